// What the town and its units are able to do, and what is to be done about what they are not.
#include <array>

#include "facts.h"
#include "platform/i18n.h"
#include "rsa_facts.h"

namespace varn::report::rsa {
namespace {

using documents::Align;
using documents::Cell;
using documents::Table;
using documents::Tone;
using risk::CapabilityArea;

constexpr std::array areas{CapabilityArea::crisis_management, CapabilityArea::essential_services};

/// Low capability is what is grave.
Tone tone_of_capability(Facts const& facts, int level) {
    auto const most = static_cast<int>(steps_of(facts, risk::Scale::capability).size());
    return 2 * level <= most ? Tone::warning : Tone::none;
}

void add_area(Blocks& blocks, Facts const& facts, Voice& voice, CapabilityArea area) {
    Table table;
    table.caption = voice.name("area", area);
    table.columns = {{1.8}, {1.6}, {4.6}};
    table.header = {{voice.word("risk.capability_aspect"), voice.word("risk.level"),
                     voice.word("risk.capability_words")}};
    for (auto const& one : facts.told.view.capabilities) {
        if (one.area == area) {
            table.rows.push_back({voice.with_mark(voice.name("aspect", one.aspect), one.id),
                                  Cell{level_words(facts, risk::Scale::capability, one.level),
                                       tone_of_capability(facts, one.level)},
                                  voice.cell(one.words)});
        }
    }
    if (!table.rows.empty()) {
        blocks.push_back(without_empty_columns(std::move(table)));
    }
}

/// Units against aspects, for the whole town.
void add_area_of_units(Blocks& blocks, Facts const& facts, Voice& voice, CapabilityArea area) {
    std::map<std::string, std::map<int, int>> levels;  // by analysis and aspect
    std::map<int, risk::CapabilityAspect> aspects;
    for (auto const& one : facts.told.town->capabilities) {
        if (one.area == area) {
            levels[one.analysis.text][static_cast<int>(one.aspect)] = one.level;
            aspects.emplace(static_cast<int>(one.aspect), one.aspect);
        }
    }
    Table table;
    table.caption = voice.say("units_area", {{"area", voice.name("area", area)}});
    table.columns = {{2.6}};
    table.header = {{voice.word("organisation.unit")}};
    for (auto const& [at, aspect] : aspects) {
        table.columns.push_back({1.2, Align::end});
        table.header.front().push_back(voice.name("aspect", aspect));
    }
    for (auto const& line : facts.told.town->analyses) {
        auto const found = levels.find(line.analysis.text);
        if (!line.unit || found == levels.end()) {
            continue;
        }
        std::vector<Cell> row{voice.cell(facts.units.at(line.unit->text))};
        for (auto const& [at, aspect] : aspects) {
            auto const level = found->second.find(at);
            row.push_back(level == found->second.end() ? Cell{std::string{Voice::dash}, Tone::muted}
                                                       : Cell{std::to_string(level->second),
                                                              tone_of_capability(facts, level->second)});
        }
        table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) {
        blocks.push_back(without_empty_columns(std::move(table)));
    }
}

std::string cost(std::optional<std::int64_t> const& ore) {
    return ore ? kronor(*ore) : std::string{Voice::dash};
}

}  // namespace

void add_capabilities(Blocks& blocks, Facts const& facts, Voice& voice) {
    blocks.push_back(chapter(2, voice.say("capability_heading")));
    if (facts.told.view.capabilities.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_capabilities")});
    }
    for (auto const area : areas) {
        add_area(blocks, facts, voice, area);
    }
    if (facts.told.town) {
        for (auto const area : areas) {
            add_area_of_units(blocks, facts, voice, area);
        }
    }
}

void add_measures(Blocks& blocks, Facts const& facts, Voice& voice) {
    if (facts.measures.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_measures")});
        return;
    }
    Table table;
    table.caption = voice.say("measures_table");
    table.columns = {{2.8}, {2.2}, {1.8}, {1.5}, {1.4}, {1.4, Align::end}};
    table.header = {{voice.say("measure"), voice.word("risk.risk"), voice.say("owner"), voice.say("due"),
                     voice.word("measure.status"), voice.say("cost")}};
    for (auto const& view : facts.measures) {
        auto const& one = view.measure;
        auto const risk = Id<risk::Risk>{facts.risks_of_measures.at(one.id.text)};
        auto const number = std::to_string(number_of(facts, risk));
        auto const due = to_text(one.due);
        table.rows.push_back(
            {voice.with_mark(voice.cell(one.title), one.id), voice.say("of_risk", {{"number", number}}),
             voice.cell(view.owner_name),
             view.is_late ? Cell{voice.say("late", {{"day", due}}), Tone::danger} : Cell{due},
             voice.word("measure.status." + std::string{name_of(one.status)}), cost(one.cost_ore)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

}  // namespace varn::report::rsa
