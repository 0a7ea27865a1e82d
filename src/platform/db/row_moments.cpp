#include "platform/row_moments.h"

namespace varn::db {

Result<std::vector<RowMoment>> moments_of(ReadTx& tx, Table const& table, std::string_view id,
                                          std::string_view column) {
    auto const* told = table.find(column);
    ASSERT(told != nullptr && told->facts.secrecy == Secrecy::open);
    return tx.query<RowMoment>("SELECT known_from, " + std::string{told->name} + " FROM " +
                                   std::string{table.name} +
                                   "_history WHERE id = $1 ORDER BY known_from DESC LIMIT $2",
                               id, row_moments_max);
}

Result<std::vector<RowMoment>> wordings_of(ReadTx& tx, Table const& table, std::string_view id,
                                           std::string_view column) {
    auto const* told = table.find(column);
    ASSERT(told != nullptr && told->shape->kind == Kind::text);
    return tx.query<RowMoment>("SELECT known_from, " + std::string{told->name} + " FROM " +
                                   std::string{table.name} +
                                   "_history WHERE id = $1 AND id NOT IN (SELECT subject FROM {hidden} WHERE "
                                   "part = '' OR part = $2) ORDER BY known_from DESC LIMIT $3",
                               id, column, row_moments_max);
}

}  // namespace varn::db
