// db::Housekeeping and db::Alongside write without a permit, for platform's own rows. A context never touches
// it (ADR 0009).
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
        }
    }
    return found;
}

}  // namespace house
