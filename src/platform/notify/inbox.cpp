#include "platform/inbox.h"

#include <algorithm>

#include "platform/i18n.h"
#include "store.h"

namespace varn::notify {
namespace {

constexpr std::int64_t looked_back_ms = 10'000;

Result<Done> must_be_somebody(auth::Actor const& actor) {
    if (!actor.is_somebody()) {
        return Error{ErrorCode::unauthenticated, "auth.unauthenticated", {}, {}, {}};
    }
    // A token reads its owner's notices only when it was made for that.
    if (!actor.is_meant_for("notice.own")) {
        return Error{ErrorCode::forbidden, "auth.forbidden", {{"action", "notice.own"}}, {}, {}};
    }
    return Done{};
}

/// What the thing is called, when this reader may open it now. A kind that is no longer ours shows nothing.
Result<std::optional<std::string>> title_of(Town& town, auth::Actor const& actor, Words const& words,
                                            NoticeRow const& notice) {
    auto const known = std::any_of(words.kinds.begin(), words.kinds.end(),
                                   [&](auto const* kind) { return kind->name == notice.kind; });
    auto const finder = words.titles.find(notice.entity);
    if (!known || finder == words.titles.end()) {
        return std::optional<std::string>{};
    }
    auto title = finder->second(town, actor, notice.subject);
    if (!title && title.error().code != ErrorCode::not_found && title.error().code != ErrorCode::forbidden) {
        return std::move(title).error();
    }
    return title ? std::move(title).value() : std::optional<std::string>{};
}

ToldNotice told(Words const& words, NoticeRow const& notice, std::optional<std::string> const& title) {
    ToldNotice one{.id = notice.id,
                   .at = notice.at,
                   .text = i18n::text(words.language, "notice.hidden"),
                   .kind = {},
                   .entity = {},
                   .subject = {},
                   .read = notice.read_at.has_value()};
    if (title) {
        one.text = i18n::text(words.language, "notice.text." + notice.kind, {{"title", *title}});
        one.kind = notice.kind;
        one.entity = notice.entity;
        one.subject = notice.subject;
    }
    return one;
}

}  // namespace

Result<ToldNotices> inbox(Town& town, auth::Actor const& actor, Words const& words, Wanted const& wanted) {
    CHECK(must_be_somebody(actor));
    ToldNotices told_notices;
    std::vector<NoticeRow> rows;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::notices(tx, actor.account, wanted));
        TRY(total, store::count(tx, actor.account, wanted.unread_alone));
        rows = std::move(found);
        told_notices.total = total;
    }
    for (auto const& row : rows) {
        TRY(title, title_of(town, actor, words, row));
        told_notices.items.push_back(told(words, row, title));
    }
    return told_notices;
}

Result<Unread> unread(Town& town, auth::Actor const& actor) {
    CHECK(must_be_somebody(actor));
    db::ReadTx tx{town.db};
    TRY(count, store::count(tx, actor.account, true));
    return Unread{count};
}

Result<Unread> mark_read(Town& town, auth::Actor const& actor, Reading const& reading) {
    CHECK(must_be_somebody(actor));
    {
        db::Housekeeping tx{town.db};
        auto const notice = reading.notice ? std::optional{reading.notice->text} : std::nullopt;
        TRY(marked, store::mark_read(tx, actor.account, notice, town.clock.now()));
        if (notice && marked == 0) {
            return not_found();
        }
        CHECK(std::move(tx).commit());
    }
    return unread(town, actor);
}

Bell::Bell(Town& town) : town_(town), latest_(to_text(town.clock.now())) {}

Result<std::vector<std::string>> Bell::ring() {
    db::ReadTx tx{town_.db};
    // A notice is written a moment before its transaction ends, so we look back a little each time.
    auto const latest = parse_instant(latest_).value();
    TRY(told, store::told_since(tx, to_text(Instant{latest.milliseconds - looked_back_ms})));
    std::vector<std::string> accounts;
    std::set<std::string> named;
    std::set<std::string> heard;
    for (auto const& notice : told) {
        if (!heard_.contains(notice.id) && named.insert(notice.account).second) {
            accounts.push_back(notice.account);
        }
        heard.insert(notice.id);
        latest_ = std::max(latest_, to_text(notice.at));
    }
    heard_ = std::move(heard);
    return accounts;
}

}  // namespace varn::notify
