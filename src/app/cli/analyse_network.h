#pragma once
// `varn analyse network`, `why` and `portfolio`: what falls with what, where a network is weakest, why, and
// what helps most.
#include "cli/command.h"

namespace varn::app {

inline constexpr std::string_view analyse_network_usage =
    "varn analyse network FILE [--n1] [--n2] [--findings] [--cut-sets L] [--simulate SCENARIO] "
    "[--monte-carlo N] [--years N] [--seed S] [--threads T] [--horizon TIME] [--top K] [--service S,...] "
    "[--max-order L] [--method automatic|truncated|exact] [--node-budget N] [--memory MEGABYTES] "
    "[--draws N] [--json]";
inline constexpr std::string_view analyse_why_usage = "varn analyse why FILE --lost A,B --service S [--json]";
inline constexpr std::string_view analyse_portfolio_usage =
    "varn analyse portfolio FILE MEASURES [--budget ORE] [--by-year | --monte-carlo N] [--years N] [--seed "
    "S] "
    "[--threads T] [--horizon TIME] [--json]";

/// `given` begins after the word `network`, `why` or `portfolio`.
ExitCode analyse_network(Context const& context, std::vector<std::string> const& given);
ExitCode analyse_why(Context const& context, std::vector<std::string> const& given);
ExitCode analyse_portfolio(Context const& context, std::vector<std::string> const& given);

}  // namespace varn::app
