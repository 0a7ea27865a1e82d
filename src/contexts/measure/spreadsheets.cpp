#include "spreadsheets.h"

#include "organisation/api.h"
#include "organisation/import_preview.h"
#include "platform/sheet.h"
#include "writing.h"

namespace varn::measure {
namespace {

using organisation::ImportPreview;

constexpr std::size_t names_max = 200;
constexpr std::size_t file_bytes_max = 20 * 1024 * 1024;

/// What a row may name, looked up once.
struct Known {
    std::map<std::string, Id<Unit>> units;
    std::map<std::string, std::string> people;  // key → id
};

Result<Known> known_in(db::ReadTx& tx) {
    Known known;
    TRY(units, organisation::unit_keys(tx));
    known.units = std::move(units);
    TRY(people, store::people_keys(tx));
    for (auto const& [id, key] : people) {
        known.people[key] = id;
    }
    return known;
}

Error all_of(std::vector<Problem> problems) {
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

std::optional<std::int64_t> money(std::optional<std::string> const& cell, std::string pointer,
                                  std::vector<Problem>& problems) {
    if (!cell) {
        return std::nullopt;
    }
    auto const ore = ore_of(*cell);
    if (!ore || *ore > facts::cost_max) {
        problems.push_back(Problem{std::move(pointer), "measure.not_kronor", {{"given", *cell}}});
    }
    return ore;
}

/// The row as somebody would ask for it; the faults of all its cells at once.
Result<NewMeasure> ask_of(MeasureRow const& row, Known const& known) {
    std::vector<Problem> problems;
    NewMeasure ask{.key = row.key, .title = row.title, .body = row.body, .owner = {}, .due = row.due};
    ask.source_kind = row.source_kind;
    ask.source_id = row.source_id;
    ask.effect = row.effect;
    ask.ability = row.ability;
    ask.status = row.status;
    ask.words = row.words;
    if (auto const unit = known.units.find(row.owner); unit != known.units.end()) {
        ask.owner = unit->second;
    } else {
        problems.push_back(Problem{"/owner", "measure.unit_key_unknown", {{"key", row.owner}}});
    }
    if (row.responsible) {
        if (auto const person = known.people.find(*row.responsible); person != known.people.end()) {
            ask.responsible = Id<Person>{person->second};
        } else {
            problems.push_back(
                Problem{"/responsible", "measure.person_key_unknown", {{"key", *row.responsible}}});
        }
    }
    ask.cost_ore = money(row.cost, "/cost", problems);
    ask.yearly_cost_ore = money(row.yearly_cost, "/yearly_cost", problems);
    if (!problems.empty()) {
        return all_of(std::move(problems));
    }
    return ask;
}

Measure laid_onto(Measure after, NewMeasure const& ask) {
    after.title = ask.title;
    after.body = ask.body;
    after.owner = ask.owner;
    after.responsible = ask.responsible;
    after.due = ask.due;
    after.cost_ore = ask.cost_ore;
    after.yearly_cost_ore = ask.yearly_cost_ore;
    after.effect = ask.effect;
    after.ability = ask.ability;
    return after;
}

bool same(Measure const& a, Measure const& b) {
    return a.title == b.title && a.body == b.body && a.owner == b.owner && a.responsible == b.responsible &&
           a.due == b.due && a.cost_ore == b.cost_ore && a.yearly_cost_ore == b.yearly_cost_ore &&
           a.effect == b.effect && a.ability == b.ability;
}

/// A file under way.
struct TakingIn {
    Town& town;
    db::WriteTx& tx;
    Actor const& actor;
    Known known;
    ImportPreview preview;

    Result<Done> put(MeasureRow const& row) {
        TRY(ask, ask_of(row, known));
        std::optional<Measure> before;
        if (row.key) {
            TRY(found, tx.by_key<Measure>(*row.key));
            before = std::move(found);
        }
        if (!before) {
            CHECK(add_measure(town, tx, actor, ask));
            ++preview.added;
            note(row.title);
            return Done{};
        }
        if (before->source_kind != ask.source_kind || before->source_id != ask.source_id) {
            return invalid("/source_kind", "measure.source_is_fixed");
        }
        auto after = laid_onto(*before, ask);
        bool const moves = before->status != row.status;
        if (!moves && same(*before, after)) {
            ++preview.unchanged;
            return Done{};
        }
        auto const status =
            moves ? std::optional{NewStatus{row.status, row.words, std::nullopt}} : std::nullopt;
        CHECK(write_change(town, tx, actor, *before, std::move(after), status));
        ++preview.changed;
        note(row.title);
        return Done{};
    }
    void note(std::string const& name) {
        if (preview.names.size() < names_max) {
            preview.names.push_back(name);
        }
    }
};

/// Adds the faults of one row at the row's place in the sheet.
void blame(std::vector<Problem>& problems, sheet::Matched<MeasureRow> const& matched,
           sheet::Matched<MeasureRow>::Item const& item, Error const& error) {
    for (auto const& problem : error.problems) {
        auto const field =
            problem.pointer.empty() ? std::string_view{} : std::string_view{problem.pointer}.substr(1);
        problems.push_back({matched.place(item, field), problem.key, problem.params});
    }
    if (error.problems.empty()) {
        problems.push_back({matched.place(item, "owner"), error.key, error.params});
    }
}

void blame_doubles(std::vector<Problem>& problems, sheet::Matched<MeasureRow> const& matched) {
    std::map<std::string, int> first;
    for (auto const& item : matched.items) {
        if (!item.value.key) {
            continue;
        }
        auto const [known, added] = first.emplace(*item.value.key, item.row);
        if (!added) {
            problems.push_back(
                {matched.place(item, "key"), "measure.row_twice", {{"row", std::to_string(known->second)}}});
        }
    }
}

Result<ImportPreview> take_in(Town& town, Actor const& actor, std::string_view file, bool apply) {
    TRY(sheet, sheet::read(file));
    TRY(matched, sheet::match<MeasureRow>(sheet));
    std::vector<Problem> problems;
    blame_doubles(problems, matched);
    db::WriteTx tx{town.db};
    TRY(known, known_in(tx));
    TakingIn taking{town, tx, actor, std::move(known), {}};
    CHECK(organisation::put_rows(
        matched, problems, [&](MeasureRow const& row) { return taking.put(row); }, blame));
    if (!problems.empty()) {
        return all_of(std::move(problems));
    }
    auto preview = std::move(taking.preview);
    preview.rows = static_cast<std::int64_t>(matched.items.size());
    if (apply && preview.added + preview.changed > 0) {
        CHECK(std::move(tx).commit(audit::entry(actor, "measure.import")));
    }
    preview.applied = apply;
    return preview;
}

}  // namespace

Result<ImportPreview> import_measures(Town& town, Actor const& actor, std::string_view file, bool apply,
                                      std::string_view language) {
    CHECK(auth::judge(policy(), actor, "measure.import", std::nullopt));
    return organisation::as_preview(take_in(town, actor, file, apply), apply, language);
}

Result<std::vector<MeasureRow>> export_measures(Town& town, Actor const& actor, Question const& question) {
    CHECK(auth::judge(policy(), actor, "measure.read", std::nullopt));
    db::ReadTx tx{town.db};
    auto filter = question.filter;
    filter.today = town.clock.today();
    if (!question.unit.empty()) {
        TRY(units, organisation::with_all_below(tx, question.unit, filter.today));
        filter.units = units;
    }
    TRY(measures, store::all_measures(tx, filter));
    TRY(words, store::latest_words(tx));
    TRY(people, store::people_keys(tx));
    TRY(units, organisation::unit_keys(tx));
    std::map<std::string, std::string> unit_key;
    for (auto const& [key, id] : units) {
        unit_key[id.text] = key;
    }
    auto const in_kronor = [](std::optional<std::int64_t> ore) {
        return ore ? std::optional{kronor_of(*ore)} : std::nullopt;
    };
    std::vector<MeasureRow> rows;
    for (auto& m : measures) {
        std::optional<std::string> responsible;
        if (m.responsible && people.contains(m.responsible->text)) {
            responsible = people[m.responsible->text];
        }
        auto const said = words.find(m.id.text);
        rows.push_back({m.key, m.title, m.body, unit_key[m.owner.text], responsible, m.source_kind,
                        m.source_id, m.due, in_kronor(m.cost_ore), in_kronor(m.yearly_cost_ore), m.effect,
                        m.ability, m.status,
                        said == words.end() ? std::nullopt : std::optional{said->second}});
    }
    return rows;
}

namespace {

constexpr std::string_view sheet_types =
    "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

http::Route import_route() {
    auto route =
        http::raw(http::Method::post, "/measure-imports", [](http::Call const& call) -> Result<http::Reply> {
            bool const apply = call.asked("apply").value_or("false") == "true";
            TRY(preview, import_measures(call.town, call.actor, call.body, apply, call.language));
            return http::Reply{.status = 200, .body = json::write(preview)};
        });
    route.answers = &table<ImportPreview>();
    return std::move(route)
        .says("measure.import_measures")
        .accepts(sheet_types, file_bytes_max)
        .understands({{"apply", Kind::boolean, "false"}});
}

Result<http::Reply> send_measures(http::Call const& call) {
    TRY(question, question_of(call));
    TRY(rows, export_measures(call.town, call.actor, question));
    auto const document = sheet::document("åtgärder", rows, call.language);
    auto const format = call.asked("format").value_or("xlsx");
    if (format != "csv" && format != "xlsx") {
        return invalid("?format", "measure.export_format");
    }
    if (format == "csv") {
        return http::Reply{.content_type = "text/csv; charset=utf-8",
                           .body = sheet::write_csv(document),
                           .headers = {{"Content-Disposition", "attachment; filename=\"atgarder.csv\""}}};
    }
    TRY(bytes, sheet::write_xlsx(document));
    return http::Reply{.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       .body = std::move(bytes),
                       .headers = {{"Content-Disposition", "attachment; filename=\"atgarder.xlsx\""}}};
}

}  // namespace

std::vector<http::Route> spreadsheet_routes() {
    auto asked = question_parameters();
    asked.push_back({"format", Kind::text, "xlsx"});
    return {import_route(), http::raw(http::Method::get, "/measure-export", send_measures)
                                .says("measure.export_measures")
                                .gives(sheet_types)
                                .understands(std::move(asked))};
}

}  // namespace varn::measure
