// Several who work with the same sheet at once, on every engine: nobody's words are lost, and nothing is
// written on what is handed in or closed.
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

#include "followup_town.h"
#include "platform/holding.h"

namespace varn::followup {
namespace {

class SheetRaces : public FollowUpTown {
protected:
    void SetUp() override {
        FollowUpTown::SetUp();
        round = opened(draft());
        sheet = sheet_at(round, traffic);
        anna = testing::somebody(auth::Role::coordinator, {traffic.text});
    }
    static json::Change<Answer> words(std::string const& text) {
        return json::Change<Answer>{R"({"words":")" + text + "\"}"};
    }
    static std::string told(Result<Answer> const& outcome) {
        return outcome ? "written" : outcome.error().key;
    }
    /// Calls all of them at once, with eyes as a request has them.
    template <class T>
    std::vector<Result<T>> at_once(std::vector<std::function<Result<T>(Town&)>> const& people) {
        std::vector<std::optional<Result<T>>> outcomes(people.size());
        std::vector<std::thread> threads;
        auto eyes = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
        Town here{eyes, town().clock, town().ids};
        for (std::size_t i = 0; i < people.size(); ++i) {
            threads.emplace_back([&, i] { outcomes[i] = people[i](here); });
        }
        std::vector<Result<T>> made;
        for (std::size_t i = 0; i < people.size(); ++i) {
            threads[i].join();
            made.push_back(std::move(*outcomes[i]));
        }
        return made;
    }
    /// One wrote, and everybody else is told what she wrote. Gives what she wrote.
    static Answer of_one_alone(std::vector<Result<Answer>> const& outcomes, ErrorCode code) {
        std::vector<Answer> written;
        for (auto const& one : outcomes) {
            if (one) {
                written.push_back(one.value());
            }
        }
        EXPECT_EQ(written.size(), 1U);
        for (auto const& one : outcomes) {
            if (!one && !written.empty()) {
                EXPECT_EQ(one.error().code, code);
                EXPECT_EQ(one.error().key, "followup.written_meanwhile");
                auto const& said = one.error().problems;
                EXPECT_EQ(said.size() > 1 ? said[1].params.at(0).second : "nothing", written[0].words);
            }
        }
        return written.empty() ? Answer{} : written[0];
    }
    /// Begins the others while `first` is written and not yet kept; whether all of them waited until it was.
    bool wait_for(std::function<void(db::WriteTx&)> const& first,
                  std::vector<std::function<void(Town&)>> const& others) {
        std::atomic<bool> is_kept{false};
        std::atomic<bool> all_waited{true};
        std::vector<std::thread> threads;
        auto eyes = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
        Town here{eyes, town().clock, town().ids};
        {
            db::WriteTx tx{town().db};
            first(tx);
            for (auto const& other : others) {
                threads.emplace_back([&] {
                    other(here);
                    if (!is_kept) {
                        all_waited = false;
                    }
                });
            }
            // Long enough that whoever does not wait has gone by.
            std::this_thread::sleep_for(std::chrono::milliseconds{300});
            is_kept = true;
            EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "followup.lead")));
        }
        for (auto& one : threads) {
            one.join();
        }
        return all_waited;
    }
    /// As whoever answers does it, but not yet kept.
    void put_mark(db::WriteTx& tx, Answer const& before, Mark mark) const {
        EXPECT_TRUE(db::hold(tx, sheet));
        EXPECT_TRUE(db::stand_on(tx, round.id));
        auto const permit = auth::decide<Answer>(policy(), anna, "followup.answer", traffic.text).value();
        auto after = before;
        after.mark = mark;
        EXPECT_TRUE(tx.update(permit, before, after));
    }
    /// As whoever hands in does it, but not yet kept.
    void put_status(db::WriteTx& tx, SheetStatus status) const {
        EXPECT_TRUE(db::hold(tx, sheet));
        EXPECT_TRUE(db::stand_on(tx, round.id));
        auto const before = tx.get(sheet).value();
        auto const permit = auth::decide<Sheet>(policy(), anna, "followup.answer", traffic.text).value();
        auto after = before;
        after.status = status;
        EXPECT_TRUE(tx.update(permit, before, after));
    }

    Round round;
    Id<Sheet> sheet;
    auth::Actor anna;
};
VARN_ON_EVERY_ENGINE(SheetRaces);

TEST_P(SheetRaces, of_those_who_change_what_all_of_them_saw_one_does_and_the_others_are_told) {
    auto standing = add_answer(town(), anna, answer(sheet, 0)).value();
    for (int i = 0; i < 10; ++i) {
        std::vector<std::function<Result<Answer>(Town&)>> people;
        for (auto const* name : {"Anna", "Bo", "Cecilia", "David"}) {
            people.emplace_back([&, name](Town& here) {
                return change_answer(here, anna, standing.id, standing.version,
                                     words(name + std::to_string(i)));
            });
        }
        standing = of_one_alone(at_once(people), ErrorCode::stale);
        ASSERT_FALSE(standing.id.text.empty());
    }
    EXPECT_EQ(standing.version, 11);
}

