// Taking the entries of a pack in, and giving them out. An entry is found by its key.
#include <map>

#include "organisation/api.h"
#include "platform/pack_cursor.h"
#include "platform/pack_writing.h"
#include "rules.h"
#include "store.h"
#include "wheel/api.h"

namespace varn::wheel {
namespace {

Result<Done> settle(Intake& intake, pack::Cursor const& item, std::map<std::string, Id<Unit>> const& units) {
    CalendarEntry wanted;
    if (!item.fill(wanted, {"unit", "requirement"})) {
        return Done{};
    }
    if (auto const unit = item.text("unit")) {
        auto const known = units.find(std::string{*unit});
        if (known == units.end()) {
            item.blame_field("unit", "organisation.key_unknown", {{"key", std::string{*unit}}});
            return Done{};
        }
        wanted.unit = known->second;
    }
    if (auto const key = item.text("requirement")) {
        TRY(requirement, intake.tx().by_key<Requirement>(*key));
        if (!requirement) {
            item.blame_field("requirement", "organisation.key_unknown", {{"key", std::string{*key}}});
            return Done{};
        }
        wanted.requirement = requirement->id;
    }
    if (!wanted.key) {
        item.blame_field("key", "wheel.key_needed");
        return Done{};
    }
    if (auto const sound = rules::must_be_an_entry(intake.tx(), wanted); !sound) {
        for (auto const& problem : sound.error().problems) {
            item.blame_field(problem.pointer.substr(1), problem.key, problem.params);
        }
        return Done{};
    }
    TRY(known, intake.tx().by_key<CalendarEntry>(*wanted.key));
    CHECK(intake.put(std::move(known), wanted, *wanted.key));
    return Done{};
}

}  // namespace

Result<Done> import_pack(Intake& intake, pack::Pack const& pack) {
    pack::Problems problems;
    auto const items = pack::list(pack, "calendar_entries", problems);
    CHECK(problems.outcome());
    if (items.empty()) {
        return Done{};
    }
    TRY(units, organisation::unit_keys(intake.tx()));
    for (auto const& item : items) {
        CHECK(settle(intake, item, units));
    }
    return problems.outcome();
}

Result<pack::Node> export_pack(db::ReadTx& tx) {
    auto root = pack::map_node();
    TRY(entries, store::entries_with_key(tx));
    if (entries.empty()) {
        return root;
    }
    TRY(keys, organisation::unit_keys(tx));
    std::map<std::string, std::string> units;
    for (auto const& [key, id] : keys) {
        units.emplace(id.text, key);
    }
    auto& list = pack::put(root, "calendar_entries", pack::list_node());
    for (auto const& entry : entries) {
        auto node = pack::map_node();
        pack::put_fields(node, entry);
        if (entry.unit) {
            pack::put(node, "unit", std::string_view{units[entry.unit->text]});
        }
        if (entry.requirement) {
            TRY(requirement, tx.get(*entry.requirement));
            pack::put(node, "requirement", std::string_view{requirement.key});
        }
        list.items.push_back(std::move(node));
    }
    return root;
}

}  // namespace varn::wheel
