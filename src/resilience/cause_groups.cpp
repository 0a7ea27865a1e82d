#include "cause_groups.h"

#include <cmath>

namespace varn::resilience {
namespace {

constexpr std::size_t most_members = 10;

/// C(n, k), exact for what is allowed here.
double choose(std::size_t n, std::size_t k) {
    double ways = 1.0;
    for (std::size_t i = 1; i <= k; ++i) {
        ways = ways * static_cast<double>(n - k + i) / static_cast<double>(i);
    }
    return std::round(ways);
}

/// `factor` by level; level 1 only for alpha and phi.
std::vector<double> sizes(std::string_view model, double q, std::vector<double> const& factor,
                          std::size_t n) {
    std::vector<double> of_size(n + 1, 0.0);
    if (model == "beta-factor") {
        of_size[1] = (1.0 - factor[n]) * q;
        of_size[n] = factor[n] * q;
        return of_size;
    }
    double weighted = 0.0;
    for (std::size_t k = 1; k <= n; ++k) {
        weighted += static_cast<double>(k) * factor[k];
    }
    double chain = 1.0;
    for (std::size_t k = 1; k <= n; ++k) {
        auto const shares = choose(n - 1, k - 1);  // the sets of k that a member is in
        if (model == "MGL") {
            chain *= k == 1 ? 1.0 : factor[k];
            of_size[k] = chain * (k == n ? 1.0 : 1.0 - factor[k + 1]) * q / shares;
        } else if (model == "alpha-factor") {
            of_size[k] = static_cast<double>(k) * factor[k] / weighted * q / shares;
        } else {
            of_size[k] = factor[k] * q;
        }
    }
    return of_size;
}

class GroupReader {
public:
    GroupReader(interchange::Document const& document, std::uint32_t at, Expressions& expressions,
                ModelFaults& faults)
        : document_(document), element_(document[at]), expressions_(expressions), faults_(faults) {}

    std::optional<CauseGroup> read() {
        auto const* const model = element_.find("model");
        auto const* const name = element_.find("name");
        if (model == nullptr || name == nullptr ||
            (*model != "beta-factor" && *model != "MGL" && *model != "alpha-factor" &&
             *model != "phi-factor")) {
            return refuse("open_psa.group_model");
        }
        group_.name = *name;
        for (auto const child : element_.children) {
            take(child);
        }
        auto const n = group_.members.size();
        if (n < 2 || n > most_members) {
            return refuse("open_psa.group_members");
        }
        bool const from_one = *model == "alpha-factor" || *model == "phi-factor";
        std::vector<double> factor(n + 1, -1.0);
        if (!distribution_ || !place_factors(factor, *model == "beta-factor" ? n : from_one ? 1 : 2)) {
            return refuse("open_psa.group_factors");
        }
        group_.of_size = sizes(*model, *distribution_, factor, n);
        for (auto const p : group_.of_size) {
            if (!(p >= 0.0 && p <= 1.0)) {
                return refuse("open_psa.group_factors");
            }
        }
        return std::move(group_);
    }

private:
    std::optional<CauseGroup> refuse(char const* key) {
        faults_.note(element_, key, {{"max", std::to_string(most_members)}});
        return std::nullopt;
    }

    void take(std::uint32_t at) {
        auto const& child = document_[at];
        if (child.name == "members") {
            for (auto const member : child.children) {
                auto const* const name = document_[member].find("name");
                if (document_[member].name != "basic-event" || name == nullptr) {
                    faults_.unsupported(document_[member]);
                } else {
                    group_.members.push_back(*name);
                }
            }
        } else if (child.name == "distribution") {
            distribution_ = expressions_.within(at);
        } else if (child.name == "factor") {
            take_factor(at);
        } else if (child.name == "factors") {
            for (auto const inner : child.children) {
                take_factor(inner);
            }
        } else if (!is_remark(child)) {
            faults_.unsupported(child);
        }
    }
    void take_factor(std::uint32_t at) {
        if (document_[at].name != "factor") {
            return faults_.unsupported(document_[at]);
        }
        auto const* const level = document_[at].find("level");
        bool const is_level = level != nullptr && level->size() <= 2 &&
                              level->find_first_not_of("0123456789") == level->npos && !level->empty();
        factors_.emplace_back(is_level ? std::stoul(*level) : 0, expressions_.within(at).value_or(-1.0));
    }
    /// Every level from the first to the last once; a single factor needs no level.
    bool place_factors(std::vector<double>& factor, std::size_t first) const {
        auto const n = factor.size() - 1;
        if (factors_.size() != n - first + 1) {
            return false;
        }
        for (auto const& [level, value] : factors_) {
            auto const at = level == 0 && factors_.size() == 1 ? n : level;
            if (at < first || at > n || factor[at] != -1.0 || !(value >= 0.0 && value <= 1.0)) {
                return false;
            }
            factor[at] = value;
        }
        for (std::size_t k = 0; k < first; ++k) {
            factor[k] = 0.0;
        }
        return true;
    }

    interchange::Document const& document_;
    interchange::Element const& element_;
    Expressions& expressions_;
    ModelFaults& faults_;
    CauseGroup group_;
    std::optional<double> distribution_;
    std::vector<std::pair<std::size_t, double>> factors_;
};

}  // namespace

std::optional<CauseGroup> read_cause_group(interchange::Document const& document, std::uint32_t element,
                                           Expressions& expressions, ModelFaults& faults) {
    return GroupReader{document, element, expressions, faults}.read();
}

}  // namespace varn::resilience
