#include "organisation/spreadsheets.h"

#include "organisation/import_preview.h"
#include "platform/sheet.h"
#include "rules.h"
#include "service.h"
#include "store.h"

namespace varn::organisation {
namespace {

constexpr std::size_t names_max = 200;
constexpr std::size_t file_bytes_max = 20 * 1024 * 1024;

/// Problems found so far, as the house reports them.
using Problems = std::vector<Problem>;

Error all_problems(Problems problems) {
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

/// Adds the faults of one row, which the rules blame on fields, at the row's place in the sheet.
template <class Row>
void blame(Problems& problems, sheet::Matched<Row> const& matched,
           typename sheet::Matched<Row>::Item const& item, Error const& error) {
    for (auto const& problem : error.problems) {
        auto const field =
            problem.pointer.empty() ? std::string_view{} : std::string_view{problem.pointer}.substr(1);
        problems.push_back({matched.place(item, field), problem.key, problem.params});
    }
    if (error.problems.empty()) {
        problems.push_back({matched.place(item, "key"), error.key, error.params});
    }
}

/// The first day of a key that stands twice in the file is kept; the second is a problem.
template <class Row>
void blame_doubles(Problems& problems, sheet::Matched<Row> const& matched) {
    std::map<std::string, int> first;
    for (auto const& item : matched.items) {
        auto const [known, added] = first.emplace(item.value.key, item.row);
        if (!added) {
            problems.push_back({matched.place(item, "key"),
                                "organisation.row_twice",
                                {{"row", std::to_string(known->second)}}});
        }
    }
}

Result<Done> put_unit(Intake& intake, UnitRow const& row) {
    TRY(known, intake.tx().by_key<Unit>(row.key));
    Unit const wanted{{},          row.key,    row.kind, row.diary_prefix, row.valid_from, row.valid_to,
                      Marker::own, row.source, 0};
    auto keeping = wanted;
    if (known) {
        keeping.marker = known->marker;
    }
    CHECK(rules::must_end_after_it_begins(keeping));
    TRY(unit, intake.put(known, keeping, row.key));
    (void)unit;
    return Done{};
}

Result<Done> put_period(Intake& intake, UnitRow const& row) {
    TRY(keys, unit_keys(intake.tx()));
    UnitPeriod wanted{{}, keys.at(row.key), row.name,     row.administration,
                      {}, row.valid_from,   row.valid_to, 0};
    if (row.parent) {
        auto const parent = keys.find(*row.parent);
        if (parent == keys.end()) {
            return invalid("/parent", "organisation.key_unknown", {{"key", *row.parent}});
        }
        wanted.parent = parent->second;
    }
    TRY(known, store::last_period(intake.tx(), wanted.unit));
    if (known) {
        wanted.valid_from = known->valid_from;
        wanted.id = known->id;
    }
    CHECK(rules::must_not_overlap_another_period(intake.tx(), wanted));
    CHECK(rules::must_not_stand_below_itself(intake.tx(), wanted));
    TRY(period, intake.put(known, wanted, row.key));
    (void)period;
    return Done{};
}

Result<Done> put_person(Intake& intake, PersonRow const& row) {
    TRY(unit, intake.tx().by_key<Unit>(row.unit));
    if (!unit) {
        return invalid("/unit", "organisation.key_unknown", {{"key", row.unit}});
    }
    if (row.duty && !row.valid_from) {
        return invalid("/valid_from", "organisation.duty_needs_a_day");
    }
    TRY(known, intake.tx().by_key<Person>(row.key));
    Person const wanted{
        {}, row.key, row.name, unit->id, row.email, row.phone, known ? known->marker : Marker::own, 0};
    TRY(person, intake.put(known, wanted, row.key));
    if (!row.duty) {
        return Done{};
    }
    TRY(held, store::duty_of(intake.tx(), person.id, unit->id, *row.duty));
    Assignment const duty{
        {},           unit->id, person.id, *row.duty, held ? held->deputy_for : std::nullopt, *row.valid_from,
        row.valid_to, 0};
    CHECK(rules::must_end_after_it_begins(duty));
    TRY(assignment, intake.put(held, duty, row.key + ": " + *row.duty));
    (void)assignment;
    return Done{};
}

ImportPreview preview_of(IntakePlan const& plan, std::size_t rows) {
    ImportPreview preview;
    preview.rows = static_cast<std::int64_t>(rows);
    preview.unchanged = plan.unchanged;
    for (auto const& planned : plan.rows) {
        (planned.kind == IntakeKind::added ? preview.added : preview.changed)++;
        if (preview.names.size() < names_max) {
            preview.names.push_back(planned.name);
        }
    }
    return preview;
}

/// Runs the file row by row through `steps`, each step over all rows before the next, gathering every
/// problem.
template <class Row>
Result<ImportPreview> take_in(Town& town, auth::Actor const& actor, std::string_view file, bool apply,
                              std::vector<Result<Done> (*)(Intake&, Row const&)> const& steps) {
    TRY(sheet, sheet::read(file));
    TRY(matched, sheet::match<Row>(sheet));
    Problems problems;
    blame_doubles(problems, matched);
    db::WriteTx tx{town.db};
    Intake intake{town, tx, actor};
    for (auto const& step : steps) {
        for (auto const& item : matched.items) {
            auto const done = step(intake, item.value);
            if (!done && done.error().code != ErrorCode::invalid &&
                done.error().code != ErrorCode::conflict) {
                return done.error();
            }
            if (!done) {
                blame(problems, matched, item, done.error());
            }
            if (!done && done.error().code == ErrorCode::conflict) {
                return all_problems(std::move(problems));  // the database has given up this transaction
            }
        }
        if (!problems.empty()) {
            return all_problems(std::move(problems));
        }
    }
    auto preview = preview_of(intake.plan(), matched.items.size());
    if (apply && !intake.plan().rows.empty()) {
        CHECK(std::move(tx).commit(audit::entry(actor, "pack.import")));
    }
    preview.applied = apply;
    return preview;
}

}  // namespace

Result<ImportPreview> import_units(Town& town, auth::Actor const& actor, std::string_view file, bool apply,
                                   std::string_view language) {
    CHECK(auth::judge(intake_policy(), actor, "pack.import", std::nullopt));
    return as_preview(take_in<UnitRow>(town, actor, file, apply, {&put_unit, &put_period}), apply, language);
}

Result<ImportPreview> import_people(Town& town, auth::Actor const& actor, std::string_view file, bool apply,
                                    std::string_view language) {
    CHECK(auth::judge(intake_policy(), actor, "pack.import", std::nullopt));
    return as_preview(take_in<PersonRow>(town, actor, file, apply, {&put_person}), apply, language);
}

Result<std::vector<UnitRow>> export_units(Town& town, auth::Actor const& actor, Date on) {
    CHECK(auth::judge(policy(), actor, "organisation.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(units, store::all_units(tx, on));
    TRY(keys, unit_keys(tx));
    std::map<std::string, std::string> key_of;
    for (auto const& [key, id] : keys) {
        key_of.emplace(id.text, key);
    }
    std::vector<UnitRow> rows;
    for (auto const& unit : units) {
        std::optional<std::string> parent;
        if (unit.parent) {
            parent = key_of[unit.parent->text];
        }
        rows.push_back({unit.key, unit.kind, unit.name, unit.administration, parent, unit.diary_prefix,
                        unit.valid_from, unit.valid_to, unit.source});
    }
    return rows;
}

namespace {

constexpr std::string_view sheet_types =
    "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

http::Route import_route(std::string path,
                         Result<ImportPreview> (*verb)(Town&, auth::Actor const&, std::string_view, bool,
                                                       std::string_view)) {
    auto route =
        http::raw(http::Method::post, std::move(path), [verb](http::Call const& call) -> Result<http::Reply> {
            bool const apply = call.asked("apply").value_or("false") == "true";
            TRY(preview, verb(call.town, call.actor, call.body, apply, call.language));
            return http::Reply{.status = 200, .body = json::write(preview)};
        });
    route.answers = &table<ImportPreview>();
    return std::move(route)
        .accepts(sheet_types, file_bytes_max)
        .understands({{"apply", Kind::boolean, "false"}});
}

Result<http::Reply> send_units(http::Call const& call) {
    TRY(on, call.date());
    TRY(rows, export_units(call.town, call.actor, on));
    auto const document = sheet::document("enheter", rows, call.language);
    auto const format = call.asked("format").value_or("xlsx");
    if (format != "csv" && format != "xlsx") {
        return invalid("?format", "organisation.export_format");
    }
    if (format == "csv") {
        return http::Reply{.content_type = "text/csv; charset=utf-8",
                           .body = sheet::write_csv(document),
                           .headers = {{"Content-Disposition", "attachment; filename=\"enheter.csv\""}}};
    }
    TRY(bytes, sheet::write_xlsx(document));
    return http::Reply{.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       .body = std::move(bytes),
                       .headers = {{"Content-Disposition", "attachment; filename=\"enheter.xlsx\""}}};
}

}  // namespace

std::vector<http::Route> import_routes() {
    return {import_route("/unit-imports", import_units).says("organisation.import_units"),
            import_route("/people-imports", import_people).says("organisation.import_people"),
            http::raw(http::Method::get, "/unit-export", send_units)
                .says("organisation.export_units")
                .gives(sheet_types)
                .understands({{"valid_on", Kind::date, "2024-02-01"}, {"format", Kind::text, "xlsx"}})};
}

}  // namespace varn::organisation
