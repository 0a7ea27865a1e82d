// Every text key that is used exists, and every key that exists is used.
#include <algorithm>

#include "rules.h"
#include "texts.h"

namespace house {
namespace {

struct Uses {
    std::map<std::string, std::string> needed;  // key → where; these must exist
    std::set<std::string> spoken;               // every literal: a key among them is used
    std::set<std::string> beginnings;           // "unit.type." + …: every key that begins so is used
};

bool is_key(std::string_view text) {
    return text.find('.') != std::string_view::npos && text.front() != '.' && text.back() != '.' &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.-") == std::string_view::npos;
}

// The second argument of the call or brace that opens at `at`, when it is a text.
Tok const* second_argument(std::vector<Tok> const& tokens, std::size_t at) {
    int depth = 0;
    for (; at < tokens.size(); ++at) {
        auto const& tok = tokens[at];
        if (tok.is("(") || tok.is("{") || tok.is("[")) {
            ++depth;
        } else if (tok.is(")") || tok.is("}") || tok.is("]")) {
            if (--depth == 0) {
                return nullptr;
            }
        } else if (tok.is(",") && depth == 1) {
            bool const text = at + 1 < tokens.size() && tokens[at + 1].kind == Token::text;
            return text ? &tokens[at + 1] : nullptr;
        }
    }
    return nullptr;
}

Tok const* needed_at(std::vector<Tok> const& tokens, std::size_t i, bool cpp) {
    auto const text_at = [&](std::size_t at) {
        return at < tokens.size() && tokens[at].kind == Token::text && !tokens[at].open ? &tokens[at]
                                                                                        : nullptr;
    };
    auto const next_is = [&](std::string_view what) {
        return i + 1 < tokens.size() && tokens[i + 1].is(what);
    };
    if (!cpp) {
        return (tokens[i].is("t") || tokens[i].is("say")) && next_is("(") ? text_at(i + 2) : nullptr;
    }
    if (tokens[i].is("label") && next_is("=")) {
        return text_at(i + 2);
    }
    if ((tokens[i].is("invalid") && next_is("(")) || (tokens[i].is("Problem") && next_is("{"))) {
        return second_argument(tokens, i + 1);
    }
    bool const code =
        tokens[i].is("ErrorCode") && next_is(":") && i + 4 < tokens.size() && tokens[i + 4].is(",");
    return code ? text_at(i + 5) : nullptr;
}

void gather(Source const& file, Uses& uses) {
    auto const& tokens = file.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const* needed = needed_at(tokens, i, file.is_cpp());
        if (needed != nullptr && is_key(needed->text)) {
            uses.needed.try_emplace(needed->text, place(file, needed->line));
        }
        if (tokens[i].is("says") && i + 2 < tokens.size() && tokens[i + 2].kind == Token::text) {
            uses.needed.try_emplace("operation." + tokens[i + 2].text, place(file, tokens[i].line));
        }
        if (tokens[i].kind != Token::text) {
            continue;
        }
        uses.spoken.insert(tokens[i].text);
        auto const beginning = tokens[i].text.substr(0, tokens[i].text.find('\1'));
        // Operations are named by their routes alone, so that a key without a route is found.
        if (beginning.size() > 1 && beginning.ends_with('.') && beginning != "operation.") {
            uses.beginnings.insert(beginning);
        }
    }
}

// `rows.one` and `rows.other` are two forms of the one text `rows`.
std::string without_form(std::string const& key) {
    for (std::string_view const form : {".one", ".other"}) {
        if (key.ends_with(form)) {
            return key.substr(0, key.size() - form.size());
        }
    }
    return key;
}

bool is_used(Uses const& uses, std::string const& key) {
    return uses.needed.contains(key) || uses.spoken.contains(key) ||
           std::any_of(uses.beginnings.begin(), uses.beginnings.end(),
                       [&](auto const& beginning) { return key.starts_with(beginning); });
}

}  // namespace

Findings text_keys(House const& house) {
    Uses uses;
    for (auto const& file : house.files) {
        bool const code =
            (file.under("src/") && file.is_cpp()) || (file.under("web/src/") && file.is_script());
        if (code && !is_for_tests(house, file)) {
            gather(file, uses);
        }
    }
    Findings found;
    Findings other;  // the files' own faults belong to text_languages
    auto const swedish = texts(house, "sv", other);
    for (auto const& [key, where] : uses.needed) {
        if (!swedish.contains(key) && !swedish.contains(key + ".other")) {
            found.push_back({where, "the text " + key + " is used but does not exist"});
        }
    }
    for (auto const& [key, text] : swedish) {
        if (!is_used(uses, key) && !is_used(uses, without_form(key))) {
            found.push_back({place(*text.file, text.line), "the text " + key + " is used nowhere"});
        }
    }
    return found;
}

}  // namespace house
