#include "measure/api.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> measure_migrations();
}

namespace varn::measure {

std::vector<db::Migration> migrations() {
    return db::migrations_of("measure", assets::measure_migrations());
}

}  // namespace varn::measure
