#pragma once
// What every analysis of the engine answers with: findings, each with the witness that lets a person check
// it. A finding holds no sentence. It names a text and fills its braces, so page, API and command say the
// same thing.
#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace varn::engine {

/// How much a finding weighs: worth knowing, ought to be seen to, or a duty that is not met.
enum class Severity { info, warning, error };

/// Something a finding points at: a thing of the town (`goal`, `unit`) under its key, or a plain fact about
/// one (`valid_to`, id `2023-12-31`). `text` is what people call it; for a fact it repeats the id.
struct Thing {
    std::string kind = {};
    std::string id = {};
    std::string text = {};
    auto operator<=>(Thing const&) const = default;
};

/// One thing an analysis found. `because` is the witness: facts only, in an order that can be followed, and
/// never today's date. Within one answer, rule and subject together occur once.
struct Finding {
    std::string rule = {};  // stable: COV-001
    Severity severity{};
    Thing subject = {};
    std::vector<Thing> because = {};
    std::string text = {};  // text key; one rule may have several ways of saying it
    Params params = {};     // fills the braces of that text
    bool operator==(Finding const&) const = default;
};

/// What is always true of a rule, whatever it finds. All keys are text keys.
struct RuleFacts {
    std::string_view id;
    Severity severity{};
    std::string_view title;
    std::string_view cure;
    std::span<std::string_view const> texts;  // every key a finding of this rule may carry
};

/// Puts findings in the one order there is: by rule, then by subject. The order of the input never shows.
void sort(std::vector<Finding>& findings);

/// Fills `{name}` in a text with the parameter of that name. A brace that names no parameter is left as it
/// stands.
std::string render(Finding const& finding, std::string_view text);

/// One line for fixtures and logs: `COV-001 warning focus_area:olyckor because edition:sp goal:G1`.
std::string to_line(Finding const& finding);

}  // namespace varn::engine
