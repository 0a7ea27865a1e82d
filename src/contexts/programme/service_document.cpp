// The edition as people read it: the document with its margin, who answers for what, and the matrix with its
// holes.
#include <algorithm>
#include <set>
#include <unordered_map>

#include "service.h"

namespace varn::programme {
namespace {

/// The things that belong to the whole town, and where each stands; kept for all who read until one changes.
struct TownNodes {
    std::shared_ptr<Content const> of;
    std::vector<Node> nodes;
    std::unordered_map<std::string_view, std::size_t> places;
};

/// An edition with everything around it, and the ways from one thing to another.
class Reading {
public:
    Reading(Around around, std::shared_ptr<TownNodes const> town, Id<Edition> const& edition, Date on)
        : around_(std::move(around)), town_(std::move(town)), on_(on) {
        nodes_ = nodes_of_edition(*around_.own, edition);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            places_.emplace(nodes_[i].id, i);
        }
        for (auto const& link : around_.own->links) {
            tie(link.from_id.text, link.to_id.text);
        }
        for (auto const& carrier : around_.own->carriers) {
            if (carrier.responsibility && carrier.unit) {
                tie(carrier.responsibility->text, carrier.unit->text);
            }
        }
    }

    /// The edition's own parts.
    Content const& content() const { return *around_.own; }
    Content const& town() const { return *around_.town; }
    Date on() const { return on_; }
    /// The first places are the edition's; what belongs to the whole town follows.
    Node const& node(std::size_t place) const {
        return place < own() ? nodes_[place] : town_->nodes[place - own()];
    }
    std::size_t own() const { return nodes_.size(); }
    Node const& node(std::string const& id) const { return node(*place_of(id)); }
    std::vector<std::size_t> const& ties(std::string const& id) const {
        static std::vector<std::size_t> const none;
        auto const found = ties_.find(id);
        return found == ties_.end() ? none : found->second;
    }
    /// The ids of the things of one kind that this one is tied to.
    template <class Of>
    std::vector<Id<Of>> tied(std::string const& id, NodeKind kind) const {
        std::vector<Id<Of>> found;
        for (auto const index : ties(id)) {
            if (node(index).kind == kind) {
                found.push_back(Id<Of>{node(index).id});
            }
        }
        return found;
    }

private:
    std::optional<std::size_t> place_of(std::string const& id) const {
        if (auto const found = places_.find(id); found != places_.end()) {
            return found->second;
        }
        auto const found = town_->places.find(id);
        return found == town_->places.end() ? std::nullopt : std::optional{own() + found->second};
    }
    void tie(std::string const& a, std::string const& b) {
        auto const from = place_of(a);
        auto const to = place_of(b);
        if (from && to) {
            insert(ties_[a], *to);
            insert(ties_[b], *from);
        }
    }
    static void insert(std::vector<std::size_t>& sorted, std::size_t index) {
        auto const at = std::lower_bound(sorted.begin(), sorted.end(), index);
        if (at == sorted.end() || *at != index) {
            sorted.insert(at, index);
        }
    }

