#include "icalendar.h"

#include <algorithm>

namespace varn::wheel {
namespace {

constexpr std::size_t octets_of_line_max = 75;

bool is_inside_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::string basic(Date date) {
    auto text = to_text(date);
    std::erase(text, '-');
    return text;
}

/// 20240201T120000Z
std::string basic(Instant instant) {
    auto text = to_text(instant).substr(0, 19);
    std::erase(text, '-');
    std::erase(text, ':');
    return text + "Z";
}

/// What stands in an address by itself; everything else is left out, since ours need nothing else.
std::string plain_address(std::string_view url) {
    std::string kept;
    for (char const c : url) {
        bool const is_plain = c > ' ' && c < '\x7F' && c != '"' && c != '\\' && c != '<' && c != '>';
        if (is_plain) {
            kept.push_back(c);
        }
    }
    return kept;
}

class Writing {
public:
    void line(std::string_view name, std::string_view value) {
        text_ += folded(std::string{name} + ":" + std::string{value});
    }
    void text(std::string_view name, std::string_view value) { line(name, escaped(value)); }

    void event(Event const& event, Instant stamp) {
        line("BEGIN", "VEVENT");
        text("UID", event.uid);
        line("DTSTAMP", basic(stamp));
        line("DTSTART;VALUE=DATE", basic(event.on));
        line("DTEND;VALUE=DATE", basic(plus_days(event.on, 1)));
        text("SUMMARY", event.summary);
        if (!event.description.empty()) {
            text("DESCRIPTION", event.description);
        }
        if (!event.url.empty()) {
            line("URL", plain_address(event.url));
        }
        if (!event.category.empty()) {
            text("CATEGORIES", event.category);
        }
        line("SEQUENCE", std::to_string(std::max(event.sequence, 0)));
        if (event.changed) {
            line("LAST-MODIFIED", basic(*event.changed));
        }
        line("STATUS", event.is_tentative ? "TENTATIVE" : "CONFIRMED");
        line("TRANSP", "TRANSPARENT");  // a duty does not make anybody busy all day
        line("END", "VEVENT");
    }

    /// A calendar must hold some component (3.6), and an empty one has nothing else to hold.
    void time_zone() {
        line("BEGIN", "VTIMEZONE");
        line("TZID", "Europe/Stockholm");
        part("STANDARD", {"DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                          "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET"});
        part("DAYLIGHT", {"DTSTART:19810329T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                          "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST"});
        line("END", "VTIMEZONE");
    }

    std::string take() { return std::move(text_); }

private:
    void part(std::string_view name, std::initializer_list<std::string_view> lines) {
        line("BEGIN", name);
        for (auto const one : lines) {
            text_ += folded(one);
        }
        line("END", name);
    }
    std::string text_;
};

}  // namespace

std::string escaped(std::string_view text) {
    std::string out;
    for (char const c : text) {
        if (c == '\\' || c == ';' || c == ',') {
            out.push_back('\\');
            out.push_back(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20U && c != '\x7F')) {
            out.push_back(c);
        }
    }
    return out;
}

std::string folded(std::string_view line) {
    std::string out;
    auto room = octets_of_line_max;
    while (line.size() > room) {
        auto end = room;
        while (end > 0 && is_inside_character(line[end])) {
            --end;
        }
        end = end == 0 ? room : end;  // no character is that long; what is no text is cut anywhere
        out += line.substr(0, end);
        out += "\r\n ";
        line.remove_prefix(end);
        room = octets_of_line_max - 1;  // the blank that begins a continued line counts
    }
    out += line;
    out += "\r\n";
    return out;
}

std::string to_icalendar(CalendarHead const& head, std::vector<Event> const& events, Instant stamp) {
    Writing writing;
    writing.line("BEGIN", "VCALENDAR");
    writing.line("VERSION", "2.0");
    writing.text("PRODID", head.language == "en" ? "-//Varn//Annual wheel//EN" : "-//Varn//Annual wheel//SV");
    writing.line("CALSCALE", "GREGORIAN");
    writing.line("METHOD", "PUBLISH");
    writing.text("NAME", head.name);
    writing.text("X-WR-CALNAME", head.name);
    writing.text("DESCRIPTION", head.description);
    writing.line("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
    writing.line("X-PUBLISHED-TTL", "PT12H");
    for (auto const& event : events) {
        writing.event(event, stamp);
    }
    if (events.empty()) {
        writing.time_zone();
    }
    writing.line("END", "VCALENDAR");
    return writing.take();
}

}  // namespace varn::wheel
