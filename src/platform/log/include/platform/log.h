#pragma once
// What the program says of itself: one JSON object a line on standard error. A field is a number, a duration,
// an id or a word; names, titles and other texts that people wrote cannot be logged, because there is no
// field for them. The one exception is the cause of an internal error, which is written by us or by a
// library.
#include <chrono>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include "kernel/choice.h"

namespace varn::log {

enum class Level { debug, info, warning, error };

/// A member of a line: its name and its value as JSON. Made by the functions below alone.
class Field {
public:
    std::string_view name() const { return name_; }
    std::string const& json() const { return json_; }

private:
    Field(std::string_view name, std::string json) : name_(name), json_(std::move(json)) {}
    std::string_view name_;
    std::string json_;

    friend Field number(std::string_view, long long);
    friend Field flag(std::string_view, bool);
    friend Field took(std::chrono::nanoseconds);
    friend Field id(std::string_view, std::string_view);
    friend Field word(std::string_view, std::string_view);
    friend Field cause(std::string_view);
};

/// A count, a size, a port, a status code.
Field number(std::string_view name, long long value);
/// A yes or no.
Field flag(std::string_view name, bool value);
/// `took_ms`: how long something took, in milliseconds with three decimals.
Field took(std::chrono::nanoseconds duration);
/// A UUID, or "operator", "system" or "" for who has none; "?" is written for anything else.
Field id(std::string_view name, std::string_view value);
/// A word of ours: a text key, an action, a method, a route's pattern. At most 120 of `A-Z a-z 0-9 . _ : / +
/// { } -`;
/// "?" is written for anything else, so that no sentence slips through.
Field word(std::string_view name, std::string_view value);
/// The name of a choice.
template <Choice E>
Field choice(std::string_view name, E value) {
    return word(name, name_of(value));
}
/// `cause`: why an internal error happened. Cut after 2 000 bytes.
Field cause(std::string_view text);

/// Writes a line: `{"time":…,"level":…,"event":…, fields}`. `event` is a word such as `http.answered`.
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});
inline void debug(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::debug, event, fields);
}
inline void info(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::info, event, fields);
}
inline void warning(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::warning, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::error, event, fields);
}

/// The least level that is written; `info` at start.
void set_level(Level level);
/// True when a line of this level would be written.
bool enabled(Level level);

/// Where lines go, without their line feed. Standard error when empty. Called by one thread at a time.
using Sink = std::function<void(std::string_view line)>;
/// Sets the sink and gives back the one before.
Sink set_sink(Sink sink);

}  // namespace varn::log
