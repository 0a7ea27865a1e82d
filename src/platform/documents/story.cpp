#include "story.h"

#include <algorithm>
#include <array>

#include "clean.h"

namespace varn::documents {
namespace {

struct Counters {
    std::array<int, 3> headings{};
    int tables = 0;
    int figures = 0;
};

std::string heading_number(Counters& counters, int level) {
    auto const depth = static_cast<std::size_t>(level);
    ++counters.headings[depth - 1];
    std::string number;
    for (std::size_t i = 0; i < counters.headings.size(); ++i) {
        counters.headings[i] = i < depth ? counters.headings[i] : 0;
        number += i < depth ? (i > 0 ? "." : "") + std::to_string(counters.headings[i]) : "";
    }
    return number;
}

std::string label_of(Block const& block, Words const& words, bool numbered, Counters& counters) {
    if (auto const* heading = std::get_if<Heading>(&block)) {
        return numbered && heading->numbered ? heading_number(counters, heading->level) : "";
    }
    if (std::holds_alternative<Table>(block)) {
        return words.table + ' ' + std::to_string(++counters.tables);
    }
    if (std::holds_alternative<Figure>(block)) {
        return words.figure + ' ' + std::to_string(++counters.figures);
    }
    return "";
}

}  // namespace

namespace {

/// What the style says instead: the town's name, and its words for headings.
void take_words_of(Style const& style, Document& document) {
    if (auto const town = style.organisation.find(document.language);
        document.letterhead.organisation.empty() && town != style.organisation.end()) {
        document.letterhead.organisation = town->second;
    }
    auto const headings = style.headings.find(document.language);
    for (auto& block : document.blocks) {
        auto* heading = std::get_if<Heading>(&block);
        if (heading != nullptr && headings != style.headings.end()) {
            auto const other = headings->second.find(heading->name);
            heading->text = other == headings->second.end() ? heading->text : other->second;
        }
    }
}

}  // namespace

Result<Story> tell(Document const& document, Style const& style) {
    CHECK(look_over(document));
    auto const words = style.words.find(document.language);
    if (words == style.words.end()) {
        return invalid("/language", "documents.language");
    }
    Story story{document, words->second, {}};
    take_words_of(style, story.document);
    visit_texts(story.document,
                [](std::string& text, std::string const&, bool one_line) { text = clean(text, !one_line); });
    Counters counters;
    for (auto const& block : story.document.blocks) {
        story.labels.push_back(label_of(block, story.words, style.numbered_headings, counters));
    }
    return story;
}

std::string heading_line(Story const& story, std::size_t block) {
    auto const& label = story.labels[block];
    return (label.empty() ? "" : label + ' ') + std::get<Heading>(story.document.blocks[block]).text;
}

std::string list_label(std::size_t index, std::size_t level) {
    if (level == 1) {
        std::string letters;
        for (++index; index > 0; index = (index - 1) / 26) {
            letters.insert(letters.begin(), static_cast<char>('a' + (index - 1) % 26));
        }
        return letters + '.';
    }
    if (level == 2) {
        constexpr std::array<std::pair<std::size_t, char const*>, 13> romans = {{{1000, "m"},
                                                                                 {900, "cm"},
                                                                                 {500, "d"},
                                                                                 {400, "cd"},
                                                                                 {100, "c"},
                                                                                 {90, "xc"},
                                                                                 {50, "l"},
                                                                                 {40, "xl"},
                                                                                 {10, "x"},
                                                                                 {9, "ix"},
                                                                                 {5, "v"},
                                                                                 {4, "iv"},
                                                                                 {1, "i"}}};
        std::string text;
        std::size_t left = index + 1;
        for (auto const& [value, letters] : romans) {
            for (; left >= value; left -= value) {
                text += letters;
            }
        }
        return text + '.';
    }
    return std::to_string(index + 1) + '.';
}

std::string attachment_label(Story const& story, std::size_t index) {
    return story.words.attachment + ' ' + std::to_string(index + 1);
}

bool heads_rows(std::vector<Cell> const& cells) {
    return cells.size() == 1 && cells.front().span > 1;
}

Text cell_text(Cell const& cell, Style const& style) {
    for (auto const& run : cell.text.runs) {
        if (run.text.find_first_not_of(" \n") != std::string::npos) {
            return cell.text;
        }
    }
    return cell.tone == Tone::none ? Text{} : Text{style.tones[static_cast<std::size_t>(cell.tone)].sign};
}

std::string diary_line(Story const& story) {
    auto const& number = story.document.letterhead.diary_number;
    return number.empty() ? "" : story.words.diary_number + ' ' + number;
}

std::vector<std::string> reference_lines(Story const& story) {
    std::vector<std::string> lines;
    for (auto const& line :
         {story.document.kind, written_date(story.document.letterhead.date, story.document.language),
          diary_line(story)}) {
        if (!line.empty()) {
            lines.push_back(line);
        }
    }
    return lines;
}

std::string page_line(Story const& story, int page, int pages) {
    return story.words.page + ' ' + std::to_string(page) + " (" + std::to_string(pages) + ')';
}

std::vector<std::string> footer_lines(std::string_view column) {
    constexpr std::string_view parting = " | ";
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= column.size();) {
        auto const end = std::min(column.find(parting, at), column.size());
        lines.emplace_back(column.substr(at, end - at));
        at = end + parting.size();
    }
    return lines;
}

std::string_view language_tag(Document const& document) {
    return document.language == "en" ? "en-GB" : "sv-SE";
}

std::string written_date(Date date, std::string const& language) {
    constexpr std::array<std::array<char const*, 2>, 12> months = {{{"januari", "January"},
                                                                    {"februari", "February"},
                                                                    {"mars", "March"},
                                                                    {"april", "April"},
                                                                    {"maj", "May"},
                                                                    {"juni", "June"},
                                                                    {"juli", "July"},
                                                                    {"augusti", "August"},
                                                                    {"september", "September"},
                                                                    {"oktober", "October"},
                                                                    {"november", "November"},
                                                                    {"december", "December"}}};
    auto const iso = to_text(date);  // YYYY-MM-DD
    auto const number = [&](std::size_t at, std::size_t count) { return std::stoi(iso.substr(at, count)); };
    auto const month = static_cast<std::size_t>(number(5, 2) - 1);
    return std::to_string(number(8, 2)) + ' ' + months[month][language == "en" ? 1 : 0] + ' ' +
           std::to_string(number(0, 4));
}

}  // namespace varn::documents
