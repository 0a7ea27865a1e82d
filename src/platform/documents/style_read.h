#pragma once
// A file of style laid over a style.
#include <span>
#include <string_view>

#include "platform/document_style.h"

namespace varn::documents {

/// Changes what the file says and looks the whole over: bounds, fonts, contrast, logo, names of headings.
Result<Done> lay_over(Style& style, std::string_view yaml, std::string_view name,
                      std::span<std::string_view const> headings);

}  // namespace varn::documents
