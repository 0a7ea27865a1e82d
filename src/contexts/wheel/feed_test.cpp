// Feeds: what they tell and to whom, and that nobody can tell one dead link from another.
#include <algorithm>

#include "icalendar.h"
#include "platform/accounts.h"
#include "wheel_town.h"

namespace varn::wheel {
namespace {

class Feeds : public WheelTown {
protected:
    void SetUp() override {
        WheelTown::SetUp();
        anna = person("anna", auth::Role::coordinator, trafik);
        bertil = person("bertil", auth::Role::reader, {});
    }
    /// Somebody with an account and a role, as a request of hers would be judged.
    auth::Actor person(std::string const& name, auth::Role role, std::optional<Id<Unit>> const& at) {
        auto const account = auth::add_account(
            town(), administrator, {.user_name = name, .name = name, .language = {}, .password = {}});
        EXPECT_TRUE(account) << said(account);
        auth::NewGrant grant{.role = role};
        if (at) {
            grant.unit = AnyId{at->text};
        }
        auto const granted = auth::grant_role(town(), administrator, account.value().id, grant);
        EXPECT_TRUE(granted) << said(granted);
        return auth::acting_as(town(), account.value().id, {}).value();
    }
    /// As the program puts it together; what markings hide is walked in tests/api/wheel.scenario.
    Result<Calendar> told_of(std::string_view token) {
        auto const acting = [](Town& in, Id<auth::Account> const& id) { return auth::acting_as(in, id, {}); };
        TRY(fetched, fetched_feed(town(), acting, token));
        return calendar(town(), fetched, {}, "https://varn.exempel.se");
    }
    std::string token_of(MadeFeed const& made) const {
        constexpr std::size_t begin = std::string_view{"/calendar/"}.size();
        return made.path.substr(begin, made.path.size() - begin - 4);
    }
    MadeFeed made(auth::Actor const& actor, FeedReach reach, std::optional<Id<Unit>> unit = {}) {
        auto const feed = make_feed(town(), actor, {"Outlook", reach, std::move(unit), {}});
        EXPECT_TRUE(feed) << said(feed);
        return feed.value();
    }
    std::string text_of(std::string const& token) {
        auto const told = told_of(token);
        EXPECT_TRUE(told) << said(told);
        return told ? told.value().text : "";
    }
    static std::size_t events(std::string const& text) {
        std::size_t count = 0;
        for (auto at = text.find("BEGIN:VEVENT"); at != text.npos; at = text.find("BEGIN:VEVENT", at + 1)) {
            ++count;
        }
        return count;
    }
    static std::string unfolded(std::string text) {
        for (auto at = text.find("\r\n "); at != text.npos; at = text.find("\r\n ")) {
            text.erase(at, 3);
        }
        return text;
    }

