#pragma once
// A file as the rules see it: lines, and tokens of C++ or TypeScript. Not a compiler; good enough to read
// names.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace house {

enum class Token { word, number, text, punct };

/// One token. `text` of a string literal is what stands between the quotes; `open` says that a template
/// literal goes on with a computed part.
struct Tok {
    Token kind;
    std::string text;
    std::size_t line;
    bool open = false;

    bool is(std::string_view what) const { return kind != Token::text && text == what; }
};

struct Include {
    std::string path;
    std::size_t line;
    bool angle;
};

struct Source {
    std::string path;  // from the root, with /
    std::string text;
    std::size_t lines = 0;
    std::vector<Tok> tokens;        // of code files, without comments and preprocessor lines
    std::vector<Include> includes;  // of C++ files

    bool is_cpp() const;
    bool is_script() const;  // TypeScript or JavaScript
    bool is_test() const;
    bool under(std::string_view folder) const;
    std::string_view name() const;  // the last part of the path
};

/// Splits text into tokens; comments are left out, and preprocessor lines when `cpp`.
std::vector<Tok> tokens_of(std::string_view text, bool cpp);
/// The #include lines of a C++ file.
std::vector<Include> includes_of(std::string_view text);
/// The words of an identifier: `ownerUnit`, `OwnerUnit` and `owner_unit` are all {owner, unit}.
std::vector<std::string> words_of(std::string_view identifier);
/// The lines of a text, without their ends.
std::vector<std::string_view> lines_of(std::string_view text);
std::string_view trim(std::string_view text);
/// The parts between separators, trimmed, empty ones left out.
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace house
