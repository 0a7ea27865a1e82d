#include "content.h"

#include <algorithm>
#include <tuple>

namespace varn::programme {
namespace {

std::string body_of(std::string const& body) {
    return body;
}
std::string body_of(std::optional<std::string> const& body) {
    return body.value_or(std::string{});
}

using Facts = std::vector<std::pair<std::string, std::string>>;

template <class T>
Facts facts_of(T const&) {
    return {};
}
Facts facts_of(Goal const& goal) {
    return {{"kind", std::string{name_of(goal.kind)}},
            {"ability", std::string{name_of(goal.ability)}},
            {"civil_defence", goal.civil_defence ? "true" : "false"}};
}
Facts facts_of(Responsibility const& responsibility) {
    return {{"level", std::string{name_of(responsibility.level)}}};
}
Facts facts_of(Section const& section) {
    return {{"number", section.number}};
}

template <class T>
void append_parts(std::vector<Node>& nodes, NodeKind kind, std::vector<T> const& rows,
                  Id<Edition> const& edition) {
    auto const from = static_cast<std::ptrdiff_t>(nodes.size());
    std::vector<T const*> own;
    for (auto const& row : rows) {
        if (row.edition == edition) {
            own.push_back(&row);
        }
    }
    std::stable_sort(own.begin(), own.end(), [](T const* a, T const* b) {
        return std::tie(a->position, a->key) < std::tie(b->position, b->key);
    });
    nodes.reserve(static_cast<std::size_t>(from) + own.size());
    for (auto const* row : own) {
        nodes.push_back(
            {kind, row->id.text, row->key, row->title, body_of(row->body), row->marker, facts_of(*row)});
    }
}

template <class T>
void append_stamps(std::vector<std::pair<std::string, int>>& stamps, std::vector<T> const& rows) {
    for (auto const& row : rows) {
        if constexpr (requires { row.version; }) {
            stamps.emplace_back(row.id.text, row.version);
        } else {
            stamps.emplace_back(row.id.text, 0);  // what has no version is never changed, only taken away
        }
    }
}

}  // namespace

std::vector<std::pair<std::string, int>> stamps_of(Content const& own) {
    std::vector<std::pair<std::string, int>> stamps;
    append_stamps(stamps, own.sections);
    append_stamps(stamps, own.focus_areas);
    append_stamps(stamps, own.goals);
    append_stamps(stamps, own.protection_values);
    append_stamps(stamps, own.threats);
    append_stamps(stamps, own.responsibilities);
    append_stamps(stamps, own.drivers);
    append_stamps(stamps, own.changes);
    append_stamps(stamps, own.links);
    append_stamps(stamps, own.carriers);
    return stamps;
}

UnitNames::UnitNames(Content const& content, Date on) {
    chosen_.reserve(content.units.size());
    for (auto const& period : content.unit_periods) {
        auto& chosen = chosen_[period.unit.text];
        bool const has_begun = period.valid_from <= on;
        bool const is_better =
            chosen == nullptr ||
            (chosen->valid_from > on ? period.valid_from < chosen->valid_from
                                     : has_begun && chosen->valid_from < period.valid_from);
        if (is_better) {
            chosen = &period;
        }
    }
}

std::string const& UnitNames::of(organisation::Unit const& unit) const {
    auto const found = chosen_.find(unit.id.text);
    return found == chosen_.end() ? unit.key : found->second->name;
}

bool is_bound_by_programmes(UnitKind kind) {
    return kind == UnitKind::city_board || kind == UnitKind::committee ||
           kind == UnitKind::district_committee || kind == UnitKind::company;
}

std::vector<Node> nodes_of_edition(Content const& content, Id<Edition> const& edition) {
    std::vector<Node> nodes;
    append_parts(nodes, NodeKind::section, content.sections, edition);
    append_parts(nodes, NodeKind::focus_area, content.focus_areas, edition);
    append_parts(nodes, NodeKind::goal, content.goals, edition);
    append_parts(nodes, NodeKind::protection_value, content.protection_values, edition);
    append_parts(nodes, NodeKind::threat, content.threats, edition);
    append_parts(nodes, NodeKind::responsibility, content.responsibilities, edition);
    append_parts(nodes, NodeKind::driver, content.drivers, edition);
    append_parts(nodes, NodeKind::change, content.changes, edition);
    return nodes;
}

std::vector<Node> nodes_of_town(Content const& content, Date on) {
    std::vector<Node> nodes;
    for (auto const& row : content.requirements) {
        nodes.push_back(
            {NodeKind::requirement, row.id.text, row.key, row.title, body_of(row.body), row.marker, {}});
    }
    for (auto const& row : content.topics) {
        nodes.push_back(
            {NodeKind::topic, row.id.text, row.key, row.title, body_of(row.body), row.marker, {}});
    }
    UnitNames const names{content, on};
    for (auto const& row : content.units) {
        nodes.push_back({NodeKind::unit, row.id.text, row.key, names.of(row), {}, row.marker, {}});
    }
    return nodes;
}

}  // namespace varn::programme