    Around around_;
    std::shared_ptr<TownNodes const> town_;
    Date on_;
    std::vector<Node> nodes_;
    std::unordered_map<std::string_view, std::size_t> places_;
    std::map<std::string, std::vector<std::size_t>> ties_;  // places, in order
};

std::shared_ptr<TownNodes const> town_nodes(std::shared_ptr<Content const> const& town, Date on) {
    auto made = std::make_shared<TownNodes>();
    made->of = town;
    made->nodes = nodes_of_town(*town, on);
    for (std::size_t i = 0; i < made->nodes.size(); ++i) {
        made->places.emplace(made->nodes[i].id, i);
    }
    return made;
}

Result<Reading> read_edition(db::ReadTx& tx, Id<Edition> const& id, Date on) {
    CHECK(tx.get(id));
    TRY(around, store::around_edition(tx, id, on));
    TRY(town, tx.renewed<TownNodes>(
                  "programme things " + to_text(on), store::tables_of_registers(),
                  [&](std::shared_ptr<TownNodes const> before) -> Result<std::shared_ptr<TownNodes const>> {
                      return before && before->of == around.town ? before : town_nodes(around.town, on);
                  }));
    return Reading{std::move(around), std::move(town), id, on};
}

NodeView view_of(Node const& node) {
    return {node.kind, AnyId{node.id}, node.key, node.title, node.marker};
}

std::vector<NodeView> margin_of(Reading const& reading, std::string const& id) {
    std::vector<NodeView> margin;
    for (auto const index : reading.ties(id)) {
        margin.push_back(view_of(reading.node(index)));
    }
    return margin;
}

using Rules = std::map<std::string, std::vector<std::string>>;

/// The rules that found something about each thing, by its id.
Rules rules_by_subject(CoverageReport const& report) {
    Rules rules;
    for (auto const& finding : report.findings) {
        if (finding.subject.entity) {
            rules[finding.subject.entity->text].push_back(finding.rule);
        }
    }
    return rules;
}

std::vector<std::string> rules_about(Rules const& rules, std::string const& id) {
    auto const found = rules.find(id);
    return found == rules.end() ? std::vector<std::string>{} : found->second;
}

DocumentPart part_of(Reading const& reading, Rules const& rules, Node const& node) {
    return {view_of(node), node.body.empty() ? std::nullopt : std::optional{node.body},
            margin_of(reading, node.id), rules_about(rules, node.id)};
}

/// Who carries each responsibility of the edition.
std::map<std::string_view, std::vector<Carrier const*>> carriers_by_responsibility(Content const& content) {
    std::map<std::string_view, std::vector<Carrier const*>> carriers;
    for (auto const& carrier : content.carriers) {
        if (carrier.responsibility) {
            carriers[carrier.responsibility->text].push_back(&carrier);
        }
    }
    return carriers;
}

/// Units that the edition applies to on the date, and how it names each.
std::vector<AppliesTo> applies_to(Reading const& reading) {
    auto const& content = reading.content();
    auto const carriers = carriers_by_responsibility(content);
    UnitNames const names{reading.town(), reading.on()};
    std::vector<AppliesTo> rows;
    for (auto const& unit : reading.town().units) {
        if (!is_bound_by_programmes(unit.kind) || !holds_on(unit.valid_from, unit.valid_to, reading.on())) {
            continue;
        }
        AppliesTo row{unit.id, names.of(unit), unit.kind, {}, {}};
        std::set<std::string> goals;
        auto const take_goals = [&](std::string const& id) {
            for (auto const& goal : reading.tied<Goal>(id, NodeKind::goal)) {
                goals.insert(goal.text);
            }
        };
        take_goals(unit.id.text);
        for (auto const& responsibility : content.responsibilities) {
            auto const own = carriers.find(responsibility.id.text);
            bool const carries =
                own != carriers.end() &&
                std::any_of(own->second.begin(), own->second.end(), [&](Carrier const* carrier) {
                    return carrier->unit == unit.id || carrier->unit_kind == unit.kind;
                });
            if (carries) {
                row.responsibilities.push_back(responsibility.id);
                take_goals(responsibility.id.text);
            }
        }
        for (auto const& goal : content.goals) {
            if (goals.contains(goal.id.text)) {
                row.goals.push_back(goal.id);
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Matrix matrix_of(Reading const& reading) {
    auto const& content = reading.content();
    Matrix made;
    for (auto const& area : content.focus_areas) {
        auto const goals = static_cast<std::int64_t>(reading.tied<Goal>(area.id.text, NodeKind::goal).size());
        made.focus_areas.push_back({view_of(reading.node(area.id.text)), goals, goals == 0});
    }
    for (std::size_t kind = 0; kind < choices<GoalKind>.size(); ++kind) {
        made.balance.push_back({static_cast<GoalKind>(kind), 0});
    }
    made.units = applies_to(reading);
    for (auto const& goal : content.goals) {
        MatrixGoal row{view_of(reading.node(goal.id.text)),
                       goal.kind,
                       goal.ability,
                       goal.civil_defence,
                       reading.tied<FocusArea>(goal.id.text, NodeKind::focus_area),
                       reading.tied<ProtectionValue>(goal.id.text, NodeKind::protection_value),
                       {},
                       false};
        row.is_hole = row.focus_areas.empty();
        for (auto const& unit : made.units) {
            if (std::find(unit.goals.begin(), unit.goals.end(), goal.id) != unit.goals.end()) {
                row.units.push_back(unit.unit);
            }
        }
        ++made.balance[static_cast<std::size_t>(goal.kind)].goals;
        made.goals.push_back(std::move(row));
    }
    return made;
}

}  // namespace

Result<Document> document(Town& town, Actor const& actor, Id<Edition> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(reading, read_edition(tx, id, on));
    TRY(edition, tx.get(id));
    TRY(view, edition_view(tx, edition, on));
    TRY(report, coverage_report(tx, id, on));
    auto const rules = rules_by_subject(*report);
    Document made{std::move(view), {}, {}};
    std::set<std::string> placed;
    for (auto const& section : reading.content().sections) {
        DocumentSection part{section, {}, {}, rules_about(rules, section.id.text)};
        for (auto const index : reading.ties(section.id.text)) {
            auto const& node = reading.node(index);
            if (index < reading.own() && placed.insert(node.id).second) {
                part.parts.push_back(part_of(reading, rules, node));
            } else {
                part.margin.push_back(view_of(node));  // of the whole town, or told in an earlier section
            }
        }
        made.sections.push_back(std::move(part));
    }
    for (std::size_t i = 0; i < reading.own(); ++i) {
        auto const& node = reading.node(i);
        if (node.kind != NodeKind::section && !placed.contains(node.id)) {
            made.elsewhere.push_back(part_of(reading, rules, node));
        }
    }
    return made;
}

Result<Matrix> matrix(Town& town, Actor const& actor, Id<Edition> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(reading, read_edition(tx, id, on));
    return matrix_of(reading);
}

Result<Page<AppliesTo>> applicability(Town& town, Actor const& actor, Id<Edition> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(reading, read_edition(tx, id, on));
    auto rows = applies_to(reading);
    auto const total = static_cast<std::int64_t>(rows.size());
    return Page<AppliesTo>{std::move(rows), total};
}

Result<Page<ResponsibilityView>> responsibility_matrix(Town& town, Actor const& actor, Id<Edition> const& id,
                                                       Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(reading, read_edition(tx, id, on));
    TRY(units, organisation::units_on(tx, on));
    Page<ResponsibilityView> page;
    for (auto const& responsibility : reading.content().responsibilities) {
        std::vector<Carrier> own;
        for (auto const& carrier : reading.content().carriers) {
            if (carrier.responsibility == responsibility.id) {
                own.push_back(carrier);
            }
        }
        ResponsibilityView view{responsibility, carrier_views(own, units), {}};
        for (auto const index : reading.ties(responsibility.id.text)) {
            if (reading.node(index).kind == NodeKind::requirement) {
                view.requirements.push_back(view_of(reading.node(index)));
            }
        }
        page.items.push_back(std::move(view));
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

}  // namespace varn::programme
