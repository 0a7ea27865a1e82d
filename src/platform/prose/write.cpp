// A prose as JSON, in its one writing.
#include "model.h"
#include "platform/json.h"

namespace varn::prose {
namespace {

class Writing {
public:
    std::string out{};

    void doc(Prose const& prose) {
        out += R"({"type":"doc","content":[)";
        list_of(prose, [&](Part const& part) { std::visit([&](auto const& one) { at(one); }, part); });
        out += "]}";
    }

private:
    template <class List, class Write>
    void list_of(List const& list, Write write) {
        bool first = true;
        for (auto const& one : list) {
            out += first ? "" : ",";
            first = false;
            write(one);
        }
    }
    void at(Line const& line) {
        out += R"({"type":"paragraph")";
        if (!line.empty()) {
            out += R"(,"content":[)";
            list_of(line, [&](Piece const& piece) { at(piece); });
            out += ']';
        }
        out += '}';
    }
    void at(Piece const& piece) {
        if (piece.kind == Piece::Kind::line_end) {
            out += R"({"type":"hardBreak"})";
        } else if (piece.kind == Piece::Kind::note) {
            out += R"({"type":"footnote","attrs":{"text":)";
            json::append_text(out, piece.text);
            out += "}}";
        } else {
            words(piece);
        }
    }
    void words(Piece const& piece) {
        out += R"({"type":"text","text":)";
        json::append_text(out, piece.text);
        if (piece.bold || piece.italic || !piece.link.empty()) {
            out += R"(,"marks":[)";
            out += piece.bold ? R"({"type":"bold"})" : "";
            out += piece.bold && piece.italic ? "," : "";
            out += piece.italic ? R"({"type":"italic"})" : "";
            if (!piece.link.empty()) {
                out += piece.bold || piece.italic ? "," : "";
                out += R"({"type":"link","attrs":{"href":)";
                json::append_text(out, piece.link);
                out += "}}";
            }
            out += ']';
        }
        out += '}';
    }
    void at(Title const& title) {
        out += R"({"type":"heading","attrs":{"level":)" + std::to_string(title.level) +
               R"(},"content":[{"type":"text","text":)";
        json::append_text(out, title.text);
        out += "}]}";
    }
    void at(Points const& list) {
        out += list.numbered ? R"({"type":"orderedList","content":[)" : R"({"type":"bulletList","content":[)";
        list_of(list.points, [&](Point const& point) {
            out += R"({"type":"listItem","content":[)";
            at(point.said);
            for (auto const& inside : point.inside) {
                out += ',';
                at(inside);
            }
            out += "]}";
        });
        out += "]}";
    }
    void at(Grid const& grid) {
        out += R"({"type":"table","content":[)";
        std::string_view cell = R"({"type":"tableHeader","content":[)";
        list_of(grid.rows, [&](std::vector<std::vector<Line>> const& row) {
            out += R"({"type":"tableRow","content":[)";
            list_of(row, [&](std::vector<Line> const& lines) {
                out += cell;
                list_of(lines, [&](Line const& line) { at(line); });
                out += "]}";
            });
            out += "]}";
            cell = R"({"type":"tableCell","content":[)";
        });
        out += "]}";
    }
};

}  // namespace

std::string write_prose(Prose const& prose) {
    if (prose.empty()) {
        return {};
    }
    Writing writing;
    writing.doc(prose);
    return std::move(writing.out);
}

}  // namespace varn::prose
