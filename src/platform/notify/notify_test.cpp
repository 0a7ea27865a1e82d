// What lies in whose inbox, what one may choose, and when a mail is due.
#include "due.h"
#include "notify_town.h"

namespace varn::notify {
namespace {

using Words = std::vector<std::string>;

class Notices : public NotifyTown {};
VARN_ON_EVERY_ENGINE(Notices);

TEST_P(Notices, what_is_told_lies_in_the_inbox_under_its_present_name) {
    auto const anna = add("anna.berg");
    auto const bo = add("bo.ek");
    tell_about(news, anna);
    EXPECT_EQ(texts_of(anna), Words{"Nytt om Elavbrott i tunnel"});
    EXPECT_EQ(texts_of(bo), Words{});
    title_ = "Elavbrott i station";
    EXPECT_EQ(texts_of(anna), Words{"Nytt om Elavbrott i station"});
}

TEST_P(Notices, nothing_is_told_of_what_one_may_no_longer_open) {
    auto const anna = add("anna.berg");
    tell_about(news, anna);
    hidden_ = true;
    auto const told = inbox(town(), as(anna), {kinds_, titles_, language_}, {}).value();
    ASSERT_EQ(told.items.size(), 1U);
    EXPECT_EQ(told.items.front().text, "Något som du inte längre har tillgång till");
    EXPECT_FALSE(told.items.front().kind || told.items.front().entity || told.items.front().subject);
}

TEST_P(Notices, what_is_not_committed_was_never_told) {
    auto const anna = add("anna.berg");
    {
        db::WriteTx tx{town().db};
        ASSERT_TRUE(tell(town(), tx, {.kind = news, .to = {anna.id.text}, .subject = anna.id.text}));
    }
    EXPECT_EQ(texts_of(anna), Words{});
    EXPECT_EQ(scalar<std::int64_t>("SELECT COUNT(*) FROM job"), 0);
}

TEST_P(Notices, whoever_did_it_is_not_told_unless_it_is_mandatory) {
    auto const anna = add("anna.berg");
    tell_news({.kind = news, .to = {anna.id.text}, .subject = anna.id.text, .by = anna.id.text});
    EXPECT_EQ(texts_of(anna), Words{});
    tell_news({.kind = alarm, .to = {anna.id.text}, .subject = anna.id.text, .by = anna.id.text});
    EXPECT_EQ(texts_of(anna).size(), 1U);
}

TEST_P(Notices, a_closed_account_is_told_nothing) {
    auto const anna = add("anna.berg");
    ASSERT_TRUE(auth::close_account(town(), administrator, anna.id));
    tell_about(alarm, anna);
    EXPECT_EQ(scalar<std::int64_t>("SELECT COUNT(*) FROM notice"), 0);
}

TEST_P(Notices, what_is_told_once_is_told_each_once) {
    auto const anna = add("anna.berg");
    auto const bo = add("bo.ek");
    for (int i = 0; i < 3; ++i) {
        tell_about(news, anna, "2024");
        tell_about(news, bo, "2024");
    }
    tell_about(news, anna, "2025");
    EXPECT_EQ(texts_of(anna).size(), 2U);
    EXPECT_EQ(texts_of(bo).size(), 1U);
}

TEST_P(Notices, one_or_all_are_marked_as_read_and_nobody_elses) {
    auto const anna = add("anna.berg");
    auto const bo = add("bo.ek");
    for (int i = 0; i < 3; ++i) {
        tell_about(news, anna);
    }
    tell_about(news, bo);
    auto const first = inbox(town(), as(anna), {kinds_, titles_, language_}, {}).value().items.front().id;
    EXPECT_EQ(mark_read(town(), as(bo), {AnyId{first}}).error().code, ErrorCode::not_found);
    EXPECT_EQ(mark_read(town(), as(anna), {AnyId{first}}).value().unread, 2);
    EXPECT_EQ(texts_of(anna, true).size(), 2U);
    EXPECT_EQ(mark_read(town(), as(anna), {}).value().unread, 0);
    EXPECT_EQ(unread(town(), as(bo)).value().unread, 1);
    auto token = as(anna);
    token.only_actions = {"programme.read"};
    EXPECT_EQ(inbox(town(), token, {kinds_, titles_, language_}, {}).error().code, ErrorCode::forbidden);
    for (auto const& refused : {inbox(town(), {}, {kinds_, titles_, language_}, {}).error(),
                                unread(town(), {}).error(), mark_read(town(), {}, {}).error()}) {
        EXPECT_EQ(refused.code, ErrorCode::unauthenticated);
    }
}

TEST_P(Notices, one_chooses_for_oneself_and_an_administrator_helps) {
    auto const anna = add("anna.berg");
    auto const id = anna.id.text;
    EXPECT_EQ(settings_of(town(), as(anna), kinds_, id).value().choices.size(), 3U);
    auto const bo = as(add("bo.ek"));
    EXPECT_EQ(settings_of(town(), bo, kinds_, id).error().code, ErrorCode::not_found);
    EXPECT_EQ(choose(town(), bo, kinds_, id, {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(settings_of(town(), {}, kinds_, id).error().code, ErrorCode::unauthenticated);
    auto const elsewhere =
        testing::somebody(auth::Role::administrator, {"00000000-0000-7000-8000-0000000000a1"});
    EXPECT_EQ(choose(town(), elsewhere, kinds_, id, {}).error().code, ErrorCode::not_found);
    auto const size = audit_size();
    auto const told = choose(town(), administrator, kinds_, id, {.mail = "a@b.se", .digest_hour = 8}).value();
    EXPECT_EQ(told.mail, "a@b.se");
    EXPECT_EQ(told.version, 1);
    EXPECT_EQ(audit_size(), size + 1);
    EXPECT_EQ(choose(town(), as(anna), kinds_, id, {}).error().code, ErrorCode::stale);
    EXPECT_EQ(choose(town(), as(anna), kinds_, id, {.digest_hour = 9, .version = 1}).value().version, 2);
}

TEST_P(Notices, everything_wrong_with_a_choice_is_told_at_once) {
    auto const anna = add("anna.berg");
    auto const refused = choose(
        town(), as(anna), kinds_, anna.id.text,
        {.mail = "anna",
         .quiet_from = 8,
         .choices = {
             {"test.none", Delivery::off}, {"test.alarm", Delivery::off}, {"test.news", Delivery::off}}});
    ASSERT_FALSE(refused);
    Words places;
    for (auto const& problem : refused.error().problems) {
        places.push_back(problem.pointer);
    }
    EXPECT_EQ(places, (Words{"/mail", "/quiet_to", "/choices/0/kind", "/choices/1/delivery"}));
}

TEST_P(Notices, what_is_turned_off_is_not_told_and_the_mandatory_is) {
    auto const anna = add("anna.berg");
    chosen(anna, {.choices = {{"test.news", Delivery::off}, {"test.alarm", Delivery::inbox}}});
    tell_about(news, anna);
    tell_about(alarm, anna);
    EXPECT_EQ(texts_of(anna), Words{"Larm om Elavbrott i tunnel"});
}

TEST_P(Notices, the_bell_names_each_who_was_told_since_and_once) {
    auto const anna = add("anna.berg");
    auto const bo = add("bo.ek");
    tell_about(news, anna);
    at("2024-02-01T12:01:00Z");
    Bell bell{town()};
    EXPECT_EQ(bell.ring().value(), Words{});
    tell_about(news, bo);
    tell_about(news, anna);
    tell_about(news, bo);
    EXPECT_EQ(bell.ring().value(), (Words{bo.id.text, anna.id.text}));
    EXPECT_EQ(bell.ring().value(), Words{});
    at("2024-02-01T12:02:00Z");
    tell_about(news, anna);
    EXPECT_EQ(bell.ring().value(), Words{anna.id.text});
}

std::string when(Settings const& settings, Delivery delivery, char const* now) {
    auto const due = due_at(settings, delivery, parse_instant(now).value());
    return due ? to_text(*due).substr(0, 16) : "never";
}

TEST(Due, at_once_waits_for_the_end_of_the_quiet_hours) {
    Settings settings;
    EXPECT_EQ(when(settings, Delivery::at_once, "2024-02-01T20:30:10Z"), "2024-02-01T20:30");
    settings.quiet_from = 18;
    settings.quiet_to = 7;
    EXPECT_EQ(when(settings, Delivery::at_once, "2024-02-01T20:30:10Z"), "2024-02-02T06:00");
    EXPECT_EQ(when(settings, Delivery::at_once, "2024-02-01T16:59:59Z"), "2024-02-01T16:59");
    EXPECT_EQ(when(settings, Delivery::at_once, "2024-07-01T16:00:00Z"), "2024-07-02T05:00") << "summer time";
    settings.quiet_from = 9;
    settings.quiet_to = 11;
    EXPECT_EQ(when(settings, Delivery::at_once, "2024-02-01T09:15:00Z"), "2024-02-01T10:00");
}

TEST(Due, a_digest_comes_at_its_hour_in_stockholm_even_across_summer_time) {
    Settings settings;
    EXPECT_EQ(when(settings, Delivery::daily, "2024-02-01T12:00:00Z"), "2024-02-02T06:00");
    EXPECT_EQ(when(settings, Delivery::daily, "2024-02-01T05:59:00Z"), "2024-02-01T06:00");
    EXPECT_EQ(when(settings, Delivery::daily, "2024-02-01T06:00:00Z"), "2024-02-02T06:00");
    EXPECT_EQ(when(settings, Delivery::daily, "2024-03-30T12:00:00Z"), "2024-03-31T05:00");
    EXPECT_EQ(when(settings, Delivery::weekly, "2024-02-01T12:00:00Z"), "2024-02-05T06:00");
    EXPECT_EQ(when(settings, Delivery::weekly, "2024-02-05T06:30:00Z"), "2024-02-12T06:00");
    EXPECT_EQ(when(settings, Delivery::inbox, "2024-02-01T12:00:00Z"), "never");
}

TEST(Due, choices_are_kept_and_what_is_unreadable_is_passed_over) {
    EXPECT_EQ(choices_of({{"b", Delivery::off}, {"a", Delivery::daily}}), "a=daily b=off");
    auto const read = chosen_of("a=daily x b=never  c=inbox");
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read.back().kind, "c");
    EXPECT_TRUE(chosen_of("").empty());
}

}  // namespace
}  // namespace varn::notify
