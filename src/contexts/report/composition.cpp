// Which parts make which report, and its frame.
#include "parts.h"

namespace varn::report {
namespace {

using documents::Contents;
using documents::Document;
using documents::Heading;
using documents::Paragraph;

std::vector<followup::Standing> standings_of_goals(Facts const& facts) {
    std::vector<followup::Standing> all;
    for (std::size_t i = 0; i < facts.goals.size(); ++i) {
        if (!facts.unit) {
            all.push_back(facts.goals[i].sums.standing);
            continue;
        }
        rollup::Counts counts;
        for (auto const& answer : facts.answers) {
            if (answer.goal == facts.goals[i].sums.goal) {
                counts.add(mark_of(answer.mark));
            }
        }
        all.push_back(followup::standing_of(counts));
    }
    return all;
}

Document frame_of(Facts const& facts) {
    Document document;
    auto const& round = facts.rolled.round;
    document.language = facts.ask.language;
    document.kind = say(facts, "kind");
    document.title = facts.unit
                         ? say(facts, "title_unit", {{"round", round.name}, {"unit", facts.unit->name}})
                         : say(facts, "title_city", {{"round", round.name}});
    document.letterhead.organisation = facts.unit ? facts.unit->name : say(facts, "town");
    document.letterhead.date = facts.on;
    document.made_at = facts.at;
    return document;
}

void put_city(Blocks& blocks, Facts const& facts) {
    blocks.push_back(Heading{1, say(facts, "by_goal")});
    add_goals_overview(blocks, facts, standings_of_goals(facts));
    for (auto const& goal : facts.goals) {
        add_goal(blocks, facts, goal, 2);
    }
    blocks.push_back(Heading{1, say(facts, "by_focus_area")});
    add_focus_areas(blocks, facts);
    add_trend(blocks, facts);
    blocks.push_back(Heading{1, say(facts, "by_unit")});
    add_units(blocks, facts);
    add_silent(blocks, facts);
}

void put_unit(Blocks& blocks, Facts const& facts) {
    blocks.push_back(Heading{1, say(facts, "answers")});
    add_goals_overview(blocks, facts, standings_of_goals(facts));
    for (auto const& goal : facts.goals) {
        add_goal(blocks, facts, goal, 2);
    }
    blocks.push_back(Heading{1, say(facts, "plan")});
    if (facts.plan) {
        add_plan(blocks, facts, *facts.plan);
    } else {
        blocks.push_back(
            Paragraph{say(facts, "no_plan", {{"year", std::to_string(facts.rolled.round.year)}})});
    }
}

}  // namespace

Result<Document> round_report(Town& town, auth::Actor const& actor, Ask const& ask) {
    TRY(facts, gather(town, actor, ask));
    auto document = frame_of(facts);
    auto& blocks = document.blocks;
    if (facts.rolled.round.marker == followup::Marker::fictional) {
        blocks.push_back(Paragraph{documents::Text{{say(facts, "fictional"), true, false, {}, {}}}});
    }
    blocks.push_back(Heading{1, say(facts, "about")});
    add_about(blocks, facts, facts.unit ? facts.unit->standing : facts.rolled.whole);
    blocks.push_back(Contents{2});
    if (facts.unit) {
        put_unit(blocks, facts);
    } else {
        put_city(blocks, facts);
    }
    blocks.push_back(Heading{1, say(facts, "measures")});
    add_measures(blocks, facts);
    blocks.push_back(Heading{1, say(facts, "method")});
    add_method(blocks, facts);
    return document;
}

}  // namespace varn::report
