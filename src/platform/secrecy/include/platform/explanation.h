#pragma once
// Why somebody may, or may not: rule by rule and seal by seal, for administrators. Whoever is refused learns
// no more than that.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/http.h"
#include "platform/marking.h"

namespace varn::secrecy {

/// What decided.
enum class Ground {
    allowed,
    takes_two,         // allowed, when another confirms
    hidden,            // a marking keeps the record from the person
    no_rule,           // the policy knows no such action
    role_not_held,     // no rule names a role that the person has
    reaches_elsewhere  // a role is held, but not where the record stands
};

/// One rule about the action.
struct RuleTold {
    auth::Role role{};
    auth::Reach reach{};
    bool four_eyes = false;
    bool held = false;     // the person has the role today
    bool reaches = false;  // and it reaches the place
    std::optional<AnyId> acting_for;
};

/// One marking that is on the record, on a part of it, or on what it hangs on.
struct SealTold {
    AnyId marking;
    auth::SecrecyLevel level{};
    std::optional<std::string> part;
    std::optional<std::string> legal_ground;
    std::optional<AnyId> unit;
    std::optional<AnyId> matter;
    bool seen_through = false;
};

struct Explanation {
    AnyId account;
    std::string action;
    std::optional<AnyId> subject;
    std::optional<std::string> entity;  // of the subject
    std::optional<AnyId> place;         // the unit that owns it; the whole town when absent
    bool allowed = false;
    Ground ground{};
    std::vector<RuleTold> rules;
    std::vector<SealTold> seals;
};

/// What is asked: may this person do that, to this record when one is named.
struct Question {
    auth::Actor person;
    std::string action;
    std::optional<AnyId> subject;
};

/// Explains, seeing everything. `not_found` when there is no such record.
Result<Explanation> explain(Town& town, std::vector<auth::Rules> const& policies, Question const& question);

/// The person of an account, with what she holds today.
using PersonOf = std::function<Result<auth::Actor>(Town& town, AnyId const& account)>;
/// GET /access-explanations, for administrators of the whole town.
http::Route explanation_route(std::vector<auth::Rules> policies, PersonOf person_of);

}  // namespace varn::secrecy

template <>
struct varn::Describe<varn::secrecy::RuleTold> {
    using R = secrecy::RuleTold;
    static constexpr auto value =
        entity<R>("rule_told", field<&R::role>({.label = "secrecy.rule_role", .example = "coordinator"}),
                  field<&R::reach>({.label = "secrecy.rule_reach", .example = "own_unit"}),
                  field<&R::four_eyes>({.label = "secrecy.rule_four_eyes", .example = "false"}),
                  field<&R::held>({.label = "secrecy.rule_held", .example = "true"}),
                  field<&R::reaches>({.label = "secrecy.rule_reaches", .example = "false"}),
                  field<&R::acting_for>({.label = "secrecy.rule_acting_for",
                                         .example = "01903f5e-0000-7000-8000-000000000011"}));
};

template <>
struct varn::Describe<varn::secrecy::SealTold> {
    using S = secrecy::SealTold;
    static constexpr auto value = entity<S>(
        "seal_told",
        field<&S::marking>({.label = "secrecy.marking", .example = "01903f5e-0000-7000-8000-000000000032"}),
        field<&S::level>({.label = "secrecy.level", .example = "confidential"}),
        field<&S::part>({.label = "secrecy.part", .example = "body"}),
        field<&S::legal_ground>({.label = "secrecy.legal_ground", .example = "OSL 18:13"}),
        field<&S::unit>({.label = "secrecy.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&S::matter>({.label = "secrecy.matter", .example = "01903f5e-0000-7000-8000-000000000041"}),
        field<&S::seen_through>({.label = "secrecy.seen_through", .example = "false"}));
};

template <>
struct varn::Describe<varn::secrecy::Explanation> {
    using E = secrecy::Explanation;
    static constexpr auto value = entity<E>(
        "explanation",
        field<&E::account>({.label = "secrecy.person", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&E::action>({.label = "secrecy.action", .example = "programme.write"}),
        field<&E::subject>({.label = "secrecy.subject", .example = "01903f5e-0000-7000-8000-000000000020"}),
        field<&E::entity>({.label = "secrecy.entity", .example = "goal"}),
        field<&E::place>({.label = "secrecy.place", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&E::allowed>({.label = "secrecy.allowed", .example = "false"}),
        field<&E::ground>({.label = "secrecy.ground", .example = "role_not_held"}),
        field<&E::rules>({.label = "secrecy.rules", .length_max = 100}),
        field<&E::seals>({.label = "secrecy.seals", .length_max = 100}));
};
