#pragma once
// Slows down whoever guesses: after some failures each further one doubles the wait, for what is guessed at
// and for the address it comes from. Kept in the database, so that several server processes count together
// and a restart forgives nobody; bounded, and by digest, so that it holds nothing that somebody typed (ADR
// 0023).
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "kernel/result.h"
#include "kernel/time.h"
#include "platform/db.h"

namespace varn::auth {

/// How patient the throttle is with one kind of key.
struct Patience {
    int free_failures;                    // without any wait
    std::int64_t wait_milliseconds_max;   // the longest wait
    std::int64_t forgotten_milliseconds;  // quiet for longer, it is forgotten
};
// The wait for a user name is short, since anybody could cause it for somebody else; a whole municipality may
// share one address, so an address is given many tries, and then waits long. Codes have six digits and only
// who knows the password can try them, so they are given few tries and are remembered for a day.
inline constexpr Patience patience_with_name{5, 60'000, 30 * 60'000};
inline constexpr Patience patience_with_address{50, 15 * 60'000, 30 * 60'000};
inline constexpr Patience patience_with_codes{5, 15 * 60'000, 24LL * 3'600'000};

/// One try: at what, from where.
struct Try {
    std::string_view at;  // "password of anna"
    std::string_view address;
    Patience patience = patience_with_name;
};

/// Counts the tries that failed. Safe to use from several threads and processes.
class Throttle {
public:
    explicit Throttle(db::Database& database, std::int64_t remembered_max = 20'000)
        : database_(database), remembered_max_(remembered_max) {}

    /// A try is about to be made, and counts as failed until `succeeded`: many at once do not slip by.
    /// `too_many` with `seconds` when it is too early; such a try is not counted.
    Result<Done> begin(Try const& attempt, Instant now);
    /// The try was right: what it was at is forgiven, and the address gets this one try back.
    Result<Done> succeeded(Try const& attempt);

private:
    Result<Done> make_room(db::Housekeeping& tx, Instant now);

    db::Database& database_;
    std::int64_t const remembered_max_;
    std::atomic<unsigned> begun_ = 0;
};

}  // namespace varn::auth
