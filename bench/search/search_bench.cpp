// Search among many records: how long questions take, what the index weighs, and what it costs a write, on
// SQLite and, when VARN_TEST_POSTGRES names a cluster, on PostgreSQL. The target is 20 ms at the 95th
// percentile among 200 000.
//     search_bench [RECORDS=200000] [QUESTIONS=400] [CORPUS=tests/golden/search/corpus.tsv]
#include <stdlib.h>  // mkdtemp
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <stdexcept>

#include "platform/clock.h"
#include "platform/companion.h"
#include "platform/db_migrations.h"
#include "platform/merkle.h"
#include "platform/scratch.h"
#include "platform/search.h"
#include "platform/search_words.h"
#include "platform/town.h"

namespace varn::bench {

struct Plan {
    Id<Plan> id;
    std::string title;
    std::string body;
};
struct Measure {
    Id<Measure> id;
    std::string title;
    std::string body;
    std::optional<Id<Plan>> plan;
};

}  // namespace varn::bench

template <>
struct varn::Describe<varn::bench::Plan> {
    using P = bench::Plan;
    static constexpr auto value =
        entity<P>("plan", field<&P::id>({}), field<&P::title>({}), field<&P::body>({}));
};
template <>
struct varn::Describe<varn::bench::Measure> {
    using M = bench::Measure;
    static constexpr auto value = entity<M>("measure", field<&M::id>({}), field<&M::title>({}),
                                            field<&M::body>({}), field<&M::plan>({}));
};

namespace varn::bench {
namespace {

constexpr std::string_view tables_sql = R"(
CREATE ENTITY plan (id {text} NOT NULL PRIMARY KEY, title {text} NOT NULL, body {text} NOT NULL);
CREATE ENTITY measure (id {text} NOT NULL PRIMARY KEY, title {text} NOT NULL, body {text} NOT NULL, plan {text});
)";
constexpr std::array rules{auth::Rule{"read", auth::Role::administrator, auth::Reach::whole_town},
                           auth::Rule{"write", auth::Role::administrator, auth::Reach::whole_town}};

template <class T>
T must(Result<T> result) {
    if (!result.ok()) {
        throw std::runtime_error(result.error().key + " " + result.error().cause);
    }
    return std::move(result).value();
}

/// Swedish words by how common they are, after Zipf; the corpus' own and compounds of them.
class Vocabulary {
public:
    explicit Vocabulary(std::string const& corpus) {
        std::ifstream file{corpus};
        std::set<std::string> seen;
        for (std::string line; std::getline(file, line);) {
            for (auto const& word : search::words_of(line)) {
                bool const is_word =
                    word.folded.size() > 2 && word.folded.find_first_of("0123456789") == std::string::npos;
                if (is_word && seen.insert(word.folded).second) {
                    words_.push_back(word.folded);
                }
            }
        }
        if (words_.empty()) {
            throw std::runtime_error("no words in " + corpus);
        }
        auto const own = words_.size();
        for (std::size_t i = 0; words_.size() < 40'000; ++i) {
            words_.push_back(words_[random_() % own] + words_[i % own]);
        }
    }
    /// One word, the common ones most often.
    std::string const& word() {
        auto const spread = std::log(static_cast<double>(words_.size()));
        auto const rank = std::exp(std::uniform_real_distribution<>{0, spread}(random_)) - 1;
        return words_[std::min(words_.size() - 1, static_cast<std::size_t>(rank))];
    }
    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) {
            text += (i == 0 ? "" : " ") + word();
        }
        return text;
    }
    std::size_t below(std::size_t bound) { return random_() % bound; }

private:
    std::vector<std::string> words_;
    std::mt19937_64 random_{7};
};

struct Bench {
    Town& town;
    search::Index& index;
    Vocabulary& words;
};

