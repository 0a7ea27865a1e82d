#include "throttle.h"

#include <gtest/gtest.h>

namespace varn::auth {
namespace {

class Guessing : public ::testing::Test {
protected:
    Throttle throttle{100};
    Instant now{1'000'000'000};

    void wait(std::int64_t seconds) { now.milliseconds += seconds * 1000; }
    bool may_try(std::string const& name, std::string const& address) {
        return throttle.begin(name, address, now).ok();
    }
    void fail(int times, std::string const& name, std::string const& address) {
        for (int i = 0; i < times; ++i) {
            EXPECT_TRUE(may_try(name, address)) << i;
        }
    }
};

TEST_F(Guessing, five_failures_are_free_and_the_sixth_try_waits_a_second) {
    fail(5, "anna", "10.0.0.1");
    auto const refused = throttle.begin("anna", "10.0.0.1", now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::too_many);
    EXPECT_EQ(refused.error().params, (Params{{"seconds", "1"}}));
    wait(1);
    EXPECT_TRUE(may_try("anna", "10.0.0.1"));
}

TEST_F(Guessing, every_further_failure_doubles_the_wait_up_to_a_minute) {
    fail(5, "anna", "10.0.0.1");
    for (int const seconds : {1, 2, 4, 8, 16, 32, 60, 60}) {
        wait(seconds - 1);
        EXPECT_FALSE(may_try("anna", "10.0.0.1")) << seconds;
        wait(1);
        EXPECT_TRUE(may_try("anna", "10.0.0.1")) << seconds;
    }
}

TEST_F(Guessing, a_try_that_came_too_early_does_not_lengthen_the_wait) {
    fail(5, "anna", "10.0.0.1");
    for (int i = 0; i < 1000; ++i) {
        EXPECT_FALSE(may_try("anna", "10.0.0.1"));
    }
    wait(1);
    EXPECT_TRUE(may_try("anna", "10.0.0.1"));
}

TEST_F(Guessing, a_name_is_slowed_from_whichever_address_and_others_are_not) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(may_try("anna", "10.0.0." + std::to_string(i)));
    }
    EXPECT_FALSE(may_try("anna", "10.9.9.9"));
    EXPECT_TRUE(may_try("bo", "10.9.9.9"));
}

TEST_F(Guessing, an_address_that_tries_many_names_is_slowed_too) {
    for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(may_try("name" + std::to_string(i), "10.0.0.1")) << i;
    }
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
    EXPECT_TRUE(may_try("anna", "10.0.0.2"));
}

TEST_F(Guessing, the_right_password_forgives_the_name) {
    fail(5, "anna", "10.0.0.1");
    throttle.succeeded("anna", "10.0.0.1");
    fail(5, "anna", "10.0.0.1");
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
}

TEST_F(Guessing, signing_in_to_ones_own_account_does_not_make_an_address_free_again) {
    for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(may_try("name" + std::to_string(i), "10.0.0.1")) << i;
        if (i < 49) {
            EXPECT_TRUE(may_try("mine", "10.0.0.1")) << i;
            throttle.succeeded("mine", "10.0.0.1");
        }
    }
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
}

TEST_F(Guessing, failures_are_forgotten_after_half_an_hour) {
    fail(5, "anna", "10.0.0.1");
    wait(31 * 60);
    fail(5, "anna", "10.0.0.1");
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
}

TEST_F(Guessing, a_clock_that_is_set_back_locks_nobody_out) {
    fail(5, "bo", "10.0.0.2");
    EXPECT_FALSE(may_try("bo", "10.0.0.2"));
    now.milliseconds -= 24LL * 3'600'000;
    EXPECT_TRUE(may_try("bo", "10.0.0.2"));
}

TEST_F(Guessing, the_memory_is_bounded) {
    for (int i = 0; i < 10'000; ++i) {
        now.milliseconds += 10;
        EXPECT_TRUE(may_try("name" + std::to_string(i), "address" + std::to_string(i)));
        ASSERT_LE(throttle.remembered(), 101U);
    }
}

}  // namespace
}  // namespace varn::auth
