// What a thing hangs on and what hangs on it: a walk along the links that only ever goes one way.
#include <deque>
#include <set>

#include "platform/audit_trail.h"
#include "programme/api.h"
#include "service.h"
#include "store.h"
#include "things.h"

namespace varn::overview {
namespace {

constexpr std::int64_t distance_max = 6;
constexpr std::size_t steps_max = 200;
constexpr int changes_max = 10;

/// Where a kind stands between the law and the unit.
int rank(NodeKind kind) {
    switch (kind) {
        case NodeKind::driver:
            return 0;
        case NodeKind::requirement:
        case NodeKind::topic:
            return 1;
        case NodeKind::change:
        case NodeKind::threat:
        case NodeKind::protection_value:
            return 2;
        case NodeKind::responsibility:
            return 3;
        case NodeKind::goal:
            return 4;
        case NodeKind::focus_area:
            return 5;
        case NodeKind::section:
            return 6;
        case NodeKind::unit:
            return 7;
    }
    return 7;
}

enum class Way { to_law, to_unit };

/// The steps of one way, gathered under their kinds.
class Walk {
public:
    Walk(db::ReadTx& tx, Date on, Way way) : tx_(tx), on_(on), way_(way) {}

    /// Adds one thing; a node is walked on from.
    void add(Thing thing, std::optional<NodeKind> node, std::int64_t distance, std::optional<AnyId> through,
             std::optional<Id<Edition>> edition) {
        if (!met_.insert(thing.id.text).second) {
            return;
        }
        if (met_.size() > steps_max) {
            cut_ = true;
            return;
        }
        if (node) {
            open_.push_back({*node, thing.id, distance});
        }
        auto group = groups_.begin();
        while (group != groups_.end() && group->kind != thing.kind) {
            ++group;
        }
        if (group == groups_.end()) {
            group = groups_.insert(groups_.end(), TraceGroup{thing.kind, {}});
        }
        group->steps.push_back({std::move(thing), distance, std::move(through), std::move(edition)});
    }

    Result<Done> from(NodeKind kind, AnyId const& id) {
        met_.insert(id.text);
        open_.push_back({kind, id, 0});
        return go_on();
    }

    Result<Done> go_on() {
        while (!open_.empty() && !cut_) {
            auto const here = std::move(open_.front());
            open_.pop_front();
            if (here.distance == distance_max) {
                continue;
            }
            CHECK(visit(here));
        }
        return Done{};
    }

    std::vector<TraceGroup> take() { return std::move(groups_); }
    bool cut() const { return cut_; }

private:
    struct Place {
        NodeKind kind{};
        AnyId id;
        std::int64_t distance = 0;
    };

    Result<Done> visit(Place const& here) {
        auto const through = here.distance == 0 ? std::optional<AnyId>{} : std::optional{here.id};
        if (way_ == Way::to_law && here.kind == NodeKind::requirement) {
            TRY(requirement, tx_.get(Id<Requirement>{here.id.text}));
            TRY(law, tx_.get(requirement.catalogue));
            add({"catalogue", {law.id.text}, law.key, law.title, law.marker}, {}, here.distance + 1, through,
                {});
        }
        TRY(around, programme::neighbours(tx_, here.kind, here.id.text, on_));
        for (auto const& neighbour : around) {
            auto const climb = rank(neighbour.node.kind) - rank(here.kind);
            if (way_ == Way::to_law ? climb < 0 : climb > 0) {
                add(thing_of(neighbour.node), neighbour.node.kind, here.distance + 1, through,
                    neighbour.edition);
            }
        }
        return Done{};
    }

