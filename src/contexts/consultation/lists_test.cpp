// The lists of remisser and of cases, page by page.
#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class Lists : public RemissTown {
protected:
    Id<Referral> draft(std::string key, char const* due) {
        auto made = remiss();
        made.key = std::move(key);
        made.due_on = day(due);
        return ok(add_referral(town(), strategist, made)).id;
    }
    std::vector<std::string> keys(Actor const& actor, Window window) {
        std::vector<std::string> all;
        for (auto const& one : ok(referrals(town(), actor, window)).items) {
            all.push_back(one.referral.key);
        }
        return all;
    }
};
VARN_ON_EVERY_ENGINE(Lists);

using Keys = std::vector<std::string>;

TEST_P(Lists, remisser_come_page_by_page_with_how_many_there_are) {
    sent_remiss();
    draft("andra", "2024-04-01");
    draft("tredje", "2024-05-01");
    EXPECT_EQ(keys(strategist, {2, 0}), (Keys{"tredje", "andra"}));
    EXPECT_EQ(keys(strategist, {2, 2}), (Keys{"sp-2024"}));
    EXPECT_EQ(keys(strategist, {2, 4}), Keys{});
    EXPECT_EQ(ok(referrals(town(), strategist, {1, 2})).total, 3);
    auto const last = ok(referrals(town(), strategist, {1, 2})).items.at(0);
    EXPECT_EQ(last.asked, 2);
    EXPECT_EQ(last.submitted, 0);
    // A draft is not counted for those who do not lead it.
    EXPECT_EQ(keys(reader, {50, 0}), (Keys{"sp-2024"}));
    EXPECT_EQ(ok(referrals(town(), reader, {50, 0})).total, 1);
    auto const leads_elsewhere = testing::somebody(auth::Role::strategist, {schools.text});
    EXPECT_EQ(ok(referrals(town(), leads_elsewhere, {50, 0})).total, 1);
}

TEST_P(Lists, a_remiss_is_found_by_its_key_by_those_who_may_know_of_it) {
    auto const id = draft("utkast", "2024-04-01");
    EXPECT_EQ(ok(referral_of_key(town(), strategist, "utkast")).id, id);
    EXPECT_EQ(referral_of_key(town(), reader, "utkast").error().code, ErrorCode::not_found);
    EXPECT_EQ(referral_of_key(town(), strategist, "ingen").error().code, ErrorCode::not_found);
}

TEST_P(Lists, cases_come_page_by_page_as_far_as_the_reader_may_know) {
    auto const own = signed_answer();
    EXPECT_EQ(ok(cases(town(), at_traffic, {50, 0})).total, 1);
    EXPECT_EQ(ok(cases(town(), reader, {50, 0})).total, 0);
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    EXPECT_EQ(ok(cases(town(), reader, {50, 0})).total, 1);
    auto const theirs = ok(cases(town(), at_schools, {1, 1}));
    EXPECT_EQ(theirs.total, 2);
    ASSERT_EQ(theirs.items.size(), 1U);
    EXPECT_NE(theirs.items.at(0).opinion_case.id,
              ok(cases(town(), at_schools, {1, 0})).items.at(0).opinion_case.id);
    EXPECT_EQ(ok(cases(town(), reader, {50, 0})).items.at(0).signed_by, 2);
}

}  // namespace
}  // namespace varn::consultation
