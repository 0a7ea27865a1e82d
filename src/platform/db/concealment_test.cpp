// What bears a marking is there for those who see through its seal, and for nobody else: lists equal a brute
// force over may_see, and neither counts nor refusals tell of what is hidden.
#include "platform/concealment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "platform/testing.h"

namespace varn::concealment_testing {

struct Plan {
    Id<Plan> id;
    std::string key;
    std::string title;
    std::optional<std::string> note;
    std::optional<Id<Plan>> replaces;
    int version = 0;
};
struct Task {
    Id<Task> id;
    Id<Plan> plan;
    std::string title;
    int version = 0;
};

}  // namespace varn::concealment_testing

template <>
struct varn::Describe<varn::concealment_testing::Plan> {
    using P = concealment_testing::Plan;
    static constexpr auto value =
        entity<P>("plan", field<&P::id>({.fixed = true, .server_set = true}),
                  field<&P::key>({.fixed = true, .key = true}), field<&P::title>({}), field<&P::note>({}),
                  field<&P::replaces>({.mention = true}), field<&P::version>({.server_set = true}));
};
template <>
struct varn::Describe<varn::concealment_testing::Task> {
    using T = concealment_testing::Task;
    static constexpr auto value =
        entity<T>("task", field<&T::id>({.fixed = true, .server_set = true}), field<&T::plan>({}),
                  field<&T::title>({}), field<&T::version>({.server_set = true}));
};

namespace varn::concealment_testing {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;
using auth::Seal;
using auth::SecrecyLevel;
using Titles = std::vector<std::string>;

constexpr std::array write_rules{Rule{"plan.write", Role::strategist, Reach::own_unit}};
constexpr std::string_view migration = R"(
CREATE ENTITY plan (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL UNIQUE,
    title {text} NOT NULL,
    note {text},
    replaces {text} REFERENCES plan (id),
    version {int} NOT NULL
);
CREATE ENTITY task (
    id {text} NOT NULL PRIMARY KEY,
    plan {text} NOT NULL REFERENCES plan (id),
    title {text} NOT NULL,
    version {int} NOT NULL
);
)";

class Concealed : public testing::TownTest {
protected:
    void SetUp() override {
        migrate({{"plan/0001_plans", migration}});
        town().db.know({&table<Plan>(), &table<Task>()});
    }
    template <class T>
    auth::Permit<T> permit() {
        return auth::decide<T>(write_rules, strategist, "plan.write", std::nullopt).value();
    }
    template <class T>
    Result<Done> add(db::Database& database, T const& row) {
        db::WriteTx tx{database};
        CHECK(tx.insert(permit<T>(), row));
        return std::move(tx).commit(audit::entry(strategist, "plan.write"));
    }
    Plan plan(std::string key) {
        Plan made{town().new_id<Plan>(), key, "Plan " + key, "Anteckning", {}, 1};
        EXPECT_TRUE(add(town().db, made));
        return made;
    }
    Task task(Plan const& of, std::string title) {
        Task made{town().new_id<Task>(), of.id, std::move(title), 1};
        EXPECT_TRUE(add(town().db, made));
        return made;
    }
    std::string mark(std::string entity, std::string subject, std::string part, Seal seal) {
        auto const marking = town().ids.next();
        db::SealingTx tx{town().db};
        tx.conceal({marking, std::move(entity), std::move(subject), std::move(part), std::move(seal)});
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "secrecy.mark")));
        return marking;
    }
    void end(std::string marking) {
        db::SealingTx tx{town().db};
        tx.reveal(std::move(marking));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "secrecy.end")));
    }
    db::Database seen_by(auth::Sight sight) { return town().db.seen_from({.as_of = {}, .sight = sight}); }
    db::Database blind() { return seen_by({}); }
    static Titles titles(db::Database& database, std::string_view entity) {
        db::ReadTx tx{database};
        return tx.query<std::string>("SELECT title FROM {" + std::string{entity} + "} ORDER BY title")
            .value();
    }

    auth::Actor const strategist = testing::somebody(Role::strategist);
    Seal const secret{SecrecyLevel::confidential, {}, {}};
};
VARN_ON_EVERY_ENGINE(Concealed);

