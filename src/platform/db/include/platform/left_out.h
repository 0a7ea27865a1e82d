#pragma once
// Whether what is told to somebody is told whole. Who is not cleared for a marking reads lists and documents
// without what it keeps; a document that goes on to others says that something is missing, and neither what
// nor how much.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db.h"

namespace varn::db {

/// The rows that something is told from: those of `tables` whose `column` names one of `ids`.
struct ToldFrom {
    std::span<Table const* const> tables;
    std::string_view column;
    std::vector<std::string> ids;
};
/// True when one of the rows, a field of it or what it mentions is concealed from the eyes that the
/// transaction sees with.
Result<bool> leaves_out(ReadTx& tx, ToldFrom const& what);

}  // namespace varn::db
