// Which tables there are to copy, and in which order; and the copying itself.
#include "platform/whole_tables.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "connection.h"
#include "platform/merkle.h"

namespace varn::db {
namespace {

struct Schema {
    std::vector<std::string> created;                     // in order
    std::map<std::string, std::set<std::string>> refers;  // to other tables
};

bool is_word_character(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::vector<std::string_view> words_of(std::string_view sql) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < sql.size();) {
        if (sql[i] == '\'') {
            i = std::min(sql.find('\'', i + 1), sql.size() - 1) + 1;
        } else if (!is_word_character(sql[i])) {
            ++i;
        } else {
            auto const begin = i;
            while (i < sql.size() && is_word_character(sql[i])) {
                ++i;
            }
            words.push_back(sql.substr(begin, i - begin));
        }
    }
    return words;
}

/// The tables that rendered migrations make and alter.
void read_schema(std::string_view sql, Schema& schema) {
    auto const words = words_of(sql);
    std::string current;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        bool const table = words[i + 1] == "TABLE";
        if (words[i] == "CREATE" && table) {
            auto const at = words[i + 2] == "IF" && i + 5 < words.size() ? i + 5 : i + 2;
            current = words[at];
            schema.created.push_back(current);
        } else if (words[i] == "ALTER" && table) {
            current = words[i + 2];
        } else if (words[i] == "DROP" && table) {
            std::erase(schema.created, std::string{words[i + 2]});
        } else if (words[i] == "RENAME" && words[i + 1] == "TO") {
            std::replace(schema.created.begin(), schema.created.end(), current, std::string{words[i + 2]});
        } else if (words[i] == "REFERENCES" && words[i + 1] != current) {
            schema.refers[current].emplace(words[i + 1]);
        }
    }
}

Result<Schema> schema_of(std::vector<Migration> const& migrations, Engine engine) {
    Schema schema;
    for (auto const& migration : migrations) {
        TRY(text, render_migration(migration.text, engine));
        read_schema(text, schema);
    }
    return schema;
}

bool contains(std::vector<std::string> const& names, std::string const& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

Result<Done> must_be_alike(StoredTable const& table, StoredTable const& other) {
    auto const has = [&](StoredColumn const& column) {
        return std::any_of(other.columns.begin(), other.columns.end(), [&](StoredColumn const& theirs) {
            return theirs.name == column.name && theirs.storage == column.storage;
        });
    };
    bool const same = table.columns.size() == other.columns.size() &&
                      std::all_of(table.columns.begin(), table.columns.end(), has);
    if (!same) {
        return internal("the columns of " + table.name + " differ between the two databases");
    }
    return Done{};
}

Result<TableSum> copy_table(WholeRead& source, WholeWrite& target, std::string const& name) {
    TRY(table, source.table(name));
    TRY(other, target.table(name));
    CHECK(must_be_alike(table, other));
    Summing sent;
    CHECK(target.begin(table));
    CHECK(source.each(table, [&](StoredRow const& row) {
        sent.add(row);
        return target.add(row);
    }));
    CHECK(target.end());
    TRY(arrived, target.sum(table));
    auto const expected = sent.of(name);
    if (arrived.rows != expected.rows || arrived.digest != expected.digest) {
        return Error{ErrorCode::internal, "db.copy_differs", {{"table", name}}, {}, "copy of " + name};
    }
    return arrived;
}

}  // namespace

Result<std::vector<std::string>> whole_tables(std::vector<Migration> const& migrations) {
    TRY(here, schema_of(migrations, Engine::sqlite));
    TRY(there, schema_of(migrations, Engine::postgres));
    std::vector<std::string> left;
    for (auto const& name : here.created) {
        if (contains(there.created, name)) {
            left.push_back(name);
        }
    }
    std::vector<std::string> ordered;
    while (!left.empty()) {
        auto const free = std::find_if(left.begin(), left.end(), [&](std::string const& name) {
            auto const& refers = here.refers[name];
            return std::none_of(refers.begin(), refers.end(),
                                [&](std::string const& other) { return contains(left, other); });
        });
        if (free == left.end()) {
            return internal("tables refer to each other in a ring, among them " + left.front());
        }
        ordered.push_back(*free);
        left.erase(free);
    }
    return ordered;
}

void Summing::add(StoredRow const& row) {
    std::string text;
    for (auto const& cell : row) {
        text += cell ? std::to_string(cell->size()) + ":" + *cell : "-";
    }
    auto const hash = audit::sha256(text);
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < sum_.size(); ++i) {
        std::uint64_t part = 0;
        for (std::size_t byte = 0; byte < 8; ++byte) {
            part |= std::uint64_t{hash[i * 8 + byte]} << (byte * 8);
        }
        auto const with_carry = part + carry;
        carry = with_carry < part ? 1 : 0;
        sum_[i] += with_carry;
        carry += sum_[i] < with_carry ? 1 : 0;
    }
    ++rows_;
}

TableSum Summing::of(std::string table) const {
    audit::Hash hash{};
    for (std::size_t i = 0; i < hash.size(); ++i) {
        hash[i] = static_cast<unsigned char>(sum_[i / 8] >> (i % 8 * 8));
    }
    return {std::move(table), rows_, audit::hex(hash)};
}

Result<std::vector<TableSum>> copy_everything(Database& from, Database& to,
                                              std::vector<Migration> const& migrations,
                                              Wanted const& wanted) {
    for (auto* database : {&from, &to}) {
        TRY(missing, database->missing(migrations));
        if (!missing.empty()) {
            return Error{ErrorCode::conflict, "db.copy_not_migrated", {{"name", missing.front()}}, {}, {}};
        }
    }
    TRY(names, whole_tables(migrations));
    std::erase_if(names, [&](std::string const& name) { return wanted && !wanted(name); });
    WholeRead source{from};
    WholeWrite target{to};
    CHECK(target.make_room(names));
    std::vector<TableSum> copied;
    for (auto const& name : names) {
        TRY(sum, copy_table(source, target, name));
        copied.push_back(std::move(sum));
    }
    CHECK(std::move(target).commit());
    return copied;
}

}  // namespace varn::db
