#pragma once
// The functions of a C++ file, found by counting braces.
#include "source.h"

namespace house {

struct Function {
    std::string name;
    std::size_t line;   // where it begins
    std::size_t lines;  // of its body, with both braces; 0 for a declaration
    bool in_type;       // a member declared inside its class
};

/// Every function defined or declared at namespace or class level.
std::vector<Function> functions_of(std::vector<Tok> const& tokens);

}  // namespace house
