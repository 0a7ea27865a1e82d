// A continuity plan for the binder: what is to be done first, then why, and how it was tried.
#include "continuity/telling.h"
#include "platform/accounts.h"
#include "report/api.h"
#include "store.h"
#include "voice.h"

namespace varn::report {
namespace binder {
namespace {

using continuity::ContinuityPlan;
using continuity::Holds;
using documents::Cell;
using documents::Paragraph;
using documents::Table;
using documents::Tone;

struct PlanFacts {
    Date on;
    continuity::PlanTold told;
    std::string approved_by;
    std::vector<secrecy::Marking> markings;

    ContinuityPlan const& plan() const { return told.page.plan->plan; }
    continuity::CriticalService const& service() const { return told.page.service; }
};

Result<PlanFacts> gather_plan(Town& town, auth::Actor const& actor, Id<ContinuityPlan> const& id) {
    PlanFacts facts;
    facts.on = town.clock.today();
    db::ReadTx tx{town.db};
    TRY(told, continuity::plan_told(tx, actor, id, facts.on));
    facts.told = std::move(told);
    if (auto const& by = facts.plan().approved_by) {
        TRY(account, tx.find(Id<auth::Account>{*by}));
        facts.approved_by = account ? account->name : "";
    }
    TRY(markings, store::markings(tx));
    facts.markings = std::move(markings);
    return facts;
}

void add_about_plan(Blocks& blocks, PlanFacts const& facts, Voice& voice) {
    auto const& [service, plan] = std::tie(facts.service(), facts.plan());
    Details{voice}
        .fact(voice.word("continuity.service"), service.name)
        .fact(voice.say("answers_for"), facts.told.page.unit_name)
        .fact(voice.word("continuity.run_by"), facts.told.page.run_by_name)
        .fact(voice.say("sector"), facts.told.sector_name)
        .fact(voice.say("societal_function"), service.societal_function)
        .fact(voice.say("tolerable"),
              service.tolerable_minutes ? voice.minutes(*service.tolerable_minutes) : "")
        .fact(voice.say("target"), service.target_minutes ? voice.minutes(*service.target_minutes) : "")
        .fact(voice.word("continuity.lowest_service_level"), service.lowest_service_level)
        .fact(voice.word("continuity.approval_state"),
              voice.say(facts.told.page.plan->is_incomplete                 ? "plan_incomplete"
                        : plan.state == continuity::ApprovalState::approved ? "plan_is_approved"
                                                                            : "plan_is_draft"))
        .fact(voice.word("continuity.approved_on"), plan.approved_on ? voice.day(*plan.approved_on) : "")
        .fact(voice.word("continuity.approved_by"), facts.approved_by)
        .fact(voice.say("secrecy"), voice.marked(plan.id))
        .fact(voice.say("secrecy_of_service"), voice.marked(service.id))
        .put(blocks);
}

/// A chapter of running text; nothing when there is none.
void add_text(Blocks& blocks, Voice const& voice, std::string title, MaybeText const& text) {
    if (auto const said = voice.shown(text)) {
        blocks.push_back(chapter(1, std::move(title)));
        add_prose(blocks, *said);
    }
}

void add_levels(Blocks& blocks, PlanFacts const& facts, Voice const& voice) {
    auto const& plan = facts.plan();
    blocks.push_back(chapter(1, voice.say("levels")));
    Table table;
    table.caption = voice.say("levels_table");
    table.columns = {{1.6}, {4.6}, {1.6}};
    table.header = {{voice.say("level_of_preparedness"), voice.say("what_is_added"), voice.say("holds")}};
    auto const row = [&](std::string_view name, MaybeText const& adds, Holds holds) {
        auto const tone = holds == Holds::yes  ? Tone::good
                          : holds == Holds::no ? Tone::danger
                                               : Tone::warning;
        table.rows.push_back({voice.say(name), voice.cell(adds), Cell{voice.name("holds", holds), tone}});
    };
    row("peace", plan.peace_adds, plan.peace_holds);
    row("heightened", plan.heightened_adds, plan.heightened_holds);
    row("highest", plan.highest_adds, plan.highest_holds);
    blocks.push_back(std::move(table));
}

std::string members_of(Voice const& voice, continuity::NeedInFull const& need) {
    std::string text;
    for (auto const& one : need.members) {
        text += (text.empty() ? "" : "\n") + voice.cell(one.name);
    }
    return text.empty() ? std::string{Voice::dash} : text;
}

void add_needs(Blocks& blocks, PlanFacts const& facts, Voice& voice) {
    blocks.push_back(chapter(1, voice.say("needs_heading")));
    if (facts.told.page.needs.empty()) {
        blocks.push_back(Paragraph{voice.say("no_needs")});
        return;
    }
    Table table;
    table.caption = voice.say("needs_table");
    table.columns = {{1.6}, {2.7}, {1}, {1.2}, {1.7}, {1.4}};
    table.header = {{voice.word("continuity.need"), voice.word("continuity.members"), voice.say("so_many"),
                     voice.say("buffer"), voice.word("continuity.agreement"),
                     voice.word("continuity.tested_on")}};
    for (auto const& one : facts.told.page.needs) {
        auto const what = voice.cell(one.what) + (voice.shown(one.note) ? "\n" + voice.cell(one.note) : "");
        table.rows.push_back(
            {voice.with_mark(what, Id<continuity::Need>{one.id}), members_of(voice, one),
             voice.say("of",
                       {{"needed", std::to_string(one.needed)}, {"all", std::to_string(one.members.size())}}),
             voice.minutes(one.buffer_minutes), voice.cell(one.agreement), voice.day(one.tested_on)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

void add_outage(Blocks& blocks, PlanFacts const& facts, Voice& voice) {
    if (facts.told.page.consequences.empty()) {
        return;
    }
    blocks.push_back(chapter(1, voice.say("outage_heading")));
    Table table;
    table.caption = voice.say("outage_table");
    table.columns = {{2}, {1.2}, {1.6}, {3.4}};
    table.header = {{voice.word("continuity.protection_value"), voice.say("after"), voice.say("level"),
                     voice.word("continuity.consequence_words")}};
    for (auto const& one : facts.told.page.consequences) {
        auto const value = facts.told.values.find(one.protection_value.text);
        table.rows.push_back({voice.with_mark(value == facts.told.values.end() ? std::string{Voice::dash}
                                                                               : voice.cell(value->second),
                                              one.id),
                              voice.minutes(one.after_minutes),
                              voice.say("outage_level." + std::to_string(one.level)), voice.cell(one.words)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

void add_tests(Blocks& blocks, PlanFacts const& facts, Voice& voice) {
    blocks.push_back(chapter(1, voice.word("continuity.tests")));
    auto const& tests = facts.told.page.plan->tests;
    if (tests.empty()) {
        blocks.push_back(Paragraph{voice.say("never_tested")});
        return;
    }
    Table table;
    table.caption = voice.say("tests_table");
    table.columns = {{1.4}, {1.3}, {1.6}, {4}};
    table.header = {{voice.say("held_on"), voice.say("test_kind"), voice.word("continuity.test_result"),
                     voice.word("continuity.test_words")}};
    for (auto const& one : tests) {
        auto const tone = one.result == continuity::TestResult::held          ? Tone::good
                          : one.result == continuity::TestResult::held_partly ? Tone::warning
                                                                              : Tone::danger;
        table.rows.push_back({voice.with_mark(to_text(one.held_on), one.id), voice.name("test", one.kind),
                              Cell{voice.name("result", one.result), tone}, voice.cell(one.words)});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

void add_open_measures(Blocks& blocks, PlanFacts const& facts, Voice& voice) {
    if (facts.told.page.measures.empty()) {
        return;
    }
    blocks.push_back(chapter(1, voice.say("measures_heading")));
    Table table;
    table.caption = voice.say("plan_measures_table");
    table.columns = {{3.4}, {2.2}, {1.5}, {1.4}};
    table.header = {
        {voice.say("measure"), voice.say("owner"), voice.say("due"), voice.word("measure.status")}};
    for (auto const& view : facts.told.page.measures) {
        table.rows.push_back({voice.with_mark(voice.cell(view.measure.title), view.measure.id),
                              voice.cell(view.owner_name), to_text(view.measure.due),
                              voice.word("measure.status." + std::string{name_of(view.measure.status)})});
    }
    blocks.push_back(without_empty_columns(std::move(table)));
}

}  // namespace
}  // namespace binder

Result<documents::Document> plan_document(Town& town, auth::Actor const& actor,
                                          Id<continuity::ContinuityPlan> const& id, Wanted const& wanted) {
    CHECK(auth::judge(policy(), actor, "report.read", std::nullopt));
    CHECK(must_see_nothing_marked(town, wanted));
    TRY(facts, binder::gather_plan(town, actor, id));
    Voice voice{wanted, std::move(facts.markings)};
    auto const service = voice.shown(facts.service().name).value_or(voice.say("untitled"));
    auto document = framed(voice, {voice.say("kind.plan"), voice.say("title.plan", {{"service", service}}),
                                   voice.shown(facts.told.page.unit_name).value_or(""), facts.on});
    auto& blocks = document.blocks;
    auto const& plan = facts.plan();
    binder::add_about_plan(blocks, facts, voice);
    binder::add_text(blocks, voice, voice.word("continuity.reserve_routines"), plan.reserve_routines);
    binder::add_text(blocks, voice, voice.word("continuity.contacts"), plan.contacts);
    binder::add_text(blocks, voice, voice.say("plan_text"), plan.body);
    binder::add_levels(blocks, facts, voice);
    binder::add_text(blocks, voice, voice.word("continuity.back_registration"), plan.back_registration);
    binder::add_text(blocks, voice, voice.say("service_text"), facts.service().body);
    binder::add_needs(blocks, facts, voice);
    binder::add_outage(blocks, facts, voice);
    binder::add_tests(blocks, facts, voice);
    binder::add_open_measures(blocks, facts, voice);
    say_first(blocks, 0, voice, plan.marker == continuity::Marker::fictional);
    return document;
}

}  // namespace varn::report
