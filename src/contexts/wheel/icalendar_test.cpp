// The form of a calendar, held to RFC 5545 line by line.
#include "icalendar.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>

namespace varn::wheel {
namespace {

/// What is wrong with a text as an iCalendar stream: its lines, their ends and lengths, its components.
std::vector<std::string> faults_of(std::string const& text) {
    std::vector<std::string> faults;
    std::vector<std::string> open;
    std::string line;
    std::size_t begin = 0;
    if (!text.ends_with("\r\n")) {
        faults.push_back("does not end with CRLF");
    }
    std::vector<std::string> lines;
    while (begin < text.size()) {
        auto const end = text.find("\r\n", begin);
        auto const raw = text.substr(begin, end - begin);
        if (raw.size() > 75) {
            faults.push_back("longer than 75 octets: " + raw);
        }
        if (raw.find_first_of("\r\n") != raw.npos || raw.empty()) {
            faults.push_back("a bare line end or an empty line");
        }
        if (!raw.empty() && (static_cast<unsigned char>(raw.back()) & 0xC0U) == 0xC0U) {
            faults.push_back("a character is cut in two");
        }
        if (raw.starts_with(' ')) {
            lines.back() += raw.substr(1);
        } else {
            lines.push_back(raw);
        }
        begin = end + 2;
    }
    std::map<std::string, int> seen;
    for (auto const& one : lines) {
        auto const colon = one.find(':');
        auto const name = one.substr(0, std::min(colon, one.find(';')));
        auto const value = colon == one.npos ? "" : one.substr(colon + 1);
        if (colon == one.npos ||
            name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != name.npos) {
            faults.push_back("no content line: " + one);
        }
        if (name == "BEGIN") {
            open.push_back(value);
            seen.clear();
        } else if (name == "END") {
            if (open.empty() || open.back() != value) {
                faults.push_back("ends what was not begun: " + value);
            } else {
                open.pop_back();
            }
            if (value == "VEVENT" && (seen["UID"] != 1 || seen["DTSTAMP"] != 1 || seen["DTSTART"] != 1)) {
                faults.push_back("an event without its three");
            }
        } else if (++seen[name] > 1) {
            faults.push_back("twice: " + name);
        }
    }
    if (!open.empty() || lines.empty() || lines.front() != "BEGIN:VCALENDAR" ||
        lines.back() != "END:VCALENDAR") {
        faults.push_back("is no one calendar");
    }
    return faults;
}

CalendarHead const head{"Årshjul: Trafiknämnden", "Återkommande uppgifter.", "sv"};
Instant const stamp{1'706'788'800'000};  // 2024-02-01T12:00:00Z

Event event(std::string summary) {
    Event made;
    made.uid = "entry-1-0@varn";
    made.on = *parse_date("2024-02-29");
    made.summary = std::move(summary);
    return made;
}

TEST(ICalendar, text_is_escaped) {
    EXPECT_EQ(escaped("a,b;c\\d\ne\r\x01\x7F"), "a\\,b\\;c\\\\d\\ne");
    EXPECT_EQ(escaped("SUMMARY:x\nEND:VEVENT"), "SUMMARY:x\\nEND:VEVENT") << "no line of its own";
    EXPECT_EQ(escaped("Å ä ö · §"), "Å ä ö · §");
}

TEST(ICalendar, lines_are_folded_between_characters) {
    EXPECT_EQ(folded(std::string(75, 'x')), std::string(75, 'x') + "\r\n");
    EXPECT_EQ(folded(std::string(76, 'x')), std::string(75, 'x') + "\r\n x\r\n");
    // The 75th octet would be the first half of å.
    auto const text = std::string(74, 'x') + "åxx";
    EXPECT_EQ(folded(text), std::string(74, 'x') + "\r\n åxx\r\n");
    for (std::size_t before = 0; before < 80; ++before) {
        std::string line(before, 'x');
        for (int i = 0; i < 60; ++i) {
            line += "å€😀";
        }
        auto const lines = folded(line);
        EXPECT_TRUE(faults_of("BEGIN:VCALENDAR\r\nX-A:" + lines + "END:VCALENDAR\r\n").size() <= 1);
        auto whole = lines;
        for (auto at = whole.find("\r\n "); at != whole.npos; at = whole.find("\r\n ")) {
            whole.erase(at, 3);
        }
        EXPECT_EQ(whole, line + "\r\n");
    }
}

TEST(ICalendar, an_event_is_a_whole_day) {
    auto const text = to_icalendar(head, {event("Övning")}, stamp);
    EXPECT_TRUE(faults_of(text).empty()) << faults_of(text).at(0);
    EXPECT_NE(text.find("DTSTART;VALUE=DATE:20240229\r\nDTEND;VALUE=DATE:20240301\r\n"), text.npos);
    EXPECT_NE(text.find("DTSTAMP:20240201T120000Z\r\n"), text.npos);
    EXPECT_NE(text.find("METHOD:PUBLISH\r\n"), text.npos);
    EXPECT_NE(text.find("REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n"), text.npos);
    EXPECT_NE(text.find("STATUS:CONFIRMED\r\n"), text.npos);
}

TEST(ICalendar, a_calendar_without_events_is_still_one) {
    auto const text = to_icalendar(head, {}, stamp);
    EXPECT_TRUE(faults_of(text).empty()) << faults_of(text).at(0);
    EXPECT_NE(text.find("BEGIN:VTIMEZONE"), text.npos) << "some component there must be";
}

TEST(ICalendar, whatever_stands_in_a_text_the_form_holds) {
    std::uint64_t state = 7;
    std::vector<std::string> const pieces{"å",
                                          "\n",
                                          "\r\n",
                                          ";",
                                          ",",
                                          "\\",
                                          "BEGIN:VEVENT",
                                          "\x01",
                                          "😀",
                                          "x",
                                          " ",
                                          "\"",
                                          "END:VCALENDAR",
                                          std::string(80, 'y')};
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (int i = 0; i < 30; ++i) {
            state = state * 6364136223846793005U + 1442695040888963407U;
            text += pieces[(state >> 33U) % pieces.size()];
        }
        auto one = event(text);
        one.description = text;
        one.category = text;
        one.url = "https://varn.exempel.se/" + text;
        one.uid = "a" + std::to_string(round);
        auto const faults = faults_of(to_icalendar({text, text, "sv"}, {one, one}, stamp));
        EXPECT_TRUE(faults.empty()) << faults.at(0);
    }
}

}  // namespace
}  // namespace varn::wheel
