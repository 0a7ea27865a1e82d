#pragma once
// All questions that the measure context asks the database.
#include <map>

#include "measure/api.h"

namespace varn::measure::store {

using Window = http::Call::Window;

/// Which measures are wanted; everything when nothing is said. `today` decides what is late.
struct Filter {
    std::optional<std::vector<std::string>> units = {};  // owners
    std::optional<Status> status = {};
    bool open_alone = false;
    bool late_alone = false;
    std::optional<SourceKind> source_kind = {};
    std::string source_id = {};
    std::string responsible = {};
    std::optional<Date> due_from = {};
    std::optional<Date> due_to = {};
    std::string words = {};  // in title, text or key
    Date today{};
};

/// In what order. By due date, what is closed comes last, so that what is late comes first.
enum class Order { due, newest_due, cost, unit, title };

/// A page of what is wanted, and how many there are in all.
Result<http::Page<Measure>> measures(db::ReadTx& tx, Filter const& filter, Order order, Window window);
/// All that is wanted, by due date.
Result<std::vector<Measure>> all_measures(db::ReadTx& tx, Filter const& filter);
/// All measures of an origin, the first due first.
Result<std::vector<Measure>> measures_of(db::ReadTx& tx, SourceKind kind, std::string const& id);
Result<std::vector<Measure>> open_measures(db::ReadTx& tx);

/// One part of what is filtered: the measures of one owner in one status.
struct Part {
    Id<Unit> owner;
    Status status{};
    std::int64_t count = 0;
    std::int64_t late = 0;
    std::int64_t without_cost = 0;
    std::int64_t cost_ore = 0;
    std::int64_t yearly_cost_ore = 0;
};
Result<std::vector<Part>> parts(db::ReadTx& tx, Filter const& filter);
struct SourceCount {
    AnyId source;
    std::int64_t count = 0;
};
Result<std::vector<SourceCount>> counts(db::ReadTx& tx, SourceKind kind);

Result<std::vector<StatusView>> history(db::ReadTx& tx, Id<Measure> const& measure);
Result<std::vector<CommentView>> comments(db::ReadTx& tx, Id<Measure> const& measure);
Result<std::vector<Dependency>> dependencies(db::ReadTx& tx);
/// The dependencies that have this measure at either end.
Result<std::vector<Dependency>> dependencies_at(db::ReadTx& tx, Id<Measure> const& measure);
Result<std::optional<ReminderRule>> rule(db::ReadTx& tx);
/// The words of each measure's latest change of status, by its id.
Result<std::map<std::string, std::string>> latest_words(db::ReadTx& tx);
/// The keys of people by id.
Result<std::map<std::string, std::string>> people_keys(db::ReadTx& tx);

/// An open account that holds a role at a unit itself, or for the whole town when no unit is named.
struct Holder {
    std::optional<std::string> unit;
    std::string account;
};
Result<std::vector<Holder>> holders(db::ReadTx& tx, auth::Role role, Date on);

}  // namespace varn::measure::store
