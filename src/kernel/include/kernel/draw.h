#pragma once
// Numbers that look random and are the same on every machine for the same seed: for demonstrations and tests,
// never for secrets.
#include <cstddef>
#include <cstdint>

namespace varn {

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014).
class Draw {
public:
    explicit Draw(std::uint64_t seed) : state_(seed) {}

    /// 0 to `end` - 1; `end` is not 0.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
    bool happens(std::size_t in_a_hundred) { return below(100) < in_a_hundred; }

private:
    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        auto mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
        return mixed ^ (mixed >> 31U);
    }
    std::uint64_t state_;
};

}  // namespace varn
