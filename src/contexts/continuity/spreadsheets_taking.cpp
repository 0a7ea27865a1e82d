// Registers from spreadsheets. Every row is written as by hand, in one transaction; the faults of all rows
// are told with their places.
#include <algorithm>
#include <map>
#include <set>

#include "organisation/import_preview.h"
#include "platform/sheet.h"
#include "spreadsheets.h"

namespace varn::continuity {
namespace {

using organisation::ImportPreview;

constexpr std::size_t names_told = 200;

Error all_faults(std::vector<Problem> problems) {
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

/// The keys of a list with commas or semicolons between.
std::vector<std::string> keys_in(std::optional<std::string> const& text) {
    std::vector<std::string> keys;
    std::string const all = text.value_or("");
    for (std::size_t at = 0; at < all.size();) {
        auto const end = std::min(all.find_first_of(",;\n", at), all.size());
        auto key = all.substr(at, end - at);
        key.erase(0, key.find_first_not_of(" \t\r"));
        key.erase(key.find_last_not_of(" \t\r") + 1);
        if (!key.empty()) {
            keys.push_back(std::move(key));
        }
        at = end + 1;
    }
    return keys;
}

/// The ids that keys stand for; what stands for nothing is noted with its place.
class Named {
public:
    explicit Named(db::ReadTx& tx) : tx_(tx) {}

    Result<std::optional<Id<Unit>>> unit(std::string const& key, char const* pointer) {
        if (units_.empty()) {
            TRY(units, organisation::unit_keys(tx_));
            units_ = std::move(units);
        }
        auto const found = units_.find(key);
        if (found != units_.end()) {
            return std::optional{found->second};
        }
        note(pointer, key);
        return std::optional<Id<Unit>>{};
    }
    Result<std::optional<Id<Unit>>> unit(std::optional<std::string> const& key, char const* pointer) {
        return key ? unit(*key, pointer) : Result<std::optional<Id<Unit>>>{std::optional<Id<Unit>>{}};
    }
    template <class T>
    Result<std::optional<Id<T>>> row(std::optional<std::string> const& key, char const* pointer) {
        if (!key) {
            return std::optional<Id<T>>{};
        }
        TRY(found, tx_.by_key<T>(*key));
        if (!found) {
            note(pointer, *key);
            return std::optional<Id<T>>{};
        }
        return std::optional{found->id};
    }
    Result<Done> must_all_be_known() {
        return problems_.empty() ? Result<Done>{Done{}} : Result<Done>{all_faults(std::move(problems_))};
    }

private:
    void note(char const* pointer, std::string const& key) {
        problems_.push_back({pointer, "continuity.key_unknown", {{"key", key}}});
    }

    db::ReadTx& tx_;
    std::map<std::string, Id<Unit>> units_;
    std::vector<Problem> problems_;
};

/// A file under way.
class RegisterTaking {
public:
    RegisterTaking(Town& town, db::WriteTx& tx, Actor const& actor) : town_(town), tx_(tx), actor_(actor) {}

    Result<Done> put(ServiceRow const& row) {
        Named named{tx_};
        TRY(unit, named.unit(row.unit, "/unit"));
        TRY(run_by_unit, named.unit(row.run_by_unit, "/run_by_unit"));
        TRY(run_by_actor, named.row<ExternalActor>(row.run_by_actor, "/run_by_actor"));
        TRY(sector, named.row<Sector>(row.sector, "/sector"));
        CHECK(named.must_all_be_known());
        TRY(before, tx_.by_key<CriticalService>(row.key));
        auto after = before.value_or(CriticalService{});
        after.key = row.key;
        after.name = row.name;
        after.body = row.body;
        after.run_by_unit = run_by_unit;
        after.run_by_actor = run_by_actor;
        after.sector = sector;
        after.societal_function = row.societal_function;
        after.tolerable_minutes = row.tolerable_minutes;
        after.target_minutes = row.target_minutes;
        after.lowest_service_level = row.lowest_service_level;
        after.restart_minutes = row.restart_minutes;
        after.harm_per_hour = row.harm_per_hour;
        after.ended_on = row.ended_on;
        return lay(before, std::move(after), *unit);
    }
    Result<Done> put(ResourceRow const& row) {
        Named named{tx_};
        TRY(unit, named.unit(row.unit, "/unit"));
        TRY(supplier, named.row<ExternalActor>(row.supplier, "/supplier"));
        CHECK(named.must_all_be_known());
        TRY(before, tx_.by_key<Resource>(row.key));
        auto after = before.value_or(Resource{});
        after.key = row.key;
        after.name = row.name;
        after.kind = row.kind;
        after.body = row.body;
        after.supplier = supplier;
        after.agreement = row.agreement;
        after.tested_on = row.tested_on;
        after.repair_minutes = row.repair_minutes;
        after.restart_minutes = row.restart_minutes;
        after.losses_per_year = row.losses_per_year;
        after.is_black_start = row.is_black_start;
        after.ended_on = row.ended_on;
        return lay(before, std::move(after), *unit);
    }
    Result<Done> put(NeedRow const& row) {
        NeedInFull wanted;
        wanted.what = row.what;
        wanted.needed = row.needed;
        wanted.buffer_minutes = row.buffer_minutes;
        wanted.refill_minutes = row.refill_minutes;
        wanted.agreement = row.agreement;
        wanted.tested_on = row.tested_on;
        wanted.note = row.note;
        CHECK(name_members(row, wanted));
        CHECK(ground(tx_, wanted));
        TRY(before, namesake_of(wanted));
        if (!before) {
            CHECK(put_need(town_, tx_, actor_, wanted));
            ++preview.added;
            tell(row.what);
            return Done{};
        }
        TRY(now, in_full(tx_, *before));
        wanted.id = now.id;
        wanted.version = now.version;
        if (is_as_before(now, wanted)) {
            ++preview.unchanged;
            return Done{};
        }
        CHECK(lay_need(town_, tx_, actor_, *before, wanted));
        ++preview.changed;
        tell(row.what);
        return Done{};
    }

    ImportPreview preview;

private:
    template <class T>
    Result<Done> lay(std::optional<T> const& before, T after, Id<Unit> const& unit) {
        if (!before) {
            after.unit = unit;
            auto const name = after.name;
            CHECK(put_new(town_, tx_, actor_, std::move(after)));
            ++preview.added;
            tell(name);
            return Done{};
        }
        if (before->unit != unit) {
            return invalid("/unit", "continuity.unit_stays");
        }
        if (json::write(*before) == json::write(after)) {
            ++preview.unchanged;
            return Done{};
        }
        CHECK(put_over(town_, tx_, actor_, *before, after));
        ++preview.changed;
        tell(after.name);
        return Done{};
    }
    Result<Done> name_members(NeedRow const& row, NeedInFull& wanted) {
        Named named{tx_};
        TRY(service, named.row<CriticalService>(row.service, "/service"));
        TRY(resource, named.row<Resource>(row.resource, "/resource"));
        wanted.service = service;
        wanted.resource = resource;
        for (auto const& key : keys_in(row.services)) {
            TRY(member, named.row<CriticalService>(key, "/services"));
            wanted.members.push_back({member, {}, {}});
        }
        for (auto const& key : keys_in(row.resources)) {
            TRY(member, named.row<Resource>(key, "/resources"));
            wanted.members.push_back({{}, member, {}});
        }
        CHECK(named.must_all_be_known());
        return wanted.members.empty() ? invalid("/resources", "continuity.name_a_member")
                                      : Result<Done>{Done{}};
    }
    /// The need of that name; `invalid` when its owner has several of the name, so that none is meant.
    Result<std::optional<Need>> namesake_of(NeedInFull const& wanted) {
        auto const& owner = wanted.service ? wanted.service->text : wanted.resource->text;
        TRY(needs, store::needs_of(tx_, owner));
        std::optional<Need> found;
        for (auto const& need : needs) {
            if (need.what == wanted.what && found) {
                return invalid("/what", "continuity.several_needs_of_name", {{"what", need.what}});
            }
            if (need.what == wanted.what) {
                found = need;
            }
        }
        return found;
    }
    static bool is_as_before(NeedInFull const& now, NeedInFull const& wanted) {
        auto const ids = [](NeedInFull const& need) {
            std::set<std::string> all;
            for (auto const& member : need.members) {
                all.insert(member.service ? member.service->text : member.resource->text);
            }
            return all;
        };
        return ids(now) == ids(wanted) && now.needed == wanted.needed &&
               now.buffer_minutes == wanted.buffer_minutes && now.refill_minutes == wanted.refill_minutes &&
               now.agreement == wanted.agreement && now.tested_on == wanted.tested_on &&
               now.note == wanted.note;
    }
    void tell(std::string const& name) {
        if (preview.names.size() < names_told) {
            preview.names.push_back(name);
        }
    }

    Town& town_;
    db::WriteTx& tx_;
    Actor const& actor_;
};

std::string key_in(ServiceRow const& row) {
    return row.key;
}
std::string key_in(ResourceRow const& row) {
    return row.key;
}
std::string key_in(NeedRow const& row) {
    return row.service.value_or("") + '\n' + row.resource.value_or("") + '\n' + row.what;
}

/// Where a fault of the whole row is shown: who may not write for the unit may not write the row.
template <class Row>
constexpr std::string_view first_field = "unit";
template <>
constexpr std::string_view first_field<NeedRow> = "what";

template <class Row>
void blame_twins(std::vector<Problem>& problems, sheet::Matched<Row> const& matched) {
    std::map<std::string, int> first;
    for (auto const& item : matched.items) {
        auto const [known, added] = first.emplace(key_in(item.value), item.row);
        if (!added) {
            problems.push_back({matched.place(item, first_field<Row> == "unit" ? "key" : "what"),
                                "continuity.row_twice",
                                {{"row", std::to_string(known->second)}}});
        }
    }
}

template <class Row>
void blame_row(std::vector<Problem>& problems, sheet::Matched<Row> const& matched,
               typename sheet::Matched<Row>::Item const& item, Error const& error) {
    for (auto const& problem : error.problems) {
        auto field = std::string_view{problem.pointer};
        field.remove_prefix(field.starts_with('/') ? 1 : 0);
        field = field.substr(0, field.find('/'));
        // A need's members stand in two columns of keys.
        problems.push_back(
            {matched.place(item, field == "members" ? "resources" : field), problem.key, problem.params});
    }
    if (error.problems.empty()) {
        problems.push_back({matched.place(item, first_field<Row>), error.key, error.params});
    }
}

template <class Row>
Result<ImportPreview> take_rows(Town& town, Actor const& actor, std::string_view file, bool apply) {
    TRY(sheet, sheet::read(file));
    TRY(matched, sheet::match<Row>(sheet));
    std::vector<Problem> problems;
    blame_twins(problems, matched);
    db::WriteTx tx{town.db};
    RegisterTaking taking{town, tx, actor};
    CHECK(organisation::put_rows(
        matched, problems, [&](Row const& row) { return taking.put(row); }, blame_row<Row>));
    if (!problems.empty()) {
        return all_faults(std::move(problems));
    }
    auto preview = std::move(taking.preview);
    preview.rows = static_cast<std::int64_t>(matched.items.size());
    if (apply && preview.added + preview.changed > 0) {
        CHECK(std::move(tx).commit(audit::entry(actor, "continuity.import")));
    }
    preview.applied = apply;
    return preview;
}

Result<ImportPreview> take_register(Town& town, Actor const& actor, Register which, std::string_view file,
                                    bool apply) {
    switch (which) {
        case Register::services:
            return take_rows<ServiceRow>(town, actor, file, apply);
        case Register::resources:
            return take_rows<ResourceRow>(town, actor, file, apply);
        case Register::needs:
            break;
    }
    return take_rows<NeedRow>(town, actor, file, apply);
}

}  // namespace

Result<Done> may_import(Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "continuity.import", std::nullopt));
    return Done{};
}

Result<ImportPreview> import_register(Town& town, Actor const& actor, Register which, std::string_view file,
                                      bool apply, std::string_view language) {
    CHECK(may_import(actor));
    return organisation::as_preview(take_register(town, actor, which, file, apply), apply, language);
}

}  // namespace varn::continuity
