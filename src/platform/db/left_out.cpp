#include "platform/left_out.h"

#include "concealing.h"

namespace varn::db {
namespace {

std::string as_list(std::vector<std::string> const& ids) {
    std::string list;
    for (auto const& id : ids) {
        list += (list.empty() ? "[" : ",") + ("\"" + id + "\"");
    }
    return list.empty() ? "[]" : list + "]";
}

}  // namespace

Result<bool> leaves_out(ReadTx& tx, ToldFrom const& what) {
    auto const ids = as_list(what.ids);
    for (auto const* table : what.tables) {
        ASSERT(table->find(what.column) != nullptr);
        std::string mentioned;
        for (auto const& name : concealing::mentions(*table)) {
            mentioned += " OR (h.part = '' AND h.subject = r." + name + ")";
        }
        // The table itself, not what is seen of it: what is looked for is what is not.
        TRY(found,
            tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {hidden} h JOIN " + std::string{table->name} +
                                        " r ON h.subject = r.id" + mentioned + " WHERE r." +
                                        std::string{what.column} + " IN (SELECT value FROM {each} $1 {end})",
                                    ids));
        if (found > 0) {
            return true;
        }
    }
    return false;
}

}  // namespace varn::db
