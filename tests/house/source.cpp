#include "source.h"

#include <algorithm>
#include <cctype>

namespace house {
namespace {

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

// One pass over a text. Each take_… moves `at` past what it took.
struct Lexer {
    std::string_view text;
    bool cpp;
    std::size_t at = 0;
    std::size_t line = 1;
    bool line_start = true;
    std::vector<Tok> out{};

    bool sees(std::string_view what) const { return text.substr(at, what.size()) == what; }

    void move(std::size_t count) {
        for (; count > 0 && at < text.size(); --count, ++at) {
            if (text[at] == '\n') {
                ++line;
                line_start = true;
            }
        }
    }
    void move_past(std::string_view end) {
        auto const found = text.find(end, at);
        move(found == std::string_view::npos ? text.size() - at : found + end.size() - at);
    }
    void take_raw_string() {
        auto const open = text.find('(', at);
        std::string const end = ")" + std::string{text.substr(at + 2, open - at - 2)} + "\"";
        auto const close = std::min(text.find(end, open), text.size());
        out.push_back({Token::text, std::string{text.substr(open + 1, close - open - 1)}, line});
        move(close + end.size() - at);
    }
    // What stands in the hole of a template string: code, which may hold strings with holes of their own.
    void take_hole() {
        move(2);
        for (int depth = 1; at < text.size() && depth > 0;) {
            char const c = text[at];
            if (c == '`' || c == '"' || c == '\'') {
                take_string(c);
                continue;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            move(1);
        }
    }
    // A string ends at its quote, or at the end of the line when it is no string at all (an apostrophe in
    // JSX).
    void take_string(char quote) {
        Tok tok{Token::text, {}, line};
        move(1);
        while (at < text.size() && text[at] != quote && (quote == '`' || text[at] != '\n')) {
            if (quote == '`' && sees("${")) {
                tok.open = true;
                take_hole();
                tok.text += '\1';
                continue;
            }
            if (text[at] == '\\' && at + 1 < text.size()) {
                move(1);
            }
            tok.text += text[at];
            move(1);
        }
        move(1);
        out.push_back(std::move(tok));
    }
    void take_word() {
        auto const begin = at;
        bool const number = std::isdigit(static_cast<unsigned char>(text[at])) != 0;
        while (at < text.size() && (is_word(text[at]) || (number && (text[at] == '.' || text[at] == '\'') &&
                                                          at + 1 < text.size() && is_word(text[at + 1])))) {
            ++at;
        }
        out.push_back(
            {number ? Token::number : Token::word, std::string{text.substr(begin, at - begin)}, line});
    }
    void take_preprocessor() {
        while (at < text.size() && text[at] != '\n') {
            move(text[at] == '\\' ? 2 : 1);
        }
    }
    void step() {
        char const c = text[at];
        if (std::isspace(static_cast<unsigned char>(c)) != 0) {
            move(1);
            return;
        }
        bool const first = line_start;
        line_start = false;
        if (sees("//")) {
            move(std::min(text.find('\n', at), text.size()) - at);
        } else if (sees("/*")) {
            move_past("*/");
        } else if (cpp && first && c == '#') {
            take_preprocessor();
        } else if (cpp && sees("R\"")) {
            take_raw_string();
        } else if (c == '"' || c == '\'' || (!cpp && c == '`')) {
            take_string(c);
        } else if (is_word(c)) {
            take_word();
        } else {
            out.push_back({Token::punct, std::string(1, c), line});
            move(1);
        }
    }
};

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
    return std::any_of(ends.begin(), ends.end(), [&](auto end) { return text.ends_with(end); });
}

}  // namespace

bool Source::is_cpp() const {
    return ends_with_any(path, {".cpp", ".h"});
}
bool Source::is_script() const {
    return ends_with_any(path, {".ts", ".tsx", ".mjs", ".js"}) && !path.ends_with(".d.ts");
}
bool Source::is_test() const {
    return ends_with_any(path, {"_test.cpp", ".test.ts", ".test.tsx"}) || under("bench/") ||
           under("src/platform/testing/") || path.find("/fuzz/") != std::string::npos;
}
bool Source::under(std::string_view folder) const {
    return path.starts_with(folder);
}
std::string_view Source::name() const {
    return std::string_view{path}.substr(path.rfind('/') + 1);
}

std::vector<Tok> tokens_of(std::string_view text, bool cpp) {
    Lexer lexer{text, cpp};
    while (lexer.at < text.size()) {
        lexer.step();
    }
    return std::move(lexer.out);
}

std::vector<Include> includes_of(std::string_view text) {
    std::vector<Include> out;
    std::size_t number = 0;
    for (auto line : lines_of(text)) {
        ++number;
        line = trim(line);
        if (!line.starts_with('#')) {
            continue;
        }
        line = trim(line.substr(1));
        if (!line.starts_with("include")) {
            continue;
        }
        line = trim(line.substr(7));
        auto const end = line.find(line.starts_with('<') ? '>' : '"', 1);
        if (!line.empty() && end != std::string_view::npos) {
            out.push_back({std::string{line.substr(1, end - 1)}, number, line.front() == '<'});
        }
    }
    return out;
}

std::vector<std::string> words_of(std::string_view identifier) {
    std::vector<std::string> words(1);
    bool was_lower = false;
    for (char const c : identifier) {
        bool const upper = std::isupper(static_cast<unsigned char>(c)) != 0;
        if ((c == '_' || c == '-' || (upper && was_lower)) && !words.back().empty()) {
            words.emplace_back();
        }
        if (c != '_' && c != '-') {
            words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        }
        was_lower = !upper;
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    return words;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) {
        text.remove_prefix(1);
    }
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) {
        text.remove_suffix(1);
    }
    return text;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        auto const end = std::min(text.find(separator), text.size());
        if (auto const part = trim(text.substr(0, end)); !part.empty()) {
            parts.emplace_back(part);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

}  // namespace house
