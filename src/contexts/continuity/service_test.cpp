// The registers, needs and plans: who may write them, and what is refused with which place.
#include "town_of_services.h"

namespace varn::continuity {
namespace {

using Faults = std::vector<std::string>;

class Continuity : public ServiceTown {
protected:
    template <class T>
    Result<T> change(auth::Actor const& actor, T const& row, std::string text) {
        return change_row(town(), actor, row.id, row.version, json::Change<T>{std::move(text)});
    }
    ContinuityPlan plan_of_service(CriticalService const& of) {
        ContinuityPlan made;
        made.service = of.id;
        made.reserve_routines = "Listor på papper.";
        return kept(made);
    }
};
VARN_ON_EVERY_ENGINE(Continuity);

TEST_P(Continuity, a_unit_keeps_what_it_answers_for_and_nobody_elses) {
    auto const made = kept(service("hemtjanst"));
    EXPECT_EQ(made.version, 1);
    for (auto const& actor : {at_schools, strategist, reader}) {
        EXPECT_EQ(add_row(town(), actor, service("annan")).error().code, ErrorCode::forbidden);
        EXPECT_EQ(change(actor, made, R"({"name":"Annat"})").error().code, ErrorCode::forbidden);
    }
    EXPECT_EQ(add_row(town(), auth::Actor{}, service("annan")).error().code, ErrorCode::unauthenticated);
    auto const changed = change(head_of_care, made, R"({"name":"Hemtjänst"})").value();
    EXPECT_EQ(changed.version, 2);
    EXPECT_EQ(change(at_care, made, R"({"name":"Sent"})").error().code, ErrorCode::stale);
}

TEST_P(Continuity, a_service_is_run_by_one_and_aims_within_what_is_tolerable) {
    auto both = service("a");
    both.run_by_unit = home_care;
    both.run_by_actor = supplier;
    EXPECT_EQ(faults(add_row(town(), at_care, both)), Faults{"/run_by_actor continuity.run_by_one"});
    auto late = service("b");
    late.target_minutes = 241;
    EXPECT_EQ(faults(add_row(town(), at_care, late)),
              Faults{"/target_minutes continuity.target_beyond_tolerable"});
    auto harm = service("c");
    harm.harm_per_hour = -1.0;
    EXPECT_EQ(faults(add_row(town(), at_care, harm)), Faults{"/harm_per_hour continuity.not_an_amount"});
    auto lost = resource("d");
    lost.losses_per_year = 1001;
    EXPECT_EQ(faults(add_row(town(), at_care, lost)), Faults{"/losses_per_year continuity.not_an_amount"});
}

TEST_P(Continuity, every_fault_of_a_need_is_told_with_its_place) {
    auto const care_service = kept(service("hemtjanst"));
    auto const grid = kept(resource("elnat"));
    Member const nothing{};
    Member const unknown{{}, Id<Resource>{"01903f5e-0000-7000-8000-00000000dead"}, {}};
    auto const asked =
        need(care_service, {member(grid), member(grid), member(care_service), nothing, unknown}, 6);
    EXPECT_EQ(faults(add_need(town(), at_care, asked)),
              (Faults{"/members/1 continuity.member_twice", "/members/2 continuity.needs_itself",
                      "/members/3 continuity.member_is_one_thing", "/members/4 continuity.not_there",
                      "/needed continuity.needs_more_than_there_are"}));
    auto of_both = need(care_service, {member(grid)});
    of_both.resource = grid.id;
    EXPECT_EQ(faults(add_need(town(), at_care, of_both)), Faults{"/service continuity.need_of_one_thing"});
    db::ReadTx tx{town().db};
    EXPECT_EQ(store::members_kept(tx), 0);
}

TEST_P(Continuity, a_need_is_changed_whole_and_keeps_its_other_members) {
    auto const care_service = kept(service("hemtjanst"));
    auto const grid = kept(resource("elnat"));
    auto const diesel = kept(resource("diesel"));
    auto const made = needs(need(care_service, {member(grid)}));
    EXPECT_EQ(made.members.at(0).name, "Resurs elnat");
    auto const lay = [&](auth::Actor const& actor, int version, std::string text) {
        return change_need(town(), actor, made.id, version, json::Change<NeedInFull>{std::move(text)});
    };
    auto const both = R"({"members":[{"resource":")" + grid.id.text + R"("},{"resource":")" + diesel.id.text +
                      R"("}],"buffer_minutes":240,"refill_minutes":null})";
    EXPECT_EQ(lay(at_schools, 1, both).error().code, ErrorCode::forbidden);
    auto const changed = lay(at_care, 1, both);
    ASSERT_TRUE(changed.ok()) << said(changed.error());
    EXPECT_EQ(changed.value().members.size(), 2U);
    EXPECT_EQ(changed.value().version, 2);
    EXPECT_FALSE(changed.value().refill_minutes);
    EXPECT_EQ(lay(at_care, 1, both).error().code, ErrorCode::stale);
    EXPECT_EQ(faults(lay(at_care, 2, R"({"needed":3})")),
              Faults{"/needed continuity.needs_more_than_there_are"});
    EXPECT_EQ(service_page(town(), reader, care_service.id).value().needs.size(), 1U);
    EXPECT_EQ(resource_page(town(), reader, diesel.id).value().needed_by.at(0).name, "Verksamhet hemtjanst");
    EXPECT_EQ(remove_need(town(), at_schools, made.id).error().code, ErrorCode::forbidden);
    EXPECT_TRUE(remove_need(town(), at_care, made.id).ok());
    db::ReadTx tx{town().db};
    EXPECT_EQ(store::members_kept(tx), 0);
}

