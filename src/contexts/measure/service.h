#pragma once
// The verbs of the register of measures. Each asks the policy, obeys the rules of the trade and says so in
// the audit.
#include "measure/api.h"
#include "platform/verbs.h"
#include "store.h"

namespace varn::measure {

using auth::Actor;
using http::Page;
using Window = http::Call::Window;

/// What somebody asks of the register, by a unit with all below it.
struct Question {
    store::Filter filter;
    std::string unit;  // id; empty for the whole town
    store::Order order = store::Order::due;
};

Result<Page<MeasureView>> list_measures(Town& town, Actor const& actor, Question const& question,
                                        Window window);
/// The sums of what the question asks for: of all of it, by status and by owner.
Result<Sums> sum_measures(Town& town, Actor const& actor, Question const& question);
Result<MeasurePage> measure_page(Town& town, Actor const& actor, Id<Measure> const& id);

Result<Measure> enter_measure(Town& town, Actor const& actor, NewMeasure const& ask);
Result<Measure> change_measure(Town& town, Actor const& actor, Id<Measure> const& id, int version,
                               json::Change<Measure> const& change);
Result<Measure> change_status(Town& town, Actor const& actor, Id<Measure> const& id, int version,
                              NewStatus const& ask);
/// The same change of up to 500 measures, all or none. The faults of all of them at once, each at its place.
Result<ManyChanged> change_many(Town& town, Actor const& actor, ChangeOfMany const& ask);

Result<Comment> add_comment(Town& town, Actor const& actor, Id<Measure> const& id, NewComment const& ask);
Result<Dependency> add_dependency(Town& town, Actor const& actor, Dependency row);
Result<Done> remove_dependency(Town& town, Actor const& actor, Id<Dependency> const& id);

/// How people are reminded; the default, with version 0, when nobody has said.
Result<ReminderRule> reminder_rule(Town& town, Actor const& actor);
Result<ReminderRule> set_reminder_rule(Town& town, Actor const& actor, NewReminderRule const& ask);
/// The same inside a transaction.
Result<ReminderRule> reminder_rule(db::ReadTx& tx);

/// The names of owners and responsible people, and how each stands on a date; in the same order.
Result<std::vector<MeasureView>> views(db::ReadTx& tx, std::vector<Measure> measures, Date on);

/// The routes of spreadsheets, in and out.
std::vector<http::Route> spreadsheet_routes();
/// What the questions of a call ask for; `invalid` for what cannot be asked.
Result<Question> question_of(http::Call const& call);
/// The parameters that `question_of` reads.
std::vector<http::Parameter> question_parameters();

}  // namespace varn::measure
