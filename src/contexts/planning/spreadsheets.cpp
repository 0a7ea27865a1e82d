// Plans from spreadsheets: shown first, every fault at its cell, taken in all or nothing. Each row is written
// by the rights of whoever imports, so nobody imports into a plan she could not write by hand.
#include "organisation/import_preview.h"
#include "taking.h"

namespace varn::planning {
namespace {

constexpr std::size_t plan_file_bytes_max = 20 * 1024 * 1024;
constexpr std::string_view plan_sheet_types =
    "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

using organisation::ImportPreview;
using Faults = std::vector<Problem>;

Error all_faults(Faults faults) {
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(faults), {}};
}

std::string identity(GoalRow const& row) {
    return row.unit + "/" + row.key;
}
std::string identity(ActivityRow const& row) {
    return row.unit + "/" + row.goal + "/" + row.key;
}
std::string identity(IndicatorRow const& row) {
    return row.unit + "/" + row.goal + "/" + row.key;
}
std::string identity(ValueRow const& row) {
    return row.unit + "/" + row.goal + "/" + row.indicator + "/" + to_text(row.period_on);
}

/// Adds the faults of one row at their cells.
template <class Row>
void blame_cells(Faults& faults, sheet::Matched<Row> const& file,
                 typename sheet::Matched<Row>::Item const& item, Error const& error) {
    for (auto const& problem : error.problems) {
        auto const field =
            problem.pointer.empty() ? std::string_view{} : std::string_view{problem.pointer}.substr(1);
        faults.push_back({file.place(item, field), problem.key, problem.params});
    }
    if (error.code == ErrorCode::forbidden) {
        faults.push_back({file.place(item, "unit"), "planning.not_your_unit", {}});
    } else if (error.problems.empty()) {
        faults.push_back({file.place(item, "key"), error.key, error.params});
    }
}

/// Runs a file row by row and gathers every fault. Keeps nothing unless `apply`, and nothing with a fault.
template <class Row>
Result<ImportPreview> take_in_plan(Town& town, Actor const& actor, PlanningCycle const& cycle,
                                   std::string_view bytes, bool apply) {
    TRY(read, sheet::read(bytes));
    TRY(file, sheet::match<Row>(read));
    Faults faults;
    std::map<std::string, int> first;
    db::WriteTx tx{town.db};
    CHECK(rules::must_stay_open(tx, cycle.id));
    Taking taking{town, tx, actor, cycle};
    CHECK(taking.learn());
    for (auto const& item : file.items) {
        auto const [known, added] = first.emplace(identity(item.value), item.row);
        if (!added) {
            faults.push_back({file.place(item, "key"),
                              "organisation.row_twice",
                              {{"row", std::to_string(known->second)}}});
            continue;
        }
        auto const done = taking.take(file, item.value);
        if (done) {
            continue;
        }
        auto const code = done.error().code;
        if (code != ErrorCode::invalid && code != ErrorCode::forbidden) {
            return done.error();
        }
        blame_cells(faults, file, item, done.error());
    }
    if (!faults.empty()) {
        return all_faults(std::move(faults));
    }
    auto preview = taking.preview;
    preview.rows = static_cast<std::int64_t>(file.items.size());
    if (apply && preview.added + preview.changed > 0) {
        CHECK(std::move(tx).commit(audit::entry(actor, "planning.write")));
    }
    preview.applied = apply;
    return preview;
}

}  // namespace

