// Two who tie measures at once, on every engine: no ring of measures that wait for each other arises.
#include <chrono>
#include <thread>

#include "town_of_measures.h"

namespace varn::measure {
namespace {

class MeasureRaces : public MeasureTown {
protected:
    void SetUp() override {
        MeasureTown::SetUp();
        for (auto const* title : {"A", "B", "C", "D"}) {
            all.push_back(entered(title).id);
        }
    }
    Dependency tie(std::size_t waits, std::size_t needs) const { return {{}, all[waits], all[needs]}; }
    /// Ties at once; how many of them were kept.
    int tied_at_once(std::vector<Dependency> const& wanted) {
        std::vector<int> kept(wanted.size(), 0);
        std::vector<std::thread> people;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            people.emplace_back([&, i] {
                auto const done = add_dependency(town(), coordinator, wanted[i]);
                kept[i] = done ? 1 : 0;
                if (!done) {
                    EXPECT_EQ(faults(done), std::vector<std::string>{"/needs measure.ring"});
                }
            });
        }
        for (auto& one : people) {
            one.join();
        }
        int sum = 0;
        for (auto const one : kept) {
            sum += one;
        }
        return sum;
    }
    void untie_all() {
        for (auto const& id : all) {
            for (auto const& one : page_of(id).needs) {
                ASSERT_TRUE(remove_dependency(town(), coordinator, one.id));
            }
        }
    }
    std::vector<Id<Measure>> all;
};
VARN_ON_EVERY_ENGINE(MeasureRaces);

TEST_P(MeasureRaces, two_who_tie_two_measures_each_way_make_no_ring) {
    for (int i = 0; i < 15; ++i) {
        EXPECT_EQ(tied_at_once({tie(0, 1), tie(1, 0)}), 1);
        untie_all();
    }
}

TEST_P(MeasureRaces, four_who_tie_four_measures_in_a_circle_make_no_ring) {
    for (int i = 0; i < 15; ++i) {
        EXPECT_EQ(tied_at_once({tie(0, 1), tie(1, 2), tie(2, 3), tie(3, 0)}), 3);
        untie_all();
    }
}

}  // namespace
}  // namespace varn::measure
