#include "store.h"

namespace varn::notify::store {
namespace {

constexpr int gathered_max = 1000;  // in one round; the rest comes in the next
constexpr int heard_max = 20'000;

template <class T>
std::optional<T> first_of(std::vector<T> rows) {
    return rows.empty() ? std::optional<T>{} : std::optional<T>{std::move(rows.front())};
}

constexpr std::string_view notice_columns =
    "SELECT id, account, kind, entity, subject, at, read_at FROM notice ";

std::string notices_where(std::string_view rest) {
    return std::string{notice_columns} + std::string{rest};
}

}  // namespace

Result<std::optional<Recipient>> recipient(db::ReadTx& tx, std::string const& account) {
    TRY(found,
        tx.query<Recipient>("SELECT a.id, a.language, s.mail, COALESCE(s.digest_hour, 7), s.quiet_from, "
                            "s.quiet_to, COALESCE(s.choices, '') FROM {account} a LEFT JOIN "
                            "{notice_settings} s ON s.account = a.id WHERE a.id = $1 AND a.status = 'active'",
                            account));
    return first_of(std::move(found));
}

Result<std::optional<Settings>> settings(db::ReadTx& tx, std::string const& account) {
    return tx.first<Settings>("WHERE account = $1", account);
}

Result<bool> has_account(db::ReadTx& tx, std::string const& account) {
    TRY(found, tx.query<std::string>("SELECT id FROM {account} WHERE id = $1", account));
    return !found.empty();
}

Result<bool> add(db::Alongside& tx, NewNotice const& notice) {
    TRY(added, tx.exec("INSERT INTO notice (id, account, kind, entity, subject, at, once, due_at) "
                       "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (once) DO NOTHING",
                       notice.row.id, notice.row.account, notice.row.kind, notice.row.entity,
                       notice.row.subject, notice.row.at, notice.once, notice.due_at));
    return added == 1;
}

Result<std::vector<NoticeRow>> notices(db::ReadTx& tx, std::string const& account, Wanted const& wanted) {
    return tx.query<NoticeRow>(
        notices_where("WHERE account = $1 AND (CAST($2 AS TEXT) = '' OR read_at IS NULL) "
                      "ORDER BY at DESC, id DESC LIMIT $3 OFFSET $4"),
        account, std::string{wanted.unread_alone ? "unread" : ""}, std::int64_t{wanted.limit},
        std::int64_t{wanted.offset});
}

Result<std::int64_t> count(db::ReadTx& tx, std::string const& account, bool unread_alone) {
    return tx.scalar<std::int64_t>(
        "SELECT COUNT(*) FROM notice WHERE account = $1 AND (CAST($2 AS TEXT) = '' OR read_at IS NULL)",
        account, std::string{unread_alone ? "unread" : ""});
}

Result<std::int64_t> mark_read(db::Housekeeping& tx, std::string const& account,
                               std::optional<std::string> const& notice, Instant now) {
    if (!notice) {
        return tx.exec("UPDATE notice SET read_at = $1 WHERE account = $2 AND read_at IS NULL", now, account);
    }
    return tx.exec("UPDATE notice SET read_at = COALESCE(read_at, $1) WHERE account = $2 AND id = $3", now,
                   account, *notice);
}

Result<std::vector<NoticeRow>> told_since(db::ReadTx& tx, std::string const& since) {
    return tx.query<NoticeRow>(notices_where("WHERE at >= $1 ORDER BY at, id LIMIT $2"), since,
                               std::int64_t{heard_max});
}

Result<std::vector<NoticeRow>> due(db::ReadTx& tx, Instant now) {
    return tx.query<NoticeRow>(notices_where("WHERE due_at <= $1 ORDER BY account, at, id LIMIT $2"), now,
                               std::int64_t{gathered_max});
}

Result<std::vector<NoticeRow>> pending(db::ReadTx& tx, std::string const& account) {
    return tx.query<NoticeRow>(
        notices_where("WHERE account = $1 AND due_at IS NOT NULL ORDER BY at DESC, id DESC LIMIT $2"),
        account, std::int64_t{gathered_max});
}

Result<Done> set_due(db::Alongside tx, std::string const& notice, std::optional<Instant> const& due_at) {
    CHECK(tx.exec("UPDATE notice SET due_at = $1 WHERE id = $2", due_at, notice));
    return Done{};
}

Result<std::optional<Instant>> next_due(db::ReadTx& tx) {
    TRY(notice,
        tx.query<Instant>("SELECT due_at FROM notice WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1"));
    TRY(mail, tx.query<Instant>(
                  "SELECT next_at FROM notice_mail WHERE state = 'waiting' ORDER BY next_at LIMIT 1"));
    auto const first = first_of(std::move(notice));
    auto const second = first_of(std::move(mail));
    return first && second ? std::optional{std::min(*first, *second)} : first ? first : second;
}

Result<Done> add_mail(db::Housekeeping& tx, MailRow const& mail) {
    CHECK(tx.exec(
        "INSERT INTO notice_mail (id, account, address, language, state, made_at, attempts, next_at, code) "
        "VALUES ($1, $2, $3, $4, 'waiting', $5, 0, $5, 0)",
        mail.id, mail.account, mail.address, mail.language, mail.made_at));
    return Done{};
}

Result<Done> put_in_mail(db::Housekeeping& tx, std::string const& notice, std::string const& mail) {
    CHECK(tx.exec("UPDATE notice SET mail = $1, due_at = NULL WHERE id = $2", mail, notice));
    return Done{};
}

Result<std::vector<MailRow>> waiting_mails(db::ReadTx& tx, Instant now) {
    return tx.query<MailRow>(
        "SELECT id, account, address, language, made_at, attempts FROM notice_mail "
        "WHERE state = 'waiting' AND next_at <= $1 ORDER BY next_at, id LIMIT $2",
        now, std::int64_t{gathered_max});
}

Result<bool> take_mail(db::Housekeeping& tx, MailRow const& mail, Instant now, Instant until) {
    TRY(taken,
        tx.exec("UPDATE notice_mail SET next_at = $1 WHERE id = $2 AND state = 'waiting' AND next_at <= $3",
                until, mail.id, now));
    return taken == 1;
}

Result<std::vector<KindCount>> kinds_in(db::ReadTx& tx, std::string const& mail) {
    return tx.query<KindCount>(
        "SELECT kind, COUNT(*) FROM notice WHERE mail = $1 GROUP BY kind ORDER BY kind", mail);
}

Result<Done> end_mail(db::Housekeeping& tx, std::string const& mail, MailOutcome const& outcome) {
    CHECK(
        tx.exec("UPDATE notice_mail SET state = $1, attempts = $2, next_at = $3, code = $4, ended_at = $5 "
                "WHERE id = $6",
                std::string{name_of(outcome.state)}, std::int64_t{outcome.attempts}, outcome.next_at,
                std::int64_t{outcome.code}, outcome.ended_at, mail));
    return Done{};
}

Result<MailState> latest_mail(db::ReadTx& tx, std::string const& account) {
    TRY(found, tx.query<std::string>(
                   "SELECT state FROM notice_mail WHERE account = $1 ORDER BY made_at DESC, id DESC LIMIT 1",
                   account));
    return found.empty() ? MailState::none : choice_of<MailState>(found.front()).value_or(MailState::none);
}

Result<Done> weed(db::Housekeeping& tx, Instant notices_before, Instant mails_before) {
    CHECK(tx.exec("DELETE FROM notice WHERE at < $1", notices_before));
    CHECK(tx.exec("DELETE FROM notice_mail WHERE ended_at < $1", mails_before));
    return Done{};
}

}  // namespace varn::notify::store
