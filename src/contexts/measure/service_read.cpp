// What is read out of the register: lists, sums and the page of a measure; and what other contexts ask.
#include <algorithm>

#include "organisation/api.h"
#include "rights.h"
#include "service.h"

namespace varn::measure {
namespace {

Result<Done> may_read(Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "measure.read", std::nullopt));
    return Done{};
}

/// The names of units on a date; those that are no longer there by the name they had.
class UnitNames {
public:
    static Result<UnitNames> on(db::ReadTx& tx, Date day) {
        UnitNames names{tx, day};
        TRY(units, organisation::units_on(tx, day));
        for (auto& unit : units) {
            names.known_[unit.id.text] = std::move(unit.name);
        }
        return names;
    }
    Result<std::string> of(Id<Unit> const& unit) {
        auto const found = known_.find(unit.text);
        if (found != known_.end()) {
            return found->second;
        }
        TRY(view, organisation::unit_on(*tx_, unit, day_));
        return known_[unit.text] = view.name;
    }

private:
    UnitNames(db::ReadTx& tx, Date day) : tx_(&tx), day_(day) {}
    db::ReadTx* tx_;
    Date day_;
    std::map<std::string, std::string> known_;
};

/// The filter of a question, with the unit and all below it.
Result<store::Filter> filter_of(Town& town, db::ReadTx& tx, Question const& question) {
    auto filter = question.filter;
    filter.today = town.clock.today();
    if (!question.unit.empty()) {
        TRY(units, organisation::with_all_below(tx, question.unit, filter.today));
        filter.units = units;
    }
    return filter;
}

void put_in(Sum& sum, store::Part const& part) {
    sum.count += part.count;
    sum.late += part.late;
    sum.without_cost += part.without_cost;
    sum.cost_ore += part.cost_ore;
    sum.yearly_cost_ore += part.yearly_cost_ore;
}

Result<Done> put_dependencies(db::ReadTx& tx, MeasurePage& page, UnitNames& names, Date today) {
    auto const& id = page.measure.measure.id;
    TRY(all, store::dependencies_at(tx, id));
    for (auto const& one : all) {
        bool const waits = one.measure == id;
        TRY(other, tx.get(waits ? one.needs : one.measure));
        TRY(owner, names.of(other.owner));
        (waits ? page.needs : page.needed_by)
            .push_back(
                {one.id, other.id, other.title, owner, other.due, other.status, is_late(other, today)});
    }
    return Done{};
}

}  // namespace

Result<std::vector<MeasureView>> views(db::ReadTx& tx, std::vector<Measure> measures, Date on) {
    TRY(names, UnitNames::on(tx, on));
    std::map<std::string, std::optional<std::string>> people;
    std::vector<MeasureView> all;
    all.reserve(measures.size());
    for (auto& measure : measures) {
        MeasureView view;
        TRY(owner, names.of(measure.owner));
        view.owner_name = owner;
        if (measure.responsible) {
            auto [known, is_new] = people.try_emplace(measure.responsible->text);
            if (is_new) {
                TRY(person, tx.find(*measure.responsible));
                known->second = person ? std::optional{person->name} : std::nullopt;
            }
            view.responsible_name = known->second;
        }
        view.is_late = is_late(measure, on);
        view.days_late = view.is_late ? on.days - measure.due.days : 0;
        view.version = measure.version;
        view.measure = std::move(measure);
        all.push_back(std::move(view));
    }
    return all;
}

Result<Page<MeasureView>> list_measures(Town& town, Actor const& actor, Question const& question,
                                        Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(filter, filter_of(town, tx, question));
    TRY(page, store::measures(tx, filter, question.order, window));
    TRY(items, views(tx, std::move(page.items), filter.today));
    for (auto& view : items) {
        view.may_change = action_to_change(actor, view.measure).ok();
    }
    return Page<MeasureView>{std::move(items), page.total};
}

Result<Sums> sum_measures(Town& town, Actor const& actor, Question const& question) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(filter, filter_of(town, tx, question));
    TRY(parts, store::parts(tx, filter));
    TRY(names, UnitNames::on(tx, filter.today));
    Sums sums;
    for (std::size_t i = 0; i < choices<Status>.size(); ++i) {
        sums.by_status.push_back({static_cast<Status>(i), {}});
    }
    std::map<std::string, Sum> by_owner;
    for (auto const& part : parts) {
        put_in(sums.whole, part);
        put_in(sums.by_status[static_cast<std::size_t>(part.status)].sum, part);
        put_in(by_owner[part.owner.text], part);
    }
    for (auto const& [owner, sum] : by_owner) {
        TRY(name, names.of(Id<Unit>{owner}));
        sums.by_unit.push_back({Id<Unit>{owner}, name, sum});
    }
    std::stable_sort(sums.by_unit.begin(), sums.by_unit.end(),
                     [](UnitSum const& a, UnitSum const& b) { return a.sum.cost_ore > b.sum.cost_ore; });
    return sums;
}

Result<MeasurePage> measure_page(Town& town, Actor const& actor, Id<Measure> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    auto const today = town.clock.today();
    TRY(measure, tx.get(id));
    TRY(told, views(tx, {measure}, today));
    MeasurePage page;
    page.measure = std::move(told.front());
    page.measure.may_change = action_to_change(actor, measure).ok();
    page.may_comment = auth::judge(policy(), actor, "measure.comment", measure.owner.text).ok();
    page.version = measure.version;
    TRY(history, store::history(tx, id));
    page.history = std::move(history);
    TRY(comments, store::comments(tx, id));
    page.comments = std::move(comments);
    TRY(names, UnitNames::on(tx, today));
    CHECK(put_dependencies(tx, page, names, today));
    return page;
}

Result<std::vector<MeasureView>> measures_of(db::ReadTx& tx, Source const& source, Date on) {
    TRY(found, store::measures_of(tx, source.kind, source.id ? source.id->text : ""));
    return views(tx, std::move(found), on);
}

Result<std::map<std::string, std::int64_t>> count_per_source(db::ReadTx& tx, SourceKind kind) {
    TRY(counts, store::counts(tx, kind));
    std::map<std::string, std::int64_t> by_source;
    for (auto const& one : counts) {
        by_source[one.source.text] = one.count;
    }
    return by_source;
}

Result<std::vector<MeasureView>> open_measures_of_unit(db::ReadTx& tx, Id<Unit> const& unit, Date on) {
    TRY(units, organisation::with_all_below(tx, unit.text, on));
    store::Filter filter;
    filter.units = units;
    filter.open_alone = true;
    filter.today = on;
    TRY(found, store::all_measures(tx, filter));
    return views(tx, std::move(found), on);
}

Result<std::vector<MeasureView>> open_measures(db::ReadTx& tx, Date on) {
    TRY(found, store::open_measures(tx));
    return views(tx, std::move(found), on);
}

Result<std::map<std::string, OpenCount>> open_per_unit(db::ReadTx& tx, Date on) {
    store::Filter filter;
    filter.open_alone = true;
    filter.today = on;
    TRY(parts, store::parts(tx, filter));
    std::map<std::string, OpenCount> counts;
    for (auto const& part : parts) {
        auto& count = counts[part.owner.text];
        count.open += part.count;
        count.late += part.late;
    }
    return counts;
}

}  // namespace varn::measure
