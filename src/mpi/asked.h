#pragma once
// What is asked on the command line: a part of what `varn analyse network` answers, by the same flags.
#include <string>
#include <vector>

#include "engine/network.h"

namespace varn::mpi {

inline constexpr std::string_view usage =
    "varn-mpi network FILE [--n2] [--monte-carlo N] [--seed S] [--horizon TIME] [--top K]";

struct Asked {
    std::string file = {};
    bool pairs = false;
    std::uint64_t scenarios = 0;
    std::uint64_t seed = 1;
    std::uint64_t top = 10;
    resilience::Minutes horizon = resilience::without_end;
};

/// Reads the words after the program's name. Errors: invalid at the flag that is unknown, has no value or a
/// bad one; at no place when the usage is to be shown.
Result<Asked> asked_by(std::vector<std::string> const& words);

}  // namespace varn::mpi
