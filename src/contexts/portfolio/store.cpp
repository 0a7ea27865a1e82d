#include "store.h"

template <>
struct varn::Describe<varn::portfolio::store::Touches> {
    using T = portfolio::store::Touches;
    static constexpr auto value =
        entity<T>("PortfolioTouches", field<&T::service>({}), field<&T::value>({}), field<&T::title>({}));
};

namespace varn::portfolio::store {

Result<Page<MeasureEffect>> effects(db::ReadTx& tx, std::string const& measure, Window window) {
    TRY(items, tx.select<MeasureEffect>("WHERE ($1 = '' OR measure = $1) ORDER BY id LIMIT $2 OFFSET $3",
                                        measure, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>(
                   "SELECT COUNT(*) FROM {measure_effect} WHERE ($1 = '' OR measure = $1)", measure));
    return Page<MeasureEffect>{std::move(items), total};
}

Result<std::vector<MeasureEffect>> all_effects(db::ReadTx& tx) {
    return tx.select<MeasureEffect>("ORDER BY id");
}

Result<std::vector<continuity::NeedMember>> members_of(db::ReadTx& tx, Id<Need> const& need) {
    return tx.select<continuity::NeedMember>("WHERE need = $1 ORDER BY id", need);
}

Result<std::vector<Need>> needs_of(db::ReadTx& tx, std::string const& owner) {
    return tx.select<Need>("WHERE service = $1 OR resource = $1 ORDER BY id", owner);
}

Result<std::vector<CriticalService>> services(db::ReadTx& tx) {
    return tx.select<CriticalService>("WHERE ended_on IS NULL ORDER BY id");
}

Result<std::vector<Resource>> resources(db::ReadTx& tx) {
    return tx.select<Resource>("WHERE ended_on IS NULL ORDER BY id");
}

Result<std::vector<Touches>> consequences(db::ReadTx& tx) {
    return tx.query<Touches>(
        "SELECT DISTINCT c.service, c.protection_value, v.title FROM {service_consequence} c "
        "JOIN {protection_value} v ON v.id = c.protection_value ORDER BY 2, 1");
}

Result<std::string> account_name(db::ReadTx& tx, std::string const& account) {
    TRY(names, tx.query<std::string>("SELECT a.name FROM {account} a WHERE a.id = $1", account));
    return names.empty() ? account : names.front();
}

Result<Page<DecisionProposal>> proposals(db::ReadTx& tx, Window window) {
    TRY(items, tx.select<DecisionProposal>("ORDER BY proposed_on DESC, id DESC LIMIT $1 OFFSET $2",
                                           std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {decision_proposal}"));
    return Page<DecisionProposal>{std::move(items), total};
}

Result<std::int64_t> measures_in(db::ReadTx& tx, Id<DecisionProposal> const& proposal) {
    return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {proposal_measure} WHERE proposal = $1", proposal);
}

}  // namespace varn::portfolio::store
