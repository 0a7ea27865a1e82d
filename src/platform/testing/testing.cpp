#include "platform/testing.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>

#include "platform/db_migrations.h"
#include "platform/scratch.h"

namespace varn::testing {

std::vector<std::string> engines() {
    std::vector<std::string> found{"sqlite"};
    if (char const* cluster = std::getenv("VARN_TEST_POSTGRES"); cluster != nullptr && *cluster != '\0') {
        found.emplace_back("postgres");
    }
    return found;
}

ScratchDatabase::ScratchDatabase(std::string const& engine, clock::Clock const& clock)
    : url_("sqlite::memory:") {
    if (engine == "postgres") {
        static std::atomic<int> made{0};
        name_ = "varn_test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
        url_ = db::create_scratch(std::getenv("VARN_TEST_POSTGRES"), name_).value();
    }
    database_ = db::Database::open(url_, clock, 3).value();
}

ScratchDatabase::~ScratchDatabase() {
    database_.reset();
    if (!name_.empty()) {
        (void)db::drop_scratch(std::getenv("VARN_TEST_POSTGRES"), name_);
    }
}

TownTest::TownTest()
    : ids_(clock::counted_ids()),
      database_(std::make_unique<ScratchDatabase>(GetParam(), clock_)),
      town_(new Town{**database_, clock_, *ids_}) {}

void TownTest::migrate(std::vector<db::Migration> const& migrations) {
    auto all = db::base_migrations();
    all.insert(all.end(), migrations.begin(), migrations.end());
    auto const done = town_->db.migrate(all);
    ASSERT_TRUE(done.ok()) << done.error().key << " " << done.error().cause;
}

std::int64_t TownTest::audit_size() {
    db::ReadTx tx{town_->db};
    return tx.scalar<std::int64_t>("SELECT size FROM audit_tree").value();
}

auth::Actor somebody(auth::Role role, std::vector<std::string> units) {
    bool const whole_town = units.empty();
    return auth::Actor{
        "00000000-0000-7000-8000-0000000000aa", "Prov", {{role, whole_town, std::move(units)}}};
}

}  // namespace varn::testing