double seconds_of(std::function<void()> const& work) {
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Rows and their history as if they had been written one by one.
void fill(Bench& bench, std::int64_t records) {
    db::Housekeeping tx{bench.town.db};
    for (std::int64_t i = 1; i <= records; ++i) {
        std::string const table = i % 20 == 0 ? "plan" : "measure";
        auto const id = bench.town.new_id<Plan>();
        auto const title = bench.words.words(3 + bench.words.below(5));
        auto const body = bench.words.words(15 + bench.words.below(20));
        (void)must(
            tx.exec("INSERT INTO " + table + " (id, title, body) VALUES ($1, $2, $3)", id, title, body));
        (void)must(
            tx.exec("INSERT INTO " + table +
                        "_history (id, title, body, known_from, audit_position) VALUES ($1, $2, $3, $4, $5)",
                    id, title, body, "2026-01-01T00:00:00.000Z", i));
    }
    audit::Frontier tree;  // so that the writes measured afterwards find a tree that they can go on from
    for (std::int64_t i = 0; i < records; ++i) {
        tree.append({});
    }
    (void)must(tx.exec("UPDATE audit_tree SET size = $1, frontier = $2", records, tree.to_text()));
    must(std::move(tx).commit());
}

struct Kind {
    char const* name;
    std::function<std::string(Vocabulary&)> ask;
};

std::vector<Kind> const& kinds() {
    static std::vector<Kind> const all{
        {"one word", [](Vocabulary& words) { return words.word(); }},
        {"two words", [](Vocabulary& words) { return words.words(2); }},
        {"three words", [](Vocabulary& words) { return words.words(3); }},
        {"a beginning", [](Vocabulary& words) { return words.word().substr(0, 4) + "*"; }},
        {"a word without another", [](Vocabulary& words) { return words.word() + " -" + words.word(); }},
        {"a phrase", [](Vocabulary& words) { return "\"" + words.words(2) + "\""; }},
    };
    return all;
}

void tell(char const* name, std::vector<double>& times) {
    std::sort(times.begin(), times.end());
    auto const at = [&](double share) {
        return times[std::min(times.size() - 1,
                              static_cast<std::size_t>(share * static_cast<double>(times.size())))] *
               1e3;
    };
    std::printf("  %-24s p50 %6.2f ms   p95 %6.2f ms   p99 %6.2f ms   most %6.2f ms\n", name, at(0.5),
                at(0.95), at(0.99), times.back() * 1e3);
}

void ask(Bench& bench, int questions) {
    auto const actor = auth::operator_actor();
    std::vector<auth::Rules> const told{rules};
    std::vector<double> all;
    std::int64_t hits = 0;
    for (auto const& kind : kinds()) {
        std::vector<double> times;
        for (int i = 0; i < questions / static_cast<int>(kinds().size()); ++i) {
            search::Search const search{kind.ask(bench.words), {}, {}, {}, {}};
            times.push_back(seconds_of([&] {
                hits += must(bench.index.find(bench.town.db, {actor, told}, search)).total;
            }));
        }
        all.insert(all.end(), times.begin(), times.end());
        tell(kind.name, times);
    }
    std::vector<double> typed;
    for (int i = 0; i < questions / 6; ++i) {
        auto const word = bench.words.word().substr(0, 3);
        typed.push_back(seconds_of([&] { must(bench.index.suggest(bench.town.db, {actor, told}, word)); }));
    }
    tell("suggestions", typed);
    tell("all questions", all);
    std::printf("  %.0f hits a question\n", static_cast<double>(hits) / static_cast<double>(all.size()));
}

void write(Town& town, Vocabulary& words, int rows) {
    auto const actor = auth::operator_actor();
    for (int i = 0; i < rows; ++i) {
        db::WriteTx tx{town.db};
        auto const permit = must(auth::decide<Plan>(rules, actor, "write", std::nullopt));
        must(tx.insert(permit, Plan{town.new_id<Plan>(), words.words(5), words.words(25)}));
        must(std::move(tx).commit(audit::entry(actor, "write")));
    }
}

/// What following costs a write: the same writes into two databases, one of them followed, turn about.
void compare_writes(Town& followed, Town& alone, Vocabulary& words) {
    constexpr int rows = 100;
    std::vector<double> ratios;
    std::vector<double> costs;
    for (int i = 0; i < 7; ++i) {
        double with = 0;
        double without = 0;
        for (int turn = 0; turn < 2; ++turn) {
            bool const is_followed = (turn + i) % 2 == 0;
            (is_followed ? with : without) =
                seconds_of([&] { write(is_followed ? followed : alone, words, rows); }) / rows;
        }
        ratios.push_back(with / without);
        costs.push_back((with - without) * 1e6);
    }
    std::sort(ratios.begin(), ratios.end());
    std::sort(costs.begin(), costs.end());
    std::printf("  a write that is followed takes %.0f %% of one that is not (%+.0f us)\n", ratios[3] * 100,
                costs[3]);
}

std::string weight_of(db::Database& database, std::string const& path) {
    if (database.engine() == db::Engine::sqlite) {
        return std::to_string(std::filesystem::file_size(path) / 1'000'000) + " MB the whole file";
    }
    db::ReadTx tx{database};
    auto const bytes =
        must(tx.scalar<std::int64_t>("SELECT CAST(SUM(pg_total_relation_size(CAST(relname AS TEXT))) AS "
                                     "BIGINT) FROM pg_class WHERE relname IN "
                                     "('search_document', 'search_gone', 'search_posting', 'search_gram')"));
    return std::to_string(bytes / 1'000'000) + " MB the index";
}

std::vector<db::Migration> migrations() {
    auto all = db::base_migrations();
    for (auto& one : search::search_migrations()) {
        all.push_back(std::move(one));
    }
    all.push_back({"bench/0001_tables", tables_sql});
    return all;
}

struct Run {
    std::int64_t records;
    int questions;
    std::string corpus;
};

void run_on(std::array<std::string, 2> const& urls, char const* name, Run const& run) {
    auto const clock = clock::system_clock();
    auto const ids = clock::random_ids(*clock);
    search::Index index{{{&table<Plan>(), "read"}, {&table<Measure>(), "read"}},
                        {{"plan", "plan", "plan", "id", "title"}}};
    auto const followed = must(db::Database::open(urls[0], *clock));
    auto const alone = must(db::Database::open(urls[1], *clock));
    db::accompany(*followed, index);
    must(followed->migrate(migrations()));
    must(alone->migrate(migrations()));
    Town town{*followed, *clock, *ids};
    Town other{*alone, *clock, *ids};
    Vocabulary words{run.corpus};
    Bench bench{town, index, words};
    std::printf("%s, %lld records\n", name, static_cast<long long>(run.records));
    auto const path = urls[0].substr(urls[0].find(':') + 1);
    fill(bench, run.records);
    auto const before = weight_of(*followed, path);
    auto const built = seconds_of([&] { (void)must(index.rebuild(*followed)); });
    std::printf("  built in %.1f s; before: %s, now: %s\n", built, before.c_str(),
                weight_of(*followed, path).c_str());
    ask(bench, run.questions);
    compare_writes(town, other, words);
    std::printf("  with 700 documents that no list has yet\n");
    ask(bench, run.questions / 4);
    int folded = 0;
    auto const took = seconds_of([&] {
        for (int some = 1; some > 0; folded += some) {
            some = must(index.fold(*followed, 1));
        }
    });
    std::printf("  folded %d in %.0f ms\n", folded, took * 1e3);
}

void run_all(Run const& run) {
    auto pattern = (std::filesystem::current_path() / "search_bench-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no folder for the database");
    }
    run_on({"sqlite:" + pattern + "/followed.db", "sqlite:" + pattern + "/alone.db"}, "SQLite", run);
    std::filesystem::remove_all(pattern);
    if (char const* cluster = std::getenv("VARN_TEST_POSTGRES"); cluster != nullptr && *cluster != '\0') {
        auto const name = "varn_bench_" + std::to_string(getpid());
        run_on({must(db::create_scratch(cluster, name)), must(db::create_scratch(cluster, name + "_alone"))},
               "PostgreSQL", run);
        (void)db::drop_scratch(cluster, name);
        (void)db::drop_scratch(cluster, name + "_alone");
    }
}

}  // namespace
}  // namespace varn::bench

int main(int count, char** arguments) {
    try {
        varn::bench::run_all({count > 1 ? std::atoll(arguments[1]) : 200'000,
                              count > 2 ? std::atoi(arguments[2]) : 400,
                              count > 3 ? arguments[3] : "tests/golden/search/corpus.tsv"});
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "search_bench: %s\n", failure.what());
        return 1;
    }
    return 0;
}
