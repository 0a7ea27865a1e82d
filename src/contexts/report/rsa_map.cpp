// What the services stand on as a map: kinds of needs to the left, and to the right the services of a unit,
// or the sectors when there are more of them than a page shows.
#include <algorithm>

#include "rsa_facts.h"
#include "rsa_pictures.h"

namespace varn::report::rsa {
namespace {

constexpr std::size_t needs_most = 12;
constexpr std::size_t services_most = 14;
constexpr std::size_t told_in_words = 5;
constexpr double high_of_a_name = 7;  // millimetres
constexpr double high_of_the_rest = 18;
constexpr double most_high = 190;

struct Bond {
    std::string what;
    std::string to;
    std::size_t services = 0;
    bool is_firm = false;
};

/// What stands to the right for each service, by its id.
std::map<std::string, std::string> ends_of(Facts const& facts, Voice const& voice, bool are_services) {
    std::map<std::string, std::string> ends;
    for (auto const& line : facts.services.services) {
        auto const& one = line.service;
        ends[one.id.text] = are_services ? voice.cell(one.name)
                            : one.sector ? voice.cell(facts.services.sectors.at(one.sector->text))
                                         : voice.say("map_no_sector");
    }
    return ends;
}

std::vector<Bond> bonds_of(Facts const& facts, Voice const& voice, bool are_services) {
    auto const ends = ends_of(facts, voice, are_services);
    auto const& needs = facts.services.dependencies;
    std::vector<Bond> bonds;
    for (std::size_t i = 0; i < std::min(needs.size(), needs_most); ++i) {
        std::map<std::string, Bond> by_end;
        for (auto const& service : needs[i].services) {
            auto& bond = by_end[ends.at(service)];
            bond.services += 1;
            bond.is_firm = bond.is_firm || needs[i].without_alternative.contains(service);
        }
        for (auto& [to, bond] : by_end) {
            bonds.push_back({voice.cell(needs[i].what), to, bond.services, bond.is_firm});
        }
    }
    return bonds;
}

/// The names of one column, those with the most services first.
std::vector<std::string> named(std::vector<Bond> const& bonds, std::string Bond::*end) {
    std::map<std::string, std::size_t> totals;
    for (auto const& bond : bonds) {
        totals[bond.*end] += bond.services;
    }
    std::vector<std::string> names;
    for (auto const& [name, total] : totals) {
        names.push_back(name);
    }
    std::stable_sort(names.begin(), names.end(),
                     [&](auto const& a, auto const& b) { return totals.at(a) > totals.at(b); });
    return names;
}

std::string in_words(std::vector<Bond> bonds, Voice const& voice) {
    std::stable_sort(bonds.begin(), bonds.end(),
                     [](Bond const& a, Bond const& b) { return a.services > b.services; });
    std::string words;
    for (std::size_t i = 0; i < std::min(bonds.size(), told_in_words); ++i) {
        words += (words.empty() ? "" : "; ") +
                 voice.say("map_bond", {{"what", bonds[i].what},
                                        {"to", bonds[i].to},
                                        {"count", std::to_string(bonds[i].services)}});
    }
    return words;
}

documents::Figure picture_of(std::vector<Bond> const& bonds, bool are_services, Voice const& voice) {
    documents::LinkMap map;
    map.from = named(bonds, &Bond::what);
    map.to = named(bonds, &Bond::to);
    map.from_title = voice.say("map_needs");
    map.to_title = voice.word(are_services ? "continuity.services" : "continuity.sectors");
    map.firm_name = voice.say("map_firm");
    map.loose_name = voice.say("map_loose");
    auto const at = [](std::vector<std::string> const& names, std::string const& name) {
        return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    for (auto const& bond : bonds) {
        map.links.push_back(
            {at(map.from, bond.what), at(map.to, bond.to), static_cast<double>(bond.services), bond.is_firm});
    }
    auto const rows = std::max(map.from.size(), map.to.size());
    auto const height = std::min(high_of_the_rest + high_of_a_name * static_cast<double>(rows), most_high);
    auto const alt =
        voice.say("map_alt", {{"needs", std::to_string(map.from.size())}, {"bonds", in_words(bonds, voice)}});
    return {voice.say(are_services ? "map_of_services" : "map_of_sectors"), alt, std::move(map), height};
}

/// The same in words: each need with those who have it.
documents::Table table_of(std::vector<Bond> const& bonds, bool are_services, Voice const& voice) {
    documents::Table table;
    table.caption = voice.say(are_services ? "map_services_table" : "map_sectors_table");
    table.columns = {{1.2}, {5}};
    table.header = {
        {voice.word("continuity.need"), voice.say(are_services ? "map_services" : "map_sectors")}};
    for (auto const& need : named(bonds, &Bond::what)) {
        std::string who;
        for (auto const& bond : bonds) {
            if (bond.what == need) {
                auto const* const key = are_services ? "map_service" : "map_sector";
                auto const* const loose = are_services ? "map_service_loose" : "map_sector_loose";
                who += (who.empty() ? "" : "; ") +
                       voice.say(bond.is_firm ? key : loose,
                                 {{"to", bond.to}, {"count", std::to_string(bond.services)}});
            }
        }
        table.rows.push_back({need, who});
    }
    return table;
}

}  // namespace

void add_map(Blocks& blocks, Facts const& facts, Voice const& voice) {
    bool const are_services = facts.services.services.size() <= services_most;
    auto const bonds = bonds_of(facts, voice, are_services);
    blocks.push_back(line(voice.say("map_means")));
    blocks.push_back(picture_of(bonds, are_services, voice));
    blocks.push_back(table_of(bonds, are_services, voice));
}

}  // namespace varn::report::rsa
