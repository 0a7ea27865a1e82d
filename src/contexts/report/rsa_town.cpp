// The whole town's analysis sums up those of its units.
#include <algorithm>

#include "rsa_pictures.h"

namespace varn::report::rsa {
namespace {

using documents::Align;
using documents::Cell;
using documents::Table;

std::string unit_name_of(Facts const& facts, Voice const& voice, std::optional<Id<risk::Unit>> const& unit) {
    if (!unit) {
        return voice.say("whole_town");
    }
    auto const found = facts.units.find(unit->text);
    return found == facts.units.end() ? std::string{Voice::dash} : voice.cell(found->second);
}

Table table_of_analyses(Facts const& facts, Voice& voice) {
    Table table;
    table.caption = voice.say("analyses_table");
    table.columns = {{3.2}, {1.8}, {1.2, Align::end}, {1.4, Align::end}, {1.5, Align::end}};
    table.header = {{voice.word("organisation.unit"), voice.word("risk.analysis_state"),
                     voice.word("risk.risks"), voice.word("risk.waiting"), voice.word("risk.approved_on")}};
    for (auto const& one : facts.told.town->analyses) {
        auto const tone = one.state == risk::AnalysisState::approved ? documents::Tone::good
                          : one.days_late > 0                        ? documents::Tone::danger
                                                                     : documents::Tone::none;
        table.rows.push_back({voice.with_mark(unit_name_of(facts, voice, one.unit), one.analysis),
                              Cell{voice.name("state", one.state), tone}, std::to_string(one.risks),
                              std::to_string(one.waiting), voice.day(one.approved_on)});
    }
    return table;
}

/// "4 → 2": the highest consequence before and after treatment.
std::string heat_words(risk::HeatCell const& cell) {
    if (!cell.highest) {
        return std::string{Voice::dash};
    }
    auto const after = cell.highest_residual.value_or(*cell.highest);
    return std::to_string(*cell.highest) +
           (after == *cell.highest ? "" : " \xE2\x86\x92 " + std::to_string(after));
}

documents::Figure heat_picture(Facts const& facts, Voice const& voice, risk::RiskHeat const& heat) {
    auto const levels = steps_of(facts, risk::Scale::consequence).size();
    documents::HeatMap map;
    map.rows_title = voice.word("organisation.unit");
    map.columns_title = voice.word("risk.protection_value");
    for (auto const& value : heat.values) {
        map.columns.push_back(voice.cell(value.title));
    }
    for (auto const& row : heat.rows) {
        if (map.rows.size() == documents::points_max) {
            break;
        }
        map.rows.push_back(unit_name_of(facts, voice, row.unit));
        std::vector<documents::HeatCell> cells;
        for (auto const& cell : row.cells) {
            cells.push_back({heat_words(cell),
                             cell.highest ? tone_of_level(*cell.highest, levels) : documents::Tone::muted});
        }
        map.cells.push_back(std::move(cells));
    }
    auto const height = std::clamp(24.0 + 9.0 * static_cast<double>(map.rows.size()), 40.0, 165.0);
    return {voice.say("heat_figure"), voice.say("heat_alt"), std::move(map), height};
}

Table heat_table(Facts const& facts, Voice const& voice, risk::RiskHeat const& heat) {
    Table table;
    table.caption = voice.say("heat_table");
    table.columns = {{3}};
    table.header = {{voice.word("organisation.unit")}};
    for (auto const& value : heat.values) {
        table.columns.push_back({1.8});
        table.header.front().push_back(voice.cell(value.title));
    }
    for (auto const& row : heat.rows) {
        std::vector<Cell> cells{unit_name_of(facts, voice, row.unit)};
        for (auto const& cell : row.cells) {
            cells.push_back(cell.highest ? Cell{voice.say(cell.risks == 1 ? "heat_one" : "heat_cell",
                                                          {{"levels", heat_words(cell)},
                                                           {"risks", std::to_string(cell.risks)}})}
                                         : Cell{std::string{Voice::dash}});
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// How many risks stand in each square, as a table: consequences down, likelihoods across.
Table table_of_counts(Facts const& facts, Voice const& voice, risk::RiskMatrix const& matrix,
                      std::string caption) {
    auto const across = steps_of(facts, risk::Scale::likelihood);
    auto const down = steps_of(facts, risk::Scale::consequence);
    Table table;
    table.caption = std::move(caption);
    table.columns = {{2.4}};
    table.header = {{voice.say("consequence_by_likelihood")}};
    for (auto const& step : across) {
        table.columns.push_back({1.2, Align::end});
        table.header.front().push_back(Cell{level_words(facts, risk::Scale::likelihood, step.level)});
    }
    for (auto row = down.rbegin(); row != down.rend(); ++row) {
        std::vector<Cell> cells{Cell{level_words(facts, risk::Scale::consequence, row->level)}};
        for (auto const& step : across) {
            std::size_t count = 0;
            for (auto const& cell : matrix.cells) {
                bool const is_here = cell.likelihood == step.level && cell.consequence == row->level;
                count += is_here ? cell.risks.size() : 0;
            }
            cells.push_back(count == 0 ? std::string{Voice::dash} : std::to_string(count));
        }
        table.rows.push_back(std::move(cells));
    }
    return table;
}

void add_all_risks(Blocks& blocks, Facts const& facts, Voice& voice) {
    auto const& town = *facts.told.town;
    if (town.before.cells.empty() || town.before.likelihoods.empty() || town.before.consequences.empty()) {
        return;
    }
    blocks.push_back(line(voice.say("all_risks_means")));
    blocks.push_back(picture_of(facts, voice, town.before,
                                {voice.say("all_risks_before"), voice.say("all_risks_alt"), true}));
    blocks.push_back(table_of_counts(facts, voice, town.before, voice.say("all_risks_before_table")));
    blocks.push_back(picture_of(facts, voice, town.after,
                                {voice.say("all_risks_after"), voice.say("all_risks_alt"), true}));
    blocks.push_back(table_of_counts(facts, voice, town.after, voice.say("all_risks_after_table")));
}

}  // namespace

void add_town(Blocks& blocks, Facts const& facts, Voice& voice) {
    auto const& town = *facts.told.town;
    blocks.push_back(line(voice.say("analyses_means")));
    blocks.push_back(without_empty_columns(table_of_analyses(facts, voice)));
    if (!town.heat.values.empty() && !town.heat.rows.empty()) {
        blocks.push_back(line(voice.say("heat_means")));
        blocks.push_back(heat_picture(facts, voice, town.heat));
        blocks.push_back(heat_table(facts, voice, town.heat));
    }
    add_all_risks(blocks, facts, voice);
}

}  // namespace varn::report::rsa
