#include "platform/asked.h"

namespace varn::http {
namespace {
constexpr std::size_t words_max = 200;
}

Result<std::string> id_asked(Call const& call, std::string_view name, std::string_view fault) {
    auto const asked = call.asked(name).value_or("");
    if (!asked.empty() && !is_uuid(asked)) {
        return invalid("?" + std::string{name}, std::string{fault});
    }
    return asked;
}

Result<std::string> words_asked(Call const& call, std::string_view name, std::string_view fault) {
    auto const asked = call.asked(name).value_or("");
    if (asked.size() > words_max) {
        return invalid("?" + std::string{name}, std::string{fault}, {{"maximum", std::to_string(words_max)}});
    }
    return asked;
}

}  // namespace varn::http
