#include "store.h"

#include "platform/anywhere.h"
#include "platform/json.h"

template <>
struct varn::Describe<varn::measure::store::SourceCount> {
    using S = measure::store::SourceCount;
    static constexpr auto value = entity<S>("SourceCount", field<&S::source>({}), field<&S::count>({}));
};
template <>
struct varn::Describe<varn::measure::store::Part> {
    using P = measure::store::Part;
    static constexpr auto value = entity<P>(
        "MeasurePart", field<&P::owner>({}), field<&P::status>({}), field<&P::count>({}), field<&P::late>({}),
        field<&P::without_cost>({}), field<&P::cost_ore>({}), field<&P::yearly_cost_ore>({}));
};
template <>
struct varn::Describe<varn::measure::store::Holder> {
    using H = measure::store::Holder;
    static constexpr auto value = entity<H>("MeasureHolder", field<&H::unit>({}), field<&H::account>({}));
};

namespace varn::measure::store {
namespace {

struct TextOfId {
    std::string id;
    std::string text;
};

/// Every wish of a filter, each content when it is not made.
constexpr std::string_view wanted =
    "WHERE ($1 = '[]' OR measure.owner IN (SELECT value FROM {each} $1 {end})) "
    "AND ($2 = '' OR measure.status = $2) "
    "AND ($3 = '' OR measure.status NOT IN ('done', 'cancelled')) "
    "AND ($4 = '' OR measure.source_kind = $4) AND ($5 = '' OR measure.source_id = $5) "
    "AND ($6 = '' OR measure.due >= $6) AND ($7 = '' OR measure.due <= $7) "
    "AND ($8 = '' OR LOWER(measure.title || ' ' || COALESCE(measure.body, '') || ' ' || measure.key) "
    "LIKE LOWER($8) ESCAPE '!') "
    "AND ($10 = '' OR (measure.due < $9 AND measure.status NOT IN ('done', 'cancelled'))) "
    "AND ($11 = '' OR measure.responsible = $11) ";

constexpr std::string_view by_due =
    "ORDER BY CASE WHEN measure.status IN ('done', 'cancelled') THEN 1 ELSE 0 END, measure.due, "
    "measure.title COLLATE \"sv-SE-x-icu\", measure.id";

std::string_view order_text(Order order) {
    switch (order) {
        case Order::newest_due:
            return "ORDER BY measure.due DESC, measure.title COLLATE \"sv-SE-x-icu\", measure.id";
        case Order::cost:
            return "ORDER BY COALESCE(measure.cost_ore, -1) DESC, measure.due, measure.id";
        case Order::unit:
            return "ORDER BY (SELECT p.name FROM {unit_period} p WHERE p.unit = measure.owner "
                   "ORDER BY p.valid_from DESC LIMIT 1) COLLATE \"sv-SE-x-icu\", measure.due, measure.id";
        case Order::title:
            return "ORDER BY measure.title COLLATE \"sv-SE-x-icu\", measure.id";
        case Order::due:
            break;
    }
    return by_due;
}

/// A filter as the texts that `wanted` is bound to.
struct Bound {
    explicit Bound(Filter const& filter)
        : status(filter.status ? name_of(*filter.status) : ""),
          open(filter.open_alone ? "yes" : ""),
          kind(filter.source_kind ? name_of(*filter.source_kind) : ""),
          source(filter.source_id),
          from(filter.due_from ? to_text(*filter.due_from) : ""),
          to(filter.due_to ? to_text(*filter.due_to) : ""),
          words(db::anywhere(filter.words)),
          today(to_text(filter.today)),
          late(filter.late_alone ? "yes" : ""),
          responsible(filter.responsible) {
        if (filter.units) {
            json::Array ids{json::Value{"-"}};  // so that no unit is not every unit
            for (auto const& unit : *filter.units) {
                ids.emplace_back(unit);
            }
            units = json::to_text(json::Value{std::move(ids)});
        }
    }
    std::string units = "[]";
    std::string status, open, kind, source, from, to, words, today, late, responsible;
};

}  // namespace
}  // namespace varn::measure::store

template <>
struct varn::Describe<varn::measure::store::TextOfId> {
    using T = measure::store::TextOfId;
    static constexpr auto value = entity<T>("MeasureTextOfId", field<&T::id>({}), field<&T::text>({}));
};

