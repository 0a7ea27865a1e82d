#pragma once
// How the town's documents look, as its settings say.
#include <memory>

#include "platform/config.h"
#include "platform/document_style.h"

namespace varn::app {

/// The style in a file. `not_found` when it cannot be read, `invalid` with every fault and its place in it.
Result<documents::Style> style_in(std::string const& file);
/// The style of the setting `document_style`; the one in the program without it.
Result<std::shared_ptr<documents::Style const>> document_style(config::Settings const& settings);

}  // namespace varn::app
