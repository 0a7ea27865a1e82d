#pragma once
// Why a choice of measures has each of its measures, in words and as JSON.
#include <string>
#include <vector>

#include "cli/command.h"
#include "engine/portfolio.h"
#include "platform/json.h"
#include "resilience/measures_file.h"

namespace varn::app {

/// One measure of a choice, and what would be lost again without it.
struct ChosenMeasure {
    std::size_t measure = 0;
    double saved = 0.0;  // by it alone, given the others
    struct Share {
        resilience::Index of = 0;
        double saved = 0.0;
    };
    struct Service {
        resilience::Index service = 0;
        double saved = 0.0;
        std::vector<Share> from = {};  // nodes that were lost, most first
    };
    std::vector<Service> services = {};  // most first
};

/// Each measure of the choice, in the order of the file.
std::vector<ChosenMeasure> explained(resilience::MeasureSet chosen, std::size_t measures,
                                     resilience::Savings const& savings, resilience::Reasons const& reasons);

/// "Batterier i masterna, 250 000 kr: sparar 0,12 …" in a language.
std::string in_words(ChosenMeasure const& one, resilience::Network const& network,
                     resilience::MeasureList const& list, std::string_view language);
json::Value to_json(ChosenMeasure const& one, resilience::Network const& network,
                    resilience::MeasureList const& list);

/// Three digits that count, with the comma of the language.
std::string amount_in(double amount, std::string_view language);
/// Whole kronor of an amount in öre, in groups of three digits.
std::string kronor_of(std::int64_t ore);

}  // namespace varn::app
