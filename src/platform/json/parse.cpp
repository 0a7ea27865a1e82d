// The keeper of Boost.JSON, used as a tokenizer alone: its own values keep the last of duplicate members in
// silence, and in 1.81 its numbers may be off by the last digit.
#include "parse.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>

namespace varn::json {
namespace {

constexpr std::size_t depth_max = 32;

struct Frame {
    Value held;
    std::string key;  // of the member being read
};

/// Builds a Value from the tokens of Boost.JSON.
struct Handler {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    using Code = boost::json::error_code;
    using View = boost::json::string_view;

    explicit Handler(Problems* into) : problems(into) {}

    Problems* problems;
    std::vector<Frame> frames;
    std::string text;  // what came of the string, key or number being read
    Value whole;

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return open(Object{}); }
    bool on_object_end(std::size_t, Code&) { return check_duplicates(), close(); }
    bool on_array_begin(Code&) { return open(Array{}); }
    bool on_array_end(std::size_t, Code&) { return close(); }
    bool on_key_part(View part, std::size_t, Code&) { return gather(part); }
    bool on_key(View part, std::size_t, Code&) {
        gather(part);
        frames.back().key = std::exchange(text, {});
        return true;
    }
    bool on_string_part(View part, std::size_t, Code&) { return gather(part); }
    bool on_string(View part, std::size_t, Code&) {
        gather(part);
        return place(Value{std::exchange(text, {})});
    }
    bool on_number_part(View part, Code&) { return gather(part); }
    bool on_int64(std::int64_t number, View, Code&) {
        text.clear();
        return place(Value{number});
    }
    bool on_uint64(std::uint64_t, View part, Code&) { return gather(part), place_number(); }
    bool on_double(double, View part, Code&) { return gather(part), place_number(); }
    bool on_bool(bool flag, Code&) { return place(Value{flag}); }
    bool on_null(Code&) { return place(Value{}); }
    bool on_comment_part(View, Code&) { return true; }
    bool on_comment(View, Code&) { return true; }

private:
    bool gather(View part) { return text.append(part.data(), part.size()), true; }

    template <class Container>
    bool open(Container container) {
        return frames.push_back({Value{std::move(container)}, {}}), true;
    }
    bool close() {
        auto done = std::move(frames.back().held);
        frames.pop_back();
        return place(std::move(done));
    }
    bool place(Value value) {
        if (frames.empty()) {
            whole = std::move(value);
        } else if (auto* array = std::get_if<Array>(&frames.back().held.held)) {
            array->push_back(std::move(value));
        } else {
            std::get<Object>(frames.back().held.held)
                .emplace_back(std::exchange(frames.back().key, {}), std::move(value));
        }
        return true;
    }
    bool place_number() {
        double number = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc::result_out_of_range) {
            // Too near zero is zero; too great is no number of ours.
            bool const tiny = text.find("e-") != text.npos || text.find("E-") != text.npos;
            if (!tiny) {
                problems->add(pointer_of_next(), "json.number");
            }
            number = 0;
        }
        text.clear();
        return place(Value{number});
    }

    std::string pointer_of_next() const {
        std::string pointer;
        for (auto const& frame : frames) {
            auto const* array = frame.held.array();
            append_token(pointer, array ? std::to_string(array->size()) : frame.key);
        }
        return pointer;
    }
    void complain_of_duplicate(std::string_view name) {
        auto const key = std::exchange(frames.back().key, std::string{name});
        problems->add(pointer_of_next(), "json.duplicate", {{"name", std::string{name}}});
        frames.back().key = key;
    }
    void check_duplicates() {
        auto const& object = *frames.back().held.object();
        std::vector<std::string_view> names;
        names.reserve(object.size());
        for (auto const& member : object) {
            names.push_back(member.first);
        }
        std::sort(names.begin(), names.end());
        for (auto at = names.begin(); (at = std::adjacent_find(at, names.end())) != names.end();) {
            complain_of_duplicate(*at);
            at = std::find_if(at, names.end(), [&](auto name) { return name != *at; });
            if (problems->full()) {
                return;
            }
        }
    }
};

void complain_of_syntax(std::string_view text, std::size_t position, Problems& problems) {
    auto const before = text.substr(0, position);
    auto const line = std::count(before.begin(), before.end(), '\n') + 1;
    auto const line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
    problems.add({}, "json.syntax",
                 {{"position", std::to_string(position)},
                  {"line", std::to_string(line)},
                  {"column", std::to_string(position - line_start + 1)}});
}

}  // namespace

std::optional<Value> parse_into(std::string_view text, Problems& problems) {
    boost::json::parse_options options;
    options.max_depth = depth_max;
    boost::json::basic_parser<Handler> parser{options, &problems};
    boost::json::error_code code;
    auto const consumed = parser.write_some(false, text.data(), text.size(), code);
    if (code == boost::json::error::too_deep) {
        problems.add({}, "json.depth", {{"maximum", std::to_string(depth_max)}});
        return std::nullopt;
    }
    if (code || consumed != text.size()) {
        complain_of_syntax(text, consumed, problems);
        return std::nullopt;
    }
    return std::move(parser.handler().whole);
}

Result<Value> parse(std::string_view text) {
    Problems problems;
    auto value = parse_into(text, problems);
    if (problems.any()) {
        return std::move(problems).error();
    }
    return std::move(*value);
}

}  // namespace varn::json