    auth::Actor const administrator = testing::somebody(auth::Role::administrator);
    auth::Actor anna, bertil;
};
VARN_ON_EVERY_ENGINE(Feeds);

TEST_P(Feeds, ones_own_feed_tells_of_ones_units_and_of_the_town) {
    auto const text = unfolded(text_of(token_of(made(anna, FeedReach::own))));
    EXPECT_NE(text.find("SUMMARY:Risk- och sårbarhetsanalys · Trafiknämnden"), text.npos);
    EXPECT_NE(text.find("SUMMARY:Tertialrapport 1\r\n"), text.npos);
    EXPECT_EQ(text.find("Utbildningsnämnden"), text.npos);
    EXPECT_EQ(text.find("Kommunstyrelsen"), text.npos);
    EXPECT_NE(text.find("SUMMARY:Försenat: Tertialrapport 1"), text.npos);
    EXPECT_NE(text.find("URL:https://varn.exempel.se/krav/"), text.npos);
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20240310\r\nDTEND;VALUE=DATE:20240311"), text.npos);
    EXPECT_NE(text.find("DESCRIPTION:SFS 2006:544\\, 2 kap. 1 §\\nSka vara klart senast 2024-03-10."),
              text.npos);
}

TEST_P(Feeds, a_units_feed_tells_of_it_and_a_towns_of_all) {
    auto const of_unit = unfolded(text_of(token_of(made(bertil, FeedReach::unit, skola))));
    EXPECT_NE(of_unit.find("NAME:Årshjul: Utbildningsnämnden"), of_unit.npos);
    EXPECT_EQ(events(of_unit), 1U);
    auto const of_town = text_of(token_of(made(bertil, FeedReach::town)));
    EXPECT_GT(events(of_town), 8U);
}

TEST_P(Feeds, a_feed_is_the_same_until_something_changes) {
    auto const token = token_of(made(anna, FeedReach::town));
    auto const once = told_of(token).value();
    clock_.move_to(Instant{clock_.now().milliseconds + 60'000});
    auto const again = told_of(token).value();
    EXPECT_EQ(once.tag, again.tag);
    EXPECT_NE(once.text, again.text) << "DTSTAMP tells when it was made";
    auto row = entry(trafik);
    auto const added = add_entry(town(), coordinator, row).value();
    auto const changed = told_of(token).value();
    EXPECT_NE(changed.tag, again.tag);
    EXPECT_NE(changed.text.find("UID:entry-" + added.id.text + "-0@varn"), changed.text.npos);
    json::Change<CalendarEntry> const moved{R"({"first_on":"2024-06-03"})"};
    ASSERT_TRUE(change_entry(town(), coordinator, added.id, 1, moved));
    auto const text = unfolded(text_of(token));
    auto const at = text.find("UID:entry-" + added.id.text + "-0@varn");
    ASSERT_NE(at, text.npos) << "the same event";
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20240603", at), text.npos);
    EXPECT_NE(text.find("SEQUENCE:1", at), text.npos);
    EXPECT_NE(text.find("LAST-MODIFIED:20240201T120", at), text.npos);
}

TEST_P(Feeds, a_dead_link_is_like_one_that_never_was) {
    auto const feed = made(anna, FeedReach::own);
    auto const token = token_of(feed);
    auto const refused = [&](std::string const& asked) {
        auto const told = told_of(asked);
        EXPECT_FALSE(told);
        return told ? std::string{} : told.error().key + "/" + std::string{name_of(told.error().code)};
    };
    auto const unknown = refused("varncal_" + std::string(64, '0'));
    EXPECT_EQ(refused(""), unknown);
    EXPECT_EQ(refused(feed.feed.id.text), unknown) << "the id opens nothing";
    ASSERT_TRUE(revoke_feed(town(), anna, feed.feed.id));
    EXPECT_EQ(refused(token), unknown);
    auto const ended = make_feed(town(), anna, {"Kort", FeedReach::own, {}, wheel_day("2024-02-01")}).value();
    EXPECT_TRUE(told_of(token_of(ended)));
    clock_.move_to(start_of(wheel_day("2024-02-02")));
    EXPECT_EQ(refused(token_of(ended)), unknown);
}

TEST_P(Feeds, a_closed_account_and_one_without_roles_tell_nothing) {
    auto const token = token_of(made(anna, FeedReach::town));
    auto const other = token_of(made(bertil, FeedReach::town));
    ASSERT_TRUE(auth::close_account(town(), administrator, {anna.account}));
    EXPECT_EQ(told_of(token).error().code, ErrorCode::not_found);
    auto const grants = auth::list_grants(town(), administrator, {bertil.account}).value();
    ASSERT_TRUE(auth::end_grant(town(), administrator, grants.at(0).id));
    EXPECT_EQ(told_of(other).error().code, ErrorCode::not_found);
}

TEST_P(Feeds, a_feed_is_ones_own_business) {
    auto const feed = made(anna, FeedReach::own);
    EXPECT_EQ(list_feeds(town(), anna, {50, 0}).value().total, 1);
    EXPECT_EQ(list_feeds(town(), bertil, {50, 0}).value().total, 0);
    EXPECT_EQ(revoke_feed(town(), bertil, feed.feed.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(make_feed(town(), nobody, {"X", FeedReach::own, {}, {}}).error().code,
              ErrorCode::unauthenticated);
    auto token = anna;
    token.only_actions = std::vector<std::string>{"wheel.feed", "wheel.read"};
    EXPECT_EQ(make_feed(town(), token, {"X", FeedReach::own, {}, {}}).error().code, ErrorCode::forbidden)
        << "a token makes none that outlives it";
    EXPECT_EQ(revoke_feed(town(), anna, feed.feed.id).ok(), true);
    EXPECT_EQ(revoke_feed(town(), anna, feed.feed.id).error().code, ErrorCode::not_found);
    EXPECT_TRUE(list_feeds(town(), anna, {50, 0}).value().items.at(0).revoked_at);
}

TEST_P(Feeds, a_feed_that_breaks_a_rule_is_not_made) {
    auto const before = audit_size();
    auto const refused = [&](NewFeed const& ask) { return fault(make_feed(town(), anna, ask).error()); };
    EXPECT_EQ(refused({"X", FeedReach::unit, {}, {}}), "wheel.feed_needs_unit");
    EXPECT_EQ(refused({"X", FeedReach::own, trafik, {}}), "wheel.feed_without_unit");
    EXPECT_EQ(refused({"X", FeedReach::own, {}, wheel_day("2024-01-31")}), "wheel.feed_last_day");
    EXPECT_EQ(refused({"X", FeedReach::own, {}, wheel_day("2026-02-02")}), "wheel.feed_last_day");
    EXPECT_EQ(refused({"X", FeedReach::unit, Id<Unit>{anna.account}, {}}), "wheel.not_there");
    EXPECT_EQ(audit_size(), before);
    for (int i = 0; i < 20; ++i) {
        made(anna, FeedReach::own);
    }
    EXPECT_EQ(make_feed(town(), anna, {"X", FeedReach::own, {}, {}}).error().code, ErrorCode::too_many);
}

TEST_P(Feeds, the_secret_is_kept_nowhere) {
    auto const feed = made(anna, FeedReach::own);
    db::ReadTx tx{town().db};
    auto const kept = tx.get(feed.feed.id).value();
    EXPECT_EQ(kept.token_hash.size(), 64U);
    EXPECT_EQ(feed.path.find(kept.token_hash), feed.path.npos);
    EXPECT_TRUE(feed.path.starts_with("/calendar/varncal_"));
}

}  // namespace
}  // namespace varn::wheel
