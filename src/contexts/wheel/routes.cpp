// HTTP ↔ verbs.
#include "service.h"

namespace varn::wheel {
namespace {

using http::Call;

template <class T>
Id<T> id_of(Call const& call) {
    return Id<T>{call.id};
}

/// A choice in the query, by name.
template <class E>
Result<std::optional<E>> asked_choice(Call const& call, std::string_view name) {
    auto const given = call.asked(name);
    if (!given) {
        return std::optional<E>{};
    }
    auto const found = choice_of<E>(*given);
    if (!found) {
        std::string known;
        for (auto const choice : choices<E>) {
            known += (known.empty() ? "" : ", ") + std::string{choice};
        }
        return invalid("?" + std::string{name}, "wheel.choice_unknown", {{"known", known}});
    }
    return found;
}

/// The year of today, unless other days are asked for.
Result<Wanted> wanted_by(Call const& call, Date today) {
    Wanted wanted;
    auto const from = parse_date(call.asked("from").value_or(""));
    auto const to = parse_date(call.asked("to").value_or(""));
    auto const year = year_of(from ? *from : to ? *to : today);
    wanted.from = from ? *from : *date_of(year, 1, 1);
    wanted.to = to ? *to : *date_of(year, 12, 31);
    if (auto const unit = call.asked("unit")) {
        wanted.unit = Id<Unit>{*unit};
    }
    wanted.is_below_too = call.asked("below").value_or("true") == "true";
    TRY(source, asked_choice<Source>(call, "source"));
    TRY(state, asked_choice<OccurrenceState>(call, "state"));
    wanted.source = source;
    wanted.state = state;
    return wanted;
}

http::Route occurrences_route(Contributors contributors) {
    return http::list("/occurrences",
                      [contributors = std::move(contributors)](Call const& call) -> Result<Page<Occurrence>> {
                          TRY(today, call.date());
                          TRY(window, call.window());
                          TRY(wanted, wanted_by(call, today));
                          return list_occurrences(call.town, call.actor, contributors, wanted, today, window);
                      })
        .says("wheel.list_occurrences")
        .understands({{"valid_on", Kind::date, "2024-02-01"},
                      {"from", Kind::date, "2024-01-01"},
                      {"to", Kind::date, "2024-12-31"},
                      {"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"},
                      {"below", Kind::boolean, "true"},
                      {"source", Kind::text, "requirement"},
                      {"state", Kind::text, "late"}});
}

}  // namespace

std::vector<http::Route> routes(Contributors contributors) {
    return {
        occurrences_route(std::move(contributors)),
        http::list("/calendar-entries",
                   [](Call const& call) -> Result<Page<CalendarEntry>> {
                       TRY(window, call.window());
                       return list_entries(call.town, call.actor, call.asked("unit").value_or(""), window);
                   })
            .says("wheel.list_entries")
            .understands({{"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"}}),
        http::post("/calendar-entries",
                   [](Call const& call, CalendarEntry const& row) -> Result<CalendarEntry> {
                       return add_entry(call.town, call.actor, row);
                   })
            .says("wheel.add_entry"),
        http::get("/calendar-entries/{id}",
                  [](Call const& call) -> Result<CalendarEntry> {
                      return read_entry(call.town, call.actor, id_of<CalendarEntry>(call));
                  })
            .says("wheel.read_entry"),
        http::patch("/calendar-entries/{id}",
                    [](Call const& call, json::Change<CalendarEntry> const& change) -> Result<CalendarEntry> {
                        TRY(version, http::expected_version(call));
                        return change_entry(call.town, call.actor, id_of<CalendarEntry>(call), version,
                                            change);
                    })
            .says("wheel.change_entry"),
        http::post("/calendar-completions",
                   [](Call const& call, Completion const& row) -> Result<Completion> {
                       return add_completion(call.town, call.actor, row);
                   })
            .says("wheel.add_completion"),
        http::remove("/calendar-completions/{id}",
                     [](Call const& call) {
                         return remove_completion(call.town, call.actor, id_of<Completion>(call));
                     })
            .says("wheel.remove_completion"),
        http::list("/calendar-feeds",
                   [](Call const& call) -> Result<Page<FeedView>> {
                       TRY(window, call.window());
                       return list_feeds(call.town, call.actor, window);
                   })
            .says("wheel.list_feeds"),
        http::post("/calendar-feeds",
                   [](Call const& call, NewFeed const& ask) -> Result<MadeFeed> {
                       return make_feed(call.town, call.actor, ask);
                   })
            .says("wheel.make_feed"),
        http::remove(
            "/calendar-feeds/{id}",
            [](Call const& call) { return revoke_feed(call.town, call.actor, id_of<CalendarFeed>(call)); })
            .says("wheel.revoke_feed"),
    };
}

}  // namespace varn::wheel
