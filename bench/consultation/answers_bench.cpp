// What an opinion of forty pages costs to open, to save and to set, and what sixty answers of forty views
// cost to read side by side: the whole of each verb on SQLite, with its JSON.
//   answers_bench
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>

#include "consultation/api.h"
#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/db_migrations.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/prose.h"
#include "platform/seconding.h"
#include "platform/secrecy.h"
#include "programme/api.h"
#include "service.h"

namespace varn {
namespace {

using namespace consultation;
using Clock = std::chrono::steady_clock;

constexpr int answers_of_remiss = 60;
constexpr int views_of_answer = 40;
constexpr int paragraphs_of_section = 45;  // of six sections, some forty pages
constexpr int tries_each = 40;

template <class T>
T need(Result<T> result) {
    if (!result) {
        std::cerr << result.error().key << ' ' << result.error().cause << '\n';
        std::exit(1);
    }
    return std::move(result).value();
}

std::string words_of(int count, int seed) {
    static constexpr std::string_view all[] = {
        "staden", "olyckor", "beredskap", "vatten",   "nämnden",  "ansvar", "planering", "tunnlar", "skolor",
        "kris",   "mål",     "samverkan", "sektorer", "personal", "skydd",  "el",        "hot",     "äldre"};
    std::string text;
    auto state = static_cast<std::uint64_t>(seed) * 2654435761U + 1;
    for (int i = 0; i < count; ++i) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        text += (i == 0 ? "" : " ") + std::string{all[(state >> 33U) % std::size(all)]} +
                std::to_string((state >> 40U) % 97);
    }
    return text + ".";
}

/// A town with a remiss and its answers, on a file of its own.
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
              programme::migrations(), consultation::migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        need(database_->migrate(all));
    }

    void fill() {
        db::WriteTx tx{town_.db};
        auto const sender = unit(tx, 0);
        Referral remiss;
        remiss.unit = sender;
        remiss.key = "remiss";
        remiss.title = "Remiss";
        remiss.purpose = "Allt";
        remiss.due_on = *parse_date("2024-03-01");
        remiss.state = ReferralState::sent;
        remiss.marker = Marker::fictional;
        remiss_ = put(tx, remiss).id;
        for (int i = 1; i <= answers_of_remiss; ++i) {
            answer(tx, sender, unit(tx, i), i);
        }
        need(std::move(tx).commit(audit::entry(actor_, "pack.import")));
    }
    Town& town() { return town_; }
    auth::Actor const& actor() const { return actor_; }
    Id<Referral> const& remiss() const { return remiss_; }
    Id<OpinionCase> const& opinion() const { return opinion_; }
    Id<OpinionSection> const& section() const { return section_; }

private:
    template <class T>
    T put(db::WriteTx& tx, T row) {
        row.id = town_.new_id<T>();
        if constexpr (requires { row.version; }) {
            row.version = 1;
        }
        need(tx.insert(need(auth::decide<T>(intake_policy(), actor_, "pack.import", std::nullopt)), row));
        return row;
    }
    Id<Unit> unit(db::WriteTx& tx, int number) {
        using namespace organisation;
        auto const from = *parse_date("2010-01-01");
        auto const made = put(tx, organisation::Unit{{},
                                                     "enhet-" + std::to_string(number),
                                                     UnitKind::committee,
                                                     {},
                                                     from,
                                                     {},
                                                     organisation::Marker::fictional,
                                                     {},
                                                     1});
        put(tx, UnitPeriod{{}, made.id, "Nämnd " + std::to_string(number), {}, {}, from, {}, 1});
        return made.id;
    }
    void answer(db::WriteTx& tx, Id<Unit> const& sender, Id<Unit> const& at, int number) {
        Recipient asked;
        asked.unit = sender;
        asked.referral = remiss_;
        asked.asked_unit = at;
        asked.name = "Nämnd " + std::to_string(number);
        OpinionCase own;
        own.unit = at;
        own.referral = remiss_;
        own.recipient = put(tx, asked).id;
        own.title = "Remiss";
        own.sender = "Kommunstyrelsen";
        own.position = Position::supports_with_views;
        // The last one is still being written.
        own.state = number < answers_of_remiss ? CaseState::submitted : CaseState::preparing;
        own.marker = Marker::fictional;
        own = put(tx, own);
        opinion_ = own.id;
        for (int i = 0; i < 6; ++i) {
            OpinionSection section;
            section.unit = at;
            section.opinion_case = own.id;
            section.kind = static_cast<SectionKind>(i);
            section.title = "Rubrik " + std::to_string(i);
            section.position = i;
            std::string text;
            for (int p = 0; p < (number == answers_of_remiss ? paragraphs_of_section : 3); ++p) {
                text += words_of(75, number * 1000 + i * 100 + p) + "\n\n";
            }
            section.body = prose::from_plain(text);
            section_ = put(tx, section).id;
        }
        for (int i = 0; i < views_of_answer; ++i) {
            OpinionView view;
            view.unit = at;
            view.opinion_case = own.id;
            view.stance = static_cast<Stance>(i % 4);
            view.body = words_of(25, number * 100 + i);
            view.position = i;
            put(tx, view);
        }
    }

    clock::FixedClock clock_{*parse_date("2024-02-01")};
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<clock::Ids> ids_;
    Town town_;
    auth::Actor const actor_{
        "operator", "operator", {{auth::Role::strategist, true, {}}, {auth::Role::coordinator, true, {}}}};
    Id<Referral> remiss_;
    Id<OpinionCase> opinion_;
    Id<OpinionSection> section_;
};

void tell_times(std::string_view what, int tries, std::function<void()> const& run) {
    std::vector<double> took;
    for (int i = 0; i < tries; ++i) {
        auto const begun = Clock::now();
        run();
        took.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begun).count());
    }
    std::sort(took.begin(), took.end());
    std::cout << what << ": median " << took[took.size() / 2] << " ms, 95th percentile "
              << took[took.size() * 95 / 100] << " ms\n";
}

void measure_all(BenchTown& bench) {
    auto& town = bench.town();
    auto const& actor = bench.actor();
    tell_times("open an opinion of forty pages", tries_each,
               [&] { json::write(need(case_view(town, actor, bench.opinion()))); });
    int version = 1;
    tell_times("save a section of it", tries_each, [&] {
        std::string quoted;
        json::append_text(quoted, prose::from_plain(words_of(75 * paragraphs_of_section, version)));
        version = need(change_section(town, actor, bench.section(), version,
                                      json::Change<OpinionSection>{"{\"body\":" + quoted + "}"}))
                      .version;
    });
    int pages = 0;
    tell_times("set it as PDF/A", 5, [&] {
        auto const document = need(opinion_document(town, actor, bench.opinion()));
        pages = need(documents::write_pdf(document, documents::default_style())).pages;
    });
    std::cout << "  " << pages << " pages\n";
    std::size_t bytes = 0;
    std::size_t views = 0;
    tell_times("read all answers side by side", tries_each, [&] {
        auto const made = need(compilation(town, actor, bench.remiss()));
        views = made.views.size();
        bytes = json::write(made).size();
    });
    std::cout << "  " << views << " views, " << bytes / 1000 << " kB\n";
}

}  // namespace
}  // namespace varn

int main() {
    varn::i18n::load_embedded();
    auto const file = std::filesystem::temp_directory_path() / "varn-answers-bench.db";
    std::filesystem::remove(file);
    {
        varn::BenchTown bench{file};
        bench.fill();
        varn::measure_all(bench);
    }
    std::filesystem::remove(file);
}
