#include "writing.h"

namespace varn::measure {
namespace {

constexpr std::size_t key_digits = 12;

/// A key nobody has to think of: the random end of the id.
std::string made_key(Id<Measure> const& id) {
    std::string digits;
    for (char const c : id.text) {
        if (c != '-') {
            digits.push_back(c);
        }
    }
    return "m-" + digits.substr(digits.size() - key_digits);
}

Result<Done> keep_status(Town& town, db::WriteTx& tx, auth::Actor const& actor, std::string_view action,
                         Measure const& measure, NewStatus const& ask) {
    TRY(permit, auth::decide<StatusChange>(policy(), actor, action, measure.owner.text));
    StatusChange const row{town.new_id<StatusChange>(),
                           measure.id,
                           measure.owner,
                           ask.status,
                           ask.happened_on.value_or(town.clock.today()),
                           ask.words,
                           actor.account,
                           town.clock.now()};
    return tx.insert(permit, row);
}

Measure measure_of(NewMeasure const& ask, Id<Measure> id, std::string_view action) {
    Measure made;
    made.id = std::move(id);
    made.key = ask.key.value_or(made_key(made.id));
    made.title = ask.title;
    made.body = ask.body;
    made.owner = ask.owner;
    made.responsible = ask.responsible;
    made.source_kind = ask.source_kind;
    made.source_id = ask.source_id;
    made.raised = action == "measure.direct" ? Raised::centrally : Raised::locally;
    made.due = ask.due;
    made.first_due = ask.due;
    made.cost_ore = ask.cost_ore;
    made.yearly_cost_ore = ask.yearly_cost_ore;
    made.effect = ask.effect;
    made.ability = ask.ability;
    made.status = ask.status.value_or(Status::proposed);
    made.version = 1;
    return made;
}

}  // namespace

Result<Measure> add_measure(Town& town, db::WriteTx& tx, auth::Actor const& actor, NewMeasure const& ask) {
    TRY(action, action_to_add(actor, ask.owner));
    TRY(permit, auth::decide<Measure>(policy(), actor, action, ask.owner.text));
    auto const today = town.clock.today();
    CHECK(rules::must_be_owned_by_a_unit(tx, ask.owner, today));
    CHECK(rules::must_be_a_person(tx, ask.responsible));
    CHECK(rules::must_name_its_source(ask.source_kind, ask.source_id));
    auto const made = measure_of(ask, town.new_id<Measure>(), action);
    NewStatus const first{made.status, ask.words, ask.happened_on};
    CHECK(rules::must_be_told_with_words(std::nullopt, first, today));
    CHECK(tx.insert(permit, made));
    CHECK(keep_status(town, tx, actor, action, made, first));
    return made;
}

Result<Measure> write_change(Town& town, db::WriteTx& tx, auth::Actor const& actor, Measure const& before,
                             Measure after, std::optional<NewStatus> const& status) {
    TRY(permit, permit_to_change(actor, before, after));
    TRY(action, action_to_change(actor, before));
    auto const today = town.clock.today();
    if (after.owner != before.owner) {
        CHECK(rules::must_be_owned_by_a_unit(tx, after.owner, today));
    }
    if (after.responsible != before.responsible) {
        CHECK(rules::must_be_a_person(tx, after.responsible));
    }
    if (status) {
        CHECK(rules::must_be_told_with_words(before.status, *status, today));
        after.status = status->status;
    }
    if (before.due < after.due) {
        ++after.postponements;
    }
    CHECK(tx.update(permit, before, after));
    if (status) {
        CHECK(keep_status(town, tx, actor, action, after, *status));
    }
    return after;
}

}  // namespace varn::measure
