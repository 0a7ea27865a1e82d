#include "platform/sessions.h"

#include <algorithm>
#include <set>

#include "asking.h"
#include "password.h"
#include "platform/acting.h"
#include "refusals.h"
#include "store.h"
#include "throttle.h"
#include "unit_cache.h"

namespace varn::auth {
namespace {

constexpr int sessions_of_one_max = 20;
constexpr std::int64_t minute = 60'000;

Error unauthenticated() {
    return Error{ErrorCode::unauthenticated, "auth.unauthenticated", {}, {}, {}};
}

Result<Done> must_be_somebody(Actor const& actor) {
    if (!actor.is_somebody()) {
        return unauthenticated();
    }
    return Done{};
}

Instant minutes_before(Instant now, int minutes) {
    return Instant{now.milliseconds - minutes * minute};
}

HeldRole held_role(RoleGrant const& grant, std::string const& account) {
    HeldRole held{grant.role, grant.unit, grant.sector, grant.matter, {}};
    if (grant.account.text != account) {
        held.acting_for = AnyId{grant.account.text};
    }
    return held;
}

/// Every action that one of the roles allows somewhere, sorted.
std::vector<std::string> actions_of(std::vector<Rules> const& policies, std::vector<HeldRole> const& roles) {
    std::set<std::string> actions;
    for (auto const& rules : policies) {
        for (auto const& rule : rules) {
            auto const held = [&](HeldRole const& one) { return one.role == rule.role; };
            if (std::any_of(roles.begin(), roles.end(), held)) {
                actions.emplace(rule.action);
            }
        }
    }
    return {actions.begin(), actions.end()};
}

/// What is known of a typed user name: its account, if there is an active one, and the kept hash.
struct Candidate {
    std::optional<Account> account;
    std::string secret;  // empty when nobody can sign in
};

Result<Candidate> candidate(Town& town, std::string const& user_name) {
    db::ReadTx tx{town.db};
    // What cannot be a user name is asked for as nobody's, so that the database sees only plain text.
    std::vector<Problem> problems;
    check_user_name(user_name, problems);
    TRY(account,
        store::account_named(tx, problems.empty() ? std::string_view{user_name} : std::string_view{}));
    // Asked for an unknown account too, so that both cost the same.
    TRY(secret, store::secret(tx, account ? account->id.text : std::string{}));
    bool const open = account && account->status == AccountStatus::active;
    return Candidate{std::move(account), open ? std::move(secret) : std::string{}};
}

}  // namespace

struct Sessions::Inside {
    Town& town;
    SessionSettings settings;
    UnitCache units;
    Throttle throttle{};
    Refusals refusals{};

    Instant ends_at(SessionRow const& row) const {
        auto const idle = row.last_seen_at.milliseconds + settings.idle_minutes * minute;
        auto const absolute = row.created_at.milliseconds + settings.absolute_minutes * minute;
        return Instant{std::min(idle, absolute)};
    }
    bool is_alive(SessionRow const& row) const {
        return row.status == AccountStatus::active && town.clock.now() < ends_at(row);
    }
    store::SessionTimes alive_since() const {
        auto const now = town.clock.now();
        return {minutes_before(now, settings.absolute_minutes), minutes_before(now, settings.idle_minutes)};
    }

    Result<Done> audit_refusal(Candidate const& refused) {
        auto const counted = refusals.to_audit(town.clock.now());
        if (!counted) {
            return Done{};
        }
        // Never what was typed: people type their password where the name belongs.
        audit::Entry entry{"system", "auth.sign_in_refused", "account", {}, {}};
        entry.subject = refused.account ? refused.account->id.text : "";
        entry.reason = *counted > 0 ? "refused_before=" + std::to_string(*counted) : "";
        return keep_entry(town, entry);
    }

    Result<SignedIn> tell(db::ReadTx& tx, SessionRow const& row) const {
        TRY(grants, store::grants_on(tx, row.account, town.clock.today()));
        SignedIn told{.account = {row.account},
                      .user_name = row.user_name,
                      .name = row.name,
                      .language = row.language,
                      .roles = {},
                      .actions = {},
                      .csrf_token = row.csrf_token,
                      .ends_at = ends_at(row)};
        for (auto const& grant : grants) {
            told.roles.push_back(held_role(grant, row.account));
        }
        told.actions = actions_of(settings.rules, told.roles);
        return told;
    }

