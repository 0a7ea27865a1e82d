#include "continuity/api.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> continuity_migrations();
}

namespace varn::continuity {

std::vector<db::Migration> migrations() {
    return db::migrations_of("continuity", assets::continuity_migrations());
}

}  // namespace varn::continuity
