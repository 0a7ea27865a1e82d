// What is asked is worked out by a job, or kept at once; it can be stopped, and is weeded.
#include "platform/reckonings.h"

#include "platform/testing.h"

namespace varn::reckonings {
namespace {

class Reckonings : public testing::TownTest {
protected:
    void SetUp() override {
        auto all = jobs::jobs_migrations();
        for (auto const& more : reckonings_migrations()) {
            all.push_back(more);
        }
        migrate(all);
    }
    std::vector<jobs::Kind> kinds() {
        auto run = [this](jobs::Work& work) -> Result<std::string> {
            TRY(of, asked(work));
            if (stops_) {
                CHECK(cancel(town(), asker_, of.id, "test.stop"));
            }
            CHECK(work.progress(500));
            if (!work.goes_on()) {
                return jobs::stopped();
            }
            CHECK(answer(work.town(), of.id, of.question + "!"));
            return of.id.text;
        };
        auto all = own_kinds();
        all.push_back({"test.reckon", run});
        return all;
    }
    Reckoning see(Id<Reckoning> const& id) {
        db::ReadTx tx{town().db};
        return find(tx, id).value().value();
    }
    Question const question_{"test.reckon", "{\"n\":1}", "test.reckon"};
    auth::Actor const asker_ = testing::somebody(auth::Role::strategist);
    bool stops_ = false;
};
VARN_ON_EVERY_ENGINE(Reckonings);

TEST_P(Reckonings, what_is_ordered_is_worked_out_by_its_job) {
    auto const before = audit_size();
    auto const id = order(town(), asker_, question_).value();
    EXPECT_EQ(audit_size(), before + 1);
    EXPECT_EQ(see(id).state, jobs::State::waiting);
    jobs::Runner runner{town(), kinds()};
    EXPECT_TRUE(runner.run_one().value());
    auto const told = see(id);
    EXPECT_EQ(told.state, jobs::State::done);
    EXPECT_EQ(told.progress, 1000);
    EXPECT_EQ(told.answer, "{\"n\":1}!");
    EXPECT_TRUE(told.answered_at);
}

TEST_P(Reckonings, what_is_small_is_kept_with_its_answer) {
    auto const id = keep(town(), asker_, question_, "{}").value();
    auto const told = see(id);
    EXPECT_EQ(told.state, jobs::State::done);
    EXPECT_EQ(told.answer, "{}");
    EXPECT_FALSE(told.job);
    EXPECT_TRUE(cancel(town(), asker_, id, "test.stop")) << "nothing to stop";
    db::ReadTx tx{town().db};
    auto const listed = latest(tx, {"test.reckon"}, 10, 0).value();
    EXPECT_EQ(listed.total, 1);
    EXPECT_FALSE(listed.items.at(0).answer);
    EXPECT_EQ(latest(tx, {"test.other"}, 10, 0).value().total, 0);
}

TEST_P(Reckonings, what_is_cancelled_stops_whether_it_waits_or_runs) {
    auto const waiting = order(town(), asker_, question_).value();
    EXPECT_TRUE(cancel(town(), asker_, waiting, "test.stop"));
    EXPECT_EQ(see(waiting).state, jobs::State::cancelled);
    stops_ = true;
    auto const running = order(town(), asker_, question_).value();
    jobs::Runner runner{town(), kinds()};
    EXPECT_TRUE(runner.run_one().value());
    EXPECT_EQ(see(running).state, jobs::State::cancelled);
    EXPECT_FALSE(see(running).answer);
    auto const before = audit_size();
    EXPECT_TRUE(cancel(town(), asker_, running, "test.stop"));
    EXPECT_EQ(audit_size(), before) << "it had ended";
    EXPECT_EQ(cancel(town(), asker_, {town().ids.next()}, "test.stop").error().code, ErrorCode::not_found);
}

TEST_P(Reckonings, answers_are_weeded_after_a_month) {
    auto const id = keep(town(), asker_, question_, "{}").value();
    clock_.move_to(Instant{clock_.now().milliseconds + (kept_days + 1) * 24LL * 3600 * 1000});
    auto const later = keep(town(), asker_, question_, "{}").value();
    jobs::Runner runner{town(), kinds()};
    ASSERT_TRUE(runner.schedule());
    while (runner.run_one().value()) {
    }
    db::ReadTx tx{town().db};
    EXPECT_FALSE(find(tx, id).value());
    EXPECT_TRUE(find(tx, later).value());
}

}  // namespace
}  // namespace varn::reckonings