TEST_P(Concealed, a_row_is_hidden_with_all_that_hangs_on_it_also_what_is_added_later) {
    auto const open = plan("a");
    auto const closed = plan("b");
    task(open, "öppen");
    task(closed, "stängd");
    auto const marking = mark("plan", closed.id.text, "", secret);
    task(closed, "senare");
    auto outside = blind();
    EXPECT_EQ(titles(outside, "plan"), Titles{"Plan a"});
    EXPECT_EQ(titles(outside, "task"), Titles{"öppen"});
    EXPECT_EQ(titles(town().db, "task").size(), 3U);
    db::ReadTx tx{outside};
    EXPECT_EQ(tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {task}").value(), 1);
    EXPECT_EQ(tx.get(closed.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {audit_entry} WHERE subject = $1", closed.id).value(),
        0);
    end(marking);
    EXPECT_EQ(titles(outside, "task").size(), 3U);
}

TEST_P(Concealed, what_moves_to_a_hidden_row_is_hidden_and_what_moves_away_is_seen) {
    auto const open = plan("a");
    auto const closed = plan("b");
    auto moved = task(open, "flyttad");
    mark("plan", closed.id.text, "", secret);
    auto outside = blind();
    auto const move = [&](Plan const& to) {
        db::WriteTx tx{town().db};
        auto const before = moved;
        moved.plan = to.id;
        EXPECT_TRUE(tx.update(permit<Task>(), before, moved));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "plan.write")));
    };
    move(closed);
    EXPECT_TRUE(titles(outside, "task").empty());
    move(open);
    EXPECT_EQ(titles(outside, "task"), Titles{"flyttad"});
}

TEST_P(Concealed, todays_secrecy_holds_for_what_was_known_before_and_for_what_is_no_more) {
    auto const closed = plan("a");
    auto const gone = task(closed, "borttagen");
    clock_.move_to(Instant{clock_.now().milliseconds + 60'000});
    auto const then = clock_.now();
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(tx.remove(permit<Task>(), gone));
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "plan.write")));
    }
    clock_.move_to(Instant{clock_.now().milliseconds + 60'000});
    auto before = town().db.seen_from({.as_of = Instant{then.milliseconds - 1}, .sight = auth::Sight{}});
    EXPECT_EQ(titles(before, "task"), Titles{"borttagen"});
    mark("plan", closed.id.text, "", secret);
    EXPECT_TRUE(titles(before, "plan").empty());
    EXPECT_TRUE(titles(before, "task").empty());
}

TEST_P(Concealed, a_field_is_masked_and_cannot_be_overwritten_by_who_does_not_see_it) {
    auto row = plan("a");
    mark("plan", row.id.text, "note", secret);
    auto outside = blind();
    db::WriteTx tx{outside};
    auto const seen = tx.get(row.id).value();
    EXPECT_EQ(seen.note, std::string{db::masked});
    EXPECT_EQ(seen.title, "Plan a");
    auto after = seen;
    after.note = "skrivs över";
    EXPECT_EQ(tx.update(permit<Plan>(), seen, after).error().problems.at(0).pointer, "/note");
    after = seen;
    after.title = "Ny titel";
    ASSERT_TRUE(tx.update(permit<Plan>(), seen, after));
    ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "plan.write")));
    db::ReadTx inside{town().db};
    EXPECT_EQ(inside.get(row.id).value().note, "Anteckning");
    EXPECT_EQ(inside.get(row.id).value().title, "Ny titel");
}

TEST_P(Concealed, a_mention_of_a_hidden_row_is_masked_and_kept) {
    auto const hidden = plan("a");
    Plan next{town().new_id<Plan>(), "b", "Plan b", {}, hidden.id, 1};
    ASSERT_TRUE(add(town().db, next));
    mark("plan", hidden.id.text, "", secret);
    auto outside = blind();
    {
        db::WriteTx tx{outside};
        auto const seen = tx.get(next.id).value();
        EXPECT_FALSE(seen.replaces);
        auto after = seen;
        after.title = "Ny titel";
        ASSERT_TRUE(tx.update(permit<Plan>(), seen, after));
        ASSERT_TRUE(std::move(tx).commit(audit::entry(strategist, "plan.write")));
    }
    db::ReadTx inside{town().db};
    EXPECT_EQ(inside.get(next.id).value().replaces, hidden.id);
}

