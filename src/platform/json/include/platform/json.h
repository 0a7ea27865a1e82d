#pragma once
// JSON of described types: read with every error at once and the place of each (RFC 6901 pointers), written
// straight to text, and described as OpenAPI 3.1. Works from kernel/describe's run-time tables; the only
// keeper of the JSON library. Member names are the C++ names, snake_case, everywhere (ADR 0005).
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"

namespace varn::json {

/// How input is measured against a description.
enum class Reading {
    whole,    // every field that is not optional must be there (records that are not entities)
    created,  // as whole, but fields set by the server are refused
    changed   // any fields, but none that is fixed or set by the server; absent means untouched, null clears
};

namespace detail {
Result<Done> read(std::string_view text, Table const& table, void* into, Reading reading);
void write(std::string& out, Table const& table, void const* record);
void write_value(std::string& out, Shape const& shape, void const* value);
}  // namespace detail

/// Reads a record. All errors at once: required, unknown, type, choice, range, length, format; texts are
/// checked to be UTF-8 without control characters other than line feed and tab, and required texts not to be
/// blank.
template <class T>
Result<T> read(std::string_view text, Reading reading = Reading::whole) {
    T value{};
    CHECK(detail::read(text, table<T>(), &value, reading));
    return value;
}

/// Some fields of an existing `T`, as the body of a PATCH (RFC 7396 over a described type).
template <class T>
class Change {
public:
    explicit Change(std::string text) : text_(std::move(text)) {}
    /// `current` with the fields of this change; the errors of all fields at once.
    Result<T> onto(T current) const {
        CHECK(detail::read(text_, table<T>(), &current, Reading::changed));
        return current;
    }

private:
    std::string text_;
};

/// Writes a record. Absent optional fields are left out.
template <class T>
std::string write(T const& value) {
    std::string out;
    detail::write(out, table<T>(), &value);
    return out;
}
template <class T>
std::string write_list(std::vector<T> const& values) {
    std::string out;
    detail::write_value(out, shape_of<std::vector<T>>, &values);
    return out;
}

/// Appends a JSON string, quoted and escaped.
void append_text(std::string& out, std::string_view text);
/// Appends a number in its shortest form that reads back to the same.
void append_number(std::string& out, double number);
void append_number(std::string& out, std::int64_t number);

/// A JSON value built by hand, where there is no described type (audit leaves, API description). Objects keep
/// the order of insertion; `canonical` sorts.
struct Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;
struct Value {
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> held = nullptr;
    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool b) : held(b) {}
    Value(int n) : held(std::int64_t{n}) {}
    Value(std::int64_t n) : held(n) {}
    Value(std::size_t n) : held(static_cast<std::int64_t>(n)) {}
    Value(double d) : held(d) {}
    Value(std::string s) : held(std::move(s)) {}
    Value(std::string_view s) : held(std::string(s)) {}
    Value(char const* s) : held(std::string(s)) {}
    Value(Array a) : held(std::move(a)) {}
    Value(Object o) : held(std::move(o)) {}
    /// The member of that name of an object, or nothing.
    Value const* find(std::string_view name) const;
    std::string const* text() const { return std::get_if<std::string>(&held); }
    Array const* array() const { return std::get_if<Array>(&held); }
    Object const* object() const { return std::get_if<Object>(&held); }
};
/// Reads one JSON value: depth <= 32, duplicate members refused, UTF-8; `invalid` with the byte position
/// otherwise.
Result<Value> parse(std::string_view text);
/// Writes a value compactly, members in their order; `indent` > 0 writes one member a line.
std::string to_text(Value const& value, int indent = 0);
/// The canonical form of RFC 8785 (JCS): sorted by UTF-16 code units, shortest numbers, no white space.
std::string canonical(Value const& value);

/// The OpenAPI 3.1 schemas of a described type and of everything in it, added to `schemas` under the type's
/// name: `Risk`, and for entities (types with a field set by the server) also `NewRisk` and `RiskChange`.
/// Limits and examples come from the facts of the fields; `description` is the text of the label key given by
/// `text`.
void describe_schema(Table const& table, std::map<std::string, Value>& schemas,
                     std::string (*text)(std::string_view key));
/// The schema name of a table: `protection_value` becomes `ProtectionValue`.
std::string schema_name(std::string_view table_name);

}  // namespace varn::json
