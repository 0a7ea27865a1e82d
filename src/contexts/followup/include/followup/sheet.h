#pragma once
// What a unit answers in a round. An answer belongs to a turn: the first time the sheet is handed in it is
// turn 1; when the centre hands it back, turn 2 begins with what was said. What has been handed in is never
// changed, so every version that was ever said is there.
#include "followup/round.h"

namespace varn::followup {

/// How far a goal is reached. That nobody has answered is no mark: it is the lack of one, everywhere.
enum class Mark { fulfilled, partly, not_fulfilled };
/// Where a sheet lies. Whether an open one has been begun follows from its answers.
enum class SheetStatus { open, handed_in, handed_back, accepted };

/// The sheet of one unit in one round. `marks` and `forecasts` are what was last handed in, one letter a goal
/// of the round in its order: f, p, n. They count in roll-ups while the sheet is handed in or accepted.
struct Sheet {
    Id<Sheet> id;
    Id<Round> round;
    Id<Unit> unit;
    SheetStatus status{};
    int turn = 1;
    std::string marks;
    std::string forecasts;
    std::optional<Instant> handed_in_at;
    std::optional<std::string> handed_in_by;  // account id, or "operator"
    std::optional<std::string> note;
    int version = 0;
};

/// What a unit says of one goal in one turn.
struct Answer {
    Id<Answer> id;
    Id<Sheet> sheet;
    Id<Unit> unit;
    Id<Goal> goal;
    int turn = 1;
    std::optional<Mark> mark;
    std::optional<std::string> words;
    std::optional<Mark> forecast;  // for the whole year
    std::optional<std::string> forecast_words;
    int version = 0;
};

/// What the centre said when it handed a sheet back: of one goal, or of the whole.
struct Remark {
    Id<Remark> id;
    Id<Sheet> sheet;
    Id<Unit> unit;
    int turn = 1;  // that was handed back
    std::optional<Id<Goal>> goal;
    std::string words;
    Instant made_at;
    std::string made_by;  // account id, or "operator"
};

}  // namespace varn::followup

template <>
struct varn::Describe<varn::followup::Sheet> {
    using T = followup::Sheet;
    static constexpr auto value = entity<T>(
        "follow_up_sheet", field<&T::id>(organisation::facts::id), field<&T::round>(followup::facts::round),
        field<&T::unit>(organisation::facts::unit),
        field<&T::status>({.label = "followup.sheet_status", .example = "handed_in", .server_set = true}),
        field<&T::turn>({.label = "followup.turn", .example = "1", .server_set = true}),
        field<&T::marks>(
            {.label = "followup.marks", .example = "ffpn", .server_set = true, .length_max = 10000}),
        field<&T::forecasts>(
            {.label = "followup.forecasts", .example = "ffpp", .server_set = true, .length_max = 10000}),
        field<&T::handed_in_at>(
            {.label = "followup.handed_in_at", .example = "2024-05-14T09:30:00.000Z", .server_set = true}),
        field<&T::handed_in_by>({.label = "followup.handed_in_by",
                                 .example = "01903f5e-0000-7000-8000-000000000011",
                                 .server_set = true}),
        field<&T::note>(followup::facts::note), field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::followup::Answer> {
    using T = followup::Answer;
    static constexpr auto value = entity<T>(
        "follow_up_answer", field<&T::id>(organisation::facts::id), field<&T::sheet>(followup::facts::sheet),
        field<&T::unit>({.label = "organisation.unit",
                         .example = "01903f5e-0000-7000-8000-000000000001",
                         .fixed = true,
                         .server_set = true,
                         .owner_unit = true}),
        field<&T::goal>(followup::facts::goal), field<&T::turn>(followup::facts::turn),
        field<&T::mark>(followup::facts::mark), field<&T::words>(followup::facts::words),
        field<&T::forecast>(followup::facts::forecast),
        field<&T::forecast_words>(followup::facts::forecast_words),
        field<&T::version>(organisation::facts::version));
};
template <>
struct varn::Describe<varn::followup::Remark> {
    using T = followup::Remark;
    static constexpr auto value = entity<T>(
        "follow_up_remark", field<&T::id>(organisation::facts::id), field<&T::sheet>(followup::facts::sheet),
        field<&T::unit>(organisation::facts::unit), field<&T::turn>(followup::facts::turn),
        field<&T::goal>(followup::facts::goal), field<&T::words>(followup::facts::remark_words),
        field<&T::made_at>(
            {.label = "followup.made_at", .example = "2024-05-16T09:30:00.000Z", .server_set = true}),
        field<&T::made_by>({.label = "followup.made_by",
                            .example = "01903f5e-0000-7000-8000-000000000011",
                            .server_set = true}));
};
