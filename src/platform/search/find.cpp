#include <algorithm>
#include <map>
#include <set>

#include "asking.h"
#include "snippet.h"

namespace varn::search {
namespace {

constexpr std::size_t words_bytes_max = 400;
constexpr std::size_t completions_looked_at = 64;

struct Placed {
    std::size_t kind;
    std::int64_t number;
};

/// The rows of some hits as the asker may see them, by id: what is hidden from her is not there.
using Rows = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Which of the kinds somebody asked for; all that she may read when she named none.
Result<std::vector<bool>> chosen(std::map<std::string, std::size_t, std::less<>> const& by_name,
                                 Reach const& reach, std::vector<std::string> const& names) {
    if (names.empty()) {
        return reach.readable;
    }
    std::vector<bool> kinds(reach.readable.size());
    for (auto const& name : names) {
        auto const known = by_name.find(name);
        if (known == by_name.end()) {
            return invalid("/kinds", "search.kind_unknown", {{"kind", name}});
        }
        kinds[known->second] = reach.readable[known->second];
    }
    return kinds;
}

Result<Done> within_bounds(Search const& search) {
    if (search.words.size() > words_bytes_max) {
        return invalid("/words", "search.too_long", {{"maximum", std::to_string(words_bytes_max)}});
    }
    if (search.limit && (*search.limit < 1 || *search.limit > page_max)) {
        return invalid("/limit", "search.limit", {{"maximum", std::to_string(page_max)}});
    }
    if (search.offset && (*search.offset < 0 || *search.offset > offset_max)) {
        return invalid("/offset", "search.offset", {{"maximum", std::to_string(offset_max)}});
    }
    return Done{};
}

Result<Rows> rows_of(db::ReadTx& tx, KindFacts const& kind, std::vector<std::string> const& ids) {
    Rows rows;
    TRY(joined, tx.query<std::string>(kind.rows_sql, store::json_list(ids)));
    for (auto const& row : joined) {
        auto const values = values_of(row);
        if (values.size() < kind.fields.texts.size() + kind.fields.references.size() + 2) {
            return internal("a hit cannot be read");
        }
        rows.emplace(values.front(), std::vector<std::string>(values.begin() + 1, values.end()));
    }
    return rows;
}

/// The part of the text that tells best why this is a hit.
std::vector<Piece> told_text(KindFacts const& kind, std::vector<std::string> const& values,
                             Question const& question) {
    for (std::size_t i = 1; i < kind.fields.texts.size(); ++i) {
        auto pieces = around_first(values[i], question);
        if (!pieces.empty()) {
            return pieces;
        }
    }
    for (std::size_t i = 1; i < kind.fields.texts.size(); ++i) {
        if (kind.fields.texts[i]->name == "body" && !values[i].empty()) {
            return beginning(values[i]);
        }
    }
    return {};
}

Hit hit_of(KindFacts const& kind, std::string const& id, std::vector<std::string> const& values,
           Question const& question) {
    Hit hit;
    hit.kind = kind.searched.table->name;
    hit.id = {id};
    hit.page_kind = kind.searched.page_kind.empty() ? hit.kind : std::string{kind.searched.page_kind};
    hit.page_id = {values.back()};
    if (!kind.fields.texts.empty()) {
        hit.title = marked(values.front(), question);
    }
    hit.text = told_text(kind, values, question);
    return hit;
}

/// What the things are called that hits refer to, by id.
Result<Done> name_homes(db::ReadTx& tx, std::vector<Called> const& called,
                        std::vector<std::vector<Home>*> const& homes) {
    for (auto const& one : called) {
        std::set<std::string> ids;
        for (auto const* of_hit : homes) {
            for (auto const& home : *of_hit) {
                if (home.kind == one.column) {
                    ids.insert(home.id.text);
                }
            }
        }
        if (ids.empty()) {
            continue;
        }
        auto const table = std::string{one.table};
        TRY(joined, tx.query<std::string>("SELECT " + ended(one.key) + " || " + ended(one.title) + " FROM {" +
                                              table + "} WHERE " + std::string{one.key} +
                                              " IN (SELECT value FROM {each} $1 {end}) ORDER BY id",
                                          store::json_list({ids.begin(), ids.end()})));
        std::map<std::string, std::string, std::less<>> titles;
        for (auto const& row : joined) {
            auto const values = values_of(row);
            if (values.size() >= 2) {
                titles[std::string{values[0]}] = values[1];
            }
        }
        for (auto* of_hit : homes) {
            for (auto& home : *of_hit) {
                auto const title = home.kind == one.column ? titles.find(home.id.text) : titles.end();
                if (title != titles.end()) {
                    home.kind = one.kind;
                    home.title = title->second;
                }
            }
        }
    }
    return Done{};
}

/// The ids that a row refers to, each under the name of its column until it has been named.
std::vector<Home> homes_of(KindFacts const& kind, std::vector<std::string> const& values) {
    std::vector<Home> homes;
    for (std::size_t i = 0; i < kind.fields.references.size(); ++i) {
        auto const& id = values[kind.fields.texts.size() + i];
        if (!id.empty() && kind.fields.references[i]->name != kind.searched.page_field) {
            homes.push_back({std::string{kind.fields.references[i]->name}, {id}, {}});
        }
    }
    return homes;
}

/// The hits of a page, in order, as the asker may see them.
Result<std::vector<Hit>> hits_of(db::ReadTx& tx, std::vector<KindFacts> const& kinds,
                                 std::vector<Placed> const& page, Question const& question) {
    std::vector<std::int64_t> numbers;
    for (auto const& one : page) {
        numbers.push_back(one.number);
    }
    TRY(documents, store::documents(tx, numbers));
    std::map<std::int64_t, std::string> subjects;
    for (auto const& document : documents) {
        subjects[document.number] = document.subject;
    }
    std::map<std::size_t, std::vector<std::string>> ids;
    for (auto const& one : page) {
        ids[one.kind].push_back(subjects[one.number]);
    }
    std::map<std::size_t, Rows> rows;
    for (auto const& [kind, wanted] : ids) {
        TRY(found, rows_of(tx, kinds[kind], wanted));
        rows[kind] = std::move(found);
    }
    std::vector<Hit> hits;
    for (auto const& one : page) {
        auto const row = rows[one.kind].find(subjects[one.number]);
        if (row != rows[one.kind].end()) {
            hits.push_back(hit_of(kinds[one.kind], row->first, row->second, question));
            hits.back().within = homes_of(kinds[one.kind], row->second);
        }
    }
    return hits;
}

Result<Done> name_homes(db::ReadTx& tx, std::vector<Called> const& called, std::vector<Hit>& hits) {
    std::vector<std::vector<Home>*> homes;
    for (auto& hit : hits) {
        homes.push_back(&hit.within);
    }
    CHECK(name_homes(tx, called, homes));
    for (auto& hit : hits) {
        std::erase_if(hit.within, [](auto const& home) { return home.title.empty(); });
    }
    return Done{};
}

std::string plain(std::vector<Piece> const& pieces) {
    std::string text;
    for (auto const& piece : pieces) {
        text += piece.text;
    }
    return text;
}

Result<Reach> some_reach(std::vector<KindFacts> const& kinds, Reader const& reader) {
    auto reach = reach_of(kinds, reader);
    if (!reader.actor.is_somebody()) {
        return Error{ErrorCode::unauthenticated, "auth.unauthenticated", {}, {}, {}};
    }
    if (reach.names.empty()) {
        return Error{ErrorCode::forbidden, "auth.forbidden", {{"action", "search.find"}}, {}, {}};
    }
    return reach;
}

}  // namespace

Result<Found> Index::find(db::Database& database, Reader const& reader, Search const& search) const {
    CHECK(within_bounds(search));
    TRY(question, read_question(search.words));
    TRY(reach, some_reach(kinds_->all, reader));
    TRY(kinds, chosen(kinds_->by_name, reach, search.kinds));
    db::ReadTx tx{database};
    TRY(asking, Asking::begin(tx, kinds_->all, reach));
    auto const within = search.within ? std::optional{search.within->text} : std::nullopt;
    TRY(weighed, asking.weigh(question, within));
    Found found;
    found.is_partial = weighed.is_partial;
    for (std::size_t kind = 0; kind < kinds_->all.size(); ++kind) {
        auto const count = weighed.tier[at_all][kind].count();
        found.total += kinds[kind] ? count : 0;
        if (count > 0) {
            found.kinds.push_back({std::string{kinds_->all[kind].searched.table->name}, count});
        }
    }
    std::vector<Placed> page;
    auto skip = static_cast<std::size_t>(search.offset.value_or(0));
    auto const limit = static_cast<std::size_t>(search.limit.value_or(page_default));
    in_order(weighed, kinds, [&](std::size_t kind, std::int64_t number) {
        if (skip > 0) {
            --skip;
            return true;
        }
        page.push_back({kind, number});
        return page.size() < limit;
    });
    TRY(hits, hits_of(tx, kinds_->all, page, question));
    CHECK(name_homes(tx, kinds_->called, hits));
    found.hits = std::move(hits);
    return found;
}

Result<Found> Index::suggest(db::Database& database, Reader const& reader, std::string_view words) const {
    CHECK(within_bounds({std::string{words}, {}, {}, {}, {}}));
    TRY(question, read_question(std::string{words} + "*"));
    TRY(reach, some_reach(kinds_->all, reader));
    db::ReadTx tx{database};
    TRY(asking, Asking::begin(tx, kinds_->all, reach));
    TRY(weighed, asking.weigh(question, std::nullopt));
    weighed.tier[by_text] = weighed.tier[at_all] = weighed.tier[by_title];
    std::vector<Placed> page;
    in_order(weighed, reach.readable, [&](std::size_t kind, std::int64_t number) {
        page.push_back({kind, number});
        return page.size() < completions_looked_at;
    });
    TRY(hits, hits_of(tx, kinds_->all, page, question));
    Found found;
    std::set<std::pair<std::string, std::string>> told;
    for (auto& hit : hits) {
        if (found.hits.size() < suggestions_max && told.insert({hit.page_kind, plain(hit.title)}).second) {
            hit.text.clear();
            hit.within.clear();
            found.hits.push_back(std::move(hit));
        }
    }
    found.total = static_cast<std::int64_t>(found.hits.size());
    return found;
}

}  // namespace varn::search
