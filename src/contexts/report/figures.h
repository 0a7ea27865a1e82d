#pragma once
// For tests: the figures of a document, taken one by one, so that what nobody has compared is found out.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "followup/api.h"
#include "platform/documents.h"

namespace varn::report {

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

inline constexpr auto dash = "\xE2\x80\x93";

inline std::string plain(documents::Text const& text) {
    std::string out;
    for (auto const& run : text.runs) {
        out += run.text;
    }
    return out;
}

inline bool has_digit(std::string const& text) {
    return text.find_first_of("0123456789") != text.npos;
}

inline std::string digits(std::int64_t number) {
    return std::to_string(number);
}

/// A document whose tables, pictures and sentences with numbers are taken one by one.
class Figures {
public:
    explicit Figures(documents::Document const& document) {
        for (auto const& block : document.blocks) {
            if (auto const* table = std::get_if<documents::Table>(&block)) {
                EXPECT_TRUE(tables_.emplace(table->caption, *table).second) << table->caption;
            } else if (auto const* figure = std::get_if<documents::Figure>(&block)) {
                EXPECT_TRUE(pictures_.emplace(figure->caption, *figure).second) << figure->caption;
            } else if (auto const* said = std::get_if<documents::Paragraph>(&block)) {
                say(plain(said->text));
            } else if (auto const* list = std::get_if<documents::List>(&block)) {
                for (auto const& item : list->items) {
                    say(plain(item.text));
                }
            } else if (auto const* facts = std::get_if<documents::KeyValues>(&block)) {
                for (auto const& [what, value] : facts->pairs) {
                    say(what + ": " + plain(value));
                }
            }
        }
    }
    /// The heading of a table and its rows.
    Rows table(std::string const& caption) {
        auto const found = tables_.find(caption);
        EXPECT_NE(found, tables_.end()) << caption;
        Rows all;
        if (found != tables_.end()) {
            for (auto const* part : {&found->second.header, &found->second.rows}) {
                for (auto const& cells : *part) {
                    Row row;
                    for (auto const& cell : cells) {
                        row.push_back(plain(cell.text));
                    }
                    all.push_back(std::move(row));
                }
            }
            tables_.erase(found);
        }
        return all;
    }
    template <class Picture>
    Picture picture(std::string const& caption, std::string const& alt = {}) {
        auto const found = pictures_.find(caption);
        EXPECT_NE(found, pictures_.end()) << caption;
        Picture made;
        if (found != pictures_.end()) {
            if (alt.empty()) {
                EXPECT_FALSE(has_digit(found->second.alt)) << found->second.alt;
            } else {
                EXPECT_EQ(found->second.alt, alt);
            }
            made = std::get<Picture>(found->second.picture);
            pictures_.erase(found);
        }
        return made;
    }
    void takes(std::string const& sentence) {
        auto const found = sentences_.find(sentence);
        EXPECT_NE(found, sentences_.end()) << sentence;
        if (found != sentences_.end()) {
            sentences_.erase(found);
        }
    }
    /// What has numbers and was not taken.
    Row rest() const {
        Row all{sentences_.begin(), sentences_.end()};
        for (auto const& [caption, table] : tables_) {
            all.push_back("table: " + caption);
        }
        for (auto const& [caption, picture] : pictures_) {
            all.push_back("picture: " + caption);
        }
        return all;
    }

private:
    void say(std::string text) {
        if (has_digit(text)) {
            sentences_.insert(std::move(text));
        }
    }
    std::map<std::string, documents::Table> tables_;
    std::map<std::string, documents::Figure> pictures_;
    std::multiset<std::string> sentences_;
};

inline std::string words_of(rollup::Mark mark) {
    constexpr char const* words[] = {"uppfylls helt", "uppfylls delvis", "uppfylls ej", "obesvarat"};
    return words[static_cast<std::size_t>(mark)];
}

inline Row counts(followup::Standing const& one) {
    return {digits(one.fulfilled), digits(one.partly), digits(one.not_fulfilled), digits(one.unanswered)};
}

inline Row row_of(Row first, followup::Standing const& one) {
    first.push_back(words_of(one.mark));
    auto const rest = counts(one);
    first.insert(first.end(), rest.begin(), rest.end());
    return first;
}

inline std::string in_words(followup::Standing const& one) {
    return digits(one.fulfilled) + " helt, " + digits(one.partly) + " delvis, " + digits(one.not_fulfilled) +
           " ej, " + digits(one.unanswered) + " obesvarade";
}

}  // namespace varn::report
