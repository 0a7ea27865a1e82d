#pragma once
// `varn analyse faulttree`.
#include "cli/command.h"

namespace varn::app {

inline constexpr std::string_view fault_tree_usage =
    "varn analyse faulttree MODEL.xml [--max-order N] [--node-budget N] [--memory MEGABYTES] "
    "[--method automatic|exact|truncated] [--top N] [--top-gate NAME] [--json]";

/// Analyses a fault tree in a file; `words` are those after `faulttree`.
ExitCode analyse_fault_tree(Context const& context, std::vector<std::string> const& words);

}  // namespace varn::app
