// Critical services and what they stand on: one by one for a unit, summed by unit for the whole town.
#include <algorithm>

#include "rsa_facts.h"
#include "rsa_pictures.h"

namespace varn::report::rsa {
namespace {

using documents::Align;
using documents::Cell;
using documents::Table;
using documents::Tone;

constexpr std::size_t resources_most = 10;  // of those that many stand on; the register has them all

Cell plan_cell(Voice const& voice, std::optional<continuity::PlanStanding> const& plan) {
    if (!plan) {
        return {voice.say("plan_none"), Tone::danger};
    }
    if (plan->is_incomplete) {
        return {voice.say("plan_incomplete"), Tone::warning};
    }
    if (plan->state == continuity::ApprovalState::approved) {
        return {voice.say("plan_approved", {{"day", voice.day(plan->approved_on)}}), Tone::good};
    }
    return {voice.say("plan_draft"), Tone::warning};
}

Table table_of_services(Facts const& facts, Voice& voice) {
    Table table;
    table.caption = voice.say("services_table");
    table.columns = {{3}, {2.2}, {1.3}, {1.3}, {1.8}};
    table.header = {{voice.word("continuity.service"), voice.say("sector_and_function"),
                     voice.say("tolerable"), voice.say("target"), voice.word("continuity.plan")}};
    for (auto const& line : facts.services.services) {
        auto const& one = line.service;
        auto const sector =
            one.sector ? voice.shown(facts.services.sectors.at(one.sector->text)) : MaybeText{};
        auto const role = voice.shown(one.societal_function);
        auto const both = sector.value_or("") + (sector && role ? "\n" : "") + role.value_or("");
        table.rows.push_back({voice.with_mark(voice.cell(one.name), one.id), voice.cell(both),
                              voice.minutes(one.tolerable_minutes), voice.minutes(one.target_minutes),
                              plan_cell(voice, line.plan)});
    }
    return table;
}

/// The services of one unit, summed.
struct UnitServices {
    std::string name;
    std::int64_t services = 0;
    std::int64_t within_a_day = 0;
    std::int64_t approved = 0;
    std::int64_t without_plan = 0;
    std::optional<std::int64_t> shortest;

    void take(continuity::ServiceLine const& line) {
        constexpr std::int64_t day_long = 24 * 60;
        ++services;
        if (auto const tolerable = line.service.tolerable_minutes) {
            within_a_day += *tolerable <= day_long ? 1 : 0;
            shortest = std::min(shortest.value_or(*tolerable), *tolerable);
        }
        approved += line.plan && line.plan->state == continuity::ApprovalState::approved ? 1 : 0;
        without_plan += line.plan ? 0 : 1;
    }
};

Table table_of_units(Facts const& facts, Voice& voice) {
    std::map<std::string, UnitServices> units;
    UnitServices whole{voice.say("whole_town"), 0, 0, 0, 0, {}};
    for (auto const& line : facts.services.services) {
        auto& one = units[line.service.unit.text];
        one.name = line.unit_name;
        one.take(line);
        whole.take(line);
    }
    std::vector<UnitServices> rows;
    for (auto& [id, one] : units) {
        rows.push_back(std::move(one));
    }
    std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) {
        return std::tie(b.services, a.name) < std::tie(a.services, b.name);
    });
    rows.push_back(std::move(whole));
    Table table;
    table.caption = voice.say("services_by_unit");
    table.columns = {
        {3.5}, {1.6, Align::end}, {1.3, Align::end}, {1.7, Align::end}, {1.3, Align::end}, {1.2, Align::end}};
    table.header = {{voice.word("organisation.unit"), voice.word("continuity.services"),
                     voice.say("within_a_day"), voice.say("shortest_tolerable"), voice.say("approved_plans"),
                     voice.say("without_plan")}};
    for (auto const& one : rows) {
        table.rows.push_back({voice.cell(one.name), voice.count(one.services), voice.count(one.within_a_day),
                              voice.minutes(one.shortest), voice.count(one.approved),
                              voice.count(one.without_plan)});
    }
    return table;
}

std::string counted(Voice const& voice, std::set<std::string> const& ids) {
    return voice.count(static_cast<std::int64_t>(ids.size()));
}

}  // namespace

void add_services(Blocks& blocks, Facts const& facts, Voice& voice) {
    if (facts.services.services.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_services")});
        return;
    }
    blocks.push_back(facts.whose.empty() ? table_of_units(facts, voice)
                                         : without_empty_columns(table_of_services(facts, voice)));
}

void add_dependencies(Blocks& blocks, Facts const& facts, Voice& voice) {
    if (facts.services.dependencies.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_dependencies")});
        return;
    }
    Table table;
    table.caption = voice.say("dependencies_table");
    table.columns = {{2.6}, {1.6, Align::end}, {2, Align::end}, {1.6, Align::end}};
    table.header = {{voice.word("continuity.need"), voice.word("continuity.services"),
                     voice.say("without_alternative"), voice.say("shortest_buffer")}};
    for (auto const& one : facts.services.dependencies) {
        table.rows.push_back({voice.cell(one.what), counted(voice, one.services),
                              counted(voice, one.without_alternative), voice.minutes(one.shortest_buffer)});
    }
    add_map(blocks, facts, voice);
    blocks.push_back(line(voice.say("dependencies_means")));
    blocks.push_back(std::move(table));
    if (facts.services.resources.empty()) {
        return;
    }
    auto const count = std::min(facts.services.resources.size(), resources_most);
    Table shared;
    shared.caption = voice.say("resources_table");
    shared.columns = {{3.2}, {1.6}, {2.4}, {1.4, Align::end}};
    shared.header = {{voice.word("continuity.resource"), voice.word("continuity.resource_kind"),
                      voice.word("continuity.supplier"), voice.word("continuity.services")}};
    for (std::size_t i = 0; i < count; ++i) {
        auto const& one = facts.services.resources[i];
        shared.rows.push_back({voice.with_mark(voice.cell(one.resource.name), one.resource.id),
                               voice.name("class", one.resource.kind), voice.cell(one.supplier_name),
                               voice.count(one.services)});
    }
    blocks.push_back(
        line(voice.say(count < facts.services.resources.size() ? "resources_first" : "resources_all",
                       {{"count", std::to_string(count)}})));
    blocks.push_back(without_empty_columns(std::move(shared)));
}

}  // namespace varn::report::rsa
