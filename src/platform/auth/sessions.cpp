#include "platform/sessions.h"

#include <algorithm>

#include "asking.h"
#include "password.h"
#include "platform/holders.h"
#include "sessions_inside.h"

namespace varn::auth {
namespace {

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

bool Recognised::csrf_matches(std::string_view given) const {
    return same_secret(csrf_token, given);
}

Sessions::Sessions(Town& town, UnitsBelow units_below, SessionSettings settings)
    : inside_(new Inside{.town = town,
                         .settings = settings,
                         .units = UnitCache{std::move(units_below)},
                         .throttle = Throttle{town.db},
                         .key = InstallationKey{settings.key_file}}) {}
Sessions::~Sessions() = default;

Result<NewSession> Sessions::sign_in(SignIn const& ask, Arrival const& from) {
    auto& town = inside_->town;
    auto const user_name = kept_user_name(ask.user_name);
    Try const attempt{.at = user_name, .address = from.address};
    CHECK(inside_->throttle.begin(attempt, town.clock.now()));
    TRY(found, candidate(town, user_name));
    TRY(match, match_password(ask.password, found.secret));
    if (match == Match::no) {
        CHECK(inside_->audit_refusal({"auth.sign_in_refused", found.account ? found.account->id.text : ""}));
        return Error{ErrorCode::unauthenticated, "auth.sign_in_refused", {}, {}, {}};
    }
    CHECK(inside_->throttle.succeeded(attempt));
    if (match == Match::yes_by_old_cost) {
        TRY(hash, hash_password(ask.password));
        CHECK(store::keep_secret(town.db, found.account->id.text, hash));
    }
    bool has_factor = false;
    {
        db::ReadTx tx{town.db};
        TRY(held, store::factors_of(tx, found.account->id.text));
        has_factor = held.any();
    }
    auto const stage = has_factor ? SignInStage::second_factor : SignInStage::complete;
    return inside_->open_session(*found.account, {stage, "password"}, from);
}

Result<NewSession> Sessions::sign_in_vouched(Id<Account> const& id, std::string const& how,
                                             Arrival const& from) {
    std::optional<Account> account;
    {
        db::ReadTx tx{inside_->town.db};
        TRY(found, tx.find(id));
        account = std::move(found);
    }
    if (!account || account->status != AccountStatus::active) {
        return Error{ErrorCode::unauthenticated, "auth.sign_in_refused", {}, {}, {}};
    }
    return inside_->open_session(*account, {SignInStage::complete, how}, from);
}

Result<Recognised> Sessions::authenticate(std::optional<std::string_view> token) {
    if (!token || !is_token(*token)) {
        return Recognised{};
    }
    auto& town = inside_->town;
    auto const now = town.clock.now();
    std::optional<SessionRow> row;
    std::vector<RoleGrant> grants;
    auto stage = SignInStage::complete;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::session_of(tx, kept_form(*token)));
        if (!found || !inside_->is_alive(*found)) {
            return Recognised{};
        }
        TRY(held, store::grants_on(tx, found->account, town.clock.today()));
        TRY(reached, inside_->stage_of(tx, *found, held));
        stage = reached;
        row = std::move(found);
        grants = std::move(held);
    }
    Recognised seen{
        .actor = {}, .session = row->id, .csrf_token = row->csrf_token, .language = row->language};
    // Half-way somebody is still nobody, so that every route refuses her that does not ask for more.
    if (stage == SignInStage::complete) {
        seen.actor = {row->account, row->name, inside_->present_grants(grants, row->account)};
    }
    if (now.milliseconds - row->last_seen_at.milliseconds >= minute) {
        // A session that cannot be marked as seen ends a little earlier; that is no reason to refuse the
        // request.
        (void)store::touch_session(town.db, row->id, now);
    }
    return seen;
}

Result<SignedIn> Sessions::signed_in(Actor const& actor, std::string_view session) {
    TRY(standing, inside_->standing(actor, session));
    db::ReadTx tx{inside_->town.db};
    return inside_->tell(tx, standing.row);
}

Result<Done> Sessions::change_password(Actor const& actor, NewPassword const& ask, std::string_view session) {
    CHECK(must_be_in_person(actor));
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
    Try const attempt{.at = guessing, .address = guessing};
    CHECK(inside_->throttle.begin(attempt, town.clock.now()));
    TRY(match, match_password(*ask.current_password, secret));
    if (match == Match::no) {
        return invalid("/current_password", "auth.current_password_wrong");
    }
    CHECK(inside_->throttle.succeeded(attempt));
    TRY(hash, hash_password(ask.password));
    CHECK(keep_entry_and_tell(town, about(actor, "auth.password", id), password_changed));
    CHECK(store::keep_secret(town.db, id.text, hash));
    CHECK(store::revoke_sessions(town.db, id.text, session, town.clock.now()));
    return Done{};
}

Result<Done> Sessions::refuse_vouched(std::string_view provider, std::string_view code) {
    return inside_->audit_refusal(
        {"auth.sign_in_refused", std::string{provider}, "identity_provider", std::string{code}});
}

Result<Done> Sessions::end_vouched(Id<Account> const& account, std::string_view session,
                                   std::string_view code) {
    auto& town = inside_->town;
    TRY(ended, store::revoke_session(town.db, account.text, session, town.clock.now()));
    if (ended == 0) {
        return Done{};
    }
    return keep_entry(town, {"system", "auth.session_revoked", "account", account.text, std::string{code}});
}

Result<Done> Sessions::sign_out(Actor const& actor, std::string_view session) {
    TRY(standing, inside_->standing(actor, session));
    auto& town = inside_->town;
    TRY(ended, store::revoke_session(town.db, standing.row.account, session, town.clock.now()));
    if (ended == 0) {
        return Done{};
    }
    Actor const herself{standing.row.account, standing.row.name, {}};
    return keep_entry(town, about(herself, "auth.sign_out", {standing.row.account}));
}

Result<std::vector<Session>> Sessions::list_sessions(Actor const& actor, std::string_view session) {
    CHECK(must_be_in_person(actor));
    db::ReadTx tx{inside_->town.db};
    TRY(rows, store::sessions_of(tx, actor.account));
    std::vector<Session> living;
    for (auto const& row : rows) {
        if (row.stage == SignInStage::complete && inside_->is_alive(row)) {
            living.push_back({.id = {row.id},
                              .created_at = row.created_at,
                              .last_seen_at = row.last_seen_at,
                              .ends_at = inside_->ends_at(row),
                              .here = row.id == session,
                              .browser = row.browser,
                              .system = row.system,
                              .address = row.address});
        }
    }
    return living;
}

Result<Done> Sessions::revoke_session(Actor const& actor, Id<Session> const& id) {
    CHECK(must_be_in_person(actor));
    auto& town = inside_->town;
    TRY(ended, store::revoke_session(town.db, actor.account, id.text, town.clock.now()));
    if (ended == 0) {
        return not_found();
    }
    return keep_entry(town, about(actor, "auth.session_revoked", {actor.account}));
}

Result<Done> Sessions::revoke_other_sessions(Actor const& actor, std::string_view session) {
    CHECK(must_be_in_person(actor));
    auto& town = inside_->town;
    TRY(ended, store::revoke_sessions(town.db, actor.account, session, town.clock.now()));
    if (ended == 0) {
        return Done{};
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

Granting Sessions::granting() const {
    return {units_below(), inside_->settings.appointing};
}

}  // namespace varn::auth