    db::ReadTx& tx_;
    Date on_;
    Way way_;
    std::set<std::string> met_;
    std::deque<Place> open_;
    std::vector<TraceGroup> groups_;
    bool cut_ = false;
};

template <class T>
Result<Done> add_parts(db::ReadTx& tx, Walk& walk, NodeKind kind, std::string const& edition) {
    TRY(rows, store::parts<T>(tx, edition, std::int64_t{steps_max}));
    for (auto& row : rows) {
        walk.add({std::string{name_of(kind)}, {row.id.text}, row.key, row.title, row.marker}, {}, 1, {},
                 Id<Edition>{edition});
    }
    return Done{};
}

/// What hangs on something that links do not join: the editions of a programme, the parts of an edition, the
/// requirements of a law and all that they lead to.
Result<Done> walk_document(db::ReadTx& tx, Known const& known, Walk& walk) {
    auto const& id = known.thing.id.text;
    if (known.thing.kind == "programme") {
        TRY(editions, store::editions_of(tx, id));
        for (auto const& edition : editions) {
            walk.add({"edition", {edition.id.text}, edition.key, edition.title, edition.marker}, {}, 1, {},
                     {});
        }
    }
    if (known.thing.kind == "edition") {
        CHECK(add_parts<programme::Section>(tx, walk, NodeKind::section, id));
        CHECK(add_parts<programme::FocusArea>(tx, walk, NodeKind::focus_area, id));
        CHECK(add_parts<programme::Goal>(tx, walk, NodeKind::goal, id));
        CHECK(add_parts<programme::ProtectionValue>(tx, walk, NodeKind::protection_value, id));
        CHECK(add_parts<programme::Threat>(tx, walk, NodeKind::threat, id));
        CHECK(add_parts<programme::Responsibility>(tx, walk, NodeKind::responsibility, id));
        CHECK(add_parts<programme::Driver>(tx, walk, NodeKind::driver, id));
        CHECK(add_parts<programme::Change>(tx, walk, NodeKind::change, id));
    }
    if (known.thing.kind == "catalogue") {
        TRY(requirements, store::requirements_of(tx, id, std::int64_t{steps_max}));
        for (auto const& row : requirements) {
            walk.add({"requirement", {row.id.text}, row.key, row.title, row.marker}, NodeKind::requirement, 1,
                     {}, {});
        }
        return walk.go_on();
    }
    return Done{};
}

/// The editions whose findings may be about a thing: its own, or all that stand on the date.
Result<std::vector<Id<Edition>>> editions_about(db::ReadTx& tx, Known const& known, Date on) {
    if (known.edition) {
        return std::vector{*known.edition};
    }
    if (known.thing.kind == "edition") {
        return std::vector{Id<Edition>{known.thing.id.text}};
    }
    std::vector<Id<Edition>> about;
    TRY(editions, store::editions(tx));
    for (auto const& edition : editions) {
        TRY(standing, standing_of(tx, edition, on));
        if (standing) {
            about.push_back(edition.id);
        }
    }
    return about;
}

/// True when a finding is about the thing: by its id, or as one end of a duty ("requirement@unit", by keys).
bool is_about(programme::FindingView const& finding, Thing const& thing) {
    auto const& subject = finding.subject;
    if (subject.entity) {
        return *subject.entity == thing.id;
    }
    if (subject.kind != "duty") {
        return false;
    }
    return (thing.kind == "unit" && subject.id.ends_with("@" + thing.key)) ||
           (thing.kind == "requirement" && subject.id.starts_with(thing.key + "@"));
}

Result<std::vector<programme::FindingView>> findings_about(db::ReadTx& tx, Known const& known, Date on) {
    std::vector<programme::FindingView> about;
    std::set<std::string> told;
    TRY(editions, editions_about(tx, known, on));
    for (auto const& edition : editions) {
        TRY(report, programme::coverage_report(tx, edition, on));
        for (auto const& finding : report->findings) {
            if (is_about(finding, known.thing) && told.insert(finding.key.value_or(finding.rule)).second) {
                about.push_back(finding);
            }
        }
    }
    return about;
}

Result<std::vector<TraceChange>> changes_of(db::ReadTx& tx, auth::Actor const& actor, std::string const& id) {
    std::vector<TraceChange> changes;
    if (!verification::may_read_trail(actor)) {
        return changes;
    }
    TRY(told, verification::trail(tx, actor, told_tables(), {.subject = id, .limit = changes_max}));
    for (auto const& entry : told.items) {
        changes.push_back({entry.position, entry.at, who(entry), entry.action});
    }
    return changes;
}

}  // namespace

Result<Trace> trace(Town& town, auth::Actor const& actor, std::string const& id, Date on) {
    CHECK(auth::judge(policy(), actor, "overview.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(known, known_by(tx, id, on));
    if (!known) {
        return not_found();
    }
    TRY(path, path_of(tx, *known, on));
    Walk to_law{tx, on, Way::to_law};
    Walk to_unit{tx, on, Way::to_unit};
    if (known->node) {
        CHECK(to_law.from(*known->node, known->thing.id));
        CHECK(to_unit.from(*known->node, known->thing.id));
    } else {
        CHECK(walk_document(tx, *known, to_unit));
    }
    TRY(findings, findings_about(tx, *known, on));
    TRY(changes, changes_of(tx, actor, id));
    bool const cut = to_law.cut() || to_unit.cut();
    return Trace{std::move(known->thing), std::move(path),   to_law.take(), to_unit.take(), cut,
                 std::move(findings),     std::move(changes)};
}

}  // namespace varn::overview
