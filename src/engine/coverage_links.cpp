// Is everything in the programme tied to something? Focus areas, goals, protection values, and their balance.
#include <array>

#include "coverage_view.h"
#include "kernel/choice.h"

namespace varn::coverage {
namespace {

/// One kind of thing that should have a link to another kind, and what to say when it has none.
struct MissingLink {
    Rule rule;
    std::string_view subject_kind;
    std::string_view param;
    std::string_view searched_kind;  // the things that were looked through
};

/// Reports each of `subjects` that is not marked. The witness is the edition and all that was looked through,
/// so a finding that somebody has accepted is asked again when there is something new it could have been tied
/// to.
template <class Subject, class Searched>
void report_unmarked(View const& view, Findings& findings, MissingLink const& missing,
                     std::pair<std::vector<Subject> const&, std::vector<Index> const&> subjects,
                     Marks const& marked,
                     std::pair<std::vector<Searched> const&, std::vector<Index> const&> searched) {
    for (auto const index : subjects.second) {
        if (marked[index] != 0) {
            continue;
        }
        auto const& name = subjects.first[index].name;
        std::vector<engine::Thing> because{thing("edition", view.edition.name)};
        append(because, missing.searched_kind, searched.first, searched.second);
        findings.add(missing.rule, thing(missing.subject_kind, name), std::move(because),
                     {{std::string(missing.param), name.text},
                      {"edition", view.edition.name.text},
                      {"count", std::to_string(searched.second.size())}});
    }
}

/// Marks the ends of those links that stay within the edition.
struct Ends {
    Ends(std::span<Link const> links, Marks const& own_from, Marks const& own_to)
        : from(own_from.size(), 0), to(own_to.size(), 0) {
        for (auto const& link : links) {
            if (own_from[link.from] != 0 && own_to[link.to] != 0) {
                from[link.from] = 1;
                to[link.to] = 1;
            }
        }
    }
    Marks from;
    Marks to;
};

void find_goals_without_indicator(View const& view, Findings& findings) {
    if (!view.edition.indicators_known) {
        return;
    }
    for (auto const index : view.goals) {
        auto const& goal = view.input.goals[index];
        if (goal.indicators == 0) {
            findings.add(Rule::goal_without_indicator, thing("goal", goal.name),
                         {thing("edition", view.edition.name)},
                         {{"goal", goal.name.text}, {"edition", view.edition.name.text}});
        }
    }
}

void find_values_without_threat(View const& view, Findings& findings) {
    if (!view.edition.threats_known) {
        return;
    }
    Marks own_threat(view.input.threats.size(), 0);
    auto const threats = by_key(view.input.threats, [&](Index i) {
        own_threat[i] = view.input.threats[i].edition == view.question.edition ? 1 : 0;
        return own_threat[i] != 0;
    });
    Ends const ends(view.input.value_threat, view.own_value, own_threat);
    report_unmarked<ProtectionValue, Threat>(
        view, findings, {Rule::value_without_threat, "protection_value", "value", "threat"},
        {view.input.values, view.values}, ends.from, {view.input.threats, threats});
}

}  // namespace

void find_missing_links(View const& view, Findings& findings) {
    auto const& input = view.input;
    Ends const areas(input.goal_focus_area, view.own_goal, view.own_focus_area);
    report_unmarked<FocusArea, Goal>(
        view, findings, {Rule::focus_area_without_goal, "focus_area", "focus_area", "goal"},
        {input.focus_areas, view.focus_areas}, areas.to, {input.goals, view.goals});
    report_unmarked<Goal, FocusArea>(
        view, findings, {Rule::goal_without_focus_area, "goal", "goal", "focus_area"},
        {input.goals, view.goals}, areas.from, {input.focus_areas, view.focus_areas});
    Ends const values(input.goal_value, view.own_goal, view.own_value);
    report_unmarked<Goal, ProtectionValue>(
        view, findings, {Rule::goal_without_value, "goal", "goal", "protection_value"},
        {input.goals, view.goals}, values.from, {input.values, view.values});
    find_goals_without_indicator(view, findings);
    find_values_without_threat(view, findings);
}

void find_lopsided_goals(View const& view, Findings& findings) {
    auto const total = view.goals.size();
    if (total == 0 || total < view.question.lopsided_goals) {
        return;
    }
    for (std::size_t kind = 0; kind < choices<GoalKind>.size(); ++kind) {
        std::vector<Index> of_kind;
        std::copy_if(view.goals.begin(), view.goals.end(), std::back_inserter(of_kind),
                     [&](Index i) { return view.input.goals[i].kind == static_cast<GoalKind>(kind); });
        // A goal whose kind nobody has stated counts against every kind, so what is said holds whatever it
        // is.
        if (of_kind.empty() || of_kind.size() * 100 < total * view.question.lopsided_percent) {
            continue;
        }
        std::vector<engine::Thing> because{fact("goal_kind", std::string(choices<GoalKind>[kind])),
                                           fact("goals_of_kind", std::to_string(of_kind.size())),
                                           fact("goals", std::to_string(total))};
        append(because, "goal", view.input.goals, of_kind);
        findings.add(Rule::lopsided_goals, thing("edition", view.edition.name), std::move(because),
                     {{"edition", view.edition.name.text},
                      {"count", std::to_string(of_kind.size())},
                      {"total", std::to_string(total)},
                      {"percent", std::to_string(of_kind.size() * 100 / total)}},
                     kind);
        return;  // thresholds of 50 % and less could fit two kinds; the first one speaks for the edition
    }
}

}  // namespace varn::coverage
