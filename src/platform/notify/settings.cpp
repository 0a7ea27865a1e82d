#include <algorithm>

#include "due.h"
#include "mail_job.h"
#include "platform/outgoing.h"
#include "store.h"

namespace varn::notify {
namespace {

bool is_own(auth::Actor const& actor, std::string const& account) {
    return actor.is_somebody() && actor.account == account;
}

std::string_view action_for(auth::Actor const& actor, std::string const& account) {
    return is_own(actor, account) ? "notice.own" : "notice.manage";
}

Result<Done> must_be_seen(db::ReadTx& tx, auth::Actor const& actor, std::string const& account) {
    auto const judged = auth::judge(notify_policy, actor, action_for(actor, account), std::nullopt);
    if (!judged && judged.error().code == ErrorCode::unauthenticated) {
        return judged.error();
    }
    TRY(there, store::has_account(tx, account));
    if (!judged || !there) {
        return not_found();
    }
    return Done{};
}

Kind const* kind_of(Kinds const& kinds, std::string_view name) {
    auto const hit =
        std::find_if(kinds.begin(), kinds.end(), [&](auto const* kind) { return kind->name == name; });
    return hit == kinds.end() ? nullptr : *hit;
}

Result<Done> must_be_sound(Kinds const& kinds, NewSettings const& ask) {
    std::vector<Problem> problems;
    if (ask.mail && !outgoing::mail_address(*ask.mail)) {
        problems.push_back(Problem{"/mail", "notice.mail_address_format", {}});
    }
    if (ask.quiet_from.has_value() != ask.quiet_to.has_value()) {
        problems.push_back(
            Problem{ask.quiet_from ? "/quiet_to" : "/quiet_from", "notice.quiet_needs_both", {}});
    }
    for (std::size_t i = 0; i < ask.choices.size(); ++i) {
        auto const& chosen = ask.choices[i];
        auto const place = "/choices/" + std::to_string(i);
        auto const* kind = kind_of(kinds, chosen.kind);
        auto const same = [&](Chosen const& other) { return other.kind == chosen.kind; };
        if (kind == nullptr || std::count_if(ask.choices.begin(), ask.choices.end(), same) > 1) {
            problems.push_back(Problem{place + "/kind", "notice.kind_unknown", {}});
        } else if (kind->is_mandatory && chosen.delivery == Delivery::off) {
            problems.push_back(Problem{place + "/delivery", "notice.kind_mandatory", {}});
        }
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

Result<ToldSettings> told(db::ReadTx& tx, Kinds const& kinds, std::string const& account) {
    TRY(kept, store::settings(tx, account));
    TRY(latest, store::latest_mail(tx, account));
    auto const settings = kept.value_or(Settings{});
    ToldSettings told{.account = {account},
                      .mail = settings.mail,
                      .latest_mail = latest,
                      .digest_hour = settings.digest_hour,
                      .quiet_from = settings.quiet_from,
                      .quiet_to = settings.quiet_to,
                      .choices = {},
                      .version = settings.version};
    for (auto const* kind : kinds) {
        told.choices.push_back({std::string{kind->name}, delivery_of(settings, *kind), kind->is_mandatory});
    }
    return told;
}

/// What waits to be mailed is mailed as is now chosen, or not at all. What lay in the inbox alone stays
/// there.
Result<Done> follow(Town& town, db::WriteTx& tx, Kinds const& kinds, Settings const& settings) {
    TRY(pending, store::pending(tx, settings.account.text));
    std::optional<Instant> first;
    for (auto const& notice : pending) {
        auto const* kind = kind_of(kinds, notice.kind);
        auto const delivery = kind != nullptr ? delivery_of(settings, *kind) : Delivery::inbox;
        auto const due = settings.mail ? due_at(settings, delivery, town.clock.now()) : std::nullopt;
        CHECK(store::set_due(db::Alongside{tx}, notice.id, due));
        first = first && due ? std::min(*first, *due) : first ? first : due;
    }
    if (first) {
        CHECK(jobs::enqueue(town, tx, sending_at(*first)));
    }
    return Done{};
}

}  // namespace

Result<ToldSettings> settings_of(Town& town, auth::Actor const& actor, Kinds const& kinds,
                                 std::string const& account) {
    db::ReadTx tx{town.db};
    CHECK(must_be_seen(tx, actor, account));
    return told(tx, kinds, account);
}

Result<ToldSettings> choose(Town& town, auth::Actor const& actor, Kinds const& kinds,
                            std::string const& account, NewSettings const& ask) {
    {
        db::WriteTx tx{town.db};
        CHECK(must_be_seen(tx, actor, account));
        auto const action = action_for(actor, account);
        TRY(permit, auth::decide<Settings>(notify_policy, actor, action, std::nullopt));
        CHECK(must_be_sound(kinds, ask));
        TRY(before, store::settings(tx, account));
        if (ask.version != (before ? before->version : 0)) {
            return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
        }
        Settings after{.id = before ? before->id : town.new_id<Settings>(),
                       .account = {account},
                       .mail = ask.mail,
                       .digest_hour = ask.digest_hour,
                       .quiet_from = ask.quiet_from,
                       .quiet_to = ask.quiet_to,
                       .choices = choices_of(ask.choices),
                       .version = before ? before->version : 1};
        if (before) {
            CHECK(tx.update(permit, *before, after));
        } else {
            CHECK(tx.insert(permit, after));
        }
        CHECK(follow(town, tx, kinds, after));
        CHECK(std::move(tx).commit(audit::entry(actor, std::string{action})));
    }
    return settings_of(town, actor, kinds, account);
}

}  // namespace varn::notify
