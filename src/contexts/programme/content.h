#pragma once
// Everything the programme context knows, as plain rows side by side. It comes from the database, where ids
// are ids, or from packs, where an id is made of the key. What is computed from it (coverage, comparison,
// import, export) does not ask which, and so page, API and command agree.
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "programme/model.h"

namespace varn::programme {

struct Content {
    std::vector<organisation::Unit> units;
    std::vector<organisation::UnitPeriod> unit_periods;
    std::vector<ThreatStep> threat_steps;
    std::vector<ThreatCategory> threat_categories;
    std::vector<Programme> programmes;
    std::vector<Edition> editions;
    std::vector<Section> sections;
    std::vector<FocusArea> focus_areas;
    std::vector<Goal> goals;
    std::vector<ProtectionValue> protection_values;
    std::vector<Threat> threats;
    std::vector<Responsibility> responsibilities;
    std::vector<Driver> drivers;
    std::vector<Topic> topics;
    std::vector<TopicTreatment> treatments;
    std::vector<Change> changes;
    std::vector<Catalogue> catalogues;
    std::vector<Requirement> requirements;
    std::vector<Carrier> carriers;
    std::vector<Fulfilment> fulfilments;
    std::vector<Link> links;
};

/// What an edition is judged and read by: what belongs to the whole town, and its own parts, links and
/// carriers. Both are shared by all who read them.
struct Around {
    std::shared_ptr<Content const> town;
    std::shared_ptr<Content const> own;
};

/// Which rows these are and as of which change: every change of a row counts its version up, so equal stamps
/// mean equal rows.
std::vector<std::pair<std::string, int>> stamps_of(Content const& own);

/// The place of each row of a list by its id.
template <class T>
std::map<std::string_view, std::size_t> places(std::vector<T> const& rows) {
    std::map<std::string_view, std::size_t> found;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        found.emplace(rows[i].id.text, i);
    }
    return found;
}

/// What units are called on a date: by the period that has begun last, else by the first; the key of a unit
/// that has none. Looks into the content it was made of, which must outlive it.
class UnitNames {
public:
    UnitNames(Content const& content, Date on);
    std::string const& of(organisation::Unit const& unit) const;

private:
    std::unordered_map<std::string_view, organisation::UnitPeriod const*> chosen_;
};
/// Those an edition speaks to: every nämnd and every board of a company, the city board among them (SEED-04).
bool is_bound_by_programmes(UnitKind kind);

/// A thing that links can join, as lists and margins show it.
struct Node {
    NodeKind kind{};
    std::string id;
    std::string key;
    std::string title;
    std::string body;
    Marker marker{};
    std::vector<std::pair<std::string, std::string>>
        facts;  // what is no text: a goal's kind, a responsibility's level
};
/// Every thing of an edition that may hang on another, by kind and position: sections, focus areas … changes.
/// And what belongs to the whole town: requirements, topics, units by their names on the date.
std::vector<Node> nodes_of_edition(Content const& content, Id<Edition> const& edition);
std::vector<Node> nodes_of_town(Content const& content, Date on);

}  // namespace varn::programme
