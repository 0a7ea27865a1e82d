// Keeping the lists: documents written lately are put into them a few hundred at a time, and everything is
// built anew when what is searched has changed.
#include <algorithm>
#include <map>
#include <set>

#include "kinds.h"
#include "platform/search_words.h"

namespace varn::search {
namespace {

constexpr std::int64_t fold_most = 256;
constexpr std::int64_t rows_at_a_time = 2000;
constexpr int waits_max = 30;  // of the ten seconds that a lock is waited for

/// A list: of a term, in a kind.
using ListName = std::pair<std::string, std::string>;
struct ListChange {
    std::vector<std::int64_t> added;  // ascending, and after all that the list has
    std::vector<std::int64_t> removed;
};

Result<Done> put_piece(db::Housekeeping& tx, ListName const& name, std::int64_t first,
                       std::string const& piece) {
    CHECK(
        tx.exec("INSERT INTO search_posting (term, kind, first, numbers) VALUES ($1, $2, $3, $4) "
                "ON CONFLICT (term, kind, first) DO UPDATE SET numbers = excluded.numbers",
                name.first, name.second, first, piece));
    return Done{};
}

Result<Done> learn_word(db::Housekeeping& tx, std::string const& word) {
    if (letters_of(word) <= part_letters_min) {
        return Done{};
    }
    for (auto const gram : store::grams_of(word)) {
        CHECK(tx.exec(
            "INSERT INTO search_gram (gram, word) VALUES ($1, $2) ON CONFLICT (gram, word) DO NOTHING", gram,
            word));
    }
    return Done{};
}

std::string piece_of(std::vector<std::int64_t> const& numbers, std::int64_t first) {
    std::string piece;
    for (auto const number : numbers) {
        append_number(piece, number - first);
        first = number;
    }
    return piece;
}

/// Writes numbers that come after all others, in pieces of a bounded size.
Result<Done> append_to(db::Housekeeping& tx, ListName const& name, store::PieceRow last,
                       std::vector<std::int64_t> const& numbers) {
    auto end = last.first;
    each_number(last.numbers, last.first, [&](std::int64_t number) { end = number; });
    for (auto const number : numbers) {
        if (last.numbers.size() >= piece_size_max) {
            CHECK(put_piece(tx, name, last.first, last.numbers));
            last = {name.second, number, {}};
            end = number;
        }
        append_number(last.numbers, number - end);
        end = number;
    }
    return put_piece(tx, name, last.first, last.numbers);
}

Result<Done> add_to_list(db::Housekeeping& tx, ListName const& name,
                         std::vector<std::int64_t> const& numbers) {
    TRY(last, tx.query<store::PieceRow>(
                  "SELECT kind, first, numbers FROM search_posting WHERE term = $1 AND kind = $2 "
                  "ORDER BY first DESC LIMIT 1",
                  name.first, name.second));
    if (last.empty()) {
        if (name.first.front() == in_text) {
            CHECK(learn_word(tx, name.first.substr(1)));
        }
        return append_to(tx, name, {name.second, numbers.front(), {}}, numbers);
    }
    return append_to(tx, name, std::move(last.front()), numbers);
}

Result<Done> remove_from_list(db::Housekeeping& tx, ListName const& name, std::int64_t number) {
    TRY(pieces, tx.query<store::PieceRow>(
                    "SELECT kind, first, numbers FROM search_posting WHERE term = $1 AND kind = $2 "
                    "AND first <= $3 ORDER BY first DESC LIMIT 1",
                    name.first, name.second, number));
    if (pieces.empty()) {
        return Done{};
    }
    std::vector<std::int64_t> left;
    each_number(pieces.front().numbers, pieces.front().first, [&](std::int64_t one) {
        if (one != number) {
            left.push_back(one);
        }
    });
    auto const first = pieces.front().first;
    if (!left.empty()) {
        return put_piece(tx, name, first, piece_of(left, first));
    }
    CHECK(tx.exec("DELETE FROM search_posting WHERE term = $1 AND kind = $2 AND first = $3", name.first,
                  name.second, first));
    return Done{};
}

/// The state, held until the end of the transaction, so that two do not fold at once.
Result<store::State> held_state(db::Housekeeping& tx) {
    CHECK(tx.exec("UPDATE search_state SET folded = folded WHERE id = 1"));
    return store::state(tx);
}

Result<int> fold_some(db::Housekeeping& tx, store::State const& state) {
    TRY(fresh, tx.query<store::DocumentRow>(
                   "SELECT number, kind, subject, words FROM search_document WHERE number > $1 "
                   "ORDER BY number LIMIT $2",
                   state.folded, fold_most));
    TRY(gone, tx.query<store::GoneRow>("SELECT number, kind, words FROM search_gone ORDER BY number LIMIT $1",
                                       fold_most));
    std::map<ListName, ListChange> changes;
    for (auto const& row : fresh) {
        for (auto& term : terms_of(read_document(row.words))) {
            changes[{std::move(term), row.kind}].added.push_back(row.number);
        }
    }
    auto const folded = fresh.empty() ? state.folded : fresh.back().number;
    for (auto const& row : gone) {
        for (auto& term : terms_of(read_document(row.words))) {
            changes[{std::move(term), row.kind}].removed.push_back(row.number);
        }
    }
    for (auto const& [name, change] : changes) {
        if (!change.added.empty()) {
            CHECK(add_to_list(tx, name, change.added));
        }
        for (auto const number : change.removed) {
            CHECK(remove_from_list(tx, name, number));
        }
    }
    for (auto const& row : gone) {
        CHECK(tx.exec("DELETE FROM search_gone WHERE number = $1", row.number));
    }
    CHECK(tx.exec("UPDATE search_state SET folded = $1 WHERE id = 1", folded));
    return static_cast<int>(fresh.size() + gone.size());
}

/// Lists as they grow while an index is built.
using Growing = std::map<ListName, std::vector<std::int64_t>>;

struct NumberedRow {
    std::int64_t position = 0;
    std::string joined;
};

}  // namespace
}  // namespace varn::search

