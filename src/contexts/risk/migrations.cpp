#include "platform/db_migrations.h"
#include "risk/api.h"

namespace varn::assets {
std::span<File const> risk_migrations();
}

namespace varn::risk {

std::vector<db::Migration> migrations() {
    return db::migrations_of("risk", assets::risk_migrations());
}

}  // namespace varn::risk
