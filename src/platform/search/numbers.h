#pragma once
// Numbers of documents: as sets while a question is answered, as short text in the database. Private to
// platform/search.
#include <bit>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace varn::search {

/// A set of numbers, one bit each.
class Numbers {
public:
    void add(std::int64_t number);
    void remove(std::int64_t number);
    bool has(std::int64_t number) const;
    /// Keeps what `other` has too.
    void keep(Numbers const& other);
    /// Takes in what `other` has.
    void join(Numbers const& other);
    /// Leaves out what `other` has.
    void drop(Numbers const& other);
    std::int64_t count() const;
    bool nothing() const;
    /// The greatest first, until `see` says false.
    void each_from_greatest(std::function<bool(std::int64_t)> const& see) const;

private:
    std::vector<std::uint64_t> bits_;
};

/// The most characters of one piece of a list.
inline constexpr std::size_t piece_size_max = 1800;

/// A piece of a list in text: each number is told by its distance from the one before (the first from
/// `first`), five bits a character, the sixth set when more follow.
void append_number(std::string& piece, std::int64_t distance);
/// Calls `see` with every number of a piece, in order. What is no such text ends it.
template <class See>
void each_number(std::string_view piece, std::int64_t first, See&& see) {
    std::int64_t number = first;
    std::int64_t distance = 0;
    int shift = 0;
    for (char const letter : piece) {
        auto const value = static_cast<unsigned>(static_cast<unsigned char>(letter) - '0');
        if (value > 63 || shift > 55) {
            return;
        }
        distance |= static_cast<std::int64_t>(value & 31U) << shift;
        if ((value & 32U) != 0) {
            shift += 5;
            continue;
        }
        number += distance;
        see(number);
        distance = 0;
        shift = 0;
    }
}

}  // namespace varn::search
