#pragma once
// One description per entity, beside its struct. Everything mechanical follows from it: columns, JSON,
// OpenAPI, audit differences, export headings, form hints. A field that is forgotten does not compile.
//
//     template <> struct varn::Describe<risk::Risk> {
//         using R = risk::Risk;
//         static constexpr auto value = entity<R>("risk",
//             field<&R::id>   ({.label = "common.id", .fixed = true, .server_set = true}),
//             field<&R::title>({.label = "risk.title", .example = "Elavbrott i tunnel"}));
//     };
//
// The name of a field is read from its member pointer. The templates stop at the table: readers and writers
// loop at run time over `table<T>()`, so they are compiled once, not once per entity.
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include "kernel/shape.h"

namespace varn {

/// Who may see a value. Difference logs and open extracts mask everything above `open`.
enum class Secrecy { open, internal, secret };

/// What the type of a field cannot say.
struct FieldFacts {
    std::string_view label = {};    // text key, never a text
    std::string_view example = {};  // shown in OpenAPI and in empty forms
    Secrecy secrecy = Secrecy::open;
    bool fixed = false;       // set at creation, never changed
    bool server_set = false;  // never read from input (id, version, time of registration)
    bool owner_unit = false;  // the unit whose permit a write of this row needs
    bool key = false;         // must be a key (kernel/id.h)
    bool mention = false;     // an id without which the row stands: masked when what it names is concealed
    bool ends_in_id = false;  // a text whose last 36 characters are the id of what the row is about
    int length_min = 0;       // characters, for text; elements, for lists
    int length_max = 200;
    long long number_min = 0;  // for integers
    long long number_max = 1'000'000'000'000;
};

/// One field of a described type.
struct Column {
    std::string_view name;
    FieldFacts facts;
    Shape const* shape;
    void* (*in)(void*);  // the field inside an object

    void const* of(void const* object) const { return in(const_cast<void*>(object)); }
};

/// A described type at run time. `name` is the table of an entity and the schema name of a record.
struct Table {
    std::string_view name;
    std::span<Column const> columns;

    /// The column of that name, or nothing.
    Column const* find(std::string_view column) const {
        auto const hit =
            std::find_if(columns.begin(), columns.end(), [&](auto const& c) { return c.name == column; });
        return hit == columns.end() ? nullptr : &*hit;
    }
};

namespace detail {

template <auto Member>
constexpr std::string_view member_name() {
    std::string_view const text = __PRETTY_FUNCTION__;
    auto end = text.find(';');
    if (end == std::string_view::npos) {
        end = text.rfind(']');
    }
    auto const begin = text.rfind(':', end) + 1;
    while (end > begin && (text[end - 1] == ')' || text[end - 1] == ']')) {
        --end;
    }
    return text.substr(begin, end - begin);
}

struct Anything {
    template <class T>
    operator T() const;
};

template <class T, class... A>
constexpr std::size_t arity() {
    if constexpr (requires { T{A{}..., Anything{}}; }) {
        return arity<T, A..., Anything>();
    } else {
        return sizeof...(A);
    }
}

template <class>
struct MemberOf;
template <class C, class T>
struct MemberOf<T C::*> {
    using Class = C;
    using Type = T;
};

}  // namespace detail

/// Describes the field that `Member` points at.
template <auto Member>
constexpr Column field(FieldFacts facts) {
    using Of = detail::MemberOf<decltype(Member)>;
    return {detail::member_name<Member>(), facts, &shape_of<typename Of::Type>,
            [](void* object) -> void* { return &(static_cast<typename Of::Class*>(object)->*Member); }};
}

/// The description of `T`: its table or schema name and every field, in the order of columns.
template <class T, std::size_t Count>
struct Description {
    std::string_view name;
    std::array<Column, Count> columns;
};

template <class T, class... Columns>
constexpr Description<T, sizeof...(Columns)> entity(std::string_view name, Columns... columns) {
    static_assert(sizeof...(Columns) == detail::arity<T>(), "every field of the entity must be described");
    return {name, {columns...}};
}

/// The run-time table of a described type.
template <class T>
Table const& table() {
    static constexpr Table value{Describe<T>::value.name, Describe<T>::value.columns};
    return value;
}

}  // namespace varn
