#include "platform/unseen.h"

#include <algorithm>

namespace varn::db {

Result<bool> sees_all_of(ReadTx& tx, std::span<std::string_view const> tables) {
    TRY(hidden, tx.query<std::string>("SELECT DISTINCT entity FROM {hidden}"));
    return std::none_of(hidden.begin(), hidden.end(), [&](std::string const& entity) {
        return std::find(tables.begin(), tables.end(), entity) != tables.end();
    });
}

}  // namespace varn::db
