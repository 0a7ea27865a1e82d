// What a report is about, who was silent, the measures, and how it was counted.
#include <algorithm>

#include "parts.h"
#include "platform/i18n.h"

namespace varn::report {
namespace {

using documents::Align;
using documents::Cell;
using documents::Column;
using documents::KeyValues;
using documents::List;
using documents::ListItem;
using documents::Paragraph;
using documents::Table;
using documents::Text;
using documents::Tone;

std::string day(Facts const& facts, Date date) {
    return documents::written_date(date, facts.ask.language);
}

std::string status_words(Facts const& facts, measure::Status status) {
    return i18n::text(facts.ask.language, "measure.status." + std::string{name_of(status)});
}

std::string cost_of(std::optional<std::int64_t> const& ore) {
    return ore ? kronor(*ore) : "\xE2\x80\x93";
}

}  // namespace

void add_about(Blocks& blocks, Facts const& facts, followup::Standing const& whole) {
    auto const& round = facts.rolled.round;
    auto const asked = std::count_if(facts.rolled.units.begin(), facts.rolled.units.end(),
                                     [](auto const& unit) { return unit.is_asked; });
    KeyValues about;
    about.pairs = {
        {say(facts, "round"), round.name},
        {say(facts, "period"),
         say(facts, "from_to",
             {{"from", day(facts, round.period_from)}, {"to", day(facts, round.period_to)}})},
        {say(facts, "edition"), facts.edition_title},
        {say(facts, "state"),
         i18n::text(facts.ask.language, "followup.round_state." + std::string{name_of(round.state)})},
    };
    if (!facts.unit) {
        about.pairs.emplace_back(say(facts, "units_asked"), std::to_string(asked));
    }
    about.pairs.emplace_back(say(facts, "goals_asked"), std::to_string(facts.goals.size()));
    about.pairs.emplace_back(say(facts, "outcome"), counts_words(facts, whole));
    about.pairs.emplace_back(say(facts, "weighed"), mark_words(facts, whole.mark) + " (" + whole.rule + ")");
    blocks.push_back(std::move(about));
    blocks.push_back(Paragraph{say(facts, "unanswered_is_not_green")});
}

void add_silent(Blocks& blocks, Facts const& facts) {
    List list;
    for (auto const& unit : facts.rolled.units) {
        bool const answered =
            unit.status == followup::SheetStatus::handed_in || unit.status == followup::SheetStatus::accepted;
        if (unit.is_asked && !answered) {
            list.items.push_back(ListItem{Text{unit.name}, {}, false});
        }
    }
    blocks.push_back(heading(facts, 2, "silent"));
    if (list.items.empty()) {
        blocks.push_back(Paragraph{say(facts, "none_silent")});
        return;
    }
    blocks.push_back(leading(say(facts, "silent_count", {{"count", std::to_string(list.items.size())}})));
    blocks.push_back(std::move(list));
}

void add_measures(Blocks& blocks, Facts const& facts) {
    if (facts.measures.empty()) {
        blocks.push_back(Paragraph{say(facts, "no_measures")});
        return;
    }
    std::int64_t cost = 0;
    std::int64_t yearly = 0;
    std::int64_t late = 0;
    Table table;
    table.caption = say(facts, "measures_caption", {{"day", day(facts, facts.on)}});
    table.columns = {{4}, {2.4}, {1.7}, {1.5}, {1.6, Align::end}};
    table.header = {{say(facts, "measure"), say(facts, "owner"), say(facts, "due"), say(facts, "status"),
                     say(facts, "cost")}};
    for (auto const& one : facts.measures) {
        cost += one.measure.cost_ore.value_or(0);
        yearly += one.measure.yearly_cost_ore.value_or(0);
        late += one.is_late ? 1 : 0;
        auto const due = to_text(one.measure.due);
        table.rows.push_back(
            {one.measure.title, one.owner_name,
             one.is_late ? Cell{say(facts, "late_since", {{"day", due}}), Tone::danger} : Cell{due},
             status_words(facts, one.measure.status), cost_of(one.measure.cost_ore)});
    }
    blocks.push_back(leading(say(facts, "measures_sum",
                                 {{"count", std::to_string(facts.measures.size())},
                                  {"late", std::to_string(late)},
                                  {"cost", kronor(cost)},
                                  {"yearly", kronor(yearly)}})));
    blocks.push_back(std::move(table));
}

void add_method(Blocks& blocks, Facts const& facts) {
    blocks.push_back(leading(say(facts, "method_first")));
    List list;
    for (auto const* key : {"method_silent", "method_all", "method_worst", "method_overlap", "method_tree"}) {
        list.items.push_back(ListItem{Text{say(facts, key)}, {}, false});
    }
    blocks.push_back(std::move(list));
}

}  // namespace varn::report
