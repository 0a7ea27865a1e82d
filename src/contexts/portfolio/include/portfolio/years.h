#pragma once
// What a year costs the town, asked and answered. Every answer names the model that it saw and what it was
// drawn from. Harm is in the units that services state an hour; times are whole minutes.
#include <string>
#include <vector>

#include "continuity/answers.h"
#include "portfolio/model.h"

namespace varn::portfolio {

using continuity::NodeNamed;

/// A figure and where it lies by what is known. What the bounds stand for is said where it is told.
struct Interval {
    double value = 0.0;
    double low = 0.0;
    double high = 0.0;
};
/// How much harm a year reaches or passes with a probability.
struct CurvePoint {
    double probability = 0.0;
    double harm = 0.0;
    double low = 0.0;
    double high = 0.0;
};

struct YearsAsk {
    std::optional<std::int64_t> years = {};
    std::optional<std::int64_t> seed = {};
};
/// The harm of a year that a unit or a protection value bears; the bounds are those of rough frequencies.
struct HarmOf {
    AnyId id;
    std::string name;
    std::int64_t services = 0;
    Interval harm;
    double share = 0.0;
};
struct HarmOfService {
    NodeNamed service;
    std::string unit_name;
    Interval harm;
    double share = 0.0;
};
/// What a year's losses of a thing alone are expected to cost. Its frequency may be `factor` times lower or
/// higher than stated.
struct CauseOfHarm {
    NodeNamed node;
    double losses_per_year = 0.0;
    double factor = 1.0;
    Interval harm;
    double share = 0.0;
    std::int64_t services = 0;
};
/// What the figures rest on: how well frequencies are known, and what nobody has answered.
struct Roughness {
    std::int64_t verified = 0;
    std::int64_t judged = 0;
    std::int64_t rough = 0;
    std::int64_t never_lost = 0;
    std::int64_t services_without_harm = 0;
    std::int64_t services_without_tolerable = 0;
};
struct YearsTold {
    std::string model;
    std::int64_t years = 0;
    std::int64_t seed = 0;
    std::int64_t longest_minutes = 0;
    Interval expected;   // 95 % of the simulation
    Interval uncertain;  // 90 % of rough frequencies, and the simulation's
    double alone = 0.0;  // of losses that meet no other
    std::vector<CurvePoint> curve;
    std::vector<HarmOf> by_unit;
    std::vector<HarmOf> by_protection_value;  // a service counts for each value it names
    double without_protection_value = 0.0;
    std::vector<HarmOfService> services;  // those that bear most
    std::vector<CauseOfHarm> causes;      // those that cost most
    Roughness roughness;
};

}  // namespace varn::portfolio

#include "portfolio/years_described.h"
