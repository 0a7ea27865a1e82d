#include "connection.h"

namespace varn::db {

Error failure(std::string_view state, std::string cause) {
    auto make = [&](ErrorCode code, char const* key) { return Error{code, key, {}, {}, std::move(cause)}; };
    if (state == "23505") {
        return make(ErrorCode::conflict, "db.taken");
    }
    if (state == "23503") {
        return make(ErrorCode::conflict, "db.reference");
    }
    if (state == "23514" || state == "23502" || state == "22P02" || state == "22021") {
        return make(ErrorCode::invalid, "db.refused");
    }
    if (state == "53100") {
        return make(ErrorCode::unavailable, "db.storage_full");
    }
    if (state == "58030") {
        return make(ErrorCode::unavailable, "db.storage");
    }
    if (state == "53300" || state == "40001" || state == "40P01" || state == "55P03") {
        return make(ErrorCode::unavailable, "db.busy");
    }
    // 25006: the server we reached has become a standby.
    if (state == "25006" || state.substr(0, 2) == "08" || state.substr(0, 2) == "57") {
        return make(ErrorCode::unavailable, "db.unreachable");
    }
    return internal(std::move(cause));
}

}  // namespace varn::db
