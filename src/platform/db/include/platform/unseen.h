#pragma once
// Whether a view of the database sees all of some tables. For answers that would be wrong, not only shorter,
// when a part is left out.
#include <span>
#include <string_view>

#include "platform/db.h"

namespace varn::db {

/// True when no row of these tables, and no field of one, is hidden from whoever asks.
Result<bool> sees_all_of(ReadTx& tx, std::span<std::string_view const> tables);

}  // namespace varn::db
