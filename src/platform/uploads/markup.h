#pragma once
// The XML parts of office documents. Inside platform/uploads only.
#include <string_view>

#include "kinds.h"
#include "platform/interchange.h"

namespace varn::uploads {

/// The part of a name behind its prefix: a prefix is anybody's choice.
std::string_view local_name(std::string_view name);

/// The value of the attribute of this local name, or nothing.
std::string const* find_local(interchange::Element const& element, std::string_view name);

/// A part that nobody here need understand: UTF-8, and no document type that could declare entities or fetch
/// them.
Result<Done> must_be_plain_markup(std::string_view part);

/// A part as elements, under bounds. `invalid` with a text of this folder.
Result<interchange::Document> read_markup(std::string_view part);

/// An address that a reader clicks and sees: https, http or mailto, a telephone number, or a place in the
/// document.
bool is_plain_address(std::string_view target);

/// An address that leads nowhere but into the package.
bool is_inner_address(std::string_view target);

}  // namespace varn::uploads
