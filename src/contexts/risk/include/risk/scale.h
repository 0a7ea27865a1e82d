#pragma once
// What risks are judged by: sets of scales as data, and the kinds of risk.
#include <optional>
#include <string>

#include "risk/facts.h"

namespace varn::risk {

using organisation::ExternalActor;
using organisation::Marker;
using organisation::Unit;
using programme::Edition;
using programme::ProtectionValue;

/// What a step measures. The three of an antagonist stand where others have a likelihood: what somebody
/// wants has no frequency.
enum class Scale { likelihood, consequence, intention, antagonist_capability, opportunity, capability };

/// Scales that belong together, as one version of a line: a set that a round uses is changed by making the
/// next number of it.
struct ScaleSet {
    Id<ScaleSet> id;
    std::string key;
    std::string name;
    int number = 1;
    std::optional<Id<ScaleSet>> replaces;
    std::optional<std::string> body;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

/// A step of a scale. Without a key of a protection value it names the level; with one it says what a
/// consequence of that level means for that value.
struct ScaleStep {
    Id<ScaleStep> id;
    Id<ScaleSet> scale_set;
    Scale scale{};
    int level = 0;
    std::optional<std::string> protection_value_key;  // the same through all editions
    std::string name;
    std::optional<std::string> words;
    std::optional<double> yearly_from;  // times a year, for a likelihood
    std::optional<double> yearly_to;
    int version = 0;
};

/// A kind of risk, in the town's own taxonomy.
struct RiskKind {
    Id<RiskKind> id;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    bool is_antagonistic = false;
    int position = 0;
    Marker marker{};
    std::optional<std::string> source;
    int version = 0;
};

}  // namespace varn::risk

template <>
struct varn::Describe<varn::risk::ScaleSet> {
    using T = risk::ScaleSet;
    static constexpr auto value = entity<T>(
        "scale_set", field<&T::id>(organisation::facts::id),
        field<&T::key>(
            {.label = "common.key", .example = "skalor-2027", .fixed = true, .key = true, .length_max = 80}),
        field<&T::name>({.label = "risk.scale_set_name", .example = "Stadens skalor", .length_min = 1}),
        field<&T::number>({.label = "risk.scale_set_number",
                           .example = "1",
                           .fixed = true,
                           .server_set = true,
                           .number_min = 1}),
        field<&T::replaces>({.label = "risk.replaces",
                             .example = "01903f5e-0000-7000-8000-000000000305",
                             .fixed = true,
                             .server_set = true,
                             .mention = true}),
        field<&T::body>({.label = "common.body",
                         .example = "Fem nivåer, lika för alla som analyserar.",
                         .length_max = 20000}),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::ScaleStep> {
    using T = risk::ScaleStep;
    static constexpr auto value = entity<T>(
        "scale_step", field<&T::id>(organisation::facts::id),
        field<&T::scale_set>(
            {.label = "risk.scale_set", .example = "01903f5e-0000-7000-8000-000000000305", .fixed = true}),
        field<&T::scale>({.label = "risk.scale", .example = "consequence", .fixed = true}),
        field<&T::level>(
            {.label = "risk.level", .example = "3", .fixed = true, .number_min = 1, .number_max = 9}),
        field<&T::protection_value_key>({.label = "risk.protection_value_key",
                                         .example = "manniskors-liv-och-halsa",
                                         .fixed = true,
                                         .key = true,
                                         .length_max = 80}),
        field<&T::name>({.label = "risk.step_name", .example = "Allvarlig", .length_min = 1}),
        field<&T::words>(
            {.label = "risk.step_words", .example = "Flera människor skadas svårt.", .length_max = 2000}),
        field<&T::yearly_from>({.label = "risk.yearly_from", .example = "0.01"}),
        field<&T::yearly_to>({.label = "risk.yearly_to", .example = "0.02"}),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::RiskKind> {
    using T = risk::RiskKind;
    static constexpr auto value = entity<T>(
        "risk_kind", field<&T::id>(organisation::facts::id),
        field<&T::key>(
            {.label = "common.key", .example = "naturhot", .fixed = true, .key = true, .length_max = 80}),
        field<&T::title>({.label = "common.title", .example = "Naturhot", .length_min = 1}),
        field<&T::body>({.label = "common.body",
                         .example = "Översvämning, skyfall, storm, värmebölja.",
                         .length_max = 20000}),
        field<&T::is_antagonistic>({.label = "risk.is_antagonistic", .example = "false", .fixed = true}),
        field<&T::position>({.label = "common.position", .example = "1", .number_max = 100000}),
        field<&T::marker>(organisation::facts::marker), field<&T::source>(organisation::facts::source),
        field<&T::version>(organisation::facts::version));
};
