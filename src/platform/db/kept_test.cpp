// What is worked out is shared until something it was made from changes, and never with who sees less.
#include <gtest/gtest.h>

#include <array>
#include <thread>

#include "platform/concealment.h"
#include "platform/testing.h"

namespace varn::kept_testing {

struct Pump {
    Id<Pump> id;
    std::string name;
    int version = 0;
};

}  // namespace varn::kept_testing

template <>
struct varn::Describe<varn::kept_testing::Pump> {
    using P = kept_testing::Pump;
    static constexpr auto value = entity<P>("pump", field<&P::id>({.fixed = true, .server_set = true}),
                                            field<&P::name>({}), field<&P::version>({.server_set = true}));
};

namespace varn::kept_testing {
namespace {

constexpr std::array rules{auth::Rule{"pump.write", auth::Role::strategist, auth::Reach::whole_town}};
constexpr std::array<std::string_view, 1> pumps{"pump"};
constexpr std::array<std::string_view, 1> others{"valve"};

constexpr std::string_view migration = R"(
-- Pumps.
CREATE ENTITY pump (
    id {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    version {int} NOT NULL
);
)";

using Names = std::vector<std::string>;

class Kept : public testing::TownTest {
protected:
    void SetUp() override {
        migrate({{"pump/0001_pumps", migration}});
        town().db.know({&table<Pump>()});
    }
    Pump add(std::string name) {
        Pump const pump{town().new_id<Pump>(), std::move(name), 1};
        db::WriteTx tx{town().db};
        EXPECT_TRUE(tx.insert(permit(), pump));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pump.write")));
        return pump;
    }
    void conceal(Pump const& pump) {
        db::SealingTx tx{town().db};
        tx.conceal({town().ids.next(), "pump", pump.id.text, "", {auth::SecrecyLevel::confidential, {}, {}}});
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "secrecy.mark")));
    }
    /// The names of pumps, kept under a name; `made_` counts how often they were read.
    Names names(db::ReadTx& tx, std::span<std::string_view const> tables = pumps) {
        return *tx.kept<Names>("names", tables, [&] {
                      ++made_;
                      return tx.query<std::string>("SELECT name FROM {pump} ORDER BY name");
                  }).value();
    }
    Names names(db::Database& database, std::span<std::string_view const> tables = pumps) {
        db::ReadTx tx{database};
        return names(tx, tables);
    }
    auth::Permit<Pump> permit() {
        return auth::decide<Pump>(rules, strategist, "pump.write", std::nullopt).value();
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    std::atomic<int> made_ = 0;
};
VARN_ON_EVERY_ENGINE(Kept);

TEST_P(Kept, it_is_made_once_and_anew_when_a_row_of_its_tables_has_changed) {
    add("a");
    EXPECT_EQ(names(town().db), Names{"a"});
    EXPECT_EQ(names(town().db), Names{"a"});
    EXPECT_EQ(made_, 1);
    add("b");
    EXPECT_EQ(names(town().db), (Names{"a", "b"}));
    EXPECT_EQ(made_, 2);
}

TEST_P(Kept, changes_of_other_tables_leave_it) {
    add("a");
    EXPECT_EQ(names(town().db, others), Names{"a"});
    add("b");
    EXPECT_EQ(names(town().db, others), Names{"a"})
        << "only pumps have changed, and they are not among its tables";
    EXPECT_EQ(made_, 1);
}

TEST_P(Kept, an_older_view_gets_what_it_sees_itself) {
    add("a");
    db::ReadTx before{town().db};
    EXPECT_EQ(names(before), Names{"a"});
    add("b");
    EXPECT_EQ(names(town().db), (Names{"a", "b"}));
    EXPECT_EQ(names(before), Names{"a"});
    EXPECT_EQ(names(town().db), (Names{"a", "b"}));
    EXPECT_EQ(made_, 3) << "the older view's own is not kept";
}

