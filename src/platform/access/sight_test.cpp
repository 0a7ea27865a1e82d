// The check, the scope and the sight come from the same rules, so they never disagree.
#include "platform/sight.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

namespace varn::auth {

struct Deed {
    Id<Deed> id;
    std::string unit;
};

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::Deed> {
    static constexpr auto value =
        entity<auth::Deed>("deed", field<&auth::Deed::id>({.label = "l"}),
                           field<&auth::Deed::unit>({.label = "l", .owner_unit = true}));
};

namespace varn::auth {
namespace {

constexpr std::array deed_rules{Rule{"deed.release", Role::head, Reach::own_unit, true},
                                Rule{"deed.release", Role::strategist, Reach::own_unit, false},
                                Rule{"secrecy.read_internal", Role::head, Reach::own_unit, false}};

Actor head_of(std::string unit) {
    return Actor{"anna", "Anna", {{Role::head, false, {std::move(unit)}}}};
}

TEST(FourEyes, one_person_alone_gets_no_permit_and_another_gets_it_for_what_was_proposed) {
    auto const anna = head_of("trafik");
    auto bo = head_of("trafik");
    bo.account = "bo";
    EXPECT_EQ(decide<Deed>(deed_rules, anna, "deed.release", "trafik").error().key, "auth.takes_two");
    Proposed const proposed{"anna", "trafik"};
    EXPECT_EQ(decide_second<Deed>(deed_rules, anna, "deed.release", proposed).error().key,
              "auth.takes_another");
    EXPECT_TRUE(decide_second<Deed>(deed_rules, bo, "deed.release", proposed).value().covers({{}, "trafik"}));
    EXPECT_FALSE(decide_second<Deed>(deed_rules, head_of("skola"), "deed.release", proposed));
    EXPECT_FALSE(decide_second<Deed>(deed_rules, bo, "deed.release", {"", "trafik"})) << "nobody proposed";
}

TEST(Judge, what_one_may_alone_comes_before_what_takes_two_and_her_own_before_a_deputys) {
    auto anna = head_of("trafik");
    anna.grants.push_back({Role::strategist, true, {}, {}, "cilla"});
    auto const verdict = judge(deed_rules, anna, "deed.release", "trafik").value();
    EXPECT_FALSE(verdict.four_eyes);
    EXPECT_EQ(verdict.acting_for, "cilla");
    EXPECT_EQ(decide<Deed>(deed_rules, anna, "deed.release", "trafik").value().acting_for(), "cilla");
    anna.grants.push_back({Role::strategist, false, {"trafik"}});
    EXPECT_EQ(judge(deed_rules, anna, "deed.release", "trafik").value().acting_for, "");
}

TEST(Sight, a_matter_admits_those_who_hold_a_role_in_it_and_not_the_whole_town) {
    Seal const of_matter{SecrecyLevel::internal, "trafik", "arende"};
    Actor chief{"a", "A", {{Role::head, true, {}}}};
    EXPECT_TRUE(may_see(sight(deed_rules, chief), {SecrecyLevel::internal, "trafik", {}}));
    EXPECT_FALSE(may_see(sight(deed_rules, chief), of_matter));
    chief.grants.push_back({Role::head, false, {}, {"arende"}});
    EXPECT_TRUE(may_see(sight(deed_rules, chief), of_matter));
    EXPECT_FALSE(may_see(sight(deed_rules, chief), {SecrecyLevel::confidential, {}, {}}))
        << "no rule clears for it";
    EXPECT_FALSE(may_see({}, {SecrecyLevel::internal, {}, {}})) << "nobody sees nothing";
}

TEST(Scope, equals_asking_everywhere_for_random_rules_and_people) {
    std::mt19937 random{3};
    auto const below = [&random](unsigned bound) { return static_cast<int>(random() % bound); };
    std::array<std::string, 6> const places{"a", "b", "c", "m1", "m2", "m3"};
    for (int round = 0; round < 2000; ++round) {
        std::vector<Rule> table;
        for (int i = below(6); i > 0; --i) {
            table.push_back({below(2) == 0 ? "x" : "y", static_cast<Role>(below(3)),
                             below(5) == 0 ? Reach::whole_town : Reach::own_unit, below(4) == 0});
        }
        Actor person{"p", "P", {}};
        for (int i = below(4); i > 0; --i) {
            Grant grant{static_cast<Role>(below(3)), below(6) == 0, {}};
            if (!grant.whole_town) {
                grant.units.push_back(places.at(static_cast<std::size_t>(below(3))));
                grant.matters.push_back(places.at(static_cast<std::size_t>(3 + below(3))));
            }
            person.grants.push_back(grant);
        }
        auto const reach = scope(table, person, "x");
        for (auto const& place : places) {
            bool const listed =
                reach.reaches(place) || std::binary_search(reach.matters.begin(), reach.matters.end(), place);
            ASSERT_EQ(judge(table, person, "x", place).ok(), listed) << "round " << round << " at " << place;
        }
        ASSERT_EQ(judge(table, person, "x", std::nullopt).ok(), reach.everything) << "round " << round;
    }
}

}  // namespace
}  // namespace varn::auth
