// Taking the scales and kinds of a pack in, and giving them out. A set, and a kind, is found by its key.
#include "platform/pack_cursor.h"
#include "platform/pack_writing.h"
#include "rules.h"

namespace varn::risk {
namespace {

Result<Done> settle_step(Intake& intake, pack::Cursor const& item, ScaleSet const& set) {
    ScaleStep wanted;
    if (!item.fill(wanted)) {
        return Done{};
    }
    wanted.scale_set = set.id;
    TRY(known, store::step_at(intake.tx(), wanted));
    if (known) {
        wanted.id = known->id;
    }
    if (auto const sound = rules::must_be_a_step(intake.tx(), wanted); !sound) {
        for (auto const& problem : sound.error().problems) {
            item.blame_field(problem.pointer.substr(1), problem.key, problem.params);
        }
        return Done{};
    }
    CHECK(intake.put(std::move(known), wanted, set.key + " " + wanted.name));
    return Done{};
}

/// A set that an opened round uses keeps what it was judged by.
Result<Done> settle_set(Intake& intake, pack::Cursor const& item) {
    ScaleSet wanted;
    if (!item.fill(wanted, {"steps"})) {
        return Done{};
    }
    TRY(known, intake.tx().by_key<ScaleSet>(wanted.key));
    if (known) {
        TRY(locked, store::is_locked(intake.tx(), known->id));
        if (locked) {
            return Done{};
        }
        wanted.number = known->number;
        wanted.replaces = known->replaces;
    }
    auto const key = wanted.key;
    TRY(kept, intake.put(std::move(known), wanted, key));
    for (auto const& step : item.list("steps")) {
        CHECK(settle_step(intake, step, kept));
    }
    return Done{};
}

Result<Done> settle_kind(Intake& intake, pack::Cursor const& item, int position) {
    RiskKind wanted;
    wanted.position = position;
    if (!item.fill(wanted)) {
        return Done{};
    }
    TRY(known, intake.tx().by_key<RiskKind>(wanted.key));
    auto const key = wanted.key;
    CHECK(intake.put(std::move(known), wanted, key));
    return Done{};
}

}  // namespace

Result<Done> import_pack(Intake& intake, pack::Pack const& pack) {
    pack::Problems problems;
    auto const sets = pack::list(pack, "scale_sets", problems);
    auto const kinds = pack::list(pack, "risk_kinds", problems);
    CHECK(problems.outcome());
    for (auto const& item : sets) {
        CHECK(settle_set(intake, item));
    }
    int position = 0;
    for (auto const& item : kinds) {
        CHECK(settle_kind(intake, item, ++position));
    }
    return problems.outcome();
}

Result<pack::Node> export_pack(db::ReadTx& tx) {
    auto root = pack::map_node();
    TRY(sets, tx.all_by_key<ScaleSet>());
    TRY(kinds, store::kinds(tx));
    if (!sets.empty()) {
        auto& list = pack::put(root, "scale_sets", pack::list_node());
        for (auto const& set : sets) {
            auto node = pack::map_node();
            pack::put_fields(node, set);
            TRY(steps, store::steps(tx, set.id));
            auto& inner = pack::put(node, "steps", pack::list_node());
            for (auto const& step : steps) {
                auto told = pack::map_node();
                pack::put_fields(told, step);
                inner.items.push_back(std::move(told));
            }
            list.items.push_back(std::move(node));
        }
    }
    if (!kinds.empty()) {
        auto& list = pack::put(root, "risk_kinds", pack::list_node());
        for (auto const& kind : kinds) {
            auto node = pack::map_node();
            pack::put_fields(node, kind);
            list.items.push_back(std::move(node));
        }
    }
    return root;
}

}  // namespace varn::risk
