// db::Housekeeping and db::Alongside write without a permit, for platform's own rows; a view seen from
// elsewhere may see more than who asks. A context never touches them (ADR 0009, 0016).
#include "rules.h"

namespace house {

Findings housekeeping(House const& house) {
    Findings found;
    for (auto const& file : house.files) {
        if (!file.under("src/contexts/")) {
            continue;
        }
        for (auto const& tok : file.tokens) {
            if (tok.is("Housekeeping") || tok.is("Alongside")) {
                found.push_back(
                    {place(file, tok.line), "a context writes with a Permit, never by " + tok.text});
            }
            // A test may look as somebody who sees less.
            if (tok.is("seen_from") && !file.name().ends_with("_test.cpp")) {
                found.push_back(
                    {place(file, tok.line), "a context asks the view it is given, and makes none"});
            }
        }
    }
    return found;
}

}  // namespace house
