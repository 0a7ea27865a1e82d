#pragma once
// Slows down whoever guesses passwords: after some failures each further one doubles the wait, for a user
// name and for an address. The memory is bounded; what has been quiet is forgotten first.
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "kernel/time.h"

namespace varn::auth {

/// How patient the throttle is with one kind of key.
struct Patience {
    int free_failures;                   // without any wait
    std::int64_t wait_milliseconds_max;  // the longest wait
};
// The wait for a user name is short, since anybody could cause it for somebody else; a whole municipality may
// share one address, so an address is given many tries, and then waits long.
inline constexpr Patience patience_with_name{5, 60'000};
inline constexpr Patience patience_with_address{50, 15 * 60'000};
inline constexpr std::int64_t forgotten_after_milliseconds = 30 * 60'000;

/// Counts the tries that failed. Safe to use from several threads.
class Throttle {
public:
    explicit Throttle(std::size_t remembered_max = 20'000) : remembered_max_(remembered_max) {}

    /// A try is about to be made, and counts as failed until `succeeded`: many at once do not slip by.
    /// `too_many` with `seconds` when it is too early; such a try is not counted.
    Result<Done> begin(std::string_view user_name, std::string_view address, Instant now);
    /// The try was right: the name is forgiven, and the address gets this one try back.
    void succeeded(std::string_view user_name, std::string_view address);
    std::size_t remembered() const;

private:
    struct Tries {
        int failures = 0;
        Instant last{};
    };
    using Map = std::map<std::string, Tries, std::less<>>;

    static std::int64_t wait(Tries const& tries, Patience patience, Instant now);
    void count(std::string const& key, Instant now);
    void forget(Instant now);

    mutable std::mutex mutex_;
    Map tries_;
    std::size_t const remembered_max_;
};

}  // namespace varn::auth
