// Several who write at once, on every engine: nothing is ever written in a year that is closed.
#include <atomic>
#include <chrono>
#include <thread>

#include "town_of_plans.h"

namespace varn::planning {
namespace {

class PlanRaces : public PlanTown {
protected:
    /// Long enough that whoever does not wait has gone by.
    static void give_the_other_time() { std::this_thread::sleep_for(std::chrono::milliseconds{300}); }
};
VARN_ON_EVERY_ENGINE(PlanRaces);

TEST_P(PlanRaces, a_closing_waits_for_a_row_that_is_being_written) {
    auto const made = plan(at_traffic, goal(traffic, this_year, "oppna-gator"));
    std::atomic<bool> is_kept{false};
    bool was_kept_at_closing = false;
    std::thread closer;
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(put_new(town(), tx, at_traffic, goal(traffic, this_year, "ny")));
        auto after = made;
        after.title = "Ändrat i sista stund";
        ASSERT_TRUE(put_change(town(), tx, at_traffic, made, after));
        closer = std::thread{[&] {
            auto const closed = close_cycle(town(), strategist, this_year, {}, {});
            was_kept_at_closing = is_kept;
            EXPECT_TRUE(closed.ok()) << (closed.ok() ? "" : said(closed.error()));
        }};
        give_the_other_time();
        is_kept = true;
        EXPECT_TRUE(std::move(tx).commit(audit::entry(at_traffic, "planning.write")));
    }
    closer.join();
    EXPECT_TRUE(was_kept_at_closing);
    EXPECT_EQ(plan_at(traffic, this_year).goals.size(), 2U);
    EXPECT_EQ(plan_at(traffic, this_year).cycle.state, CycleState::closed);
}

TEST_P(PlanRaces, a_row_written_while_the_year_is_being_closed_is_refused) {
    auto const made = plan(at_traffic, goal(traffic, this_year, "oppna-gator"));
    auto const binding = plan(at_traffic, GoalBinding{{}, {}, made.id, withstand});
    auto const before = audit_size();
    auto eyes = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});  // as a request has them
    Town here{eyes, town().clock, town().ids};
    std::vector<std::thread> writers;
    std::vector<std::string> outcomes(4);
    auto const told = [&](std::size_t place, auto const& outcome) {
        outcomes[place] = outcome.ok() ? "written" : outcome.error().key;
    };
    {
        db::WriteTx tx{town().db};
        auto const open = tx.get(this_year).value();
        auto closed = open;
        closed.state = CycleState::closed;
        auto const permit =
            auth::decide<PlanningCycle>(policy(), strategist, "planning.steer", std::nullopt).value();
        ASSERT_TRUE(tx.update(permit, open, closed));
        writers.emplace_back([&] { told(0, add_to_plan(here, at_traffic, goal(traffic, this_year, "ny"))); });
        writers.emplace_back([&] {
            told(1, change_in_plan(here, at_traffic, made.id, 1,
                                   json::Change<UnitGoal>{R"({"title":"För sent"})"}));
        });
        writers.emplace_back([&] { told(2, unbind(here, at_traffic, binding.id)); });
        writers.emplace_back([&] {
            PlanComment comment;
            comment.unit_goal = made.id;
            comment.body = "För sent";
            told(3, add_comment(here, strategist, comment));
        });
        give_the_other_time();
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "planning.steer")));
    }
    for (auto& writer : writers) {
        writer.join();
    }
    EXPECT_EQ(outcomes, std::vector<std::string>(4, "planning.cycle_is_closed"));
    EXPECT_EQ(audit_size(), before + 1);  // the closing
    EXPECT_EQ(plan_at(traffic, this_year).goals.size(), 1U);
}

}  // namespace
}  // namespace varn::planning