    Result<NewSession> open_session(Account const& account);
};

Result<NewSession> Sessions::Inside::open_session(Account const& account) {
    auto const token = new_token();
    auto const now = town.clock.now();
    SessionRow const row{.id = town.ids.next(),
                         .account = account.id.text,
                         .csrf_token = new_token(),
                         .created_at = now,
                         .last_seen_at = now,
                         .user_name = account.user_name,
                         .name = account.name,
                         .status = account.status,
                         .language = account.language};
    // The audit first: nobody is ever signed in without an entry that says so.
    CHECK(keep_entry(town, about(Actor{account.id.text, account.name, {}}, "auth.sign_in", account.id)));
    CHECK(store::add_session(town.db, row, kept_form(token), alive_since(), sessions_of_one_max));
    db::ReadTx tx{town.db};
    TRY(told, tell(tx, row));
    return NewSession{token, std::move(told)};
}

bool Recognised::csrf_matches(std::string_view given) const {
    return same_secret(csrf_token, given);
}

Sessions::Sessions(Town& town, UnitsBelow units_below, SessionSettings settings)
    : inside_(new Inside{town, settings, UnitCache{std::move(units_below)}}) {}
Sessions::~Sessions() = default;

Result<NewSession> Sessions::sign_in(SignIn const& ask, std::string_view address) {
    auto& town = inside_->town;
    auto const user_name = kept_user_name(ask.user_name);
    CHECK(inside_->throttle.begin(user_name, address, town.clock.now()));
    TRY(found, candidate(town, user_name));
    TRY(match, match_password(ask.password, found.secret));
    if (match == Match::no) {
        CHECK(inside_->audit_refusal(found));
        return Error{ErrorCode::unauthenticated, "auth.sign_in_refused", {}, {}, {}};
    }
    inside_->throttle.succeeded(user_name, address);
    if (match == Match::yes_by_old_cost) {
        TRY(hash, hash_password(ask.password));
        CHECK(store::keep_secret(town.db, found.account->id.text, hash));
    }
    return inside_->open_session(*found.account);
}

Result<Recognised> Sessions::authenticate(std::optional<std::string_view> token) {
    if (!token || !is_token(*token)) {
        return Recognised{};
    }
    auto& town = inside_->town;
    auto const now = town.clock.now();
    std::optional<SessionRow> row;
    std::vector<RoleGrant> grants;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::session_of(tx, kept_form(*token)));
        if (!found || !inside_->is_alive(*found)) {
            return Recognised{};
        }
        TRY(held, store::grants_on(tx, found->account, town.clock.today()));
        row = std::move(found);
        grants = std::move(held);
    }
    Recognised seen{.actor = {row->account, row->name, {}},
                    .session = row->id,
                    .csrf_token = row->csrf_token,
                    .language = row->language};
    for (auto const& grant : grants) {
        seen.actor.grants.push_back(present(grant, row->account, [&](std::string const& place) {
            return inside_->units.below(town, place, town.clock.today());
        }));
    }
    if (now.milliseconds - row->last_seen_at.milliseconds >= minute) {
        // A session that cannot be marked as seen ends a little earlier; that is no reason to refuse the
        // request.
        (void)store::touch_session(town.db, row->id, now);
    }
    return seen;
}

Result<SignedIn> Sessions::signed_in(Actor const& actor, std::string_view session) {
    CHECK(must_be_somebody(actor));
    db::ReadTx tx{inside_->town.db};
    TRY(rows, store::sessions_of(tx, actor.account));
    for (auto const& row : rows) {
        if (row.id == session && inside_->is_alive(row)) {
            return inside_->tell(tx, row);
        }
    }
    return unauthenticated();
}

Result<Done> Sessions::change_password(Actor const& actor, NewPassword const& ask, std::string_view session) {
    CHECK(must_be_somebody(actor));
    auto& town = inside_->town;
    Id<Account> const id{actor.account};
    std::string account_name;
    std::string secret;
    {
        db::ReadTx tx{town.db};
        TRY(account, tx.get(id));
        TRY(kept, store::secret(tx, id.text));
        account_name = account.user_name;
        secret = kept;
    }
    if (!ask.current_password) {
        return invalid("/current_password", "auth.current_password_needed");
    }
    CHECK(must_be_good_password(ask.password, account_name, "/password"));
    // Whoever has got hold of an open session must not be able to guess the password by it.
    auto const guessing = "own password of " + id.text;
    CHECK(inside_->throttle.begin(guessing, guessing, town.clock.now()));
    TRY(match, match_password(*ask.current_password, secret));
    if (match == Match::no) {
        return invalid("/current_password", "auth.current_password_wrong");
    }
    inside_->throttle.succeeded(guessing, guessing);
    TRY(hash, hash_password(ask.password));
    CHECK(keep_entry(town, about(actor, "auth.password", id)));
    CHECK(store::keep_secret(town.db, id.text, hash));
    CHECK(store::revoke_sessions(town.db, id.text, session, town.clock.now()));
    return Done{};
}

Result<Done> Sessions::sign_out(Actor const& actor, std::string_view session) {
    CHECK(must_be_somebody(actor));
    auto& town = inside_->town;
    TRY(ended, store::revoke_session(town.db, actor.account, session, town.clock.now()));
    if (ended == 0) {
        return Done{};
    }
    return keep_entry(town, about(actor, "auth.sign_out", {actor.account}));
}

Result<std::vector<Session>> Sessions::list_sessions(Actor const& actor, std::string_view session) {
    CHECK(must_be_somebody(actor));
    db::ReadTx tx{inside_->town.db};
    TRY(rows, store::sessions_of(tx, actor.account));
    std::vector<Session> living;
    for (auto const& row : rows) {
        if (inside_->is_alive(row)) {
            living.push_back(
                {{row.id}, row.created_at, row.last_seen_at, inside_->ends_at(row), row.id == session});
        }
    }
    return living;
}

Result<Done> Sessions::revoke_session(Actor const& actor, Id<Session> const& id) {
    CHECK(must_be_somebody(actor));
    auto& town = inside_->town;
    TRY(ended, store::revoke_session(town.db, actor.account, id.text, town.clock.now()));
    if (ended == 0) {
        return not_found();
    }
    return keep_entry(town, about(actor, "auth.session_revoked", {actor.account}));
}

std::string_view Sessions::cookie_name() const {
    return inside_->settings.secure ? "__Host-varn_session" : "varn_session";
}

std::string Sessions::cookie(std::string_view token) const {
    // No Max-Age: the cookie goes with the browser, and the server decides when the session ends.
    std::string out{cookie_name()};
    out += "=";
    out += token;
    out += "; Path=/; HttpOnly; SameSite=Strict";
    out += inside_->settings.secure ? "; Secure" : "";
    return out;
}

std::string Sessions::no_cookie() const {
    return cookie("") + "; Max-Age=0";
}

UnitsBelow const& Sessions::units_below() const {
    return inside_->units.source();
}

}  // namespace varn::auth
