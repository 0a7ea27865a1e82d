#include "throttle.h"

#include <thread>

#include "auth_town.h"

namespace varn::auth {
namespace {

class Guessing : public AuthTown {
protected:
    void SetUp() override {
        AuthTown::SetUp();
        throttle_ = std::make_unique<Throttle>(town().db, 100);
    }
    Instant now{1'000'000'000};

    void wait(std::int64_t seconds) { now.milliseconds += seconds * 1000; }
    bool may_try(std::string const& name, std::string const& address) {
        return throttle_->begin({.at = name, .address = address}, now).ok();
    }
    void succeed(std::string const& name, std::string const& address) {
        ASSERT_TRUE(throttle_->succeeded({.at = name, .address = address}));
    }
    void fail(int times, std::string const& name, std::string const& address) {
        for (int i = 0; i < times; ++i) {
            EXPECT_TRUE(may_try(name, address)) << i;
        }
    }

    std::unique_ptr<Throttle> throttle_;
};
VARN_ON_EVERY_ENGINE(Guessing);

TEST_P(Guessing, five_failures_are_free_and_the_sixth_try_waits_a_second) {
    fail(5, "anna", "10.0.0.1");
    auto const refused = throttle_->begin({.at = "anna", .address = "10.0.0.1"}, now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::too_many);
    EXPECT_EQ(refused.error().params, (Params{{"seconds", "1"}}));
    wait(1);
    EXPECT_TRUE(may_try("anna", "10.0.0.1"));
}

TEST_P(Guessing, every_further_failure_doubles_the_wait_up_to_a_minute) {
    fail(5, "anna", "10.0.0.1");
    for (int const seconds : {1, 2, 4, 8, 16, 32, 60, 60}) {
        wait(seconds - 1);
        EXPECT_FALSE(may_try("anna", "10.0.0.1")) << seconds;
        wait(1);
        EXPECT_TRUE(may_try("anna", "10.0.0.1")) << seconds;
    }
}

TEST_P(Guessing, a_try_that_came_too_early_does_not_lengthen_the_wait) {
    fail(5, "anna", "10.0.0.1");
    for (int i = 0; i < 1000; ++i) {
        EXPECT_FALSE(may_try("anna", "10.0.0.1"));
    }
    wait(1);
    EXPECT_TRUE(may_try("anna", "10.0.0.1"));
}

TEST_P(Guessing, a_name_is_slowed_from_whichever_address_and_others_are_not) {
    for (int i = 0; i < 5; ++i) {
        EXPECT_TRUE(may_try("anna", "10.0.0." + std::to_string(i)));
    }
    EXPECT_FALSE(may_try("anna", "10.9.9.9"));
    EXPECT_TRUE(may_try("bo", "10.9.9.9"));
}

TEST_P(Guessing, an_address_that_tries_many_names_is_slowed_too) {
    for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(may_try("name" + std::to_string(i), "10.0.0.1")) << i;
    }
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
    EXPECT_TRUE(may_try("anna", "10.0.0.2"));
}

TEST_P(Guessing, the_right_password_forgives_the_name) {
    fail(5, "anna", "10.0.0.1");
    succeed("anna", "10.0.0.1");
    fail(5, "anna", "10.0.0.1");
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
}

TEST_P(Guessing, signing_in_to_ones_own_account_does_not_make_an_address_free_again) {
    for (int i = 0; i < 50; ++i) {
        EXPECT_TRUE(may_try("name" + std::to_string(i), "10.0.0.1")) << i;
        if (i < 49) {
            EXPECT_TRUE(may_try("mine", "10.0.0.1")) << i;
            succeed("mine", "10.0.0.1");
        }
    }
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
}

TEST_P(Guessing, failures_are_forgotten_after_half_an_hour) {
    fail(5, "anna", "10.0.0.1");
    wait(31 * 60);
    fail(5, "anna", "10.0.0.1");
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
}

TEST_P(Guessing, a_clock_that_is_set_back_locks_nobody_out) {
    fail(5, "bo", "10.0.0.2");
    EXPECT_FALSE(may_try("bo", "10.0.0.2"));
    now.milliseconds -= 24LL * 3'600'000;
    EXPECT_TRUE(may_try("bo", "10.0.0.2"));
}

TEST_P(Guessing, codes_are_given_few_tries_and_are_remembered_for_a_day) {
    auto const guess = [&](std::string const& address) {
        return throttle_
            ->begin({.at = "codes of anna", .address = address, .patience = patience_with_codes}, now)
            .ok();
    };
    int guessed = 0;
    // Every quarter of an hour of a day, ten tries from as many addresses.
    for (int quarter = 0; quarter < 96; ++quarter) {
        for (int i = 0; i < 10; ++i) {
            guessed += guess("10.0." + std::to_string(quarter) + "." + std::to_string(i)) ? 1 : 0;
        }
        wait(15 * 60);
    }
    EXPECT_LE(guessed, 5 + 96);
    wait(2 * 3600);
    EXPECT_TRUE(guess("10.9.9.9"));
    EXPECT_FALSE(guess("10.9.9.9"));
}

TEST_P(Guessing, two_processes_count_together) {
    Throttle other{town().db};
    fail(3, "anna", "10.0.0.1");
    for (int i = 0; i < 2; ++i) {
        EXPECT_TRUE(other.begin({.at = "anna", .address = "10.0.0.2"}, now));
    }
    EXPECT_FALSE(may_try("anna", "10.0.0.1"));
    EXPECT_FALSE(other.begin({.at = "anna", .address = "10.0.0.2"}, now));
}

TEST_P(Guessing, many_at_once_do_not_slip_by) {
    std::atomic<int> slipped = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            for (int k = 0; k < 5; ++k) {
                slipped += may_try("anna", "10.0.0." + std::to_string(i)) ? 1 : 0;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(slipped, 5);
}

TEST_P(Guessing, the_memory_is_bounded_and_keeps_who_is_under_attack) {
    fail(5, "anna", "10.0.0.1");
    for (int i = 0; i < 400; ++i) {
        now.milliseconds += 1;
        EXPECT_TRUE(may_try("name" + std::to_string(i), "address" + std::to_string(i)));
        if (i % 50 == 0) {
            ASSERT_LE(count("SELECT COUNT(*) FROM failed_tries"), 100 + 2 * 64 + 2);
        }
    }
    EXPECT_FALSE(may_try("anna", "10.0.0.2"));
    EXPECT_EQ(texts("SELECT subject FROM failed_tries WHERE subject LIKE '%anna%'").size(), 0U);
}

}  // namespace
}  // namespace varn::auth
