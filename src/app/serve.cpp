#include "serve.h"

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <thread>

#include "calendar.h"
#include "document_style.h"
#include "folding.h"
#include "house.h"
#include "job_kinds.h"
#include "metrics_page.h"
#include "notices.h"
#include "organisation/api.h"
#include "pack_routes.h"
#include "platform/acting.h"
#include "platform/appointment.h"
#include "platform/dispatch.h"
#include "platform/events.h"
#include "platform/explanation.h"
#include "platform/federation_routes.h"
#include "platform/i18n.h"
#include "platform/jobs_routes.h"
#include "platform/listening.h"
#include "platform/log.h"
#include "platform/notify_routes.h"
#include "platform/proof_routes.h"
#include "platform/read_log.h"
#include "platform/scim.h"
#include "platform/search_routes.h"
#include "platform/secrecy.h"
#include "platform/server.h"
#include "platform/verification_routes.h"
#include "search_kinds.h"
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

/// What the server is asked to bear, of which the system has to allow the open files.
http::ServerOptions bounds_of(config::Settings const& settings, clock::Clock const& clock) {
    constexpr std::size_t other_files = 256;  // the database, the log, sockets to others
    http::ServerOptions bounds;
    bounds.address = settings.listen_address;
    bounds.port = static_cast<std::uint16_t>(settings.listen_port);
    bounds.stop_on_signal = true;
    bounds.now = [&clock] { return clock.now(); };
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = std::min<rlim_t>(files.rlim_max, bounds.connections_max + other_files);
        setrlimit(RLIMIT_NOFILE, &files);
        if (files.rlim_cur < bounds.connections_max + other_files) {
            bounds.connections_max =
                files.rlim_cur > 2 * other_files ? files.rlim_cur - other_files : other_files;
            log::warning("server.few_files",
                         {log::number("connections", static_cast<std::int64_t>(bounds.connections_max))});
        }
    }
    return bounds;
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

/// How documents look. A demonstration without a style of its own still bears its town's name.
Result<std::shared_ptr<documents::Style const>> style_of(config::Settings const& settings,
                                                         auth::TownFacts const& facts) {
    if (settings.document_style || !facts.demo) {
        return document_style(settings);
    }
    auto style = documents::default_style();
    style.organisation = {{"sv", facts.name}, {"en", facts.name}};
    return std::make_shared<documents::Style const>(std::move(style));
}

/// Where it is kept who read what in locked rooms, and what is confidential anywhere.
void keep_readings(Town& town, http::DispatchOptions& options) {
    options.keep_reading = [&town](auth::Actor const& actor, http::LockedReading const& told) {
        return reads::keep(town, actor, {told.action, told.route, told.subjects});
    };
    options.confidential_among = [&town](std::vector<std::string> const& ids) {
        return reads::confidential_among(town, ids);
    };
}

/// Carries what was committed to the event streams while the server runs, whichever process committed it.
class Carrying {
public:
    Carrying(Town& town, http::EventHub& hub)
        : happenings_(town.db, hub),
          bell_(town),
          hub_(hub),
          thread_([this] { carry(); }),
          listening_(town.db, [this] { wake(); }) {}
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
            ring();
            lock.lock();
            woken_.wait_for(lock, at_least_each, [this] { return stopping_ || has_heard_; });
        }
    }

    /// Tells those whose inbox grew.
    void ring() {
        auto const told = bell_.ring();
        if (!told) {
            return log::warning("events.not_carried", {log::cause(told.error().cause)});
        }
        for (auto const& account : told.value()) {
            hub_.publish(notify::rung(account));
        }
    }

    verification::Happenings happenings_;
    notify::Bell bell_;
    http::EventHub& hub_;
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
    session.second_factor = *choice_of<auth::SecondFactorRule>(name_of(settings.second_factor));
    session.appointing = settings.administrators_by_two ? auth::Appointing::by_two : auth::Appointing::by_one;
    session.key_file = settings.data_directory + "/installation.key";
    session.origin = settings.public_url.value_or("");
    static auto const wall = clock::system_clock();
    session.wall = wall.get();
    auto below = [&town](std::string const& unit, Date on) -> std::vector<std::string> {
        db::ReadTx tx{town.db};
        auto units = organisation::with_all_below(tx, unit, on);
        if (units && units.value().empty()) {
            units = organisation::units_of_sector(tx, unit, on);
        }
        return units ? std::move(units).value() : std::vector<std::string>{};
    };
    return std::make_unique<auth::Sessions>(town, below, session);
}

oidc::Settings openid_settings(config::Settings const& settings, std::function<std::string()> address) {
    return {.rules = {.loopback = settings.allow_loopback_provider},
            .address = std::move(address),
            .secure = settings.public_url && settings.public_url->starts_with("https:"),
            .ca_file = settings.provider_ca_file.value_or("")};
}

