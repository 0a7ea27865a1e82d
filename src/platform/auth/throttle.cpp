#include "throttle.h"

#include <algorithm>
#include <array>

#include "password.h"

namespace varn::auth {

/// How often one key has failed, as it is kept.
struct FailedTries {
    std::string subject;
    int failures = 0;
    std::int64_t last_at = 0;
    std::int64_t forgotten_at = 0;
};

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::FailedTries> {
    using F = auth::FailedTries;
    static constexpr auto value = entity<F>("failed_tries", field<&F::subject>({}), field<&F::failures>({}),
                                            field<&F::last_at>({}), field<&F::forgotten_at>({}));
};

namespace varn::auth {
namespace {

constexpr std::int64_t first_wait_milliseconds = 1000;
constexpr unsigned begun_between_sweeps = 64;

struct Key {
    std::string subject;
    Patience patience;
};

// Kept by digest, so that the memory of a try has one size and holds nothing that somebody typed.
std::string subject_of(char kind, std::string_view text) {
    return kind + kept_form(text).substr(0, 32);
}

/// The keys of a try, always in the same order, so that two processes that count both never wait for each
/// other.
std::array<Key, 2> keys_of(Try const& attempt) {
    std::array keys{Key{subject_of('a', attempt.address), patience_with_address},
                    Key{subject_of('n', attempt.at), attempt.patience}};
    return keys;
}

std::int64_t wait(FailedTries const& tries, Patience patience, Instant now) {
    if (tries.failures < patience.free_failures || tries.forgotten_at < now.milliseconds) {
        return 0;
    }
    int const doublings = std::min(tries.failures - patience.free_failures, 20);
    auto const whole = std::min(first_wait_milliseconds << doublings, patience.wait_milliseconds_max);
    auto const passed = now.milliseconds - tries.last_at;
    // A clock that was set back must not lock anybody out for longer than the longest wait.
    return passed < 0 ? 0 : std::max<std::int64_t>(whole - passed, 0);
}

Result<FailedTries> kept(db::ReadTx& tx, std::string const& subject) {
    TRY(rows, tx.query<FailedTries>("SELECT subject, failures, last_at, forgotten_at FROM failed_tries "
                                    "WHERE subject = $1",
                                    subject));
    return rows.empty() ? FailedTries{.subject = subject} : std::move(rows.front());
}

Result<Done> must_not_wait(db::ReadTx& tx, std::array<Key, 2> const& keys, Instant now) {
    std::int64_t left = 0;
    for (auto const& key : keys) {
        TRY(tries, kept(tx, key.subject));
        left = std::max(left, wait(tries, key.patience, now));
    }
    if (left > 0) {
        auto const seconds = std::to_string((left + 999) / 1000);
        return Error{ErrorCode::too_many, "auth.too_many_tries", {{"seconds", seconds}}, {}, {}};
    }
    return Done{};
}

/// Takes the row of a key for this transaction alone, making it when there is none.
Result<Done> take(db::Housekeeping& tx, Key const& key, Instant now) {
    CHECK(
        tx.exec("INSERT INTO failed_tries (subject, failures, last_at, forgotten_at) VALUES ($1, 0, $2, $2) "
                "ON CONFLICT (subject) DO UPDATE SET failures = failed_tries.failures",
                key.subject, now.milliseconds));
    return Done{};
}

Result<Done> count(db::Housekeeping& tx, Key const& key, Instant now) {
    TRY(tries, kept(tx, key.subject));
    int const before = tries.forgotten_at < now.milliseconds ? 0 : tries.failures;
    CHECK(tx.exec("UPDATE failed_tries SET failures = $1, last_at = $2, forgotten_at = $3 WHERE subject = $4",
                  before + 1, now.milliseconds, now.milliseconds + key.patience.forgotten_milliseconds,
                  key.subject));
    return Done{};
}

}  // namespace

Result<Done> Throttle::begin(Try const& attempt, Instant now) {
    auto const keys = keys_of(attempt);
    {
        // Who comes too early costs a read and no write.
        db::ReadTx tx{database_};
        CHECK(must_not_wait(tx, keys, now));
    }
    db::Housekeeping tx{database_};
    for (auto const& key : keys) {
        CHECK(take(tx, key, now));
    }
    // Asked again, since others may have counted while this one waited for its turn.
    CHECK(must_not_wait(tx, keys, now));
    for (auto const& key : keys) {
        CHECK(count(tx, key, now));
    }
    if (begun_++ % begun_between_sweeps == 0) {
        CHECK(make_room(tx, now));
    }
    return std::move(tx).commit();
}

Result<Done> Throttle::succeeded(Try const& attempt) {
    auto const keys = keys_of(attempt);
    db::Housekeeping tx{database_};
    CHECK(tx.exec("UPDATE failed_tries SET failures = failures - 1 WHERE subject = $1 AND failures > 0",
                  keys[0].subject));
    CHECK(tx.exec("DELETE FROM failed_tries WHERE subject = $1", keys[1].subject));
    return std::move(tx).commit();
}

// Whatever has been quiet long enough goes; if that is too little, whoever failed least, since somebody who
// tries many names must not be able to push out the memory of one that is under attack.
Result<Done> Throttle::make_room(db::Housekeeping& tx, Instant now) {
    CHECK(tx.exec("DELETE FROM failed_tries WHERE forgotten_at < $1", now.milliseconds));
    TRY(remembered, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM failed_tries"));
    if (remembered > remembered_max_) {
        CHECK(
            tx.exec("DELETE FROM failed_tries WHERE subject IN (SELECT subject FROM failed_tries "
                    "ORDER BY failures, last_at LIMIT $1)",
                    remembered - remembered_max_ * 3 / 4));
    }
    return Done{};
}

}  // namespace varn::auth
