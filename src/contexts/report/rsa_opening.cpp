// The analysis itself: whose it is, the seven headings, who takes part, and by which scales it judges.
#include <array>

#include "facts.h"
#include "rsa_facts.h"

namespace varn::report::rsa {
namespace {

using documents::Table;

struct Heading {
    MaybeText risk::Analysis::*text;
    std::string_view field;
    std::string_view title;
};
/// In the order of MSBFS 2015:5.
constexpr std::array headings{
    Heading{&risk::Analysis::area_text, "area_text", "risk.heading.area"},
    Heading{&risk::Analysis::method_text, "method_text", "risk.heading.method"},
    Heading{&risk::Analysis::services_text, "services_text", "risk.heading.services"},
    Heading{&risk::Analysis::dependencies_text, "dependencies_text", "risk.heading.dependencies"},
    Heading{&risk::Analysis::risks_text, "risks_text", "risk.heading.risks"},
    Heading{&risk::Analysis::shortcomings_text, "shortcomings_text", "risk.heading.shortcomings"},
    Heading{&risk::Analysis::needs_text, "needs_text", "risk.heading.needs"},
};

/// Times a year, as the scale says it: "0,01–0,1".
std::string frequency(risk::ScaleStep const& step, std::string const& language) {
    if (!step.yearly_from && !step.yearly_to) {
        return std::string{Voice::dash};
    }
    auto const from = step.yearly_from ? decimal(*step.yearly_from, language) : "";
    auto const to = step.yearly_to ? decimal(*step.yearly_to, language) : "";
    return from + std::string{Voice::dash} + to;
}

void add_scale(Blocks& blocks, Facts const& facts, Voice& voice, risk::Scale scale) {
    auto const steps = steps_of(facts, scale);
    if (steps.empty()) {
        return;
    }
    bool const is_frequency = scale == risk::Scale::likelihood;
    Table table;
    table.caption = voice.name("scale", scale);
    table.columns = {{0.6, documents::Align::end}, {1.8}, {4.2}};
    table.header = {{voice.word("risk.level"), voice.word("risk.step_name"), voice.word("risk.step_words")}};
    if (is_frequency) {
        table.columns.push_back({1.3});
        table.header.front().push_back(voice.say("times_a_year"));
    }
    for (auto const& step : steps) {
        std::vector<documents::Cell> row{std::to_string(step.level), voice.cell(step.name),
                                         voice.cell(step.words)};
        if (is_frequency) {
            row.push_back(frequency(step, voice.wanted().language));
        }
        table.rows.push_back(std::move(row));
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

/// What a level means for each protection value that the scales say it of, value by value.
void add_meanings(Blocks& blocks, Facts const& facts, Voice& voice) {
    Table table;
    table.caption = voice.say("consequence_meanings");
    table.columns = {{0.7}, {1.8}, {5.3}};
    table.header = {{voice.word("risk.level"), voice.word("risk.step_name"), voice.word("risk.step_words")}};
    for (auto const& value : facts.told.values) {
        bool is_first = true;
        for (auto const& step : facts.told.steps) {
            if (step.scale != risk::Scale::consequence || step.protection_value_key != value.key) {
                continue;
            }
            if (is_first) {
                documents::Text const title{{voice.cell(value.title), true, false, {}, {}}};
                table.rows.push_back({documents::Cell{title, documents::Tone::none, 3}});
            }
            is_first = false;
            table.rows.push_back({std::to_string(step.level), voice.cell(step.name), voice.cell(step.words)});
        }
    }
    if (!table.rows.empty()) {
        blocks.push_back(std::move(table));
    }
}

}  // namespace

void add_heading(Blocks& blocks, Facts const& facts, Voice& voice, int number) {
    auto const& [member, field, title] = headings[static_cast<std::size_t>(number - 1)];
    blocks.push_back(chapter(1, std::to_string(number) + ". " + voice.word(title)));
    auto const& analysis = facts.told.view.analysis;
    if (auto mark = voice.marked_part(analysis.id.text, field); !mark.empty()) {
        blocks.push_back(documents::Paragraph{documents::Text{{std::move(mark), true, false, {}, {}}}, true});
    }
    if (auto const text = voice.shown(analysis.*member)) {
        add_prose(blocks, *text);
    } else {
        blocks.push_back(documents::Paragraph{voice.say("no_text")});
    }
}

void add_facts(Blocks& blocks, Facts const& facts, Voice& voice) {
    auto const& [analysis, round] = std::tie(facts.told.view.analysis, facts.told.view.round);
    Details{voice}
        .fact(voice.say("about"), unit_words(voice, facts.whose))
        .fact(voice.word("risk.round"), round.name)
        .fact(voice.say("edition"), facts.told.edition_title)
        .fact(voice.say("mandate"), voice.say("from_to", {{"from", voice.day(round.mandate_from)},
                                                          {"to", voice.day(round.mandate_to)}}))
        .fact(voice.word("risk.scale_set"),
              voice.cell(facts.told.scale_set.name) + ", " +
                  voice.say("number", {{"number", std::to_string(facts.told.scale_set.number)}}))
        .fact(voice.word("risk.analysis_state"), voice.name("state", analysis.state))
        .fact(voice.word("risk.approved_on"), analysis.approved_on ? voice.day(*analysis.approved_on) : "")
        .fact(voice.word("risk.approved_by"), analysis.approved_by)
        .fact(voice.word("risk.confirmed_on"), analysis.confirmed_on ? voice.day(*analysis.confirmed_on) : "")
        .fact(voice.say("secrecy"), voice.marked(analysis.id))
        .put(blocks);
}

void add_conditions(Blocks& blocks, Facts const& facts, Voice& voice) {
    auto const& analysis = facts.told.view.analysis;
    blocks.push_back(chapter(2, voice.say("conditions")));
    std::string_view const answer = !analysis.conditions_considered   ? "conditions_unanswered"
                                    : *analysis.conditions_considered ? "conditions_yes"
                                                                      : "conditions_no";
    blocks.push_back(documents::Paragraph{voice.say(answer)});
    if (auto const words = voice.shown(analysis.conditions_words)) {
        add_prose(blocks, *words);
    }
}

void add_participants(Blocks& blocks, Facts const& facts, Voice& voice) {
    Table table;
    table.caption = voice.say("participants_table");
    table.columns = {{2.4}, {1.4}, {1.4}, {3.4}};
    table.header = {{voice.word("risk.participant_name"), voice.say("participant_kind"),
                     voice.word("risk.participation"), voice.word("risk.participation_words")}};
    auto const& unit = facts.told.view.analysis.unit;
    for (auto const& one : facts.told.participants) {
        if (unit && one.unit != unit) {
            continue;  // a unit's analysis tells of its own part
        }
        table.rows.push_back({voice.with_mark(voice.cell(one.name), one.id),
                              voice.say(one.unit ? "participant_unit" : "participant_outsider"),
                              voice.name("participation", one.participation), voice.cell(one.words)});
    }
    if (table.rows.empty()) {
        return;
    }
    blocks.push_back(chapter(2, voice.say("participants")));
    blocks.push_back(without_empty_columns(std::move(table)));
}

void add_scales(Blocks& blocks, Facts const& facts, Voice& voice) {
    blocks.push_back(chapter(1, voice.say("scales")));
    blocks.push_back(line(voice.say("scales_means")));
    for (auto const scale :
         {risk::Scale::likelihood, risk::Scale::consequence, risk::Scale::intention,
          risk::Scale::antagonist_capability, risk::Scale::opportunity, risk::Scale::capability}) {
        add_scale(blocks, facts, voice, scale);
    }
    add_meanings(blocks, facts, voice);
}

}  // namespace varn::report::rsa
