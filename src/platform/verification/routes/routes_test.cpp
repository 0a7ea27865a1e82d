// The log over HTTP: who may read it, what is masked, that verification is asked for and told, and the
// stream.
#include <algorithm>
#include <array>

#include "platform/accounts.h"
#include "platform/concealment.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/testing.h"
#include "platform/verification_routes.h"

namespace varn::verification {
namespace {

using auth::Role;
using testing::somebody;

class Trails : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        auto all = auth::auth_migrations();
        for (auto const& more : notify::telling_migrations()) {
            all.push_back(more);
        }
        migrate(all);
        anna_ =
            auth::add_account(
                town(), somebody(Role::administrator),
                {.user_name = "anna", .name = "Anna Berg", .language = {}, .password = "fyra hästar på bron"})
                .value()
                .id;
        ASSERT_TRUE(
            auth::grant_role(town(), somebody(Role::administrator), anna_, {.role = Role::strategist}));
        routes_ = routes({&table<auth::Account>()});
        routes_.push_back(events_route(hub_));
    }
    Result<http::Reply> ask(std::string const& path, auth::Actor const& actor,
                            std::map<std::string, std::string> query = {}, std::string last_event = {}) {
        auto const route =
            std::find_if(routes_.begin(), routes_.end(), [&](auto const& one) { return one.path == path; });
        http::Call call{.town = town(), .actor = actor};
        call.query = std::move(query);
        call.language = "sv";
        call.last_event_id = std::move(last_event);
        return route->handler(call);
    }
    http::EventHub hub_;
    std::vector<http::Route> routes_;
    Id<auth::Account> anna_;
};
VARN_ON_EVERY_ENGINE(Trails);

TEST_P(Trails, administrator_auditor_and_strategist_of_the_town_read_the_log_and_nobody_else) {
    for (auto const* path : {"/audit-entries", "/audit-head", "/audit-verifications"}) {
        for (auto const role : {Role::administrator, Role::auditor, Role::strategist}) {
            EXPECT_TRUE(ask(path, somebody(role)).ok()) << path << name_of(role);
            EXPECT_EQ(ask(path, somebody(role, {"unit"})).error().code, ErrorCode::forbidden) << path;
        }
        for (auto const role : {Role::coordinator, Role::head, Role::reader}) {
            EXPECT_EQ(ask(path, somebody(role)).error().code, ErrorCode::forbidden) << path << name_of(role);
        }
        EXPECT_EQ(ask(path, {}).error().code, ErrorCode::unauthenticated) << path;
    }
}

TEST_P(Trails, the_newest_entry_comes_first_and_filters_hold) {
    db::ReadTx tx{town().db};
    auto const all = trail(tx, somebody(Role::auditor), {}, {}).value();
    ASSERT_EQ(all.total, 2);
    EXPECT_EQ(all.items.at(0).position, 2);
    EXPECT_EQ(all.items.at(0).entity, "role_grant");
    auto const one =
        trail(tx, somebody(Role::auditor), {}, {.entity = "account", .subject = anna_.text}).value();
    ASSERT_EQ(one.total, 1);
    EXPECT_EQ(one.items.at(0).action, "account.add");
    EXPECT_EQ(trail(tx, somebody(Role::auditor), {}, {.action = "account.close"}).value().total, 0);
    EXPECT_EQ(trail(tx, somebody(Role::auditor), {}, {.limit = 1, .offset = 1}).value().items.at(0).position,
              1);
}

TEST_P(Trails, the_one_who_acted_is_named) {
    auth::Actor anna{anna_.text, "Anna Berg", {{Role::administrator, true, {}}}};
    ASSERT_TRUE(auth::add_account(
        town(), anna, {.user_name = "bo", .name = "Bo", .language = {}, .password = "fyra hästar på bron"}));
    db::ReadTx tx{town().db};
    auto const told = trail(tx, anna, {}, {.actor = anna_.text}).value();
    ASSERT_EQ(told.total, 1);
    EXPECT_EQ(told.items.at(0).actor_name, "Anna Berg");
}

TEST_P(Trails, a_value_above_open_secrecy_is_masked_for_the_strategist_but_not_for_the_auditor) {
    std::array<Table const*, 1> const entities{&table<auth::Account>()};
    auto const change_of = [&](auth::Actor const& actor, std::string const& field,
                               std::span<Table const* const> known) {
        db::ReadTx tx{town().db};
        auto const told = trail(tx, actor, known, {.subject = anna_.text}).value();
        for (auto const& change : told.items.at(0).changes) {
            if (change.field == field) {
                return change;
            }
        }
        return ToldChange{};
    };
    EXPECT_EQ(change_of(somebody(Role::auditor), "name", entities).after, "Anna Berg");
    EXPECT_EQ(change_of(somebody(Role::administrator), "name", entities).after, "Anna Berg");
    auto const hidden = change_of(somebody(Role::strategist), "name", entities);
    EXPECT_TRUE(hidden.masked);
    EXPECT_FALSE(hidden.after);
    EXPECT_EQ(change_of(somebody(Role::strategist), "user_name", entities).after, "anna");
    EXPECT_TRUE(change_of(somebody(Role::strategist), "user_name", {}).masked) << "of a table nobody knows";
}

