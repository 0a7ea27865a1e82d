// Effects are written by whoever may change the measure, name what their kind is about, and change something.
#include "town_of_portfolios.h"

namespace varn::portfolio {
namespace {

class Effects : public PortfolioTown {
protected:
    void SetUp() override {
        PortfolioTown::SetUp();
        fill();
    }
};
VARN_ON_EVERY_ENGINE(Effects);

TEST_P(Effects, whoever_may_change_the_measure_writes_its_effects) {
    auto const row = longer(battery, power, 2000);
    EXPECT_EQ(add_effect(town(), at_schools, row).error().code, ErrorCode::forbidden);
    EXPECT_EQ(add_effect(town(), strategist, row).error().code, ErrorCode::forbidden)
        << "the unit entered the measure itself";
    EXPECT_EQ(add_effect(town(), reader, row).error().code, ErrorCode::forbidden);
    EXPECT_EQ(add_effect(town(), auth::Actor{}, row).error().code, ErrorCode::unauthenticated);
    auto const before = audit_size();
    auto const made = add_effect(town(), at_care, row);
    ASSERT_TRUE(made.ok()) << said(made.error());
    EXPECT_EQ(audit_size(), before + 1);
    auto const changed = change_effect(town(), at_care, made.value().id, 1,
                                       json::Change<MeasureEffect>{R"({"minutes":3000,"words":"provat"})"});
    ASSERT_TRUE(changed.ok()) << said(changed.error());
    EXPECT_EQ(changed.value().minutes, 3000);
    EXPECT_EQ(
        change_effect(town(), at_care, made.value().id, 1, json::Change<MeasureEffect>{"{}"}).error().code,
        ErrorCode::stale);
    EXPECT_EQ(remove_effect(town(), at_schools, made.value().id).error().code, ErrorCode::forbidden);
    EXPECT_TRUE(remove_effect(town(), at_care, made.value().id));
}

TEST_P(Effects, an_effect_names_what_its_kind_is_about_and_nothing_else) {
    auto row = effect(battery, EffectKind::lengthen_buffer);
    EXPECT_EQ(faults(add_effect(town(), at_care, row)),
              (std::vector<std::string>{"/need portfolio.say_this", "/minutes portfolio.say_this"}));
    row = longer(battery, power, 2000);
    row.resource = grid.id;
    row.losses_per_year = 0.1;
    EXPECT_EQ(faults(add_effect(town(), at_care, row)),
              (std::vector<std::string>{"/resource portfolio.leave_this_out",
                                        "/losses_per_year portfolio.leave_this_out"}));
    row = effect(battery, EffectKind::shorten_restart);
    row.minutes = 1;
    EXPECT_EQ(faults(add_effect(town(), at_care, row)),
              std::vector<std::string>{"/service portfolio.one_thing"});
    row = effect(battery, EffectKind::lower_losses);
    row.resource = grid.id;
    row.losses_per_year = -1.0;
    EXPECT_EQ(faults(add_effect(town(), at_care, row)),
              std::vector<std::string>{"/losses_per_year portfolio.not_a_rate"});
}

TEST_P(Effects, what_changes_nothing_or_makes_worse_is_refused_with_what_stands_today) {
    EXPECT_EQ(faults(add_effect(town(), at_care, longer(battery, power, 60))),
              std::vector<std::string>{"/minutes portfolio.must_be_more"});
    auto row = effect(battery, EffectKind::shorten_repair);
    row.resource = grid.id;
    row.minutes = 1440;
    auto const refused = add_effect(town(), at_care, row);
    EXPECT_EQ(faults(refused), std::vector<std::string>{"/minutes portfolio.must_be_less"});
    EXPECT_EQ(refused.error().problems.at(0).params.at(0).second, "1440");
    row = effect(battery, EffectKind::lower_losses);
    row.resource = grid.id;
    row.losses_per_year = 0.5;
    EXPECT_EQ(add_effect(town(), at_care, row).error().problems.at(0).params.at(0).second, "0.5");
    row = effect(battery, EffectKind::add_member);
    row.need = power.id;
    row.member_resource = grid.id;
    EXPECT_EQ(faults(add_effect(town(), at_care, row)),
              std::vector<std::string>{"/member_resource continuity.member_twice"});
    row.member_resource.reset();
    row.member_service = home.id;
    EXPECT_EQ(faults(add_effect(town(), at_care, row)),
              std::vector<std::string>{"/member_service continuity.needs_itself"});
    row.member_service = Id<CriticalService>{care.text};
    EXPECT_EQ(faults(add_effect(town(), at_care, row)),
              std::vector<std::string>{"/member_service continuity.not_there"});
    EXPECT_EQ(faults(add_effect(town(), at_care, longer(Measure{}, power, 4000))),
              std::vector<std::string>{"/measure portfolio.measure_not_there"});
}

TEST_P(Effects, a_list_tells_what_it_is_about_and_what_no_longer_changes_anything) {
    auto const told = list_effects(town(), at_care, "sv", battery.id.text, {50, 0}).value();
    ASSERT_EQ(told.total, 1);
    auto const& one = told.items.at(0);
    EXPECT_EQ(one.measure_title, "Åtgärd batteri");
    EXPECT_EQ(one.about.name, "Verksamhet hemtjanst");
    EXPECT_EQ(one.what, "el");
    EXPECT_EQ(one.before, 60.0);
    EXPECT_FALSE(one.problem);
    EXPECT_TRUE(one.may_change);
    EXPECT_FALSE(list_effects(town(), reader, "sv", battery.id.text, {50, 0}).value().items.at(0).may_change);
    auto after = power;
    after.buffer_minutes = 5000;
    change_kept(power, after, continuity::policy(), "continuity.write");
    auto const later = list_effects(town(), at_care, "sv", battery.id.text, {50, 0}).value();
    EXPECT_TRUE(later.items.at(0).problem) << "the need lasts longer than the measure by now";
    EXPECT_EQ(list_effects(town(), at_care, "sv", "", {50, 0}).value().total, 2);
}

}  // namespace
}  // namespace varn::portfolio
