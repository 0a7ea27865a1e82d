#pragma once
// What the portfolio context keeps: how a measure of the register changes the town's network, and the
// proposals for a decision that came out of choosing among them.
#include <cstdint>
#include <optional>
#include <string>

#include "continuity/model.h"
#include "measure/model.h"

namespace varn::portfolio {

using continuity::CriticalService;
using continuity::Need;
using continuity::Resource;
using measure::Measure;
using organisation::Unit;

/// What a measure changes. Of a need: one more that can meet it, fewer are enough, it lasts longer. Of a
/// thing: repaired sooner, starts sooner, lost less often, starts and runs though what it needs is gone.
enum class EffectKind {
    add_member,
    lower_needed,
    lengthen_buffer,
    shorten_repair,
    shorten_restart,
    lower_losses,
    black_start
};

/// One change of the network that a measure makes. All effects of a measure come together or not at all.
/// What it is about follows from the kind: a need, or a service or a resource.
struct MeasureEffect {
    Id<MeasureEffect> id;
    Id<Measure> measure;
    EffectKind kind{};
    std::optional<Id<Need>> need;
    std::optional<Id<CriticalService>> service;         // whose restart is shortened
    std::optional<Id<Resource>> resource;               // what is repaired, restarted or lost
    std::optional<Id<CriticalService>> member_service;  // what is added to the need
    std::optional<Id<Resource>> member_resource;
    std::optional<int> needed;              // so many are enough then
    std::optional<std::int64_t> minutes;    // of buffer, repair or restart then
    std::optional<double> losses_per_year;  // then
    std::optional<std::string> words;       // what the judgement rests on
    int version = 0;
};

/// A choice of measures put forward for decision: what it was worked out from and what it said. Its figures
/// never change; whether they still hold is told by the model they name.
struct DecisionProposal {
    Id<DecisionProposal> id;
    std::string title;
    std::optional<std::string> words;
    std::string model;       // of the network that was seen
    std::string candidates;  // of the measures and effects that were seen
    std::optional<std::int64_t> budget_ore;
    std::int64_t cost_ore = 0;  // of the choice, over its time
    double saved = 0.0;         // of a year's expected harm
    std::string figures;        // the whole answer, as it was
    Date proposed_on;
    std::string proposed_by;
    int version = 0;
};

/// One of the measures that a proposal chose, with what it cost then.
struct ProposalMeasure {
    Id<ProposalMeasure> id;
    Id<DecisionProposal> proposal;
    Id<Measure> measure;
    std::optional<std::int64_t> cost_ore;
    std::optional<std::int64_t> yearly_cost_ore;
};

}  // namespace varn::portfolio

#include "portfolio/model_described.h"
