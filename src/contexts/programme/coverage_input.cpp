#include "coverage_input.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace varn::programme {
namespace {

using coverage::Index;

/// A mandate lasts four years from its first day (vallagen 1 kap. 3 §).
constexpr int mandate_months = 48;

template <class To, class From>
To same_name(From from) {
    auto const found = choice_of<To>(name_of(from));
    ASSERT(found.has_value());
    return *found;
}

/// Fills the input list by list and remembers where each row went.
class Filling {
public:
    Filling(Content const& town, Content const& own, Id<Edition> const& edition, Date on)
        : content_(town), own_(own), edition_(edition), on_(on) {}

    coverage::Input fill() {
        fill_units();
        fill_editions();
        fill_parts();
        fill_requirements();
        fill_topics();
        fill_links();
        return std::move(input_);
    }

private:
    /// Remembers that the row of this id is the next of a list.
    template <class T>
    void add(std::vector<T>& list, std::string const& id, T thing) {
        index_.emplace(id, static_cast<Index>(list.size()));
        list.push_back(std::move(thing));
    }
    std::optional<Index> find(std::string const& id) const {
        auto const found = index_.find(id);
        return found == index_.end() ? std::nullopt : std::optional{found->second};
    }
    template <class Of>
    std::optional<Index> find(std::optional<Id<Of>> const& id) const {
        return id ? find(id->text) : std::nullopt;
    }

    void fill_units() {
        for (auto const kind : choices<UnitKind>) {
            input_.unit_kinds.push_back({std::string{kind}, std::string{kind}});
        }
        UnitNames const names{content_, on_};
        for (auto const& unit : content_.units) {
            add(input_.units, unit.id.text,
                {{unit.key, names.of(unit)},
                 static_cast<Index>(unit.kind),
                 {unit.valid_from, unit.valid_to}});
        }
    }

    void fill_editions() {
        // A programme's treatments are known when it has any: then a topic that is not among them is really
        // missing.
        std::set<std::string> known;
        for (auto const& treatment : content_.treatments) {
            known.insert(treatment.programme.text);
        }
        for (auto const& programme : content_.programmes) {
            add(input_.programmes, programme.id.text,
                {{programme.key, programme.name}, known.contains(programme.id.text)});
        }
        std::map<Date, Index> mandates;
        for (auto const& edition : content_.editions) {
            if (edition.mandate_from) {
                mandates.emplace(*edition.mandate_from, Index{0});
            }
        }
        for (auto& [from, index] : mandates) {
            auto const to = plus_days(plus_months(from, mandate_months), -1);
            index = static_cast<Index>(input_.mandates.size());
            input_.mandates.push_back(
                {{to_text(from), std::to_string(year_of(from)) + "–" + std::to_string(year_of(to))},
                 from,
                 to});
        }
        for (auto const& row : content_.editions) {
            coverage::Edition edition;
            edition.name = {row.key, row.title};
            edition.programme = find(row.programme.text).value_or(0);
            edition.status = same_name<coverage::EditionStatus>(row.status);
            edition.adopted_on = row.adopted_on;
            edition.valid_from = row.valid_from;
            edition.valid_to = row.valid_to;
            if (row.mandate_from) {
                edition.mandate = mandates[*row.mandate_from];
            }
            for (std::size_t kind = 0; kind < choices<UnitKind>.size(); ++kind) {
                if (is_bound_by_programmes(static_cast<UnitKind>(kind))) {
                    edition.applies_to.push_back(static_cast<Index>(kind));
                }
            }
            add(input_.editions, row.id.text, std::move(edition));
        }
        for (std::size_t i = 0; i < content_.editions.size(); ++i) {
            input_.editions[i].replaces = find(content_.editions[i].replaces);
        }
    }

    /// The parts of the edition that is asked about. Its neighbours count by their dates alone, and two
    /// editions may use the same key for a goal.
    template <class T, class Make>
    void fill_part(std::vector<T> const& rows, Make make) {
        for (auto const& row : rows) {
            if (row.edition == edition_) {
                make(row, coverage::Name{row.key, row.title}, *find(row.edition.text));
            }
        }
    }

    void fill_parts() {
        fill_part(own_.focus_areas, [&](auto const& row, coverage::Name name, Index edition) {
            add(input_.focus_areas, row.id.text, {std::move(name), edition});
        });
        fill_part(own_.goals, [&](Goal const& row, coverage::Name name, Index edition) {
            add(input_.goals, row.id.text,
                {std::move(name), edition, same_name<coverage::GoalKind>(row.kind),
                 same_name<coverage::Ability>(row.ability), 0});
        });
        fill_part(own_.protection_values, [&](auto const& row, coverage::Name name, Index edition) {
            add(input_.values, row.id.text, {std::move(name), edition});
        });
        fill_part(own_.threats, [&](auto const& row, coverage::Name name, Index edition) {
            add(input_.threats, row.id.text, {std::move(name), edition});
        });
        fill_part(own_.responsibilities, [&](Responsibility const& row, coverage::Name name, Index edition) {
            add(input_.responsibilities, row.id.text,
                {std::move(name), edition, same_name<coverage::Level>(row.level), {}});
        });
        fill_part(own_.changes, [&](Change const& row, coverage::Name const&, Index edition) {
            if (row.kind == ChangeKind::moved_out && row.topic) {
                moves_.push_back({&row, edition});
            }
        });
    }

