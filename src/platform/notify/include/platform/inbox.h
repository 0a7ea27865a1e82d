#pragma once
// The inbox: what somebody was told, in words of today and as far as she may see today.
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform/notice_settings.h"

namespace varn::notify {

/// What a thing is called, for who may open it now; absent for who may not, and when it is gone.
using TitleOf = std::function<Result<std::optional<std::string>>(Town& town, auth::Actor const& actor,
                                                                 std::string const& id)>;
/// How to find the titles of each table that notices are about.
using Titles = std::map<std::string, TitleOf, std::less<>>;

/// A notice in its reader's words. Nothing of the thing is told when the reader may no longer open it: then
/// kind, entity and subject are absent.
struct ToldNotice {
    std::string id;
    Instant at;
    std::string text;
    std::optional<std::string> kind;
    std::optional<std::string> entity;
    std::optional<std::string> subject;
    bool read = false;
};

struct ToldNotices {
    std::vector<ToldNotice> items;
    std::int64_t total = 0;
};

/// Which notices of one's own.
struct Wanted {
    bool unread_alone = false;
    int limit = 50;
    int offset = 0;
};

/// How many are unread.
struct Unread {
    std::int64_t unread = 0;
};

/// What is read: one notice, or all of them.
struct Reading {
    std::optional<AnyId> notice = {};
};

/// The house's kinds and titles, and the language of who reads.
struct Words {
    Kinds const& kinds;
    Titles const& titles;
    std::string const& language;
};

/// One's own notices, the newest first. `unauthenticated` for nobody.
Result<ToldNotices> inbox(Town& town, auth::Actor const& actor, Words const& words, Wanted const& wanted);
/// How many of one's own are unread.
Result<Unread> unread(Town& town, auth::Actor const& actor);
/// Marks one, or all, as read. `not_found` for one that is not one's own.
Result<Unread> mark_read(Town& town, auth::Actor const& actor, Reading const& reading);

/// Who has been told something since it was last asked, each once; for the live count. Begins now.
class Bell {
public:
    explicit Bell(Town& town);
    Result<std::vector<std::string>> ring();

private:
    Town& town_;
    std::string latest_;           // moment
    std::set<std::string> heard_;  // ids of notices, for those written while we asked
};

}  // namespace varn::notify

template <>
struct varn::Describe<varn::notify::ToldNotice> {
    using N = notify::ToldNotice;
    static constexpr auto value = entity<N>(
        "notice_told",
        field<&N::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000042"}),
        field<&N::at>({.label = "notice.at", .example = "2024-02-01T12:00:00.000Z"}),
        field<&N::text>({.label = "notice.text", .example = "En ny utgåva gäller", .length_max = 1000}),
        field<&N::kind>({.label = "notice.kind", .example = "programme.edition_adopted"}),
        field<&N::entity>({.label = "notice.entity", .example = "edition"}),
        field<&N::subject>({.label = "notice.subject", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&N::read>({.label = "notice.read", .example = "false"}));
};

template <>
struct varn::Describe<varn::notify::Unread> {
    using U = notify::Unread;
    static constexpr auto value =
        entity<U>("notice_count", field<&U::unread>({.label = "notice.unread", .example = "3"}));
};

template <>
struct varn::Describe<varn::notify::Reading> {
    using R = notify::Reading;
    static constexpr auto value = entity<R>(
        "notice_reading",
        field<&R::notice>({.label = "notice.one", .example = "01903f5e-0000-7000-8000-000000000042"}));
};
