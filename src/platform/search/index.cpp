#include <algorithm>

#include "kinds.h"
#include "platform/db_migrations.h"
#include "platform/search_words.h"

namespace varn::assets {
std::span<File const> search_migrations();
}

namespace varn::search {
namespace {

/// Counts up when an index of the same words must still be built anew.
constexpr int shape_version = 1;

KindFacts facts_of(Searched const& searched) {
    KindFacts facts{searched, Fields{*searched.table}, {}};
    std::string columns = ended("id");
    for (auto const* column : facts.fields.texts) {
        columns += " || " + ended(column->name);
    }
    for (auto const* column : facts.fields.references) {
        columns += " || " + ended(column->name);
    }
    columns += " || " + ended(searched.page_field.empty() ? "id" : searched.page_field);
    auto const table = std::string{searched.table->name};
    facts.rows_sql =
        "SELECT " + columns + " FROM {" + table + "} WHERE id IN (SELECT value FROM {each} $1 {end})";
    return facts;
}

std::string told_of(KindFacts const& kind) {
    std::string told{kind.searched.table->name};
    told += ' ';
    told += kind.searched.action;
    for (auto const* column : kind.fields.texts) {
        told += ' ';
        told += column->name;
    }
    return told;
}

}  // namespace

std::string ended(std::string_view column) {
    return "COALESCE(" + std::string{column} + ", '') || '" + value_end + "'";
}

std::vector<std::string_view> values_of(std::string_view joined) {
    std::vector<std::string_view> values;
    for (auto end = joined.find(value_end); end != std::string_view::npos; end = joined.find(value_end)) {
        values.push_back(joined.substr(0, end));
        joined.remove_prefix(end + 1);
    }
    return values;
}

Index::Index(std::vector<Searched> searched, std::vector<Called> called) {
    auto kinds = std::make_unique<Kinds>();
    kinds->called = std::move(called);
    kinds->made_for = std::to_string(words_version) + "." + std::to_string(shape_version);
    for (auto const& one : searched) {
        kinds->by_name.emplace(one.table->name, kinds->all.size());
        kinds->all.push_back(facts_of(one));
        kinds->made_for += "\n" + told_of(kinds->all.back());
    }
    kinds_ = std::move(kinds);
}

Index::~Index() = default;

std::vector<std::string> Index::told() const {
    std::vector<std::string> lines;
    for (auto const& kind : kinds_->all) {
        lines.push_back(told_of(kind));
    }
    return lines;
}

std::string Index::note(Table const& table, void const* row) const {
    auto const kind = kinds_->by_name.find(table.name);
    return kind == kinds_->by_name.end() ? std::string{} : document_of(kinds_->all[kind->second].fields, row);
}

Result<Done> Index::keep(db::Beside& beside, std::vector<db::KeptRow> const& rows) const {
    for (auto const& row : rows) {
        if (!kinds_->by_name.contains(row.table->name)) {
            continue;
        }
        std::string document{row.note};
        // Where the writer saw little or nothing of the row, its words are what they were.
        if (!row.is_new && (document.empty() || lacks_words(document))) {
            TRY(earlier,
                beside.query<std::string>("SELECT words FROM search_document WHERE subject = $1", row.id));
            auto const words = earlier.empty() ? std::string{} : earlier.front();
            document = document.empty() ? words : with_words_of(words, document);
        }
        if (!row.is_new) {
            CHECK(
                beside.exec("INSERT INTO search_gone (number, kind, words) SELECT number, kind, words FROM "
                            "search_document WHERE subject = $1",
                            row.id));
            CHECK(beside.exec("DELETE FROM search_document WHERE subject = $1", row.id));
        }
        if (!row.is_removed) {
            CHECK(beside.exec(
                "INSERT INTO search_document (number, kind, subject, words) VALUES ($1, $2, $3, $4)",
                row.position, row.table->name, row.id, document));
        }
    }
    return Done{};
}

std::vector<db::Migration> search_migrations() {
    return db::migrations_of("search", assets::search_migrations());
}

}  // namespace varn::search
