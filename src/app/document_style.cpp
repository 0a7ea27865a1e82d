#include "document_style.h"

#include <filesystem>
#include <fstream>

#include "report/api.h"

namespace varn::app {

Result<documents::Style> style_in(std::string const& file) {
    std::error_code failed;
    std::ifstream in{file, std::ios::binary};
    if (std::filesystem::is_directory(file, failed) || !in) {
        return Error{ErrorCode::not_found, "app.no_style_file", {{"file", file}}, {}, {}};
    }
    std::string text(documents::style_bytes_max + 1, '\0');  // one more is refused by the reading
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return documents::read_style(text, file, report::headings());
}

Result<std::shared_ptr<documents::Style const>> document_style(config::Settings const& settings) {
    if (!settings.document_style) {
        return std::make_shared<documents::Style const>(documents::default_style());
    }
    TRY(style, style_in(*settings.document_style));
    return std::make_shared<documents::Style const>(std::move(style));
}

}  // namespace varn::app
