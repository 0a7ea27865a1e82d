// Who is told of what, when, and that nobody is told twice.
#include "measure/notices.h"
#include "store_sample.h"
#include "town_of_measures.h"

namespace varn::measure {
namespace {

class Reminders : public MeasureTown {
protected:
    void SetUp() override {
        MeasureTown::SetUp();
        vera_account = account("vera", auth::Role::coordinator, traffic);
        hedda = account("hedda", auth::Role::head, traffic);
        stina = account("stina", auth::Role::strategist, {});
    }
    std::string account(std::string const& name, auth::Role role, std::optional<Id<Unit>> const& unit) {
        auto const made = auth::add_account(town(), administrator, {.user_name = name, .name = name}).value();
        auth::NewGrant grant{.role = role};
        if (unit) {
            grant.unit = AnyId{unit->text};
        }
        grant.valid_from = day("2020-01-01");
        EXPECT_TRUE(auth::grant_role(town(), administrator, made.id, grant));
        return made.id.text;
    }
    /// What is told on a day: "measure.due_soon/<account>/<title's id>", nothing stored.
    std::vector<std::string> told(char const* on) {
        std::vector<std::string> all;
        db::ReadTx tx{town().db};
        EXPECT_TRUE(remind(tx, day(on), [&](notify::Notice const& notice) -> Result<Done> {
            for (auto const& to : notice.to) {
                all.push_back(std::string{notice.kind.name} + " " + to);
            }
            return Done{};
        }));
        return all;
    }
    /// Reminds for good, as the job does.
    void run(char const* on) {
        clock_.move_to(Instant{start_of(day(on)).milliseconds + 12LL * 3'600'000});
        db::WriteTx tx{town().db};
        EXPECT_TRUE(remind(tx, day(on),
                           [&](notify::Notice const& notice) { return notify::tell(town(), tx, notice); }));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "measure.rule")));
    }
    std::int64_t notices(std::string const& kind) {
        db::ReadTx tx{town().db};
        return store::notices(tx, kind);
    }
    std::string vera_account, hedda, stina;
};
VARN_ON_EVERY_ENGINE(Reminders);

TEST_P(Reminders, the_coordinator_is_told_before_and_at_the_due_date_and_the_head_when_it_is_long_late) {
    entered("Reservkraft", "2024-06-30");
    EXPECT_EQ(told("2024-06-15"), Texts{});
    EXPECT_EQ(told("2024-06-16"), Texts{"measure.due_soon " + vera_account});
    EXPECT_EQ(told("2024-06-30"), Texts{"measure.due_now " + vera_account});
    EXPECT_EQ(told("2024-07-29"), Texts{"measure.due_now " + vera_account});
    EXPECT_EQ(told("2024-07-30"), (Texts{"measure.due_now " + vera_account, "measure.long_late " + hedda}));
}

TEST_P(Reminders, nobody_is_told_twice_however_often_it_runs) {
    auto const made = entered("Reservkraft", "2024-06-30");
    for (auto const* on :
         {"2024-06-20", "2024-06-20", "2024-06-25", "2024-07-01", "2024-07-02", "2024-09-01", "2024-09-02"}) {
        run(on);
    }
    EXPECT_EQ(notices("measure.due_soon"), 1);
    EXPECT_EQ(notices("measure.due_now"), 1);
    EXPECT_EQ(notices("measure.long_late"), 1);
    // A date that is moved is another date.
    ASSERT_TRUE(change_measure(town(), coordinator, made.id, 1, change(R"({"due":"2024-10-01"})")));
    run("2024-09-20");
    EXPECT_EQ(notices("measure.due_soon"), 2);
}

TEST_P(Reminders, what_is_done_or_cancelled_is_told_of_no_more) {
    auto const done = entered("Klar", "2024-01-01");
    ASSERT_TRUE(change_status(town(), coordinator, done.id, 1, {Status::done, "Hjälpte.", {}}));
    auto const cancelled = entered("Avbruten", "2024-01-01");
    ASSERT_TRUE(change_status(town(), coordinator, cancelled.id, 1, {Status::cancelled, "Dyr.", {}}));
    EXPECT_EQ(told("2024-06-30"), Texts{});
}

TEST_P(Reminders, the_nearest_above_answers_and_at_last_the_strategist) {
    ASSERT_TRUE(enter_measure(town(), coordinator, wanted(tunnels, "Fläktar", "2024-06-30")));
    EXPECT_EQ(told("2024-06-30"), Texts{"measure.due_now " + vera_account});
    ASSERT_TRUE(enter_measure(town(), elsewhere, wanted(schools, "Utrymning", "2024-09-30")));
    EXPECT_EQ(told("2024-09-30").front(), "measure.due_now " + vera_account);
    EXPECT_EQ(told("2024-09-30").back(), "measure.due_now " + stina);
}

TEST_P(Reminders, the_days_are_the_towns_own_to_set) {
    entered("Reservkraft", "2024-06-30");
    ASSERT_TRUE(set_reminder_rule(town(), strategist, {0, 1, 0}));
    EXPECT_EQ(told("2024-06-29"), Texts{});
    EXPECT_EQ(told("2024-07-01").size(), 2U);
}

TEST_P(Reminders, a_mail_says_nothing_that_anybody_wrote) {
    // The words of a mail have no parameter, so nothing of a measure can be filled in.
    for (auto const language : i18n::languages) {
        for (auto const* kind : {&due_soon, &due_now, &long_late}) {
            auto const mail = i18n::text(language, "notice.mail." + std::string{kind->name});
            EXPECT_TRUE(i18n::placeholders(mail).empty());
        }
    }
}

}  // namespace
}  // namespace varn::measure
