#include "sessions_inside.h"

#include <algorithm>
#include <set>

#include "asking.h"
#include "password.h"
#include "platform/acting.h"

namespace varn::auth {
namespace {

constexpr int sessions_of_one_max = 20;
constexpr int half_way_of_one_max = 5;
constexpr int half_way_minutes = 10;
constexpr int fresh_minutes = 15;

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

}  // namespace

Error unauthenticated() {
    return Error{ErrorCode::unauthenticated, "auth.unauthenticated", {}, {}, {}};
}

Result<Done> must_be_in_person(Actor const& actor) {
    if (!actor.is_somebody()) {
        return unauthenticated();
    }
    if (!actor.is_in_person()) {
        return Error{ErrorCode::forbidden, "auth.not_by_token", {}, {}, {}};
    }
    return Done{};
}

Instant Sessions::Inside::ends_at(SessionRow const& row) const {
    if (row.stage != SignInStage::complete) {
        return Instant{row.created_at.milliseconds + half_way_minutes * minute};
    }
    auto const idle = row.last_seen_at.milliseconds + settings.idle_minutes * minute;
    auto const absolute = row.created_at.milliseconds + settings.absolute_minutes * minute;
    return Instant{std::min(idle, absolute)};
}

bool Sessions::Inside::is_alive(SessionRow const& row) const {
    return row.status == AccountStatus::active && town.clock.now() < ends_at(row);
}

bool Sessions::Inside::needs_factor(std::vector<RoleGrant> const& grants) const {
    switch (settings.second_factor) {
        case SecondFactorRule::off:
            return false;
        case SecondFactorRule::everybody:
            return true;
        case SecondFactorRule::administrators:
            break;
    }
    return std::any_of(grants.begin(), grants.end(),
                       [](RoleGrant const& one) { return one.role == Role::administrator; });
}

Result<FactorsHeld> Sessions::Inside::held(db::ReadTx& tx, std::string_view account) const {
    TRY(held, store::factors_of(tx, account));
    TRY(grants, store::grants_on(tx, account, town.clock.today()));
    held.is_needed = needs_factor(grants);
    return held;
}

Result<SignInStage> Sessions::Inside::stage_of(db::ReadTx& tx, SessionRow const& row,
                                               std::vector<RoleGrant> const& grants) const {
    bool const by_password_alone = row.stage == SignInStage::complete && row.proof == "password";
    if (!by_password_alone || !needs_factor(grants)) {
        return row.stage;
    }
    // A setting, a new role or a reset can ask for a factor while somebody is signed in.
    TRY(held, store::factors_of(tx, row.account));
    return held.any() ? row.stage : SignInStage::enrolment;
}

Result<SignedIn> Sessions::Inside::tell(db::ReadTx& tx, SessionRow const& row) const {
    TRY(grants, store::grants_on(tx, row.account, town.clock.today()));
    TRY(stage, stage_of(tx, row, grants));
    SignedIn told{.account = {row.account},
                  .user_name = row.user_name,
                  .name = row.name,
                  .language = row.language,
                  .roles = {},
                  .actions = {},
                  .csrf_token = row.csrf_token,
                  .ends_at = ends_at(row),
                  .stage = stage,
                  .methods = {}};
    if (stage == SignInStage::complete) {
        for (auto const& grant : grants) {
            told.roles.push_back(held_role(grant, row.account));
        }
        told.actions = actions_of(settings.rules, told.roles);
    } else if (stage == SignInStage::second_factor) {
        TRY(held, store::factors_of(tx, row.account));
        if (held.totp_since) {
            told.methods.push_back(ProofMethod::totp);
        }
        if (held.passkeys > 0) {
            told.methods.push_back(ProofMethod::passkey);
        }
        if (held.recovery_codes_left > 0) {
            told.methods.push_back(ProofMethod::recovery_code);
        }
    }
    return told;
}

std::vector<Grant> Sessions::Inside::present_grants(std::vector<RoleGrant> const& grants,
                                                    std::string_view account) {
    std::vector<Grant> held;
    for (auto const& grant : grants) {
        held.push_back(present(grant, std::string{account}, [&](std::string const& place) {
            return units.below(town, place, town.clock.today());
        }));
    }
    return held;
}

Result<Standing> Sessions::Inside::standing(Actor const& actor, std::string_view session) const {
    if (actor.is_somebody()) {
        CHECK(must_be_in_person(actor));
    }
    db::ReadTx tx{town.db};
    TRY(row, store::session_by_id(tx, session));
    if (!row || !is_alive(*row) || (actor.is_somebody() && actor.account != row->account)) {
        return unauthenticated();
    }
    TRY(grants, store::grants_on(tx, row->account, town.clock.today()));
    TRY(stage, stage_of(tx, *row, grants));
    TRY(factors, store::factors_of(tx, row->account));
    factors.is_needed = needs_factor(grants);
    return Standing{std::move(*row), stage, std::move(factors)};
}

Result<Standing> Sessions::Inside::fresh_standing(Actor const& actor, std::string_view session) const {
    TRY(standing, this->standing(actor, session));
    if (standing.stage == SignInStage::second_factor) {
        return unauthenticated();
    }
    if (standing.row.created_at < minutes_before(town.clock.now(), fresh_minutes)) {
        return Error{
            ErrorCode::forbidden, "auth.sign_in_anew", {{"minutes", std::to_string(fresh_minutes)}}, {}, {}};
    }
    return standing;
}

Result<NewSession> Sessions::Inside::open_session(Account const& account, Opening const& opening,
                                                  Arrival const& from) {
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
                         .language = account.language,
                         .stage = opening.stage,
                         .proof = opening.proof,
                         .browser = browser_of(from.agent),
                         .system = system_of(from.agent),
                         .address = network_of(from.address)};
    bool const is_complete = opening.stage == SignInStage::complete;
    // The audit first: nobody is ever signed in without an entry that says so.
    auto entry = about(Actor{account.id.text, account.name, {}},
                       is_complete ? "auth.sign_in" : "auth.second_factor_asked", account.id);
    entry.reason = "by=" + opening.proof;
    CHECK(keep_entry(town, entry));
    store::SessionTimes const alive{minutes_before(now, settings.absolute_minutes),
                                    minutes_before(now, settings.idle_minutes)};
    CHECK(store::add_session(town.db, row, kept_form(token), alive,
                             is_complete ? sessions_of_one_max : half_way_of_one_max));
    db::ReadTx tx{town.db};
    TRY(told, tell(tx, row));
    return NewSession{token, std::move(told), row.id};
}

Result<Done> Sessions::Inside::audit_refusal(Refused const& refused) {
    auto const counted = refusals.to_audit(town.clock.now());
    if (!counted) {
        return Done{};
    }
    // Never what was typed: people type their password where the name belongs.
    audit::Entry entry{"system", refused.action, refused.entity, refused.account, refused.reason};
    if (*counted > 0) {
        entry.reason += (entry.reason.empty() ? "" : " ") + ("refused_before=" + std::to_string(*counted));
    }
    return keep_entry(town, entry);
}

}  // namespace varn::auth
