// The rules in turn. Each looks at the network by itself and puts what it sees into the same list.
#include "weaknesses_inside.h"

#include <array>

namespace varn::resilience {
namespace {

using engine::RuleFacts;

constexpr std::string_view texts_001[] = {"rule.res-001.text", "rule.res-001.text_one"};
constexpr std::string_view texts_002[] = {"rule.res-002.text"};
constexpr std::string_view texts_003[] = {"rule.res-003.text", "rule.res-003.text_no_breaker"};
constexpr std::string_view texts_004[] = {"rule.res-004.text"};
constexpr std::string_view texts_005[] = {"rule.res-005.text"};
constexpr std::string_view texts_006[] = {"rule.res-006.text"};

constexpr std::string_view texts_007[] = {"rule.res-007.text", "rule.res-007.text_no_breaker"};

constexpr std::array<RuleFacts, 7> catalogue{{
    {"RES-001", engine::Severity::warning, "rule.res-001.title", "rule.res-001.cure", texts_001},
    {"RES-002", engine::Severity::info, "rule.res-002.title", "rule.res-002.cure", texts_002},
    {"RES-003", engine::Severity::error, "rule.res-003.title", "rule.res-003.cure", texts_003},
    {"RES-004", engine::Severity::warning, "rule.res-004.title", "rule.res-004.cure", texts_004},
    {"RES-005", engine::Severity::error, "rule.res-005.title", "rule.res-005.cure", texts_005},
    {"RES-006", engine::Severity::error, "rule.res-006.title", "rule.res-006.cure", texts_006},
    {"RES-007", engine::Severity::warning, "rule.res-007.title", "rule.res-007.cure", texts_007},
}};

}  // namespace

std::span<RuleFacts const> weakness_rules() {
    return catalogue;
}

std::string in_words(Minutes minutes) {
    constexpr Minutes hour = 60;
    constexpr Minutes day = 24 * hour;
    std::string words;
    auto const add = [&](Minutes amount, std::string_view unit) {
        if (amount > 0) {
            words += (words.empty() ? "" : " ") + std::to_string(amount) + " " + std::string{unit};
        }
    };
    add(minutes / day, "d");
    add(minutes % day / hour, "h");
    add(minutes % hour, "min");
    return words.empty() ? "0 min" : words;
}

Result<std::vector<engine::Finding>> weaknesses(Network const& network, WeaknessQuestion const& question,
                                                Watch const& watch) {
    std::vector<engine::Finding> found;
    Graph const graph{network};
    Search search{network, graph, question, found, watch};
    TRY(losses, PairLosses::prepare(graph, PairLosses::most_kept, watch));
    CHECK(find_single_losses(search));
    CHECK(find_pairs(search, losses));
    CHECK(find_rings(search));
    CHECK(find_shared_causes(search, losses));
    CHECK(find_outages(search));
    engine::sort(found);
    return found;
}

}  // namespace varn::resilience
