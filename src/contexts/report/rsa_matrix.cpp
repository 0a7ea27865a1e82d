// The matrix as a picture before and after treatment, and as a table; antagonists beside it.
#include <algorithm>

#include "rsa_facts.h"
#include "rsa_pictures.h"

namespace varn::report::rsa {
namespace {

using documents::Align;
using documents::Cell;
using documents::Table;

constexpr std::size_t numbers_max = 12;  // characters that find room in a square

/// Where a matrix places a risk: likelihood and consequence.
std::optional<std::pair<int, int>> place_in(risk::RiskMatrix const& matrix, Id<risk::Risk> const& risk) {
    for (auto const& cell : matrix.cells) {
        for (auto const& one : cell.risks) {
            if (one.risk == risk) {
                return std::pair{cell.likelihood, cell.consequence};
            }
        }
    }
    return std::nullopt;
}

std::string numbers_in(Facts const& facts, Voice const& voice, risk::MatrixCell const& cell) {
    std::vector<std::size_t> numbers;
    for (auto const& one : cell.risks) {
        numbers.push_back(number_of(facts, one.risk));
    }
    std::sort(numbers.begin(), numbers.end());
    std::string text;
    for (auto const number : numbers) {
        text += (text.empty() ? "" : ", ") + std::to_string(number);
    }
    return text.size() <= numbers_max
               ? text
               : voice.say("risks_in_square", {{"count", std::to_string(cell.risks.size())}});
}

Cell level_cell(Facts const& facts, risk::Scale scale, std::optional<int> level) {
    return Cell{level_words(facts, scale, level)};
}

Table table_of_places(Facts const& facts, Voice& voice) {
    Table table;
    table.caption = voice.say("matrix_table");
    table.columns = {{0.5, Align::end}, {3.1}, {1.5}, {1.5}, {1.5}, {1.5}};
    table.header = {{voice.say("no"), voice.word("risk.risk"),
                     Cell{voice.say("before_treatment"), documents::Tone::none, 2},
                     Cell{voice.say("after_treatment"), documents::Tone::none, 2}},
                    {"", "", voice.word("risk.likelihood"), voice.word("risk.consequence"),
                     voice.word("risk.likelihood"), voice.word("risk.consequence")}};
    for (auto const& view : facts.told.risks) {
        auto const before = place_in(facts.told.before, view.risk.id);
        auto const after = place_in(facts.told.after, view.risk.id);
        if (!before && !after) {
            continue;
        }
        std::vector<Cell> row{std::to_string(number_of(facts, view.risk.id)), title_of(voice, view.risk)};
        for (auto const& place : {before, after}) {
            row.push_back(level_cell(facts, risk::Scale::likelihood,
                                     place ? std::optional{place->first} : std::nullopt));
            row.push_back(level_cell(facts, risk::Scale::consequence,
                                     place ? std::optional{place->second} : std::nullopt));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_without_place(Blocks& blocks, Facts const& facts, Voice const& voice) {
    documents::List list;
    for (auto const& view : facts.told.risks) {
        auto const& all = facts.told.before.without_place;
        if (std::any_of(all.begin(), all.end(), [&](auto const& one) { return one.risk == view.risk.id; })) {
            list.items.push_back({documents::Text{numbered_title(facts, voice, view.risk)}, {}, false});
        }
    }
    if (!list.items.empty()) {
        blocks.push_back(line(voice.say("without_place")));
        blocks.push_back(std::move(list));
    }
}

}  // namespace

documents::Figure picture_of(Facts const& facts, Voice const& voice, risk::RiskMatrix const& matrix,
                             MatrixPicture const& picture) {
    documents::HeatMap map;
    map.rows_title = voice.word("risk.consequence");
    map.columns_title = voice.word("risk.likelihood");
    auto const across = steps_of(facts, risk::Scale::likelihood);
    auto const down = steps_of(facts, risk::Scale::consequence);
    for (auto const& step : across) {
        map.columns.push_back(level_words(facts, risk::Scale::likelihood, step.level));
    }
    for (auto row = down.rbegin(); row != down.rend(); ++row) {
        map.rows.push_back(level_words(facts, risk::Scale::consequence, row->level));
        std::vector<documents::HeatCell> cells;
        for (std::size_t i = 0; i < across.size(); ++i) {
            auto const found =
                std::find_if(matrix.cells.begin(), matrix.cells.end(), [&](risk::MatrixCell const& one) {
                    return one.likelihood == across[i].level && one.consequence == row->level;
                });
            auto const up = static_cast<std::size_t>(down.rend() - row);  // 1 for the lowest consequence
            std::string text{empty_square};
            if (found != matrix.cells.end()) {
                text =
                    picture.counts ? std::to_string(found->risks.size()) : numbers_in(facts, voice, *found);
            }
            cells.push_back({std::move(text), ground_of(i + 1, across.size(), up, down.size())});
        }
        map.cells.push_back(std::move(cells));
    }
    auto const height = std::clamp(18.0 + 8.0 * static_cast<double>(map.rows.size()), 40.0, 110.0);
    return {picture.caption, picture.alt, std::move(map), height};
}

documents::Tone ground_of(std::size_t likelihood, std::size_t likelihoods, std::size_t consequence,
                          std::size_t consequences) {
    auto const far = [](std::size_t at, std::size_t of) {
        return of < 2 ? 0.0 : static_cast<double>(at - 1) / static_cast<double>(of - 1);
    };
    auto const sum = far(likelihood, likelihoods) + far(consequence, consequences);
    return sum >= 1.5   ? documents::Tone::danger
           : sum >= 1.0 ? documents::Tone::warning
                        : documents::Tone::good;
}

void add_matrix(Blocks& blocks, Facts const& facts, Voice& voice) {
    bool const has_scales = !steps_of(facts, risk::Scale::likelihood).empty() &&
                            !steps_of(facts, risk::Scale::consequence).empty();
    auto table = table_of_places(facts, voice);
    if (table.rows.empty() || !has_scales) {
        blocks.push_back(documents::Paragraph{voice.say("no_placed")});
        add_without_place(blocks, facts, voice);
        return;
    }
    blocks.push_back(line(voice.say("matrix_key")));
    blocks.push_back(picture_of(facts, voice, facts.told.before,
                                {voice.say("matrix_before"), voice.say("matrix_alt"), false}));
    blocks.push_back(picture_of(facts, voice, facts.told.after,
                                {voice.say("matrix_after"), voice.say("matrix_alt"), false}));
    blocks.push_back(std::move(table));
    add_without_place(blocks, facts, voice);
}

void add_antagonists(Blocks& blocks, Facts const& facts, Voice& voice) {
    Table table;
    table.caption = voice.say("antagonists_table");
    table.columns = {{0.5, Align::end}, {2.8}, {1.5}, {1.5}, {1.5}, {1.6}};
    table.header = {{voice.say("no"), voice.word("risk.risk"), voice.name("scale", risk::Scale::intention),
                     voice.name("scale", risk::Scale::antagonist_capability),
                     voice.name("scale", risk::Scale::opportunity), voice.word("risk.highest")}};
    for (auto const& view : facts.told.risks) {
        auto const& one = view.risk;
        if (view.is_antagonistic) {
            table.rows.push_back(
                {std::to_string(number_of(facts, one.id)), title_of(voice, one),
                 level_words(facts, risk::Scale::intention, one.intention),
                 level_words(facts, risk::Scale::antagonist_capability, one.antagonist_capability),
                 level_words(facts, risk::Scale::opportunity, one.opportunity),
                 level_words(facts, risk::Scale::consequence, view.highest)});
        }
    }
    if (table.rows.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_antagonists")});
        return;
    }
    blocks.push_back(line(voice.say("antagonists_means")));
    blocks.push_back(std::move(table));
}

}  // namespace varn::report::rsa
