// From JSON to a prose: what is not known is refused with its place and its cure, never left out in silence.
#include <algorithm>
#include <cstdint>

#include "model.h"
#include "platform/json.h"
#include "platform/prose.h"

namespace varn::prose {
namespace {

using json::Value;

constexpr std::size_t faults_max = 50;  // nobody reads more at once

/// The name of a node or mark as it may stand in an answer.
std::string said_type(std::string const* type) {
    static constexpr std::size_t most = 40;
    std::string said;
    for (char const letter : type == nullptr ? std::string{} : type->substr(0, most)) {
        bool const plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '_';
        said += plain ? letter : '?';
    }
    return said;
}

bool has_control_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const byte = static_cast<unsigned char>(text[i]);
        bool const second_set = byte == 0xC2 && i + 1 < text.size() &&
                                static_cast<unsigned char>(text[i + 1]) < 0xA0;  // U+0080 to U+009F
        // U+FFFE and U+FFFF are no characters, and XML cannot hold them.
        bool const no_character = byte == 0xEF && i + 2 < text.size() && text[i + 1] == '\xBF' &&
                                  static_cast<unsigned char>(text[i + 2]) >= 0xBE;
        if (no_character || (byte < 0x20 && byte != '\t') || byte == 0x7F || second_set) {
            return true;
        }
    }
    return false;
}

bool is_link(std::string_view link) {
    for (std::string_view const scheme : {"https://", "http://", "mailto:"}) {
        if (link.starts_with(scheme)) {
            return link.size() > scheme.size() && link.size() <= link_max &&
                   link.find_first_of(" \t\"<>\\^`{|}") == link.npos && !has_control_character(link);
        }
    }
    return false;
}

bool is_known(std::string_view type) {
    static constexpr std::string_view known[] = {
        "doc",      "paragraph", "heading",     "bulletList", "orderedList", "listItem", "table",
        "tableRow", "tableCell", "tableHeader", "text",       "hardBreak",   "footnote"};
    return std::find(std::begin(known), std::end(known), type) != std::end(known);
}

class Reading {
public:
    Prose read(Value const& doc) {
        Prose prose;
        if (type_of(doc, "") == "doc") {
            each(doc, "", [&](Value const& node, std::string const& here) { block(prose, node, here); });
        } else {
            add("", "prose.malformed");
        }
        drop_tail(prose);
        return prose;
    }
    std::vector<Problem> faults() && { return std::move(faults_); }

private:
    void add(std::string const& here, std::string_view key, Params params = {}) {
        if (faults_.size() < faults_max) {
            faults_.push_back({here, std::string{key}, std::move(params)});
        }
    }
    void within(std::size_t size, std::size_t most, std::string const& here, std::string_view key) {
        if (size > most) {
            add(here, key, {{"maximum", std::to_string(most)}});
        }
    }
    bool go_on() const { return nodes_ <= nodes_max && faults_.size() < faults_max; }

    /// The type of a node that is known, or nothing and a fault.
    std::string_view type_of(Value const& node, std::string const& here) {
        auto const* type = node.object() == nullptr ? nullptr : node.find("type");
        auto const* text = type == nullptr ? nullptr : type->text();
        if (text == nullptr) {
            add(here, "prose.malformed");
            return {};
        }
        if (!is_known(*text)) {
            add(here, "prose.unknown_node", {{"type", said_type(text)}});
            return {};
        }
        return *text;
    }
    void not_here(std::string_view type, std::string const& here) {
        if (!type.empty()) {
            add(here, "prose.not_here", {{"type", std::string{type}}});
        }
    }
    /// Goes through what a node holds, with the place of each.
    template <class Visit>
    void each(Value const& node, std::string const& here, Visit visit) {
        auto const* content = node.find("content");
        if (content == nullptr) {
            return;
        }
        auto const* nodes = content->array();
        if (nodes == nullptr) {
            add(here + "/content", "prose.malformed");
            return;
        }
        for (std::size_t i = 0; i < nodes->size() && go_on(); ++i) {
            if (++nodes_ > nodes_max) {
                add("", "prose.too_many_nodes", {{"maximum", std::to_string(nodes_max)}});
                return;
            }
            visit((*nodes)[i], here + "/content/" + std::to_string(i));
        }
    }
    static Value const* attribute(Value const& node, std::string_view name) {
        auto const* attributes = node.find("attrs");
        return attributes == nullptr || attributes->object() == nullptr ? nullptr : attributes->find(name);
    }

