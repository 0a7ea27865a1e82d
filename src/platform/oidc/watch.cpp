#include "watch.h"

#include <chrono>
#include <limits>

#include "platform/log.h"

namespace varn::oidc {
namespace {

constexpr std::size_t known_max = 50'000;
constexpr std::size_t tasks_max = 1000;

Result<std::optional<FederatedSession>> row_of(Town& town, std::string const& session) {
    db::ReadTx tx{town.db};
    return store::session(tx, session);
}

}  // namespace

Watch::Watch(Town& town, clock::Clock const& machine, Vouching& vouching)
    : town_(town), machine_(machine), vouching_(vouching), thread_([this] { work(); }) {}

Watch::~Watch() {
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void Watch::note(std::string const& session, std::int64_t good_until) {
    std::lock_guard const lock{mutex_};
    if (good_until_.size() >= known_max) {
        good_until_.clear();
    }
    good_until_[session] = good_until;
}

bool Watch::is_good(std::string const& session) {
    auto const now = machine_.now().milliseconds;
    std::lock_guard const lock{mutex_};
    auto const known = good_until_.find(session);
    return known != good_until_.end() && now < known->second;
}

bool Watch::is_silent(std::string const& provider) {
    std::lock_guard const lock{mutex_};
    return silent_.contains(provider);
}

Result<Watch::Standing> Watch::standing(std::string const& session, std::string_view token) {
    if (is_good(session)) {
        return Standing::standing;
    }
    TRY(row, row_of(town_, session));
    if (!row) {
        // A session that nobody vouches for: signed in here, and never asked about again.
        note(session, std::numeric_limits<std::int64_t>::max());
        return Standing::standing;
    }
    if (row->sealed.empty()) {
        return Standing::gone;
    }
    auto const age = machine_.now().milliseconds - row->checked_at.milliseconds;
    if (age < asked_anew_ms) {
        note(session, row->checked_at.milliseconds + asked_anew_ms);
        return Standing::standing;
    }
    if (age < word_holds_ms || is_silent(row->provider)) {
        ask_later(session, token);
        return Standing::standing;
    }
    TRY(stands, ask(*row, token));
    return stands ? Standing::asked : Standing::gone;
}

Result<bool> Watch::ask(FederatedSession const& row, std::string_view token) {
    auto const now = machine_.now();
    // Refresh tokens are used once: two who ask at the same time would look like a thief.
    TRY(ours, store::claim(town_.db, row.session, now, Instant{now.milliseconds - one_asks_for_ms}));
    if (!ours) {
        return await_word(row.session);
    }
    TRY(word, vouching_.ask(row, token));
    CHECK(note_silence(row.provider, word == Vouching::Word::unknown));
    if (word == Vouching::Word::taken_back) {
        return false;
    }
    note(row.session, now.milliseconds + (word == Vouching::Word::given ? asked_anew_ms : one_asks_for_ms));
    return true;
}

/// Waits for the one who asks already, here or in another process.
Result<bool> Watch::await_word(std::string const& session) {
    constexpr int glances = 40;
    for (int i = 0; i < glances && !is_good(session); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{100});
        TRY(row, row_of(town_, session));
        if (!row || row->sealed.empty()) {
            return false;
        }
        if (machine_.now().milliseconds - row->checked_at.milliseconds < word_holds_ms) {
            return true;
        }
    }
    return true;
}

/// Audits when a provider falls silent, so that afterwards one can see which hours rest on its last word, and
/// when it answers again.
Result<Done> Watch::note_silence(std::string const& provider, bool silent) {
    {
        std::lock_guard const lock{mutex_};
        bool const changed = silent ? silent_.insert(provider).second : silent_.erase(provider) > 0;
        if (!changed) {
            return Done{};
        }
    }
    db::WriteTx tx{town_.db};
    return std::move(tx).commit(
        {"system", silent ? "provider.silent" : "provider.answers", "identity_provider", provider, {}});
}

void Watch::ask_later(std::string const& session, std::string_view token) {
    {
        std::lock_guard const lock{mutex_};
        if (tasks_.size() >= tasks_max || !waiting_.insert(session).second) {
            return;
        }
        tasks_.push_back({session, std::string{token}});
    }
    woken_.notify_one();
}

void Watch::work() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        woken_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
        if (stopping_) {
            return;
        }
        auto const task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        auto row = row_of(town_, task.session);
        if (row && row.value()) {
            if (auto const asked = ask(*row.value(), task.token); !asked) {
                log::warning("oidc.not_asked",
                             {log::word("key", asked.error().key), log::cause(asked.error().cause)});
            }
        }
        lock.lock();
        waiting_.erase(task.session);
    }
}

}  // namespace varn::oidc
