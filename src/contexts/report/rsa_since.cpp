// What became of each risk since the analysis before, and the steps that this one took.
#include <algorithm>

#include "platform/concealment.h"
#include "rsa_facts.h"

namespace varn::report::rsa {
namespace {

using documents::Table;
using risk::ComparedRisk;
using risk::RiskChange;

bool is_marked(FieldDifference const& field) {
    return field.before == db::masked || field.after == db::masked;
}

/// In an open extract nothing is told of what a marked field did, nor of an earlier risk without an answer:
/// its answer may be marked.
std::vector<ComparedRisk> without_marked(std::vector<ComparedRisk> risks) {
    std::erase_if(risks, [](ComparedRisk const& one) { return !one.after; });
    for (auto& one : risks) {
        std::erase_if(one.fields, is_marked);
        if (one.change == RiskChange::changed && one.fields.empty()) {
            one.change = RiskChange::confirmed;
        }
    }
    return risks;
}

std::string value_words(Voice const& voice, std::string_view field, std::string const& value) {
    if (value.empty()) {
        return std::string{Voice::dash};
    }
    return field == "treatment" ? voice.word("risk.treatment." + value) : voice.cell(value);
}

/// "Sannolikhet: 3 → 4" for what is short, the name of the field alone for running text.
std::string field_words(Facts const& facts, Voice const& voice, FieldDifference const& field) {
    constexpr std::string_view of_value = "consequences/";
    std::string name = field.field;
    if (name.starts_with(of_value)) {
        auto const key = name.substr(of_value.size());
        auto const& values = facts.told.values;
        auto const found =
            std::find_if(values.begin(), values.end(), [&](auto const& one) { return one.key == key; });
        name = found == values.end() ? key : voice.cell(found->title);
    } else if (auto const* column = table<risk::Risk>().find(name)) {
        bool const is_text = column->facts.length_max > 300 || name == "title";
        name = voice.word(column->facts.label);
        if (is_text || name == "title") {
            return name;
        }
    }
    return name + ": " + value_words(voice, field.field, field.before) + " \xE2\x86\x92 " +
           value_words(voice, field.field, field.after);
}

documents::Cell change_cell(Voice const& voice, RiskChange change) {
    auto const tone = change == RiskChange::not_answered ? documents::Tone::warning : documents::Tone::none;
    return {voice.name("change", change), tone};
}

std::int64_t count_of(std::vector<ComparedRisk> const& risks, RiskChange change) {
    return std::count_if(risks.begin(), risks.end(),
                         [&](ComparedRisk const& one) { return one.change == change; });
}

}  // namespace

void add_since(Blocks& blocks, Facts const& facts, Voice& voice) {
    blocks.push_back(chapter(1, voice.say("since")));
    if (!facts.told.since) {
        blocks.push_back(documents::Paragraph{voice.say("no_since")});
        return;
    }
    auto risks = facts.told.since->risks;
    if (voice.is_open()) {
        risks = without_marked(std::move(risks));
    }
    auto const counted = [&](RiskChange change) { return std::to_string(count_of(risks, change)); };
    blocks.push_back(
        documents::Paragraph{voice.say("since_says", {{"round", voice.cell(facts.told.round_before)},
                                                      {"added", counted(RiskChange::added)},
                                                      {"confirmed", counted(RiskChange::confirmed)},
                                                      {"changed", counted(RiskChange::changed)},
                                                      {"retired", counted(RiskChange::retired)},
                                                      {"not_answered", counted(RiskChange::not_answered)}})});
    if (risks.empty()) {
        return;
    }
    Table table;
    table.caption = voice.say("since_table");
    table.columns = {{2.8}, {1.5}, {4}};
    table.header = {{voice.word("risk.risk"), voice.word("risk.change"), voice.word("risk.changed_fields")}};
    for (auto const& one : risks) {
        std::string what = voice.shown(one.why).value_or("");
        for (auto const& field : one.fields) {
            what += (what.empty() ? "" : "\n") + field_words(facts, voice, field);
        }
        table.rows.push_back({voice.shown(one.title).value_or(voice.say("untitled")),
                              change_cell(voice, one.change), voice.cell(what)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

void add_approval(Blocks& blocks, Facts const& facts, Voice& voice) {
    auto const& [analysis, steps] = std::tie(facts.told.view.analysis, facts.told.view.steps);
    blocks.push_back(chapter(1, voice.say("approval")));
    if (analysis.state != risk::AnalysisState::approved) {
        blocks.push_back(documents::Paragraph{voice.say("not_approved")});
    }
    if (steps.empty()) {
        return;
    }
    Table table;
    table.caption = voice.say("steps_table");
    table.columns = {{1.5}, {1.8}, {5}};
    table.header = {{voice.word("risk.happened_on"), voice.word("risk.step_kind"), voice.word("risk.words")}};
    for (auto const& one : steps) {
        table.rows.push_back({voice.with_mark(to_text(one.happened_on), one.id), voice.name("step", one.kind),
                              voice.cell(one.words)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

}  // namespace varn::report::rsa
