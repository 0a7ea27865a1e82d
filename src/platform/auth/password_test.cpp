#include "password.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <atomic>
#include <ctime>
#include <thread>

namespace varn::auth {
namespace {

std::vector<std::string> broken_rules(std::string_view password, std::string_view user_name = "anna.berg") {
    auto const checked = must_be_good_password(password, user_name, "/password");
    std::vector<std::string> keys;
    if (!checked) {
        EXPECT_EQ(checked.error().code, ErrorCode::invalid);
        for (auto const& problem : checked.error().problems) {
            EXPECT_EQ(problem.pointer, "/password");
            keys.push_back(problem.key);
        }
    }
    return keys;
}
using Keys = std::vector<std::string>;

TEST(PasswordRules, a_sentence_of_small_letters_is_a_good_password) {
    EXPECT_EQ(broken_rules("fyra hästar på bron"), Keys{});
    EXPECT_EQ(broken_rules("xkqvzjwmhtrb"), Keys{});
}

TEST(PasswordRules, eleven_characters_are_too_few_and_two_hundred_and_one_too_many) {
    EXPECT_EQ(broken_rules("åäöåxäöåzäö"), Keys{"auth.password_short"});
    EXPECT_EQ(broken_rules("åäöåxäöåzäöq"), Keys{});
    std::string long_one;
    while (long_one.size() < 200) {
        long_one += std::to_string(long_one.size() * 7) + "x";
    }
    long_one.resize(200);
    EXPECT_EQ(broken_rules(long_one), Keys{});
    EXPECT_EQ(broken_rules(long_one + "y"), Keys{"auth.password_long"});
}

TEST(PasswordRules, the_user_name_may_not_be_part_of_it_in_any_case) {
    EXPECT_EQ(broken_rules("jag är ANNA.Berg idag"), Keys{"auth.password_holds_user_name"});
}

TEST(PasswordRules, the_commonest_and_the_repeated_are_refused) {
    for (auto const* common :
         {"password1234", "Lösenord2024", "123456789012", "aaaaaaaaaaaa", "abcabcabcabcabc"}) {
        EXPECT_EQ(broken_rules(common), Keys{"auth.password_common"}) << common;
    }
}

TEST(PasswordRules, all_broken_rules_are_told_at_once) {
    EXPECT_EQ(broken_rules("lösenord1", "sen"),
              (Keys{"auth.password_short", "auth.password_holds_user_name", "auth.password_common"}));
}

TEST(PasswordHash, is_argon2id_with_two_passes_over_64_mebibytes) {
    auto const hash = hash_password("fyra hästar på bron").value();
    EXPECT_TRUE(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$")) << hash;
    EXPECT_EQ(match_password("fyra hästar på bron", hash).value(), Match::yes);
    EXPECT_EQ(match_password("fyra hästar på bro", hash).value(), Match::no);
}

TEST(PasswordHash, two_hashes_of_one_password_differ) {
    EXPECT_NE(hash_password("fyra hästar på bron").value(), hash_password("fyra hästar på bron").value());
}

TEST(PasswordHash, one_of_an_older_cost_still_matches_and_asks_to_be_renewed) {
    // Argon2id of "fyra hästar på bron" with one pass over 8 MiB.
    std::string const old =
        "$argon2id$v=19$m=8192,t=1,p=1$0MEsSE9UfqXGEdbBAHs7ZA$ebr3nDVe80OoKs9E+zw9om55Qp9XWeTHQoqO3fpXGzo";
    EXPECT_EQ(match_password("fyra hästar på bron", old).value(), Match::yes_by_old_cost);
}

TEST(PasswordHash, nobody_matches_the_missing_secret_of_an_unknown_account) {
    EXPECT_EQ(match_password("", "").value(), Match::no);
    EXPECT_EQ(match_password("-", "").value(), Match::no);
    EXPECT_EQ(match_password(std::string(1'000'000, 'x'), hash_password("-").value()).value(), Match::no);
}

TEST(PasswordHash, an_unknown_account_costs_as_much_as_a_wrong_password) {
    auto const hash = hash_password("fyra hästar på bron").value();
    auto cost = [](std::string const& kept) {
        std::clock_t least = 0;
        for (int i = 0; i < 3; ++i) {
            auto const begun = std::clock();
            EXPECT_EQ(match_password("fel men långt nog", kept).value(), Match::no);
            auto const passed = std::clock() - begun;
            least = i == 0 ? passed : std::min(least, passed);
        }
        return static_cast<double>(least);
    };
    auto const ratio = cost("") / cost(hash);
    EXPECT_GT(ratio, 0.6);
    EXPECT_LT(ratio, 1.7);
}

TEST(PasswordHash, two_at_most_are_computed_at_once_so_memory_is_bounded) {
    auto peak_mebibytes = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_maxrss / 1024;
    };
    auto const before = peak_mebibytes();
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([] { EXPECT_TRUE(hash_password("fyra hästar på bron")); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_LT(peak_mebibytes() - before, 3 * 64);
}

TEST(PasswordHash, more_than_a_bounded_number_in_wait_are_told_to_come_back) {
    std::vector<std::thread> threads;
    std::atomic<int> busy{0};
    for (int i = 0; i < 96; ++i) {
        threads.emplace_back([&] {
            auto const hash = hash_password("fyra hästar på bron");
            busy += !hash && hash.error().code == ErrorCode::unavailable ? 1 : 0;
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_GT(busy, 0);
    EXPECT_LE(busy, 96 - 2 - 32);
}

TEST(Token, is_256_random_bits_and_is_kept_as_something_else) {
    auto const token = new_token();
    EXPECT_TRUE(is_token(token));
    EXPECT_NE(token, new_token());
    EXPECT_NE(kept_form(token), token);
    EXPECT_EQ(kept_form(token), kept_form(token));
    EXPECT_FALSE(is_token(token + "0"));
    EXPECT_FALSE(is_token("' OR 1=1 --"));
}

TEST(Secrets, are_the_same_only_when_they_are_equal_and_there) {
    EXPECT_TRUE(same_secret("abc", "abc"));
    EXPECT_FALSE(same_secret("abc", "abd"));
    EXPECT_FALSE(same_secret("abc", "ab"));
    EXPECT_FALSE(same_secret("", ""));
}

}  // namespace
}  // namespace varn::auth
