#pragma once
// For the tests of this part: a town with accounts and two kinds of notices about them.
#include <gtest/gtest.h>

#include "platform/accounts.h"
#include "platform/i18n.h"
#include "platform/inbox.h"
#include "platform/jobs.h"
#include "platform/mailing.h"
#include "platform/testing.h"

namespace varn::notify {

inline constexpr notify::Kind news{"test.news", "account", Delivery::at_once};
inline constexpr notify::Kind rumour{"test.rumour", "account", Delivery::inbox};
inline constexpr notify::Kind alarm{"test.alarm", "account", Delivery::at_once, Duty::mandatory};

class NotifyTown : public testing::TownTest {
protected:
    void SetUp() override {
        auto all = auth::auth_migrations();
        for (auto more : {jobs::jobs_migrations(), notify_migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        i18n::load_embedded();
        i18n::add_texts(
            "sv", R"({"notice.text.test.news": "Nytt om {title}", "notice.mail.test.news": "Något är nytt",
            "notice.text.test.rumour": "Rykte om {title}", "notice.mail.test.rumour": "Ett rykte går",
            "notice.text.test.alarm": "Larm om {title}", "notice.mail.test.alarm": "Ett larm har gått"})");
    }

    auth::Actor const administrator = testing::somebody(auth::Role::administrator);

    auth::Account add(std::string const& user_name) {
        return auth::add_account(
                   town(), administrator,
                   {.user_name = user_name, .name = "Hemliga Namnet", .language = {}, .password = {}})
            .value();
    }
    static auth::Actor as(auth::Account const& account, auth::Role role = auth::Role::reader) {
        return auth::Actor{account.id.text, account.name, {{role, true, {}}}};
    }
    ToldSettings chosen(auth::Account const& account, NewSettings ask) {
        ask.version = settings_of(town(), as(account), kinds_, account.id.text).value().version;
        return choose(town(), as(account), kinds_, account.id.text, ask).value();
    }
    void with_mail(auth::Account const& account) {
        chosen(account, {.mail = account.user_name + "@staden.example"});
    }
    void tell_news(Notice const& notice) {
        db::Housekeeping tx{town().db};
        ASSERT_TRUE(tell(town(), tx, notice));
        ASSERT_TRUE(std::move(tx).commit());
    }
    void tell_about(Kind const& kind, auth::Account const& account, std::string once = {}) {
        tell_news(
            {.kind = kind, .to = {account.id.text}, .subject = account.id.text, .by = {}, .once = once});
    }
    std::vector<std::string> texts_of(auth::Account const& account, bool unread_alone = false) {
        std::vector<std::string> texts;
        auto const told =
            inbox(town(), as(account), {kinds_, titles_, language_}, {.unread_alone = unread_alone});
        for (auto const& one : told.value().items) {
            texts.push_back(one.text);
        }
        return texts;
    }
    template <class T>
    T scalar(std::string const& sql) {
        db::ReadTx tx{town().db};
        return tx.scalar<T>(sql).value();
    }
    void at(char const* instant) { clock_.move_to(parse_instant(instant).value()); }

    std::string const language_ = "sv";
    Kinds kinds_{&news, &rumour, &alarm};
    std::string title_ = "Elavbrott i tunnel";
    bool hidden_ = false;
    Titles titles_{{"account", [this](Town&, auth::Actor const&, std::string const&) {
                        return Result<std::optional<std::string>>{hidden_ ? std::nullopt
                                                                          : std::optional{title_}};
                    }}};
};

}  // namespace varn::notify
