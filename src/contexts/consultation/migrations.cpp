#include "consultation/api.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> consultation_migrations();
}

namespace varn::consultation {

std::vector<db::Migration> migrations() {
    return db::migrations_of("consultation", assets::consultation_migrations());
}

}  // namespace varn::consultation
