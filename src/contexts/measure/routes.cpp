// HTTP ↔ verbs.
#include "platform/asked.h"
#include "service.h"

namespace varn::measure {
namespace {

using http::Call;
using http::choice_asked;
using http::id_asked;
using http::words_asked;

template <class T>
Id<T> id_of(Call const& call) {
    return Id<T>{call.id};
}

Result<std::optional<Date>> date_asked(Call const& call, std::string_view name) {
    if (call.asked(name).value_or("").empty()) {
        return std::optional<Date>{};
    }
    TRY(date, call.date(name));
    return std::optional{date};
}

}  // namespace

std::vector<http::Parameter> question_parameters() {
    return {{"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"},
            {"status", Kind::text, "decided"},
            {"open", Kind::boolean, "true"},
            {"late", Kind::boolean, "true"},
            {"source_kind", Kind::text, "goal"},
            {"source_id", Kind::id, "01903f5e-0000-7000-8000-000000000017"},
            {"responsible", Kind::id, "01903f5e-0000-7000-8000-000000000005"},
            {"due_from", Kind::date, "2024-01-01"},
            {"due_to", Kind::date, "2024-12-31"},
            {"q", Kind::text, "reservkraft"},
            {"order", Kind::text, "due"}};
}

Result<Question> question_of(Call const& call) {
    Question question;
    TRY(unit, id_asked(call, "unit", "measure.no_such_id"));
    question.unit = unit;
    TRY(status, choice_asked<Status>(call, "status", "measure.status_unknown"));
    question.filter.status = status;
    question.filter.open_alone = call.asked("open").value_or("") == "true";
    question.filter.late_alone = call.asked("late").value_or("") == "true";
    TRY(kind, choice_asked<SourceKind>(call, "source_kind", "measure.source_kind_unknown"));
    question.filter.source_kind = kind;
    TRY(source, id_asked(call, "source_id", "measure.no_such_id"));
    question.filter.source_id = source;
    TRY(responsible, id_asked(call, "responsible", "measure.no_such_id"));
    question.filter.responsible = responsible;
    TRY(from, date_asked(call, "due_from"));
    question.filter.due_from = from;
    TRY(to, date_asked(call, "due_to"));
    question.filter.due_to = to;
    TRY(words, words_asked(call, "q", "measure.question_too_long"));
    question.filter.words = words;
    TRY(order, choice_asked<store::Order>(call, "order", "measure.order_unknown"));
    question.order = order.value_or(store::Order::due);
    return question;
}

namespace {

std::vector<http::Route> register_routes() {
    return {
        http::list("/measures",
                   [](Call const& call) -> Result<Page<MeasureView>> {
                       TRY(question, question_of(call));
                       TRY(window, call.window());
                       return list_measures(call.town, call.actor, question, window);
                   })
            .says("measure.list_measures")
            .understands(question_parameters()),
        http::get("/measure-sums",
                  [](Call const& call) -> Result<Sums> {
                      TRY(question, question_of(call));
                      return sum_measures(call.town, call.actor, question);
                  })
            .says("measure.sum_measures")
            .understands(question_parameters()),
        http::get("/measures/{id}",
                  [](Call const& call) { return measure_page(call.town, call.actor, id_of<Measure>(call)); })
            .says("measure.read_measure"),
        http::post(
            "/measures",
            [](Call const& call, NewMeasure const& ask) { return enter_measure(call.town, call.actor, ask); })
            .says("measure.enter_measure"),
        http::patch("/measures/{id}",
                    [](Call const& call, json::Change<Measure> const& change) -> Result<Measure> {
                        TRY(version, http::expected_version(call));
                        return change_measure(call.town, call.actor, id_of<Measure>(call), version, change);
                    })
            .says("measure.change_measure"),
        http::post("/measures/{id}/status-changes",
                   [](Call const& call, NewStatus const& ask) -> Result<Measure> {
                       TRY(version, http::expected_version(call));
                       return change_status(call.town, call.actor, id_of<Measure>(call), version, ask);
                   })
            .says("measure.change_status"),
        http::post(
            "/measure-changes",
            [](Call const& call, ChangeOfMany const& ask) { return change_many(call.town, call.actor, ask); },
            200)
            .says("measure.change_many"),
    };
}

std::vector<http::Route> other_routes() {
    return {
        http::post("/measures/{id}/comments",
                   [](Call const& call, NewComment const& ask) {
                       return add_comment(call.town, call.actor, id_of<Measure>(call), ask);
                   })
            .says("measure.add_comment"),
        http::post("/measure-dependencies",
                   [](Call const& call, Dependency const& row) {
                       return add_dependency(call.town, call.actor, row);
                   })
            .says("measure.add_dependency"),
        http::remove("/measure-dependencies/{id}",
                     [](Call const& call) {
                         return remove_dependency(call.town, call.actor, id_of<Dependency>(call));
                     })
            .says("measure.remove_dependency"),
        http::get("/measure-rule", [](Call const& call) { return reminder_rule(call.town, call.actor); })
            .says("measure.read_rule"),
        http::post(
            "/measure-rule",
            [](Call const& call, NewReminderRule const& ask) {
                return set_reminder_rule(call.town, call.actor, ask);
            },
            200)
            .says("measure.set_rule"),
    };
}

}  // namespace

std::vector<http::Route> routes() {
    std::vector<http::Route> all = register_routes();
    for (auto* more : {&other_routes, &spreadsheet_routes}) {
        for (auto& route : more()) {
            all.push_back(std::move(route));
        }
    }
    return all;
}

}  // namespace varn::measure
