// Mails through a real server: what they say, what they can never say, and what becomes of those not taken.
#include <random>

#include "notify_town.h"
#include "platform/mail_server.h"

namespace varn::notify {
namespace {

std::string decoded(std::string const& base64) {
    std::string out;
    unsigned bits = 0;
    int held = 0;
    for (char const c : base64) {
        auto const value =
            std::string_view{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"}.find(c);
        if (value != std::string_view::npos) {
            bits = bits << 6 | static_cast<unsigned>(value);
            held += 6;
            if (held >= 8) {
                held -= 8;
                out += static_cast<char>(bits >> held & 0xFFU);
            }
        }
    }
    return out;
}

/// Every word of a mail as a person reads it: the headers, the subject and the text.
std::string readable(std::string const& bytes) {
    auto const body = bytes.find("\r\n\r\n");
    auto out = bytes.substr(0, body) + "\n";
    for (auto at = bytes.find("=?UTF-8?B?"); at < body; at = bytes.find("=?UTF-8?B?", at + 1)) {
        out += decoded(bytes.substr(at + 10, bytes.find("?=", at + 10) - at - 10));
    }
    return out + "\n" + decoded(bytes.substr(body));
}

class Mailing : public NotifyTown {
protected:
    void SetUp() override {
        NotifyTown::SetUp();
        anna_ = add("anna.berg");
        with_mail(anna_);
    }
    Round round() { return send_due(town(), kinds_, post_).value(); }
    std::string state() { return scalar<std::string>("SELECT state FROM notice_mail"); }

    testing::MailServer server_;
    Post post_{.server = outgoing::MailServer{.url = server_.url()},
               .from = outgoing::mail_address("varn@staden.example"),
               .link = "https://varn.staden.example/inkorg",
               .timeout_ms = 1000};
    auth::Account anna_;
};
VARN_ON_EVERY_ENGINE(Mailing);

TEST_P(Mailing, what_is_told_at_once_is_mailed_in_the_readers_language) {
    tell_about(news, anna_);
    EXPECT_EQ(round().sent, 1);
    ASSERT_EQ(server_.mails().size(), 1U);
    auto const words = readable(server_.mails().front());
    EXPECT_NE(words.find("Värn: Något är nytt"), words.npos) << words;
    EXPECT_NE(words.find("– Något är nytt\n\nLäs i inkorgen: https://varn.staden.example/inkorg\n"),
              words.npos)
        << words;
    EXPECT_NE(words.find("Auto-Submitted: auto-generated"), words.npos);
    EXPECT_EQ(round().sent, 0) << "nothing is mailed twice";
    EXPECT_EQ(settings_of(town(), as(anna_), kinds_, anna_.id.text).value().latest_mail, MailState::sent);
}

TEST_P(Mailing, what_came_together_is_one_mail_with_counts) {
    tell_about(news, anna_);
    tell_about(news, anna_);
    tell_about(alarm, anna_);
    EXPECT_EQ(round().sent, 1);
    auto const words = readable(server_.mails().at(0));
    EXPECT_NE(words.find("Värn: 3 meddelanden till dig"), words.npos) << words;
    EXPECT_NE(words.find("– Ett larm har gått\n– Något är nytt (2 st)\n"), words.npos) << words;
}

TEST_P(Mailing, nothing_that_anybody_wrote_ever_reaches_a_mailbox) {
    std::mt19937 random{7};  // NOLINT: the same each time
    for (int i = 0; i < 8; ++i) {
        auto const secret = "hemlig" + std::to_string(random());
        auto const person =
            auth::add_account(
                town(), administrator,
                {.user_name = "p" + std::to_string(i), .name = secret, .language = {}, .password = {}})
                .value();
        title_ = secret;
        chosen(person, {.mail = "p@staden.example"});
        tell_news({.kind = i % 2 == 0 ? news : alarm,
                   .to = {person.id.text},
                   .subject = secret,
                   .by = secret,
                   .once = secret});
    }
    EXPECT_EQ(round().sent, 8);
    for (auto const& bytes : server_.mails()) {
        EXPECT_EQ(readable(bytes).find("hemlig"), std::string::npos);
        EXPECT_EQ(bytes.find("hemlig"), std::string::npos);
    }
    EXPECT_EQ(server_.mails().size(), 8U);
}

TEST_P(Mailing, a_digest_waits_for_its_hour_and_the_inbox_alone_is_never_mailed) {
    chosen(anna_, {.mail = "a@b.se", .digest_hour = 15, .choices = {{"test.news", Delivery::daily}}});
    tell_about(news, anna_);
    tell_about(rumour, anna_);
    EXPECT_EQ(round().made, 0);
    at("2024-02-01T14:00:00Z");
    EXPECT_EQ(round().sent, 1);
    EXPECT_EQ(readable(server_.mails().at(0)).find("rykte"), std::string::npos);
}

TEST_P(Mailing, what_was_read_in_time_is_not_mailed) {
    chosen(anna_, {.mail = "a@b.se", .choices = {{"test.news", Delivery::daily}}});
    tell_about(news, anna_);
    ASSERT_TRUE(mark_read(town(), as(anna_), {}));
    at("2024-02-02T08:00:00Z");
    EXPECT_EQ(round().made, 0);
}

TEST_P(Mailing, what_waits_follows_a_new_choice) {
    chosen(anna_, {.mail = "a@b.se", .choices = {{"test.news", Delivery::daily}}});
    tell_about(news, anna_);
    chosen(anna_, {.mail = "a@b.se", .choices = {{"test.news", Delivery::inbox}}});
    at("2024-02-02T08:00:00Z");
    EXPECT_EQ(round().made, 0);
}

TEST_P(Mailing, a_server_that_says_later_gets_the_same_mail_later) {
    tell_about(news, anna_);
    server_.say("451 4.7.1 Greylisted");
    EXPECT_EQ(round().failed, 1);
    EXPECT_EQ(state(), "waiting");
    EXPECT_EQ(round().failed, 0) << "not before its time";
    server_.say("");
    at("2024-02-01T12:02:00Z");
    EXPECT_EQ(round().sent, 1);
    auto const id = scalar<std::string>("SELECT id FROM notice_mail");
    EXPECT_NE(server_.mails().at(0).find("Message-ID: <" + id + "@staden.example>"), std::string::npos);
    EXPECT_NE(server_.mails().at(0).find("Date: Thu, 01 Feb 2024 12:00:00 +0000"), std::string::npos);
}

TEST_P(Mailing, an_address_that_is_refused_is_not_tried_again_and_the_reader_is_told) {
    tell_about(news, anna_);
    server_.say("550 5.1.1 No such user");
    EXPECT_EQ(round().failed, 1);
    EXPECT_EQ(state(), "refused");
    at("2024-02-03T12:00:00Z");
    EXPECT_EQ(round().failed, 0);
    EXPECT_EQ(settings_of(town(), as(anna_), kinds_, anna_.id.text).value().latest_mail, MailState::refused);
    EXPECT_EQ(texts_of(anna_).size(), 1U) << "it still lies in the inbox";
}

TEST_P(Mailing, a_server_that_is_away_is_tried_later_and_later_and_given_up) {
    auto const bo = add("bo.ek");
    with_mail(bo);
    tell_about(news, anna_);
    tell_about(news, bo);
    server_.stop();
    {
        db::Housekeeping tx{town().db};  // the job that runs is no longer one that waits
        ASSERT_TRUE(tx.exec("DELETE FROM job"));
        ASSERT_TRUE(std::move(tx).commit());
    }
    EXPECT_EQ(round().failed, 1) << "the others are not tried when nobody answers";
    EXPECT_EQ(scalar<std::int64_t>("SELECT COUNT(*) FROM job WHERE run_at > '2024-02-01T12:00:59'"), 1);
    for (int tries = 0; tries < 40; ++tries) {
        clock_.move_to(Instant{town().clock.now().milliseconds + 9LL * 3'600'000});
        round();
    }
    EXPECT_EQ(
        scalar<std::int64_t>("SELECT COUNT(*) FROM notice_mail WHERE state = 'given_up' AND attempts = 12"),
        2);
}

TEST_P(Mailing, without_a_server_the_inbox_is_all_and_nothing_is_mailed_when_one_comes) {
    tell_about(news, anna_);
    EXPECT_EQ(send_due(town(), kinds_, {}).value().made, 0);
    EXPECT_EQ(round().made, 0);
    EXPECT_EQ(texts_of(anna_).size(), 1U);
}

TEST_P(Mailing, a_process_that_dies_after_sending_sends_the_same_mail_again) {
    tell_about(news, anna_);
    round();
    {
        db::Housekeeping tx{town().db};  // as if the outcome had never been kept
        ASSERT_TRUE(tx.exec("UPDATE notice_mail SET state = 'waiting', attempts = 0"));
        ASSERT_TRUE(std::move(tx).commit());
    }
    round();
    ASSERT_EQ(server_.mails().size(), 2U);
    EXPECT_EQ(server_.mails().at(0), server_.mails().at(1));
}

TEST_P(Mailing, two_processes_send_each_mail_once) {
    tell_about(news, anna_);
    {
        db::Housekeeping tx{town().db};  // another one holds it
        ASSERT_TRUE(tx.exec("UPDATE notice SET due_at = NULL, mail = 'm'"));
        ASSERT_TRUE(tx.exec(
            "INSERT INTO notice_mail (id, account, address, language, state, made_at, attempts, next_at, "
            "code) VALUES ('m', 'a', 'a@b.se', 'sv', 'waiting', '2024-02-01T12:00:00.000Z', 0, "
            "'2024-02-01T12:05:00.000Z', 0)"));
        ASSERT_TRUE(std::move(tx).commit());
    }
    EXPECT_EQ(round().sent, 0);
    at("2024-02-01T12:05:00Z");
    EXPECT_EQ(round().sent, 1) << "its holder died";
}

}  // namespace
}  // namespace varn::notify
