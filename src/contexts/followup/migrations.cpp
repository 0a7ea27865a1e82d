#include "followup/api.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> followup_migrations();
}

namespace varn::followup {

std::vector<db::Migration> migrations() {
    return db::migrations_of("followup", assets::followup_migrations());
}

}  // namespace varn::followup
