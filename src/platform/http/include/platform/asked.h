#pragma once
// Query parameters that lists and registers are asked with. Each error points at the parameter.
#include <optional>
#include <string>
#include <string_view>

#include "platform/http.h"

namespace varn::http {

/// A parameter that is a choice, nothing when it is not given; `invalid` with the text `fault` and what was
/// given, for a word that is none of them.
template <class E>
Result<std::optional<E>> choice_asked(Call const& call, std::string_view name, std::string_view fault) {
    auto const asked = call.asked(name).value_or("");
    if (asked.empty()) {
        return std::optional<E>{};
    }
    auto const choice = choice_of<E>(asked);
    if (!choice) {
        return invalid("?" + std::string{name}, std::string{fault}, {{"given", asked}});
    }
    return choice;
}

/// A parameter that is an id, empty when it is not given; `invalid` with the text `fault` for what is none.
Result<std::string> id_asked(Call const& call, std::string_view name, std::string_view fault);

/// Words to look for, empty when none are given; `invalid` with the text `fault` for more than 200 bytes.
Result<std::string> words_asked(Call const& call, std::string_view name, std::string_view fault);

}  // namespace varn::http
