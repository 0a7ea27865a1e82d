// How the town stands, and what concerns the one who asks.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "organisation/api.h"
#include "platform/audit_trail.h"
#include "platform/i18n.h"
#include "programme/api.h"
#include "service.h"
#include "store.h"
#include "things.h"

namespace varn::overview {
namespace {

constexpr std::size_t worst_max = 5;
constexpr std::int64_t lately_max = 10;
constexpr std::size_t my_units_max = 20;
constexpr std::size_t overdue_max = 50;

using Counts = std::map<std::string, std::int64_t>;

Counts by_edition(std::vector<store::EditionCount> const& rows) {
    Counts counts;
    for (auto const& row : rows) {
        counts[row.edition] = row.count;
    }
    return counts;
}

std::int64_t of(Counts const& counts, std::string const& edition) {
    auto const found = counts.find(edition);
    return found == counts.end() ? 0 : found->second;
}

bool is_accepted(programme::FindingView const& finding) {
    return finding.state == findings::State::accepted;
}

/// An open finding, and the edition it was found in.
struct OpenFinding {
    Id<programme::Edition> edition;
    std::string_view title;
    programme::FindingView const* finding;
    int again = 0;  // how many of its rule stand before it
};

/// Counts the findings of an edition, and adds the open ones.
void weigh(EditionStanding& standing, programme::CoverageReport const& report,
           std::vector<OpenFinding>& open) {
    for (auto const& finding : report.findings) {
        if (is_accepted(finding)) {
            ++standing.accepted;
            continue;
        }
        auto& count = finding.severity == engine::Severity::error     ? standing.open_errors
                      : finding.severity == engine::Severity::warning ? standing.open_warnings
                                                                      : standing.open_infos;
        ++count;
        open.push_back({standing.edition, report.edition_title, &finding});
    }
}

/// What to look at first: the gravest, and of those one of each rule before a second of any.
std::vector<WorstFinding> worst_of(std::vector<OpenFinding> open) {
    std::set<std::string_view> known;  // a finding about the whole town is found in each edition
    std::erase_if(open, [&](auto const& one) {
        return !known.insert(one.finding->key ? *one.finding->key : one.finding->text_sv).second;
    });
    std::map<std::string_view, int> turn;
    for (auto& one : open) {
        one.again = turn[one.finding->rule]++;
    }
    std::stable_sort(open.begin(), open.end(), [](auto const& a, auto const& b) {
        auto const grave_a = a.finding->severity;
        auto const grave_b = b.finding->severity;
        return grave_a != grave_b ? grave_a > grave_b : a.again < b.again;
    });
    std::vector<WorstFinding> worst;
    for (std::size_t i = 0; i < open.size() && i < worst_max; ++i) {
        worst.push_back({open[i].edition, std::string{open[i].title}, *open[i].finding});
    }
    return worst;
}

/// How the editions stand and what is worst in them: the same for all who see the whole town.
struct TownStanding {
    std::vector<EditionStanding> editions;
    std::vector<WorstFinding> worst;
};

Result<TownStanding> make_standing(db::ReadTx& tx, Date on) {
    TownStanding town;
    TRY(editions, store::editions(tx));
    TRY(areas, store::focus_areas(tx));
    TRY(holes, store::focus_areas_without_goal(tx));
    TRY(goals, store::goals(tx));
    auto const area_count = by_edition(areas);
    auto const hole_count = by_edition(holes);
    auto const goal_count = by_edition(goals);
    std::vector<programme::SharedCoverage> reports;  // what `open` points into
    std::vector<OpenFinding> open;
    for (auto const& edition : editions) {
        TRY(state, standing_of(tx, edition, on));
        if (!state) {
            continue;  // expired or replaced: history
        }
        TRY(programme, tx.get(edition.programme));
        EditionStanding standing{programme.id,
                                 programme.name,
                                 edition.id,
                                 edition.title,
                                 *state,
                                 edition.consultation_due,
                                 edition.valid_from,
                                 edition.valid_to,
                                 of(area_count, edition.id.text),
                                 of(hole_count, edition.id.text),
                                 of(goal_count, edition.id.text),
                                 0,
                                 0,
                                 0,
                                 0};
        TRY(report, programme::coverage_report(tx, edition.id, on));
        weigh(standing, *reports.emplace_back(std::move(report)), open);
        town.editions.push_back(std::move(standing));
    }
    std::stable_sort(town.editions.begin(), town.editions.end(), [](auto const& a, auto const& b) {
        return a.goals + a.focus_areas > b.goals + b.focus_areas;
    });
    town.worst = worst_of(std::move(open));
    return town;
}

/// Worked out once until something of it changes: what coverage is made from names all of it.
Result<Done> tell_editions(db::ReadTx& tx, Date on, Overview& told) {
    TRY(town, tx.kept<TownStanding>("overview standing " + to_text(on), programme::tables_of_coverage(),
                                    [&] { return make_standing(tx, on); }));
    told.editions = town->editions;
    told.worst = town->worst;
    return Done{};
}

std::string verb_of(verification::ToldEntry const& entry) {
    for (auto const& change : entry.changes) {
        if (change.field == "id" && !change.masked) {
            return change.after ? "overview.added" : "overview.removed";
        }
    }
    return entry.changes.empty() ? "overview.did" : "overview.changed";
}

/// "Anna Berg ändrade målet Trygghet och 3 till."
std::string in_words(std::string_view language, verification::ToldEntry const& entry, Thing const& thing,
                     std::int64_t count) {
    auto name = who(entry);
    if (name == "operator" || name == "system") {
        name = i18n::text(language, "overview.by." + name);
    }
    auto const kind = "overview.of." + thing.kind;
    auto what = i18n::known(language, kind) ? i18n::text(language, kind) : thing.kind;
    if (!thing.title.empty()) {
        what += " " + thing.title;
    }
    if (count > 1) {
        what =
            i18n::text(language, "overview.and_more", {{"what", what}, {"count", std::to_string(count - 1)}});
    }
    return i18n::text(language, verb_of(entry), {{"who", name}, {"what", what}, {"action", entry.action}});
}

Result<Done> tell_lately(db::ReadTx& tx, auth::Actor const& actor, Date on, Overview& told) {
    if (!verification::may_read_trail(actor)) {
        return Done{};
    }
    TRY(deeds, store::deeds(tx, lately_max));
    for (auto const& deed : deeds) {
        TRY(lines, verification::trail_lines(tx, actor, told_tables(), {.until = deed.position, .limit = 1}));
        auto const& entry = lines.at(0);
        Thing thing{entry.entity, {entry.subject}, {}, {}, {}};
        TRY(known, known_by(tx, entry.subject, on));
        if (known) {
            thing = std::move(known->thing);
        }
        told.lately.push_back({entry.position, entry.at, who(entry), entry.action, thing, deed.count,
                               in_words("sv", entry, thing, deed.count),
                               in_words("en", entry, thing, deed.count)});
    }
    return Done{};
}

/// What a unit should have done again by now: what comes back at an interval, and was last done too long ago
/// or never.
Result<Done> tell_overdue(db::ReadTx& tx, organisation::UnitView const& unit, Date on, Overview& told) {
    TRY(recurring, store::recurring(tx, unit.id.text, name_of(unit.kind), on));
    for (auto const& one : recurring) {
        std::optional<Date> due_on;
        if (one.done_on) {
            due_on = plus_months(*one.done_on, one.interval_months);
        }
        if (!due_on || *due_on < on) {
            told.overdue.push_back(
                {unit.id, unit.name, one.requirement, one.reference, one.title, one.done_on, due_on});
        }
    }
    return Done{};
}

/// How many there are of what belongs to the whole town; counted once until something of it changes.
Result<TownNumbers> numbers_of(db::ReadTx& tx, Date on) {
    static constexpr std::array<std::string_view, 4> tables{"unit", "unit_period", "requirement", "carrier"};
    TRY(shared, tx.kept<TownNumbers>("overview numbers " + to_text(on), tables, [&]() -> Result<TownNumbers> {
        TRY(units, organisation::units_on(tx, on));
        TRY(all, store::requirements(tx, on, false));
        TRY(uncarried, store::requirements(tx, on, true));
        return TownNumbers{static_cast<std::int64_t>(units.size()), all, uncarried};
    }));
    return *shared;
}

Result<Done> tell_mine(db::ReadTx& tx, auth::Actor const& actor, Date on, Overview& told) {
    std::vector<std::string> mine;
    for (auto const& grant : actor.grants) {
        for (auto const& unit : grant.units) {
            if (mine.size() < my_units_max && std::find(mine.begin(), mine.end(), unit) == mine.end()) {
                mine.push_back(unit);
            }
        }
    }
    for (auto const& id : mine) {
        auto unit = organisation::unit_on(tx, Id<Unit>{id}, on);
        if (!unit) {
            if (unit.error().code == ErrorCode::not_found) {
                continue;  // a role for a unit that is not there
            }
            return std::move(unit).error();
        }
        TRY(duties, store::duties(tx, id, on));
        CHECK(tell_overdue(tx, unit.value(), on, told));
        told.my_units.push_back({std::move(unit).value(), std::move(duties)});
    }
    // What is late comes first, the latest by most; then what was never done.
    std::stable_sort(told.overdue.begin(), told.overdue.end(), [](auto const& a, auto const& b) {
        return a.due_on && (!b.due_on || *a.due_on < *b.due_on);
    });
    if (told.overdue.size() > overdue_max) {
        told.overdue.erase(told.overdue.begin() + overdue_max, told.overdue.end());
    }
    return Done{};
}

}  // namespace

Result<Overview> overview(Town& town, auth::Actor const& actor, Date on) {
    CHECK(auth::judge(policy(), actor, "overview.read", std::nullopt));
    db::ReadTx tx{town.db};
    Overview told;
    told.valid_on = on;
    CHECK(tell_editions(tx, on, told));
    TRY(numbers, numbers_of(tx, on));
    told.numbers = numbers;
    CHECK(tell_lately(tx, actor, on, told));
    CHECK(tell_mine(tx, actor, on, told));
    return told;
}

}  // namespace varn::overview