template <>
struct varn::Describe<varn::search::NumberedRow> {
    using N = search::NumberedRow;
    static constexpr auto value = entity<N>("NumberedRow", field<&N::position>({}), field<&N::joined>({}));
};

namespace varn::search {
namespace {

/// Reads every row of a kind, some thousands at a time, and writes its document.
Result<std::int64_t> read_kind(db::Housekeeping& tx, KindFacts const& kind, std::function<void()> const& told,
                               std::function<void(std::int64_t, Document const&)> const& grow) {
    auto const& fields = kind.fields;
    std::string columns = ended("e.id");
    for (auto const* column : fields.texts) {
        columns += " || " + ended("e." + std::string{column->name});
    }
    for (auto const* column : fields.references) {
        columns += " || " + ended("e." + std::string{column->name});
    }
    columns +=
        " || " + (fields.owner == nullptr ? ended("''") : ended("e." + std::string{fields.owner->name}));
    auto const name = std::string{kind.searched.table->name};
    auto const sql =
        "SELECT h.audit_position, " + columns + " FROM " + name + " e JOIN " + name +
        "_history h ON h.id = e.id AND h.known_to IS NULL WHERE e.id > $1 ORDER BY e.id LIMIT $2";
    std::string last;
    std::int64_t count = 0;
    for (;;) {
        TRY(rows, tx.query<NumberedRow>(sql, last, rows_at_a_time));
        for (auto const& row : rows) {
            auto const values = values_of(row.joined);
            if (values.size() < fields.texts.size() + fields.references.size() + 2) {
                return internal("a row of " + name + " cannot be read for search");
            }
            auto const texts = values.begin() + 1;
            auto const references = texts + static_cast<std::ptrdiff_t>(fields.texts.size());
            auto const end = references + static_cast<std::ptrdiff_t>(fields.references.size());
            using Texts = std::vector<std::string_view>;
            auto const words =
                document_of(fields, Texts(texts, references), Texts(references, end), values.back());
            last = values.front();
            CHECK(
                tx.exec("INSERT INTO search_document (number, kind, subject, words) VALUES ($1, $2, $3, $4)",
                        row.position, name, last, words));
            grow(row.position, read_document(words));
            ++count;
        }
        if (static_cast<std::int64_t>(rows.size()) < rows_at_a_time) {
            return count;
        }
        told();
    }
}

Result<Done> write_lists(db::Housekeeping& tx, Growing& lists) {
    std::string_view learned;
    for (auto& [name, numbers] : lists) {
        auto const& term = name.first;
        if (term.front() == in_text && term != learned) {
            CHECK(learn_word(tx, term.substr(1)));
            learned = term;
        }
        std::sort(numbers.begin(), numbers.end());
        CHECK(append_to(tx, name, {name.second, numbers.front(), {}}, numbers));
    }
    return Done{};
}

}  // namespace

Result<int> Index::fold(db::Database& database, int least) const {
    {
        db::ReadTx tx{database};
        TRY(waiting,
            tx.scalar<std::int64_t>("SELECT (SELECT COUNT(*) FROM search_document d JOIN search_state s ON "
                                    "d.number > s.folded) + (SELECT COUNT(*) FROM search_gone)"));
        if (waiting < least) {
            return 0;
        }
    }
    db::Housekeeping tx{database};
    TRY(state, held_state(tx));
    TRY(folded, fold_some(tx, state));
    CHECK(std::move(tx).commit());
    return folded;
}

Result<bool> Index::ensure(db::Database& database, Progress const& progress) const {
    for (int waits = 0;; ++waits) {
        {
            db::ReadTx tx{database};
            TRY(state, store::state(tx));
            if (state.made_for == kinds_->made_for) {
                return false;
            }
        }
        auto const built = rebuild(database, progress);
        if (built) {
            return true;
        }
        // Another process may be building it; then it is there when its turn ends.
        if (built.error().code != ErrorCode::unavailable || waits == waits_max) {
            return built.error();
        }
    }
}

Result<std::int64_t> Index::rebuild(db::Database& database, Progress const& progress) const {
    db::Housekeeping tx{database};
    // Whoever writes holds the audit tree until the commit, so no row comes in between.
    CHECK(tx.exec("UPDATE audit_tree SET size = size WHERE id = 1"));
    CHECK(held_state(tx));
    for (auto const* table : {"search_document", "search_gone", "search_posting", "search_gram"}) {
        CHECK(tx.exec("DELETE FROM " + std::string{table}));
    }
    Growing lists;
    std::int64_t documents = 0;
    auto const told = [&] {
        if (progress) {
            progress(documents);
        }
    };
    for (auto const& kind : kinds_->all) {
        std::string const name{kind.searched.table->name};
        CHECK(read_kind(tx, kind, told, [&](std::int64_t number, Document const& document) {
            ++documents;
            for (auto& term : terms_of(document)) {
                lists[{std::move(term), name}].push_back(number);
            }
        }));
    }
    CHECK(write_lists(tx, lists));
    CHECK(
        tx.exec("UPDATE search_state SET made_for = $1, folded = (SELECT size FROM audit_tree) WHERE id = 1",
                kinds_->made_for));
    // PostgreSQL would take a third of all documents to be newer than the lists until it has counted them
    // itself, and read them all for every question.
    if (database.engine() == db::Engine::postgres) {
        CHECK(tx.exec("ANALYZE search_document, search_gone, search_posting, search_gram"));
    }
    CHECK(std::move(tx).commit());
    return documents;
}

}  // namespace varn::search
