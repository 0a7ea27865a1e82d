// A word that the glossary tells us to avoid is no identifier: not in C++, not in SQL, not in the web.
#include <algorithm>

#include "rules.h"

namespace house {
namespace {

bool holds(std::vector<std::string> const& words, std::vector<std::string> const& avoided) {
    return !avoided.empty() &&
           std::search(words.begin(), words.end(), avoided.begin(), avoided.end()) != words.end();
}

}  // namespace

Findings avoided_words(House const& house) {
    std::vector<std::pair<std::string, std::vector<std::string>>> avoided;
    for (auto const& term : glossary(house)) {
        for (auto const& word : term.avoid) {
            avoided.emplace_back(word, words_of(word));
        }
    }
    Findings found;
    for (auto const& file : house.files) {
        if (!file.under("src/") && !file.under("web/src/")) {
            continue;
        }
        for (auto const& tok : file.tokens) {
            if (tok.kind != Token::word) {
                continue;
            }
            auto const words = words_of(tok.text);
            for (auto const& [name, parts] : avoided) {
                if (holds(words, parts)) {
                    found.push_back(
                        {place(file, tok.line), tok.text + ": the glossary says to avoid " + name});
                }
            }
        }
    }
    return found;
}

}  // namespace house
