#pragma once
// A round of analyses: opened centrally under an edition of the programme, with one set of scales, for the
// units and others that take part.
#include "risk/scale.h"

namespace varn::risk {

enum class RoundState { draft, open, closed };
/// What a participant has said of taking part.
enum class Participation { asked, takes_part, not_in };

struct AnalysisRound {
    Id<AnalysisRound> id;
    std::string name;
    Id<Edition> edition;
    Id<ScaleSet> scale_set;
    std::optional<Id<AnalysisRound>> previous;
    Date mandate_from;  // the mandate period that the analyses are for
    Date mandate_to;
    Date due;
    int remind_before_days = 0;
    int remind_every_days = 0;
    std::optional<std::string> instruction;
    RoundState state{};
    std::optional<Date> units_on;  // the day whose organisation was asked
    std::optional<Instant> opened_at;
    std::optional<Instant> closed_at;
    Marker marker{};
    int version = 0;
};

/// A unit of the town, a company among them, or somebody outside it that the round asks to take part.
struct Participant {
    Id<Participant> id;
    Id<AnalysisRound> round;
    std::optional<Id<Unit>> unit;
    std::optional<Id<ExternalActor>> external_actor;
    std::string name;  // as it was when the round asked
    Participation participation{};
    std::optional<std::string> words;  // in what way, or why not
    int version = 0;
};

}  // namespace varn::risk

template <>
struct varn::Describe<varn::risk::AnalysisRound> {
    using T = risk::AnalysisRound;
    static constexpr auto value = entity<T>(
        "analysis_round", field<&T::id>(organisation::facts::id),
        field<&T::name>({.label = "risk.round_name",
                         .example = "Risk- och sårbarhetsanalys 2027",
                         .length_min = 1,
                         .length_max = 200}),
        field<&T::edition>(
            {.label = "programme.edition", .example = "01903f5e-0000-7000-8000-000000000021", .fixed = true}),
        field<&T::scale_set>({.label = "risk.scale_set", .example = "01903f5e-0000-7000-8000-000000000305"}),
        field<&T::previous>(
            {.label = "risk.previous_round", .example = "01903f5e-0000-7000-8000-000000000306"}),
        field<&T::mandate_from>({.label = "risk.mandate_from", .example = "2026-10-15"}),
        field<&T::mandate_to>({.label = "risk.mandate_to", .example = "2030-10-14"}),
        field<&T::due>({.label = "risk.due", .example = "2027-10-31"}),
        field<&T::remind_before_days>(
            {.label = "risk.remind_before_days", .example = "14", .number_min = 0, .number_max = 90}),
        field<&T::remind_every_days>(
            {.label = "risk.remind_every_days", .example = "7", .number_min = 0, .number_max = 90}),
        field<&T::instruction>({.label = "risk.instruction",
                                .example = "Utgå från den förra analysen och säg vad som har ändrats.",
                                .length_max = 8000}),
        field<&T::state>({.label = "risk.round_state", .example = "open", .server_set = true}),
        field<&T::units_on>({.label = "risk.units_on", .example = "2027-02-01", .server_set = true}),
        field<&T::opened_at>(
            {.label = "risk.opened_at", .example = "2027-02-01T08:00:00.000Z", .server_set = true}),
        field<&T::closed_at>(
            {.label = "risk.closed_at", .example = "2027-12-01T08:00:00.000Z", .server_set = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::risk::Participant> {
    using T = risk::Participant;
    static constexpr auto value =
        entity<T>("analysis_participant", field<&T::id>(organisation::facts::id),
                  field<&T::round>(risk::facts::round), field<&T::unit>(risk::facts::unit),
                  field<&T::external_actor>({.label = "risk.external_actor",
                                             .example = "01903f5e-0000-7000-8000-000000000307",
                                             .fixed = true}),
                  field<&T::name>({.label = "risk.participant_name",
                                   .example = "Trafiknämnden",
                                   .fixed = true,
                                   .server_set = true,
                                   .length_max = 300}),
                  field<&T::participation>({.label = "risk.participation", .example = "takes_part"}),
                  field<&T::words>({.label = "risk.participation_words",
                                    .example = "Deltar med två personer i arbetsgruppen.",
                                    .length_max = 2000}),
                  field<&T::version>(organisation::facts::version));
};
