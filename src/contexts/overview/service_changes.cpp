// What changed since a day: which things, not which values. It is read from the log, so nothing is forgotten;
// what the asker may not see is hidden there already.
#include <algorithm>
#include <array>

#include "followup/round.h"
#include "followup/sheet.h"
#include "measure/model.h"
#include "organisation/api.h"
#include "planning/model.h"
#include "platform/stockholm_time.h"
#include "service.h"
#include "store.h"
#include "things.h"

namespace varn::overview {
namespace {

constexpr std::int64_t things_max = 200;

/// When a day begins in Stockholm, where it is one or two hours past midnight of universal time.
Instant first_moment_of(Date day) {
    auto const midnight = start_of(day);
    return Instant{midnight.milliseconds - clock::stockholm_time(midnight).minute_of_day * 60'000LL};
}

/// The title of a row, whatever field it calls it by.
template <class T>
Result<std::optional<std::string>> title_in(db::ReadTx& tx, std::string const& id) {
    TRY(row, row_if_any<T>(tx, id));
    if (!row) {
        return std::optional<std::string>{};
    }
    if constexpr (requires { row->title; }) {
        return std::optional<std::string>{row->title};
    } else {
        return std::optional<std::string>{row->name};
    }
}

/// A sheet is called by its unit and its round.
Result<std::optional<std::string>> title_of_sheet(db::ReadTx& tx, std::string const& id) {
    TRY(sheet, row_if_any<followup::Sheet>(tx, id));
    if (!sheet) {
        return std::optional<std::string>{};
    }
    TRY(round, row_if_any<followup::Round>(tx, sheet->round.text));
    TRY(unit, organisation::unit_on(tx, sheet->unit, round ? round->period_to : Date{}));
    return std::optional<std::string>{unit.name + (round ? ", " + round->name : "")};
}

using Titler = Result<std::optional<std::string>> (*)(db::ReadTx&, std::string const&);
struct Titled {
    std::string_view entity;
    Titler title;
};

/// What is not of the programme or the organisation, and has a title of its own.
std::array<Titled, 7> const& titlers() {
    static std::array const all{
        Titled{table<measure::Measure>().name, title_in<measure::Measure>},
        Titled{table<planning::PlanningCycle>().name, title_in<planning::PlanningCycle>},
        Titled{table<planning::UnitGoal>().name, title_in<planning::UnitGoal>},
        Titled{table<planning::Activity>().name, title_in<planning::Activity>},
        Titled{table<planning::Indicator>().name, title_in<planning::Indicator>},
        Titled{table<followup::Round>().name, title_in<followup::Round>},
        Titled{table<followup::Sheet>().name, title_of_sheet},
    };
    return all;
}

Result<Thing> thing_called(db::ReadTx& tx, store::ChangedRow const& row, Date on) {
    Thing thing{row.entity, {row.subject}, {}, {}, {}};
    auto const titler = std::find_if(titlers().begin(), titlers().end(),
                                     [&](Titled const& one) { return one.entity == row.entity; });
    if (titler != titlers().end()) {
        TRY(title, titler->title(tx, row.subject));
        thing.title = title.value_or("");
        return thing;
    }
    TRY(known, known_by(tx, row.subject, on));
    return known ? std::move(known->thing) : thing;
}

/// What has a name of its own. Links, carriers and periods change with what they belong to, and would only
/// hide it.
std::vector<std::string> changing_tables() {
    using namespace programme;
    std::vector<std::string> names;
    for (auto const* one :
         {&table<Unit>(), &table<Programme>(), &table<Edition>(), &table<Section>(), &table<FocusArea>(),
          &table<Goal>(), &table<ProtectionValue>(), &table<Threat>(), &table<Responsibility>(),
          &table<Driver>(), &table<Topic>(), &table<Change>(), &table<Catalogue>(), &table<Requirement>()}) {
        names.emplace_back(one->name);
    }
    for (auto const& one : titlers()) {
        names.emplace_back(one.entity);
    }
    return names;
}

}  // namespace

Result<Changes> changes_since(Town& town, auth::Actor const& actor, Date since) {
    CHECK(auth::judge(policy(), actor, "overview.read", std::nullopt));
    auto const today = town.clock.today();
    if (since > today) {
        return invalid("?since", "overview.since_is_to_come");
    }
    db::ReadTx tx{town.db};
    auto const from = first_moment_of(since);
    auto const tables = changing_tables();
    TRY(total, store::changed_count(tx, tables, from));
    TRY(rows, store::changed(tx, tables, from, things_max));
    bool const tells_who = verification::may_read_trail(actor);
    Changes told{since, {}, total};
    for (auto const& row : rows) {
        TRY(thing, thing_called(tx, row, today));
        Changed one{std::move(thing), row.at, row.times, {}, {}};
        if (tells_who) {
            TRY(trail, verification::trail(tx, actor, told_tables(), {.until = row.position, .limit = 1}));
            if (!trail.items.empty()) {
                one.who = who(trail.items.front());
                one.action = trail.items.front().action;
            }
        }
        told.items.push_back(std::move(one));
    }
    return told;
}

}  // namespace varn::overview
