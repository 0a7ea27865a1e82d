// Who may mark, who may end, and what those learn who are not cleared.
#include "platform/secrecy.h"

#include <gtest/gtest.h>

#include <array>

#include "platform/testing.h"

namespace varn::secrecy_testing {

struct Plan {
    Id<Plan> id;
    std::string title;
    std::optional<Date> due;
    std::optional<AnyId> unit;
    int version = 0;
};

}  // namespace varn::secrecy_testing

template <>
struct varn::Describe<varn::secrecy_testing::Plan> {
    using P = secrecy_testing::Plan;
    static constexpr auto value = entity<P>(
        "plan", field<&P::id>({.fixed = true, .server_set = true}), field<&P::title>({}), field<&P::due>({}),
        field<&P::unit>({.owner_unit = true, .mention = true}), field<&P::version>({.server_set = true}));
};

namespace varn::secrecy_testing {
namespace {

using auth::Role;
using auth::SecrecyLevel;
using secrecy::Marking;
using secrecy::MarkingToAdd;

constexpr std::array rules{auth::Rule{"plan.write", Role::strategist, auth::Reach::own_unit}};
constexpr std::string_view migration = R"(
CREATE ENTITY plan (
    id {text} NOT NULL PRIMARY KEY,
    title {text} NOT NULL,
    due {text},
    unit {text},
    version {int} NOT NULL
);
)";

/// Somebody's view of the town.
struct Seat {
    auth::Actor actor;
    db::Database view;
    Town town;
    Seat(Town& of, auth::Actor who)
        : actor(std::move(who)),
          view(of.db.seen_from({.as_of = {}, .sight = secrecy::sight_of(actor)})),
          town{view, of.clock, of.ids} {}
};

class Secrecy : public testing::TownTest {
protected:
    void SetUp() override {
        auto all = seconding::seconding_migrations();
        for (auto& more : secrecy::secrecy_migrations()) {
            all.push_back(more);
        }
        all.push_back({"plan/0001_plans", migration});
        migrate(all);
        town().db.know({&table<Plan>(), &table<Marking>(), &table<seconding::Proposal>()});
        trafik_ = town().ids.next();
        skola_ = town().ids.next();
    }
    Seat seat(Role role, std::vector<std::string> units = {}, std::string account = "") {
        auto actor = testing::somebody(role, std::move(units));
        if (!account.empty()) {
            actor.account = std::move(account);
        }
        return {town(), std::move(actor)};
    }
    Plan plan(std::optional<std::string> unit) {
        Plan made{town().new_id<Plan>(), "Plan", parse_date("2024-05-01"), {}, 1};
        if (unit) {
            made.unit = AnyId{*unit};
        }
        db::WriteTx tx{town().db};
        auto const permit =
            auth::decide<Plan>(rules, testing::somebody(Role::strategist), "plan.write", std::nullopt)
                .value();
        EXPECT_TRUE(tx.insert(permit, made));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(testing::somebody(Role::strategist), "plan.write")));
        return made;
    }
    MarkingToAdd ask(Plan const& of, SecrecyLevel level, std::optional<std::string> part = {}) {
        return {.subject = {of.id.text},
                .part = std::move(part),
                .level = level,
                .legal_ground = "OSL 18:13",
                .reason = "Beroendet kan utnyttjas.",
                .unit = {},
                .matter = {}};
    }
    static std::int64_t plans(Seat& seat) {
        db::ReadTx tx{seat.view};
        return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {plan}").value();
    }
    std::string trafik_;
    std::string skola_;
};
VARN_ON_EVERY_ENGINE(Secrecy);

