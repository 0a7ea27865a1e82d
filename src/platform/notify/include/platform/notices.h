#pragma once
// Telling people that something happened. A notice is written in the same transaction as what it tells of,
// lies in the reader's inbox, and may be mailed. It holds ids alone: what a thing is called is looked up when
// the notice is read, with the reader's own eyes (ADR 0030).
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/alongside.h"
#include "platform/town.h"

namespace varn::notify {

/// How somebody is told: by mail at once, in a mail once a day or a week, in the inbox alone, not at all.
enum class Delivery { at_once, daily, weekly, inbox, off };

/// Whether one may choose not to be told at all.
enum class Duty { chosen, mandatory };

/// A kind of notice. Its words are text keys: `notice.text.NAME` in the inbox, where {title} is what the
/// thing is called, and `notice.mail.NAME` in mails, without any parameter. Kinds are constants of the
/// program: nothing that anybody wrote can be one, and a mail is made of kinds alone.
struct Kind {
    /// `name` begins with the room: "programme.edition_adopted". `entity` is the table of what it is about.
    consteval Kind(std::string_view kind_name, std::string_view about, Delivery unless_chosen,
                   Duty duty = Duty::chosen)
        : name(kind_name), entity(about), standard(unless_chosen), is_mandatory(duty == Duty::mandatory) {}
    std::string_view name;
    std::string_view entity;
    Delivery standard;
    bool is_mandatory;
};

/// Something to tell.
struct Notice {
    Kind const& kind;
    std::vector<std::string> to;  // accounts
    std::string subject;          // id of what it is about
    std::string by = {};          // account of who did it, who is not told unless it is mandatory
    std::string once = {};        // told to each at most once under this word; empty for always
};

/// Tells, as a part of what `tx` writes. Accounts that are closed, or that do not want this kind, are left
/// out.
Result<Done> tell(Town& town, db::WriteTx& tx, Notice const& notice);
Result<Done> tell(Town& town, db::Housekeeping& tx, Notice const& notice);

std::vector<db::Migration> notify_migrations();
/// Everything that a database needs for `tell`, after the accounts: the queue and the notices.
std::vector<db::Migration> telling_migrations();

}  // namespace varn::notify
