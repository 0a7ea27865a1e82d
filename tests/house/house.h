#pragma once
// The house test: what a compiler cannot see of the house, as plain rules over text. Each rule is one file in
// rules/, and has at least one committed bad house in bad/ that it must find, and no other rule may.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source.h"

namespace house {

/// A tree to be judged. `base` is the real house, which lends a bad house what it does not bring itself.
struct House {
    std::vector<Source> files;  // sorted by path
    House const* base = nullptr;

    Source const* find(std::string_view path) const;
    /// The file here, or in the real house.
    Source const* lent(std::string_view path) const;
    bool has_folder(std::string_view folder) const;
    /// The contexts that have a folder, by name.
    std::set<std::string> contexts() const;
};

struct Broken {
    std::string place;  // path, or path:line
    std::string what;   // what is wrong and how it is cured
};
using Findings = std::vector<Broken>;

struct Rule {
    std::string_view name;
    Findings (*check)(House const&);
};
/// Every rule of the house, by name.
std::vector<Rule> const& rules();

/// One room of house.map and the rooms it is granted.
struct Room {
    std::string name;
    std::vector<std::string> granted;
    std::size_t line;
};
std::vector<Room> read_map(House const& house);
/// The room a file belongs to ("programme", "platform", …), of src/ and of web/src/contexts/; empty outside.
std::string room_of(std::string_view path);

/// The text of a file that may be missing.
std::string_view text_of(Source const* source);

std::string place(Source const& source, std::size_t line);

/// A list of known exceptions, tests/house/exceptions/<rule>.txt: a place, and for sizes how much it may be.
/// It can only shrink: an entry that is no longer needed, or larger than needed, is itself a finding.
std::map<std::string, std::size_t> exceptions(House const& house, std::string_view rule);
/// Compares sizes with a limit and the exceptions of a rule.
Findings within(House const& house, std::string_view rule, std::map<std::string, std::size_t> const& sizes,
                std::size_t limit);

/// True for a test, and for a header that tests and benchmarks alone include.
bool is_for_tests(House const& house, Source const& file);

/// Tables that migrations create, and the room that owns each.
std::map<std::string, std::string> tables(House const& house);

/// The rows of glossary.md's tables: code names and words to avoid.
struct Term {
    std::vector<std::string> names;
    std::vector<std::string> avoid;
    std::size_t line;
};
std::vector<Term> glossary(House const& house);

}  // namespace house