TEST_P(Concealed, a_refusal_is_the_same_whether_the_row_is_hidden_or_was_never_there) {
    auto hidden = plan("a");
    mark("plan", hidden.id.text, "", secret);
    auto outside = blind();
    auto never = Plan{town().new_id<Plan>(), "z", "Aldrig", {}, {}, 1};
    auto const same = [](Error const& one, Error const& other) {
        return one.code == other.code && one.key == other.key && one.params == other.params;
    };
    auto const change = [&](Plan const& before) {
        db::WriteTx tx{outside};
        auto after = before;
        return tx.update(permit<Plan>(), before, after).error();
    };
    EXPECT_EQ(change(hidden).code, ErrorCode::not_found);
    auto const remove = [&](Plan const& row) {
        db::WriteTx tx{outside};
        return tx.remove(permit<Plan>(), row).error();
    };
    EXPECT_TRUE(same(remove(hidden), remove(never)));
    auto const name_it = [&](Plan const& row) {
        return add(outside, Task{town().new_id<Task>(), row.id, "Uppgift", 1}).error();
    };
    EXPECT_TRUE(same(name_it(hidden), name_it(never)));
}

TEST_P(Concealed, a_key_that_a_hidden_row_holds_is_free_to_take) {
    auto const hidden = plan("samma");
    mark("plan", hidden.id.text, "", secret);
    auto outside = blind();
    Plan const mine{town().new_id<Plan>(), "samma", "Min plan", {}, {}, 1};
    ASSERT_TRUE(add(outside, mine));
    EXPECT_EQ(add(outside, Plan{town().new_id<Plan>(), "samma", "En till", {}, {}, 1}).error().code,
              ErrorCode::conflict);
    db::ReadTx tx{town().db};
    EXPECT_EQ(tx.get(mine.id).value().key, "samma");
    EXPECT_TRUE(tx.get(hidden.id).value().key.starts_with("samma-"));
    EXPECT_EQ(tx.get(hidden.id).value().version, 2);
}

TEST_P(Concealed, a_text_that_bears_a_security_class_is_refused_and_not_kept) {
    auto row = plan("a");
    auto marked = row;
    marked.title = "HEMLIG\nReservkraften räcker sex timmar.";
    db::WriteTx tx{town().db};
    auto const refused = tx.update(permit<Plan>(), row, marked).error();
    EXPECT_EQ(refused.code, ErrorCode::invalid);
    EXPECT_EQ(refused.problems.at(0).pointer, "/title");
    EXPECT_EQ(refused.problems.at(0).params.at(0).second, "HEMLIG");
    marked = Plan{town().new_id<Plan>(), "b", "Plan", "Säkerhetsskyddsklass: konfidentiell", {}, 1};
    EXPECT_EQ(tx.insert(permit<Plan>(), marked).error().problems.at(0).pointer, "/note");
    marked.note = std::string{db::masked};
    EXPECT_EQ(tx.insert(permit<Plan>(), marked).error().problems.at(0).key, "db.field_is_concealed");
    marked.note = "En hemlig handling finns hos säkerhetsskyddschefen, dnr KS 2024/1.";
    EXPECT_TRUE(tx.insert(permit<Plan>(), marked));
}

/// Random policies, people, rows and markings.
class Draw {
public:
    explicit Draw(unsigned seed) : random_(seed) {}
    int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
    std::string unit() { return "unit-" + std::to_string(below(6)); }
    std::string matter() { return "matter-" + std::to_string(below(3)); }

