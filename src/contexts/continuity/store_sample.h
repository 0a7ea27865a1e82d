#pragma once
// For tests: what they look up where no door has an answer.
#include "continuity/model.h"
#include "platform/db.h"

namespace varn::continuity::store {

inline std::int64_t members_kept(db::ReadTx& tx) {
    return tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {need_member}").value();
}

}  // namespace varn::continuity::store
