#pragma once
// What could be done about the invented town, as data: each measure with what it costs, and what it changes
// by the keys of rows. A few are poor bargains on purpose.
#include <array>

#include "portfolio/model.h"

namespace varn::portfolio {

using measure::Ability;

inline constexpr std::int64_t hour_of_minutes = 60;
inline constexpr std::int64_t day_of_minutes = 24 * hour_of_minutes;

struct PlannedMeasure {
    std::string_view text;  // portfolio.demo.<text>.title and .body
    std::string_view unit;
    std::int64_t cost;    // in thousands of kronor
    std::int64_t yearly;  // the same
    int months;           // until it is due
    Ability ability{};
};
inline constexpr std::array planned_measures{
    PlannedMeasure{"second_depot", "servicenamnden", 9'500, 450, 18, Ability::withstand},
    PlannedMeasure{"depot_power", "kommunstyrelsen", 1'800, 60, 10, Ability::withstand},
    PlannedMeasure{"farm_tank", "servicenamnden", 2'400, 90, 12, Ability::withstand},
    PlannedMeasure{"ring_battery", "stokab", 850, 40, 6, Ability::recover},
    PlannedMeasure{"ring_manual", "stockholms-hamnar", 350, 25, 4, Ability::recover},
    PlannedMeasure{"second_pump", "stockholm-vatten-och-avfall", 14'000, 300, 24, Ability::prevent},
    PlannedMeasure{"pump_spares", "stockholm-vatten-och-avfall", 600, 15, 5, Ability::recover},
    PlannedMeasure{"island_water", "aldrenamnden", 240, 30, 5, Ability::withstand},
    PlannedMeasure{"directory_copy", "kommunstyrelsen", 1'200, 250, 9, Ability::prevent},
    PlannedMeasure{"heat_jarva", "sdn-jarva", 420, 35, 6, Ability::recover},
    PlannedMeasure{"culvert_jarva", "sdn-jarva", 1'200, 50, 9, Ability::recover},
    PlannedMeasure{"alarm_staff", "aldrenamnden", 150, 480, 8, Ability::withstand},
    PlannedMeasure{"alarm_receiving_staff", "kommunstyrelsen", 120, 420, 8, Ability::withstand},
    PlannedMeasure{"water_staff", "stockholm-vatten-och-avfall", 200, 380, 8, Ability::withstand},
    PlannedMeasure{"alarm_mobile", "aldrenamnden", 650, 90, 7, Ability::handle},
    PlannedMeasure{"culvert_sodermalm", "sdn-sodermalm", 6'500, 20, 20, Ability::prevent},
    PlannedMeasure{"social_staff", "socialnamnden", 110, 260, 6, Ability::withstand},
    PlannedMeasure{"hall_third", "kommunstyrelsen", 48'000, 3'900, 30, Ability::prevent},
};

/// A need is told by whose it is and which of its needs, from 0.
struct PlannedEffect {
    std::string_view measure;
    EffectKind kind{};
    std::string_view of;
    int need = -1;
    std::string_view member = {};
    std::int64_t amount = 0;
    double losses = 0.0;
};
inline constexpr std::array planned_effects{
    PlannedEffect{.measure = "second_depot",
                  .kind = EffectKind::add_member,
                  .of = "drivmedelsavtal-ett",
                  .need = 0,
                  .member = "drivmedelsdepa-vastra"},
    PlannedEffect{.measure = "second_depot",
                  .kind = EffectKind::add_member,
                  .of = "drivmedelsavtal-tva",
                  .need = 0,
                  .member = "drivmedelsdepa-vastra"},
    PlannedEffect{.measure = "depot_power", .kind = EffectKind::black_start, .of = "drivmedelsdepa"},
    PlannedEffect{.measure = "farm_tank",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "drivmedelsavtal-ett",
                  .need = 0,
                  .amount = 4 * day_of_minutes},
    PlannedEffect{.measure = "ring_battery",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "driftnat-kvarnon",
                  .need = 0,
                  .amount = 3 * day_of_minutes},
    PlannedEffect{.measure = "ring_manual",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "stallverk-kvarnon",
                  .need = 1,
                  .amount = 2 * day_of_minutes},
    PlannedEffect{.measure = "second_pump",
                  .kind = EffectKind::shorten_repair,
                  .of = "pumpstation-kvarnon",
                  .amount = 4 * hour_of_minutes},
    PlannedEffect{.measure = "second_pump",
                  .kind = EffectKind::lower_losses,
                  .of = "pumpstation-kvarnon",
                  .losses = 0.03},
    PlannedEffect{.measure = "pump_spares",
                  .kind = EffectKind::shorten_repair,
                  .of = "pumpstation-kvarnon",
                  .amount = 16 * hour_of_minutes},
    PlannedEffect{.measure = "island_water",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "aldreboende-kvarnon-1",
                  .need = 0,
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "island_water",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "aldreboende-kvarnon-2",
                  .need = 0,
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "island_water",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "aldreboende-kvarnon-3",
                  .need = 0,
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "island_water",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "aldreboende-kvarnon-4",
                  .need = 0,
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "island_water",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "aldreboende-kvarnon-5",
                  .need = 0,
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "island_water",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "aldreboende-kvarnon-6",
                  .need = 0,
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "directory_copy",
                  .kind = EffectKind::shorten_repair,
                  .of = "katalogtjanst",
                  .amount = hour_of_minutes},
    PlannedEffect{
        .measure = "directory_copy", .kind = EffectKind::lower_losses, .of = "katalogtjanst", .losses = 0.1},
    PlannedEffect{.measure = "heat_jarva",
                  .kind = EffectKind::shorten_repair,
                  .of = "sdn-jarva-fjarrvarmecentral-3",
                  .amount = 8 * hour_of_minutes},
    PlannedEffect{.measure = "culvert_jarva",
                  .kind = EffectKind::shorten_repair,
                  .of = "sdn-jarva-kabelkulvert-1",
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "alarm_staff",
                  .kind = EffectKind::lower_losses,
                  .of = "personal-trygghetslarm",
                  .losses = 0.02},
    PlannedEffect{.measure = "alarm_receiving_staff",
                  .kind = EffectKind::lower_losses,
                  .of = "personal-larmmottagning",
                  .losses = 0.02},
    PlannedEffect{.measure = "water_staff",
                  .kind = EffectKind::lower_losses,
                  .of = "personal-dricksvatten",
                  .losses = 0.03},
    PlannedEffect{.measure = "alarm_mobile",
                  .kind = EffectKind::lengthen_buffer,
                  .of = "trygghetslarm",
                  .need = 0,
                  .amount = day_of_minutes},
    PlannedEffect{.measure = "culvert_sodermalm",
                  .kind = EffectKind::lower_losses,
                  .of = "sdn-sodermalm-kabelkulvert-1",
                  .losses = 0.004},
    PlannedEffect{.measure = "social_staff",
                  .kind = EffectKind::lower_losses,
                  .of = "personal-socialjour",
                  .losses = 0.02},
    PlannedEffect{
        .measure = "hall_third", .kind = EffectKind::lower_losses, .of = "datahall-1", .losses = 0.02},
    PlannedEffect{
        .measure = "hall_third", .kind = EffectKind::lower_losses, .of = "datahall-2", .losses = 0.02},
};

}  // namespace varn::portfolio