namespace varn::measure::store {

Result<http::Page<Measure>> measures(db::ReadTx& tx, Filter const& filter, Order order, Window window) {
    Bound const b{filter};
    auto const page = std::string{wanted} + std::string{order_text(order)} + " LIMIT $12 OFFSET $13";
    TRY(items,
        tx.select<Measure>(page, b.units, b.status, b.open, b.kind, b.source, b.from, b.to, b.words, b.today,
                           b.late, b.responsible, std::int64_t{window.limit}, std::int64_t{window.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {measure} " + std::string{wanted}, b.units,
                                       b.status, b.open, b.kind, b.source, b.from, b.to, b.words, b.today,
                                       b.late, b.responsible));
    return http::Page<Measure>{std::move(items), total};
}

Result<std::vector<Measure>> all_measures(db::ReadTx& tx, Filter const& filter) {
    Bound const b{filter};
    return tx.select<Measure>(std::string{wanted} + std::string{by_due}, b.units, b.status, b.open, b.kind,
                              b.source, b.from, b.to, b.words, b.today, b.late, b.responsible);
}

Result<std::vector<Part>> parts(db::ReadTx& tx, Filter const& filter) {
    Bound const b{filter};
    return tx.query<Part>(
        "SELECT measure.owner, measure.status, COUNT(*), "
        "CAST(SUM(CASE WHEN measure.due < $9 AND measure.status NOT IN ('done', 'cancelled') THEN 1 ELSE 0 "
        "END) AS {int}), "
        "CAST(SUM(CASE WHEN measure.cost_ore IS NULL AND measure.yearly_cost_ore IS NULL THEN 1 ELSE 0 END) "
        "AS {int}), CAST(COALESCE(SUM(measure.cost_ore), 0) AS {int}), "
        "CAST(COALESCE(SUM(measure.yearly_cost_ore), 0) AS {int}) FROM {measure} " +
            std::string{wanted} + "GROUP BY measure.owner, measure.status ORDER BY 1, 2",
        b.units, b.status, b.open, b.kind, b.source, b.from, b.to, b.words, b.today, b.late, b.responsible);
}

Result<std::vector<SourceCount>> counts(db::ReadTx& tx, SourceKind kind) {
    return tx.query<SourceCount>(
        "SELECT measure.source_id, COUNT(*) FROM {measure} WHERE measure.source_kind = $1 AND "
        "measure.source_id IS NOT NULL GROUP BY measure.source_id",
        kind);
}

Result<std::vector<Measure>> measures_of(db::ReadTx& tx, SourceKind kind, std::string const& id) {
    return tx.select<Measure>(
        "WHERE measure.source_kind = $1 AND ($2 = '' OR measure.source_id = $2) " + std::string{by_due}, kind,
        id);
}

Result<std::vector<Measure>> open_measures(db::ReadTx& tx) {
    return tx.select<Measure>("WHERE measure.status NOT IN ('done', 'cancelled') " + std::string{by_due});
}

Result<std::vector<StatusView>> history(db::ReadTx& tx, Id<Measure> const& measure) {
    return tx.query<StatusView>(
        "SELECT s.id, s.status, s.happened_on, s.words, COALESCE((SELECT p.name FROM {unit_period} p "
        "WHERE p.unit = s.unit AND p.valid_from = COALESCE((SELECT MAX(q.valid_from) FROM {unit_period} q "
        "WHERE q.unit = s.unit AND q.valid_from <= s.happened_on), (SELECT MIN(r.valid_from) "
        "FROM {unit_period} r WHERE r.unit = s.unit))), ''), COALESCE(a.name, s.account), s.registered_at "
        "FROM {measure_status_change} s LEFT JOIN {account} a ON a.id = s.account "
        "WHERE s.measure = $1 ORDER BY s.registered_at, s.id",
        measure);
}

Result<std::vector<CommentView>> comments(db::ReadTx& tx, Id<Measure> const& measure) {
    return tx.query<CommentView>(
        "SELECT c.id, c.words, COALESCE(a.name, c.account), c.registered_at FROM {measure_comment} c "
        "LEFT JOIN {account} a ON a.id = c.account WHERE c.measure = $1 ORDER BY c.registered_at, c.id",
        measure);
}

Result<std::vector<Dependency>> dependencies(db::ReadTx& tx) {
    return tx.select<Dependency>("ORDER BY measure, needs");
}

Result<std::vector<Dependency>> dependencies_at(db::ReadTx& tx, Id<Measure> const& measure) {
    return tx.select<Dependency>("WHERE measure = $1 OR needs = $1 ORDER BY measure, needs", measure);
}

Result<std::optional<ReminderRule>> rule(db::ReadTx& tx) {
    return tx.first<ReminderRule>("ORDER BY key LIMIT 1");
}

Result<std::map<std::string, std::string>> latest_words(db::ReadTx& tx) {
    TRY(rows, tx.query<TextOfId>("SELECT s.measure, s.words FROM {measure_status_change} s "
                                 "WHERE s.words IS NOT NULL ORDER BY s.registered_at, s.id"));
    std::map<std::string, std::string> words;
    for (auto& row : rows) {
        words[row.id] = std::move(row.text);
    }
    return words;
}

Result<std::map<std::string, std::string>> people_keys(db::ReadTx& tx) {
    TRY(rows, tx.query<TextOfId>("SELECT r.id, r.key FROM {person} r"));
    std::map<std::string, std::string> keys;
    for (auto& row : rows) {
        keys[row.id] = std::move(row.text);
    }
    return keys;
}

Result<std::vector<Holder>> holders(db::ReadTx& tx, auth::Role role, Date on) {
    return tx.query<Holder>(
        "SELECT DISTINCT g.unit, g.account FROM {role_grant} g JOIN {account} a ON a.id = g.account "
        "WHERE a.status = 'active' AND g.role = $1 AND g.valid_from <= $2 "
        "AND (g.valid_to IS NULL OR g.valid_to >= $2) AND g.sector IS NULL AND g.matter IS NULL "
        "ORDER BY g.account, g.unit",
        role, on);
}

}  // namespace varn::measure::store
