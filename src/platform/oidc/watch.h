#pragma once
// When a session's provider is asked: in the background while the session is used, and before the request is
// answered when the last word is older than a minute. A session that nobody uses asks nothing. A provider
// that does not answer is asked in the background alone until it does, and its sessions stand meanwhile (ADR
// 0022).
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>

#include "vouching.h"

namespace varn::oidc {

inline constexpr std::int64_t asked_anew_ms = 30'000;    // a younger word is taken as it is
inline constexpr std::int64_t word_holds_ms = 55'000;    // an older one is asked for before the answer
inline constexpr std::int64_t one_asks_for_ms = 10'000;  // of several processes, one

class Watch {
public:
    Watch(Town& town, clock::Clock const& machine, Vouching& vouching);
    ~Watch();
    Watch(Watch const&) = delete;
    Watch& operator=(Watch const&) = delete;

    enum class Standing {
        gone,      // the provider has taken its word back
        standing,  // by a word that is young enough
        asked      // the provider was asked just now, and roles may have changed meanwhile
    };
    Result<Standing> standing(std::string const& session, std::string_view session_token);

private:
    struct Task {
        std::string session;
        std::string token;
    };
    Result<bool> ask(FederatedSession const& row, std::string_view token);
    Result<bool> await_word(std::string const& session);
    bool is_good(std::string const& session);
    bool is_silent(std::string const& provider);
    Result<Done> note_silence(std::string const& provider, bool silent);
    void ask_later(std::string const& session, std::string_view token);
    void work();
    void note(std::string const& session, std::int64_t good_until);

    Town& town_;
    clock::Clock const& machine_;
    Vouching& vouching_;
    std::mutex mutex_;
    std::condition_variable woken_;
    std::map<std::string, std::int64_t>
        good_until_;                // per session, by our own clock; local sessions for ever
    std::set<std::string> silent_;  // providers that did not answer last; nobody waits for them
    std::set<std::string> waiting_;
    std::deque<Task> tasks_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace varn::oidc
