// The smaller blocks: lists, decisions, contents, facts, attachments, signatures.
#include "typesetter.h"

namespace varn::documents {
namespace {

constexpr double item_gap = 3;
constexpr double level_indent = 17;

struct Labelled {
    std::string label;
    Text const* text;
    double indent;
    double before;
};

/// A point with its label to the left of it.
Element& put_point(Typesetter& with, Element& list, Labelled const& point) {
    auto& item = with.add(list, "LI");
    auto setting = with.body();
    auto const* const label = with.set(Text{point.label}, setting, with.add(item, "Lbl"));
    setting.width = with.sheet().text_width - point.indent - level_indent;
    auto& body = with.add(item, "LBody");
    // What is inside a point has its own element when a list follows inside the same body.
    auto const* const text = with.set(*point.text, setting, with.add(body, "P"));
    with.put_pair(label, text, {point.indent, point.indent + level_indent}, point.before);
    return body;
}

std::string numbering_of(bool numbered, std::size_t level) {
    constexpr char const* names[] = {"Decimal", "LowerAlpha", "LowerRoman"};
    return numbered ? names[std::min<std::size_t>(level, 2)] : "Disc";
}

void put_items(Typesetter& with, std::vector<ListItem> const& items, bool numbered, std::size_t level,
               Element& parent) {
    constexpr char const* bullets[] = {"•", "–", "·"};
    auto& list = with.add(parent, "L");
    list.numbering = numbering_of(numbered, level);
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto const label =
            numbered ? list_label(i, level) : std::string{bullets[std::min<std::size_t>(level, 2)]};
        auto& body = put_point(with, list,
                               {label, &items[i].text, 4 + level_indent * static_cast<double>(level),
                                i == 0 && level == 0 ? with.space(7) : item_gap});
        with.leave(0);
        if (!items[i].inside.empty()) {
            put_items(with, items[i].inside, items[i].numbered_inside, level + 1, body);
        }
    }
}

/// Lets neither the first lines nor the last ones from `first` on stand alone on a page.
void keep_ends_together(Flow& flow, std::size_t first, std::size_t together = 3) {
    for (auto i = first; i + 1 < flow.strips.size(); ++i) {
        if (i + 1 < first + together || i + together >= flow.strips.size()) {
            flow.strips[i].keep_with_next = true;
        }
    }
}

/// What stands under a line to be signed upon.
SetText const* put_small(Typesetter& with, std::string const& text, double width, bool bold) {
    auto setting = with.small();
    setting.width = width;
    setting.type.bold = bold;
    setting.colour = bold ? with.style().text : setting.colour;
    return with.set(Text{text}, setting, with.add(with.root(), "P"));
}

}  // namespace

void set_list(Typesetter& with, List const& list) {
    auto const first = with.flow().strips.size();
    put_items(with, list.items, list.numbered, 0, with.root());
    keep_ends_together(with.flow(), first, 2);
    with.leave(8);
}

void set_decisions(Typesetter& with, Decisions const& decisions) {
    auto& list = with.add(with.root(), "L");
    list.numbering = "Decimal";
    for (std::size_t i = 0; i < decisions.points.size(); ++i) {
        auto const number = std::to_string(decisions.first + static_cast<int>(i)) + '.';
        put_point(with, list, {number, &decisions.points[i], 4, i == 0 ? with.space(8) : 6});
        with.leave(0);
    }
    with.leave(10);
}

void set_contents(Typesetter& with, Contents const& contents) {
    auto const& story = with.story();
    auto const* const title =
        with.set(Text{story.words.contents}, with.heading(2), with.add(with.root(), "P"));
    with.put(title, 0, with.space(16), true);
    auto& list = with.add(with.root(), "TOC");
    auto const before = with.flow().strips.size();
    int heading = -1;
    constexpr double number_room = 36;
    for (std::size_t i = 0; i < story.document.blocks.size(); ++i) {
        auto const* const found = std::get_if<Heading>(&story.document.blocks[i]);
        heading += found != nullptr ? 1 : 0;
        if (found == nullptr || found->level > contents.levels) {
            continue;
        }
        auto setting = with.body();
        double const indent = level_indent * (found->level - 1);
        setting.width = with.sheet().text_width - indent - number_room;
        auto& entry = with.add(list, "TOCI");
        auto& link = with.add(with.add(entry, "Reference"), "Link");
        link.target.heading = heading;
        link.alternative = heading_line(story, i);
        auto const* const text = with.set(Text{heading_line(story, i)}, setting, link);
        auto const first = with.flow().strips.size();
        with.put(text, indent, found->level == 1 ? 5 : 1.5);
        double const right = with.sheet().text_width;
        auto const rule = with.style().rule;
        auto* const pressed = &link;
        for (auto at = first; at < with.flow().strips.size(); ++at) {
            auto& strip = with.flow().strips[at];
            bool const last = at + 1 == with.flow().strips.size();
            strip.paint = [=, inner = strip.paint](Canvas& canvas, double x, double y, bool repeated) {
                inner(canvas, x, y, repeated);
                pressed->pressable.push_back({canvas.page(), x, y, right, text->line_height()});
                if (!last) {
                    return;
                }
                PangoRectangle extents;
                pango_layout_line_get_extents(text->lines.back().line, nullptr, &extents);
                canvas.begin(nullptr);
                cairo_set_source_rgb(canvas.cairo(), rule.red / 255.0, rule.green / 255.0, rule.blue / 255.0);
                double const from = x + indent + static_cast<double>(extents.width) / PANGO_SCALE + 8;
                for (double dot = from; dot < x + right - number_room + 8; dot += 4.5) {
                    cairo_rectangle(canvas.cairo(), dot, y + text->line_height() * 0.72, 0.8, 0.8);
                }
                cairo_fill(canvas.cairo());
                canvas.end();
                canvas.write_ending_at(std::to_string(canvas.page_of_heading(pressed->target.heading)),
                                       setting, x + right, y, pressed);
            };
        }
    }
    keep_ends_together(with.flow(), before);
    with.leave(12);
}

