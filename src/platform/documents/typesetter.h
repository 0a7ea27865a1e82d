#pragma once
// Sets texts into a flow: their lines, their elements and the footnotes they bring.
#include <algorithm>

#include "pdf_flow.h"

namespace varn::documents {

class Typesetter {
public:
    Typesetter(Flow& flow, Story const& story, Style const& style, Fonts const& fonts)
        : flow_(flow), story_(story), style_(style), fonts_(fonts), sheet_(style) {}

    /// Sets a text whose words belong to `parent`.
    SetText const* set(Text const& text, Setting const& setting, Element& parent);
    /// Puts the lines of a set text into the flow, `indent` from the left; no line of it is left alone on a
    /// page.
    void put(SetText const* text, double indent, double before, bool keep_with_next = false);
    void put(Strip strip) { flow_.strips.push_back(std::move(strip)); }
    /// Puts two texts side by side, line by line: a label or a name, and what it stands beside.
    void put_pair(SetText const* left, SetText const* right, std::pair<double, double> indents,
                  double before);
    /// The space above a block that wants so much, after what stands there already.
    double space(double wanted) const {
        return follows_heading_ ? (wanted < 12 ? 4 : 9) : std::max(wanted, space_after_);
    }
    void leave(double space_after, bool is_heading = false) {
        space_after_ = space_after;
        follows_heading_ = is_heading;
    }
    /// Ends a block: the footnotes that its texts brought follow it in the tree.
    void finish_notes();

    Setting body() const;
    Setting small() const;
    Setting heading(int level) const;
    Setting table(bool head) const;

    Flow& flow() { return flow_; }
    Element& root() { return flow_.tags.root(); }
    Element& add(Element& parent, std::string type) { return flow_.tags.add(parent, std::move(type)); }
    Style const& style() const { return style_; }
    Story const& story() const { return story_; }
    Fonts const& fonts() const { return fonts_; }
    Sheet const& sheet() const { return sheet_; }

private:
    Flow& flow_;
    Story const& story_;
    Style const& style_;
    Fonts const& fonts_;
    Sheet sheet_;
    std::vector<std::pair<int, std::string>> new_notes_;
    double space_after_ = 0;
    bool follows_heading_ = false;
};

Result<Done> set_letterhead(Typesetter& with);
Result<Done> set_table(Typesetter& with, Table const& table, std::string const& label);
Result<Done> set_figure(Typesetter& with, Figure const& figure, std::string const& label);
void set_list(Typesetter& with, List const& list);
void set_decisions(Typesetter& with, Decisions const& decisions);
void set_contents(Typesetter& with, Contents const& contents);
void set_signatures(Typesetter& with, Signatures const& signatures);
void set_attachments(Typesetter& with, Attachments const& attachments);
void set_key_values(Typesetter& with, KeyValues const& facts);

}  // namespace varn::documents