TEST_P(Trails, the_head_and_the_verdict_tell_the_same_root) {
    auto const told = json::read<Head>(ask("/audit-head", somebody(Role::auditor)).value().body).value();
    EXPECT_EQ(told.size, 2);
    auto const verdict =
        json::read<Verdict>(ask("/audit-verifications", somebody(Role::auditor)).value().body).value();
    EXPECT_EQ(verdict.root, told.root);
    EXPECT_FALSE(verdict.sound) << "this route was not told of role_grant";
    EXPECT_EQ(verdict.findings.at(0).code, Deviation::table_unknown);
}

TEST_P(Trails, what_happens_is_carried_once_and_the_missed_is_sent_again) {
    Happenings happenings{town().db, hub_};
    EXPECT_EQ(happenings.carry().value(), 0);
    ASSERT_TRUE(auth::add_account(
        town(), somebody(Role::administrator),
        {.user_name = "bo", .name = "Bo", .language = {}, .password = "fyra hästar på bron"}));
    EXPECT_EQ(happenings.carry().value(), 1);
    EXPECT_EQ(happenings.carry().value(), 0);
    EXPECT_EQ(hub_.from(0).events.at(0)->event.id, "3");
    auto const stream = ask("/events", somebody(Role::auditor), {}, "1").value().stream;
    ASSERT_EQ(stream->missed.size(), 2U);
    EXPECT_EQ(stream->missed.at(1).id, "3");
    EXPECT_EQ(stream->missed.at(1).data.find("Bo"), std::string::npos) << "no values";
    EXPECT_EQ(ask("/events", somebody(Role::auditor), {}, "17").error().code, ErrorCode::invalid);
    EXPECT_EQ(ask("/events", {}, {}, "").error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(ask("/events", somebody(Role::reader), {}, "1").value().stream->missed.size(), 0U)
        << "accounts concern those who may read the log";
}

TEST_P(Trails, a_stream_is_over_when_the_rights_of_its_reader_may_be_others) {
    auto const reader = somebody(Role::reader);
    auto const stream = ask("/events", reader, {}, "").value().stream;
    auto const about = [](std::string entity, std::string subject) {
        return http::Event{"1", std::move(entity), "{}", {}, std::move(subject)};
    };
    EXPECT_TRUE(stream->ends(about("account", reader.account)));
    EXPECT_TRUE(stream->ends(about("role_grant", "01903f5e-0000-7000-8000-00000000aaaa")));
    EXPECT_TRUE(stream->ends(about("deputyship", "01903f5e-0000-7000-8000-00000000aaaa")));
    EXPECT_FALSE(stream->ends(about("account", anna_.text))) << "somebody else";
    EXPECT_FALSE(stream->ends(about("goal", reader.account)));
}

TEST_P(Trails, what_a_marking_hides_is_neither_in_the_log_nor_in_the_stream) {
    Happenings happenings{town().db, hub_};
    auth::Seal const seal{auth::SecrecyLevel::confidential, {}, {}};
    {
        db::SealingTx tx{town().db};
        tx.conceal({town().ids.next(), "account", anna_.text, "", seal});
        ASSERT_TRUE(std::move(tx).commit({"system", "secrecy.mark", "account", anna_.text, {}}));
    }
    ASSERT_EQ(happenings.carry().value(), 1);
    auth::Sight cleared;
    cleared.levels[static_cast<std::size_t>(seal.level)].everything = true;
    for (auto const& [sight, seen] : {std::pair{auth::Sight{}, false}, std::pair{cleared, true}}) {
        auto view = town().db.seen_from({.as_of = {}, .sight = sight});
        Town here{view, town().clock, town().ids};
        auto const route = std::find_if(routes_.begin(), routes_.end(),
                                        [](auto const& one) { return one.path == "/events"; });
        auto const reader = somebody(Role::auditor);
        http::Call call{.town = here, .actor = reader};
        call.last_event_id = "1";
        auto const stream = route->handler(call).value().stream;
        EXPECT_EQ(stream->wanted(hub_.from(0).events.at(0)->event), seen);
        EXPECT_EQ(stream->missed.size(), seen ? 2U : 1U) << "the grant tells its own id";
        db::ReadTx tx{view};
        EXPECT_EQ(trail(tx, reader, {}, {.subject = anna_.text}).value().total, seen ? 2 : 0);
        EXPECT_EQ(head(tx, reader).value().size, 3) << "the tree's size is no secret";
    }
}

TEST_P(Trails, a_field_that_is_marked_is_masked_in_the_log_with_the_reasons_about_it) {
    db::SealingTx tx{town().db};
    tx.conceal({town().ids.next(), "account", anna_.text, "name", {auth::SecrecyLevel::internal, {}, {}}});
    ASSERT_TRUE(std::move(tx).commit({"system", "secrecy.mark", "account", anna_.text, {}}));
    auto view = town().db.seen_from({.as_of = {}, .sight = auth::Sight{}});
    db::ReadTx read{view};
    std::array<Table const*, 1> const entities{&table<auth::Account>()};
    auto const told = trail(read, somebody(Role::auditor), entities, {.action = "account.add"}).value();
    for (auto const& change : told.items.at(0).changes) {
        EXPECT_EQ(change.masked, change.field == "name") << change.field;
    }
}

}  // namespace
}  // namespace varn::verification
