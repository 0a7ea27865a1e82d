#include "store.h"

#include <algorithm>

#include "platform/json.h"
#include "platform/search_words.h"

namespace varn::search::store {
namespace {

constexpr std::string_view last_letter = "\xF4\x8F\xBF\xBF";  // sorts after every letter

std::string after(std::string const& beginning) {
    return beginning + std::string{last_letter};
}

/// The first letters of a text.
std::string_view first_letters(std::string_view text, std::size_t letters) {
    std::size_t at = 0;
    for (; at < text.size() && letters > 0; --letters) {
        do {
            ++at;
        } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    }
    return text.substr(0, at);
}

}  // namespace

KindNames names_of(std::vector<std::string_view> const& kinds) {
    std::string sql;
    for (auto const kind : kinds) {
        sql += sql.empty() ? "('" : ", '";
        sql += kind;
        sql += '\'';
    }
    return {sql.empty() ? "('')" : sql + ")"};
}

std::string json_list(std::vector<std::string> const& texts) {
    json::Array list;
    for (auto const& text : texts) {
        list.emplace_back(text);
    }
    return json::to_text(json::Value{std::move(list)});
}

Result<State> state(db::ReadTx& tx) {
    TRY(rows, tx.query<State>("SELECT folded, made_for FROM search_state WHERE id = 1"));
    if (rows.size() != 1) {
        return internal("the state of search has " + std::to_string(rows.size()) + " rows");
    }
    return std::move(rows.front());
}

Result<std::vector<DocumentRow>> lately(db::ReadTx& tx, std::int64_t folded, KindNames const& kinds) {
    return tx.query<DocumentRow>(
        "SELECT number, kind, subject, words FROM search_document WHERE number > $1 AND kind IN " +
            kinds.sql + " ORDER BY number",
        folded);
}

Result<std::vector<GoneRow>> gone(db::ReadTx& tx) {
    return tx.query<GoneRow>("SELECT number, kind, words FROM search_gone ORDER BY number");
}

Result<std::vector<HiddenRow>> hidden(db::ReadTx& tx, KindNames const& kinds) {
    return tx.query<HiddenRow>(
        "SELECT d.number, d.kind, '', '' FROM search_document d WHERE d.subject IN "
        "(SELECT subject FROM {hidden} WHERE part = '') AND d.kind IN " +
        kinds.sql);
}

Result<std::vector<HiddenRow>> partly_hidden(db::ReadTx& tx, KindNames const& kinds) {
    return tx.query<HiddenRow>(
        "SELECT DISTINCT d.number, d.kind, h.part, d.words FROM search_document d JOIN {hidden} h ON "
        "h.subject = d.subject AND h.part <> '' WHERE d.kind IN " +
        kinds.sql + " ORDER BY d.number");
}

Result<bool> is_hidden(db::ReadTx& tx, std::string const& subject) {
    TRY(count,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {hidden} WHERE subject = $1 AND part = ''", subject));
    return count > 0;
}

Result<std::vector<PieceRow>> list(db::ReadTx& tx, std::string const& term, KindNames const& kinds) {
    return tx.query<PieceRow>(
        "SELECT kind, first, numbers FROM search_posting WHERE term = $1 AND kind IN " + kinds.sql, term);
}

Result<std::vector<PieceRow>> lists_from(db::ReadTx& tx, std::string const& beginning,
                                         KindNames const& kinds) {
    return tx.query<PieceRow>(
        "SELECT kind, first, numbers FROM search_posting WHERE term >= $1 AND term < $2 AND kind IN " +
            kinds.sql,
        beginning, after(beginning));
}

Result<std::vector<PieceRow>> lists_of(db::ReadTx& tx, std::vector<std::string> const& terms,
                                       KindNames const& kinds) {
    if (terms.empty()) {
        return std::vector<PieceRow>{};
    }
    return tx.query<PieceRow>(
        "SELECT kind, first, numbers FROM search_posting WHERE term IN (SELECT value FROM {each} $1 {end}) "
        "AND kind IN " +
            kinds.sql,
        json_list(terms));
}

Result<std::vector<std::string>> words_with(db::ReadTx& tx, std::string const& part) {
    auto const gram = std::string{first_letters(part, gram_letters)};
    TRY(words, tx.query<std::string>("SELECT DISTINCT word FROM search_gram WHERE gram >= $1 AND gram < $2",
                                     gram, after(gram)));
    std::erase_if(words, [&](auto const& word) { return !is_compound_of(word, part); });
    return words;
}

Result<std::vector<DocumentRow>> documents(db::ReadTx& tx, std::vector<std::int64_t> const& numbers) {
    if (numbers.empty()) {
        return std::vector<DocumentRow>{};
    }
    std::string list = "[";
    for (auto const number : numbers) {
        list += (list.size() > 1 ? "," : "") + std::to_string(number);
    }
    return tx.query<DocumentRow>(
        "SELECT number, kind, subject, words FROM search_document WHERE number IN "
        "(SELECT CAST(value AS {int}) FROM {each} $1 {end})",
        list + "]");
}

std::vector<std::string_view> grams_of(std::string_view word) {
    std::vector<std::string_view> grams;
    while (letters_of(word) >= part_letters_min) {
        grams.push_back(first_letters(word, gram_letters));
        word.remove_prefix(first_letters(word, 1).size());
    }
    return grams;
}

}  // namespace varn::search::store
