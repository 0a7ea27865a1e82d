#include "planning/api.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> planning_migrations();
}

namespace varn::planning {

std::vector<db::Migration> migrations() {
    return db::migrations_of("planning", assets::planning_migrations());
}

}  // namespace varn::planning
