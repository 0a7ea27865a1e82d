// Which parts make which report, and its frame.
#include <array>

#include "parts.h"

namespace varn::report {
namespace {

constexpr std::array<std::string_view, 11> names{"report.about",    "report.by_goal", "report.by_focus_area",
                                                 "report.trend",    "report.by_unit", "report.silent",
                                                 "report.answers",  "report.plan",    "report.indicators",
                                                 "report.measures", "report.method"};

using documents::Contents;
using documents::Document;
using documents::Paragraph;

Document frame_of(Facts const& facts) {
    Document document;
    auto const& round = facts.rolled.round;
    document.language = facts.ask.language;
    document.kind = say(facts, "kind");
    document.title = facts.unit
                         ? say(facts, "title_unit", {{"round", round.name}, {"unit", facts.unit->name}})
                         : say(facts, "title_city", {{"round", round.name}});
    document.letterhead.unit = facts.unit ? facts.unit->name : "";
    document.letterhead.date = facts.on;
    document.made_at = facts.at;
    return document;
}

void put_city(Blocks& blocks, Facts const& facts) {
    blocks.push_back(heading(facts, 1, "by_goal"));
    add_goals_overview(blocks, facts, standings_of_goals(facts));
    for (auto const& goal : facts.goals) {
        add_goal(blocks, facts, goal, 2);
    }
    blocks.push_back(heading(facts, 1, "by_focus_area"));
    add_focus_areas(blocks, facts);
    add_trend(blocks, facts);
    blocks.push_back(heading(facts, 1, "by_unit"));
    add_units(blocks, facts);
    add_silent(blocks, facts);
}

void put_unit(Blocks& blocks, Facts const& facts) {
    blocks.push_back(heading(facts, 1, "answers"));
    add_goals_overview(blocks, facts, standings_of_goals(facts));
    for (auto const& goal : facts.goals) {
        add_goal(blocks, facts, goal, 2);
    }
    blocks.push_back(heading(facts, 1, "plan"));
    if (facts.plan) {
        add_plan(blocks, facts, *facts.plan);
    } else {
        blocks.push_back(
            Paragraph{say(facts, "no_plan", {{"year", std::to_string(facts.rolled.round.year)}})});
    }
}

}  // namespace

documents::Heading heading(Facts const& facts, int level, std::string_view name) {
    return {level, say(facts, name), true, "report." + std::string{name}};
}

documents::Paragraph leading(documents::Text text) {
    return {std::move(text), true};
}

std::span<std::string_view const> headings() {
    return names;
}

Result<Document> round_report(Town& town, auth::Actor const& actor, Ask const& ask) {
    TRY(facts, gather(town, actor, ask));
    auto document = frame_of(facts);
    auto& blocks = document.blocks;
    if (facts.rolled.round.marker == followup::Marker::fictional) {
        blocks.push_back(Paragraph{documents::Text{{say(facts, "fictional"), true, false, {}, {}}}});
    }
    blocks.push_back(heading(facts, 1, "about"));
    add_about(blocks, facts, facts.unit ? facts.unit->standing : facts.rolled.whole);
    blocks.push_back(Contents{2});
    if (facts.unit) {
        put_unit(blocks, facts);
    } else {
        put_city(blocks, facts);
    }
    blocks.push_back(heading(facts, 1, "indicators"));
    add_indicators(blocks, facts);
    blocks.push_back(heading(facts, 1, "measures"));
    add_measures(blocks, facts);
    blocks.push_back(heading(facts, 1, "method"));
    add_method(blocks, facts);
    return document;
}

}  // namespace varn::report
