#pragma once
// Who may do what, and the proof that it was asked. A policy is a constexpr table of rules; `decide` is the
// only maker of a Permit, and every write of the database layer takes one. Deny by default (ADR 0009).
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"

namespace varn::auth {

/// What a person may be entrusted with in Värn. Duties in the municipality (säkerhetssamordnare, brandskydds-
/// ansvarig) are organisation::Assignment and give no rights by themselves.
enum class Role { administrator, strategist, coordinator, head, auditor, reader };

/// How far a rule reaches: the unit of the grant and all below it, or every unit and what belongs to the
/// whole town.
enum class Reach { own_unit, whole_town };

/// One line of a policy table. Where four eyes are asked for, one person proposes and another with the same
/// right confirms (platform/seconding.h).
struct Rule {
    std::string_view action;
    Role role;
    Reach reach;
    bool four_eyes = false;
};
using Rules = std::span<Rule const>;

/// A role that somebody holds: for the units listed (the unit granted and all below it today, or the members
/// of a sector), for one matter alone, or, when nothing was named, for the whole town.
struct Grant {
    Role role{};
    bool whole_town = false;
    std::vector<std::string> units;         // ids
    std::vector<std::string> matters = {};  // ids of cases, each with a circle of its own
    std::string acting_for = {};            // whose grant it is, when the actor is a deputy
};

/// Who acts. Built by sign-in, by a token, or by the command line (an operator).
struct Actor {
    std::string account;  // id of the account; empty for nobody
    std::string name;     // shown, never logged
    std::vector<Grant> grants;
    // What the credential was made for, sorted: absent for a person, who may use all her rights. A token
    // holds a part of its owner's (ADR 0024).
    std::optional<std::vector<std::string>> only_actions = {};

    bool is_somebody() const { return !account.empty(); }
    /// True for a person who is there herself, not for a token of hers.
    bool is_in_person() const { return is_somebody() && !only_actions; }
    /// False for an action that the credential was not made for, whatever the roles say.
    bool is_meant_for(std::string_view action) const;
};

/// The operator at the machine's own command line: an administrator and strategist of the whole town, and
/// audited like anyone. `account` in the audit is "operator".
Actor operator_actor();

/// Where something is done: at a unit, or for the whole town when absent.
using Place = std::optional<std::string>;

/// The outcome of a question: which rule allowed it, by whose grant. Made by `judge` alone.
struct Verdict {
    bool whole_town = false;
    bool four_eyes = false;       // another must confirm
    std::string acting_for = {};  // whose deputy the actor is in this; empty when the right is her own
};
/// Asks the table. `forbidden` when no rule allows `actor` to do `action` at `place`, `unauthenticated` for
/// nobody. What one may do alone comes before what takes two, and one's own right before a deputy's.
Result<Verdict> judge(Rules rules, Actor const& actor, std::string_view action, Place const& place);

/// What an actor may read: everything, or what belongs to these units.
struct Scope {
    bool everything = false;
    std::vector<std::string> units;
    std::vector<std::string> matters = {};
    bool reaches(std::string_view unit) const;
    bool nothing() const { return !everything && units.empty() && matters.empty(); }
};
/// The rows that `action` lets `actor` see, from the same table as `judge`.
Scope scope(Rules rules, Actor const& actor, std::string_view action);

/// What one person has proposed for another to confirm: who, and where it would be done.
struct Proposed {
    std::string by;  // account
    Place place;
};

namespace detail {
/// `forbidden` when the one who confirms is the one who proposed.
Result<Done> must_be_another(Actor const& actor, Proposed const& proposed);
/// True when a row of the described type belongs to `place`, or the permit holds for the whole town.
bool row_belongs(Table const& table, void const* row, Place const& place, bool whole_town);
Place owner_of(Table const& table, void const* row);
}  // namespace detail

/// Where a row belongs: the unit that owns it, or the whole town when no field of its kind names an owner.
template <class T>
Place place_of(T const& row) {
    return detail::owner_of(table<T>(), &row);
}

/// Proof that the policy allowed somebody to write rows of `T` at a place. Only `decide` can make one.
template <class T>
class [[nodiscard]] Permit {
public:
    /// True when this permit is for the unit that owns the row.
    bool covers(T const& row) const { return detail::row_belongs(table<T>(), &row, place_, whole_town_); }
    std::string const& actor() const { return actor_; }
    /// Whose deputy the actor is in this; empty when the right is her own.
    std::string const& acting_for() const { return acting_for_; }

private:
    Permit(std::string actor, Place place, Verdict verdict)
        : actor_(std::move(actor)),
          acting_for_(std::move(verdict.acting_for)),
          place_(std::move(place)),
          whole_town_(verdict.whole_town) {}
    std::string actor_;
    std::string acting_for_;
    Place place_;
    bool whole_town_;

    template <class U>
    friend Result<Permit<U>> decide(Rules, Actor const&, std::string_view, Place const&);
    template <class U>
    friend Result<Permit<U>> decide_second(Rules, Actor const&, std::string_view, Proposed const&);
};

/// Asks the policy for the right to write rows of `T` at `place`. `conflict` when the rule asks for four
/// eyes: then the verb proposes, and the one who confirms asks `decide_second`.
template <class T>
Result<Permit<T>> decide(Rules rules, Actor const& actor, std::string_view action, Place const& place) {
    TRY(verdict, judge(rules, actor, action, place));
    if (verdict.four_eyes) {
        return Error{ErrorCode::conflict, "auth.takes_two", {{"action", std::string{action}}}, {}, {}};
    }
    return Permit<T>{actor.account, place, std::move(verdict)};
}

/// Asks for the right to do what somebody else proposed: the same right, in another person.
template <class T>
Result<Permit<T>> decide_second(Rules rules, Actor const& actor, std::string_view action,
                                Proposed const& proposed) {
    TRY(verdict, judge(rules, actor, action, proposed.place));
    CHECK(detail::must_be_another(actor, proposed));
    return Permit<T>{actor.account, proposed.place, std::move(verdict)};
}

}  // namespace varn::auth
