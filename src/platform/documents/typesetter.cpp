#include "typesetter.h"

namespace varn::documents {
namespace {

/// A text's runs put one after the other, and what is to be known about each.
struct Gathered {
    std::string text;
    SetText::Stretches bold;
    SetText::Stretches italic;
};

}  // namespace

SetText const* Typesetter::set(Text const& text, Setting const& setting, Element& parent) {
    auto& set = flow_.texts.emplace_back();
    set.setting = setting;
    set.link_colour = style_.link;
    bool mixed = false;
    for (auto const& run : text.runs) {
        mixed = mixed || !run.link.empty() || !run.note.empty();
    }
    Gathered gathered;
    auto& out = gathered.text;
    auto const stretch = [&](std::size_t from, Element& element, bool link, bool note) {
        bool const same = !set.stretches.empty() && set.stretches.back().element == &element;
        if (same) {
            set.stretches.back().to = out.size();
        } else if (from < out.size()) {
            set.stretches.push_back({from, out.size(), &element, link, note});
        }
    };
    Element* plain = mixed ? nullptr : &parent;
    for (auto const& run : text.runs) {
        auto const from = out.size();
        out += fonts_.showable(run.text, flow_.replaced);
        if (run.bold) {
            gathered.bold.emplace_back(from, out.size());
        }
        if (run.italic) {
            gathered.italic.emplace_back(from, out.size());
        }
        if (!run.link.empty() && out.size() > from) {
            auto& link = flow_.tags.add(parent, "Link");
            link.target.address = run.link;
            link.alternative = run.text;
            stretch(from, link, true, false);
            plain = nullptr;
        } else if (out.size() > from) {
            plain = plain == nullptr ? &flow_.tags.add(parent, "Span") : plain;
            stretch(from, *plain, false, false);
        }
        if (!run.note.empty()) {
            int const note = static_cast<int>(flow_.notes.size() + new_notes_.size());
            auto const sign = out.size();
            out += std::to_string(note + 1);
            set.notes.emplace_back(sign, note);
            stretch(sign, flow_.tags.add(parent, "Reference"), false, true);
            new_notes_.emplace_back(note, run.note);
            plain = nullptr;
        }
    }
    set.text = std::move(out);
    set.lay(fonts_, language_tag(story_.document), gathered.bold, gathered.italic);
    return &set;
}

void Typesetter::put(SetText const* text, double indent, double before, bool keep_with_next) {
    auto const count = text->lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        Strip strip;
        strip.height = text->line_height();
        strip.before = i == 0 ? before : 0;
        // Neither the first line nor the last one stands alone: widows and orphans.
        bool const first = i == 0 && count > 1;
        bool const last_but_one = i + 2 == count;
        strip.keep_with_next = first || last_but_one || (keep_with_next && i + 1 == count);
        strip.notes = text->notes_of(i);
        strip.paint = [text, i, indent](Canvas& canvas, double x, double y, bool repeated) {
            text->paint(canvas, i, x + indent, y, repeated);
        };
        flow_.strips.push_back(std::move(strip));
    }
}

void Typesetter::put_pair(SetText const* left, SetText const* right, std::pair<double, double> indents,
                          double before) {
    auto const count = std::max(left->lines.size(), right->lines.size());
    for (std::size_t i = 0; i < count; ++i) {
        Strip strip;
        strip.height = std::max(left->line_height(), right->line_height());
        strip.before = i == 0 ? before : 0;
        strip.keep_with_next = i + 1 < count && (i == 0 || i + 2 == count);
        for (auto const* text : {left, right}) {
            auto const notes = i < text->lines.size() ? text->notes_of(i) : std::vector<int>{};
            strip.notes.insert(strip.notes.end(), notes.begin(), notes.end());
        }
        strip.paint = [left, right, indents, i](Canvas& canvas, double x, double y, bool repeated) {
            if (i < left->lines.size()) {
                left->paint(canvas, i, x + indents.first, y, repeated);
            }
            if (i < right->lines.size()) {
                right->paint(canvas, i, x + indents.second, y, repeated);
            }
        };
        flow_.strips.push_back(std::move(strip));
    }
}

void Typesetter::finish_notes() {
    auto const notes = std::move(new_notes_);
    new_notes_.clear();
    constexpr double indent = 14;
    for (auto const& [number, words] : notes) {
        auto& note = flow_.tags.add(root(), "Note");
        note.id = "note-" + std::to_string(number + 1);
        auto setting = small();
        auto const* const sign = set(Text{std::to_string(number + 1)}, setting, flow_.tags.add(note, "Lbl"));
        setting.width = sheet_.text_width - indent;
        auto const* const body = set(Text{words}, setting, flow_.tags.add(note, "P"));
        auto& strips = flow_.notes.emplace_back();
        for (std::size_t i = 0; i < body->lines.size(); ++i) {
            Strip strip;
            strip.height = body->line_height();
            strip.paint = [sign, body, i](Canvas& canvas, double x, double y, bool repeated) {
                if (i == 0) {
                    sign->paint(canvas, 0, x, y, repeated);
                }
                body->paint(canvas, i, x + indent, y, repeated);
            };
            strips.push_back(std::move(strip));
        }
    }
}

Setting Typesetter::body() const {
    return {{style_.text_font, style_.text_size, false, false}, style_.text, 1.34, sheet_.text_width};
}

Setting Typesetter::small() const {
    return {{style_.heading_font, style_.small_size, false, false}, style_.muted, 1.3, sheet_.text_width};
}

Setting Typesetter::heading(int level) const {
    auto const size = style_.heading_sizes[static_cast<std::size_t>(level - 1)];
    return {{style_.heading_font, size, true, false}, style_.heading, 1.22, sheet_.text_width};
}

Setting Typesetter::table(bool head) const {
    return {{style_.heading_font, style_.table_size, head, false},
            head ? style_.table_head_text : style_.text,
            1.28,
            sheet_.text_width};
}

}  // namespace varn::documents
