#pragma once
// What notify asks the database.
#include <optional>
#include <string>
#include <vector>

#include "platform/inbox.h"

namespace varn::notify {

/// Somebody who can be told.
struct Recipient {
    std::string account;
    std::string language;
    std::optional<std::string> mail;
    int digest_hour = 7;
    std::optional<int> quiet_from = {};
    std::optional<int> quiet_to = {};
    std::string choices;

    Settings settings() const {
        return {.id = {},
                .account = {account},
                .mail = mail,
                .digest_hour = digest_hour,
                .quiet_from = quiet_from,
                .quiet_to = quiet_to,
                .choices = choices};
    }
};

/// A notice as it is kept.
struct NoticeRow {
    std::string id;
    std::string account;
    std::string kind;
    std::string entity;
    std::string subject;
    Instant at;
    std::optional<Instant> read_at;
};

/// A mail that waits.
struct MailRow {
    std::string id;
    std::string account;
    std::string address;
    std::string language;
    Instant made_at;
    int attempts = 0;
};

struct KindCount {
    std::string kind;
    std::int64_t count = 0;
};

namespace store {

/// The account, when it is open, with what it chose or the standard.
Result<std::optional<Recipient>> recipient(db::ReadTx& tx, std::string const& account);
Result<std::optional<Settings>> settings(db::ReadTx& tx, std::string const& account);
Result<bool> has_account(db::ReadTx& tx, std::string const& account);

struct NewNotice {
    NoticeRow row;
    std::optional<std::string> once;
    std::optional<Instant> due_at;
};
/// False when it was told already.
Result<bool> add(db::Alongside& tx, NewNotice const& notice);

Result<std::vector<NoticeRow>> notices(db::ReadTx& tx, std::string const& account, Wanted const& wanted);
Result<std::int64_t> count(db::ReadTx& tx, std::string const& account, bool unread_alone);
Result<std::int64_t> mark_read(db::Housekeeping& tx, std::string const& account,
                               std::optional<std::string> const& notice, Instant now);
/// Notices told at `since` or later, the earliest first.
Result<std::vector<NoticeRow>> told_since(db::ReadTx& tx, std::string const& since);

/// Notices that wait to be mailed: those that are due, or all of one account.
Result<std::vector<NoticeRow>> due(db::ReadTx& tx, Instant now);
Result<std::vector<NoticeRow>> pending(db::ReadTx& tx, std::string const& account);
Result<Done> set_due(db::Alongside tx, std::string const& notice, std::optional<Instant> const& due_at);
Result<std::optional<Instant>> next_due(db::ReadTx& tx);

Result<Done> add_mail(db::Housekeeping& tx, MailRow const& mail);
Result<Done> put_in_mail(db::Housekeeping& tx, std::string const& notice, std::string const& mail);
Result<std::vector<MailRow>> waiting_mails(db::ReadTx& tx, Instant now);
/// Takes the mail until `until`; false when somebody else did.
Result<bool> take_mail(db::Housekeeping& tx, MailRow const& mail, Instant now, Instant until);
Result<std::vector<KindCount>> kinds_in(db::ReadTx& tx, std::string const& mail);
struct MailOutcome {
    MailState state{};
    int attempts = 0;
    Instant next_at;
    int code = 0;
    std::optional<Instant> ended_at = {};
};
Result<Done> end_mail(db::Housekeeping& tx, std::string const& mail, MailOutcome const& outcome);
Result<MailState> latest_mail(db::ReadTx& tx, std::string const& account);
Result<Done> weed(db::Housekeeping& tx, Instant notices_before, Instant mails_before);

}  // namespace store
}  // namespace varn::notify

template <>
struct varn::Describe<varn::notify::Recipient> {
    using R = notify::Recipient;
    static constexpr auto value =
        entity<R>("recipient", field<&R::account>({}), field<&R::language>({}), field<&R::mail>({}),
                  field<&R::digest_hour>({}), field<&R::quiet_from>({}), field<&R::quiet_to>({}),
                  field<&R::choices>({}));
};
template <>
struct varn::Describe<varn::notify::NoticeRow> {
    using N = notify::NoticeRow;
    static constexpr auto value =
        entity<N>("notice", field<&N::id>({}), field<&N::account>({}), field<&N::kind>({}),
                  field<&N::entity>({}), field<&N::subject>({}), field<&N::at>({}), field<&N::read_at>({}));
};
template <>
struct varn::Describe<varn::notify::MailRow> {
    using M = notify::MailRow;
    static constexpr auto value =
        entity<M>("notice_mail", field<&M::id>({}), field<&M::account>({}), field<&M::address>({}),
                  field<&M::language>({}), field<&M::made_at>({}), field<&M::attempts>({}));
};
template <>
struct varn::Describe<varn::notify::KindCount> {
    using K = notify::KindCount;
    static constexpr auto value = entity<K>("kind_count", field<&K::kind>({}), field<&K::count>({}));
};
