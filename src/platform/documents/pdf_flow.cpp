#include "pdf_flow.h"

#include "chart.h"
#include "svg_read.h"
#include "typesetter.h"

namespace varn::documents {
namespace {

void set_heading(Typesetter& with, Heading const& heading, std::string const& line) {
    constexpr double before[] = {20, 15, 12};
    auto& flow = with.flow();
    auto& element = with.add(with.root(), "H" + std::to_string(heading.level));
    auto const first = flow.strips.size();
    auto const* const text = with.set(Text{line}, with.heading(heading.level), element);
    with.put(text, 0, with.space(before[heading.level - 1]));
    for (auto i = first; i < flow.strips.size(); ++i) {
        flow.strips[i].keep_with_next = true;
    }
    flow.strips[first].heading = static_cast<int>(flow.headings.size());
    flow.headings.push_back({line, heading.level, 0, 0});
    with.leave(4, true);
}

/// One side of the letterhead: lines below one another.
struct Side {
    double x = 0;
    double y = 0;
    std::vector<std::pair<SetText const*, double>> texts;

    void add(Typesetter& with, std::string const& text, Setting setting, double width) {
        if (text.empty()) {
            return;
        }
        setting.width = width;
        auto const* const set = with.set(Text{text}, setting, with.add(with.root(), "P"));
        texts.emplace_back(set, y);
        y += set->height();
    }
};

void put_sides(Typesetter& with, Side left, Side right, double before, Picture const* logo, double scale) {
    Strip strip;
    strip.before = before;
    strip.height = std::max(left.y, right.y);
    strip.paint = [=, &fonts = with.fonts(), family = with.style().heading_font](Canvas& canvas, double x,
                                                                                 double y, bool repeated) {
        if (logo != nullptr) {
            canvas.begin(nullptr);
            paint(canvas.cairo(), *logo, {x, y}, scale, fonts, family);
            canvas.end();
        }
        for (auto const* side : {&left, &right}) {
            for (auto const& [text, top] : side->texts) {
                for (std::size_t i = 0; i < text->lines.size(); ++i) {
                    text->paint(canvas, i, x + side->x,
                                y + top + text->line_height() * static_cast<double>(i), repeated);
                }
            }
        }
    };
    with.put(std::move(strip));
}

std::size_t flow_size(Typesetter& with) {
    return with.flow().strips.size();
}

void keep_with_what_follows(Typesetter& with, std::size_t first) {
    for (auto i = first; i < flow_size(with); ++i) {
        with.flow().strips[i].keep_with_next = true;
    }
}

Result<Done> set_block(Typesetter& with, std::size_t index) {
    auto const& block = with.story().document.blocks[index];
    auto const& label = with.story().labels[index];
    if (auto const* heading = std::get_if<Heading>(&block)) {
        set_heading(with, *heading, heading_line(with.story(), index));
    } else if (auto const* paragraph = std::get_if<Paragraph>(&block)) {
        auto const* const text = with.set(paragraph->text, with.body(), with.add(with.root(), "P"));
        auto const first = flow_size(with);
        with.put(text, 0, with.space(7));
        keep_with_what_follows(with, paragraph->leads ? first : flow_size(with));
        with.leave(0);
    } else if (auto const* list = std::get_if<List>(&block)) {
        set_list(with, *list);
    } else if (auto const* decisions = std::get_if<Decisions>(&block)) {
        set_decisions(with, *decisions);
    } else if (auto const* table = std::get_if<Table>(&block)) {
        CHECK(set_table(with, *table, label));
    } else if (auto const* figure = std::get_if<Figure>(&block)) {
        CHECK(set_figure(with, *figure, label));
    } else if (auto const* contents = std::get_if<Contents>(&block)) {
        set_contents(with, *contents);
    } else if (auto const* signatures = std::get_if<Signatures>(&block)) {
        set_signatures(with, *signatures);
    } else if (auto const* attachments = std::get_if<Attachments>(&block)) {
        set_attachments(with, *attachments);
    } else if (auto const* facts = std::get_if<KeyValues>(&block)) {
        set_key_values(with, *facts);
    }
    return Done{};
}

}  // namespace

Result<Done> set_letterhead(Typesetter& with) {
    auto const& story = with.story();
    auto const& head = story.document.letterhead;
    double const width = with.sheet().text_width;
    double const right_x = width * 0.62;
    Setting name{{with.style().heading_font, with.style().text_size, true, false}, with.style().heading, 1.3};
    Setting plain{
        {with.style().heading_font, with.style().text_size - 1.5, false, false}, with.style().text, 1.35};
    Setting strong = plain;
    strong.type.bold = true;
    Side left;
    Picture const* logo = nullptr;
    double scale = 1;
    if (!with.style().logo_svg.empty()) {
        TRY(picture, read_svg(with.style().logo_svg));
        scale = std::min(with.style().logo_height * points_per_mm / picture.height,
                         right_x * 0.9 / picture.width);
        left.y = picture.height * scale + 8;
        logo = &with.flow().pictures.emplace_back(std::move(picture));
    }
    left.add(with, head.organisation, name, right_x - 12);
    left.add(with, head.unit, plain, right_x - 12);
    Side right;
    right.x = right_x;
    for (auto const& line : reference_lines(story)) {
        right.add(with, line, line == story.document.kind ? strong : plain, width - right_x);
    }
    put_sides(with, std::move(left), std::move(right), 0, logo, scale);
    if (head.case_officer.empty() && head.recipient.empty()) {
        return Done{};
    }
    Side officer;
    for (std::size_t i = 0; i < head.case_officer.size(); ++i) {
        if (i == 0) {
            officer.add(with, story.words.case_officer, strong, right_x - 12);
        }
        officer.add(with, head.case_officer[i], plain, right_x - 12);
    }
    Side recipient;
    recipient.x = right_x;
    for (auto const& line : head.recipient) {
        recipient.add(with, line, plain, width - right_x);
    }
    put_sides(with, std::move(officer), std::move(recipient), 18, nullptr, 1);
    return Done{};
}

Result<Done> set_figure(Typesetter& with, Figure const& figure, std::string const& label) {
    double const width = with.sheet().text_width;
    double const height = std::min(figure.height_mm * points_per_mm, with.sheet().text_height * 0.85);
    TRY(drawn,
        draw(figure, Drafting{with.fonts(), with.style(), with.story().document.language, width, height}));
    auto const* const picture = &with.flow().pictures.emplace_back(std::move(drawn));
    double const scale = std::min(width / picture->width, height / picture->height);
    auto& element = with.add(with.root(), "Figure");
    element.alternative = figure.alt;
    Strip strip;
    strip.before = with.space(12);
    strip.height = picture->height * scale + 6;
    strip.keep_with_next = true;
    strip.paint = [picture, scale, &element, &fonts = with.fonts(), family = with.style().heading_font](
                      Canvas& canvas, double x, double y, bool) {
        canvas.begin(&element);
        paint(canvas.cairo(), *picture, {x, y}, scale, fonts, family);
        canvas.end();
        element.frame.push_back({canvas.page(), x, y, picture->width * scale, picture->height * scale});
    };
    with.put(std::move(strip));
    auto setting = with.table(false);
    setting.type.bold = true;
    setting.colour = with.style().heading;
    with.put(with.set(Text{label + ". " + figure.caption}, setting, with.add(with.root(), "P")), 0, 0);
    with.leave(14);
    return Done{};
}

Result<Flow> set_flow(Story const& story, Style const& style, Fonts const& fonts) {
    Flow flow;
    Typesetter with{flow, story, style, fonts};
    CHECK(set_letterhead(with));
    Setting const title{
        {style.heading_font, style.title_size, true, false}, style.heading, 1.2, with.sheet().text_width};
    auto const* const text = with.set(Text{story.document.title}, title, with.add(with.root(), "Title"));
    with.put(text, 0, 30, true);
    with.leave(10);
    bool begins_page = false;
    for (std::size_t i = 0; i < story.document.blocks.size(); ++i) {
        if (std::holds_alternative<PageBreak>(story.document.blocks[i])) {
            begins_page = true;
            continue;
        }
        auto const first = flow.strips.size();
        CHECK(set_block(with, i));
        if (begins_page && first < flow.strips.size()) {
            flow.strips[first].begins_page = true;
            begins_page = false;
        }
        with.finish_notes();
    }
    // The last one has nothing to stand with.
    flow.strips.back().keep_with_next = false;
    return flow;
}

}  // namespace varn::documents
