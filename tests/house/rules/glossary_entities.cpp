// Each entity stands in docs/glossary.md by its code name, so that the trade's word and ours are one.
#include <algorithm>

#include "rules.h"

namespace house {

Findings glossary_entities(House const& house) {
    std::set<std::string> known;
    for (auto const& term : glossary(house)) {
        for (auto const& name : term.names) {
            std::string snake;
            for (auto const& word : words_of(name)) {
                snake += (snake.empty() ? "" : "_") + word;
            }
            known.insert(snake);
        }
    }
    auto const owners = tables(house);
    Findings found;
    for (auto const& file : house.files) {
        bool const door = file.under("src/contexts/") && file.path.find("/include/") != std::string::npos;
        for (std::size_t i = 0; door && i < file.tokens.size(); ++i) {
            if (!file.tokens[i].is("entity")) {
                continue;
            }
            auto at = i + 1;
            while (at < file.tokens.size() && file.tokens[at].kind != Token::text &&
                   !file.tokens[at].is(";")) {
                ++at;
            }
            bool const named = at < file.tokens.size() && file.tokens[at].kind == Token::text;
            if (named && owners.contains(file.tokens[at].text) && !known.contains(file.tokens[at].text)) {
                found.push_back({place(file, file.tokens[at].line),
                                 "the entity " + file.tokens[at].text + " has no line in docs/glossary.md"});
            }
        }
    }
    auto const* text = house.find("docs/glossary.md");
    std::size_t number = 0;
    for (auto const line : lines_of(text_of(text))) {
        ++number;
        if (line.starts_with('|') && split(line, '|').size() != 5) {
            found.push_back(
                {place(*text, number), "a line has five cells: term, code name, definition, avoid, source"});
        }
    }
    return found;
}

}  // namespace house
