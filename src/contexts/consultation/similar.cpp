#include "similar.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <unordered_map>

#include "platform/search_words.h"

namespace varn::consultation {
namespace {

using Terms = std::vector<std::size_t>;  // sorted, each once

/// The words of all texts by number, fillers left out.
class Vocabulary {
public:
    explicit Vocabulary(std::vector<std::string> const& texts) {
        for (auto const& text : texts) {
            std::set<std::size_t> mine;
            for (auto const& word : search::words_of(text)) {
                if (!search::is_filler(word.folded) && search::letters_of(word.folded) > 2) {
                    mine.insert(numbers_.emplace(word.stem, numbers_.size()).first->second);
                }
            }
            terms_.emplace_back(mine.begin(), mine.end());
        }
        found_in_.resize(numbers_.size());
        for (std::size_t i = 0; i < terms_.size(); ++i) {
            for (auto const term : terms_[i]) {
                found_in_[term].push_back(i);
            }
        }
    }
    Terms const& of(std::size_t text) const { return terms_[text]; }
    std::vector<std::size_t> const& with(std::size_t term) const { return found_in_[term]; }
    double weight(std::size_t term) const {
        auto const all = static_cast<double>(terms_.size());
        return std::log(1 + all / static_cast<double>(found_in_[term].size()));
    }

private:
    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<Terms> terms_;
    std::vector<std::vector<std::size_t>> found_in_;
};

/// Sets that are joined.
class Joined {
public:
    explicit Joined(std::size_t count) : above_(count) { std::iota(above_.begin(), above_.end(), 0U); }
    std::size_t root(std::size_t at) {
        while (above_[at] != at) {
            above_[at] = above_[above_[at]];
            at = above_[at];
        }
        return at;
    }
    void join(std::size_t one, std::size_t other) {
        auto const low = std::min(root(one), root(other));
        auto const high = std::max(root(one), root(other));
        above_[high] = low;
    }

private:
    std::vector<std::size_t> above_;
};

/// What weighs on each side, and together with each earlier text.
void join_alike(Vocabulary const& words, std::size_t count, Joined& joined) {
    std::vector<double> whole(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (auto const term : words.of(i)) {
            whole[i] += words.weight(term);
        }
    }
    std::vector<double> shared(count);
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<std::size_t> met;
        for (auto const term : words.of(i)) {
            for (auto const other : words.with(term)) {
                if (other >= i) {
                    break;
                }
                if (shared[other] == 0) {
                    met.push_back(other);
                }
                shared[other] += words.weight(term);
            }
        }
        for (auto const other : met) {
            if (shared[other] >= alike_from * (whole[i] + whole[other] - shared[other])) {
                joined.join(i, other);
            }
            shared[other] = 0;
        }
    }
}

}  // namespace

std::vector<std::int64_t> clusters_of(std::vector<std::string> const& texts) {
    Vocabulary const words{texts};
    Joined joined{texts.size()};
    join_alike(words, texts.size(), joined);
    std::map<std::size_t, std::size_t> sizes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        ++sizes[joined.root(i)];
    }
    std::vector<std::pair<std::size_t, std::size_t>> order;  // size, root
    for (auto const& [root, size] : sizes) {
        if (size > 1) {
            order.emplace_back(size, root);
        }
    }
    std::stable_sort(order.begin(), order.end(),
                     [](auto const& one, auto const& other) { return one.first > other.first; });
    std::map<std::size_t, std::int64_t> numbers;
    for (auto const& [size, root] : order) {
        numbers.emplace(root, static_cast<std::int64_t>(numbers.size()) + 1);
    }
    std::vector<std::int64_t> clusters;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        auto const found = numbers.find(joined.root(i));
        clusters.push_back(found == numbers.end() ? 0 : found->second);
    }
    return clusters;
}

}  // namespace varn::consultation
