// A thing is declared before it is named, so one pass is enough and an error stands on the line that causes
// it.
#include "coverage_reader.h"

#include <algorithm>
#include <charconv>

namespace varn::coverage {

Result<Done> Reader::read_line(std::string_view text) {
    TRY(line, Line::take_apart(text, limits_));
    auto const hit =
        std::find_if(words.begin(), words.end(), [&](Word const& word) { return word.word == line.word; });
    if (hit == words.end()) {
        std::vector<std::string_view> known;
        std::transform(words.begin(), words.end(), std::back_inserter(known),
                       [](Word const& w) { return w.word; });
        return wrong("coverage_text.unknown_word",
                     {{"word", std::string(line.word)}, {"known", joined(known)}});
    }
    CHECK((this->*hit->read)(line));
    return line.finish();
}

Result<Fixture> Reader::finish(std::string_view expected) {
    if (!today_) {
        return wrong("coverage_text.no_today");
    }
    if (input_.editions.empty()) {
        return wrong("coverage_text.no_edition");
    }
    fixture_.question.today = *today_;
    fixture_.question.edition = asked_.value_or(static_cast<Index>(input_.editions.size() - 1));
    fixture_.expected = expected;
    return std::move(fixture_);
}

Result<Done> Reader::declare(Keys& keys, Line const& line, std::size_t place) {
    if (!keys.emplace(line.key, static_cast<Index>(place)).second) {
        return wrong("coverage_text.key_twice",
                     {{"word", std::string(line.word)}, {"key", std::string(line.key)}});
    }
    return Done{};
}

Result<Index> Reader::edition_of(Line const& line) const {
    if (input_.editions.empty()) {
        return wrong("coverage_text.outside_edition", line.word);
    }
    return static_cast<Index>(input_.editions.size() - 1);
}

Result<Done> Reader::add_links(Line& line, std::string_view attribute, Keys const& keys,
                               std::vector<Link>& links, std::size_t from) {
    TRY(ends, line.list(attribute, keys));
    for (auto const end : ends) {
        links.push_back({.from = static_cast<Index>(from), .to = end});
    }
    return Done{};
}

Result<Carriers> Reader::read_carriers(Line& line) {
    TRY(kinds, line.list("kinds", kinds_));
    TRY(units, line.list("units", units_));
    return Carriers{std::move(kinds), std::move(units)};
}

Result<Done> Reader::today(Line& line) {
    today_ = parse_date(line.key);
    return today_ ? Result<Done>(Done{}) : wrong("coverage_text.bad_date", line.word);
}

Result<Done> Reader::analyse(Line& line) {
    auto const hit = editions_.find(line.key);
    if (hit == editions_.end()) {
        return wrong("coverage_text.unknown_key",
                     {{"name", std::string(line.word)}, {"key", std::string(line.key)}});
    }
    asked_ = hit->second;
    return Done{};
}

Result<Done> Reader::threshold(Line& line) {
    int value = 0;
    auto const* end = line.key.data() + line.key.size();
    auto const read = std::from_chars(line.key.data(), end, value);
    int const most = line.word == "lopsided-percent" ? 100 : 1200;
    if (read.ec != std::errc{} || read.ptr != end || value < 0 || value > most) {
        return wrong("coverage_text.bad_number",
                     {{"name", std::string(line.word)}, {"least", "0"}, {"most", std::to_string(most)}});
    }
    if (line.word == "expiring-months") {
        fixture_.question.expiring_months = value;
    } else {
        (line.word == "lopsided-goals" ? fixture_.question.lopsided_goals
                                       : fixture_.question.lopsided_percent) =
            static_cast<std::size_t>(value);
    }
    return Done{};
}

Result<Done> Reader::mandate(Line& line) {
    TRY(period, line.period());
    if (!period.from || !period.to) {
        return wrong("coverage_text.needs", {{"word", std::string(line.word)}, {"name", "from, to"}});
    }
    CHECK(declare(mandates_, line, input_.mandates.size()));
    input_.mandates.push_back({line.name(), *period.from, *period.to});
    return Done{};
}

Result<Done> Reader::kind(Line& line) {
    CHECK(declare(kinds_, line, input_.unit_kinds.size()));
    input_.unit_kinds.push_back(line.name());
    return Done{};
}

Result<Done> Reader::unit(Line& line) {
    TRY(kind, line.one("kind", kinds_));
    TRY(period, line.period());
    if (!kind) {
        return wrong("coverage_text.needs", {{"word", std::string(line.word)}, {"name", "kind"}});
    }
    CHECK(declare(units_, line, input_.units.size()));
    input_.units.push_back({line.name(), *kind, period});
    return Done{};
}

Result<Done> Reader::programme(Line& line) {
    TRY(topics_known, line.flag("topics-known"));
    CHECK(declare(programmes_, line, input_.programmes.size()));
    input_.programmes.push_back({line.name(), topics_known});
    return Done{};
}

Result<Done> Reader::edition(Line& line) {
    TRY(programme, line.one("programme", programmes_));
    TRY(status, line.choice<EditionStatus>("status"));
    TRY(adopted, line.date("adopted"));
    TRY(period, line.period());
    TRY(replaces, line.one("replaces", editions_));
    TRY(mandate, line.one("mandate", mandates_));
    TRY(applies_to, line.list("applies-to", kinds_));
    if (!programme) {
        return wrong("coverage_text.needs", {{"word", std::string(line.word)}, {"name", "programme"}});
    }
    Edition edition{.name = line.name(),
                    .programme = *programme,
                    .status = status.value_or(EditionStatus::draft),
                    .adopted_on = adopted,
                    .valid_from = period.from,
                    .valid_to = period.to,
                    .replaces = replaces,
                    .mandate = mandate,
                    .applies_to = std::move(applies_to)};
    for (auto const known : line.words("known")) {
        if (known == "indicators") {
            edition.indicators_known = true;
        } else if (known == "threats") {
            edition.threats_known = true;
        } else if (known == "unit-goals") {
            edition.unit_goals_known = true;
        } else {
            return wrong("coverage_text.bad_choice",
                         {{"name", "known"}, {"choices", "indicators, threats, unit-goals"}});
        }
    }
    CHECK(declare(editions_, line, input_.editions.size()));
    input_.editions.push_back(std::move(edition));
    return Done{};
}

Result<Done> Reader::focus(Line& line) {
    TRY(edition, edition_of(line));
    CHECK(declare(focus_areas_, line, input_.focus_areas.size()));
    input_.focus_areas.push_back({line.name(), edition});
    return Done{};
}

Result<Done> Reader::threat(Line& line) {
    TRY(edition, edition_of(line));
    CHECK(declare(threats_, line, input_.threats.size()));
    input_.threats.push_back({line.name(), edition});
    return Done{};
}

Result<Done> Reader::value(Line& line) {
    TRY(edition, edition_of(line));
    CHECK(add_links(line, "threats", threats_, input_.value_threat, input_.values.size()));
    CHECK(declare(values_, line, input_.values.size()));
    input_.values.push_back({line.name(), edition});
    return Done{};
}

Result<Done> Reader::goal(Line& line) {
    TRY(edition, edition_of(line));
    TRY(kind, line.choice<GoalKind>("kind"));
    TRY(ability, line.choice<Ability>("ability"));
    TRY(indicators, line.number("indicators", 0, 1000));
    auto const place = input_.goals.size();
    CHECK(add_links(line, "focus", focus_areas_, input_.goal_focus_area, place));
    CHECK(add_links(line, "values", values_, input_.goal_value, place));
    CHECK(add_links(line, "units", units_, input_.goal_unit, place));
    CHECK(declare(goals_, line, place));
    input_.goals.push_back(
        {line.name(), edition, kind, ability, static_cast<std::uint32_t>(indicators.value_or(0))});
    return Done{};
}

Result<Done> Reader::responsibility(Line& line) {
    TRY(edition, edition_of(line));
    TRY(level, line.choice<Level>("level"));
    TRY(carriers, read_carriers(line));
    CHECK(declare(responsibilities_, line, input_.responsibilities.size()));
    input_.responsibilities.push_back(
        {line.name(), edition, level.value_or(Level::local), std::move(carriers)});
    return Done{};
}

Result<Done> Reader::requirement(Line& line) {
    TRY(edition, line.one("edition", editions_));
    TRY(period, line.period());
    TRY(binds, read_carriers(line));
    TRY(interval, line.number("interval", 1, 1200));
    TRY(deadline, line.number("mandate-deadline", 1, 1200));
    TRY(records_unknown, line.flag("records-unknown"));
    auto const place = input_.requirements.size();
    CHECK(add_links(line, "goals", goals_, input_.requirement_goal, place));
    CHECK(add_links(line, "responsibilities", responsibilities_, input_.requirement_responsibility, place));
    CHECK(declare(requirements_, line, place));
    input_.requirements.push_back(
        {line.name(), edition, period, std::move(binds), interval, deadline, !records_unknown});
    return Done{};
}

Result<Done> Reader::done(Line& line) {
    auto const hit = requirements_.find(line.key);
    if (hit == requirements_.end()) {
        return wrong("coverage_text.unknown_key",
                     {{"name", std::string(line.word)}, {"key", std::string(line.key)}});
    }
    TRY(unit, line.one("unit", units_));
    TRY(on, line.date("on"));
    if (!unit || !on) {
        return wrong("coverage_text.needs", {{"word", std::string(line.word)}, {"name", "unit, on"}});
    }
    input_.records.push_back({hit->second, *unit, *on});
    return Done{};
}

Result<Done> Reader::topic(Line& line) {
    TRY(shared_owner, line.one("shared-owner", units_));
    auto const place = input_.topics.size();
    CHECK(declare(topics_, line, place));
    input_.topics.push_back({line.name(), shared_owner});
    return read_treatments(line, static_cast<Index>(place));
}

/// `programmes=P,P/OWNER,…`: which programmes deal with it, each with or without the unit that owns it there.
Result<Done> Reader::read_treatments(Line& line, Index topic) {
    for (auto const item : line.words("programmes")) {
        auto const slash = item.find('/');
        auto const programme = programmes_.find(item.substr(0, slash));
        if (programme == programmes_.end()) {
            return wrong("coverage_text.unknown_key",
                         {{"name", "programmes"}, {"key", std::string(item.substr(0, slash))}});
        }
        std::optional<Index> owner;
        if (slash != std::string_view::npos) {
            auto const unit = units_.find(item.substr(slash + 1));
            if (unit == units_.end()) {
                return wrong("coverage_text.unknown_key",
                             {{"name", "programmes"}, {"key", std::string(item.substr(slash + 1))}});
            }
            owner = unit->second;
        }
        input_.treatments.push_back({topic, programme->second, owner, {}});
    }
    return Done{};
}

Result<Done> Reader::moved(Line& line) {
    TRY(edition, edition_of(line));
    auto const hit = topics_.find(line.key);
    if (hit == topics_.end()) {
        return wrong("coverage_text.unknown_key",
                     {{"name", std::string(line.word)}, {"key", std::string(line.key)}});
    }
    TRY(to, line.one("to", programmes_));
    input_.moves.push_back({hit->second, edition, to});
    return Done{};
}

}  // namespace varn::coverage
