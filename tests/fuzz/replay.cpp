// A target without libFuzzer, for any compiler: plays the corpus, and mutations of it that are the same in
// every run, for at most so many seconds.
//     fuzz_json FOLDER [SECONDS]
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

using Input = std::vector<std::uint8_t>;

Input const* latest = nullptr;

/// What was played when it ended badly, to be kept in the corpus once it is mended.
void tell_latest(int) {
    for (auto const byte : *latest) {
        std::fprintf(stderr, "%02x", byte);
    }
    std::fprintf(stderr, "\n");
    std::_Exit(1);
}

void play(Input const& input) {
    latest = &input;
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

std::vector<Input> corpus(std::filesystem::path const& folder) {
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator{folder}) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<Input> inputs{{}};
    for (auto const& file : files) {
        std::ifstream in{file, std::ios::binary};
        inputs.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    }
    return inputs;
}

/// Changes, takes out, doubles or joins a few bytes.
Input mutated(std::vector<Input> const& inputs, std::mt19937& random) {
    auto const below = [&random](std::size_t most) { return most == 0 ? 0 : random() % most; };
    auto input = inputs[below(inputs.size())];
    for (auto changes = 1 + below(6); changes > 0; --changes) {
        auto const at = static_cast<std::ptrdiff_t>(below(input.size() + 1));
        auto const length = std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(1 + below(16)),
                                                     static_cast<std::ptrdiff_t>(input.size()) - at);
        switch (below(5)) {
            case 0:
                input.insert(input.begin() + at, static_cast<std::uint8_t>(random()));
                break;
            case 1:
                input.erase(input.begin() + at, input.begin() + at + length);
                break;
            case 2: {
                Input const piece(input.begin() + at, input.begin() + at + length);
                input.insert(input.begin() + at, piece.begin(), piece.end());
                break;
            }
            case 3: {
                auto const& other = inputs[below(inputs.size())];
                auto const from = static_cast<std::ptrdiff_t>(below(other.size()));
                input.insert(input.begin() + at, other.begin() + from, other.end());
                break;
            }
            default:
                if (length > 0) {
                    input[static_cast<std::size_t>(at)] ^= static_cast<std::uint8_t>(1U << below(8));
                }
        }
    }
    return input;
}

}  // namespace

int main(int count, char** words) {
    if (count < 2) {
        std::fprintf(stderr, "usage: %s FOLDER [SECONDS]\n", words[0]);
        return 2;
    }
    for (int const bad : {SIGABRT, SIGSEGV, SIGFPE}) {
        std::signal(bad, tell_latest);
    }
    auto const inputs = corpus(words[1]);
    for (auto const& input : inputs) {
        play(input);
    }
    auto const until =
        std::chrono::steady_clock::now() + std::chrono::seconds{count > 2 ? std::atoi(words[2]) : 0};
    std::mt19937 random{1};  // NOLINT: the same in every run
    long long played = 0;
    for (; std::chrono::steady_clock::now() < until; ++played) {
        auto const input = mutated(inputs, random);
        play(input);
    }
    std::printf("%zu inputs and %lld mutations\n", inputs.size(), played);
    return inputs.size() > 1 ? 0 : 1;
}
