#include <algorithm>

#include "due.h"
#include "mail_job.h"
#include "platform/assets.h"
#include "platform/db_migrations.h"
#include "platform/jobs.h"
#include "store.h"

namespace varn::assets {
std::span<File const> notify_migrations();
}

namespace varn::notify {
namespace {

/// Tells one; when that is to be mailed, if it is.
template <class Tx>
Result<std::optional<Instant>> tell_one(Town& town, Tx& tx, Notice const& notice,
                                        std::string const& account) {
    TRY(recipient, store::recipient(tx, account));
    auto const delivery = recipient ? delivery_of(recipient->settings(), notice.kind) : Delivery::off;
    if (delivery == Delivery::off) {
        return std::optional<Instant>{};
    }
    auto const now = town.clock.now();
    auto const due = recipient->mail ? due_at(recipient->settings(), delivery, now) : std::nullopt;
    auto const once = std::string{notice.kind.name} + "/" + notice.once + "/" + account;
    db::Alongside alongside{tx};
    TRY(added, store::add(alongside, {.row = {.id = town.ids.next(),
                                              .account = account,
                                              .kind = std::string{notice.kind.name},
                                              .entity = std::string{notice.kind.entity},
                                              .subject = notice.subject,
                                              .at = now,
                                              .read_at = {}},
                                      .once = notice.once.empty() ? std::nullopt : std::optional{once},
                                      .due_at = due}));
    return added ? due : std::nullopt;
}

template <class Tx>
Result<Done> tell_all(Town& town, Tx& tx, Notice const& notice) {
    std::optional<Instant> first;
    for (auto const& account : notice.to) {
        if (account == notice.by && !notice.kind.is_mandatory) {
            continue;
        }
        TRY(due, tell_one(town, tx, notice, account));
        first = first && due ? std::min(*first, *due) : first ? first : due;
    }
    if (first) {
        CHECK(jobs::enqueue(town, tx, sending_at(*first)));
    }
    return Done{};
}

}  // namespace

std::vector<db::Migration> notify_migrations() {
    return db::migrations_of("notify", assets::notify_migrations());
}

std::vector<db::Migration> telling_migrations() {
    auto all = jobs::jobs_migrations();
    for (auto& more : notify_migrations()) {
        all.push_back(std::move(more));
    }
    return all;
}

Result<Done> tell(Town& town, db::WriteTx& tx, Notice const& notice) {
    return tell_all(town, tx, notice);
}

Result<Done> tell(Town& town, db::Housekeeping& tx, Notice const& notice) {
    return tell_all(town, tx, notice);
}

}  // namespace varn::notify
