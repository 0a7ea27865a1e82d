#pragma once
// All questions that the annual wheel asks the database.
#include "platform/db.h"
#include "platform/http.h"
#include "programme/model.h"
#include "wheel/entry.h"
#include "wheel/feed.h"

namespace varn::wheel::store {

using Window = http::Call::Window;

/// A page of the entries, those of one unit when one is named, in order of their first day.
Result<http::Page<CalendarEntry>> entries(db::ReadTx& tx, std::string const& unit, Window window);
/// The entries that are not withdrawn.
Result<std::vector<CalendarEntry>> living_entries(db::ReadTx& tx);
Result<std::vector<CalendarEntry>> entries_with_key(db::ReadTx& tx);
Result<std::vector<Completion>> completions(db::ReadTx& tx);
Result<std::vector<Completion>> completions_of(db::ReadTx& tx, Id<CalendarEntry> const& entry);

/// Somebody's feeds, the newest first.
Result<http::Page<CalendarFeed>> feeds_of(db::ReadTx& tx, Id<auth::Account> const& account, Window window);
/// Those that are neither revoked nor past their last day.
Result<std::int64_t> living_feeds(db::ReadTx& tx, Id<auth::Account> const& account, Date today);
Result<std::optional<CalendarFeed>> feed_with(db::ReadTx& tx, std::string const& token_hash);

// What the wheel is made of, by the armful.

/// Requirements that come back: by an interval, with a term of office, or on days that an entry sets.
Result<std::vector<programme::Requirement>> recurring(db::ReadTx& tx);
/// Whom requirements bind.
Result<std::vector<programme::Carrier>> carriers(db::ReadTx& tx);
Result<std::vector<programme::Catalogue>> catalogues(db::ReadTx& tx);
/// What was done until a day, in order of requirement, unit and day.
Result<std::vector<programme::Fulfilment>> fulfilments(db::ReadTx& tx, Date until);
/// The first days of the terms of office that editions belong to.
Result<std::vector<Date>> mandate_beginnings(db::ReadTx& tx);

/// That a requirement serves a focus area, by its own link or through a goal or a responsibility.
struct Serving {
    std::string requirement;
    std::string key;
    std::string title;
};
/// In editions that have not ended on a day, the newest title last.
Result<std::vector<Serving>> focus_areas(db::ReadTx& tx, Date on);

/// When a row of a kind was last written.
struct Written {
    std::string subject;
    Instant at;
};
Result<std::vector<Written>> last_written(db::ReadTx& tx, std::string_view entity);

}  // namespace varn::wheel::store

template <>
struct varn::Describe<varn::wheel::store::Serving> {
    using T = wheel::store::Serving;
    static constexpr auto value =
        entity<T>("Serving", field<&T::requirement>({}), field<&T::key>({}), field<&T::title>({}));
};
template <>
struct varn::Describe<varn::wheel::store::Written> {
    using T = wheel::store::Written;
    static constexpr auto value = entity<T>("Written", field<&T::subject>({}), field<&T::at>({}));
};
