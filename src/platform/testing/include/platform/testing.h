#pragma once
// For tests: a small town on a database of its own, on every engine that is at hand. SQLite always;
// PostgreSQL when VARN_TEST_POSTGRES names a cluster (scripts/with-postgres starts one).
//
//     class UnitStore : public testing::TownTest {};
//     VARN_ON_EVERY_ENGINE(UnitStore);
//     TEST_P(UnitStore, a_unit_is_found_by_its_key) { … town() … }
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "platform/db.h"
#include "platform/town.h"

namespace varn::testing {

/// "sqlite", and "postgres" when there is one.
std::vector<std::string> engines();

/// A database that nobody else uses and that goes away with this object.
class ScratchDatabase {
public:
    ScratchDatabase(std::string const& engine, clock::Clock const& clock);
    ~ScratchDatabase();
    ScratchDatabase(ScratchDatabase const&) = delete;
    ScratchDatabase& operator=(ScratchDatabase const&) = delete;
    db::Database& operator*() const { return *database_; }
    std::string const& url() const { return url_; }

private:
    std::string name_;
    std::string url_;
    std::unique_ptr<db::Database> database_;
};

/// A fixture with a town on 2024-02-01: a clock that stands still, counted ids, an empty migrated database.
class TownTest : public ::testing::TestWithParam<std::string> {
protected:
    TownTest();
    /// Migrates; call in SetUp with everything the test needs. The audit tables come first by themselves.
    void migrate(std::vector<db::Migration> const& migrations);
    Town& town() { return *town_; }
    /// The number of audit entries, for "nothing else happened".
    std::int64_t audit_size();

    clock::FixedClock clock_{*parse_date("2024-02-01")};
    std::unique_ptr<clock::Ids> ids_;
    std::unique_ptr<ScratchDatabase> database_;
    std::unique_ptr<Town> town_;
};

/// Actors as tests need them, with a role at units or, without units, for the whole town.
auth::Actor somebody(auth::Role role, std::vector<std::string> units = {});

#define VARN_ON_EVERY_ENGINE(Fixture)                                                           \
    INSTANTIATE_TEST_SUITE_P(Engines, Fixture, ::testing::ValuesIn(::varn::testing::engines()), \
                             [](auto const& engine) { return engine.param; })

}  // namespace varn::testing
