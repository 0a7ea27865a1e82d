// What holds for any register: the parts make up the whole, late is what an oracle says, and no ring ever.
#include <random>

#include "rules.h"
#include "town_of_measures.h"

namespace varn::measure {
namespace {

class MeasureProperties : public MeasureTown {
protected:
    int below(int bound) { return std::uniform_int_distribution<int>{0, bound - 1}(random_); }

    /// A register of measures nobody thought of, entered in one transaction.
    void fill(int count) {
        db::WriteTx tx{town().db};
        std::vector<Id<Unit>> const owners{traffic, tunnels, schools, city};
        for (int i = 0; i < count; ++i) {
            auto ask = wanted(owners[static_cast<std::size_t>(below(4))], "Åtgärd " + std::to_string(i));
            ask.due = plus_days(town().clock.today(), below(41) - 20);
            if (below(3) != 0) {
                ask.cost_ore = below(1'000'000'000);
            }
            if (below(3) == 0) {
                ask.yearly_cost_ore = below(1'000'000);
            }
            ask.status = static_cast<Status>(below(5));
            ask.words = "Ord.";
            ASSERT_TRUE(add_measure(town(), tx, strategist, ask));
        }
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "measure.direct")));
    }
    Question any_question() {
        Question question;
        std::vector<std::string> const units{"", traffic.text, tunnels.text, city.text};
        question.unit = units[static_cast<std::size_t>(below(4))];
        if (below(2) == 0) {
            question.filter.status = static_cast<Status>(below(5));
        }
        question.filter.open_alone = below(3) == 0;
        question.filter.late_alone = below(3) == 0;
        if (below(3) == 0) {
            question.filter.due_from = plus_days(town().clock.today(), below(20) - 10);
        }
        if (below(3) == 0) {
            question.filter.words = std::to_string(below(10));
        }
        return question;
    }
    std::vector<MeasureView> listed(Question const& question) {
        return list_measures(town(), reader, question, {500, 0}).value().items;
    }

    std::mt19937 random_{20240201};
};
VARN_ON_EVERY_ENGINE(MeasureProperties);

using Figures = std::vector<std::int64_t>;
Figures figures(Sum const& sum) {
    return {sum.count, sum.late, sum.without_cost, sum.cost_ore, sum.yearly_cost_ore};
}
Figures plus(Figures a, Figures const& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] += b[i];
    }
    return a;
}

TEST_P(MeasureProperties, the_sum_of_the_parts_is_the_whole_whatever_is_asked) {
    fill(250);
    for (int i = 0; i < 60; ++i) {
        auto const question = any_question();
        auto const sums = sum_measures(town(), reader, question).value();
        Figures by_hand{0, 0, 0, 0, 0};
        for (auto const& view : listed(question)) {
            auto const& m = view.measure;
            bool const free = !m.cost_ore && !m.yearly_cost_ore;
            by_hand = plus(by_hand, {1, view.is_late ? 1 : 0, free ? 1 : 0, m.cost_ore.value_or(0),
                                     m.yearly_cost_ore.value_or(0)});
        }
        Figures by_status{0, 0, 0, 0, 0};
        for (auto const& part : sums.by_status) {
            by_status = plus(by_status, figures(part.sum));
        }
        Figures by_unit{0, 0, 0, 0, 0};
        for (auto const& part : sums.by_unit) {
            by_unit = plus(by_unit, figures(part.sum));
        }
        EXPECT_EQ(figures(sums.whole), by_hand);
        EXPECT_EQ(by_status, by_hand);
        EXPECT_EQ(by_unit, by_hand);
    }
}

TEST_P(MeasureProperties, late_is_what_an_oracle_says_on_any_day) {
    fill(120);
    auto const all = listed({});
    for (int shift = -25; shift <= 25; shift += 5) {
        auto const today = plus_days(day("2024-02-01"), shift);
        clock_.move_to(Instant{start_of(today).milliseconds + 12LL * 3'600'000});
        std::size_t late = 0;
        for (auto const& view : listed({})) {
            // The oracle knows no dates: only days as they are written, and the words for what is closed.
            auto const status = std::string{name_of(view.measure.status)};
            bool const closed = status == "done" || status == "cancelled";
            bool const passed = to_text(view.measure.due) < to_text(today);
            EXPECT_EQ(view.is_late, passed && !closed);
            EXPECT_EQ(view.days_late > 0, view.is_late);
            late += passed && !closed ? 1U : 0U;
        }
        Question question;
        question.filter.late_alone = true;
        EXPECT_EQ(listed(question).size(), late);
        EXPECT_EQ(sum_measures(town(), reader, {}).value().whole.late, static_cast<std::int64_t>(late));
        db::ReadTx tx{town().db};
        std::int64_t per_unit = 0;
        auto const counts = open_per_unit(tx, today).value();
        for (auto const& [unit, count] : counts) {
            per_unit += count.late;
        }
        EXPECT_EQ(per_unit, static_cast<std::int64_t>(late));
    }
}

TEST_P(MeasureProperties, no_ring_ever_and_nothing_else_is_refused) {
    constexpr std::size_t count = 9;
    std::vector<Id<Measure>> ids;
    for (std::size_t i = 0; i < count; ++i) {
        ids.push_back(entered("M" + std::to_string(i)).id);
    }
    bool reaches[count][count] = {};
    for (int i = 0; i < 120; ++i) {
        auto const from = static_cast<std::size_t>(below(count));
        auto const to = static_cast<std::size_t>(below(count));
        bool const would_ring = from == to || reaches[to][from];
        auto const outcome = add_dependency(town(), coordinator, {{}, ids[from], ids[to]});
        if (would_ring) {
            ASSERT_EQ(code(outcome), ErrorCode::invalid);
            continue;
        }
        ASSERT_TRUE(outcome.ok() || outcome.error().code == ErrorCode::conflict);  // tied already
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = 0; b < count; ++b) {
                bool const before = a == from || reaches[a][from];
                bool const after = b == to || reaches[to][b];
                reaches[a][b] = reaches[a][b] || (before && after);
            }
        }
        for (std::size_t a = 0; a < count; ++a) {
            ASSERT_FALSE(reaches[a][a]);
        }
    }
}

}  // namespace
}  // namespace varn::measure
