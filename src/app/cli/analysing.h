#pragma once
// What the analyses of files share: findings as every reader of the command gets them, and what a reckoning
// cost.
#include <string>
#include <vector>

#include "cli/command.h"
#include "engine/finding.h"
#include "platform/json.h"

namespace varn::app {

/// Processor time of this process so far, in seconds; not the time of day.
double processor_seconds();

/// A finding in both languages (docs/formats/coverage.md).
struct ToldFinding {
    std::string rule;
    std::string severity;
    engine::Thing subject;
    std::vector<engine::Thing> because;
    std::string text_sv;
    std::string text_en;
};
ToldFinding told_of(engine::Finding const& finding);
json::Array to_json(std::vector<ToldFinding> const& findings);

/// Whether each finding is followed by the things it gives as its reasons.
enum class Witness { shown, left_out };
/// One line a finding in the reader's language, and how many they were.
void print(Context const& context, std::vector<ToldFinding> const& findings, Witness witness);

}  // namespace varn::app
