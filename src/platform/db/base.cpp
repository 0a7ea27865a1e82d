#include "connection.h"
#include "platform/db_migrations.h"
#include "platform/scratch.h"

namespace varn::assets {
std::span<File const> db_migrations();
}

namespace varn::db {

std::vector<Migration> migrations_of(std::string const& room, std::span<assets::File const> files) {
    std::vector<Migration> found;
    for (auto const& file : files) {
        auto const name = file.name.substr(0, file.name.find(".sql"));
        found.push_back({room + "/" + std::string{name}, file.bytes});
    }
    return found;
}

std::vector<Migration> base_migrations() {
    return migrations_of("platform", assets::db_migrations());
}

Result<std::string> create_scratch(std::string const& url, std::string const& name) {
    ASSERT(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
    TRY(connection, open_postgres(url));
    CHECK(connection->script("CREATE DATABASE " + name + " ENCODING 'UTF8' TEMPLATE template0"));
    auto const path = url.find('/', url.find("://") + 3);
    auto const query = url.find('?', path == std::string::npos ? 0 : path);
    auto const base = url.substr(0, path == std::string::npos ? query : path);
    return base + "/" + name + (query == std::string::npos ? "" : url.substr(query));
}

Result<Done> drop_scratch(std::string const& url, std::string const& name) {
    ASSERT(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos);
    TRY(connection, open_postgres(url));
    return connection->script("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
}

}  // namespace varn::db
