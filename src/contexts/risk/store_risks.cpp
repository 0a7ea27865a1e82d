#include "store_risks.h"

#include "platform/anywhere.h"
#include "platform/json.h"

namespace varn::risk::store {
namespace {

/// Every wish of a filter, each content when it is not made.
constexpr std::string_view risks_wanted =
    "WHERE ($1 = '' OR risk.analysis IN (SELECT a.id FROM {risk_analysis} a WHERE a.round = $1)) "
    "AND ($2 = '' OR risk.analysis = $2) "
    "AND ($3 = '[]' OR risk.unit IN (SELECT value FROM {each} $3 {end})) "
    "AND ($4 = '' OR risk.kind = $4) AND ($5 = '' OR risk.treatment = $5) "
    "AND (($6 = '' AND risk.standing <> 'retired') OR risk.standing = $6) "
    "AND ($7 = '' OR risk.kind IN (SELECT k.id FROM {risk_kind} k WHERE k.is_antagonistic = "
    "CASE WHEN $7 = 'yes' THEN 1 ELSE 0 END)) "
    "AND (($8 = '' AND $9 = 0) OR EXISTS (SELECT 1 FROM {risk_consequence} c WHERE c.risk = risk.id AND "
    "($8 = '' OR c.protection_value = $8) AND c.level >= $9)) "
    "AND ($10 = '' OR LOWER(risk.title || ' ' || risk.cause || ' ' || risk.event || ' ' || "
    "risk.consequence) LIKE LOWER($10) ESCAPE '!') ";

constexpr std::string_view by_consequence =
    "ORDER BY COALESCE((SELECT MAX(c.level) FROM {risk_consequence} c WHERE c.risk = risk.id), 0) DESC, "
    "COALESCE(risk.likelihood, 0) DESC, risk.title COLLATE \"sv-SE-x-icu\", risk.id";

std::string_view risk_order_text(RiskOrder order) {
    switch (order) {
        case RiskOrder::likelihood:
            return "ORDER BY COALESCE(risk.likelihood, 0) DESC, risk.title COLLATE \"sv-SE-x-icu\", risk.id";
        case RiskOrder::unit:
            return "ORDER BY COALESCE((SELECT p.name FROM {unit_period} p WHERE p.unit = risk.unit "
                   "ORDER BY p.valid_from DESC LIMIT 1), '') COLLATE \"sv-SE-x-icu\", risk.analysis, "
                   "risk.number";
        case RiskOrder::title:
            return "ORDER BY risk.title COLLATE \"sv-SE-x-icu\", risk.id";
        case RiskOrder::consequence:
            break;
    }
    return by_consequence;
}

std::string ids_as_json(std::vector<std::string> const& ids) {
    json::Array all{json::Value{"-"}};  // so that none is not all
    for (auto const& id : ids) {
        all.emplace_back(id);
    }
    return json::to_text(json::Value{std::move(all)});
}

/// A filter as what `risks_wanted` is bound to.
struct BoundFilter {
    explicit BoundFilter(RiskFilter const& filter)
        : units(filter.units ? ids_as_json(*filter.units) : "[]"),
          treatment(filter.treatment ? name_of(*filter.treatment) : ""),
          standing(filter.standing ? name_of(*filter.standing) : ""),
          antagonistic(!filter.antagonistic   ? ""
                       : *filter.antagonistic ? "yes"
                                              : "no"),
          words(db::anywhere(filter.words)) {}
    std::string units, treatment, standing, antagonistic, words;
};

}  // namespace

Result<Page<Risk>> risks(db::ReadTx& tx, RiskFilter const& filter, RiskOrder order, Window window) {
    BoundFilter const b{filter};
    auto const page =
        std::string{risks_wanted} + std::string{risk_order_text(order)} + " LIMIT $11 OFFSET $12";
    TRY(items,
        tx.select<Risk>(page, filter.round, filter.analysis, b.units, filter.kind, b.treatment, b.standing,
                        b.antagonistic, filter.protection_value, std::int64_t{filter.level_from}, b.words,
                        std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {risk} " + std::string{risks_wanted},
                                       filter.round, filter.analysis, b.units, filter.kind, b.treatment,
                                       b.standing, b.antagonistic, filter.protection_value,
                                       std::int64_t{filter.level_from}, b.words));
    return Page<Risk>{std::move(items), total};
}

Result<std::vector<Risk>> all_risks(db::ReadTx& tx, RiskFilter const& filter) {
    BoundFilter const b{filter};
    return tx.select<Risk>(std::string{risks_wanted} + std::string{by_consequence}, filter.round,
                           filter.analysis, b.units, filter.kind, b.treatment, b.standing, b.antagonistic,
                           filter.protection_value, std::int64_t{filter.level_from}, b.words);
}

Result<std::vector<Risk>> risks_of(db::ReadTx& tx, Id<Analysis> const& analysis) {
    return tx.select<Risk>("WHERE analysis = $1 ORDER BY number", analysis);
}

Result<int> next_number(db::ReadTx& tx, Id<Analysis> const& analysis) {
    TRY(highest,
        tx.scalar<std::int64_t>("SELECT COALESCE(MAX(number), 0) FROM {risk} WHERE analysis = $1", analysis));
    return static_cast<int>(highest) + 1;
}

Result<std::vector<RiskConsequence>> consequences(db::ReadTx& tx, std::vector<Risk> const& risks) {
    std::vector<std::string> ids;
    for (auto const& risk : risks) {
        ids.push_back(risk.id.text);
    }
    return tx.select<RiskConsequence>(
        "JOIN {protection_value} v ON v.id = risk_consequence.protection_value "
        "WHERE risk_consequence.risk IN (SELECT value FROM {each} $1 {end}) "
        "ORDER BY risk_consequence.risk, v.position, v.key",
        ids_as_json(ids));
}

Result<std::optional<ProtectionValue>> same_value(db::ReadTx& tx, Id<ProtectionValue> const& value,
                                                  Id<Edition> const& edition) {
    return tx.first<ProtectionValue>(
        "WHERE edition = $2 AND key = (SELECT v.key FROM {protection_value} v WHERE v.id = $1)", value,
        edition);
}

}  // namespace varn::risk::store
