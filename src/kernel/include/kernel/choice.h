#pragma once
// Enumerations that know their own names. `choices<Status>` is read from the enumerators at compile time, so
// a name is written once and is the same in C++, in the database, in JSON and on the wire. A choice type is
// an `enum class` whose enumerators run from 0 without gaps, at most 32 of them.
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>

namespace varn {

template <class T>
concept Choice = std::is_enum_v<T>;

namespace detail {

template <auto Value>
constexpr std::string_view enumerator_name() {
    std::string_view const text = __PRETTY_FUNCTION__;
    auto end = text.find(';');
    if (end == std::string_view::npos) {
        end = text.rfind(']');
    }
    auto const equals = text.find("Value = ");
    auto const name = text.substr(equals + 8, end - equals - 8);
    if (name.front() == '(') {
        return {};  // a number, not an enumerator
    }
    auto const colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

constexpr std::size_t choice_max = 32;

template <Choice E, std::size_t... I>
constexpr std::size_t count_choices(std::index_sequence<I...>) {
    std::size_t count = 0;
    bool open = true;
    ((open = open && !enumerator_name<static_cast<E>(I)>().empty(), count += open ? 1U : 0U), ...);
    return count;
}

template <Choice E, std::size_t... I>
constexpr auto list_choices(std::index_sequence<I...>) {
    return std::array<std::string_view, sizeof...(I)>{enumerator_name<static_cast<E>(I)>()...};
}

}  // namespace detail

/// The names of an enumeration, in order.
template <Choice E>
inline constexpr auto choices = detail::list_choices<E>(
    std::make_index_sequence<detail::count_choices<E>(std::make_index_sequence<detail::choice_max>{})>{});

/// The name of one enumerator.
template <Choice E>
constexpr std::string_view name_of(E value) {
    auto const index = static_cast<std::size_t>(value);
    return index < choices<E>.size() ? choices<E>[index] : std::string_view{};
}

/// The enumerator of that name.
template <Choice E>
constexpr std::optional<E> choice_of(std::string_view name) {
    for (std::size_t i = 0; i < choices<E>.size(); ++i) {
        if (choices<E>[i] == name) {
            return static_cast<E>(i);
        }
    }
    return std::nullopt;
}

}  // namespace varn