    void block(Prose& prose, Value const& node, std::string const& here) {
        auto const type = type_of(node, here);
        if (type == "paragraph") {
            prose.emplace_back(line(node, here));
        } else if (type == "heading") {
            heading(prose, node, here);
        } else if (type == "bulletList" || type == "orderedList") {
            auto read = list(node, here, 1);
            if (!read.points.empty()) {
                prose.emplace_back(std::move(read));
            }
        } else if (type == "table") {
            prose.emplace_back(table(node, here));
        } else {
            not_here(type, here);
        }
    }
    void heading(Prose& prose, Value const& node, std::string const& here) {
        Title title;
        auto const* level = attribute(node, "level");
        auto const* number = level == nullptr ? nullptr : std::get_if<std::int64_t>(&level->held);
        if (number == nullptr || *number < 1 || *number > 3) {
            add(here + "/attrs/level", "prose.heading_level");
        } else {
            title.level = static_cast<int>(*number);
        }
        each(node, here, [&](Value const& inside, std::string const& place) {
            auto const type = type_of(inside, place);
            if (type == "text") {
                title.text += words(inside, place).text;
            } else {
                not_here(type, place);
            }
        });
        within(title.text.size(), heading_max, here, "prose.too_long");
        if (!is_blank(title.text)) {
            prose.emplace_back(std::move(title));
        }
    }
    Points list(Value const& node, std::string const& here, std::size_t level) {
        Points list;
        list.numbered = *node.find("type")->text() == "orderedList";
        if (level > list_levels_max) {
            add(here, "prose.too_deep", {{"maximum", std::to_string(list_levels_max)}});
            return list;
        }
        each(node, here, [&](Value const& item, std::string const& place) {
            auto const type = type_of(item, place);
            if (type == "listItem") {
                list.points.push_back(point(item, place, level));
            } else {
                not_here(type, place);
            }
        });
        drop_tail(list);
        return list;
    }
    Point point(Value const& item, std::string const& here, std::size_t level) {
        Point point;
        bool first = true;
        each(item, here, [&](Value const& node, std::string const& place) {
            auto const type = type_of(node, place);
            if (first && type == "paragraph") {
                point.said = line(node, place);
            } else if (!first && (type == "bulletList" || type == "orderedList")) {
                auto read = list(node, place, level + 1);
                if (!read.points.empty()) {
                    point.inside.push_back(std::move(read));
                }
            } else {
                not_here(type, place);
            }
            first = false;
        });
        return point;
    }
    Grid table(Value const& node, std::string const& here) {
        Grid grid;
        each(node, here, [&](Value const& row, std::string const& place) {
            auto const type = type_of(row, place);
            if (type != "tableRow") {
                not_here(type, place);
                return;
            }
            auto& cells = grid.rows.emplace_back();
            std::size_t size = 0;
            each(row, place, [&](Value const& one, std::string const& there) {
                auto const kind = type_of(one, there);
                if (kind == "tableCell" || kind == "tableHeader") {
                    cells.push_back(cell(one, there));
                    for (auto const& words : cells.back()) {
                        size += plain_line(words).size();
                    }
                } else {
                    not_here(kind, there);
                }
            });
            within(size, grid.rows.size() == 1 ? head_max : row_max, place, "prose.row_too_long");
            auto const expected = grid.rows.front().size();
            if (cells.size() != expected) {
                add(place, "prose.table_uneven",
                    {{"count", std::to_string(cells.size())}, {"expected", std::to_string(expected)}});
            }
        });
        if (grid.rows.empty() || grid.rows.front().empty()) {
            add(here, "prose.table_empty");
        } else {
            within(grid.rows.front().size(), columns_max, here, "prose.too_many_columns");
        }
        return grid;
    }
    std::vector<Line> cell(Value const& node, std::string const& here) {
        std::vector<Line> lines;
        std::size_t size = 0;
        each(node, here, [&](Value const& inside, std::string const& place) {
            auto const type = type_of(inside, place);
            if (type == "paragraph") {
                lines.push_back(line(inside, place));
                size += 1 + plain_line(lines.back()).size();
            } else {
                not_here(type, place);
            }
        });
        within(size, paragraph_max + 1, here, "prose.too_long");
        while (!lines.empty() && lines.back().empty()) {
            lines.pop_back();
        }
        if (lines.empty()) {
            lines.emplace_back();
        }
        return lines;
    }
    Line line(Value const& node, std::string const& here) {
        Line line;
        std::size_t size = 0;
        each(node, here, [&](Value const& inside, std::string const& place) {
            auto const type = type_of(inside, place);
            Piece piece;
            if (type == "text") {
                piece = words(inside, place);
                size += piece.text.size();
            } else if (type == "hardBreak") {
                piece.kind = Piece::Kind::line_end;
                ++size;
            } else if (type == "footnote") {
                piece = note(inside, place);
            } else {
                not_here(type, place);
                return;
            }
            add_piece(line, std::move(piece));
        });
        within(size, paragraph_max, here, "prose.too_long");
        return line;
    }
    std::string text_at(Value const* value, std::string const& here) {
        auto const* text = value == nullptr ? nullptr : value->text();
        if (text == nullptr) {
            add(here, "prose.malformed");
            return {};
        }
        if (has_control_character(*text)) {
            add(here, "prose.control_character");
        }
        return *text;
    }
    Piece words(Value const& node, std::string const& here) {
        Piece piece;
        piece.text = text_at(node.find("text"), here + "/text");
        auto const* marks = node.find("marks");
        if (marks == nullptr) {
            return piece;
        }
        if (marks->array() == nullptr) {
            add(here + "/marks", "prose.malformed");
            return piece;
        }
        for (std::size_t i = 0; i < marks->array()->size() && go_on(); ++i) {
            mark(piece, (*marks->array())[i], here + "/marks/" + std::to_string(i));
        }
        return piece;
    }
    void mark(Piece& piece, Value const& mark, std::string const& here) {
        auto const* type = mark.object() == nullptr ? nullptr : mark.find("type");
        auto const* name = type == nullptr ? nullptr : type->text();
        if (name != nullptr && *name == "bold") {
            piece.bold = true;
        } else if (name != nullptr && *name == "italic") {
            piece.italic = true;
        } else if (name != nullptr && *name == "link") {
            auto const* href = attribute(mark, "href");
            auto const* link = href == nullptr ? nullptr : href->text();
            if (link == nullptr || !is_link(*link)) {
                add(here, "prose.bad_link");
            } else if (piece.link.empty()) {
                piece.link = *link;
            }
        } else {
            add(here, "prose.unknown_mark", {{"type", said_type(name)}});
        }
    }
    Piece note(Value const& node, std::string const& here) {
        Piece piece;
        piece.kind = Piece::Kind::note;
        piece.text = without_blanks(text_at(attribute(node, "text"), here + "/attrs/text"));
        within(piece.text.size(), note_max, here, "prose.too_long");
        if (!piece.text.empty() && ++notes_ == notes_max + 1) {
            add(here, "prose.too_many_notes", {{"maximum", std::to_string(notes_max)}});
        }
        return piece;
    }

    std::vector<Problem> faults_;
    std::size_t nodes_ = 0;
    std::size_t notes_ = 0;
};

}  // namespace

Result<Prose> read_prose(std::string_view json) {
    if (json.empty()) {
        return Prose{};
    }
    if (json.size() > bytes_max) {
        return invalid("", "prose.too_large", {{"maximum", std::to_string(bytes_max)}});
    }
    TRY(value, json::parse(json));
    Reading reading;
    auto prose = reading.read(value);
    auto faults = std::move(reading).faults();
    if (!faults.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(faults), {}};
    }
    return prose;
}

}  // namespace varn::prose
