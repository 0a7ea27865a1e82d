#include "texts.h"

namespace house {

std::map<std::string, Text> texts(House const& house, std::string_view language, Findings& found) {
    std::string const end = "/texts/" + std::string{language} + ".json";
    std::map<std::string, Text> all;
    for (auto const& file : house.files) {
        if (!file.path.ends_with(end) || (!file.under("src/") && !file.under("web/src/"))) {
            continue;
        }
        auto const& tokens = file.tokens;
        for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
            if (tokens[i].kind != Token::text || !tokens[i + 1].is(":")) {
                continue;
            }
            if (tokens[i + 2].kind != Token::text) {
                found.push_back(
                    {place(file, tokens[i].line), tokens[i].text + " is no text: the file is flat"});
                continue;
            }
            auto const [other, fresh] =
                all.try_emplace(tokens[i].text, Text{tokens[i + 2].text, &file, tokens[i].line});
            if (!fresh) {
                found.push_back(
                    {place(file, tokens[i].line),
                     tokens[i].text + " stands also in " + place(*other->second.file, other->second.line)});
            }
        }
    }
    return all;
}

}  // namespace house
