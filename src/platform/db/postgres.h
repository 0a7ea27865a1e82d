#pragma once
// How a connection to PostgreSQL is opened, for those in this folder who hold one. Private to platform/db.
#include <string>

struct pg_conn;

namespace varn::db {

/// Opens a connection with the house's settings; to be asked whether it went well, and to be closed.
pg_conn* connect_postgres(std::string const& url);

}  // namespace varn::db
