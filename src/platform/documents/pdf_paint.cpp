#include "pdf_paint.h"

#include <cairo-pdf.h>

namespace varn::documents {
namespace {

constexpr double header_y = 34;  // from the upper edge
constexpr double notes_rule_width = 110;

cairo_status_t gather_bytes(void* into, unsigned char const* bytes, unsigned count) {
    auto& out = *static_cast<std::string*>(into);
    if (out.size() + count > bytes_max) {
        return CAIRO_STATUS_WRITE_ERROR;
    }
    out.append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

class PagePainter : public Canvas {
public:
    PagePainter(Flow& flow, Story const& story, Style const& style, Fonts const& fonts)
        : flow_(flow), story_(story), style_(style), fonts_(fonts), sheet_(style) {}

    Result<Painted> paint(std::vector<Page> const& pages) {
        surface_.reset(
            cairo_pdf_surface_create_for_stream(gather_bytes, &painted_.bytes, Sheet::width, Sheet::height));
        cairo_.reset(cairo_create(surface_.get()));
        for (auto const& page : pages) {
            painted_.marks.emplace_back();
            paint_margins(static_cast<int>(pages.size()));
            for (auto const& placed : page.placed) {
                placed.strip->paint(*this, sheet_.left, placed.y, placed.repeated);
            }
            if (page.notes_rule > 0) {
                bar(style_.rule, sheet_.left, page.notes_rule, notes_rule_width, 0.5);
            }
            cairo_show_page(cairo_.get());
            ++page_;
        }
        cairo_.reset();
        cairo_surface_finish(surface_.get());
        auto const status = cairo_surface_status(surface_.get());
        surface_.reset();
        if (status == CAIRO_STATUS_WRITE_ERROR) {
            return too_many_bytes();
        }
        if (status != CAIRO_STATUS_SUCCESS) {
            return internal(std::string{"pages could not be drawn: "} + cairo_status_to_string(status));
        }
        return std::move(painted_);
    }

    cairo_t* cairo() override { return cairo_.get(); }
    void begin(Element* element) override {
        open_ = element != nullptr;
        if (!open_) {
            return;
        }
        // Cairo only marks the piece and counts; what it is called in the file is decided afterwards.
        cairo_tag_begin(cairo_.get(), "P", nullptr);
        auto& marks = painted_.marks.back();
        element->pieces.push_back({page_, static_cast<int>(marks.size())});
        marks.push_back(element);
    }
    void end() override {
        if (open_) {
            cairo_tag_end(cairo_.get(), "P");
        }
        open_ = false;
    }
    void write_ending_at(std::string const& text, Setting const& setting, double right, double y,
                         Element* element) override {
        auto set = line(text, setting, element);
        set.paint(*this, 0, right - set.width(), y, element == nullptr);
    }
    int page() const override { return page_; }
    int page_of_heading(int heading) const override {
        return flow_.headings[static_cast<std::size_t>(heading)].page + 1;
    }

private:
    static Error too_many_bytes() {
        return invalid("/blocks", "documents.too_many_bytes", {{"maximum", std::to_string(bytes_max)}});
    }
    SetText line(std::string const& text, Setting const& setting, Element* element) {
        SetText set;
        set.setting = setting;
        set.setting.width = Sheet::width;
        set.setting.align = Align::start;
        set.text = fonts_.showable(text, flow_.replaced);
        set.stretches.push_back({0, set.text.size(), element, false, false});
        set.lay(fonts_, language_tag(story_.document), {}, {});
        return set;
    }
    void bar(Colour colour, double x, double y, double width, double height) {
        cairo_set_source_rgb(cairo_.get(), colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
        cairo_rectangle(cairo_.get(), x, y, width, height);
        cairo_fill(cairo_.get());
    }
    Setting margin_setting() const {
        return {{style_.heading_font, style_.small_size, false, false}, style_.muted, 1.3};
    }
    void paint_margins(int pages) {
        auto const setting = margin_setting();
        double const right = sheet_.left + sheet_.text_width;
        auto const page = page_line(story_, page_ + 1, pages);
        if (page_ == 0) {
            write_ending_at(page, setting, right, header_y, nullptr);
            paint_footer(setting);
            return;
        }
        auto const diary = diary_line(story_);
        auto const& head = story_.document.letterhead;
        auto const& kind = story_.document.kind;
        line(head.organisation + (kind.empty() ? "" : ", " + kind), setting, nullptr)
            .paint(*this, 0, sheet_.left, header_y, true);
        write_ending_at(diary + (diary.empty() ? "" : "     ") + page, setting, right, header_y, nullptr);
        bar(style_.rule, sheet_.left, header_y + 15, sheet_.text_width, 0.4);
    }
    void paint_footer(Setting const& setting) {
        if (style_.footer.empty()) {
            return;
        }
        double const top = sheet_.top + sheet_.text_height + 14;
        bar(style_.rule, sheet_.left, top - 5, sheet_.text_width, 0.4);
        double const column = sheet_.text_width / static_cast<double>(style_.footer.size());
        double x = sheet_.left;
        for (auto const& text : style_.footer) {
            double y = top;
            for (auto const& part : footer_lines(text)) {
                line(part, setting, nullptr).paint(*this, 0, x, y, true);
                y += setting.type.size * setting.leading;
            }
            x += column;
        }
    }

    Flow& flow_;
    Story const& story_;
    Style const& style_;
    Fonts const& fonts_;
    Sheet sheet_;
    Painted painted_;
    SurfacePtr surface_;
    CairoPtr cairo_;
    int page_ = 0;
    bool open_ = false;
};

}  // namespace

Result<Painted> paint_pages(Flow& flow, std::vector<Page> const& pages, Story const& story,
                            Style const& style, Fonts const& fonts) {
    return PagePainter{flow, story, style, fonts}.paint(pages);
}

}  // namespace varn::documents
