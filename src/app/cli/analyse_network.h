#pragma once
// `varn analyse network` and `varn analyse why`: what falls with what, where a network is weakest, and why.
#include "cli/command.h"

namespace varn::app {

inline constexpr std::string_view analyse_network_usage =
    "varn analyse network FILE [--n1] [--n2] [--findings] [--monte-carlo N] [--seed S] [--threads T] "
    "[--horizon TIME] "
    "[--top K] [--json]";
inline constexpr std::string_view analyse_why_usage = "varn analyse why FILE --lost A,B --service S [--json]";

/// `given` begins after the word `network` or `why`.
ExitCode analyse_network(Context const& context, std::vector<std::string> const& given);
ExitCode analyse_why(Context const& context, std::vector<std::string> const& given);

}  // namespace varn::app
