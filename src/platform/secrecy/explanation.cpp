#include "platform/explanation.h"

#include <algorithm>

#include "records.h"

namespace varn::secrecy {

/// A marking as it lies on a record, which may hang on the one that was marked.
struct SealRow {
    std::string marking;
    auth::SecrecyLevel level{};
    std::string part;
    std::optional<std::string> legal_ground;
    std::optional<AnyId> unit;
    std::optional<AnyId> matter;
};

}  // namespace varn::secrecy

template <>
struct varn::Describe<varn::secrecy::SealRow> {
    using S = secrecy::SealRow;
    static constexpr auto value =
        entity<S>("seal_row", field<&S::marking>({}), field<&S::level>({}), field<&S::part>({}),
                  field<&S::legal_ground>({}), field<&S::unit>({}), field<&S::matter>({}));
};

namespace varn::secrecy {
namespace {

Result<std::vector<SealTold>> seals_on(db::ReadTx& tx, auth::Actor const& person, AnyId const& subject) {
    TRY(rows,
        tx.query<SealRow>("SELECT m.id, m.level, c.part, m.legal_ground, m.unit, m.matter FROM concealment c "
                          "JOIN {marking} m ON m.id = c.marking WHERE c.subject = $1 ORDER BY c.part, m.id",
                          subject));
    auto const sight = sight_of(person);
    std::vector<SealTold> told;
    for (auto const& row : rows) {
        auth::Seal const seal{row.level, row.unit ? std::optional{row.unit->text} : std::nullopt,
                              row.matter ? std::optional{row.matter->text} : std::nullopt};
        told.push_back({{row.marking},
                        row.level,
                        row.part.empty() ? std::nullopt : std::optional{row.part},
                        row.legal_ground,
                        row.unit,
                        row.matter,
                        auth::may_see(sight, seal)});
    }
    return told;
}

std::vector<RuleTold> rules_about(std::vector<auth::Rules> const& policies, auth::Actor const& person,
                                  std::string const& action, auth::Place const& place) {
    std::vector<RuleTold> told;
    for (auto const& rules : policies) {
        for (auto const& rule : rules) {
            if (rule.action != action) {
                continue;
            }
            RuleTold one{rule.role, rule.reach, rule.four_eyes, false, false, {}};
            one.held = std::any_of(person.grants.begin(), person.grants.end(),
                                   [&](auto const& grant) { return grant.role == rule.role; });
            auto const verdict = auth::judge(auth::Rules{&rule, 1}, person, action, place);
            one.reaches = verdict.ok();
            if (verdict.ok() && !verdict.value().acting_for.empty()) {
                one.acting_for = AnyId{verdict.value().acting_for};
            }
            told.push_back(one);
        }
    }
    return told;
}

Ground ground_of(Explanation const& explained) {
    auto const any = [&](auto const& holds) {
        return std::any_of(explained.rules.begin(), explained.rules.end(), holds);
    };
    auto const& seals = explained.seals;
    bool const hidden = std::any_of(seals.begin(), seals.end(),
                                    [](auto const& seal) { return !seal.part && !seal.seen_through; });
    if (hidden) {
        return Ground::hidden;
    }
    if (explained.rules.empty()) {
        return Ground::no_rule;
    }
    if (any([](auto const& rule) { return rule.reaches && !rule.four_eyes; })) {
        return Ground::allowed;
    }
    if (any([](auto const& rule) { return rule.reaches; })) {
        return Ground::takes_two;
    }
    return any([](auto const& rule) { return rule.held; }) ? Ground::reaches_elsewhere
                                                           : Ground::role_not_held;
}

}  // namespace

Result<Explanation> explain(Town& town, std::vector<auth::Rules> const& policies, Question const& question) {
    auto everything = town.db.seen_from({});
    db::ReadTx tx{everything};
    Explanation explained;
    explained.account = {question.person.account};
    explained.action = question.action;
    explained.subject = question.subject;
    auth::Place place;
    if (question.subject) {
        TRY(record, record_of(tx, everything, *question.subject));
        TRY(seals, seals_on(tx, question.person, *question.subject));
        explained.entity = std::string{record.table->name};
        explained.place = record.place ? std::optional{AnyId{*record.place}} : std::nullopt;
        explained.seals = std::move(seals);
        place = record.place;
    }
    explained.rules = rules_about(policies, question.person, question.action, place);
    explained.ground = ground_of(explained);
    explained.allowed = explained.ground == Ground::allowed || explained.ground == Ground::takes_two;
    return explained;
}

http::Route explanation_route(std::vector<auth::Rules> policies, PersonOf person_of) {
    return http::get("/access-explanations",
                     [policies = std::move(policies),
                      person_of = std::move(person_of)](http::Call const& call) -> Result<Explanation> {
                         CHECK(auth::judge(policy(), call.actor, "access.explain", std::nullopt));
                         auto const account = call.asked("account");
                         auto const action = call.asked("action");
                         if (!account || !action) {
                             return invalid(account ? "?action" : "?account", "secrecy.question_incomplete");
                         }
                         TRY(person, person_of(call.town, {*account}));
                         auto const subject = call.asked("subject");
                         return explain(call.town, policies,
                                        {std::move(person), *action,
                                         subject ? std::optional{AnyId{*subject}} : std::nullopt});
                     })
        .says("access.explain")
        .understands({{"account", Kind::id, "01903f5e-0000-7000-8000-000000000011"},
                      {"action", Kind::text, "programme.write"},
                      {"subject", Kind::id, "01903f5e-0000-7000-8000-000000000020"}})
        .of_the_present();
}

}  // namespace varn::secrecy
