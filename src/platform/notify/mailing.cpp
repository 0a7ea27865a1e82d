#include "platform/mailing.h"

#include <algorithm>
#include <map>

#include "due.h"
#include "mail_job.h"
#include "platform/log.h"
#include "store.h"

namespace varn::notify {
namespace {

constexpr int attempts_max = 12;              // about three days
constexpr std::int64_t held_ms = 5 * 60'000;  // a mail is one process's for so long
constexpr std::int64_t away_ms = 60'000;      // how long a server that is away is left alone
constexpr std::int64_t day_ms = 24LL * 3'600'000;
constexpr int notice_days = 365;
constexpr int mail_days = 90;

Instant days_before(Instant now, int days) {
    return Instant{now.milliseconds - days * day_ms};
}

/// Gathers what is due for each account into one mail; what can no longer be mailed stays in the inbox.
Result<int> make_mails(Town& town, bool somewhere) {
    auto const now = town.clock.now();
    db::Housekeeping tx{town.db};
    TRY(due, store::due(tx, now));
    std::map<std::string, std::string> mail_of;  // by account; empty when she has none
    int made = 0;
    for (auto const& notice : due) {
        if (notice.read_at) {
            CHECK(store::set_due(db::Alongside{tx}, notice.id, std::nullopt));
            continue;
        }
        auto const [place, is_new] = mail_of.try_emplace(notice.account);
        if (is_new && somewhere) {
            TRY(recipient, store::recipient(tx, notice.account));
            if (recipient && recipient->mail) {
                place->second = town.ids.next();
                CHECK(store::add_mail(tx, {.id = place->second,
                                           .account = notice.account,
                                           .address = *recipient->mail,
                                           .language = recipient->language,
                                           .made_at = now}));
                ++made;
            }
        }
        if (place->second.empty()) {
            CHECK(store::set_due(db::Alongside{tx}, notice.id, std::nullopt));
        } else {
            CHECK(store::put_in_mail(tx, notice.id, place->second));
        }
    }
    CHECK(std::move(tx).commit());
    return made;
}

Result<MailFacts> facts_of(Town& town, Kinds const& kinds, MailRow const& row, std::string const& link) {
    db::ReadTx tx{town.db};
    TRY(counts, store::kinds_in(tx, row.id));
    MailFacts facts{.language = row.language, .kinds = {}, .link = link};
    for (auto const& one : counts) {
        auto const hit = std::find_if(kinds.begin(), kinds.end(),
                                      [&](auto const* kind) { return kind->name == one.kind; });
        if (hit != kinds.end()) {
            facts.kinds.emplace_back(*hit, one.count);
        }
    }
    return facts;
}

store::MailOutcome outcome_of(MailRow const& row, outgoing::Told const& told, Instant now) {
    auto const attempts = row.attempts + 1;
    if (told.delivery == outgoing::Delivery::taken_over) {
        return {MailState::sent, attempts, now, told.code, now};
    }
    if (told.delivery == outgoing::Delivery::refused) {
        return {MailState::refused, attempts, now, told.code, now};
    }
    if (attempts >= attempts_max) {
        return {MailState::given_up, attempts, now, told.code, now};
    }
    return {MailState::waiting, attempts, Instant{now.milliseconds + wait_after(attempts)}, told.code, {}};
}

Result<Done> keep(Town& town, MailRow const& row, store::MailOutcome const& outcome) {
    db::Housekeeping tx{town.db};
    CHECK(store::end_mail(tx, row.id, outcome));
    return std::move(tx).commit();
}

/// Sends one mail, if it is still ours to send.
Result<outgoing::Told> send_one(Town& town, Kinds const& kinds, Post const& post, MailRow const& row,
                                std::function<bool()> const& goes_on) {
    TRY(facts, facts_of(town, kinds, row, post.link));
    auto const to = outgoing::mail_address(row.address);
    if (!to || facts.kinds.empty()) {
        return outgoing::Told{outgoing::Delivery::refused, 0, {}};
    }
    auto words = mail_words(facts);
    return outgoing::hand_over(*post.server,
                               {.from = *post.from,
                                .to = *to,
                                .id = row.id,
                                .at = row.made_at,
                                .language = row.language,
                                .subject = std::move(words.subject),
                                .text = std::move(words.text)},
                               {.timeout_ms = post.timeout_ms, .ca_file = post.ca_file, .goes_on = goes_on});
}

Result<bool> take(Town& town, MailRow const& row) {
    auto const now = town.clock.now();
    db::Housekeeping tx{town.db};
    TRY(taken, store::take_mail(tx, row, now, Instant{now.milliseconds + held_ms}));
    CHECK(std::move(tx).commit());
    return taken;
}

Result<std::vector<MailRow>> waiting(Town& town) {
    db::ReadTx tx{town.db};
    return store::waiting_mails(tx, town.clock.now());
}

Result<Done> order_next(Town& town, Instant earliest) {
    db::Housekeeping tx{town.db};
    TRY(next, store::next_due(tx));
    if (next) {
        CHECK(jobs::enqueue(town, tx, sending_at(std::max(*next, earliest))));
    }
    return std::move(tx).commit();
}

}  // namespace

Result<Round> send_due(Town& town, Kinds const& kinds, Post const& post,
                       std::function<bool()> const& goes_on) {
    bool const somewhere = post.server && post.from;
    Round round;
    TRY(made, make_mails(town, somewhere));
    round.made = made;
    if (!somewhere) {
        return round;
    }
    TRY(mails, waiting(town));
    auto earliest = town.clock.now();
    for (auto const& mail : mails) {
        if (goes_on && !goes_on()) {
            break;
        }
        TRY(ours, take(town, mail));
        if (!ours) {
            continue;
        }
        TRY(told, send_one(town, kinds, post, mail, goes_on));
        auto const outcome = outcome_of(mail, told, town.clock.now());
        CHECK(keep(town, mail, outcome));
        if (outcome.state == MailState::sent) {
            ++round.sent;
            continue;
        }
        ++round.failed;
        log::warning("notify.mail_not_taken", {log::id("mail", mail.id), log::choice("state", outcome.state),
                                               log::number("code", told.code), log::cause(told.cause)});
        if (told.code == 0 && told.delivery == outgoing::Delivery::refused_for_now) {
            earliest.milliseconds += away_ms;  // the others need not wait for a time limit each
            break;
        }
    }
    CHECK(order_next(town, earliest));
    return round;
}

std::vector<jobs::Kind> mail_jobs(Kinds kinds, Post post) {
    jobs::Kind send{
        .name = "notify.send",
        .run = [kinds = std::move(kinds), post = std::move(post)](jobs::Work& work) -> Result<std::string> {
            TRY(round, send_due(work.town(), kinds, post, [&work] { return work.goes_on(); }));
            return std::to_string(round.sent);
        },
        .schedule = {.every_minutes = 60}};
    jobs::Kind weed{.name = "notify.weed",
                    .run = [](jobs::Work& work) -> Result<std::string> {
                        auto const now = work.town().clock.now();
                        db::Housekeeping tx{work.town().db};
                        CHECK(store::weed(tx, days_before(now, notice_days), days_before(now, mail_days)));
                        CHECK(std::move(tx).commit());
                        return std::string{};
                    },
                    .schedule = {.daily_at_minute = 3 * 60 + 20}};
    return {std::move(send), std::move(weed)};
}

}  // namespace varn::notify