/// By the policies: whether somebody may read what stands at a place.
secrecy::MayRead may_read() {
    return [rules = all_rules()](auth::Actor const& actor, std::string_view table, auth::Place const& place) {
        auto const action = action_to_read(table);
        return action && std::any_of(rules.begin(), rules.end(), [&](auto const& one) {
                   return auth::judge(one, actor, *action, place).ok();
               });
    };
}

std::vector<http::Route> all_routes(Serving const& serving, auth::TownFacts facts, secrecy::Ceiling ceiling) {
    auto& sessions = serving.sessions;
    auto& openid = serving.openid;
    auto const version = facts.version;
    auto all = auth::auth_routes(sessions, std::move(facts));
    all.push_back(verification::events_route(serving.hub));
    for (auto routes :
         {federation::federation_routes(openid.rules(), sessions.units_below()), openid.routes(),
          context_routes(serving.style), pack_routes(), jobs::routes(), verification::routes(entities()),
          verification::proof_routes(entities()), notify::routes(notice_kinds(), notice_titles()),
          search::search_routes(serving.search, all_rules()), secrecy::routes(ceiling),
          seconding::routes(
              {secrecy::release_verb(may_read()), auth::appointment_verb(sessions.units_below())})}) {
        for (auto& route : routes) {
            all.push_back(std::move(route));
        }
    }
    all.push_back(secrecy::explanation_route(all_rules(), [&sessions](Town& town, AnyId const& account) {
        return auth::acting_as(town, {account.text}, sessions.units_below());
    }));
    http::add_api_routes(all, version, released);
    return all;
}

ExitCode serve(Context const& context, OpenTown& opened, auth::TownFacts facts) {
    auto const& settings = context.loaded.settings;
    auto const post = post_of(settings);
    if (!post) {
        return tell(context, post.error());
    }
    if (facts.demo && !is_loopback(settings.listen_address) && !settings.allow_remote_demo) {
        return tell(
            context,
            Error{ErrorCode::invalid, "app.demo_is_local", {{"address", settings.listen_address}}, {}, {}});
    }
    auto const style = style_of(settings, facts);
    if (!style) {
        return tell(context, style.error());
    }
    auto const sessions = make_sessions(opened.town(), settings);
    auto const clock = clock::system_clock();
    std::atomic<int> port = settings.listen_port;
    auto const address = [&] {
        auto told = address_of(settings, port);
        return told.ends_with('/') ? told.substr(0, told.size() - 1) : told;
    };
    oidc::OpenIdConnect openid{opened.town(), *sessions, *clock, openid_settings(settings, address)};
    http::EventHub hub;
    http::DispatchOptions options;
    options.authenticate = openid.recognise_by(auth::recognise_by(*sessions));
    options.annexes.push_back(openid.annex());
    options.annexes.push_back(scim::annex(opened.town(), address));
    options.annexes.push_back(calendar_annex(opened.town(), sessions->units_below(), address));
    options.sight_of = secrecy::sight_of;
    options.half_way = auth::half_way_actions();
    keep_readings(opened.town(), options);
    options.ready = [&] { return opened.town().db.answers(); };
    options.find_asset = web_assets();
    options.tls_in_front = settings.public_url && settings.public_url->starts_with("https:");
    options.origin = settings.public_url.value_or("");
    http::Dispatcher const dispatcher{opened.town(),
                                      all_routes({*sessions, openid, hub, opened.search(), style.value()},
                                                 std::move(facts), {settings.secrecy_ceiling}),
                                      std::move(options)};
    auto sinks = sinks_of(settings, opened.town());
    if (!sinks) {
        return tell(context, sinks.error());
    }
    http::Server server{bounds_of(settings, *clock), dispatcher};
    if (auto const listening = server.listen(); !listening) {
        return tell(context, listening.error());
    }
    auto const metrics = MetricsPage::start(settings, opened.town().db, server);
    if (!metrics) {
        return tell(context, metrics.error());
    }
    if (auto const told = metrics.value()->port(); told != 0) {
        log::info("metrics.served", {log::number("port", told)});
    }
    Signing const signing{opened.town(), settings, std::move(sinks).value()};
    port = server.port();
    if (auto const greeted = greet(context, opened, address_of(settings, server.port())); !greeted) {
        return tell(context, greeted.error());
    }
    {
        Carrying const carrying{opened.town(), hub};
        jobs::Runner runner{opened.town(), job_kinds(settings, post.value())};
        runner.start();
        Folding const folding{opened.town().db, opened.search()};
        server.run();
    }
    return exit_done;
}

}  // namespace varn::app
