// The first administrator: by a link that works once, for one, for a day.
#include "platform/first_start.h"

#include <thread>

#include "auth_town.h"

namespace varn::auth {
namespace {

class FirstStart : public AuthTown {
protected:
    static NewFirstAdministrator ask(std::string token, std::string user_name = "anna.berg") {
        return {std::move(token), std::move(user_name), "Anna Berg", good_password};
    }
};
VARN_ON_EVERY_ENGINE(FirstStart);

TEST_P(FirstStart, makes_an_administrator_of_the_whole_town_who_can_sign_in) {
    auto const token = first_start_token(town()).value();
    ASSERT_TRUE(token);
    EXPECT_TRUE(awaits_first_start(town()).value());
    auto const made = start_with(town(), ask(*token)).value();
    EXPECT_FALSE(awaits_first_start(town()).value());
    Sessions sessions{town(), below};
    auto const session = sessions.sign_in({"anna.berg", good_password}, {"10.0.0.1"}).value();
    auto const seen = sessions.authenticate(session.token).value();
    EXPECT_EQ(seen.actor.account, made.id.text);
    EXPECT_TRUE(list_accounts(town(), seen.actor));
    EXPECT_EQ(audited().front(), "auth.first_start");
}

TEST_P(FirstStart, the_link_works_once) {
    auto const token = *first_start_token(town()).value();
    ASSERT_TRUE(start_with(town(), ask(token)));
    auto const size = audit_size();
    EXPECT_EQ(start_with(town(), ask(token, "bo.ek")).error().code, ErrorCode::conflict);
    EXPECT_EQ(audit_size(), size);
    EXPECT_EQ(count("SELECT COUNT(*) FROM {account}"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_secret"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM first_start"), 0);
}

TEST_P(FirstStart, there_is_no_link_when_there_is_an_account) {
    auto const token = *first_start_token(town()).value();
    add("bo");
    EXPECT_FALSE(first_start_token(town()).value());
    EXPECT_EQ(start_with(town(), ask(token)).error().code, ErrorCode::conflict);
}

TEST_P(FirstStart, a_new_link_makes_the_earlier_one_void) {
    auto const first = *first_start_token(town()).value();
    auto const second = *first_start_token(town()).value();
    EXPECT_EQ(start_with(town(), ask(first)).error().code, ErrorCode::not_found);
    EXPECT_TRUE(start_with(town(), ask(second)));
}

TEST_P(FirstStart, the_link_is_over_after_a_day) {
    auto const token = *first_start_token(town()).value();
    clock_.move_to({clock_.now().milliseconds + 24LL * 3'600'000});
    EXPECT_EQ(start_with(town(), ask(token)).error().code, ErrorCode::not_found);
    EXPECT_EQ(count("SELECT COUNT(*) FROM {account}"), 0);
}

TEST_P(FirstStart, a_guessed_or_broken_link_is_not_found) {
    ASSERT_TRUE(first_start_token(town()).value());
    EXPECT_EQ(start_with(town(), ask(std::string(64, '0'))).error().code, ErrorCode::not_found);
    EXPECT_EQ(start_with(town(), ask("")).error().code, ErrorCode::not_found);
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_secret"), 0);
    EXPECT_EQ(audit_size(), 0);
}

TEST_P(FirstStart, a_mistake_in_the_form_does_not_spend_the_link) {
    auto const token = *first_start_token(town()).value();
    auto wrong = ask(token);
    wrong.password = "kort";
    EXPECT_EQ(start_with(town(), wrong).error().code, ErrorCode::invalid);
    EXPECT_TRUE(start_with(town(), ask(token)));
}

TEST_P(FirstStart, of_four_who_try_at_once_one_becomes_administrator) {
    auto const token = *first_start_token(town()).value();
    std::vector<int> won(4, 0);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < won.size(); ++i) {
        threads.emplace_back([&, i] {
            auto const made = start_with(town(), ask(token, "anna" + std::to_string(i)));
            won[i] = made ? 1 : 0;
            if (!made) {
                auto const code = made.error().code;
                EXPECT_TRUE(code == ErrorCode::conflict || code == ErrorCode::not_found)
                    << made.error().cause;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(won[0] + won[1] + won[2] + won[3], 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM {account}"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM {role_grant}"), 1);
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_secret"), 1);
}

}  // namespace
}  // namespace varn::auth
