// What a feed tells: the days of a wheel in words that fit a calendar.
#include <algorithm>
#include <map>
#include <set>

#include "icalendar.h"
#include "organisation/api.h"
#include "platform/i18n.h"
#include "platform/merkle.h"

namespace varn::wheel {
namespace {

constexpr int months_behind = 12;
constexpr int months_ahead = 24;
constexpr std::size_t events_max = 10'000;

using Written = std::map<std::string, Instant>;

/// When each row of a kind was last written.
Result<Done> learn(db::ReadTx& tx, std::string_view entity, Written& written) {
    TRY(rows, store::last_written(tx, entity));
    for (auto& row : rows) {
        written.emplace(std::move(row.subject), row.at);
    }
    return Done{};
}

/// The units of one's own roles. Who holds one for the whole town answers for what the council and the city
/// board are bound by.
Result<std::set<std::string>> own_units(db::ReadTx& tx, Actor const& actor, Date today) {
    std::set<std::string> units;
    bool is_of_town = false;
    for (auto const& grant : actor.grants) {
        units.insert(grant.units.begin(), grant.units.end());
        is_of_town = is_of_town || grant.whole_town;
    }
    TRY(all, organisation::units_on(tx, today));
    for (auto const& unit : all) {
        bool const is_central =
            unit.kind == organisation::UnitKind::council || unit.kind == organisation::UnitKind::city_board;
        if (is_of_town && is_central) {
            units.insert(unit.id.text);
        }
    }
    return units;
}

bool is_for_a_calendar(Occurrence const& one) {
    return one.on && one.state != OccurrenceState::missed && one.state != OccurrenceState::unrecorded;
}

class Wording {
public:
    Wording(std::string language, std::string address, Written const& written)
        : language_(std::move(language)), address_(std::move(address)), written_(written) {}

    Event event(Occurrence const& one) const {
        Event event;
        event.uid = one.key + "@varn";
        event.on = *one.on;
        event.summary = one.unit_name ? one.title + " · " + *one.unit_name : one.title;
        if (one.state == OccurrenceState::late || one.state == OccurrenceState::done) {
            event.summary =
                say("wheel.feed_summary." + std::string{name_of(one.state)}, {{"title", event.summary}});
        }
        event.url = address_ + one.page;
        event.description = description(one);
        event.category = say("wheel.source." + std::string{name_of(one.source)});
        event.sequence = one.of_version - 1;
        event.is_tentative = one.is_preliminary;
        for (auto const& id : {one.of, one.done_by.value_or(AnyId{}), one.entry.value_or(AnyId{})}) {
            auto const at = written_.find(id.text);
            if (at != written_.end() && (!event.changed || *event.changed < at->second)) {
                event.changed = at->second;
            }
        }
        return event;
    }
    std::string say(std::string const& key, Params const& params = {}) const {
        return i18n::text(language_, key, params);
    }

private:
    std::string description(Occurrence const& one) const {
        std::vector<std::string> lines;
        if (one.reference) {
            lines.push_back(*one.reference);
        }
        if (one.due_on) {
            lines.push_back(say("wheel.feed_due", {{"day", to_text(*one.due_on)}}));
        }
        if (one.done_on) {
            lines.push_back(say("wheel.feed_done", {{"day", to_text(*one.done_on)}}));
        } else if (one.counted_from) {
            lines.push_back(say("wheel.feed_last_done", {{"day", to_text(*one.counted_from)}}));
        }
        if (one.is_preliminary) {
            lines.push_back(say("wheel.feed_preliminary"));
        }
        std::string text;
        for (auto const& line : lines) {
            text += (text.empty() ? "" : "\n") + line;
        }
        return text;
    }

    std::string language_;
    std::string address_;
    Written const& written_;
};

/// What a calendar is called: by its reach, and by its unit when it has one.
Result<CalendarHead> head_of(db::ReadTx& tx, CalendarFeed const& feed, std::string const& language,
                             Date today) {
    Params params;
    if (feed.unit) {
        TRY(unit, organisation::unit_on(tx, *feed.unit, today));
        params.emplace_back("unit", unit.name);
    }
    return CalendarHead{i18n::text(language, "wheel.feed_called." + std::string{name_of(feed.reach)}, params),
                        i18n::text(language, "wheel.feed_about"), language};
}

}  // namespace

Result<Calendar> calendar(Town& seen, FetchedFeed const& fetched, Contributors const& contributors,
                          std::string const& address) {
    auto const& feed = fetched.feed;
    auto const today = seen.clock.today();
    auto const language = std::string{name_of(fetched.owner.language)};
    Wanted wanted{.from = plus_months(today, -months_behind), .to = plus_months(today, months_ahead)};
    wanted.unit = feed.unit;
    TRY(all, gather(seen, fetched.actor, contributors, wanted, today));
    Written written;
    db::ReadTx tx{seen.db};
    for (auto const* entity : {"requirement", "calendar_entry", "fulfilment", "calendar_completion"}) {
        CHECK(learn(tx, entity, written));
    }
    TRY(mine, own_units(tx, fetched.actor, today));
    TRY(head, head_of(tx, feed, language, today));
    Wording const wording{language, address, written};
    std::vector<Event> events;
    for (auto const& one : all) {
        bool const is_mine = !one.unit || mine.contains(one.unit->text);
        bool const is_told = is_for_a_calendar(one) && (feed.reach != FeedReach::own || is_mine);
        if (is_told && events.size() < events_max) {
            events.push_back(wording.event(one));
        }
    }
    auto const unstamped = to_icalendar(head, events, Instant{});
    return Calendar{to_icalendar(head, events, seen.clock.now()), audit::hex(audit::sha256(unstamped))};
}

}  // namespace varn::wheel
