#include "platform/db_migrations.h"
#include "portfolio/api.h"

namespace varn::assets {
std::span<File const> portfolio_migrations();
}

namespace varn::portfolio {

std::vector<db::Migration> migrations() {
    return db::migrations_of("portfolio", assets::portfolio_migrations());
}

}  // namespace varn::portfolio
