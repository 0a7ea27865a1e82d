// The catalogue. A rule keeps its id for ever; one that is withdrawn leaves a hole.
#include <array>

#include "coverage_view.h"

namespace varn::coverage {
namespace {

using engine::RuleFacts;
using engine::Severity;
using Texts = std::string_view;

constexpr Texts texts_001[] = {"rule.cov-001.text"};
constexpr Texts texts_002[] = {"rule.cov-002.text"};
constexpr Texts texts_003[] = {"rule.cov-003.text"};
constexpr Texts texts_004[] = {"rule.cov-004.text"};
constexpr Texts texts_005[] = {"rule.cov-005.text"};
constexpr Texts texts_006[] = {"rule.cov-006.text"};
constexpr Texts texts_007[] = {"rule.cov-007.text", "rule.cov-007.text_not_received"};
constexpr Texts texts_008[] = {"rule.cov-008.text", "rule.cov-008.text_in_preparation"};
constexpr Texts texts_009[] = {"rule.cov-009.text"};
constexpr Texts texts_010[] = {"rule.cov-010.text", "rule.cov-010.text_not_adopted"};
constexpr Texts texts_011[] = {"rule.cov-011.text"};
constexpr Texts texts_012[] = {"rule.cov-012.text"};
constexpr Texts texts_013[] = {"rule.cov-013.text", "rule.cov-013.text_never", "rule.cov-013.text_mandate"};
constexpr Texts texts_014[] = {"rule.cov-014.text_societal_disturbance",
                               "rule.cov-014.text_everyday_accident", "rule.cov-014.text_antagonistic",
                               "rule.cov-014.text_personal_safety"};
constexpr Texts texts_015[] = {"rule.cov-015.text"};
constexpr Texts texts_016[] = {"rule.cov-016.text"};
constexpr Texts texts_017[] = {"rule.cov-017.text"};

constexpr std::array<RuleFacts, 17> catalogue{{
    {"COV-001", Severity::warning, "rule.cov-001.title", "rule.cov-001.cure", texts_001},
    {"COV-002", Severity::warning, "rule.cov-002.title", "rule.cov-002.cure", texts_002},
    {"COV-003", Severity::warning, "rule.cov-003.title", "rule.cov-003.cure", texts_003},
    {"COV-004", Severity::error, "rule.cov-004.title", "rule.cov-004.cure", texts_004},
    {"COV-005", Severity::warning, "rule.cov-005.title", "rule.cov-005.cure", texts_005},
    {"COV-006", Severity::warning, "rule.cov-006.title", "rule.cov-006.cure", texts_006},
    {"COV-007", Severity::error, "rule.cov-007.title", "rule.cov-007.cure", texts_007},
    {"COV-008", Severity::error, "rule.cov-008.title", "rule.cov-008.cure", texts_008},
    {"COV-009", Severity::warning, "rule.cov-009.title", "rule.cov-009.cure", texts_009},
    {"COV-010", Severity::warning, "rule.cov-010.title", "rule.cov-010.cure", texts_010},
    {"COV-011", Severity::warning, "rule.cov-011.title", "rule.cov-011.cure", texts_011},
    {"COV-012", Severity::warning, "rule.cov-012.title", "rule.cov-012.cure", texts_012},
    {"COV-013", Severity::error, "rule.cov-013.title", "rule.cov-013.cure", texts_013},
    {"COV-014", Severity::info, "rule.cov-014.title", "rule.cov-014.cure", texts_014},
    {"COV-015", Severity::info, "rule.cov-015.title", "rule.cov-015.cure", texts_015},
    {"COV-016", Severity::info, "rule.cov-016.title", "rule.cov-016.cure", texts_016},
    {"COV-017", Severity::info, "rule.cov-017.title", "rule.cov-017.cure", texts_017},
}};

}  // namespace

std::span<RuleFacts const> rules() {
    return catalogue;
}

}  // namespace varn::coverage
