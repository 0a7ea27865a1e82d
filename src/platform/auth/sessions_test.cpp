// Signing in, being recognised, and ceasing to be.
#include "platform/sessions.h"

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include "auth_town.h"

namespace varn::auth {
namespace {

class SignedInTown : public AuthTown {
protected:
    void SetUp() override {
        AuthTown::SetUp();
        anna_ = add("anna", good_password);
        sessions_ = std::make_unique<Sessions>(town(), below);
    }
    std::string sign_in(std::string const& user_name = "anna") {
        return sessions_->sign_in({user_name, good_password}, {"10.0.0.1"}).value().token;
    }
    Recognised seen(std::string const& token) { return sessions_->authenticate(token).value(); }
    void wait_minutes(int minutes) { clock_.move_to({clock_.now().milliseconds + minutes * 60'000LL}); }

    Account anna_;
    std::unique_ptr<Sessions> sessions_;
};
VARN_ON_EVERY_ENGINE(SignedInTown);

TEST_P(SignedInTown, the_right_password_opens_a_session_and_is_audited) {
    give(anna_, Role::coordinator, trafik);
    auto const opened = sessions_->sign_in({" ANNA ", good_password}, {"10.0.0.1"}).value();
    EXPECT_EQ(opened.signed_in.account, anna_.id);
    ASSERT_EQ(opened.signed_in.roles.size(), 1U);
    EXPECT_EQ(opened.signed_in.roles.front().unit, AnyId{trafik});
    EXPECT_EQ(last_audited(), "auth.sign_in");
    auto const who = seen(opened.token);
    EXPECT_EQ(who.actor.account, anna_.id.text);
    EXPECT_TRUE(who.csrf_matches(opened.signed_in.csrf_token));
    EXPECT_FALSE(who.csrf_matches(""));
    EXPECT_FALSE(who.csrf_matches(opened.token));
    EXPECT_EQ(sessions_->signed_in(who.actor, who.session).value().csrf_token, who.csrf_token);
}

TEST_P(SignedInTown, unknown_closed_without_password_and_wrong_get_the_same_answer) {
    add("bo");
    auto const closed = add("cecilia", good_password);
    ASSERT_TRUE(close_account(town(), administrator, closed.id));
    auto answer = [&](std::string const& user_name, std::string const& password) {
        auto const error = sessions_->sign_in({user_name, password}, {"10.0.0.1"}).error();
        EXPECT_EQ(error.code, ErrorCode::unauthenticated);
        EXPECT_TRUE(error.params.empty() && error.problems.empty() && error.cause.empty());
        return error.key;
    };
    EXPECT_EQ(answer("anna", "fel men långt nog"), "auth.sign_in_refused");
    EXPECT_EQ(answer("nobody", good_password), "auth.sign_in_refused");
    EXPECT_EQ(answer("bo", good_password), "auth.sign_in_refused");
    EXPECT_EQ(answer("cecilia", good_password), "auth.sign_in_refused");
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_session"), 0);
    EXPECT_EQ(count("SELECT COUNT(*) FROM audit_entry WHERE action = 'auth.sign_in_refused'"), 4);
}

TEST_P(SignedInTown, a_name_with_something_hidden_behind_it_is_another_name) {
    std::string const hidden{"anna\0x", 6};
    EXPECT_EQ(sessions_->sign_in({hidden, good_password}, {"10.0.0.1"}).error().code,
              ErrorCode::unauthenticated);
    EXPECT_EQ(sessions_->sign_in({std::string(100'000, 'a'), good_password}, {"10.0.0.1"}).error().code,
              ErrorCode::unauthenticated);
}

TEST_P(SignedInTown, repeated_failures_are_slowed_even_for_the_right_password) {
    for (int i = 0; i < 5; ++i) {
        (void)sessions_->sign_in({"anna", "fel men långt nog"}, {"10.0.0." + std::to_string(i)});
    }
    auto const size = audit_size();
    auto const early = sessions_->sign_in({"anna", good_password}, {"10.1.1.1"});
    EXPECT_EQ(early.error().code, ErrorCode::too_many);
    EXPECT_EQ(audit_size(), size);
    clock_.move_to({clock_.now().milliseconds + 1000});
    EXPECT_TRUE(sessions_->sign_in({"anna", good_password}, {"10.1.1.1"}));
}

TEST_P(SignedInTown, many_guesses_at_once_do_not_slip_by) {
    std::vector<std::thread> threads;
    std::atomic<int> refused{0};
    std::atomic<int> slowed{0};
    for (int i = 0; i < 12; ++i) {
        threads.emplace_back([&] {
            auto const answer = sessions_->sign_in({"anna", "fel men långt nog"}, {"10.0.0.1"});
            refused += answer.error().code == ErrorCode::unauthenticated ? 1 : 0;
            slowed += answer.error().code == ErrorCode::too_many ? 1 : 0;
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(refused, 5);
    EXPECT_EQ(slowed, 7);
}

TEST_P(SignedInTown, a_flood_of_refusals_is_counted_and_not_audited_one_by_one) {
    for (int i = 0; i < 33; ++i) {
        (void)sessions_->sign_in({"name" + std::to_string(i), "x"}, {"10.0.0.1"});
    }
    auto const refused = "SELECT COUNT(*) FROM audit_entry WHERE action = 'auth.sign_in_refused'";
    EXPECT_EQ(count(refused), 30);
    wait_minutes(1);
    (void)sessions_->sign_in({"another", "x"}, {"10.0.0.1"});
    EXPECT_EQ(count(refused), 31);
    EXPECT_NE(texts("SELECT leaf FROM audit_entry ORDER BY position").back(), "");
}

TEST_P(SignedInTown, nothing_or_something_forged_is_nobody) {
    EXPECT_FALSE(sessions_->authenticate(std::nullopt).value().actor.is_somebody());
    EXPECT_FALSE(seen("").actor.is_somebody());
    EXPECT_FALSE(seen(std::string(64, 'a')).actor.is_somebody());
    EXPECT_FALSE(seen("' OR '1'='1").actor.is_somebody());
    EXPECT_FALSE(seen(texts("SELECT id FROM {account}").front()).actor.is_somebody());
}

TEST_P(SignedInTown, what_the_database_keeps_opens_nothing) {
    (void)sign_in();
    EXPECT_FALSE(seen(texts("SELECT token_hash FROM account_session").front()).actor.is_somebody());
}

TEST_P(SignedInTown, a_session_ends_after_eight_idle_hours) {
    auto const token = sign_in();
    wait_minutes(8 * 60 - 1);
    EXPECT_TRUE(seen(token).actor.is_somebody());
    wait_minutes(8 * 60 - 1);
    EXPECT_TRUE(seen(token).actor.is_somebody());
    wait_minutes(8 * 60);
    EXPECT_FALSE(seen(token).actor.is_somebody());
}

TEST_P(SignedInTown, a_session_ends_after_a_day_however_used) {
    auto const token = sign_in();
    for (int hour = 0; hour < 23; ++hour) {
        wait_minutes(60);
        EXPECT_TRUE(seen(token).actor.is_somebody()) << hour;
    }
    wait_minutes(60);
    EXPECT_FALSE(seen(token).actor.is_somebody());
}

TEST_P(SignedInTown, the_limits_are_settings) {
    Sessions brief{town(), below, {.idle_minutes = 5, .absolute_minutes = 60, .secure = true}};
    auto const token = brief.sign_in({"anna", good_password}, {"10.0.0.1"}).value().token;
    wait_minutes(5);
    EXPECT_FALSE(brief.authenticate(token).value().actor.is_somebody());
}

TEST_P(SignedInTown, being_seen_is_written_once_a_minute_at_most) {
    auto const token = sign_in();
    auto last_seen = [&] { return texts("SELECT last_seen_at FROM account_session").front(); };
    auto const at_sign_in = last_seen();
    clock_.move_to({clock_.now().milliseconds + 59'000});
    (void)seen(token);
    EXPECT_EQ(last_seen(), at_sign_in);
    clock_.move_to({clock_.now().milliseconds + 1'000});
    (void)seen(token);
    EXPECT_EQ(last_seen(), to_text(clock_.now()));
}

TEST_P(SignedInTown, signing_out_ends_this_session_at_once_and_no_other) {
    auto const here = sign_in();
    auto const there = sign_in();
    auto const who = seen(here);
    EXPECT_TRUE(sessions_->sign_out(who.actor, who.session));
    EXPECT_FALSE(seen(here).actor.is_somebody());
    EXPECT_TRUE(seen(there).actor.is_somebody());
    EXPECT_EQ(last_audited(), "auth.sign_out");
    EXPECT_EQ(sessions_->sign_out({}, who.session).error().code, ErrorCode::unauthenticated);
}

TEST_P(SignedInTown, ones_own_sessions_are_listed_and_can_be_revoked) {
    auto const here = sign_in();
    wait_minutes(1);
    auto const there = sign_in();
    auto const who = seen(here);
    auto const mine = sessions_->list_sessions(who.actor, who.session).value();
    ASSERT_EQ(mine.size(), 2U);
    EXPECT_FALSE(mine[0].here);
    EXPECT_TRUE(mine[1].here);
    EXPECT_TRUE(sessions_->revoke_session(who.actor, mine[0].id));
    EXPECT_FALSE(seen(there).actor.is_somebody());
    EXPECT_TRUE(seen(here).actor.is_somebody());
    EXPECT_EQ(last_audited(), "auth.session_revoked");
    EXPECT_EQ(sessions_->revoke_session(who.actor, mine[0].id).error().code, ErrorCode::not_found);
}

TEST_P(SignedInTown, nobody_sees_or_revokes_the_sessions_of_somebody_else) {
    auto const bo = add("bo", good_password);
    auto const token = sign_in();
    auto const annas = seen(token);
    auto const other = as(bo, Role::administrator);
    EXPECT_TRUE(sessions_->list_sessions(other, annas.session).value().empty());
    EXPECT_EQ(sessions_->revoke_session(other, {annas.session}).error().code, ErrorCode::not_found);
    EXPECT_EQ(sessions_->sign_out(other, annas.session).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(sessions_->signed_in(other, annas.session).error().code, ErrorCode::unauthenticated);
    EXPECT_TRUE(seen(token).actor.is_somebody());
    EXPECT_EQ(sessions_->list_sessions({}, "").error().code, ErrorCode::unauthenticated);
}

TEST_P(SignedInTown, a_closed_account_is_nobody_at_its_next_request) {
    auto const token = sign_in();
    ASSERT_TRUE(close_account(town(), administrator, anna_.id));
    EXPECT_FALSE(seen(token).actor.is_somebody());
    auto const closed = account(town(), administrator, anna_.id).value();
    ASSERT_TRUE(change_account(town(), administrator,
                               {closed.id, closed.version, json::Change<Account>{R"({"status":"active"})"}}));
    EXPECT_FALSE(seen(token).actor.is_somebody());
}

TEST_P(SignedInTown, a_reset_password_ends_every_session) {
    auto const token = sign_in();
    ASSERT_TRUE(set_password(town(), administrator, anna_.id, "en helt ny mening"));
    EXPECT_FALSE(seen(token).actor.is_somebody());
    EXPECT_FALSE(sessions_->sign_in({"anna", good_password}, {"10.0.0.1"}));
    EXPECT_TRUE(sessions_->sign_in({"anna", "en helt ny mening"}, {"10.0.0.1"}));
}

TEST_P(SignedInTown, ones_own_new_password_asks_for_the_old_and_ends_the_other_sessions) {
    auto const here = sign_in();
    auto const there = sign_in();
    auto const who = seen(here);
    auto change = [&](std::optional<std::string> current, std::string password) {
        return sessions_->change_password(who.actor, {std::move(password), std::move(current)}, who.session);
    };
    EXPECT_EQ(change({}, "en helt ny mening").error().problems.front().key, "auth.current_password_needed");
    EXPECT_EQ(change("fel", "en helt ny mening").error().problems.front().key, "auth.current_password_wrong");
    EXPECT_EQ(change(good_password, "kort").error().problems.front().key, "auth.password_short");
    EXPECT_TRUE(seen(there).actor.is_somebody());
    ASSERT_TRUE(change(good_password, "en helt ny mening"));
    EXPECT_TRUE(seen(here).actor.is_somebody());
    EXPECT_FALSE(seen(there).actor.is_somebody());
    EXPECT_EQ(last_audited(), "auth.password");
}

TEST_P(SignedInTown, an_open_session_cannot_be_used_to_guess_the_password) {
    auto const who = seen(sign_in());
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(
            sessions_->change_password(who.actor, {"en helt ny mening", "fel"}, who.session).error().code,
            ErrorCode::invalid);
    }
    EXPECT_EQ(
        sessions_->change_password(who.actor, {"en helt ny mening", good_password}, who.session).error().code,
        ErrorCode::too_many);
}

TEST_P(SignedInTown, a_grant_reaches_its_unit_and_below_and_ends_at_once) {
    auto const grant = give(anna_, Role::coordinator, trafik);
    give(anna_, Role::reader);
    auto const token = sign_in();
    auto const grants = seen(token).actor.grants;
    ASSERT_EQ(grants.size(), 2U);
    EXPECT_EQ(grants[0].units, (std::vector<std::string>{trafik, trafik_sakerhet}));
    EXPECT_TRUE(grants[1].whole_town);
    ASSERT_TRUE(end_grant(town(), administrator, grant.id));
    EXPECT_EQ(seen(token).actor.grants.size(), 1U);
}

TEST_P(SignedInTown, a_grant_counts_on_the_days_of_its_period_alone) {
    NewGrant const ask{.role = Role::head,
                       .unit = {},
                       .valid_from = parse_date("2024-02-02"),
                       .valid_to = parse_date("2024-02-02")};
    ASSERT_TRUE(grant_role(town(), administrator, anna_.id, ask));
    EXPECT_TRUE(seen(sign_in()).actor.grants.empty());
    clock_.move_to({clock_.now().milliseconds + 86'400'000});
    EXPECT_EQ(seen(sign_in()).actor.grants.size(), 1U);
    clock_.move_to({clock_.now().milliseconds + 86'400'000});
    EXPECT_TRUE(seen(sign_in()).actor.grants.empty());
}

TEST_P(SignedInTown, the_unit_tree_is_asked_again_after_a_minute_or_a_change) {
    give(anna_, Role::coordinator, trafik);
    int asked = 0;
    Sessions counting{town(), [&](std::string const& unit, Date on) {
                          ++asked;
                          return below(unit, on);
                      }};
    auto const token = counting.sign_in({"anna", good_password}, {"10.0.0.1"}).value().token;
    (void)counting.authenticate(token);
    (void)counting.authenticate(token);
    EXPECT_EQ(asked, 1);
    add("bo");
    (void)counting.authenticate(token);
    EXPECT_EQ(asked, 2);
    wait_minutes(1);
    (void)counting.authenticate(token);
    EXPECT_EQ(asked, 3);
}

TEST_P(SignedInTown, one_account_has_twenty_sessions_at_most) {
    auto const first = sign_in();
    for (int i = 0; i < 20; ++i) {
        clock_.move_to({clock_.now().milliseconds + 1});
        (void)sign_in();
    }
    EXPECT_FALSE(seen(first).actor.is_somebody());
    EXPECT_EQ(count("SELECT COUNT(*) FROM account_session"), 20);
}

TEST_P(SignedInTown, the_cookie_is_out_of_reach_for_scripts_and_other_sites) {
    EXPECT_EQ(sessions_->cookie("t"), "varn_session=t; Path=/; HttpOnly; SameSite=Strict");
    Sessions const secure{town(), below, {.secure = true}};
    EXPECT_EQ(secure.cookie("t"), "__Host-varn_session=t; Path=/; HttpOnly; SameSite=Strict; Secure");
    EXPECT_EQ(secure.no_cookie(),
              "__Host-varn_session=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
}

TEST_P(SignedInTown, no_secret_is_in_the_audit_the_history_or_the_files) {
    auto const token = sign_in();
    auto const who = seen(token);
    ASSERT_TRUE(sessions_->change_password(who.actor, {"en helt ny mening", good_password}, who.session));
    (void)sessions_->sign_in({"en helt ny mening", "x"}, {"10.0.0.1"});
    ASSERT_TRUE(set_password(town(), administrator, anna_.id, "tre gröna båtar"));
    auto kept = texts("SELECT leaf FROM audit_entry");
    for (auto const* question :
         {"SELECT content FROM audit_clear", "SELECT name FROM account_history",
          "SELECT user_name FROM account_history", "SELECT token_hash FROM account_session",
          "SELECT password_hash FROM account_secret"}) {
        auto const more = texts(question);
        kept.insert(kept.end(), more.begin(), more.end());
    }
    if (GetParam() == "sqlite") {
        auto const path = texts("SELECT file FROM pragma_database_list WHERE name = 'main'").front();
        for (auto const* file : {"", "-wal"}) {
            std::ifstream in{path + file, std::ios::binary};
            std::stringstream bytes;
            bytes << in.rdbuf();
            EXPECT_FALSE(bytes.str().empty());
            kept.push_back(bytes.str());
        }
    }
    for (auto const& text : kept) {
        for (std::string const& secret : {token, std::string{good_password}, std::string{"en helt ny mening"},
                                          std::string{"tre gröna båtar"}}) {
            EXPECT_EQ(text.find(secret), std::string::npos) << secret;
        }
    }
}

}  // namespace
}  // namespace varn::auth
