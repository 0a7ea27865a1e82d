// What a roll-up costs: the whole answer of GET /follow-up-rounds/{id}/roll-up, read from SQLite, summed and
// written as JSON, for towns of 100, 400 and 1 600 units with 60 goals and 12 rounds behind them.
//   rollup_bench [UNITS …]
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "followup/api.h"
#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/db_migrations.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/seconding.h"
#include "platform/secrecy.h"
#include "programme/api.h"

namespace varn {
namespace {

using namespace followup;
using Clock = std::chrono::steady_clock;

constexpr int goals_of_town = 60;
constexpr int rounds_of_town = 12;
constexpr int areas_of_town = 4;
constexpr int sectors_of_town = 8;
constexpr int tries = 200;

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::cerr << result.error().key << ' ' << result.error().cause << '\n';
        std::exit(1);
    }
    return std::move(result).value();
}

double milliseconds(Clock::duration took) {
    return std::chrono::duration<double, std::milli>(took).count();
}

/// A town on a file of its own, written row by row.
class BenchTown {
public:
    explicit BenchTown(std::filesystem::path const& file)
        : database_(need(db::Database::open("sqlite:" + file.string(), clock_))),
          ids_(clock::random_ids(clock_)),
          town_{*database_, clock_, *ids_} {
        std::vector<db::Migration> all = db::base_migrations();
        for (auto const& more :
             {auth::auth_migrations(), notify::telling_migrations(), seconding::seconding_migrations(),
              secrecy::secrecy_migrations(), findings::findings_migrations(), organisation::migrations(),
              programme::migrations(), followup::migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        need(database_->migrate(all));
    }

    void fill(int units) {
        {
            db::WriteTx tx{town_.db};
            add_units(tx, units);
            add_programme(tx);
            need(std::move(tx).commit(audit::entry(actor_, "pack.import")));
        }
        for (int i = 0; i < rounds_of_town; ++i) {
            db::WriteTx round{town_.db};
            add_round(round, i);
            need(std::move(round).commit(audit::entry(actor_, "pack.import")));
        }
    }
    Id<Round> const& last_round() const { return last_round_; }
    Town& town() { return town_; }
    auth::Actor const& actor() const { return actor_; }

private:
    template <class T>
    T put(db::WriteTx& tx, T row) {
        row.id = town_.new_id<T>();
        if constexpr (requires { row.version; }) {
            row.version = 1;
        }
        auto const permit = need(auth::decide<T>(intake_policy(), actor_, "pack.import", std::nullopt));
        need(tx.insert(permit, row));
        return row;
    }
    std::size_t below(std::size_t end) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>((state_ >> 33U) % end);
    }

    void add_units(db::WriteTx& tx, int units) {
        auto const from = *parse_date("2010-01-01");
        for (int i = 0; i < units; ++i) {
            auto const key = "enhet-" + std::to_string(i);
            auto const kind = i == 0 ? UnitKind::council : UnitKind::committee;
            auto const unit = put(tx, Unit{{}, key, kind, {}, from, {}, Marker::fictional, {}, 1}).id;
            auto const parent = i == 0
                                    ? std::nullopt
                                    : std::optional{units_[below(std::min<std::size_t>(units_.size(), 30))]};
            put(tx,
                organisation::UnitPeriod{{}, unit, "Enhet " + std::to_string(i), {}, parent, from, {}, 1});
            units_.push_back(unit);
        }
        for (int i = 0; i < sectors_of_town; ++i) {
            sectors_.push_back(put(tx, Sector{{},
                                              "sektor-" + std::to_string(i),
                                              "Sektor " + std::to_string(i),
                                              {},
                                              units_[0],
                                              from,
                                              {},
                                              Marker::fictional,
                                              {},
                                              1})
                                   .id);
        }
    }
    void add_programme(db::WriteTx& tx) {
        auto const programme =
            put(tx, programme::Programme{{}, "program", "Program", {}, Marker::fictional, {}, 1}).id;
        Edition edition;
        edition.programme = programme;
        edition.key = "utgava";
        edition.title = "Utgåva";
        edition.status = programme::EditionStatus::adopted;
        edition.adopted_on = edition.valid_from = *parse_date("2012-01-01");
        edition_ = put(tx, edition).id;
        for (int i = 0; i < areas_of_town; ++i) {
            FocusArea area;
            area.edition = edition_;
            area.key = "omrade-" + std::to_string(i);
            area.title = "Område " + std::to_string(i);
            areas_.push_back(put(tx, area));
        }
        for (int i = 0; i < goals_of_town; ++i) {
            Goal goal;
            goal.edition = edition_;
            goal.key = "mal-" + std::to_string(i);
            goal.title = "Mål " + std::to_string(i) + " om att staden har en robust beredskap";
            goals_.push_back(put(tx, goal));
        }
    }
    void add_round(db::WriteTx& tx, int number) {
        auto const year = 2012 + number;
        Round round;
        round.name = "Omgång " + std::to_string(year);
        round.kind = RoundKind::own;
        round.year = year;
        round.edition = edition_;
        round.period_from = *date_of(year, 1, 1);
        round.period_to = round.due = *date_of(year, 12, 31);
        round.state = RoundState::open;
        round.tree_on = round.period_to;
        round.opened_at = town_.clock.now();
        round.marker = Marker::fictional;
        last_round_ = put(tx, round).id;
        for (std::size_t i = 0; i < goals_.size(); ++i) {
            put(tx, RoundGoal{{}, last_round_, goals_[i].id, goals_[i].title, static_cast<int>(i)});
            for (std::size_t area = i % areas_.size(); area < areas_.size(); area += 3) {
                put(tx, RoundFocusArea{{},
                                       last_round_,
                                       goals_[i].id,
                                       areas_[area].id,
                                       areas_[area].title,
                                       static_cast<int>(area)});
            }
        }
        for (std::size_t i = 0; i < units_.size(); ++i) {
            add_sheet(tx, i);
        }
    }
    void add_sheet(db::WriteTx& tx, std::size_t i) {
        auto const parent =
            i == 0 ? std::nullopt : std::optional{units_[(i - 1) % std::min<std::size_t>(i, 30)]};
        put(tx, RoundUnit{{},
                          last_round_,
                          units_[i],
                          parent,
                          "Enhet " + std::to_string(i),
                          UnitKind::committee,
                          true,
                          static_cast<int>(i)});
        put(tx, RoundSector{{}, last_round_, units_[i], sectors_[i % sectors_.size()], "Sektor"});
        Sheet sheet;
        sheet.round = last_round_;
        sheet.unit = units_[i];
        sheet.status = below(20) == 0 ? SheetStatus::open : SheetStatus::accepted;
        for (std::size_t goal = 0; goal < goals_.size(); ++goal) {
            sheet.marks += "ffpn"[below(4)];
            sheet.forecasts += "ffpn"[below(4)];
        }
        auto const kept = put(tx, sheet);
        for (std::size_t goal = 0; goal < goals_.size(); ++goal) {
            auto const letter = kept.marks[goal];
            Answer answer;
            answer.sheet = kept.id;
            answer.unit = units_[i];
            answer.goal = goals_[goal].id;
            answer.mark = letter == 'f'   ? Mark::fulfilled
                          : letter == 'p' ? Mark::partly
                                          : Mark::not_fulfilled;
            answer.words = "Två av tre tunnlar har övats under perioden. Den tredje övas i maj.";
            answer.forecast = Mark::fulfilled;
            put(tx, answer);
        }
    }

    clock::FixedClock clock_{*parse_date("2024-02-01")};
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<clock::Ids> ids_;
    Town town_;
    auth::Actor const actor_ = auth::operator_actor();
    std::uint64_t state_ = 2024;
    std::vector<Id<Unit>> units_;
    std::vector<Id<Sector>> sectors_;
    Id<Edition> edition_;
    std::vector<FocusArea> areas_;
    std::vector<Goal> goals_;
    Id<Round> last_round_;
};

http::Route route_called(std::string_view path) {
    for (auto& route : followup::routes()) {
        if (route.path == path) {
            return route;
        }
    }
    std::cerr << "no route " << path << '\n';
    std::exit(1);
}

void measure(BenchTown& bench, int units) {
    auto const route = route_called("/follow-up-rounds/{id}/roll-up");
    std::vector<double> times;
    std::vector<double> worked;  // processor time, which a busy machine does not stretch
    std::size_t bytes = 0;
    for (int i = 0; i < tries; ++i) {
        auto const began = Clock::now();
        auto const processor = std::clock();
        auto const reply = need(route.handler(
            http::Call{bench.town(), bench.actor(), bench.last_round().text, {}, "", {}, "sv"}));
        times.push_back(milliseconds(Clock::now() - began));
        worked.push_back(1000.0 * static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC);
        bytes = reply.body.size();
    }
    std::sort(times.begin(), times.end());
    std::sort(worked.begin(), worked.end());
    auto const at = [&](double share) { return times[static_cast<std::size_t>(share * (tries - 1))]; };
    std::cout << "  " << units << " units, " << units * goals_of_town * rounds_of_town << " answers: median "
              << at(0.5) << " ms, p95 " << at(0.95) << " ms, p99 " << at(0.99) << " ms, " << bytes / 1000
              << " kB; processor time: median " << worked[tries / 2] << " ms, p95 "
              << worked[tries * 95 / 100] << " ms";
    std::cout << (units == 400 ? " (p95 below 150)\n" : "\n");
}

int run(int units) {
    auto const folder = std::filesystem::temp_directory_path() / ("rollup_bench_" + std::to_string(units));
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    {
        BenchTown bench{folder / "town.db"};
        bench.fill(units);
        measure(bench, units);
    }
    std::filesystem::remove_all(folder);
    return 0;
}

}  // namespace
}  // namespace varn

int main(int count, char** words) {
    varn::i18n::load_embedded();
    if (count == 1) {
        return varn::run(100) + varn::run(400) + varn::run(1600);
    }
    for (int i = 1; i < count; ++i) {
        varn::run(std::atoi(words[i]));
    }
    return 0;
}
