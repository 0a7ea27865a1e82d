// A mail as bytes, and what becomes of it at a real mail server: taken over, refused, late, without TLS.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "platform/mail_server.h"
#include "platform/outgoing.h"

namespace varn::outgoing {
namespace {

using varn::testing::MailServer;

Mail mail(std::string subject = "Värn", std::string text = "Hej") {
    return {.from = *mail_address("varn@staden.example"),
            .to = *mail_address("anna.berg@staden.example"),
            .id = "01903f5e-0000-7000-8000-000000000011",
            .at = *parse_instant("2024-02-01T11:30:00Z"),
            .language = "sv",
            .subject = std::move(subject),
            .text = std::move(text)};
}

Bounds within(int timeout_ms, std::string ca_file = {}) {
    return {.timeout_ms = timeout_ms, .ca_file = std::move(ca_file)};
}

TEST(Mail, as_bytes) {
    EXPECT_EQ(to_bytes(mail("Inkorgen i Värn", "Öppna Värn.\n")),
              "Date: Thu, 01 Feb 2024 11:30:00 +0000\r\n"
              "From: varn@staden.example\r\n"
              "To: anna.berg@staden.example\r\n"
              "Message-ID: <01903f5e-0000-7000-8000-000000000011@staden.example>\r\n"
              "Subject: =?UTF-8?B?SW5rb3JnZW4gaSBWw6Rybg==?=\r\n"
              "Auto-Submitted: auto-generated\r\n"
              "Content-Language: sv\r\n"
              "MIME-Version: 1.0\r\n"
              "Content-Type: text/plain; charset=utf-8\r\n"
              "Content-Transfer-Encoding: base64\r\n"
              "\r\n"
              "w5ZwcG5hIFbDpHJuLgo=\r\n");
}

TEST(Mail, no_header_comes_of_a_subject_and_no_line_is_long) {
    std::string subject = "a\r\nBcc: mallory@example.org\r\n\r\nx";
    for (int i = 0; i < 60; ++i) {
        subject += "åäö€";
    }
    auto const bytes = to_bytes(mail(subject, std::string(5000, '.')));
    EXPECT_EQ(bytes.find("Bcc"), bytes.npos);
    std::size_t from = 0;
    for (auto end = bytes.find("\r\n"); end != bytes.npos; from = end + 2, end = bytes.find("\r\n", from)) {
        EXPECT_LE(end - from, 78U);
    }
    for (char const c : bytes) {
        EXPECT_TRUE(c == '\r' || c == '\n' || (c >= ' ' && c < '\x7f'));
    }
}

TEST(Mail, an_address_that_could_say_more_than_an_address_is_none) {
    for (auto const* good : {"anna@staden.example", "anna.berg+varn@xn--vrn-qla.example", "a@b"}) {
        EXPECT_TRUE(mail_address(good)) << good;
    }
    for (auto const* bad : {"", "@", "a@", "@b", "a b@c", "a@b\r\nBcc: c@d", "a@b>", "\"a\"@b", "a@b@c",
                            "å@b", "a@b,c@d", "a@.b"}) {
        EXPECT_FALSE(mail_address(bad)) << bad;
    }
    EXPECT_FALSE(mail_address(std::string(250, 'a') + "@b.se"));
}

TEST(Mail, this_machine_is_told_from_all_others) {
    for (auto const* near :
         {"smtp://127.0.0.1", "smtp://localhost:25", "http://[::1]:80/x", "http://localhost?x"}) {
        EXPECT_TRUE(is_to_this_machine(near)) << near;
    }
    for (auto const* far :
         {"smtp://127.0.0.1.example.org", "http://localhost@example.org", "localhost", "",
          "http://example.org/localhost", "http://[::1].example.org", "http://127.0.0.1\\@x"}) {
        EXPECT_FALSE(is_to_this_machine(far)) << far;
    }
}

TEST(HandOver, a_mail_arrives_as_it_was_written) {
    MailServer const server;
    auto const told = hand_over({.url = server.url()}, mail());
    EXPECT_EQ(told.delivery, Delivery::taken_over) << told.cause;
    ASSERT_EQ(server.mails().size(), 1U);
    EXPECT_EQ(server.mails().front(), to_bytes(mail()));
    EXPECT_EQ(server.envelopes().front(), "varn@staden.example\nanna.berg@staden.example\n");
}

TEST(HandOver, later_and_never_are_told_apart) {
    MailServer const server;
    server.say("451 4.7.1 Greylisted");
    auto const later = hand_over({.url = server.url()}, mail());
    EXPECT_EQ(later.delivery, Delivery::refused_for_now);
    EXPECT_EQ(later.code, 451);
    server.say("550 5.1.1 No such user");
    auto const never = hand_over({.url = server.url()}, mail());
    EXPECT_EQ(never.delivery, Delivery::refused);
    EXPECT_EQ(never.code, 550);
    EXPECT_TRUE(server.mails().empty());
}

TEST(HandOver, a_server_that_is_down_or_silent_is_given_up_in_time) {
    MailServer server;
    server.say("slow");
    auto const begun = std::chrono::steady_clock::now();
    EXPECT_EQ(hand_over({.url = server.url()}, mail(), within(500)).delivery, Delivery::refused_for_now);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{5});
    server.stop();
    EXPECT_EQ(hand_over({.url = server.url()}, mail(), within(500)).delivery, Delivery::refused_for_now);
}

TEST(HandOver, a_conversation_is_given_up_when_the_product_stops) {
    MailServer const server;
    server.say("slow");
    std::atomic<bool> stop = false;
    std::thread stopping{[&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
        stop = true;
    }};
    auto const begun = std::chrono::steady_clock::now();
    auto const told = hand_over({.url = server.url()}, mail(),
                                {.timeout_ms = 60'000, .goes_on = [&stop] { return !stop; }});
    stopping.join();
    EXPECT_EQ(told.delivery, Delivery::refused_for_now);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{10});
}

TEST(HandOver, tls_is_used_when_it_can_be_believed_and_nothing_is_said_otherwise) {
    MailServer const server{MailServer::Speaking::tls, {"--password", "varn", "hemligt"}};
    outgoing::MailServer const known{.url = server.url(), .user = "varn", .password = "hemligt"};
    EXPECT_EQ(hand_over(known, mail(), within(2000, server.certificate())).delivery, Delivery::taken_over);
    EXPECT_EQ(server.mails().size(), 1U);
    auto const wrong = hand_over({.url = server.url(), .user = "varn", .password = "fel"}, mail(),
                                 within(2000, server.certificate()));
    EXPECT_EQ(wrong.delivery, Delivery::refused_for_now) << "mended by an administrator, not by giving up";
    MailServer const stranger{MailServer::Speaking::tls};
    EXPECT_EQ(hand_over({.url = stranger.url()}, mail(), within(2000, server.certificate())).delivery,
              Delivery::refused_for_now);
    EXPECT_TRUE(stranger.mails().empty());
    MailServer const plain;
    EXPECT_EQ(hand_over({.url = plain.url()}, mail(), within(2000, server.certificate())).delivery,
              Delivery::refused_for_now);
    EXPECT_TRUE(plain.mails().empty());
}

}  // namespace
}  // namespace varn::outgoing
