// The little language of the attribute `d`.
#include <charconv>

#include "svg_read.h"

namespace varn::documents {
namespace {

class PathReader {
public:
    explicit PathReader(std::string_view text) : text_(text) {}

    std::optional<std::vector<Step>> read() {
        char command = 0;
        for (skip(); at_ < text_.size(); skip()) {
            if (std::string_view{"MmLlHhVvCcSsQqTtZz"}.find(text_[at_]) != std::string_view::npos) {
                command = text_[at_++];
            } else if (command == 0 || command == 'Z' || command == 'z') {
                return std::nullopt;
            }
            if (!obey(command)) {
                return std::nullopt;
            }
            command = command == 'M' ? 'L' : command == 'm' ? 'l' : command;  // further pairs are lines
        }
        return std::move(steps_);
    }

private:
    void skip() {
        while (at_ < text_.size() &&
               std::string_view{" ,\t\r\n"}.find(text_[at_]) != std::string_view::npos) {
            ++at_;
        }
    }
    bool number(double& into) {
        skip();
        if (at_ < text_.size() && text_[at_] == '+') {
            ++at_;
        }
        auto const* const begin = text_.data() + at_;
        auto const read = std::from_chars(begin, text_.data() + text_.size(), into);
        at_ += static_cast<std::size_t>(read.ptr - begin);
        return read.ec == std::errc{} && into > -1e7 && into < 1e7;
    }
    bool point(Point& into, bool relative) {
        bool const read = number(into.x) && number(into.y);
        into.x += relative ? here_.x : 0;
        into.y += relative ? here_.y : 0;
        return read;
    }
    void go(Step::Kind kind, Point to) {
        steps_.push_back({kind, to});
        here_ = handle_ = to;
    }
    void curve(Point one, Point two, Point to) {
        steps_.push_back({Step::curve, to, one, two});
        here_ = to;
        handle_ = two;
    }
    Point mirrored() const { return {2 * here_.x - handle_.x, 2 * here_.y - handle_.y}; }
    void quadratic(Point control, Point to) {
        auto const towards = [&](Point from) {
            return Point{from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3};
        };
        curve(towards(here_), towards(to), to);
        handle_ = control;
    }
    bool obey(char command) {
        bool const relative = command >= 'a';
        Point one;
        Point two;
        Point to;
        switch (relative ? command - 'a' + 'A' : command) {
            case 'M':
                return point(to, relative) && (go(Step::move, to), start_ = to, true);
            case 'L':
                return point(to, relative) && (go(Step::line, to), true);
            case 'H':
                to = here_;
                return number(to.x) && (go(Step::line, {to.x + (relative ? here_.x : 0), to.y}), true);
            case 'V':
                to = here_;
                return number(to.y) && (go(Step::line, {to.x, to.y + (relative ? here_.y : 0)}), true);
            case 'C':
                return point(one, relative) && point(two, relative) && point(to, relative) &&
                       (curve(one, two, to), true);
            case 'S':
                one = mirrored();
                return point(two, relative) && point(to, relative) && (curve(one, two, to), true);
            case 'Q':
                return point(one, relative) && point(to, relative) && (quadratic(one, to), true);
            case 'T':
                one = mirrored();
                return point(to, relative) && (quadratic(one, to), true);
            default:
                go(Step::close, start_);
                return true;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Step> steps_;
    Point here_;
    Point start_;
    Point handle_;
};

}  // namespace

std::optional<std::vector<Step>> read_path(std::string_view text) {
    return PathReader{text}.read();
}

}  // namespace varn::documents
