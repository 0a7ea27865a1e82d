#include "platform/db_migrations.h"
#include "programme/api.h"

namespace varn::assets {
std::span<File const> programme_migrations();
}

namespace varn::programme {

std::vector<db::Migration> migrations() {
    return db::migrations_of("programme", assets::programme_migrations());
}

}  // namespace varn::programme
