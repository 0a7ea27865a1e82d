#include "platform/accounts.h"
#include "platform/assets.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> auth_migrations();
}

namespace varn::auth {

std::vector<db::Migration> auth_migrations() {
    return db::migrations_of("auth", assets::auth_migrations());
}

}  // namespace varn::auth
