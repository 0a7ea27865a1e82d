#include "platform/db_migrations.h"
#include "wheel/api.h"

namespace varn::assets {
std::span<File const> wheel_migrations();
}

namespace varn::wheel {

std::vector<db::Migration> migrations() {
    return db::migrations_of("wheel", assets::wheel_migrations());
}

}  // namespace varn::wheel
