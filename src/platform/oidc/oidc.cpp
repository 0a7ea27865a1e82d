#include "platform/oidc.h"

#include "door.h"
#include "platform/assets.h"
#include "platform/db_migrations.h"
#include "refusal.h"
#include "watch.h"

namespace varn::assets {
std::span<File const> oidc_migrations();
}

namespace varn::oidc {

std::vector<db::Migration> oidc_migrations() {
    return db::migrations_of("oidc", assets::oidc_migrations());
}

struct OpenIdConnect::Inside {
    Inside(Town& in, auth::Sessions& of, clock::Clock const& machine_clock, Settings given)
        : town(in),
          sessions(of),
          settings(std::move(given)),
          conversations(settings.rules, machine_clock, settings.ca_file),
          vouching(in, of, machine_clock, conversations),
          door({in, of, machine_clock, settings, conversations, vouching}),
          watch(in, machine_clock, vouching) {}
    ~Inside() { conversations.give_up(); }
    Inside(Inside const&) = delete;
    Inside& operator=(Inside const&) = delete;

    Result<http::Reply> answer(http::AnnexCall const& call);
    Result<SignedOutHere> sign_out(http::Call const& call);
    Result<std::optional<std::string>> end_session_url(http::Call const& call);

    Town& town;
    auth::Sessions& sessions;
    Settings settings;
    Conversations conversations;
    Vouching vouching;
    Door door;
    Watch watch;
};

/// /{key}/start, /{key}/callback, /{key}/logout.
Result<http::Reply> OpenIdConnect::Inside::answer(http::AnnexCall const& call) {
    auto const slash = call.below.find('/', 1);
    if (call.below.empty() || slash == std::string_view::npos) {
        return not_found();
    }
    auto const key = call.below.substr(1, slash - 1);
    auto const what = call.below.substr(slash + 1);
    bool const by_browser = call.head.method == "GET" && (what == "start" || what == "callback");
    bool const by_provider = call.head.method == "POST" && what == "logout";
    if (!by_browser && !by_provider) {
        return not_found();
    }
    TRY(provider, federation::active_provider(town, key));
    if (by_provider) {
        return door.logout(provider, call);
    }
    return what == "start" ? door.start(provider, call) : door.callback(provider, call);
}

/// Where the provider wants to be told that somebody signs out; nothing for a session that is not its own.
Result<std::optional<std::string>> OpenIdConnect::Inside::end_session_url(http::Call const& call) {
    std::optional<FederatedSession> row;
    std::optional<federation::IdentityProvider> provider;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::session(tx, call.session));
        if (!found) {
            return std::optional<std::string>{};
        }
        TRY(of, tx.find(Id<federation::IdentityProvider>{found->provider}));
        row = std::move(found);
        provider = std::move(of);
    }
    auto const token = call.head != nullptr ? call.head->cookie(sessions.cookie_name()) : std::nullopt;
    auto const kept = token ? kept_in(row->sealed, *token) : std::nullopt;
    auto const metadata =
        provider && kept ? conversations.metadata(*provider) : Result<Metadata>{unreachable("nothing_kept")};
    if (!metadata || metadata.value().end_session.empty()) {
        return std::optional<std::string>{};
    }
    auto const& where = metadata.value().end_session;
    return std::optional{where + (where.find('?') == std::string::npos ? "?" : "&") +
                         form_of({{"id_token_hint", kept->tokens.id_token},
                                  {"client_id", provider->client_id},
                                  {"post_logout_redirect_uri", settings.address() + "/sign-in"}})};
}

Result<SignedOutHere> OpenIdConnect::Inside::sign_out(http::Call const& call) {
    TRY(url, end_session_url(call));
    CHECK(sessions.sign_out(call.actor, call.session));
    CHECK(store::empty_session(town.db, call.session));
    return SignedOutHere{std::move(url)};
}

OpenIdConnect::OpenIdConnect(Town& town, auth::Sessions& sessions, clock::Clock const& machine,
                             Settings settings)
    : inside_(std::make_unique<Inside>(town, sessions, machine, std::move(settings))) {}
OpenIdConnect::~OpenIdConnect() = default;

federation::IssuerRules OpenIdConnect::rules() const {
    return inside_->settings.rules;
}

http::Annex OpenIdConnect::annex() {
    return {.path = "/federation",
            .answer = [this](http::AnnexCall const& call) { return inside_->answer(call); },
            .body_bytes_max = jwt_bytes_max + 1024};
}

std::vector<http::Route> OpenIdConnect::routes() {
    auto route =
        http::raw(http::Method::post, "/sign-outs", [this](http::Call const& call) -> Result<http::Reply> {
            TRY(told, inside_->sign_out(call));
            http::Reply reply{.status = 201, .body = json::write(told)};
            reply.headers.emplace_back("Set-Cookie", inside_->sessions.no_cookie());
            return reply;
        }).says("session.sign_out");
    route.answers = &table<SignedOutHere>();
    route.status = 201;
    std::vector<http::Route> routes;
    routes.push_back(std::move(route));
    return routes;
}

http::Authenticate OpenIdConnect::recognise_by(http::Authenticate inner) {
    return [this, inner = std::move(inner)](http::RequestHead const& head) -> Result<http::Session> {
        TRY(session, inner(head));
        auto const token = head.cookie(inside_->sessions.cookie_name());
        if (session.id.empty() || !token) {
            return std::move(session);
        }
        TRY(standing, inside_->watch.standing(session.id, *token));
        switch (standing) {
            case Watch::Standing::gone:
                return http::Session{};
            case Watch::Standing::asked:
                return inner(head);
            case Watch::Standing::standing:
                break;
        }
        return std::move(session);
    };
}

}  // namespace varn::oidc
