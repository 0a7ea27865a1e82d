#pragma once
// What the measure context tells, and what it is asked.
#include <string>
#include <vector>

#include "measure/model.h"

namespace varn::measure {

/// What a measure came out of, as a value. `id` is absent for `own` alone.
struct Source {
    SourceKind kind{};
    std::optional<AnyId> id;
};

/// A measure with the names of those it belongs to, and how it stands on a date.
struct MeasureView {
    Measure measure;
    std::string owner_name;
    std::optional<std::string> responsible_name;
    bool is_late = false;
    int days_late = 0;        // 0 unless it is late
    bool may_change = false;  // for who asked
    int version = 0;
};

struct StatusView {
    Id<StatusChange> id;
    Status status{};
    Date happened_on;
    std::optional<std::string> words;
    std::string unit_name;
    std::string by;  // a name, or "operator"
    Instant registered_at;
};

struct CommentView {
    Id<Comment> id;
    std::string words;
    std::string by;
    Instant registered_at;
};

/// A measure at the other end of a dependency.
struct DependencyView {
    Id<Dependency> id;
    Id<Measure> measure;
    std::string title;
    std::string owner_name;
    Date due;
    Status status{};
    bool is_late = false;
};

/// Everything about a measure on a date.
struct MeasurePage {
    MeasureView measure;
    std::vector<StatusView> history;  // oldest first
    std::vector<CommentView> comments;
    std::vector<DependencyView> needs;
    std::vector<DependencyView> needed_by;
    bool may_comment = false;
    int version = 0;
};

/// How many measures, and what they cost. `without_cost` bear no figure at all.
struct Sum {
    std::int64_t count = 0;
    std::int64_t late = 0;
    std::int64_t without_cost = 0;
    std::int64_t cost_ore = 0;
    std::int64_t yearly_cost_ore = 0;
};
struct StatusSum {
    Status status{};
    Sum sum;
};
struct UnitSum {
    Id<Unit> unit;
    std::string name;
    Sum sum;
};
/// What is filtered, summed: the whole, and its parts, which make up the whole.
struct Sums {
    Sum whole;
    std::vector<StatusSum> by_status;
    std::vector<UnitSum> by_unit;  // those that own any
};

/// A measure to be entered. Its key is made when none is given; it is proposed unless something else is said.
struct NewMeasure {
    std::optional<std::string> key = {};
    std::string title;
    std::optional<std::string> body = {};
    Id<Unit> owner;
    std::optional<Id<Person>> responsible = {};
    SourceKind source_kind{};
    std::optional<AnyId> source_id = {};
    Date due;
    std::optional<std::int64_t> cost_ore = {};
    std::optional<std::int64_t> yearly_cost_ore = {};
    std::optional<std::string> effect = {};
    std::optional<Ability> ability = {};
    std::optional<Status> status = {};
    std::optional<std::string> words = {};  // on the status, where it needs them
    std::optional<Date> happened_on = {};   // today when absent
};

/// A measure comes to another status. What is done needs words on the effect, what is cancelled or taken up
/// again needs why.
struct NewStatus {
    Status status{};
    std::optional<std::string> words = {};
    std::optional<Date> happened_on = {};  // today when absent
};

struct NewComment {
    std::string words;
};

/// One of many that are changed together, as the asker saw it.
struct Chosen {
    Id<Measure> id;
    int version = 0;
};
/// The same change of many measures: all of them or none.
struct ChangeOfMany {
    std::vector<Chosen> items;
    std::optional<Id<Unit>> owner = {};
    std::optional<Id<Person>> responsible = {};
    std::optional<Date> due = {};
    std::optional<Status> status = {};
    std::optional<std::string> words = {};
    std::optional<Date> happened_on = {};
};
struct ManyChanged {
    std::int64_t changed = 0;
};
inline constexpr int chosen_max = 500;

/// When people are to be reminded: the whole of it, with the version that was seen (0 for the default).
struct NewReminderRule {
    int days_before = 0;
    int days_late = 0;
    int version = 0;
};
/// How it is until somebody says otherwise.
inline constexpr int days_before_default = 14;
inline constexpr int days_late_default = 30;

}  // namespace varn::measure

#include "measure/views_described.h"
