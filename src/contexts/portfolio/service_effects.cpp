// Effects: how measures of the register change the network. Written by whoever may change the measure.
#include "measure/api.h"
#include "measure/changing.h"
#include "platform/holding.h"
#include "platform/i18n.h"
#include "service.h"

namespace varn::portfolio {
namespace {

/// The permit to write an effect of a measure, which is held for as long as it is written.
Result<auth::Permit<MeasureEffect>> permit_for(db::WriteTx& tx, Actor const& actor,
                                               Id<Measure> const& measure) {
    CHECK(auth::judge(policy(), actor, "portfolio.effect", std::nullopt));
    TRY(found, tx.find(measure));
    if (!found) {
        return invalid("/measure", "portfolio.measure_not_there");
    }
    CHECK(measure::must_be_allowed_to_change(actor, *found));
    if (!measure::is_open(found->status)) {
        return invalid("/measure", "portfolio.measure_is_over");
    }
    CHECK(db::stand_on(tx, measure));
    return auth::decide<MeasureEffect>(policy(), actor, "portfolio.effect", std::nullopt);
}

/// Nothing that the effect is about ends while it is written.
Result<Done> stand_on_what_it_names(db::WriteTx& tx, MeasureEffect const& row) {
    if (row.need) {
        CHECK(db::stand_on(tx, *row.need));
    }
    for (auto const* service : {&row.service, &row.member_service}) {
        if (*service) {
            CHECK(db::stand_on(tx, **service));
        }
    }
    for (auto const* resource : {&row.resource, &row.member_resource}) {
        if (*resource) {
            CHECK(db::stand_on(tx, **resource));
        }
    }
    return Done{};
}

Result<Done> check_effect(db::WriteTx& tx, MeasureEffect const& row) {
    CHECK(rules::must_be_sound(tx, row));
    CHECK(stand_on_what_it_names(tx, row));
    return rules::must_be_sound(tx, row);
}

Result<std::string> name_of_thing(db::ReadTx& tx, std::optional<Id<CriticalService>> const& service,
                                  std::optional<Id<Resource>> const& resource) {
    if (service) {
        TRY(row, tx.find(*service));
        return row ? row->name : std::string{};
    }
    TRY(row, tx.find(*resource));
    return row ? row->name : std::string{};
}

/// What somebody reads of an effect.
class Viewing {
public:
    Viewing(db::ReadTx& tx, Actor const& actor, std::string_view language)
        : tx_(tx), actor_(actor), language_(language) {}

    Result<EffectView> view(MeasureEffect row) {
        EffectView told;
        told.version = row.version;
        TRY(measure, tx_.find(row.measure));
        told.measure_title = measure ? measure->title : std::string{};
        told.may_change = measure && measure::is_open(measure->status) &&
                          auth::judge(policy(), actor_, "portfolio.effect", std::nullopt).ok() &&
                          measure::must_be_allowed_to_change(actor_, *measure).ok();
        CHECK(tell_what_it_is_about(row, told));
        if (row.member_service || row.member_resource) {
            TRY(name, name_of_thing(tx_, row.member_service, row.member_resource));
            told.member = std::move(name);
        }
        TRY(before, rules::as_it_is(tx_, row));
        told.before = before;
        auto const sound = rules::must_be_sound(tx_, row);
        if (!sound && !sound.error().problems.empty()) {
            auto const& problem = sound.error().problems.front();
            told.problem = i18n::text(language_, problem.key, problem.params);
        }
        told.effect = std::move(row);
        return told;
    }

private:
    Result<Done> tell_what_it_is_about(MeasureEffect const& row, EffectView& told) {
        auto service = row.service;
        auto resource = row.resource;
        if (row.need) {
            TRY(need, tx_.find(*row.need));
            if (!need) {
                return Done{};
            }
            told.what = need->what;
            service = need->service;
            resource = need->resource;
        }
        TRY(name, name_of_thing(tx_, service, resource));
        told.about = {AnyId{service ? service->text : resource->text}, service ? "service" : "resource",
                      std::move(name)};
        return Done{};
    }

    db::ReadTx& tx_;
    Actor const& actor_;
    std::string language_;
};

}  // namespace

Result<Page<EffectView>> list_effects(Town& town, Actor const& actor, std::string_view language,
                                      std::string const& measure, Window window) {
    CHECK(auth::judge(policy(), actor, "portfolio.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(found, store::effects(tx, measure, window));
    Page<EffectView> page{{}, found.total};
    Viewing viewing{tx, actor, language};
    for (auto& row : found.items) {
        TRY(view, viewing.view(std::move(row)));
        page.items.push_back(std::move(view));
    }
    return page;
}

Result<MeasureEffect> add_effect(Town& town, Actor const& actor, MeasureEffect row) {
    db::WriteTx tx{town.db};
    TRY(permit, permit_for(tx, actor, row.measure));
    CHECK(check_effect(tx, row));
    row.id = town.new_id<MeasureEffect>();
    row.version = 1;
    CHECK(tx.insert(permit, row));
    CHECK(std::move(tx).commit(audit::entry(actor, "portfolio.effect")));
    return row;
}

Result<MeasureEffect> change_effect(Town& town, Actor const& actor, Id<MeasureEffect> const& id, int version,
                                    json::Change<MeasureEffect> const& change) {
    db::WriteTx tx{town.db};
    CHECK(auth::judge(policy(), actor, "portfolio.effect", std::nullopt));
    TRY(before, tx.get(id));
    TRY(permit, permit_for(tx, actor, before.measure));
    if (before.version != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    TRY(after, change.onto(before));
    CHECK(check_effect(tx, after));
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "portfolio.effect")));
    return after;
}

Result<Done> remove_effect(Town& town, Actor const& actor, Id<MeasureEffect> const& id) {
    db::WriteTx tx{town.db};
    CHECK(auth::judge(policy(), actor, "portfolio.effect", std::nullopt));
    TRY(row, tx.get(id));
    TRY(permit, permit_for(tx, actor, row.measure));
    CHECK(tx.remove(permit, row));
    return std::move(tx).commit(audit::entry(actor, "portfolio.effect"));
}

}  // namespace varn::portfolio