void set_key_values(Typesetter& with, KeyValues const& facts) {
    auto& list = with.add(with.root(), "L");
    double const key_width = with.sheet().text_width * 0.3;
    bool first = true;
    for (auto const& [key, value] : facts.pairs) {
        auto& item = with.add(list, "LI");
        auto setting = with.body();
        setting.type.family = with.style().heading_font;
        setting.type.size = with.style().text_size * 0.88;
        setting.leading *= 1 / 0.88;
        setting.type.bold = true;
        setting.width = key_width - 10;
        auto const* const left = with.set(Text{key}, setting, with.add(item, "Lbl"));
        setting = with.body();
        setting.width = with.sheet().text_width - key_width;
        auto const* const right = with.set(value, setting, with.add(item, "LBody"));
        with.put_pair(left, right, {0, key_width}, first ? with.space(8) : 2.5);
        first = false;
    }
    with.leave(10);
}

void set_attachments(Typesetter& with, Attachments const& attachments) {
    auto const& story = with.story();
    auto const* const title =
        with.set(Text{story.words.attachments}, with.heading(3), with.add(with.root(), "P"));
    with.put(title, 0, with.space(18), true);
    auto& list = with.add(with.root(), "L");
    double const label_width = with.sheet().text_width * 0.16;
    for (std::size_t i = 0; i < attachments.items.size(); ++i) {
        auto const& attachment = attachments.items[i];
        auto& item = with.add(list, "LI");
        auto setting = with.body();
        setting.width = label_width;
        auto const* const label = with.set(Text{attachment_label(story, i)}, setting, with.add(item, "Lbl"));
        setting.width = with.sheet().text_width - label_width;
        auto const said =
            attachment.title + (attachment.reference.empty() ? "" : ", " + attachment.reference);
        auto const* const text = with.set(Text{said}, setting, with.add(item, "LBody"));
        with.put_pair(label, text, {0, label_width}, i == 0 ? 4 : 2);
    }
    with.leave(10);
}

void set_signatures(Typesetter& with, Signatures const& signatures) {
    constexpr double date_width = 120;
    constexpr double between = 24;
    constexpr double signing_room = 44;
    double const name_width = std::min(260.0, with.sheet().text_width - date_width - between);
    double const name_x = date_width + between;
    auto const rule = with.style().muted;
    // Names alone on a page could be put under anything.
    keep_ends_together(with.flow(),
                       with.flow().strips.size() - std::min<std::size_t>(with.flow().strips.size(), 3));
    with.flow().strips.back().keep_with_next = true;
    auto const first = with.flow().strips.size();
    for (auto const& signer : signatures.signers) {
        auto const* const date = put_small(with, with.story().words.date, date_width, false);
        auto const* const sign = put_small(with, with.story().words.signature, name_width, false);
        auto const* const name = put_small(with, signer.name, name_width, true);
        auto const* const title = put_small(with, signer.title, name_width, false);
        Strip strip;
        strip.before = with.space(8);
        strip.height =
            signing_room + sign->height() + name->height() + (signer.title.empty() ? 0 : title->height());
        strip.paint = [=](Canvas& canvas, double x, double y, bool repeated) {
            canvas.begin(nullptr);
            cairo_set_source_rgb(canvas.cairo(), rule.red / 255.0, rule.green / 255.0, rule.blue / 255.0);
            cairo_rectangle(canvas.cairo(), x, y + signing_room - 3, date_width, 0.6);
            cairo_rectangle(canvas.cairo(), x + name_x, y + signing_room - 3, name_width, 0.6);
            cairo_fill(canvas.cairo());
            canvas.end();
            date->paint(canvas, 0, x, y + signing_room, repeated);
            double top = y + signing_room;
            for (auto const* text : {sign, name, title}) {
                for (std::size_t i = 0; i < text->lines.size(); ++i) {
                    text->paint(canvas, i, x + name_x, top, repeated);
                    top += text->line_height();
                }
            }
        };
        with.put(std::move(strip));
        with.leave(0);
    }
    for (auto i = first; i + 1 < with.flow().strips.size(); ++i) {
        with.flow().strips[i].keep_with_next = true;
    }
    with.leave(12);
}

}  // namespace varn::documents
