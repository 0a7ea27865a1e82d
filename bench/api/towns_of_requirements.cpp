#include "towns_of_requirements.h"

#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/db_migrations.h"
#include "platform/findings.h"
#include "platform/first_start.h"
#include "programme/api.h"

namespace varn::bench {
namespace {

constexpr char const* password = "bench-bench-bench";
constexpr char const* user = "strateg";

std::vector<db::Migration> migrations() {
    auto all = db::base_migrations();
    for (auto const& more : {auth::auth_migrations(), findings::findings_migrations(),
                             organisation::migrations(), programme::migrations()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

/// In bulk, below the audit: only what is read is measured here.
void add_requirements(db::Database& database, int rows) {
    db::Housekeeping tx{database};
    (void)must(
        tx.exec("INSERT INTO catalogue (id, key, title, kind, reference, marker, version) VALUES "
                "('01903f5e-0000-7000-8000-000000000020', 'bench', 'Krav', 'law', 'SFS 2006:544', "
                "'example', 1)"));
    (void)must(tx.exec(
        "WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $1) "
        "INSERT INTO requirement (id, catalogue, key, reference, title, body, is_document, interval_months, "
        "valid_from, marker, source, version) "
        "SELECT '01903f5e-0000-7000-8000-' || substr(CAST(1000000000000 + n AS TEXT), 2), "
        "'01903f5e-0000-7000-8000-000000000020', 'krav-' || substr(CAST(10000000 + n AS TEXT), 2), "
        "'2 kap. ' || CAST(n AS TEXT) || ' §', "
        "'Risk- och sårbarhetsanalys för verksamhet nummer ' || CAST(n AS TEXT), "
        "'Nämnden ska analysera vilka extraordinära händelser som kan inträffa och hur de påverkar "
        "verksamheten, och sammanställa resultatet.', "
        "n % 2, 48, '2006-09-01', 'example', 'SFS 2006:544', 1 FROM counted",
        rows));
    must(std::move(tx).commit());
}

}  // namespace

OpenTown::OpenTown(std::string const& url)
    : clock_(clock::system_clock()),
      ids_(clock::random_ids(*clock_)),
      database_(must(db::Database::open(url, *clock_))),
      town_(new Town{*database_, *clock_, *ids_}) {
    auth::UnitsBelow nowhere = [](std::string const&, Date) { return std::vector<std::string>{}; };
    auth::SessionSettings settings;
    settings.rules = {programme::policy()};
    sessions_ = std::make_unique<auth::Sessions>(*town_, nowhere, settings);
}

std::string make_town(std::string const& url, int rows) {
    OpenTown open{url};
    auto& town = open.town();
    must(town.db.migrate(migrations()));
    add_requirements(town.db, rows);
    must(auth::add_demo_accounts(town, {{user, "Strateg", auth::Role::strategist}}, password));
    return must(open.sessions().sign_in({user, password}, {"127.0.0.1"})).token;
}

}  // namespace varn::bench
