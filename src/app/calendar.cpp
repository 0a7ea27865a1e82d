#include "calendar.h"

#include <algorithm>

#include "followup/api.h"
#include "measure/api.h"
#include "platform/acting.h"
#include "platform/log.h"
#include "platform/secrecy.h"
#include "platform/stockholm_time.h"

namespace varn::app {
namespace {

constexpr std::string_view ending = ".ics";

/// The secret of "/SECRET.ics"; empty for anything else.
std::string_view token_in(std::string_view below) {
    bool const is_one = below.starts_with('/') && below.ends_with(ending) && below.size() > ending.size() + 1;
    return is_one ? below.substr(1, below.size() - ending.size() - 1) : std::string_view{};
}

/// The calendar of a token, with the rights and the sight that its owner has today.
Result<wheel::Calendar> calendar_of(Town& town, wheel::ActingAs const& acting_as, std::string_view token,
                                    std::string const& address) {
    TRY(fetched, wheel::fetched_feed(town, acting_as, token));
    auto seen = town.db.seen_from({.as_of = {}, .sight = secrecy::sight_of(fetched.actor)});
    Town here{seen, town.clock, town.ids};
    return wheel::calendar(here, fetched, wheel_contributors(), address);
}

Result<http::Reply> answer(Town& town, wheel::ActingAs const& acting_as, http::AnnexCall const& call,
                           std::string const& address) {
    if (call.head.method != "GET" && call.head.method != "HEAD") {
        return http::Reply{.status = 405, .content_type = "", .headers = {{"Allow", "GET, HEAD"}}};
    }
    auto told = calendar_of(town, acting_as, token_in(call.below), address);
    if (!told) {
        if (told.error().code != ErrorCode::not_found) {
            log::error("calendar.failed",
                       {log::word("key", told.error().key), log::cause(told.error().cause)});
        }
        return told.error();
    }
    auto const tag = "\"" + told.value().tag + "\"";
    http::Headers const headers{{"ETag", tag},
                                {"Cache-Control", "private, no-cache"},
                                {"Content-Disposition", "inline; filename=\"arshjul.ics\""}};
    if (call.head.header("if-none-match").value_or("").find(tag) != std::string::npos) {
        return http::Reply{.status = 304, .content_type = "", .headers = headers};
    }
    return http::Reply{.content_type = "text/calendar; charset=utf-8",
                       .body = std::move(told).value().text,
                       .headers = headers};
}

/// The due dates of the measures that somebody may read and that are still to be done.
Result<std::vector<wheel::Occurrence>> due_measures(Town& town, auth::Actor const& actor, Date from,
                                                    Date to) {
    if (!auth::judge(measure::policy(), actor, "measure.read", std::nullopt)) {
        return std::vector<wheel::Occurrence>{};
    }
    auto const today = town.clock.today();
    db::ReadTx tx{town.db};
    TRY(open, measure::open_measures(tx, today));
    std::vector<wheel::Occurrence> all;
    for (auto const& view : open) {
        auto const& row = view.measure;
        if (row.due < from || to < row.due) {
            continue;
        }
        wheel::Occurrence one;
        one.key = "measure-" + row.id.text;
        one.source = wheel::Source::measure;
        one.of = AnyId{row.id.text};
        one.unit = row.owner;
        one.unit_name = view.owner_name;
        one.title = row.title;
        one.on = one.due_on = row.due;
        one.state = wheel::standing_ahead(row.due, today);
        one.page = "/atgarder/" + row.id.text;
        one.of_version = row.version;
        all.push_back(std::move(one));
    }
    return all;
}

/// The sheet of a unit in a round, on the day it was handed in or is due. What nobody handed in before the
/// round was closed is missed: a closed round asks no more.
wheel::Occurrence occurrence_of(followup::Round const& round, followup::SheetLine const& line, Date today) {
    using State = wheel::OccurrenceState;
    wheel::Occurrence one;
    one.key = "round-" + line.sheet.text;
    one.source = wheel::Source::round;
    one.of = AnyId{line.sheet.text};
    one.unit = line.unit;
    one.unit_name = line.unit_name;
    one.title = round.name;
    one.on = one.due_on = round.due;
    one.page = "/svarsblad/" + line.sheet.text;
    one.marker = round.marker;
    one.of_version = round.version;
    if (line.state == followup::SheetState::handed_in || line.state == followup::SheetState::accepted) {
        one.state = State::done;
        one.done_on = line.handed_in_at ? clock::stockholm_time(*line.handed_in_at).day : round.due;
        one.on = one.done_on;
    } else if (round.state == followup::RoundState::closed) {
        one.state = State::missed;
    } else {
        one.state = wheel::standing_ahead(round.due, today);
    }
    return one;
}

/// What each unit is asked in rounds of follow-up. A round that is not opened asks nobody yet.
Result<std::vector<wheel::Occurrence>> asked_in_rounds(Town& town, auth::Actor const& actor, Date from,
                                                       Date to) {
    std::vector<wheel::Occurrence> all;
    if (!auth::judge(followup::policy(), actor, "followup.read", std::nullopt)) {
        return all;
    }
    auto const today = town.clock.today();
    db::ReadTx tx{town.db};
    TRY(rounds, followup::opened_rounds(tx));
    for (auto const& round : rounds) {
        auto const opened = round.opened_at ? clock::stockholm_time(*round.opened_at).day : round.due;
        auto const first = std::min(round.due, opened);
        auto const last =
            std::max(round.due, round.closed_at ? clock::stockholm_time(*round.closed_at).day : today);
        if (last < from || to < first) {
            continue;
        }
        TRY(lines, followup::sheet_lines(tx, round.id, today));
        for (auto const& line : lines) {
            all.push_back(occurrence_of(round, line, today));
        }
    }
    return all;
}

}  // namespace

wheel::Contributors wheel_contributors() {
    return {due_measures, asked_in_rounds};
}

http::Annex calendar_annex(Town& town, auth::UnitsBelow units_below, std::function<std::string()> address) {
    auto acting = [units_below = std::move(units_below)](Town& in, Id<auth::Account> const& account) {
        return auth::acting_as(in, account, units_below);
    };
    return {.path = "/calendar",
            .answer = [&town, acting = std::move(acting),
                       address = std::move(address)](http::AnnexCall const& call) -> Result<http::Reply> {
                return answer(town, acting, call, address());
            },
            .body_bytes_max = 0};
}

}  // namespace varn::app
