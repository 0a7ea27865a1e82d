#include "store.h"

template <>
struct varn::Describe<varn::risk::store::RiskCount> {
    using T = risk::store::RiskCount;
    static constexpr auto value =
        entity<T>("RiskCount", field<&T::analysis>({}), field<&T::standing>({}), field<&T::count>({}));
};
template <>
struct varn::Describe<varn::risk::store::UnitContact> {
    using T = risk::store::UnitContact;
    static constexpr auto value = entity<T>("RiskUnitContact", field<&T::unit>({}), field<&T::name>({}),
                                            field<&T::duty>({}), field<&T::phone>({}), field<&T::email>({}));
};

namespace varn::risk::store {

Result<Page<ScaleSet>> scale_sets(db::ReadTx& tx, Window window) {
    TRY(items, tx.select<ScaleSet>("ORDER BY number DESC, key LIMIT $1 OFFSET $2", std::int64_t{window.limit},
                                   std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {scale_set}"));
    return Page<ScaleSet>{std::move(items), total};
}

Result<std::vector<ScaleStep>> steps(db::ReadTx& tx, Id<ScaleSet> const& set) {
    return tx.select<ScaleStep>(
        "WHERE scale_set = $1 ORDER BY scale, COALESCE(protection_value_key, ''), level, id", set);
}

Result<std::optional<ScaleStep>> step_at(db::ReadTx& tx, ScaleStep const& step) {
    return tx.first<ScaleStep>(
        "WHERE scale_set = $1 AND scale = $2 AND level = $3 AND COALESCE(protection_value_key, '') = $4",
        step.scale_set, step.scale, std::int64_t{step.level}, step.protection_value_key.value_or(""));
}

Result<bool> is_locked(db::ReadTx& tx, Id<ScaleSet> const& set) {
    TRY(count, tx.scalar<std::int64_t>(
                   "SELECT COUNT(*) FROM {analysis_round} WHERE scale_set = $1 AND state <> 'draft'", set));
    return count > 0;
}

Result<std::vector<RiskKind>> kinds(db::ReadTx& tx) {
    return tx.select<RiskKind>("ORDER BY position, key");
}

Result<Page<AnalysisRound>> rounds(db::ReadTx& tx, Window window) {
    TRY(items, tx.select<AnalysisRound>("ORDER BY due DESC, id DESC LIMIT $1 OFFSET $2",
                                        std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {analysis_round}"));
    return Page<AnalysisRound>{std::move(items), total};
}

Result<std::vector<AnalysisRound>> open_rounds(db::ReadTx& tx) {
    return tx.select<AnalysisRound>("WHERE state = 'open' ORDER BY due, id");
}

Result<bool> is_replaced(db::ReadTx& tx, Id<Edition> const& edition, Date on) {
    TRY(count, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {edition} WHERE replaces = $1 AND status = "
                                       "'adopted' AND valid_from <= $2",
                                       edition, on));
    return count > 0;
}

Result<std::vector<Participant>> participants(db::ReadTx& tx, Id<AnalysisRound> const& round) {
    return tx.select<Participant>(
        "WHERE round = $1 ORDER BY CASE WHEN unit IS NULL THEN 1 ELSE 0 END, name COLLATE \"sv-SE-x-icu\", "
        "id",
        round);
}

Result<std::optional<Participant>> participant_of(db::ReadTx& tx, Id<AnalysisRound> const& round,
                                                  Id<Unit> const& unit) {
    return tx.first<Participant>("WHERE round = $1 AND unit = $2", round, unit);
}

Result<std::vector<ProtectionValue>> protection_values(db::ReadTx& tx, Id<Edition> const& edition) {
    return tx.select<ProtectionValue>("WHERE edition = $1 ORDER BY position, key", edition);
}

Result<std::vector<Analysis>> analyses(db::ReadTx& tx, Id<AnalysisRound> const& round) {
    return tx.select<Analysis>("WHERE round = $1 ORDER BY CASE WHEN unit IS NULL THEN 0 ELSE 1 END, unit, id",
                               round);
}

Result<std::optional<Analysis>> analysis_of(db::ReadTx& tx, Id<AnalysisRound> const& round,
                                            MaybeUnit const& unit) {
    return tx.first<Analysis>("WHERE round = $1 AND COALESCE(unit, '') = $2", round,
                              unit ? unit->text : std::string{});
}

Result<std::optional<Analysis>> analysis_before(db::ReadTx& tx, Id<AnalysisRound> const& round,
                                                MaybeUnit const& unit) {
    return tx.first<Analysis>(
        "WHERE round = $1 AND (COALESCE(unit, '') = $2 OR unit IN (SELECT s.predecessor FROM "
        "{unit_succession} s WHERE s.successor = $2)) "
        "ORDER BY CASE WHEN COALESCE(unit, '') = $2 THEN 0 ELSE 1 END, id LIMIT 1",
        round, unit ? unit->text : std::string{});
}

Result<std::vector<AnalysisStep>> steps_of(db::ReadTx& tx, Id<Analysis> const& analysis) {
    return tx.select<AnalysisStep>("WHERE analysis = $1 ORDER BY registered_at, id", analysis);
}

Result<std::vector<CapabilityAssessment>> capabilities(db::ReadTx& tx, Id<Analysis> const& analysis) {
    return tx.select<CapabilityAssessment>("WHERE analysis = $1 ORDER BY area, aspect", analysis);
}

Result<std::vector<CapabilityAssessment>> capabilities_of_round(db::ReadTx& tx,
                                                                Id<AnalysisRound> const& round) {
    return tx.select<CapabilityAssessment>(
        "JOIN {risk_analysis} a ON a.id = capability_assessment.analysis WHERE a.round = $1 "
        "ORDER BY capability_assessment.analysis, capability_assessment.area, capability_assessment.aspect",
        round);
}

Result<std::vector<Risk>> waiting(db::ReadTx& tx, Id<Analysis> const& analysis) {
    return tx.select<Risk>("WHERE analysis = $1 AND standing = 'to_confirm' ORDER BY number", analysis);
}

Result<std::vector<RiskCount>> risk_counts(db::ReadTx& tx, Id<AnalysisRound> const& round) {
    return tx.query<RiskCount>(
        "SELECT r.analysis, r.standing, COUNT(*) FROM {risk} r JOIN {risk_analysis} a ON a.id = r.analysis "
        "WHERE a.round = $1 GROUP BY r.analysis, r.standing",
        round);
}

Result<std::vector<UnitContact>> contacts(db::ReadTx& tx, Id<AnalysisRound> const& round, Date on) {
    return tx.query<UnitContact>(
        "SELECT s.unit, p.name, a.duty, p.phone, p.email FROM {risk_analysis} s JOIN {assignment} a ON "
        "a.unit = s.unit JOIN {person} p ON p.id = a.person WHERE s.round = $1 AND s.state = 'draft' "
        "AND a.valid_from <= $2 AND (a.valid_to IS NULL OR a.valid_to >= $2) "
        "ORDER BY s.unit, CASE WHEN a.deputy_for IS NULL THEN 0 ELSE 1 END, a.duty COLLATE \"sv-SE-x-icu\", "
        "p.name COLLATE \"sv-SE-x-icu\", a.id",
        round, on);
}

}  // namespace varn::risk::store
