#pragma once
// Search over everything that can be read. The words are worked out here (search_words.h) and the index is
// tables of our own, so SQLite and PostgreSQL give the same hits in the same order (ADR 0025). A context
// needs no line: the index follows every write through the database layer.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.h"
#include "platform/access.h"
#include "platform/companion.h"
#include "platform/migration.h"

namespace varn::search {

/// A kind of thing that is searched. Its text fields are, save keys and what is secret; the first of title,
/// name, subject and user_name is its title, or else the first.
struct Searched {
    Table const* table;
    std::string_view action;           // that reads it
    std::string_view page_kind = {};   // the kind whose page shows it, when that is not its own
    std::string_view page_field = {};  // and the field with that thing's id
};
/// How a thing that others belong to is called: `column` of any row names it by id.
struct Called {
    std::string_view column;  // "edition"
    std::string_view kind;    // as it is told: "edition"
    std::string_view table;   // where its name stands: "edition"
    std::string_view key;     // the field that holds the id: "id"
    std::string_view title;   // the field that holds the name
};

/// What a person asks for.
struct Search {
    std::string words;               // `ras skred "risk och sårbarhet" -snö översv*`
    std::vector<std::string> kinds;  // only these; all when empty
    std::optional<AnyId> within;     // only what belongs to this unit, edition, catalogue …
    std::optional<int> limit;
    std::optional<int> offset;
};
/// A run of text, marked when it is what was asked for.
struct Piece {
    std::string text;
    bool marked = false;
};
/// Where a hit lives.
struct Home {
    std::string kind;
    AnyId id;
    std::string title;
};
struct Hit {
    std::string kind;
    AnyId id;
    std::string page_kind;  // the page that shows it
    AnyId page_id;
    std::vector<Piece> title;
    std::vector<Piece> text;
    std::vector<Home> within;
};
struct KindCount {
    std::string kind;
    std::int64_t count = 0;
};
/// What was found. Counts are of what the asker may see, and `kinds` of all kinds whichever were asked for.
struct Found {
    std::vector<Hit> hits;
    std::int64_t total = 0;
    bool is_partial = false;  // a phrase had too many candidates, and only the first were looked through
    std::vector<KindCount> kinds;
};

inline constexpr std::size_t words_max = 12;
inline constexpr int page_max = 100;
inline constexpr int page_default = 20;
inline constexpr int offset_max = 10'000;
inline constexpr int suggestions_max = 8;
inline constexpr std::size_t phrase_candidates_max = 2000;

/// Who asks, and under which rules.
struct Reader {
    auth::Actor const& actor;
    std::vector<auth::Rules> const& rules;
};

/// The index of one database. Made once and told to follow it; every member may be called by any thread.
class Index final : public db::Companion {
public:
    Index(std::vector<Searched> searched, std::vector<Called> called);
    ~Index() override;

    std::string note(Table const& table, void const* row) const override;
    Result<Done> keep(db::Beside& beside, std::vector<db::KeptRow> const& rows) const override;

    /// The things that hold what was asked for and that the reader may see: title exactly, title from its
    /// beginning, in the title, in the text, inside a compound; then in the order of kinds, the latest
    /// changed first. `invalid` beyond the bounds.
    Result<Found> find(db::Database& database, Reader const& reader, Search const& search) const;
    /// Things whose title goes on as the words begin, for completion while somebody types.
    Result<Found> suggest(db::Database& database, Reader const& reader, std::string_view words) const;

    /// Builds the index anew when it was made for other fields or words; true when it did. Told how many
    /// documents it has read now and then.
    using Progress = std::function<void(std::int64_t documents)>;
    Result<bool> ensure(db::Database& database, Progress const& progress = {}) const;
    /// Builds the index anew; the number of documents.
    Result<std::int64_t> rebuild(db::Database& database, Progress const& progress = {}) const;
    /// Puts documents that were written lately into the lists, when they have become many (or any, with
    /// `least` 1); the number of documents. At most some hundreds at a time, so that nobody waits long.
    Result<int> fold(db::Database& database, int least = 128) const;
    /// What is searched: kind, action and fields, one line a kind.
    std::vector<std::string> told() const;

private:
    struct Kinds;
    std::unique_ptr<Kinds const> kinds_;
};

std::vector<db::Migration> search_migrations();

}  // namespace varn::search
