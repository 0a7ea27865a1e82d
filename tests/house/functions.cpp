#include "functions.h"

#include <algorithm>

namespace house {
namespace {

enum class Scope { names, type, other };

struct Walker {
    std::vector<Tok> const& tokens;
    std::vector<Scope> open{};
    std::size_t begin = 0;  // of the present declaration
    std::vector<Function> out{};

    bool span_has(std::size_t end, std::initializer_list<std::string_view> words) const {
        return std::any_of(tokens.begin() + static_cast<long>(begin), tokens.begin() + static_cast<long>(end),
                           [&](Tok const& tok) {
                               return std::any_of(words.begin(), words.end(),
                                                  [&](auto word) { return tok.is(word); });
                           });
    }
    // The word before the first parenthesis that has one.
    std::string name(std::size_t end) const {
        for (auto i = begin + 1; i < end; ++i) {
            if (tokens[i].is("(") && tokens[i - 1].kind == Token::word) {
                return tokens[i - 1].text;
            }
        }
        return "a function";
    }
    // The position after the brace that closes the one at `at`.
    std::size_t past_body(std::size_t at) const {
        std::size_t depth = 0;
        for (; at < tokens.size(); ++at) {
            if (tokens[at].is("{")) {
                ++depth;
            } else if (tokens[at].is("}") && --depth == 0) {
                return at + 1;
            }
        }
        return at;
    }
    bool in_type() const { return !open.empty() && open.back() == Scope::type; }

    std::size_t open_brace(std::size_t at) {
        bool const call = span_has(at, {"("});
        bool const type = span_has(at, {"class", "struct", "union", "enum"});
        if (!call && (type || span_has(at, {"namespace", "extern"}))) {
            open.push_back(type ? Scope::type : Scope::names);
            begin = at + 1;
            return at + 1;
        }
        auto const past = past_body(at);
        // A body, unless it is the value of a variable or of a member in a constructor's list.
        bool const value = span_has(at, {"="}) && !span_has(at, {"operator"});
        bool const member = at > 0 && tokens[at - 1].kind == Token::word && span_has(at, {":"}) &&
                            past < tokens.size() && (tokens[past].is(",") || tokens[past].is("{"));
        if (call && !member && (!value || ends_like_function(at))) {
            out.push_back(
                {name(at), tokens[begin].line, tokens[past - 1].line - tokens[at].line + 1, in_type()});
            begin = past;
        } else if (!call || value) {
            // `Type value{…};` and `= {…};` go on to their semicolon.
            return past;
        }
        return past;
    }
    bool ends_like_function(std::size_t at) const {
        auto const& last = tokens[at - 1];
        return last.is(")") || last.is("const") || last.is("noexcept") || last.is("override");
    }
    void end_statement(std::size_t at) {
        bool const declares =
            span_has(at, {"("}) && !span_has(at, {"using", "static_assert", "=", "friend", "typedef"});
        if (declares && begin < at) {
            out.push_back({name(at), tokens[begin].line, 0, in_type()});
        }
        begin = at + 1;
    }
    void walk() {
        for (std::size_t at = 0; at < tokens.size();) {
            if (tokens[at].is("{")) {
                at = open_brace(at);
                continue;
            }
            if (tokens[at].is("}")) {
                if (!open.empty()) {
                    open.pop_back();
                }
                begin = at + 1;
            } else if (tokens[at].is(";")) {
                end_statement(at);
            }
            ++at;
        }
    }
};

}  // namespace

std::vector<Function> functions_of(std::vector<Tok> const& tokens) {
    Walker walker{tokens};
    walker.walk();
    return std::move(walker.out);
}

}  // namespace house
