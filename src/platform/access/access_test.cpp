// Who may, who may elsewhere, and who may not.
#include <gtest/gtest.h>

#include <array>

#include "platform/access.h"

namespace varn::auth {

struct Plan {
    Id<Plan> id;
    std::string unit;
};
struct Law {
    Id<Law> id;
};

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::Plan> {
    static constexpr auto value =
        entity<auth::Plan>("plan", field<&auth::Plan::id>({.label = "l"}),
                           field<&auth::Plan::unit>({.label = "l", .owner_unit = true}));
};
template <>
struct varn::Describe<varn::auth::Law> {
    static constexpr auto value = entity<auth::Law>("law", field<&auth::Law::id>({.label = "l"}));
};

namespace varn::auth {
namespace {

constexpr std::array rules{Rule{"plan.write", Role::coordinator, Reach::own_unit},
                           Rule{"plan.write", Role::strategist, Reach::whole_town},
                           Rule{"law.write", Role::strategist, Reach::whole_town}};

Actor somebody(Role role, std::vector<std::string> units, bool whole_town = false) {
    return Actor{"a", "A", {{role, whole_town, std::move(units)}}};
}

TEST(Judge, a_coordinator_may_at_her_own_unit_and_nowhere_else) {
    auto const anna = somebody(Role::coordinator, {"trafik", "trafik-sakerhet"});
    EXPECT_TRUE(judge(rules, anna, "plan.write", "trafik"));
    EXPECT_TRUE(judge(rules, anna, "plan.write", "trafik-sakerhet"));
    EXPECT_EQ(judge(rules, anna, "plan.write", "skola").error().code, ErrorCode::forbidden);
    EXPECT_EQ(judge(rules, anna, "plan.write", std::nullopt).error().code, ErrorCode::forbidden);
}

TEST(Judge, whoever_is_not_named_by_a_rule_may_not) {
    EXPECT_EQ(judge(rules, somebody(Role::reader, {}, true), "plan.write", "trafik").error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(judge(rules, somebody(Role::strategist, {"ks"}), "plan.burn", "ks").error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(judge(rules, Actor{}, "plan.write", "trafik").error().code, ErrorCode::unauthenticated);
}

TEST(Permit, covers_the_rows_of_its_place_alone) {
    auto const own =
        decide<Plan>(rules, somebody(Role::coordinator, {"trafik"}), "plan.write", "trafik").value();
    EXPECT_TRUE(own.covers(Plan{{}, "trafik"}));
    EXPECT_FALSE(own.covers(Plan{{}, "skola"}));
    auto const town = decide<Plan>(rules, somebody(Role::strategist, {"ks"}), "plan.write", "trafik").value();
    EXPECT_TRUE(town.covers(Plan{{}, "skola"}));
}

TEST(Permit, what_belongs_to_the_town_needs_the_town) {
    EXPECT_FALSE(decide<Law>(rules, somebody(Role::coordinator, {"trafik"}), "law.write", std::nullopt));
    auto const town =
        decide<Law>(rules, somebody(Role::strategist, {"ks"}), "law.write", std::nullopt).value();
    EXPECT_TRUE(town.covers(Law{}));
    constexpr std::array local{Rule{"law.write", Role::coordinator, Reach::own_unit}};
    auto const at_unit =
        decide<Law>(local, somebody(Role::coordinator, {"trafik"}), "law.write", "trafik").value();
    EXPECT_FALSE(at_unit.covers(Law{}));
}

TEST(Scope, lists_reach_as_far_as_the_check) {
    auto const anna = scope(rules, somebody(Role::coordinator, {"b", "a", "b"}), "plan.write");
    EXPECT_FALSE(anna.everything);
    EXPECT_EQ(anna.units, (std::vector<std::string>{"a", "b"}));
    EXPECT_TRUE(anna.reaches("a"));
    EXPECT_FALSE(anna.reaches("c"));
    EXPECT_TRUE(scope(rules, somebody(Role::strategist, {}), "plan.write").everything);
    EXPECT_TRUE(scope(rules, somebody(Role::reader, {"a"}), "plan.write").nothing());
    EXPECT_TRUE(scope(rules, Actor{}, "plan.write").nothing());
}

TEST(Actor, a_token_reaches_no_further_than_its_owner_and_its_own_actions) {
    auto token = somebody(Role::strategist, {}, true);
    token.only_actions = {"law.write", "plan.read"};
    EXPECT_FALSE(token.is_in_person());
    EXPECT_TRUE(judge(rules, token, "law.write", std::nullopt));
    EXPECT_EQ(judge(rules, token, "plan.write", "trafik").error().code, ErrorCode::forbidden);
    EXPECT_TRUE(scope(rules, token, "law.write").everything);
    EXPECT_TRUE(scope(rules, token, "plan.write").nothing());
    token.grants = {{Role::coordinator, false, {"trafik"}}};
    EXPECT_EQ(judge(rules, token, "law.write", std::nullopt).error().code, ErrorCode::forbidden);
    token.only_actions.emplace();
    EXPECT_EQ(judge(rules, token, "plan.write", "trafik").error().code, ErrorCode::forbidden);
    EXPECT_TRUE(somebody(Role::reader, {}).is_in_person());
    EXPECT_FALSE(Actor{}.is_in_person());
}

}  // namespace
}  // namespace varn::auth
