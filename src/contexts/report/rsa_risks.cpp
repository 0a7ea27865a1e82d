// Every risk by itself: because of a cause an event happens, which leads to a consequence; how grave for each
// protection value.
#include <algorithm>

#include "rsa_facts.h"

namespace varn::report::rsa {
namespace {

using documents::Table;

std::string value_title(Facts const& facts, Voice const& voice, Id<risk::ProtectionValue> const& value) {
    for (auto const& one : facts.told.values) {
        if (one.id == value) {
            return voice.cell(one.title);
        }
    }
    return std::string{Voice::dash};
}

void add_consequences(Blocks& blocks, Facts const& facts, Voice& voice, risk::RiskView const& view) {
    if (view.consequences.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_consequences")});
        return;
    }
    Table table;
    table.caption = voice.say("consequences_table", {{"risk", numbered_title(facts, voice, view.risk)}});
    table.columns = {{2}, {1.7}, {1.7}, {2.8}};
    table.header = {{voice.word("risk.protection_value"), voice.word("risk.consequence"),
                     voice.say("after_treatment"), voice.word("risk.consequence_words")}};
    for (auto const& one : view.consequences) {
        table.rows.push_back(
            {voice.with_mark(value_title(facts, voice, one.protection_value), one.id),
             documents::Cell{level_words(facts, risk::Scale::consequence, one.level)},
             documents::Cell{level_words(facts, risk::Scale::consequence, one.residual_level)},
             voice.cell(one.words)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

std::string treatment_of(Voice const& voice, risk::Risk const& risk) {
    if (!risk.treatment) {
        return voice.say("treatment_none");
    }
    return voice.word("risk.treatment." + std::string{name_of(*risk.treatment)});
}

void add_risk(Blocks& blocks, Facts const& facts, Voice& voice, risk::RiskView const& view) {
    auto const& one = view.risk;
    blocks.push_back(
        chapter(3, voice.say("risk_heading", {{"number", std::to_string(number_of(facts, one.id))},
                                              {"title", title_of(voice, one)}})));
    Details facts_of{voice};
    facts_of.fact(voice.say("secrecy"), voice.marked(one.id))
        .fact(voice.word("risk.kind"), view.kind_title)
        .fact(voice.word("risk.cause"), one.cause)
        .fact(voice.word("risk.event"), one.event)
        .fact(voice.word("risk.consequence"), one.consequence);
    if (view.is_antagonistic) {
        facts_of.fact(voice.word("risk.intention"), level_words(facts, risk::Scale::intention, one.intention))
            .fact(voice.word("risk.antagonist_capability"),
                  level_words(facts, risk::Scale::antagonist_capability, one.antagonist_capability))
            .fact(voice.word("risk.opportunity"),
                  level_words(facts, risk::Scale::opportunity, one.opportunity));
    } else {
        facts_of.fact(voice.word("risk.likelihood"),
                      level_words(facts, risk::Scale::likelihood, one.likelihood));
    }
    facts_of.fact(voice.word("risk.existing_protection"), one.existing_protection)
        .fact(voice.word("risk.vulnerability"), one.vulnerability)
        .fact(voice.word("risk.treatment"), treatment_of(voice, one))
        .fact(voice.word("risk.treatment_words"), one.treatment_words);
    if (one.standing == risk::RiskStanding::to_confirm) {
        facts_of.fact(voice.word("risk.standing"), voice.word("risk.standing.to_confirm"));
    }
    facts_of.put(blocks);
    add_consequences(blocks, facts, voice, view);
}

}  // namespace

void add_risks(Blocks& blocks, Facts const& facts, Voice& voice) {
    if (facts.told.risks.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_risks")});
    }
    for (auto const& view : facts.told.risks) {
        add_risk(blocks, facts, voice, view);
    }
}

void add_treatment(Blocks& blocks, Facts const& facts, Voice& voice) {
    if (facts.told.risks.empty()) {
        return;
    }
    Table table;
    table.caption = voice.say("treatment_table");
    table.columns = {{0.5, documents::Align::end}, {2.6}, {1.1}, {2.6}, {1.6}, {1.6}};
    table.header = {{voice.say("no"), voice.word("risk.risk"), voice.word("risk.treatment"),
                     voice.word("risk.treatment_words"), voice.word("risk.highest"),
                     voice.say("highest_after")}};
    for (auto const& view : facts.told.risks) {
        table.rows.push_back({std::to_string(number_of(facts, view.risk.id)), title_of(voice, view.risk),
                              treatment_of(voice, view.risk), voice.cell(view.risk.treatment_words),
                              level_words(facts, risk::Scale::consequence, view.highest),
                              level_words(facts, risk::Scale::consequence, view.highest_residual)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

}  // namespace varn::report::rsa
