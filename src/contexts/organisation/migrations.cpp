#include "organisation/api.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> organisation_migrations();
}

namespace varn::organisation {

std::vector<db::Migration> migrations() {
    return db::migrations_of("organisation", assets::organisation_migrations());
}

}  // namespace varn::organisation