    void fill_requirements() {
        std::set<std::string> recorded;
        for (auto const& row : content_.fulfilments) {
            if (row.done_on <= on_) {
                recorded.insert(row.requirement.text);
            }
        }
        for (auto const& row : content_.requirements) {
            coverage::Requirement requirement;
            requirement.name = {row.key, row.title};
            requirement.edition = find(row.edition);
            requirement.valid = {row.valid_from, row.valid_to};
            requirement.interval_months = row.interval_months;
            requirement.mandate_deadline_months = row.mandate_deadline_months;
            // A town that has not begun to register what it does is not accused of having done nothing.
            requirement.records_known = recorded.contains(row.id.text);
            add(input_.requirements, row.id.text, std::move(requirement));
        }
        fill_carriers(content_.carriers);
        if (&own_ != &content_) {
            fill_carriers(own_.carriers);
        }
        for (auto const& row : content_.fulfilments) {
            auto const requirement = find(row.requirement.text);
            auto const unit = find(row.unit.text);
            if (requirement && unit && row.done_on <= on_) {
                input_.records.push_back({*requirement, *unit, row.done_on});
            }
        }
    }

    void fill_carriers(std::vector<Carrier> const& rows) {
        for (auto const& row : rows) {
            auto const at = row.requirement ? find(row.requirement) : find(row.responsibility);
            if (!at) {
                continue;
            }
            auto& carriers =
                row.requirement ? input_.requirements[*at].binds : input_.responsibilities[*at].carriers;
            if (row.unit_kind) {
                carriers.kinds.push_back(static_cast<Index>(*row.unit_kind));
            } else if (auto const unit = find(row.unit)) {
                carriers.units.push_back(*unit);
            }
        }
    }

    void fill_topics() {
        for (auto const& row : content_.topics) {
            add(input_.topics, row.id.text, {{row.key, row.title}, find(row.shared_owner)});
        }
        for (auto const& row : content_.treatments) {
            auto const topic = find(row.topic.text);
            auto const programme = find(row.programme.text);
            if (topic && programme) {
                input_.treatments.push_back(
                    {*topic, *programme, find(row.owner), {row.valid_from, row.valid_to}});
            }
        }
        for (auto const& [change, edition] : moves_) {
            if (auto const topic = find(change->topic)) {
                input_.moves.push_back({*topic, edition, find(change->other_programme)});
            }
        }
    }

    void fill_links() {
        for (auto const& link : own_.links) {
            auto const from = find(link.from_id.text);
            auto const to = find(link.to_id.text);
            if (link.edition != edition_ || !from || !to) {
                continue;
            }
            auto const is = [&](NodeKind a, NodeKind b) { return link.from_kind == a && link.to_kind == b; };
            if (is(NodeKind::focus_area, NodeKind::goal)) {
                input_.goal_focus_area.push_back({*to, *from});
            } else if (is(NodeKind::goal, NodeKind::protection_value)) {
                input_.goal_value.push_back({*from, *to});
            } else if (is(NodeKind::goal, NodeKind::unit)) {
                input_.goal_unit.push_back({*from, *to});
            } else if (is(NodeKind::protection_value, NodeKind::threat)) {
                input_.value_threat.push_back({*from, *to});
            } else if (is(NodeKind::goal, NodeKind::requirement)) {
                input_.requirement_goal.push_back({*to, *from});
            } else if (is(NodeKind::responsibility, NodeKind::requirement)) {
                input_.requirement_responsibility.push_back({*to, *from});
            }
        }
        // The threats of an edition are tied to its values or not at all; where nobody has begun, nobody is
        // blamed. Indicators and a unit's own goals belong to planning and are not asked for here.
        for (auto& edition : input_.editions) {
            edition.threats_known = !input_.value_threat.empty();
        }
    }

    Content const& content_;
    Content const& own_;
    Id<Edition> const& edition_;
    Date on_;
    coverage::Input input_;
    std::unordered_map<std::string, Index> index_;  // by id; ids are unique through all lists
    std::vector<std::pair<Change const*, Index>> moves_;
};

}  // namespace

coverage::Input coverage_input(Content const& town, Content const& own, Id<Edition> const& edition, Date on) {
    return Filling{town, own, edition, on}.fill();
}

std::optional<std::size_t> chosen_edition(Content const& content, std::string_view key, Date on) {
    std::string wanted{key};
    if (wanted.empty() && content.programmes.size() > 1) {
        std::map<std::string_view, std::size_t> goals;
        auto const editions = places(content.editions);
        for (auto const& goal : content.goals) {
            auto const at = editions.find(goal.edition.text);
            if (at != editions.end()) {
                ++goals[content.editions[at->second].programme.text];
            }
        }
        auto const best = std::max_element(
            content.programmes.begin(), content.programmes.end(),
            [&](auto const& a, auto const& b) { return goals[a.id.text] < goals[b.id.text]; });
        wanted = best->key;
    }
    auto const chosen =
        coverage::choose_edition(coverage_input(content, content, Id<Edition>{}, on), wanted, on);
    return chosen ? std::optional<std::size_t>{*chosen} : std::nullopt;
}

}  // namespace varn::programme