TEST_P(Kept, the_past_and_whoever_writes_get_one_of_their_own) {
    add("a");
    clock_.move_to(Instant{clock_.now().milliseconds + 60'000});
    auto const then = clock_.now();
    clock_.move_to(Instant{clock_.now().milliseconds + 60'000});
    add("b");
    EXPECT_EQ(names(town().db), (Names{"a", "b"}));
    auto past = town().db.seen_from({.as_of = then});
    EXPECT_EQ(names(past), Names{"a"});
    db::WriteTx writing{town().db};
    ASSERT_TRUE(writing.insert(permit(), Pump{town().new_id<Pump>(), "c", 1}));
    EXPECT_EQ(names(writing), (Names{"a", "b", "c"}));
}

TEST_P(Kept, who_does_not_see_a_row_never_gets_what_was_made_of_it) {
    add("a");
    auto const closed = add("b");
    auto outside = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
    EXPECT_EQ(names(outside), (Names{"a", "b"}));
    EXPECT_EQ(names(town().db), (Names{"a", "b"}));
    EXPECT_EQ(made_, 1) << "nothing is hidden, so they share";
    conceal(closed);
    EXPECT_EQ(names(outside), Names{"a"});
    EXPECT_EQ(names(town().db), (Names{"a", "b"}));
    EXPECT_EQ(names(outside), Names{"a"});
}

TEST_P(Kept, many_who_ask_at_once_wait_for_one) {
    add("a");
    std::vector<std::thread> people;
    for (int i = 0; i < 4; ++i) {
        people.emplace_back([&] { EXPECT_EQ(names(town().db), Names{"a"}); });
    }
    for (auto& one : people) {
        one.join();
    }
    EXPECT_EQ(made_, 1);
}

TEST_P(Kept, whoever_asks_for_many_things_pushes_the_least_lately_asked_for_out) {
    db::ReadTx tx{town().db};
    auto const make = [&]() -> Result<Names> { return ++made_, Names{}; };
    for (int thing = 0; thing <= 16; ++thing) {
        ASSERT_TRUE(tx.kept<Names>("thing " + std::to_string(thing), pumps, make));
        ASSERT_TRUE(tx.kept<Names>("thing 1", pumps, make));
    }
    EXPECT_EQ(made_, 17);
    ASSERT_TRUE(tx.kept<Names>("thing 1", pumps, make));
    EXPECT_EQ(made_, 17) << "asked for all the while";
    ASSERT_TRUE(tx.kept<Names>("thing 0", pumps, make));
    EXPECT_EQ(made_, 18);
}

TEST_P(Kept, who_can_tell_that_nothing_of_it_changed_hands_back_what_was_made_before) {
    add("a");
    auto const of_a = [&](std::shared_ptr<Names const> before) -> Result<std::shared_ptr<Names const>> {
        TRY(found, db::ReadTx{town().db}.query<std::string>("SELECT name FROM {pump} WHERE name < 'b'"));
        return before && *before == found ? before : std::make_shared<Names const>(found);
    };
    auto const ask = [&] { return db::ReadTx{town().db}.renewed<Names>("pumps of a", pumps, of_a).value(); };
    auto const first = ask();
    add("b");
    EXPECT_EQ(ask(), first) << "the same thing, though the table has changed";
    add("aa");
    EXPECT_EQ(*ask(), (Names{"a", "aa"}));
}

TEST_P(Kept, a_failure_is_not_kept) {
    db::ReadTx tx{town().db};
    auto const fail = [&]() -> Result<Names> { return not_found(); };
    EXPECT_EQ(tx.kept<Names>("failing", pumps, fail).error().code, ErrorCode::not_found);
    auto const well = [&]() -> Result<Names> { return Names{"x"}; };
    EXPECT_EQ(*tx.kept<Names>("failing", pumps, well).value(), Names{"x"});
}

}  // namespace
}  // namespace varn::kept_testing
