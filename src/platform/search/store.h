#pragma once
// The tables of the index. Private to platform/search.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "numbers.h"
#include "platform/db.h"

namespace varn::search::store {

struct DocumentRow {
    std::int64_t number = 0;
    std::string kind;
    std::string subject;
    std::string words;
};
struct GoneRow {
    std::int64_t number = 0;
    std::string kind;
    std::string words;
};
/// A document that the asker sees a part less of; all of it when the part is empty.
struct HiddenRow {
    std::int64_t number = 0;
    std::string kind;
    std::string part;
    std::string words;
};
/// A piece of the list of a term.
struct PieceRow {
    std::string kind;
    std::int64_t first = 0;
    std::string numbers;
};
struct State {
    std::int64_t folded = 0;
    std::string made_for;
};
}  // namespace varn::search::store

template <>
struct varn::Describe<varn::search::store::DocumentRow> {
    using D = search::store::DocumentRow;
    static constexpr auto value = entity<D>("DocumentRow", field<&D::number>({}), field<&D::kind>({}),
                                            field<&D::subject>({}), field<&D::words>({}));
};
template <>
struct varn::Describe<varn::search::store::GoneRow> {
    using G = search::store::GoneRow;
    static constexpr auto value =
        entity<G>("GoneRow", field<&G::number>({}), field<&G::kind>({}), field<&G::words>({}));
};
template <>
struct varn::Describe<varn::search::store::HiddenRow> {
    using H = search::store::HiddenRow;
    static constexpr auto value = entity<H>("HiddenRow", field<&H::number>({}), field<&H::kind>({}),
                                            field<&H::part>({}), field<&H::words>({}));
};
template <>
struct varn::Describe<varn::search::store::PieceRow> {
    using P = search::store::PieceRow;
    static constexpr auto value =
        entity<P>("PieceRow", field<&P::kind>({}), field<&P::first>({}), field<&P::numbers>({}));
};
template <>
struct varn::Describe<varn::search::store::State> {
    using S = search::store::State;
    static constexpr auto value = entity<S>("State", field<&S::folded>({}), field<&S::made_for>({}));
};

namespace varn::search::store {

/// The lists that a question needs, of these kinds alone: a list of names as SQL has it.
struct KindNames {
    std::string sql;
};
KindNames names_of(std::vector<std::string_view> const& kinds);

Result<State> state(db::ReadTx& tx);
/// Documents that no list has yet, oldest first.
Result<std::vector<DocumentRow>> lately(db::ReadTx& tx, std::int64_t folded, KindNames const& kinds);
Result<std::vector<GoneRow>> gone(db::ReadTx& tx);
/// Documents that are hidden from the one whose view of the database this is: whole, and in part.
Result<std::vector<HiddenRow>> hidden(db::ReadTx& tx, KindNames const& kinds);
Result<std::vector<HiddenRow>> partly_hidden(db::ReadTx& tx, KindNames const& kinds);
/// True when a thing as a whole is hidden.
Result<bool> is_hidden(db::ReadTx& tx, std::string const& subject);
Result<std::vector<PieceRow>> list(db::ReadTx& tx, std::string const& term, KindNames const& kinds);
/// Of every term that begins so.
Result<std::vector<PieceRow>> lists_from(db::ReadTx& tx, std::string const& beginning,
                                         KindNames const& kinds);
/// Of each of these terms.
Result<std::vector<PieceRow>> lists_of(db::ReadTx& tx, std::vector<std::string> const& terms,
                                       KindNames const& kinds);
/// Words that have `part` in them.
Result<std::vector<std::string>> words_with(db::ReadTx& tx, std::string const& part);
Result<std::vector<DocumentRow>> documents(db::ReadTx& tx, std::vector<std::int64_t> const& numbers);
/// `texts` as a JSON list, for `FROM {each} $1 {end}`.
std::string json_list(std::vector<std::string> const& texts);

/// The letters of a gram, and the grams of a word that is long enough to be a compound.
inline constexpr std::size_t gram_letters = 8;
std::vector<std::string_view> grams_of(std::string_view word);

}  // namespace varn::search::store
