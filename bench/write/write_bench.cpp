// A write with permit, history and audit against the bare insert with the same durability, in one run, on
// SQLite and, when VARN_TEST_POSTGRES names a cluster, on PostgreSQL. The target is 40 % for one row.
//     write_bench [TRANSACTIONS=200] [REPEATS=7]
#include <stdlib.h>  // mkdtemp
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <functional>
#include <stdexcept>

#include "organisation/api.h"
#include "organisation/staff.h"
#include "platform/accounts.h"
#include "platform/clock.h"
#include "platform/db_migrations.h"
#include "platform/findings.h"
#include "platform/scratch.h"
#include "platform/town.h"

namespace varn::bench {
namespace {

using organisation::Person;

constexpr auth::Rule rules[] = {{"organisation.add_person", auth::Role::strategist, auth::Reach::whole_town}};
constexpr char const* unit = "01903f5e-0000-7000-8000-000000000001";

template <class T>
T must(Result<T> result) {
    if (!result.ok()) {
        throw std::runtime_error(result.error().key + " " + result.error().cause);
    }
    return std::move(result).value();
}

Person next_person(Town& town) {
    static int made = 0;
    return {.id = town.new_id<Person>(),
            .key = "person-" + std::to_string(++made),
            .name = "Förnamn Efternamn",
            .unit = {unit},
            .email = "fornamn.efternamn@example.se",
            .phone = {},
            .marker = organisation::Marker::fictional,
            .version = 1};
}

/// What the product does: asks the policy, writes the rows, their history and their audit leaves.
void write_audited(Town& town, auth::Actor const& actor, int rows) {
    db::WriteTx tx{town.db};
    auto const permit = must(auth::decide<Person>(rules, actor, rules[0].action, std::nullopt));
    for (int i = 0; i < rows; ++i) {
        must(tx.insert(permit, next_person(town)));
    }
    must(std::move(tx).commit(audit::entry(actor, std::string{rules[0].action})));
}

/// The same rows into the same table on the same connection, and nothing else.
void write_bare(Town& town, int rows) {
    db::Housekeeping tx{town.db};
    for (int i = 0; i < rows; ++i) {
        auto const person = next_person(town);
        (void)must(
            tx.exec("INSERT INTO person (id, key, name, unit, email, phone, marker, version) "
                    "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    person.id, person.key, person.name, person.unit, person.email, person.phone,
                    person.marker, person.version));
    }
    must(std::move(tx).commit());
}

struct Cost {
    double wall_us = 0;       // for one row
    double processor_us = 0;  // of this process
};

double processor_seconds() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
}

Cost cost_of(std::function<void()> const& transaction, int transactions, int rows) {
    auto const begin = std::chrono::steady_clock::now();
    auto const used = processor_seconds();
    for (int i = 0; i < transactions; ++i) {
        transaction();
    }
    std::chrono::duration<double, std::micro> const wall = std::chrono::steady_clock::now() - begin;
    auto const written = static_cast<double>(transactions) * rows;
    return {wall.count() / written, (processor_seconds() - used) * 1e6 / written};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Run {
    int transactions;
    int repeats;
};

void compare(Town& town, auth::Actor const& actor, int rows, Run const& run) {
    std::vector<double> walls[2];
    std::vector<double> processors[2];
    std::vector<double> wall_ratios;
    std::vector<double> processor_ratios;
    int const transactions = std::max(5, run.transactions / rows);
    for (int i = -1; i < run.repeats; ++i) {
        Cost both[2];
        for (int k = 0; k < 2; ++k) {
            int const which = (i + k + 2) % 2;  // who goes first changes
            both[which] =
                cost_of([&] { which == 0 ? write_audited(town, actor, rows) : write_bare(town, rows); },
                        transactions, rows);
        }
        if (i < 0) {
            continue;  // to warm up
        }
        for (int k = 0; k < 2; ++k) {
            walls[k].push_back(both[k].wall_us);
            processors[k].push_back(both[k].processor_us);
        }
        wall_ratios.push_back(both[1].wall_us / both[0].wall_us);
        processor_ratios.push_back(both[1].processor_us / both[0].processor_us);
    }
    std::printf(
        "  %4d rows a transaction   audited %7.0f us/row %6.0f us cpu   bare %7.0f us/row %6.0f us cpu   "
        "rate %3.0f %%   processor %3.0f %%\n",
        rows, median(walls[0]), median(processors[0]), median(walls[1]), median(processors[1]),
        median(wall_ratios) * 100, median(processor_ratios) * 100);
}

void run_on(std::string const& url, char const* name, Run const& run) {
    auto const clock = clock::system_clock();
    auto const ids = clock::random_ids(*clock);
    auto const database = must(db::Database::open(url, *clock));
    Town town{*database, *clock, *ids};
    auto all = db::base_migrations();
    for (auto const& more :
         {auth::auth_migrations(), findings::findings_migrations(), organisation::migrations()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    must(database->migrate(all));
    {
        db::Housekeeping tx{*database};
        (void)must(
            tx.exec("INSERT INTO unit (id, key, kind, valid_from, marker, version) VALUES "
                    "($1, 'bench', 'committee', '2007-01-01', 'fictional', 1)",
                    unit));
        must(std::move(tx).commit());
    }
    std::printf("insert of a person on %s, medians of %d\n", name, run.repeats);
    for (int const rows : {1, 25, 100, 400}) {
        compare(town, auth::operator_actor(), rows, run);
    }
}

void run_all(Run const& run) {
    auto pattern = (std::filesystem::current_path() / "write_bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no folder for the database");
    }
    run_on("sqlite:" + pattern + "/varn.db", "SQLite (WAL, synchronous=FULL)", run);
    std::filesystem::remove_all(pattern);
    if (char const* cluster = std::getenv("VARN_TEST_POSTGRES"); cluster != nullptr && *cluster != '\0') {
        auto const name = "varn_bench_" + std::to_string(getpid());
        run_on(must(db::create_scratch(cluster, name)), "PostgreSQL", run);
        (void)db::drop_scratch(cluster, name);
    }
}

}  // namespace
}  // namespace varn::bench

int main(int count, char** arguments) {
    try {
        varn::bench::run_all(
            {count > 1 ? std::atoi(arguments[1]) : 200, count > 2 ? std::atoi(arguments[2]) : 7});
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "write_bench: %s\n", failure.what());
        return 1;
    }
    return 0;
}