TEST_P(SheetRaces, of_those_who_answer_the_same_goal_at_once_one_does_and_the_others_are_told) {
    for (std::size_t goal = 0; goal < goals.size(); ++goal) {
        std::vector<std::function<Result<Answer>(Town&)>> people;
        for (auto const* name : {"Anna", "Bo", "Cecilia", "David"}) {
            people.emplace_back([&, name](Town& here) {
                auto mine = answer(sheet, goal);
                mine.words = name;
                return add_answer(here, anna, mine);
            });
        }
        of_one_alone(at_once(people), ErrorCode::conflict);
    }
}

TEST_P(SheetRaces, whoever_answers_while_somebody_else_is_long_about_it_waits) {
    auto const standing = add_answer(town(), anna, answer(sheet, 0)).value();
    std::vector<std::string> outcomes(2);
    EXPECT_TRUE(
        wait_for([&](db::WriteTx& tx) { put_mark(tx, standing, Mark::fulfilled); },
                 {[&](Town& here) { outcomes[0] = told(add_answer(here, anna, answer(sheet, 1))); },
                  [&](Town& here) { outcomes[1] = told(add_answer(here, anna, answer(sheet, 2))); }}));
    EXPECT_EQ(outcomes, std::vector<std::string>(2, "written"));
}

TEST_P(SheetRaces, a_sheet_is_handed_in_with_what_was_written_in_the_last_moment) {
    auto const standing = add_answer(town(), anna, answer(sheet, 0)).value();
    ASSERT_TRUE(add_answer(town(), anna, answer(sheet, 1)));
    ASSERT_TRUE(add_answer(town(), anna, answer(sheet, 2)));
    EXPECT_TRUE(wait_for([&](db::WriteTx& tx) { put_mark(tx, standing, Mark::not_fulfilled); },
                         {[&](Town& here) { EXPECT_TRUE(hand_in(here, anna, sheet, {}, {})); }}));
    EXPECT_EQ(sheet_now(sheet).marks, "npp");
}

TEST_P(SheetRaces, what_is_written_while_the_sheet_is_being_handed_in_is_refused) {
    auto const standing = add_answer(town(), anna, answer(sheet, 0)).value();
    auto const before = audit_size();
    std::vector<std::string> outcomes(3);
    EXPECT_TRUE(wait_for([&](db::WriteTx& tx) { put_status(tx, SheetStatus::handed_in); },
                         {[&](Town& here) { outcomes[0] = told(add_answer(here, anna, answer(sheet, 1))); },
                          [&](Town& here) {
                              outcomes[1] =
                                  told(change_answer(here, anna, standing.id, 1, words("För sent")));
                          },
                          [&](Town& here) {
                              auto const done = record_value(here, anna, sheet, {AnyId{goals[0].text}, 1});
                              outcomes[2] = done ? "written" : done.error().key;
                          }}));
    EXPECT_EQ(outcomes, std::vector<std::string>(3, "followup.locked"));
    EXPECT_EQ(audit_size(), before + 1);  // the handing in
}

TEST_P(SheetRaces, a_closing_waits_for_an_answer_that_is_being_written) {
    auto const standing = add_answer(town(), anna, answer(sheet, 0)).value();
    EXPECT_TRUE(wait_for([&](db::WriteTx& tx) { put_mark(tx, standing, Mark::fulfilled); }, {[&](Town& here) {
                             auto const closed = close_round(here, strategist, round.id, {true}, {});
                             EXPECT_TRUE(closed) << said(closed);
                         }}));
    EXPECT_EQ(sheet_view(town(), strategist, sheet).value().rows.at(0).answer->mark, Mark::fulfilled);
}

TEST_P(SheetRaces, what_is_written_while_the_round_is_being_closed_is_refused) {
    answer_all(round, school, "fpn");
    auto const other = sheet_at(round, school);
    auto const standing = add_answer(town(), anna, answer(sheet, 0)).value();
    auto const before = audit_size();
    std::vector<std::string> outcomes(4);
    EXPECT_TRUE(wait_for(
        [&](db::WriteTx& tx) {
            ASSERT_TRUE(db::hold(tx, round.id));
            auto const permit =
                auth::decide<Round>(policy(), strategist, "followup.lead", std::nullopt).value();
            auto const open = tx.get(round.id).value();
            auto closed = open;
            closed.state = RoundState::closed;
            closed.closed_at = town().clock.now();
            ASSERT_TRUE(tx.update(permit, open, closed));
        },
        {[&](Town& here) { outcomes[0] = told(add_answer(here, anna, answer(sheet, 1))); },
         [&](Town& here) {
             outcomes[1] = told(change_answer(here, anna, standing.id, 1, words("För sent")));
         },
         [&](Town& here) {
             auto const done = hand_back(here, strategist, other, {"Läs igen.", {}}, {});
             outcomes[2] = done ? "written" : done.error().key;
         },
         [&](Town& here) {
             auto const done = accept(here, strategist, other, {}, {});
             outcomes[3] = done ? "written" : done.error().key;
         }}));
    EXPECT_EQ(outcomes, std::vector<std::string>(4, "followup.closed"));
    EXPECT_EQ(audit_size(), before + 1);  // the closing
}

}  // namespace
}  // namespace varn::followup
