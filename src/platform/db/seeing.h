#pragma once
// A question as it is asked from a viewpoint. Private to platform/db.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db.h"

namespace varn::db {

/// What a viewpoint's eyes do not see, of each table that has anything of the kind: fields by name, and whole
/// rows as the field "". Only which tables and fields; the rows stay in the database.
struct Hidden {
    std::map<std::string, std::set<std::string>, std::less<>> parts;
    bool rows = false;  // of any table

    bool rows_of(std::string_view table) const;
};

/// A question with what it needs besides its own parameters: they come after those.
struct Seen {
    std::string sql;
    std::vector<std::string> more;
};

/// The question that finds what is hidden from a viewpoint with a sight: entity and part.
Seen what_is_hidden(auth::Sight const& sight);
/// True when a question may have to be asked otherwise from a viewpoint.
bool names_tables(std::string_view sql);
/// A question with `arguments` parameters, asked from a viewpoint.
struct Asked {
    std::string_view sql;
    std::size_t arguments;
    Engine engine;
};
Seen seen_from(Viewpoint const& viewpoint, Hidden const& hidden, std::vector<Table const*> const& tables,
               Asked const& asked);

/// A row seen from a viewpoint: it may lack what was weeded or is concealed.
class SeenRow final : public Row {
public:
    explicit SeenRow(Row& row) : row_(row) {}
    View text(int column) override { return row_.text(column); }
    View integer(int column) override { return row_.integer(column); }
    View real(int column) override { return row_.real(column); }
    int columns() const override { return row_.columns(); }
    bool may_lack_values() const override { return true; }

private:
    Row& row_;
};

}  // namespace varn::db