TEST_P(Secrecy, a_unit_marks_its_own_and_is_seen_through_by_it_and_by_the_town) {
    auto const of = plan(trafik_);
    auto own = seat(Role::coordinator, {trafik_});
    auto other = seat(Role::coordinator, {skola_});
    auto town_wide = seat(Role::strategist);
    auto keeper = seat(Role::administrator);
    ASSERT_EQ(mark(other.town, other.actor, {}, ask(of, SecrecyLevel::confidential)).error().code,
              ErrorCode::forbidden);
    auto const made = mark(own.town, own.actor, {}, ask(of, SecrecyLevel::confidential)).value();
    EXPECT_EQ(made.unit, AnyId{trafik_}) << "the owner of the record owns the marking";
    EXPECT_EQ(plans(own), 1);
    EXPECT_EQ(plans(town_wide), 1);
    EXPECT_EQ(plans(other), 0);
    EXPECT_EQ(plans(keeper), 0);
    EXPECT_EQ(secrecy::markings(other.town, other.actor, {of.id.text}).error().code, ErrorCode::not_found);
    EXPECT_EQ(secrecy::markings(own.town, own.actor, {of.id.text}).value().size(), 1U);
}

TEST_P(Secrecy, a_marking_that_would_hide_from_the_one_who_marks_is_refused) {
    auto const of = plan(trafik_);
    auto own = seat(Role::coordinator, {trafik_});
    auto const refused = mark(own.town, own.actor, {}, ask(of, SecrecyLevel::strictly_confidential));
    EXPECT_EQ(refused.error().problems.at(0).key, "secrecy.hides_from_yourself");
    auto elsewhere = ask(of, SecrecyLevel::internal);
    elsewhere.unit = AnyId{skola_};
    EXPECT_EQ(mark(own.town, own.actor, {}, elsewhere).error().problems.at(0).pointer, "/unit");
}

TEST_P(Secrecy, a_level_above_the_ceiling_a_missing_ground_and_an_unfit_part_are_told_at_once) {
    auto const of = plan(std::nullopt);
    auto chief = seat(Role::strategist);
    auto wrong = ask(of, SecrecyLevel::strictly_confidential, "version");
    wrong.legal_ground.reset();
    auto const refused = mark(chief.town, chief.actor, {SecrecyLevel::confidential}, wrong).error();
    ASSERT_EQ(refused.problems.size(), 3U);
    EXPECT_EQ(refused.problems.at(0).pointer, "/part");
    EXPECT_EQ(refused.problems.at(1).pointer, "/legal_ground");
    EXPECT_EQ(refused.problems.at(2).key, "secrecy.above_ceiling");
}

TEST_P(Secrecy, a_part_is_told_of_with_its_ground_but_not_with_its_reason) {
    auto const of = plan(trafik_);
    auto own = seat(Role::head, {trafik_});
    auto other = seat(Role::coordinator, {skola_});
    ASSERT_TRUE(mark(own.town, own.actor, {}, ask(of, SecrecyLevel::confidential, "due")));
    auto const told = secrecy::markings(other.town, other.actor, {of.id.text}).value();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_TRUE(told.at(0).hides);
    EXPECT_EQ(told.at(0).marking.legal_ground, "OSL 18:13");
    EXPECT_EQ(told.at(0).marking.reason, db::masked);
    db::ReadTx tx{other.view};
    EXPECT_FALSE(tx.get(of.id).value().due);
    EXPECT_EQ(secrecy::markings(own.town, own.actor, {of.id.text}).value().at(0).marking.reason,
              "Beroendet kan utnyttjas.");
    EXPECT_EQ(end(other.town, other.actor, told.at(0).marking.id, {"Varför?"}).error().code,
              ErrorCode::forbidden);
}

