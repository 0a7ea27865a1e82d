#include "pdf_text.h"

#include <algorithm>

namespace varn::documents {
namespace {

constexpr double note_size = 0.64;  // of the text's size
constexpr double note_rise = 0.34;
constexpr double of_255 = 1 / 255.0;

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

PangoAlignment alignment(Align align) {
    return align == Align::end      ? PANGO_ALIGN_RIGHT
           : align == Align::centre ? PANGO_ALIGN_CENTER
                                    : PANGO_ALIGN_LEFT;
}

double run_width(PangoGlyphItem const* run) {
    return static_cast<double>(pango_glyph_string_get_width(run->glyphs)) / PANGO_SCALE;
}

/// The height of letters without ascenders or descenders to spare: where the base line of a line stands.
double base_line(SetText const& set) {
    constexpr double middle = 0.36;  // of a size above the base line is the middle of the letters
    return set.line_height() / 2 + set.setting.type.size * middle;
}

}  // namespace

void SetText::lay(Fonts const& fonts, std::string_view language, Stretches const& bold,
                  Stretches const& italic) {
    layout = fonts.layout(language);
    auto* const description = describe(setting.type);
    pango_layout_set_font_description(layout.get(), description);
    pango_font_description_free(description);
    pango_layout_set_width(layout.get(), static_cast<int>(setting.width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), alignment(setting.align));
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    auto* const list = pango_attr_list_new();
    for (auto const& [from, to] : bold) {
        add_attribute(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, to);
    }
    for (auto const& [from, to] : italic) {
        add_attribute(list, pango_attr_style_new(PANGO_STYLE_ITALIC), from, to);
    }
    for (auto const& stretch : stretches) {
        // A colour of its own makes Pango end a run where a stretch ends; it is painted in ours.
        add_attribute(list,
                      pango_attr_foreground_new(0, 0, static_cast<guint16>(&stretch - stretches.data())),
                      stretch.from, stretch.to);
        if (stretch.note) {
            add_attribute(
                list,
                pango_attr_size_new_absolute(static_cast<int>(setting.type.size * note_size * PANGO_SCALE)),
                stretch.from, stretch.to);
        }
    }
    pango_layout_set_attributes(layout.get(), list);
    pango_attr_list_unref(list);
    auto* const each = pango_layout_get_iter(layout.get());
    do {
        auto* const line = pango_layout_iter_get_line_readonly(each);
        PangoRectangle extents;
        pango_layout_iter_get_line_extents(each, nullptr, &extents);
        auto const from = static_cast<std::size_t>(line->start_index);
        lines.push_back({line, static_cast<double>(extents.x) / PANGO_SCALE, from,
                         from + static_cast<std::size_t>(line->length)});
    } while (pango_layout_iter_next_line(each) != FALSE);
    pango_layout_iter_free(each);
}

double SetText::width() const {
    double widest = 0;
    for (auto const& line : lines) {
        PangoRectangle extents;
        pango_layout_line_get_extents(line.line, nullptr, &extents);
        widest = std::max(widest, static_cast<double>(extents.width) / PANGO_SCALE);
    }
    return widest;
}

std::vector<int> SetText::notes_of(std::size_t index) const {
    std::vector<int> found;
    for (auto const& [at, note] : notes) {
        bool const last = index + 1 == lines.size();
        if (at >= lines[index].from && (at < lines[index].to || last)) {
            found.push_back(note);
        }
    }
    return found;
}

void SetText::paint(Canvas& canvas, std::size_t index, double x, double y, bool decoration) const {
    auto const& line = lines[index];
    auto* const cairo = canvas.cairo();
    double const base = y + base_line(*this);
    double at = x + line.x;
    Stretch const* open = nullptr;
    for (GSList const* each = line.line->runs; each != nullptr; each = each->next) {
        auto* const run = static_cast<PangoGlyphItem*>(each->data);
        auto const offset = static_cast<std::size_t>(run->item->offset);
        auto const found = std::find_if(stretches.begin(), stretches.end(), [&](Stretch const& stretch) {
            return offset >= stretch.from && offset < stretch.to;
        });
        auto const* stretch = found == stretches.end() ? nullptr : &*found;
        if (stretch != open || each == line.line->runs) {
            if (each != line.line->runs) {
                canvas.end();
            }
            canvas.begin(decoration || stretch == nullptr ? nullptr : stretch->element);
            open = stretch;
        }
        bool const link = stretch != nullptr && stretch->link;
        auto const colour = link ? link_colour : setting.colour;
        cairo_set_source_rgb(cairo, colour.red * of_255, colour.green * of_255, colour.blue * of_255);
        double const rise = stretch != nullptr && stretch->note ? setting.type.size * note_rise : 0;
        double const wide = run_width(run);
        cairo_move_to(cairo, at, base - rise);
        pango_cairo_show_glyph_item(cairo, text.c_str(), run);
        if (link) {
            cairo_rectangle(cairo, at, base + setting.type.size * 0.12, wide, setting.type.size * 0.05);
            cairo_fill(cairo);
            if (!decoration) {
                stretch->element->pressable.push_back({canvas.page(), at, y, wide, line_height()});
            }
        }
        at += wide;
    }
    if (line.line->runs != nullptr) {
        canvas.end();
    }
}

}  // namespace varn::documents
