#include "numbers.h"

#include <algorithm>

namespace varn::search {
namespace {

std::size_t word_of(std::int64_t number) {
    return static_cast<std::size_t>(number) / 64;
}

std::uint64_t bit_of(std::int64_t number) {
    return std::uint64_t{1} << (static_cast<std::size_t>(number) % 64);
}

}  // namespace

void Numbers::add(std::int64_t number) {
    auto const word = word_of(number);
    if (word >= bits_.size()) {
        bits_.resize(std::max(word + 1, bits_.size() * 2));
    }
    bits_[word] |= bit_of(number);
}

void Numbers::remove(std::int64_t number) {
    if (word_of(number) < bits_.size()) {
        bits_[word_of(number)] &= ~bit_of(number);
    }
}

bool Numbers::has(std::int64_t number) const {
    return word_of(number) < bits_.size() && (bits_[word_of(number)] & bit_of(number)) != 0;
}

void Numbers::keep(Numbers const& other) {
    bits_.resize(std::min(bits_.size(), other.bits_.size()));
    for (std::size_t i = 0; i < bits_.size(); ++i) {
        bits_[i] &= other.bits_[i];
    }
}

void Numbers::join(Numbers const& other) {
    bits_.resize(std::max(bits_.size(), other.bits_.size()));
    for (std::size_t i = 0; i < other.bits_.size(); ++i) {
        bits_[i] |= other.bits_[i];
    }
}

void Numbers::drop(Numbers const& other) {
    for (std::size_t i = 0; i < std::min(bits_.size(), other.bits_.size()); ++i) {
        bits_[i] &= ~other.bits_[i];
    }
}

std::int64_t Numbers::count() const {
    std::int64_t total = 0;
    for (auto const word : bits_) {
        total += std::popcount(word);
    }
    return total;
}

bool Numbers::nothing() const {
    return std::all_of(bits_.begin(), bits_.end(), [](auto word) { return word == 0; });
}

void Numbers::each_from_greatest(std::function<bool(std::int64_t)> const& see) const {
    for (auto i = bits_.size(); i-- > 0;) {
        for (auto word = bits_[i]; word != 0;) {
            int const bit = 63 - std::countl_zero(word);
            if (!see(static_cast<std::int64_t>(i * 64) + bit)) {
                return;
            }
            word &= ~(std::uint64_t{1} << bit);
        }
    }
}

void append_number(std::string& piece, std::int64_t distance) {
    auto left = static_cast<std::uint64_t>(distance);
    for (; left > 31; left >>= 5) {
        piece += static_cast<char>('0' + (left & 31U) + 32);
    }
    piece += static_cast<char>('0' + left);
}

}  // namespace varn::search