TEST_P(Continuity, what_is_needed_does_not_end_and_what_has_ended_is_not_needed) {
    auto const care_service = kept(service("hemtjanst"));
    auto const grid = kept(resource("elnat"));
    auto const made = needs(need(care_service, {member(grid)}));
    EXPECT_EQ(faults(change(at_care, grid, R"({"ended_on":"2024-02-02"})")),
              Faults{"/ended_on continuity.not_ended_yet"});
    EXPECT_EQ(faults(change(at_care, grid, R"({"ended_on":"2024-02-01"})")),
              Faults{"/ended_on continuity.still_needed"});
    ASSERT_TRUE(change(at_care, care_service, R"({"ended_on":"2024-02-01"})").ok());
    auto const ended = change(at_care, grid, R"({"ended_on":"2024-02-01"})");
    ASSERT_TRUE(ended.ok()) << said(ended.error());
    auto const other = kept(service("annan"));
    EXPECT_EQ(faults(add_need(town(), at_care, need(other, {member(grid)}))),
              Faults{"/members/0 continuity.member_has_ended"});
    auto again = care_service;
    again.version = 2;
    EXPECT_EQ(faults(change(at_care, again, R"({"ended_on":null})")),
              Faults{"/ended_on continuity.needs_what_has_ended"});
    EXPECT_EQ(model_told(town(), strategist).value().resources, 0);
}

TEST_P(Continuity, a_plan_is_incomplete_until_all_three_levels_are_answered) {
    auto const care_service = kept(service("hemtjanst"));
    auto const plan = plan_of_service(care_service);
    EXPECT_EQ(plan.state, ApprovalState::draft);
    auto const view = plan_view(town(), reader, plan.id).value();
    EXPECT_TRUE(view.is_incomplete);
    EXPECT_EQ(view.unanswered, (std::vector<std::string>{"peace", "heightened", "highest"}));
    auto const refused = approve_plan(town(), head_of_care, plan.id, 1, {});
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(refused.error().problems.size(), 3U);
    auto const answered =
        change(at_care, plan, R"({"peace_holds":"yes","heightened_holds":"no","highest_holds":"no"})");
    ASSERT_TRUE(answered.ok());
    for (auto const& actor : {at_care, at_schools, strategist}) {
        EXPECT_EQ(approve_plan(town(), actor, plan.id, 2, {}).error().code, ErrorCode::forbidden);
    }
    auto const approved = approve_plan(town(), head_of_care, plan.id, 2, {});
    ASSERT_TRUE(approved.ok()) << said(approved.error());
    EXPECT_EQ(approved.value().plan.state, ApprovalState::approved);
    EXPECT_FALSE(approved.value().is_incomplete);
    EXPECT_EQ(approve_plan(town(), head_of_care, plan.id, 3, {}).error().key, "continuity.already_approved");
    auto const changed = change(at_care, approved.value().plan, R"({"contacts":"Växeln"})").value();
    EXPECT_EQ(changed.state, ApprovalState::draft) << "what is changed must be approved again";
    EXPECT_FALSE(changed.approved_on);
}

TEST_P(Continuity, a_test_has_happened_and_is_told_in_the_register) {
    auto const care_service = kept(service("hemtjanst"));
    auto const plan = plan_of_service(care_service);
    PlanTest test;
    test.plan = plan.id;
    test.held_on = *parse_date("2024-02-02");
    EXPECT_EQ(faults(add_row(town(), at_care, test)), Faults{"/held_on continuity.not_happened_yet"});
    test.held_on = *parse_date("2024-01-15");
    EXPECT_EQ(add_row(town(), at_schools, test).error().code, ErrorCode::forbidden);
    kept(test);
    auto const listed = list_services(town(), reader, {}, {50, 0}).value();
    ASSERT_EQ(listed.items.size(), 1U);
    EXPECT_EQ(listed.items[0].plan->last_tested_on, test.held_on);
    EXPECT_EQ(listed.items[0].unit_name, "Äldrenämnden");
}

TEST_P(Continuity, the_registers_are_searched) {
    kept(service("hemtjanst"));
    auto power = resource("elnat");
    power.supplier = supplier;
    kept(power);
    kept(resource("vatten", ResourceClass::water));
    auto const found = [&](store::Filter const& filter) {
        return list_resources(town(), reader, filter, {50, 0}).value().total;
    };
    EXPECT_EQ(found({}), 2);
    EXPECT_EQ(found({.supplier = supplier.text}), 1);
    EXPECT_EQ(found({.kind = "water"}), 1);
    EXPECT_EQ(found({.words = "VATT"}), 1);
    EXPECT_EQ(found({.words = "%"}), 0);
    EXPECT_EQ(list_services(town(), reader, {.unit = schools.text}, {50, 0}).value().total, 0);
    EXPECT_EQ(list_services(town(), auth::Actor{}, {}, {50, 0}).error().code, ErrorCode::unauthenticated);
}

}  // namespace
}  // namespace varn::continuity
