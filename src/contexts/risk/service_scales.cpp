// Sets of scales, their steps, and the kinds of risk: kept centrally, as data.
#include <array>

#include "platform/i18n.h"
#include "service.h"

namespace varn::risk {
namespace {

struct Heading {
    std::string_view field;
    std::string_view title;
    std::string_view guidance;
};
/// The order of MSBFS 2015:5.
constexpr std::array headings{
    Heading{"area_text", "risk.heading.area", "risk.guidance.area"},
    Heading{"method_text", "risk.heading.method", "risk.guidance.method"},
    Heading{"services_text", "risk.heading.services", "risk.guidance.services"},
    Heading{"dependencies_text", "risk.heading.dependencies", "risk.guidance.dependencies"},
    Heading{"risks_text", "risk.heading.risks", "risk.guidance.risks"},
    Heading{"shortcomings_text", "risk.heading.shortcomings", "risk.guidance.shortcomings"},
    Heading{"needs_text", "risk.heading.needs", "risk.guidance.needs"},
};

}  // namespace

Result<Done> may_read(Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "risk.read", std::nullopt));
    return Done{};
}

bool may(Actor const& actor, std::string_view action, auth::Place const& place) {
    return auth::judge(policy(), actor, action, place).ok();
}

auth::Place place_at(MaybeUnit const& unit) {
    return unit ? auth::Place{unit->text} : std::nullopt;
}

std::string_view action_to_write(MaybeUnit const& unit) {
    return unit ? "risk.write" : "risk.lead";
}

std::string_view action_to_approve(MaybeUnit const& unit) {
    return unit ? "risk.approve" : "risk.lead";
}

Result<Page<ScaleSet>> list_scale_sets(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    return store::scale_sets(tx, window);
}

Result<ScaleSetView> scale_set_view(Town& town, Actor const& actor, Id<ScaleSet> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    ScaleSetView view;
    TRY(set, tx.get(id));
    TRY(steps, store::steps(tx, id));
    TRY(locked, store::is_locked(tx, id));
    view.version = set.version;
    view.scale_set = std::move(set);
    view.steps = std::move(steps);
    view.is_locked = locked;
    return view;
}

Result<ScaleSet> add_scale_set(Town& town, Actor const& actor, ScaleSet set) {
    return add(leading(town, actor), std::move(set));
}

Result<ScaleSet> change_scale_set(Town& town, Actor const& actor, Id<ScaleSet> const& id, int version,
                                  json::Change<ScaleSet> const& change) {
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    TRY(permit, auth::decide<ScaleSet>(policy(), actor, "risk.lead", std::nullopt));
    CHECK(rules::must_be_free_to_change(tx, id));
    TRY(before, tx.get(id));
    CHECK(rules::must_be_current(version, before.version));
    TRY(after, change.onto(before));
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead")));
    return after;
}

Result<ScaleSet> renew_scale_set(Town& town, Actor const& actor, Id<ScaleSet> const& id,
                                 ScaleSetRenewal const& ask) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<ScaleSet>(policy(), actor, "risk.lead", std::nullopt));
    TRY(permit_of_steps, auth::decide<ScaleStep>(policy(), actor, "risk.lead", std::nullopt));
    auto after = before;
    after.id = town.new_id<ScaleSet>();
    after.key = ask.key;
    after.name = ask.name;
    after.number = before.number + 1;
    after.replaces = before.id;
    after.marker = Marker::own;
    after.source.reset();
    after.version = 1;
    CHECK(tx.insert(permit, after));
    TRY(steps, store::steps(tx, id));
    for (auto& step : steps) {
        step.id = town.new_id<ScaleStep>();
        step.scale_set = after.id;
        step.version = 1;
        CHECK(tx.insert(permit_of_steps, step));
    }
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead", "renewed")));
    return after;
}

Result<ScaleStep> add_scale_step(Town& town, Actor const& actor, ScaleStep step) {
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<ScaleStep>(policy(), actor, "risk.lead", std::nullopt));
    CHECK(rules::must_be_free_to_change(tx, step.scale_set));
    step.id = town.new_id<ScaleStep>();
    step.version = 1;
    CHECK(rules::must_be_a_step(tx, step));
    CHECK(tx.insert(permit, step));
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead")));
    return step;
}

Result<ScaleStep> change_scale_step(Town& town, Actor const& actor, Id<ScaleStep> const& id, int version,
                                    json::Change<ScaleStep> const& change) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<ScaleStep>(policy(), actor, "risk.lead", std::nullopt));
    CHECK(rules::must_be_current(version, before.version));
    CHECK(rules::must_be_free_to_change(tx, before.scale_set));
    TRY(after, change.onto(before));
    CHECK(rules::must_be_a_step(tx, after));
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead")));
    return after;
}

Result<Done> remove_scale_step(Town& town, Actor const& actor, Id<ScaleStep> const& id) {
    db::WriteTx tx{town.db};
    TRY(step, tx.get(id));
    TRY(permit, auth::decide<ScaleStep>(policy(), actor, "risk.lead", std::nullopt));
    CHECK(rules::must_be_free_to_change(tx, step.scale_set));
    CHECK(tx.remove(permit, step));
    return std::move(tx).commit(audit::entry(actor, "risk.lead"));
}

Result<Page<RiskKind>> list_kinds(Town& town, Actor const& actor) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(kinds, store::kinds(tx));
    auto const total = static_cast<std::int64_t>(kinds.size());
    return Page<RiskKind>{std::move(kinds), total};
}

Result<RiskKind> add_kind(Town& town, Actor const& actor, RiskKind kind) {
    return add(leading(town, actor), std::move(kind));
}

Result<RiskKind> change_kind(Town& town, Actor const& actor, Id<RiskKind> const& id, int version,
                             json::Change<RiskKind> const& change) {
    return revise(leading(town, actor), id, version, change);
}

Result<Page<HeadingGuidance>> list_guidance(Actor const& actor) {
    CHECK(may_read(actor));
    Page<HeadingGuidance> page;
    for (auto const& heading : headings) {
        page.items.push_back({static_cast<int>(page.items.size()) + 1, std::string{heading.field},
                              i18n::text("sv", heading.title), i18n::text("en", heading.title),
                              i18n::text("sv", heading.guidance), i18n::text("en", heading.guidance)});
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

}  // namespace varn::risk
