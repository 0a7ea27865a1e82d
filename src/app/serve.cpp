#include "serve.h"

#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

#include "house.h"
#include "job_kinds.h"
#include "organisation/api.h"
#include "pack_routes.h"
#include "platform/dispatch.h"
#include "platform/events.h"
#include "platform/i18n.h"
#include "platform/jobs_routes.h"
#include "platform/listening.h"
#include "platform/log.h"
#include "platform/server.h"
#include "platform/verification_routes.h"
#include "signing.h"
#include "web_assets.h"

namespace varn::app {
namespace {

constexpr std::string_view released = "2026-11-23";

bool is_loopback(std::string_view address) {
    return address == "127.0.0.1" || address == "::1";
}

std::string address_of(config::Settings const& settings, int port) {
    if (settings.public_url) {
        return *settings.public_url;
    }
    auto const host = settings.listen_address == "::1" ? std::string{"[::1]"} : settings.listen_address;
    return "http://" + host + ":" + std::to_string(port);
}

std::vector<auth::Rules> all_rules() {
    std::vector<auth::Rules> rules;
    for (auto const& policy : policies()) {
        rules.push_back(policy.rules);
    }
    return rules;
}

/// The link that makes the first administrator, printed once and kept nowhere.
Result<Done> greet(Context const& context, OpenTown& opened, std::string const& address) {
    std::cout << i18n::text(context.language, "app.serving", {{"address", address}}) << '\n';
    TRY(token, auth::first_start_token(opened.town()));
    if (token) {
        std::cout << i18n::text(context.language, "app.first_start", {{"link", address + "/start/" + *token}})
                  << '\n';
    }
    std::cout << std::flush;
    return Done{};
}

/// Carries what was committed to the event streams while the server runs, whichever process committed it.
class Carrying {
public:
    Carrying(db::Database& database, http::EventHub& hub)
        : happenings_(database, hub),
          thread_([this] { carry(); }),
          listening_(database, [this] { wake(); }) {}
    ~Carrying() {
        {
            std::lock_guard const lock{mutex_};
            stopping_ = true;
        }
        woken_.notify_all();
        thread_.join();
    }
    Carrying(Carrying const&) = delete;
    Carrying& operator=(Carrying const&) = delete;

private:
    void wake() {
        {
            std::lock_guard const lock{mutex_};
            has_heard_ = true;
        }
        woken_.notify_all();
    }
    void carry() {
        constexpr std::chrono::seconds at_least_each{5};
        std::unique_lock lock{mutex_};
        while (!stopping_) {
            has_heard_ = false;
            lock.unlock();
            if (auto const carried = happenings_.carry(); !carried) {
                log::warning("events.not_carried", {log::cause(carried.error().cause)});
            }
            lock.lock();
            woken_.wait_for(lock, at_least_each, [this] { return stopping_ || has_heard_; });
        }
    }

    verification::Happenings happenings_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool stopping_ = false;
    bool has_heard_ = false;
    std::thread thread_;
    db::Listening listening_;  // the last to come and the first to go
};

}  // namespace

std::unique_ptr<auth::Sessions> make_sessions(Town& town, config::Settings const& settings) {
    auth::SessionSettings session;
    session.idle_minutes = static_cast<int>(settings.session_hours) * 60;
    session.absolute_minutes = std::max(session.idle_minutes, 24 * 60);
    session.secure = settings.public_url && settings.public_url->starts_with("https:");
    session.rules = all_rules();
    auto below = [&town](std::string const& unit, Date on) -> std::vector<std::string> {
        db::ReadTx tx{town.db};
        auto units = organisation::with_all_below(tx, unit, on);
        return units ? std::move(units).value() : std::vector<std::string>{};
    };
    return std::make_unique<auth::Sessions>(town, below, session);
}

std::vector<http::Route> all_routes(auth::Sessions& sessions, http::EventHub& hub, auth::TownFacts facts) {
    auto const version = facts.version;
    auto all = auth::auth_routes(sessions, std::move(facts));
    all.push_back(verification::events_route(hub));
    for (auto routes : {context_routes(), pack_routes(), jobs::routes(), verification::routes(entities())}) {
        for (auto& route : routes) {
            all.push_back(std::move(route));
        }
    }
    http::add_api_routes(all, version, released);
    return all;
}

ExitCode serve(Context const& context, OpenTown& opened, auth::TownFacts facts) {
    auto const& settings = context.loaded.settings;
    if (facts.demo && !is_loopback(settings.listen_address) && !settings.allow_remote_demo) {
        return tell(
            context,
            Error{ErrorCode::invalid, "app.demo_is_local", {{"address", settings.listen_address}}, {}, {}});
    }
    auto const sessions = make_sessions(opened.town(), settings);
    http::EventHub hub;
    http::DispatchOptions options;
    options.authenticate = auth::recognise_by(*sessions);
    options.ready = [&] { return opened.town().db.answers(); };
    options.find_asset = web_assets();
    options.tls_in_front = settings.public_url && settings.public_url->starts_with("https:");
    options.origin = settings.public_url.value_or("");
    http::Dispatcher const dispatcher{opened.town(), all_routes(*sessions, hub, std::move(facts)),
                                      std::move(options)};
    auto sinks = sinks_of(settings, opened.town());
    if (!sinks) {
        return tell(context, sinks.error());
    }
    http::ServerOptions bounds;
    bounds.address = settings.listen_address;
    bounds.port = static_cast<std::uint16_t>(settings.listen_port);
    bounds.stop_on_signal = true;
    auto const clock = clock::system_clock();
    bounds.now = [&clock] { return clock->now(); };
    http::Server server{bounds, dispatcher};
    if (auto const listening = server.listen(); !listening) {
        return tell(context, listening.error());
    }
    Signing const signing{opened.town(), settings, std::move(sinks).value()};
    if (auto const greeted = greet(context, opened, address_of(settings, server.port())); !greeted) {
        return tell(context, greeted.error());
    }
    {
        Carrying const carrying{opened.town().db, hub};
        jobs::Runner runner{opened.town(), job_kinds()};
        runner.start();
        server.run();
    }
    return exit_done;
}

}  // namespace varn::app
