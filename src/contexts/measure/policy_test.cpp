// Who may, and who may not.
#include "town_of_measures.h"

namespace varn::measure {
namespace {

class MeasurePolicy : public MeasureTown {
protected:
    ErrorCode entering(auth::Actor const& actor, Id<Unit> const& owner) {
        return code(enter_measure(town(), actor, wanted(owner, "X")));
    }
    ErrorCode changing(auth::Actor const& actor, Measure const& measure) {
        return code(
            change_measure(town(), actor, measure.id, measure.version, change(R"({"title":"Annat"})")));
    }
};
VARN_ON_EVERY_ENGINE(MeasurePolicy);

TEST_P(MeasurePolicy, a_unit_enters_and_keeps_its_own_and_what_is_below_it) {
    EXPECT_TRUE(enter_measure(town(), coordinator, wanted(traffic, "Egen")));
    EXPECT_TRUE(enter_measure(town(), head, wanted(tunnels, "Under")));
    EXPECT_EQ(entering(coordinator, schools), ErrorCode::forbidden);
    EXPECT_EQ(entering(coordinator, city), ErrorCode::forbidden);  // what is above is not one's own
    EXPECT_EQ(changing(elsewhere, entered("Egen till")), ErrorCode::forbidden);
}

TEST_P(MeasurePolicy, whoever_reads_alone_writes_nothing) {
    auto const made = entered("Egen");
    auto const other = entered("Annan");
    auto const before = audit_size();
    for (auto const& actor : {reader, auditor, administrator}) {
        EXPECT_EQ(entering(actor, traffic), ErrorCode::forbidden);
        EXPECT_EQ(changing(actor, made), ErrorCode::forbidden);
        EXPECT_EQ(code(change_status(town(), actor, made.id, 1, {Status::decided, {}, {}})),
                  ErrorCode::forbidden);
        EXPECT_EQ(code(add_comment(town(), actor, made.id, {"Hej"})), ErrorCode::forbidden);
        EXPECT_EQ(code(add_dependency(town(), actor, {{}, made.id, other.id})), ErrorCode::forbidden);
        EXPECT_EQ(code(set_reminder_rule(town(), actor, {1, 1, 0})), ErrorCode::forbidden);
        EXPECT_TRUE(measure_page(town(), actor, made.id));
        EXPECT_FALSE(measure_page(town(), actor, made.id).value().measure.may_change);
    }
    EXPECT_EQ(entering(auth::Actor{}, traffic), ErrorCode::unauthenticated);
    EXPECT_EQ(code(measure_page(town(), auth::Actor{}, made.id)), ErrorCode::unauthenticated);
    EXPECT_EQ(audit_size(), before);
}

TEST_P(MeasurePolicy, the_centre_reads_and_comments_what_a_unit_entered_and_changes_none_of_it) {
    auto const theirs = entered("Trafiks egen");
    EXPECT_EQ(changing(strategist, theirs), ErrorCode::forbidden);
    EXPECT_EQ(code(change_status(town(), strategist, theirs.id, 1, {Status::decided, {}, {}})),
              ErrorCode::forbidden);
    EXPECT_EQ(code(change_many(town(), strategist, {.items = {{theirs.id, 1}}, .due = day("2025-01-01")})),
              ErrorCode::forbidden);
    auto const other = entered("Annan");
    EXPECT_EQ(code(add_dependency(town(), strategist, {{}, theirs.id, other.id})), ErrorCode::forbidden);
    ASSERT_TRUE(add_comment(town(), strategist, theirs.id, {"Samordna med staden."}));
    auto const page = measure_page(town(), strategist, theirs.id).value();
    EXPECT_FALSE(page.measure.may_change);
    EXPECT_TRUE(page.may_comment);
    ASSERT_EQ(page.comments.size(), 1U);
    EXPECT_EQ(page.comments[0].words, "Samordna med staden.");
}

TEST_P(MeasurePolicy, the_centre_keeps_what_it_entered_itself_and_so_does_the_unit) {
    auto const raised = enter_measure(town(), strategist, wanted(traffic, "Från staden")).value();
    EXPECT_EQ(raised.raised, Raised::centrally);
    EXPECT_TRUE(change_measure(town(), strategist, raised.id, 1, change(R"({"title":"Ny rubrik"})")));
    EXPECT_TRUE(change_status(town(), coordinator, raised.id, 2, {Status::under_way, {}, {}}));
    EXPECT_EQ(changing(elsewhere, raised), ErrorCode::forbidden);
    EXPECT_TRUE(
        change_measure(town(), strategist, raised.id, 3, change(R"({"owner":")" + schools.text + R"("})")));
}

TEST_P(MeasurePolicy, the_strategist_of_one_unit_is_not_the_strategist_of_the_town) {
    auto const local = testing::somebody(auth::Role::strategist, {schools.text});
    EXPECT_EQ(entering(local, traffic), ErrorCode::forbidden);
    EXPECT_EQ(code(add_comment(town(), local, entered("Egen").id, {"Hej"})), ErrorCode::forbidden);
    EXPECT_EQ(code(set_reminder_rule(town(), local, {1, 1, 0})), ErrorCode::forbidden);
}

TEST_P(MeasurePolicy, a_measure_is_handed_over_only_to_a_unit_that_one_keeps_too) {
    auto const made = entered("Egen");
    EXPECT_EQ(code(change_measure(town(), coordinator, made.id, 1,
                                  change(R"({"owner":")" + schools.text + R"("})"))),
              ErrorCode::forbidden);
    auto const moved =
        change_measure(town(), coordinator, made.id, 1, change(R"({"owner":")" + tunnels.text + R"("})"));
    ASSERT_TRUE(moved);
    EXPECT_EQ(moved.value().owner, tunnels);
}

TEST_P(MeasurePolicy, a_dependency_is_for_who_keeps_the_one_that_waits) {
    auto const ours = entered("Vår");
    auto const theirs = enter_measure(town(), elsewhere, wanted(schools, "Deras")).value();
    EXPECT_EQ(code(add_dependency(town(), coordinator, {{}, theirs.id, ours.id})), ErrorCode::forbidden);
    auto const tied = add_dependency(town(), coordinator, {{}, ours.id, theirs.id});
    ASSERT_TRUE(tied);
    EXPECT_EQ(code(remove_dependency(town(), elsewhere, tied.value().id)), ErrorCode::forbidden);
    EXPECT_TRUE(remove_dependency(town(), coordinator, tied.value().id));
}

TEST_P(MeasurePolicy, reminding_is_set_by_the_towns_strategist_with_the_version_she_saw) {
    EXPECT_EQ(reminder_rule(town(), reader).value().days_before, days_before_default);
    EXPECT_EQ(reminder_rule(town(), reader).value().version, 0);
    EXPECT_TRUE(set_reminder_rule(town(), strategist, {7, 60, 0}));
    EXPECT_EQ(code(set_reminder_rule(town(), strategist, {8, 60, 0})), ErrorCode::stale);
    EXPECT_TRUE(set_reminder_rule(town(), strategist, {8, 60, 1}));
    EXPECT_EQ(reminder_rule(town(), reader).value().days_before, 8);
}

}  // namespace
}  // namespace varn::measure
