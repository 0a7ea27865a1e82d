#include "voice.h"

#include <algorithm>
#include <charconv>

#include "facts.h"
#include "platform/concealment.h"
#include "platform/i18n.h"

namespace varn::report {
namespace {

constexpr std::size_t paragraph_max = 6000;  // bytes; a longer one is parted between words

/// A paragraph of any length as some that a document holds.
void put_paragraph(Blocks& blocks, std::string text) {
    while (text.size() > paragraph_max) {
        auto const space = text.rfind(' ', paragraph_max);
        if (space == text.npos || space == 0) {
            break;
        }
        blocks.push_back(documents::Paragraph{text.substr(0, space)});
        text.erase(0, space + 1);
    }
    blocks.push_back(documents::Paragraph{std::move(text)});
}

std::string trimmed(std::string_view text) {
    auto const from = text.find_first_not_of(" \t\r");
    auto const to = text.find_last_not_of(" \t\r");
    return from == text.npos ? std::string{} : std::string{text.substr(from, to - from + 1)};
}

/// What stands after the dash of a point in a list; nothing for another line.
MaybeText point_of(std::string const& line) {
    for (std::string_view const sign : {"- ", "* ", "\xE2\x80\xA2 ", "\xE2\x80\x93 "}) {
        if (line.starts_with(sign) && line.size() > sign.size()) {
            return line.substr(sign.size());
        }
    }
    return std::nullopt;
}

/// Lines under way to paragraphs and lists.
class Prose {
public:
    explicit Prose(Blocks& blocks) : blocks_(blocks) {}

    void take(std::string const& line) {
        auto const point = point_of(line);
        if (point) {
            end_paragraph();
            list_.items.push_back({documents::Text{*point}, {}, false});
            return;
        }
        end_list();
        if (line.empty()) {
            end_paragraph();
        } else {
            paragraph_ += (paragraph_.empty() ? "" : "\n") + line;
        }
    }
    void end() {
        end_list();
        end_paragraph();
    }

private:
    void end_list() {
        if (!list_.items.empty()) {
            blocks_.push_back(std::move(list_));
            list_ = {};
        }
    }
    void end_paragraph() {
        if (!paragraph_.empty()) {
            put_paragraph(blocks_, std::move(paragraph_));
            paragraph_.clear();
        }
    }