namespace {

using http::Call;

Result<http::Reply> take_in(Call const& call) {
    CHECK(must_be_somebody(call.actor));
    if (auth::scope(policy(), call.actor, "planning.write").nothing()) {
        return Error{ErrorCode::forbidden, "auth.forbidden", {{"action", "planning.write"}}, {}, {}};
    }
    bool const apply = call.asked("apply").value_or("false") == "true";
    auto const rows = call.asked("rows").value_or("goals");
    std::optional<PlanningCycle> cycle;
    {
        db::ReadTx tx{call.town.db};
        TRY(found, cycle_asked_for(call.town, tx, call.asked("cycle"), call.asked("year")));
        cycle = found;
    }
    auto const run = [&]() -> Result<ImportPreview> {
        if (rows == "goals") {
            return take_in_plan<GoalRow>(call.town, call.actor, *cycle, call.body, apply);
        }
        if (rows == "activities") {
            return take_in_plan<ActivityRow>(call.town, call.actor, *cycle, call.body, apply);
        }
        if (rows == "indicators") {
            return take_in_plan<IndicatorRow>(call.town, call.actor, *cycle, call.body, apply);
        }
        return take_in_plan<ValueRow>(call.town, call.actor, *cycle, call.body, apply);
    };
    if (rows != "goals" && rows != "activities" && rows != "indicators" && rows != "values") {
        return invalid("?rows", "planning.which_rows");
    }
    TRY(preview, organisation::as_preview(run(), apply, call.language));
    return http::Reply{.status = 200, .body = json::write(preview)};
}

Result<http::Reply> sheet_reply(sheet::Document const& document, std::string const& name, bool as_csv) {
    if (as_csv) {
        return http::Reply{.content_type = "text/csv; charset=utf-8",
                           .body = sheet::write_csv(document),
                           .headers = {{"Content-Disposition", "attachment; filename=\"" + name + ".csv\""}}};
    }
    TRY(bytes, sheet::write_xlsx(document));
    return http::Reply{.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       .body = std::move(bytes),
                       .headers = {{"Content-Disposition", "attachment; filename=\"" + name + ".xlsx\""}}};
}

Result<http::Reply> give_out(Call const& call) {
    CHECK(may_read(call.actor));
    auto const format = call.asked("format").value_or("xlsx");
    if (format != "csv" && format != "xlsx") {
        return invalid("?format", "organisation.export_format");
    }
    db::ReadTx tx{call.town.db};
    TRY(cycle, cycle_asked_for(call.town, tx, call.asked("cycle"), call.asked("year")));
    std::optional<Id<Unit>> unit;
    if (auto const asked = call.asked("unit")) {
        if (!is_uuid(*asked)) {
            return invalid("?unit", "planning.not_there");
        }
        unit = Id<Unit>{*asked};
        CHECK(tx.get(*unit));
    }
    TRY(rows, sheet_rows(tx, cycle, unit));
    auto const which = call.asked("rows").value_or("goals");
    bool const as_csv = format == "csv";
    auto const file = cycle.key + "-" + which;
    if (which == "goals") {
        return sheet_reply(sheet::document(which, rows.goals, call.language), file, as_csv);
    }
    if (which == "activities") {
        return sheet_reply(sheet::document(which, rows.activities, call.language), file, as_csv);
    }
    if (which == "indicators") {
        return sheet_reply(sheet::document(which, rows.indicators, call.language), file, as_csv);
    }
    if (which == "values") {
        return sheet_reply(sheet::document(which, rows.values, call.language), file, as_csv);
    }
    return invalid("?rows", "planning.which_rows");
}

}  // namespace

std::vector<http::Route> spreadsheet_routes() {
    http::Parameter const rows{"rows", Kind::text, "goals"};
    http::Parameter const cycle{"cycle", Kind::id, "01903f5e-0000-7000-8000-000000000101"};
    http::Parameter const year{"year", Kind::integer, "2024"};
    auto taking = http::raw(http::Method::post, "/plan-imports", take_in);
    taking.answers = &table<ImportPreview>();
    return {std::move(taking)
                .says("planning.import_plan")
                .accepts(plan_sheet_types, plan_file_bytes_max)
                .understands({rows, cycle, year, {"apply", Kind::boolean, "false"}}),
            http::raw(http::Method::get, "/plan-export", give_out)
                .says("planning.export_plan")
                .gives(plan_sheet_types)
                .understands({rows,
                              cycle,
                              year,
                              {"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"},
                              {"format", Kind::text, "xlsx"}})};
}

}  // namespace varn::planning
