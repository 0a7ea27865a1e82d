#include "store.h"

namespace varn::report::store {

Result<std::vector<secrecy::Marking>> markings(db::ReadTx& tx) {
    return tx.select<secrecy::Marking>("WHERE ended_on IS NULL ORDER BY subject, part, id");
}

}  // namespace varn::report::store