    std::vector<Rule> policy() {
        std::vector<Rule> rules;
        for (int i = below(8); i >= 0; --i) {
            rules.push_back({actions_.at(static_cast<std::size_t>(below(4))), static_cast<Role>(below(4)),
                             below(6) == 0 ? Reach::whole_town : Reach::own_unit});
        }
        return rules;
    }
    auth::Actor person() {
        auth::Actor made{"someone", "Någon", {}};
        for (int i = below(4); i > 0; --i) {
            auth::Grant grant{static_cast<Role>(below(4)), below(5) == 0, {}};
            for (int n = below(4); n > 0 && !grant.whole_town; --n) {
                grant.units.push_back(unit());
            }
            if (below(3) == 0) {
                grant.matters.push_back(matter());
            }
            made.grants.push_back(std::move(grant));
        }
        return made;
    }
    Seal seal() {
        Seal made{static_cast<SecrecyLevel>(below(3)), {}, {}};
        if (below(3) != 0) {
            made.unit = unit();
        }
        if (below(4) == 0) {
            made.matter = matter();
        }
        return made;
    }

private:
    std::mt19937 random_;
    std::array<std::string_view, 4> actions_{"secrecy.read_internal", "secrecy.read_confidential",
                                             "secrecy.read_strictly_confidential", "plan.write"};
};

TEST_P(Concealed, lists_equal_brute_force_for_random_policies_people_and_markings) {
    Draw draw{20261126};
    struct Row {
        std::string id, title, note;
        std::vector<Seal> whole, of_note;
    };
    std::vector<Row> plans;
    std::vector<Row> tasks;
    for (int i = 0; i < 30; ++i) {
        auto const made = plan("p" + std::to_string(100 + i));
        plans.push_back({made.id.text, made.title, "Anteckning", {}, {}});
        for (int n = draw.below(3); n > 0; --n) {
            auto const one = task(made, "T" + std::to_string(1000 + tasks.size()));
            tasks.push_back({one.id.text, one.title, made.id.text, {}, {}});
        }
    }
    for (int i = 0; i < 25; ++i) {
        auto& row = plans.at(static_cast<std::size_t>(draw.below(30)));
        auto const seal = draw.seal();
        bool const of_note = draw.below(3) == 0;
        (of_note ? row.of_note : row.whole).push_back(seal);
        mark("plan", row.id, of_note ? "note" : "", seal);
        if (i % 5 == 0) {
            auto& lone = tasks.at(static_cast<std::size_t>(draw.below(static_cast<int>(tasks.size()))));
            lone.whole.push_back(draw.seal());
            mark("task", lone.id, "", lone.whole.back());
        }
    }
    int hidden_somewhere = 0;
    for (int round = 0; round < 120; ++round) {
        auto const rules = draw.policy();
        auto const sight = auth::sight(rules, draw.person());
        auto const sees = [&](std::vector<Seal> const& seals) {
            return std::all_of(seals.begin(), seals.end(),
                               [&](Seal const& one) { return auth::may_see(sight, one); });
        };
        Titles expected;
        Titles notes;
        for (auto const& row : plans) {
            if (sees(row.whole)) {
                expected.push_back(row.title);
                notes.push_back(sees(row.of_note) ? row.note : std::string{db::masked});
            }
        }
        Titles expected_tasks;
        for (auto const& row : tasks) {
            auto const of =
                std::find_if(plans.begin(), plans.end(), [&](Row const& one) { return one.id == row.note; });
            if (sees(row.whole) && sees(of->whole)) {
                expected_tasks.push_back(row.title);
            }
        }
        hidden_somewhere += expected.size() < plans.size() ? 1 : 0;
        auto view = seen_by(sight);
        ASSERT_EQ(titles(view, "plan"), expected) << "round " << round;
        ASSERT_EQ(titles(view, "task"), expected_tasks) << "round " << round;
        db::ReadTx tx{view};
        ASSERT_EQ(tx.query<std::string>("SELECT note FROM {plan} ORDER BY title").value(), notes);
    }
    EXPECT_GT(hidden_somewhere, 30) << "the draw must hide something to say anything";
    EXPECT_LT(hidden_somewhere, 121);
}

}  // namespace
}  // namespace varn::concealment_testing
