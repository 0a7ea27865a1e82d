#include "store.h"

#include "platform/anywhere.h"

namespace varn::continuity::store {
namespace {

constexpr std::string_view services_wanted =
    "WHERE ($1 = '' OR unit = $1) AND ($2 = '' OR run_by_actor = $2) AND ($3 = '' OR "
    "LOWER(name || ' ' || key) LIKE LOWER($3) ESCAPE '!') AND ($4 = 1 OR ended_on IS NULL) AND "
    "($5 = '' OR sector = $5) AND ($6 = '' OR ($6 = 'missing' AND NOT EXISTS (SELECT 1 FROM "
    "{continuity_plan} p "
    "WHERE p.service = critical_service.id)) OR EXISTS (SELECT 1 FROM {continuity_plan} p WHERE p.service = "
    "critical_service.id AND (p.state = $6 OR ($6 = 'incomplete' AND (p.peace_holds = 'unanswered' OR "
    "p.heightened_holds = 'unanswered' OR p.highest_holds = 'unanswered')) OR ($6 = 'not_at_highest' AND "
    "p.highest_holds = 'no') OR ($6 = 'untested' AND NOT EXISTS (SELECT 1 FROM {plan_test} t WHERE t.plan = "
    "p.id)))))";
constexpr std::string_view resources_wanted =
    "WHERE ($1 = '' OR unit = $1) AND ($2 = '' OR supplier = $2) AND ($3 = '' OR "
    "LOWER(name || ' ' || key) LIKE LOWER($3) ESCAPE '!') AND ($4 = 1 OR ended_on IS NULL) AND "
    "($5 = '' OR kind = $5)";
/// All members of the need are seen: a need is told whole or not at all.
constexpr std::string_view is_whole =
    "need.member_count = (SELECT COUNT(*) FROM {need_member} m WHERE m.need = need.id)";

std::int64_t as_number(bool claim) {
    return claim ? 1 : 0;
}

}  // namespace

Result<Page<CriticalService>> services(db::ReadTx& tx, Filter const& filter, Window window) {
    std::string const wanted{services_wanted};
    auto const words = db::anywhere(filter.words);
    auto const ended = as_number(filter.ended_too);
    std::string const by = filter.order == RegisterOrder::tolerable
                               ? " ORDER BY COALESCE(tolerable_minutes, 9000000000), "
                               : " ORDER BY ";
    TRY(items,
        tx.select<CriticalService>(wanted + by + "name COLLATE \"sv-SE-x-icu\", key LIMIT $7 OFFSET $8",
                                   filter.unit, filter.supplier, words, ended, filter.sector, filter.plan,
                                   std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {critical_service} critical_service " + wanted,
                                filter.unit, filter.supplier, words, ended, filter.sector, filter.plan));
    return Page<CriticalService>{std::move(items), total};
}

Result<Page<Resource>> resources(db::ReadTx& tx, Filter const& filter, Window window) {
    std::string const wanted{resources_wanted};
    auto const words = db::anywhere(filter.words);
    auto const ended = as_number(filter.ended_too);
    TRY(items, tx.select<Resource>(wanted + " ORDER BY name COLLATE \"sv-SE-x-icu\", key LIMIT $6 OFFSET $7",
                                   filter.unit, filter.supplier, words, ended, filter.kind,
                                   std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {resource} " + wanted, filter.unit,
                                       filter.supplier, words, ended, filter.kind));
    return Page<Resource>{std::move(items), total};
}

Result<std::vector<ServiceConsequence>> consequences_of(db::ReadTx& tx, Id<CriticalService> const& service) {
    return tx.select<ServiceConsequence>("WHERE service = $1 ORDER BY protection_value, after_minutes",
                                         service);
}

Result<std::vector<Need>> needs_of(db::ReadTx& tx, std::string const& owner) {
    return tx.select<Need>(
        "WHERE (service = $1 OR resource = $1) AND " + std::string{is_whole} + " ORDER BY id", owner);
}

Result<std::optional<Need>> need(db::ReadTx& tx, Id<Need> const& id) {
    return tx.first<Need>("WHERE id = $1 AND " + std::string{is_whole}, id);
}

Result<std::vector<NeedMember>> members_of(db::ReadTx& tx, Id<Need> const& need) {
    return tx.select<NeedMember>("WHERE need = $1 ORDER BY id", need);
}

Result<std::vector<Need>> needs_met_by(db::ReadTx& tx, std::string const& member) {
    return tx.select<Need>(
        "JOIN {need_member} h ON h.need = need.id LEFT JOIN {critical_service} s ON s.id = need.service "
        "LEFT JOIN {resource} r ON r.id = need.resource WHERE (h.service = $1 OR h.resource = $1) AND "
        "s.ended_on IS NULL AND r.ended_on IS NULL AND " +
            std::string{is_whole} + " ORDER BY need.id",
        member);
}

Result<std::optional<ContinuityPlan>> plan_of(db::ReadTx& tx, Id<CriticalService> const& service) {
    return tx.first<ContinuityPlan>("WHERE service = $1", service);
}

Result<std::vector<PlanTest>> tests_of(db::ReadTx& tx, Id<ContinuityPlan> const& plan) {
    return tx.select<PlanTest>("WHERE plan = $1 ORDER BY held_on DESC, id DESC", plan);
}

Result<std::vector<ExternalActor>> outsiders(db::ReadTx& tx) {
    return tx.select<ExternalActor>("ORDER BY name COLLATE \"sv-SE-x-icu\", key");
}

Result<std::vector<ContinuityPlan>> plans(db::ReadTx& tx) {
    return tx.select<ContinuityPlan>("ORDER BY service");
}

Result<std::vector<PlanTest>> tests(db::ReadTx& tx) {
    return tx.select<PlanTest>("ORDER BY plan, held_on");
}

Result<std::vector<ProtectionValue>> values_of(db::ReadTx& tx, std::string_view edition) {
    return tx.select<ProtectionValue>(
        "JOIN {edition} e ON e.id = protection_value.edition WHERE e.key = $1 ORDER BY protection_value.key",
        edition);
}

Result<std::vector<CriticalService>> all_services(db::ReadTx& tx) {
    return tx.select<CriticalService>("WHERE ended_on IS NULL ORDER BY id");
}

Result<std::vector<Resource>> all_resources(db::ReadTx& tx) {
    return tx.select<Resource>("WHERE ended_on IS NULL ORDER BY id");
}

Result<std::vector<Need>> all_needs(db::ReadTx& tx) {
    return tx.select<Need>("ORDER BY id");
}

Result<std::vector<NeedMember>> all_members(db::ReadTx& tx) {
    return tx.select<NeedMember>("ORDER BY need, id");
}

}  // namespace varn::continuity::store