TEST_P(Secrecy, what_is_internal_is_ended_by_one_and_what_is_confidential_by_two) {
    auto const of = plan(trafik_);
    auto one = seat(Role::head, {trafik_}, town().ids.next());
    auto two = seat(Role::coordinator, {trafik_}, town().ids.next());
    auto other = seat(Role::coordinator, {skola_}, town().ids.next());
    std::vector const verbs{secrecy::release_verb()};
    auto const internal = mark(one.town, one.actor, {}, ask(of, SecrecyLevel::internal)).value();
    auto const ended = end(one.town, one.actor, internal.id, {"Behövs inte."}).value();
    EXPECT_EQ(ended.marking.ended_on, town().clock.today());
    EXPECT_EQ(plans(other), 1);

    auto const secret = mark(one.town, one.actor, {}, ask(of, SecrecyLevel::confidential)).value();
    auto const proposal = end(one.town, one.actor, secret.id, {"Avvecklat."}).value().proposal;
    ASSERT_TRUE(proposal);
    EXPECT_EQ(plans(other), 0) << "nothing has happened yet";
    Id<seconding::Proposal> const id{proposal->text};
    EXPECT_EQ(seconding::confirm(one.town, one.actor, verbs, id, {"Jag."}).error().key, "auth.takes_another");
    EXPECT_EQ(seconding::confirm(other.town, other.actor, verbs, id, {"Jag."}).error().code,
              ErrorCode::not_found);
    EXPECT_EQ(seconding::proposals(other.town, other.actor, verbs, {50, 0}).value().total, 0);
    EXPECT_EQ(seconding::proposals(two.town, two.actor, verbs, {50, 0}).value().total, 1);
    auto const done = seconding::confirm(two.town, two.actor, verbs, id, {"Prövat."}).value();
    EXPECT_EQ(done.state, seconding::ProposalState::confirmed);
    EXPECT_EQ(done.decided_by, two.actor.account);
    EXPECT_EQ(plans(other), 1);
    EXPECT_EQ(seconding::confirm(two.town, two.actor, verbs, id, {"Igen."}).error().code,
              ErrorCode::conflict);
}

TEST_P(Secrecy, a_proposal_tells_its_record_to_whoever_may_read_it) {
    auto const of = plan(trafik_);
    auto one = seat(Role::head, {trafik_}, town().ids.next());
    auto two = seat(Role::coordinator, {trafik_}, town().ids.next());
    auto const secret = mark(one.town, one.actor, {}, ask(of, SecrecyLevel::confidential, "title")).value();
    ASSERT_TRUE(end(one.town, one.actor, secret.id, {"Avvecklat."}));
    auto const read = [&](Seat& seat, secrecy::MayRead may_read = {}) {
        auto page =
            seconding::proposals(seat.town, seat.actor, {secrecy::release_verb(std::move(may_read))}, {50, 0})
                .value();
        return page.items.at(0).about;
    };
    auto const told = read(two);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->entity, "plan");
    EXPECT_EQ(told->id.text, of.id.text);
    EXPECT_EQ(told->title, "Plan");
    auto const kind = read(two, [](auto const&, auto, auto const&) { return false; });
    ASSERT_TRUE(kind) << "the kind is no secret to whoever sees that it is marked";
    EXPECT_FALSE(kind->title);
    // A matter of its own closes the whole record: what was proposed about a part of it goes with it.
    auto const matter = town().ids.next();
    auto admitted = testing::somebody(Role::head, {trafik_});
    admitted.grants.push_back({Role::head, false, {}, {matter}});
    Seat inner{town(), admitted};
    auto wanted = ask(of, SecrecyLevel::confidential);
    wanted.matter = AnyId{matter};
    ASSERT_TRUE(mark(inner.town, inner.actor, {}, wanted));
    auto const page = seconding::proposals(two.town, two.actor, {secrecy::release_verb()}, {50, 0}).value();
    EXPECT_TRUE(page.items.empty() || !page.items.at(0).about);
}

TEST_P(Secrecy, a_matter_admits_its_circle_and_not_the_town) {
    auto const of = plan(trafik_);
    auto const matter = town().ids.next();
    auto chief = seat(Role::strategist);
    auto admitted = testing::somebody(Role::head, {trafik_});
    admitted.grants.push_back({Role::head, false, {}, {matter}});
    Seat inner{town(), admitted};
    auto wanted = ask(of, SecrecyLevel::strictly_confidential);
    wanted.matter = AnyId{matter};
    EXPECT_FALSE(mark(chief.town, chief.actor, {}, wanted));
    ASSERT_TRUE(mark(inner.town, inner.actor, {}, wanted));
    EXPECT_EQ(plans(inner), 1);
    EXPECT_EQ(plans(chief), 0);
}

}  // namespace
}  // namespace varn::secrecy_testing
