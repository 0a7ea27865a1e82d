#pragma once
// `varn continuity measures|years|portfolio`: what the town's years cost and which measures give most, worked
// out here and now, however long it takes.
#include <optional>

#include "cli/command.h"

namespace varn::app {

// Nothing is answered for a word too many: then the usage is told. `given` begins after the word.
std::optional<ExitCode> continuity_measures(Context const& context, std::vector<std::string> const& given);
std::optional<ExitCode> continuity_years(Context const& context, std::vector<std::string> const& given);
std::optional<ExitCode> continuity_portfolio(Context const& context, std::vector<std::string> const& given);

}  // namespace varn::app
