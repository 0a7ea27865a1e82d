// Families of sets: the same as lists of sets.
#include "zbdd.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <random>

#include "set_sweeps.h"

namespace varn::resilience {
namespace {

using Sets = std::vector<unsigned>;

Sets minimal(Sets sets) {
    std::sort(sets.begin(), sets.end());
    sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
    Sets kept;
    for (auto const set : sets) {
        if (std::none_of(kept.begin(), kept.end(), [&](unsigned less) { return (less & set) == less; })) {
            kept.push_back(set);
        }
    }
    return kept;
}

Sets up_to(Sets sets, int limit) {
    std::erase_if(sets, [&](unsigned set) { return std::popcount(set) > limit; });
    return sets;
}

Sets products(Sets const& one, Sets const& other) {
    Sets all;
    for (auto const a : one) {
        for (auto const b : other) {
            all.push_back(a | b);
        }
    }
    return minimal(all);
}

class Zoo {
public:
    Zbdd::Family family(Sets const& sets) {
        auto all = Zbdd::empty;
        for (auto const set : sets) {
            auto one = Zbdd::unit;
            for (Index i = 0; i < 10; ++i) {
                if ((set >> i & 1U) != 0) {
                    one = zbdd.both(one, zbdd.variable(i));
                }
            }
            all = zbdd.either(all, one);
        }
        return all;
    }
    Sets random() {
        Sets sets;
        for (auto n = bits() % 8; n > 0; --n) {
            sets.push_back(static_cast<unsigned>(bits() & bits() & 0x3ff));
        }
        return minimal(sets);
    }
    Zbdd zbdd{Effort{1'000'000}};
    std::mt19937_64 bits{11};
};

TEST(Zbdd, does_what_lists_of_sets_do) {
    Zoo zoo;
    for (int round = 0; round < 3'000; ++round) {
        auto const a = zoo.random();
        auto const b = zoo.random();
        auto const f = zoo.family(a);
        auto const g = zoo.family(b);
        auto both = a;
        both.insert(both.end(), b.begin(), b.end());
        EXPECT_EQ(zoo.zbdd.either(f, g), zoo.family(minimal(both)));
        EXPECT_EQ(zoo.zbdd.both(f, g), zoo.family(products(a, b)));
        auto rest = a;
        std::erase_if(rest, [&](unsigned set) {
            return std::any_of(b.begin(), b.end(), [&](unsigned less) { return (less & set) == less; });
        });
        EXPECT_EQ(zoo.zbdd.without(f, g), zoo.family(rest));
        for (int limit = 0; limit < 7; ++limit) {
            auto const order = static_cast<Zbdd::Order>(limit);
            EXPECT_EQ(zoo.zbdd.up_to(f, order), zoo.family(up_to(a, limit)));
            EXPECT_EQ(zoo.zbdd.both(f, g, order), zoo.family(up_to(products(a, b), limit)));
        }
    }
}

TEST(Zbdd, heavy_variables_count_with_their_weight) {
    Zbdd zbdd{Effort{1'000}};
    auto const a = zbdd.variable(0, 3);
    auto const b = zbdd.variable(1);
    EXPECT_EQ(zbdd.least_order(zbdd.both(a, b)), 4);
    EXPECT_EQ(zbdd.both(a, b, 3), Zbdd::empty);
    EXPECT_EQ(zbdd.up_to(zbdd.either(a, b), 2), b);
}

TEST(Zbdd, what_is_kept_is_the_same_after_collecting) {
    Zoo zoo;
    auto const sets = zoo.random();
    std::vector<Zbdd::Family> kept{zoo.family(sets), zoo.family({1, 2, 4})};
    zoo.zbdd.keep(kept);
    EXPECT_EQ(zoo.zbdd.size(), zoo.zbdd.reachable(kept[0]) + 5);
    EXPECT_EQ(zoo.family(sets), kept[0]);
}

TEST(Zbdd, halts_when_the_nodes_are_used_up) {
    Zbdd zbdd{Effort{20}};
    auto all = Zbdd::unit;
    for (Index i = 0; i < 40 && !zbdd.halted(); ++i) {
        all = zbdd.both(all, zbdd.either(zbdd.variable(2 * i), zbdd.variable(2 * i + 1)));
    }
    EXPECT_EQ(zbdd.effort().halt(), Halt::too_many);
}

TEST(SetSweeps, counts_stay_at_the_end_of_their_range) {
    EXPECT_EQ(text_of(add(uncountable, 1)), "340282366920938463463374607431768211455");
    EXPECT_EQ(text_of(0), "0");
}

}  // namespace
}  // namespace varn::resilience
