#pragma once
// iCalendar (RFC 5545): whole days, one component each, written as strictly as the standard asks.
#include <optional>
#include <string>
#include <vector>

#include "service.h"

namespace varn::wheel {

/// One day of a calendar.
struct Event {
    std::string uid;
    Date on;
    std::string summary;
    std::string description;
    std::string url;       // empty when there is none
    std::string category;  // empty when there is none
    int sequence = 0;      // counts up when what it comes from is changed
    std::optional<Instant> changed;
    bool is_tentative = false;
};

struct CalendarHead {
    std::string name;
    std::string description;
    std::string language;
};

/// A property's value as TEXT: what means something is escaped, what may not stand there is left out.
std::string escaped(std::string_view text);
/// A content line folded after at most 75 octets, never inside a character, and ended by CRLF.
std::string folded(std::string_view line);
/// The whole object. `stamp` is when it was made.
std::string to_icalendar(CalendarHead const& head, std::vector<Event> const& events, Instant stamp);

}  // namespace varn::wheel
