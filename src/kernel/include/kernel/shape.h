#pragma once
// The shape of a C++ type at run time: what kind of value it is and how to read and set it through a pointer.
// Everything that walks over described types (database, JSON, OpenAPI, audit, export) works from shapes.
#include <cstdint>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "kernel/choice.h"
#include "kernel/id.h"
#include "kernel/time.h"

namespace varn {

struct Table;
template <class T>
struct Describe;  // specialised beside each described type, see describe.h
template <class T>
Table const& table();

enum class Kind { text, integer, real, boolean, date, instant, id, choice, list, record };

/// A scalar on its way in or out; monostate is "absent". Text views live as long as the object or the
/// Scratch.
using View = std::variant<std::monostate, std::int64_t, double, bool, std::string_view>;
/// Room for a scalar that has to be written out (a date, an instant).
struct Scratch {
    std::string text;
};

struct Shape {
    Kind kind{};
    bool optional = false;
    // scalars: never called for lists and records
    View (*get)(void const* value, Scratch& scratch) = nullptr;
    bool (*put)(void* value,
                View const& view) = nullptr;  // false when the view is no such value; unchanged then
    // choices
    std::span<std::string_view const> choices{};
    // lists
    std::size_t (*size)(void const* list) = nullptr;
    void const* (*at)(void const* list, std::size_t index) = nullptr;
    void* (*append)(void* list) = nullptr;
    Shape const* element = nullptr;
    // lists and optional records: makes them empty, or absent
    void (*clear)(void* value) = nullptr;
    // records, plain or optional: the object inside, nothing when an optional one is absent
    Table const& (*record)() = nullptr;
    void const* (*inside)(void const* value) = nullptr;
    void* (*emplace)(void* value) = nullptr;
};

namespace detail {

template <class T>
struct OptionalOf : std::false_type {
    using Type = T;
};
template <class T>
struct OptionalOf<std::optional<T>> : std::true_type {
    using Type = T;
};
template <class T>
struct IdOf : std::false_type {};
template <class T>
struct IdOf<Id<T>> : std::true_type {};
template <>
struct IdOf<AnyId> : std::true_type {};
template <class T>
struct ListOf : std::false_type {};
template <class T>
struct ListOf<std::vector<T>> : std::true_type {
    using Element = T;
};

template <class T>
constexpr Kind kind_of() {
    if constexpr (std::is_same_v<T, std::string>) {
        return Kind::text;
    } else if constexpr (std::is_same_v<T, bool>) {
        return Kind::boolean;
    } else if constexpr (std::is_enum_v<T>) {
        return Kind::choice;
    } else if constexpr (std::is_integral_v<T>) {
        return Kind::integer;
    } else if constexpr (std::is_floating_point_v<T>) {
        return Kind::real;
    } else if constexpr (std::is_same_v<T, Date>) {
        return Kind::date;
    } else if constexpr (std::is_same_v<T, Instant>) {
        return Kind::instant;
    } else if constexpr (IdOf<T>::value) {
        return Kind::id;
    } else if constexpr (ListOf<T>::value) {
        return Kind::list;
    } else {
        return Kind::record;
    }
}

template <class T>
View get_scalar(T const& value, Scratch& scratch) {
    if constexpr (std::is_same_v<T, std::string>) {
        return std::string_view{value};
    } else if constexpr (std::is_same_v<T, bool>) {
        return value;
    } else if constexpr (std::is_enum_v<T>) {
        return name_of(value);
    } else if constexpr (std::is_integral_v<T>) {
        return static_cast<std::int64_t>(value);
    } else if constexpr (std::is_floating_point_v<T>) {
        return static_cast<double>(value);
    } else if constexpr (IdOf<T>::value) {
        return std::string_view{value.text};
    } else {
        scratch.text = to_text(value);
        return std::string_view{scratch.text};
    }
}

template <class T>
bool put_scalar(T& value, View const& view) {
    auto const* text = std::get_if<std::string_view>(&view);
    if constexpr (std::is_same_v<T, std::string>) {
        return text ? (value.assign(*text), true) : false;
    } else if constexpr (std::is_same_v<T, bool>) {
        auto const* flag = std::get_if<bool>(&view);
        return flag ? (value = *flag, true) : false;
    } else if constexpr (std::is_enum_v<T>) {
        auto const choice = text ? choice_of<T>(*text) : std::nullopt;
        return choice ? (value = *choice, true) : false;
    } else if constexpr (std::is_integral_v<T>) {
        auto const* number = std::get_if<std::int64_t>(&view);
        return number && std::in_range<T>(*number) ? (value = static_cast<T>(*number), true) : false;
    } else if constexpr (std::is_floating_point_v<T>) {
        if (auto const* whole = std::get_if<std::int64_t>(&view)) {
            return value = static_cast<T>(*whole), true;
        }
        auto const* number = std::get_if<double>(&view);
        return number ? (value = static_cast<T>(*number), true) : false;
    } else if constexpr (IdOf<T>::value) {
        return text && is_uuid(*text) ? (value.text.assign(*text), true) : false;
    } else if constexpr (std::is_same_v<T, Date>) {
        auto const date = text ? parse_date(*text) : std::nullopt;
        return date ? (value = *date, true) : false;
    } else {
        auto const instant = text ? parse_instant(*text) : std::nullopt;
        return instant ? (value = *instant, true) : false;
    }
}

template <class T>
View get_any(void const* value, Scratch& scratch) {
    auto const& typed = *static_cast<T const*>(value);
    if constexpr (OptionalOf<T>::value) {
        return typed ? get_scalar(*typed, scratch) : View{};
    } else {
        return get_scalar(typed, scratch);
    }
}

template <class T>
bool put_any(void* value, View const& view) {
    auto& typed = *static_cast<T*>(value);
    if constexpr (OptionalOf<T>::value) {
        if (std::holds_alternative<std::monostate>(view)) {
            return typed.reset(), true;
        }
        typename OptionalOf<T>::Type inner{};
        return put_scalar(inner, view) ? (typed = std::move(inner), true) : false;
    } else {
        return put_scalar(typed, view);
    }
}

template <class T>
constexpr Shape make_shape();

template <class T>
constexpr void shape_list(Shape& shape);
template <class T>
constexpr void shape_record(Shape& shape);

}  // namespace detail

/// The one shape of a type.
template <class T>
inline constexpr Shape shape_of = detail::make_shape<T>();

namespace detail {

template <class T>
constexpr void shape_list(Shape& shape) {
    using Element = typename ListOf<T>::Element;
    shape.element = &shape_of<Element>;
    shape.size = [](void const* list) { return static_cast<T const*>(list)->size(); };
    shape.at = [](void const* list, std::size_t index) -> void const* {
        return &(*static_cast<T const*>(list))[index];
    };
    shape.append = [](void* list) -> void* { return &static_cast<T*>(list)->emplace_back(); };
    shape.clear = [](void* list) { static_cast<T*>(list)->clear(); };
}

template <class T>
constexpr void shape_record(Shape& shape) {
    using Inner = typename OptionalOf<T>::Type;
    shape.record = &table<Inner>;
    if constexpr (OptionalOf<T>::value) {
        shape.inside = [](void const* value) -> void const* {
            auto const& held = *static_cast<T const*>(value);
            return held ? &*held : nullptr;
        };
        shape.emplace = [](void* value) -> void* { return &static_cast<T*>(value)->emplace(); };
        shape.clear = [](void* value) { static_cast<T*>(value)->reset(); };
    } else {
        shape.inside = [](void const* value) { return value; };
        shape.emplace = [](void* value) { return value; };
    }
}

template <class T>
constexpr Shape make_shape() {
    using Inner = typename OptionalOf<T>::Type;
    Shape shape;
    shape.kind = kind_of<Inner>();
    shape.optional = OptionalOf<T>::value;
    if constexpr (kind_of<Inner>() == Kind::list) {
        static_assert(!OptionalOf<T>::value, "a list that may be absent is an empty list");
        shape_list<T>(shape);
    } else if constexpr (kind_of<Inner>() == Kind::record) {
        shape_record<T>(shape);
    } else {
        shape.get = &get_any<T>;
        shape.put = &put_any<T>;
        if constexpr (kind_of<Inner>() == Kind::choice) {
            shape.choices = choices<Inner>;
        }
    }
    return shape;
}

}  // namespace detail
}  // namespace varn
