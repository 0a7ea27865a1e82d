#include "platform/scalar_text.h"

#include "platform/json.h"

namespace varn::json {

std::optional<std::string> scalar_text(Column const& column, void const* object) {
    Scratch scratch;
    auto const view = column.shape->get(column.of(object), scratch);
    if (auto const* text = std::get_if<std::string_view>(&view)) {
        return std::string{*text};
    }
    if (auto const* flag = std::get_if<bool>(&view)) {
        return *flag ? "true" : "false";
    }
    std::string out;
    if (auto const* whole = std::get_if<std::int64_t>(&view)) {
        append_number(out, *whole);
        return out;
    }
    if (auto const* real = std::get_if<double>(&view)) {
        append_number(out, *real);
        return out;
    }
    return std::nullopt;
}

}  // namespace varn::json
