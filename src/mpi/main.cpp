// varn-mpi: what falls with what, and how likely, reckoned by many processes. Started by mpirun.
#include <exception>
#include <fstream>
#include <iostream>
#include <sstream>

#include "asked.h"
#include "platform/i18n.h"
#include "resilience/network_answers.h"
#include "resilience/network_file.h"
#include "shares.h"

namespace varn::mpi {
namespace {

/// As the commands of varn have them (docs/operations/commands.md).
enum ExitCode { exit_done = 0, exit_failed = 1, exit_usage = 2, exit_invalid = 3, exit_not_found = 4 };

ExitCode tell(Crew const& crew, Error const& error) {
    bool const is_usage = !error.problems.empty() && error.problems[0].key == "app.usage";
    if (crew.is_first()) {
        auto const language = i18n::language_of_terminal();
        if (!is_usage) {
            std::cerr << "varn-mpi: " << i18n::text(language, error.key, error.params) << '\n';
        }
        for (auto const& problem : error.problems) {
            std::cerr << (is_usage ? "" : "  ") << problem.pointer << (problem.pointer.empty() ? "" : ": ")
                      << i18n::text(language, problem.key, problem.params) << '\n';
        }
    }
    if (error.code == ErrorCode::not_found) {
        return exit_not_found;
    }
    bool const is_failure = error.code == ErrorCode::internal || error.code == ErrorCode::unavailable;
    return is_usage ? exit_usage : is_failure ? exit_failed : exit_invalid;
}

/// All of a file, read by the first and given to all.
Result<std::string> bytes_for_all(Crew const& crew, std::string const& file) {
    std::string bytes;
    int is_read = 1;
    if (crew.is_first()) {
        std::ifstream in{file, std::ios::binary};
        std::ostringstream all;
        all << in.rdbuf();
        is_read = in ? 1 : 0;
        bytes = std::move(all).str();
    }
    crew.share(is_read);
    if (is_read == 0) {
        return Error{ErrorCode::not_found, "app.cannot_read", {{"file", file}}, {}, {}};
    }
    crew.share(bytes);
    return bytes;
}

Result<json::Object> answer(Crew const& crew, Asked const& asked) {
    TRY(bytes, bytes_for_all(crew, asked.file));
    TRY(network, resilience::read_network_file(bytes));
    bytes = {};
    auto out = resilience::told_head(network, asked.file);
    if (asked.pairs) {
        TRY(found, pairs(crew, network, asked));
        out.emplace_back("n2", std::move(found));
    }
    if (asked.scenarios > 0) {
        TRY(reckoned, monte_carlo(crew, network, asked));
        out.emplace_back("monte_carlo", std::move(reckoned));
    }
    return out;
}

ExitCode run(Crew const& crew, std::vector<std::string> const& words) {
    auto const asked = asked_by(words);
    if (!asked) {
        return tell(crew, asked.error());
    }
    auto answered = answer(crew, asked.value());
    if (!answered) {
        return tell(crew, answered.error());
    }
    if (crew.is_first()) {
        std::cout << json::to_text(json::Value{std::move(answered).value()}, 2) << '\n';
    }
    return exit_done;
}

}  // namespace
}  // namespace varn::mpi

int main(int count, char** words) {
    varn::mpi::Crew const crew{count, words};
    try {
        varn::i18n::load_embedded();
        return varn::mpi::run(crew, {words + 1, words + count});
    } catch (std::exception const& failure) {
        std::cerr << "varn-mpi: " << failure.what() << '\n';
        crew.abandon();
    }
}
