// SQL stands in platform, in a context's store and in its migrations, nowhere else.
#include <algorithm>

#include "rules.h"

namespace house {
namespace {

bool is_sql(std::string_view text) {
    text = trim(text);
    static constexpr std::string_view beginnings[] = {
        "SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE ", "ALTER TABLE ", "DROP TABLE ",
        "WHERE ",  "ORDER BY ",    "JOIN ",        "LEFT JOIN ",    "GROUP BY ",    "WITH RECURSIVE "};
    bool const begins = std::any_of(std::begin(beginnings), std::end(beginnings),
                                    [&](auto beginning) { return text.starts_with(beginning); });
    return begins || (text.starts_with("UPDATE ") && text.find(" SET ") != std::string_view::npos);
}

bool may_hold_sql(Source const& file) {
    auto const name = file.name();
    return file.under("src/platform/") || file.under("tests/") || file.under("bench/") ||
           (file.under("src/contexts/") && name.starts_with("store"));
}

}  // namespace

Findings sql_stays(House const& house) {
    Findings found;
    for (auto const& file : house.files) {
        if (!file.is_cpp() || may_hold_sql(file)) {
            continue;
        }
        for (auto const& tok : file.tokens) {
            if (tok.kind == Token::text && is_sql(tok.text)) {
                found.push_back(
                    {place(file, tok.line), "SQL outside a store: \"" + tok.text.substr(0, 40) + "\""});
            }
        }
    }
    return found;
}

}  // namespace house
