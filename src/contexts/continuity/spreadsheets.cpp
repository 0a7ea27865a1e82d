// What is given out, and the routes. Taking in is spreadsheets_taking.cpp.
#include "spreadsheets.h"

#include <map>

#include "platform/asked.h"
#include "platform/i18n.h"
#include "platform/sheet.h"

namespace varn::continuity {
namespace {

/// Keys by id, each looked up once; empty for what the reader may not know of.
class Keys {
public:
    explicit Keys(db::ReadTx& tx) : tx_(tx) {}

    template <class T>
    Result<std::string> of(Id<T> const& id) {
        auto const known = keys_.find(id.text);
        if (known != keys_.end()) {
            return known->second;
        }
        TRY(found, tx_.find(id));
        return keys_.emplace(id.text, found ? found->key : std::string{}).first->second;
    }
    template <class T>
    Result<std::optional<std::string>> of(std::optional<Id<T>> const& id) {
        if (!id) {
            return std::optional<std::string>{};
        }
        TRY(key, of(*id));
        return key.empty() ? std::nullopt : std::optional{key};
    }

private:
    db::ReadTx& tx_;
    std::map<std::string, std::string> keys_;
};

void add_key(std::optional<std::string>& keys, std::string const& key) {
    keys = keys ? *keys + ", " + key : key;
}

}  // namespace

Result<std::vector<ServiceRow>> export_services(Town& town, Actor const& actor) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(services, store::all_services(tx));
    Keys keys{tx};
    std::vector<ServiceRow> rows;
    for (auto const& one : services) {
        TRY(unit, keys.of(one.unit));
        TRY(run_by_unit, keys.of(one.run_by_unit));
        TRY(run_by_actor, keys.of(one.run_by_actor));
        TRY(sector, keys.of(one.sector));
        rows.push_back({one.key, one.name, unit, one.body, run_by_unit, run_by_actor, sector,
                        one.societal_function, one.tolerable_minutes, one.target_minutes,
                        one.lowest_service_level, one.restart_minutes, one.harm_per_hour, one.ended_on});
    }
    return rows;
}

Result<std::vector<ResourceRow>> export_resources(Town& town, Actor const& actor) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(resources, store::all_resources(tx));
    Keys keys{tx};
    std::vector<ResourceRow> rows;
    for (auto const& one : resources) {
        TRY(unit, keys.of(one.unit));
        TRY(supplier, keys.of(one.supplier));
        rows.push_back({one.key, one.name, unit, one.kind, one.body, supplier, one.agreement, one.tested_on,
                        one.repair_minutes, one.restart_minutes, one.losses_per_year, one.is_black_start,
                        one.ended_on});
    }
    return rows;
}

Result<std::vector<NeedRow>> export_needs(Town& town, Actor const& actor) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(services, store::all_services(tx));
    TRY(resources, store::all_resources(tx));
    TRY(needs, store::all_needs(tx));
    TRY(members, store::all_members(tx));
    std::map<std::string, std::string> keys;
    for (auto const& one : services) {
        keys[one.id.text] = one.key;
    }
    for (auto const& one : resources) {
        keys[one.id.text] = one.key;
    }
    std::map<std::string, std::vector<NeedMember const*>> of_need;
    for (auto const& member : members) {
        of_need[member.need.text].push_back(&member);
    }
    std::vector<NeedRow> rows;
    for (auto const& need : needs) {
        auto const& owner = need.service ? need.service->text : need.resource->text;
        auto const& seen = of_need[need.id.text];
        if (!keys.contains(owner) || static_cast<int>(seen.size()) != need.member_count) {
            continue;  // of what has ended, or not seen whole
        }
        NeedRow row;
        (need.service ? row.service : row.resource) = keys[owner];
        row.what = need.what;
        row.needed = need.needed;
        for (auto const* member : seen) {
            if (member->service) {
                add_key(row.services, keys[member->service->text]);
            } else {
                add_key(row.resources, keys[member->resource->text]);
            }
        }
        row.buffer_minutes = need.buffer_minutes;
        row.refill_minutes = need.refill_minutes;
        row.agreement = need.agreement;
        row.tested_on = need.tested_on;
        row.note = need.note;
        rows.push_back(std::move(row));
    }
    return rows;
}

namespace {

constexpr std::string_view register_types =
    "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
http::Parameter const of_register{"register", Kind::text, "services"};

Result<Register> register_asked(http::Call const& call) {
    TRY(which, http::choice_asked<Register>(call, "register", "continuity.no_such_register"));
    return which.value_or(Register::services);
}

Result<sheet::Document> document_of(http::Call const& call, Register which) {
    auto const title = i18n::text(call.language, "continuity.sheet." + std::string{name_of(which)});
    switch (which) {
        case Register::services: {
            TRY(rows, export_services(call.town, call.actor));
            return sheet::document(title, rows, call.language);
        }
        case Register::resources: {
            TRY(rows, export_resources(call.town, call.actor));
            return sheet::document(title, rows, call.language);
        }
        case Register::needs:
            break;
    }
    TRY(rows, export_needs(call.town, call.actor));
    return sheet::document(title, rows, call.language);
}

Result<http::Reply> send_register(http::Call const& call) {
    CHECK(may_read(call.actor));
    TRY(which, register_asked(call));
    auto const format = call.asked("format").value_or("xlsx");
    if (format != "csv" && format != "xlsx") {
        return invalid("?format", "continuity.export_format");
    }
    TRY(document, document_of(call, which));
    auto const file = "kontinuitet-" + document.title + "." + format;
    http::Reply reply;
    reply.headers = {{"Content-Disposition", "attachment; filename=\"" + file + "\""}};
    if (format == "csv") {
        reply.content_type = "text/csv; charset=utf-8";
        reply.body = sheet::write_csv(document);
        return reply;
    }
    TRY(bytes, sheet::write_xlsx(document));
    reply.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    reply.body = std::move(bytes);
    return reply;
}

http::Route taking_route() {
    auto route = http::raw(
        http::Method::post, "/continuity-imports", [](http::Call const& call) -> Result<http::Reply> {
            CHECK(may_import(call.actor));
            TRY(which, register_asked(call));
            bool const apply = call.asked("apply").value_or("false") == "true";
            TRY(preview, import_register(call.town, call.actor, which, call.body, apply, call.language));
            return http::Reply{.status = 200, .body = json::write(preview)};
        });
    route.answers = &table<organisation::ImportPreview>();
    return std::move(route)
        .says("continuity.import_register")
        .accepts(register_types, sheet::bytes_max)
        .understands({of_register, {"apply", Kind::boolean, "false"}});
}

}  // namespace

std::vector<http::Route> register_sheet_routes() {
    return {taking_route(), http::raw(http::Method::get, "/continuity-export", send_register)
                                .says("continuity.export_register")
                                .gives(register_types)
                                .understands({of_register, {"format", Kind::text, "xlsx"}})};
}

}  // namespace varn::continuity
