#include "style_read.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "clean.h"
#include "fonts.h"
#include "platform/pack_cursor.h"
#include "svg_read.h"

namespace varn::documents {
namespace {

constexpr double text_contrast = 4.5;  // WCAG 2.1, 1.4.3
constexpr double sign_contrast = 3.0;  // WCAG 2.1, 1.4.11
constexpr Colour paper{255, 255, 255};
constexpr std::size_t footer_columns_max = 4;
constexpr std::size_t word_length_max = 60;
constexpr std::size_t heading_length_max = 200;

std::string one_decimal(double number) {
    auto const tenths = static_cast<long>(number * 10);  // cut, so that 4.46 is not shown as enough
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

/// A map of the file, and which of its fields are known.
class Chapter {
public:
    Chapter(pack::Cursor const& cursor, std::vector<std::string_view> known) : cursor_(cursor) {
        std::string listed;
        for (auto const name : known) {
            listed += (listed.empty() ? "" : ", ") + std::string{name};
        }
        for (auto const& [name, value] : cursor.members()) {
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                auto const near = pack::nearest(name, known);
                value.blame(near.empty() ? "pack.unknown_field" : "pack.unknown_field_near",
                            near.empty() ? Params{{"field", std::string{name}}, {"fields", listed}}
                                         : Params{{"field", std::string{name}}, {"near", std::string{near}}});
            }
        }
    }
    void text(std::string_view field, std::string& into, std::size_t longest = 200) const {
        if (auto const found = cursor_.text(field)) {
            if (found->size() > longest) {
                cursor_.blame_field(field, "documents.style_too_long",
                                    {{"maximum", std::to_string(longest)}});
            } else {
                into = clean(*found, false);
            }
        }
    }
    /// As `text`, and something must stand there.
    void some_text(std::string_view field, std::string& into, std::size_t longest) const {
        if (cursor_.text(field) == "") {
            return cursor_.blame_field(field, "documents.style_empty");
        }
        text(field, into, longest);
    }
    void number(std::string_view field, double& into, double least, double most) const {
        auto const found = cursor_.text(field);
        if (!found) {
            return;
        }
        double value = 0;
        auto const read = std::from_chars(found->data(), found->data() + found->size(), value);
        if (read.ec != std::errc{} || read.ptr != found->data() + found->size() || !(value >= least) ||
            !(value <= most)) {
            cursor_.blame_field(field, "documents.style_number",
                                {{"minimum", one_decimal(least)}, {"maximum", one_decimal(most)}});
            return;
        }
        into = value;
    }
    void truth(std::string_view field, bool& into) const {
        if (auto const found = cursor_.text(field)) {
            if (*found != "true" && *found != "false") {
                cursor_.blame_field(field, "documents.style_truth");
            }
            into = *found == "true";
        }
    }
    void colour(std::string_view field, Colour& into) const {
        if (auto const found = cursor_.text(field)) {
            if (auto const read = hexadecimal_colour(*found)) {
                into = *read;
            } else {
                cursor_.blame_field(field, "documents.style_colour");
            }
        }
    }
    std::optional<Chapter> inner(std::string_view field, std::vector<std::string_view> known) const {
        auto const found = cursor_.map(field);
        return found ? std::optional<Chapter>{Chapter{*found, std::move(known)}} : std::nullopt;
    }
    pack::Cursor const& cursor() const { return cursor_; }

private:
    pack::Cursor cursor_;
};

void read_fonts_and_sizes(Chapter const& root, Style& style) {
    if (auto const fonts =
            root.inner("fonts", {"text", "headings", "text_in_word", "headings_in_word", "folder"})) {
        fonts->text("folder", style.font_folder, 1'000);
        fonts->text("text", style.text_font);
        fonts->text("headings", style.heading_font);
        fonts->text("text_in_word", style.text_font_in_word);
        fonts->text("headings_in_word", style.heading_font_in_word);
    }
    if (auto const sizes =
            root.inner("sizes", {"text", "title", "heading_1", "heading_2", "heading_3", "table", "small"})) {
        sizes->number("text", style.text_size, 9, 16);
        sizes->number("title", style.title_size, 12, 36);
        sizes->number("heading_1", style.heading_sizes[0], 10, 28);
        sizes->number("heading_2", style.heading_sizes[1], 10, 28);
        sizes->number("heading_3", style.heading_sizes[2], 9, 28);
        sizes->number("table", style.table_size, 8, 14);
        sizes->number("small", style.small_size, 8, 12);
    }
    if (auto const margins = root.inner("margins", {"top", "bottom", "left", "right"})) {
        margins->number("top", style.top, 20, 60);
        margins->number("bottom", style.bottom, 20, 60);
        margins->number("left", style.left, 15, 60);
        margins->number("right", style.right, 15, 60);
    }
    root.truth("numbered_headings", style.numbered_headings);
}

void read_colours(Chapter const& root, Style& style) {
    if (auto const colours = root.inner("colours", {"text", "headings", "muted", "links", "rules",
                                                    "table_head_fill", "table_head_text"})) {
        colours->colour("text", style.text);
        colours->colour("headings", style.heading);
        colours->colour("muted", style.muted);
        colours->colour("links", style.link);
        colours->colour("rules", style.rule);
        colours->colour("table_head_fill", style.table_head_fill);
        colours->colour("table_head_text", style.table_head_text);
    }
    if (auto const tones = root.inner("tones", {"good", "notice", "warning", "danger", "muted"})) {
        std::size_t tone = 1;
        for (auto const* name : {"good", "notice", "warning", "danger", "muted"}) {
            if (auto const one = tones->inner(name, {"fill", "text", "sign"})) {
                one->colour("fill", style.tones[tone].fill);
                one->colour("text", style.tones[tone].text);
                one->text("sign", style.tones[tone].sign, 12);
            }
            ++tone;
        }
    }
    if (root.cursor().has("chart_colours")) {
        style.chart_colours.clear();
        for (auto const& item : root.cursor().list("chart_colours")) {
            auto const text = item.text();
            auto const colour = text ? hexadecimal_colour(*text) : std::nullopt;
            if (text && !colour) {
                item.blame("documents.style_colour", {{"field", "chart_colours"}});
            }
            style.chart_colours.push_back(colour.value_or(Colour{}));
        }
        if (style.chart_colours.size() != 6) {
            root.cursor().blame_field("chart_colours", "documents.style_chart_colours");
        }
    }
}

void read_letterhead(Chapter const& root, Style& style) {
    auto const letterhead = root.inner("letterhead", {"organisation", "logo", "logo_height", "footer"});
    if (!letterhead) {
        return;
    }
    if (auto const names = letterhead->inner("organisation", {"sv", "en"})) {
        names->some_text("sv", style.organisation["sv"], heading_length_max);
        names->some_text("en", style.organisation["en"], heading_length_max);
    }
    letterhead->number("logo_height", style.logo_height, 5, 40);
    if (auto const logo = letterhead->cursor().text("logo")) {
        style.logo_svg = *logo == "none" ? "" : std::string{*logo};
        if (logo->size() > logo_bytes_max) {
            letterhead->cursor().blame_field("logo", "documents.style_too_long",
                                             {{"maximum", std::to_string(logo_bytes_max)}});
        } else if (!style.logo_svg.empty()) {
            auto const drawn = read_svg(style.logo_svg);
            if (!drawn.ok()) {
                auto const& problem = drawn.error().problems.front();
                letterhead->cursor().blame_field("logo", problem.key, problem.params);
            }
        }
    }
    if (letterhead->cursor().has("footer")) {
        style.footer.clear();
        for (auto const& item : letterhead->cursor().list("footer")) {
            auto const text = item.text();
            style.footer.push_back(text ? clean(*text, false) : "");
        }
        if (style.footer.size() > footer_columns_max) {
            letterhead->cursor().blame_field("footer", "documents.style_footer");
        }
    }
}

void read_words(Chapter const& root, Style& style) {
    auto const words = root.inner("words", {"sv", "en"});
    for (auto const* language : {"sv", "en"}) {
        auto const one =
            words
                ? words->inner(language, {"page", "contents", "table", "figure", "attachment", "attachments",
                                          "diary_number", "case_officer", "date", "signature"})
                : std::nullopt;
        if (!one) {
            continue;
        }
        auto& into = style.words[language];
        for (auto const& [name, word] : std::initializer_list<std::pair<std::string_view, std::string*>>{
                 {"page", &into.page},
                 {"contents", &into.contents},
                 {"table", &into.table},
                 {"figure", &into.figure},
                 {"attachment", &into.attachment},
                 {"attachments", &into.attachments},
                 {"diary_number", &into.diary_number},
                 {"case_officer", &into.case_officer},
                 {"date", &into.date},
                 {"signature", &into.signature}}) {
            one->text(name, *word, word_length_max);
        }
    }
}

/// Other words for headings, by their names.
void read_headings(Chapter const& root, Style& style, std::span<std::string_view const> names) {
    auto const headings = root.inner("headings", {"sv", "en"});
    for (auto const* language : {"sv", "en"}) {
        auto const one =
            headings ? headings->inner(language, {names.begin(), names.end()}) : std::optional<Chapter>{};
        for (auto const name : names) {
            if (one && one->cursor().has(name)) {
                one->some_text(name, style.headings[language][std::string{name}], heading_length_max);
            }
        }
    }
}

/// Blames pairs of colours that are hard to read, at the field that a town would change.
void look_at_contrast(Chapter const& root, Style const& style) {
    auto const check = [&](std::string const& field, Colour front, Colour ground, double least) {
        if (double const found = contrast(front, ground); found < least) {
            auto const chapter = root.cursor().map(field.substr(0, field.find('.')));
            (chapter ? *chapter : root.cursor())
                .blame("documents.style_contrast",
                       {{"field", field}, {"found", one_decimal(found)}, {"minimum", one_decimal(least)}});
        }
    };
    check("colours.text", style.text, paper, text_contrast);
    check("colours.headings", style.heading, paper, text_contrast);
    check("colours.muted", style.muted, paper, text_contrast);
    check("colours.links", style.link, paper, text_contrast);
    check("colours.table_head_text", style.table_head_text, style.table_head_fill, text_contrast);
    std::size_t tone = 1;
    for (auto const* name : {"good", "notice", "warning", "danger", "muted"}) {
        check(std::string{"tones."} + name, style.tones[tone].text, style.tones[tone].fill, text_contrast);
        // A link keeps its colour upon a shading.
        check("colours.links", style.link, style.tones[tone].fill, text_contrast);
        ++tone;
    }
    for (std::size_t i = 0; i < style.chart_colours.size(); ++i) {
        if (double const found = contrast(style.chart_colours[i], paper); found < sign_contrast) {
            root.cursor().blame_field(
                "chart_colours", "documents.style_contrast",
                {{"found", one_decimal(found)}, {"minimum", one_decimal(sign_contrast)}});
        }
    }
}

void look_at_fonts(Chapter const& root, Style const& style) {
    auto const held = typesetting();
    auto const fonts = Fonts::with_folder(style.font_folder);
    auto const chapter = root.cursor().map("fonts");
    auto const& at = chapter ? *chapter : root.cursor();
    if (!fonts.ok()) {
        at.blame_field("folder", "documents.font_folder", {{"folder", style.font_folder}});
        return;
    }
    std::string listed;
    for (auto const& family : fonts.value()->families()) {
        listed += (listed.empty() ? "" : ", ") + family;
    }
    for (auto const& [field, family] : std::initializer_list<std::pair<char const*, std::string const*>>{
             {"text", &style.text_font}, {"headings", &style.heading_font}}) {
        if (!fonts.value()->has_family(*family)) {
            at.blame_field(field, "documents.style_font", {{"font", *family}, {"fonts", listed}});
        }
    }
}

}  // namespace

Result<Done> lay_over(Style& style, std::string_view yaml, std::string_view name,
                      std::span<std::string_view const> headings) {
    pack::Limits limits;
    limits.file_bytes_max = style_bytes_max;
    limits.nodes_max = 2'000;
    TRY(node, pack::parse(yaml, name, limits));
    pack::Problems problems;
    Chapter const root{pack::Cursor{problems, name, node},
                       {"fonts", "sizes", "colours", "tones", "chart_colours", "margins", "letterhead",
                        "numbered_headings", "headings", "words"}};
    read_fonts_and_sizes(root, style);
    read_colours(root, style);
    read_letterhead(root, style);
    read_words(root, style);
    read_headings(root, style, headings);
    style.tones[0].text = style.text;
    if (!problems.any()) {
        look_at_contrast(root, style);
        look_at_fonts(root, style);
    }
    if (problems.any()) {
        return Error{ErrorCode::invalid, "documents.style_invalid", {}, problems.all(), {}};
    }
    return Done{};
}

}  // namespace varn::documents