    Blocks& blocks_;
    documents::List list_;
    std::string paragraph_;
};

std::string joined(std::set<std::string> const& all) {
    std::string text;
    for (auto const& one : all) {
        text += (text.empty() ? "" : ", ") + one;
    }
    return text;
}

}  // namespace

Voice::Voice(Wanted wanted, std::vector<secrecy::Marking> markings) : wanted_(std::move(wanted)) {
    for (auto& one : markings) {
        auto subject = one.subject.text;
        markings_.emplace(std::move(subject), std::move(one));
    }
}

std::string Voice::say(std::string_view name, Params const& params) const {
    return i18n::text(wanted_.language, "dossier." + std::string{name}, params);
}

std::string Voice::word(std::string_view key) const {
    return i18n::text(wanted_.language, key);
}

std::string Voice::count(std::int64_t number) const {
    return decimal(static_cast<double>(number), wanted_.language);
}

std::string Voice::minutes(std::int64_t minutes) const {
    constexpr std::int64_t hour = 60;
    constexpr std::int64_t day_long = 24 * hour;
    std::string text;
    auto const add = [&](std::int64_t count, std::string_view unit) {
        if (count > 0) {
            text += (text.empty() ? "" : " ") + say(unit, {{"count", std::to_string(count)}});
        }
    };
    // Up to two days people count in hours.
    auto const days = minutes > 2 * day_long ? minutes / day_long : 0;
    add(days, "days");
    add((minutes - days * day_long) / hour, "hours");
    add(minutes % hour, "minutes");
    return text.empty() ? say("at_once") : text;
}

std::string Voice::minutes(std::optional<std::int64_t> const& minutes) const {
    return minutes ? this->minutes(*minutes) : std::string{dash};
}

MaybeText Voice::shown(std::string const& text) const {
    if (text.empty()) {
        return std::nullopt;
    }
    if (text == db::masked) {
        return is_open() ? std::nullopt : MaybeText{say("masked")};
    }
    return text;
}

std::string Voice::marked(std::string const& id, Table const& table) {
    if (is_open()) {
        return {};
    }
    std::string text;
    auto const [from, to] = markings_.equal_range(id);
    for (auto at = from; at != to; ++at) {
        auto const& one = at->second;
        auto const ground = ground_of(one);
        Params const params{{"ground", ground}, {"part", one.part ? [&] {
                                 auto const* column = table.find(*one.part);
                                 return column == nullptr ? *one.part : word(column->facts.label);
                             }()
                                                                  : std::string{}}};
        std::string_view const name = one.part ? (ground.empty() ? "mark.part_internal" : "mark.part")
                                               : (ground.empty() ? "mark.internal" : "mark.whole");
        text += (text.empty() ? "" : "\n") + say(name, params);
    }
    return text;
}

std::string Voice::marked_part(std::string const& id, std::string_view part) {
    std::string text;
    auto const [from, to] = markings_.equal_range(id);
    for (auto at = from; !is_open() && at != to; ++at) {
        if (at->second.part == part) {
            auto const ground = ground_of(at->second);
            text += (text.empty() ? "" : "\n") +
                    say(ground.empty() ? "mark.internal" : "mark.whole", {{"ground", ground}});
        }
    }
    return text;
}

std::string Voice::ground_of(secrecy::Marking const& marking) {
    has_marked_ = true;
    if (!marking.legal_ground) {
        return {};
    }
    return *grounds_.insert(written_ground(*marking.legal_ground, wanted_.language)).first;
}

std::string written_ground(std::string const& ground, std::string const& language) {
    constexpr std::string_view law = "OSL ";
    auto const colon = ground.find(':');
    if (language != "sv" || !ground.starts_with(law) || colon == ground.npos) {
        return ground;
    }
    int chapter_number = 0;
    int section = 0;
    auto const* const end = ground.data() + ground.size();
    auto const first = std::from_chars(ground.data() + law.size(), ground.data() + colon, chapter_number);
    auto const second = std::from_chars(ground.data() + colon + 1, end, section);
    bool const is_plain = first.ec == std::errc{} && first.ptr == ground.data() + colon &&
                          second.ec == std::errc{} && second.ptr == end;
    // The spaces do not break.
    return is_plain ? "OSL " + std::to_string(chapter_number) + "\xC2\xA0kap. " + std::to_string(section) +
                          "\xC2\xA0\xC2\xA7"
                    : ground;
}

Result<Done> must_see_nothing_marked(Town const& town, Wanted const& wanted) {
    auto const& sight = town.db.viewpoint().sight;
    bool const sees = !sight || std::any_of(sight->levels.begin(), sight->levels.end(),
                                            [](auto const& scope) { return !scope.nothing(); });
    if (wanted.extract == Extract::open && sees) {
        return Error{ErrorCode::internal, "common.internal", {}, {}, "an open extract of eyes that see"};
    }
    return Done{};
}

documents::Document framed(Voice const& voice, Frame frame) {
    documents::Document document;
    document.language = voice.wanted().language;
    document.kind = std::move(frame.kind);
    document.title = std::move(frame.title);
    document.letterhead.unit = std::move(frame.unit);
    document.letterhead.date = frame.on;
    document.letterhead.diary_number = voice.wanted().diary_number;
    document.made_at = start_of(frame.on);  // the day alone, so that the past is the same to the byte
    return document;
}

void say_first(Blocks& blocks, std::size_t at, Voice const& voice, bool is_fictional) {
    Blocks first;
    auto const warn = [&](std::string text) {
        first.push_back(documents::Paragraph{documents::Text{{std::move(text), true, false, {}, {}}}});
    };
    if (is_fictional) {
        warn(voice.say("fictional"));
    }
    if (voice.is_open()) {
        warn(voice.say("open_extract"));
        first.push_back(documents::Paragraph{voice.say("open_extract_means")});
    } else if (voice.has_marked()) {
        warn(voice.grounds().empty() ? voice.say("holds_internal")
                                     : voice.say("holds_secrets", {{"grounds", joined(voice.grounds())}}));
        first.push_back(documents::Paragraph{voice.say("holds_secrets_means")});
    }
    blocks.insert(blocks.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(first.begin()),
                  std::make_move_iterator(first.end()));
}

void add_prose(Blocks& blocks, std::string const& text) {
    Prose prose{blocks};
    for (std::size_t from = 0; from <= text.size();) {
        auto const to = std::min(text.find('\n', from), text.size());
        prose.take(trimmed(std::string_view{text}.substr(from, to - from)));
        from = to + 1;
    }
    prose.end();
}

documents::Table without_empty_columns(documents::Table table) {
    auto const says_nothing = [&](std::size_t column) {
        return std::all_of(table.rows.begin(), table.rows.end(), [&](auto const& row) {
            auto const& runs = row[column].text.runs;
            return runs.size() == 1 && runs.front().text == Voice::dash;
        });
    };
    bool const is_plain = std::all_of(table.rows.begin(), table.rows.end(),
                                      [&](auto const& row) { return row.size() == table.columns.size(); });
    for (std::size_t i = table.columns.size(); is_plain && i-- > 1;) {
        if (!says_nothing(i)) {
            continue;
        }
        auto const at = static_cast<std::ptrdiff_t>(i);
        table.columns.erase(table.columns.begin() + at);
        table.header.front().erase(table.header.front().begin() + at);
        for (auto& row : table.rows) {
            row.erase(row.begin() + at);
        }
    }
    return table;
}

documents::Heading chapter(int level, std::string text) {
    return {level, std::move(text), false, {}};
}

documents::Paragraph line(std::string text) {
    return {std::move(text), true};
}

}  // namespace varn::report
