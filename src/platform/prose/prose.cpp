#include "platform/prose.h"

#include <algorithm>

#include "model.h"
#include "platform/classification.h"

namespace varn::prose {
namespace {

struct HasWords {
    bool operator()(Line const& line) const { return !is_blank(plain_line(line, " ")); }
    bool operator()(Title const&) const { return true; }
    bool operator()(Points const& list) const {
        return std::any_of(list.points.begin(), list.points.end(), [&](Point const& point) {
            return (*this)(point.said) || std::any_of(point.inside.begin(), point.inside.end(), *this);
        });
    }
    bool operator()(Grid const& grid) const {
        for (auto const& row : grid.rows) {
            for (auto const& cell : row) {
                if (std::any_of(cell.begin(), cell.end(), *this)) {
                    return true;
                }
            }
        }
        return false;
    }
};

}  // namespace

Prose read_stored(std::string_view stored) {
    auto read = read_prose(stored);
    return read.ok() ? std::move(read).value() : read_plain(stored);
}

Result<std::string> canonical(std::string_view json) {
    TRY(prose, read_prose(json));
    // The database layer asks the same of every text, but a class that stands among signs of JSON is not seen
    // there.
    if (auto const found = classification::marked_with(write_plain(prose))) {
        return invalid("", "db.text_is_classified",
                       {{"class", std::string{classification::legal_name(*found)}}});
    }
    auto text = write_prose(prose);
    if (text.size() > bytes_max) {
        return invalid("", "prose.too_large", {{"maximum", std::to_string(bytes_max)}});
    }
    return text;
}

std::string from_plain(std::string_view text) {
    return write_prose(read_plain(text));
}

std::string plain(std::string_view canonical) {
    return write_plain(read_stored(canonical));
}

bool is_empty(std::string_view canonical) {
    auto const prose = read_stored(canonical);
    return std::none_of(prose.begin(), prose.end(),
                        [](Part const& part) { return std::visit(HasWords{}, part); });
}

}  // namespace varn::prose
