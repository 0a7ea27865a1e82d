#include <sodium.h>

#include <array>
#include <cstdint>
#include <mutex>

#include "kernel/result.h"
#include "platform/clock.h"

namespace varn::clock {
namespace {

void fill_random(void* into, std::size_t count) {
    static bool const ready = sodium_init() >= 0;
    ASSERT(ready);
    randombytes_buf(into, count);
}

std::uint64_t random_number() {
    std::uint64_t number = 0;
    fill_random(&number, sizeof number);
    return number;
}

constexpr std::uint64_t low_bits = (std::uint64_t{1} << 62) - 1;
constexpr std::uint64_t high_max = 0xFFF;

/// The parts of a UUID version 7: 48 bits of time, 12 bits and 62 bits of chance.
std::string uuid_text(std::uint64_t milliseconds, std::uint64_t high, std::uint64_t low) {
    std::uint64_t const first = milliseconds << 16 | 0x7000 | high;
    std::uint64_t const second = std::uint64_t{2} << 62 | low;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (int nibble = 0; nibble < 32; ++nibble) {
        if (nibble == 8 || nibble == 12 || nibble == 16 || nibble == 20) {
            text += '-';
        }
        auto const half = nibble < 16 ? first : second;
        text += digits[half >> (60 - 4 * (nibble % 16)) & 0xF];
    }
    return text;
}

/// Within a millisecond, and when the clock steps back, the chance part counts up by a random step (RFC
/// 9562, 6.2, method 2), so ids are strictly increasing and still not guessable.
class RandomIds final : public Ids {
public:
    explicit RandomIds(Clock const& clock) : clock_(clock) {}

    std::string next() override {
        std::scoped_lock const lock{mutex_};
        auto const now = clock_.now().milliseconds;
        ASSERT(now >= 0);
        auto const present = static_cast<std::uint64_t>(now);
        if (present > time_) {
            begin(present);
        } else {
            step();
        }
        return uuid_text(time_, high_, low_);
    }

private:
    void begin(std::uint64_t time) {
        time_ = time;
        high_ = random_number() & (high_max >> 1);  // the upper half is room to count in
        low_ = random_number() & low_bits;
    }
    void step() {
        low_ += 1 + (random_number() & 0xFFFF'FFFF);
        if (low_ > low_bits) {
            low_ &= low_bits;
            if (++high_ > high_max) {
                begin(time_ + 1);
            }
        }
    }

    Clock const& clock_;
    std::mutex mutex_;
    std::uint64_t time_ = 0;
    std::uint64_t high_ = 0;
    std::uint64_t low_ = 0;
};

class CountedIds final : public Ids {
public:
    std::string next() override {
        std::scoped_lock const lock{mutex_};
        return uuid_text(0, 0, ++count_);
    }

private:
    std::mutex mutex_;
    std::uint64_t count_ = 0;
};

}  // namespace

std::unique_ptr<Ids> random_ids(Clock const& clock) {
    return std::make_unique<RandomIds>(clock);
}

std::unique_ptr<Ids> counted_ids() {
    return std::make_unique<CountedIds>();
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    fill_random(bytes.data(), count);
    return bytes;
}

}  // namespace varn::clock
