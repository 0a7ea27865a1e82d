// The database as an examination sees it.
#include <sodium.h>

#include <filesystem>

#include "doctor.h"
#include "platform/database_files.h"

namespace varn::operations {
namespace {

/// What tells of an account that could have a password that everybody knows.
struct Kept {
    std::string user_name;
    std::string password_hash;
};
/// A head of the log that was signed.
struct Signed {
    std::int64_t size = 0;
    Instant at;
};

}  // namespace
}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::Kept> {
    using K = operations::Kept;
    static constexpr auto value = entity<K>("kept", field<&K::user_name>({}), field<&K::password_hash>({}));
};

template <>
struct varn::Describe<varn::operations::Signed> {
    using S = operations::Signed;
    static constexpr auto value = entity<S>("audit_head", field<&S::size>({}), field<&S::at>({}));
};

namespace varn::operations {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr std::uintmax_t megabyte = 1024 * 1024;
constexpr std::uintmax_t log_warn = 256 * megabyte;
constexpr std::string_view known_password = "demo-demo-demo";

void fail_with(Findings& found, std::string subject, Error const& error) {
    auto params = error.params;
    found.fail(std::move(subject), error.key, std::move(params));
}

void examine_engine(db::Database& database, Findings& found) {
    db::ReadTx tx{database};
    bool const sqlite = database.engine() == db::Engine::sqlite;
    auto const version = tx.scalar<std::string>(sqlite ? "SELECT sqlite_version()"
                                                       : "SELECT current_setting('server_version')");
    if (!version) {
        return fail_with(found, "database", version.error());
    }
    found.ok("database", sqlite ? "operations.doctor_sqlite" : "operations.doctor_postgres",
             {{"version", version.value()}});
    if (sqlite) {
        return;
    }
    auto const number = tx.scalar<std::int64_t>("SELECT current_setting('server_version_num')::bigint");
    if (number && number.value() < 150'000) {
        found.fail("database", "operations.doctor_postgres_old", {{"version", version.value()}});
    }
    auto const standby = tx.scalar<std::int64_t>("SELECT CASE WHEN pg_is_in_recovery() THEN 1 ELSE 0 END");
    if (standby && standby.value() == 1) {
        return found.fail("replication", "operations.doctor_standby");
    }
    auto const followers = tx.scalar<std::int64_t>("SELECT count(*) FROM pg_stat_replication");
    if (followers) {
        found.ok("replication", "operations.doctor_followers",
                 {{"count", std::to_string(followers.value())}});
    }
}

/// False when there is nothing more to look at.
bool examine_steps(db::Database& database, Blueprint const& blueprint, Findings& found) {
    auto const missing = database.missing(blueprint.migrations);
    if (!missing) {
        fail_with(found, "migrations", missing.error());
        return false;
    }
    if (!missing.value().empty()) {
        found.fail("migrations", "operations.doctor_steps_missing",
                   {{"count", std::to_string(missing.value().size())}});
        return false;
    }
    auto const faults = schema_faults(database, blueprint.entities);
    if (!faults) {
        fail_with(found, "migrations", faults.error());
        return false;
    }
    for (auto const& place : faults.value()) {
        found.fail("migrations", "operations.schema_differs", {{"place", place}});
    }
    if (faults.value().empty()) {
        found.ok("migrations", "operations.doctor_steps_done",
                 {{"count", std::to_string(blueprint.migrations.size())}});
    }
    return true;
}

void examine_log(db::Database& database, Blueprint const& blueprint, Findings& found) {
    db::ReadTx tx{database};
    auto const size = tx.scalar<std::int64_t>("SELECT size FROM audit_tree");
    auto const at = tx.scalar<std::string>("SELECT at FROM audit_tree");
    if (!size || !at) {
        return fail_with(found, "audit", size ? at.error() : size.error());
    }
    auto const latest = parse_instant(at.value());
    auto const ahead = latest ? latest->milliseconds - blueprint.clock.now().milliseconds : 0;
    if (ahead > 5 * minute) {
        found.fail("clock", "operations.doctor_clock_behind", {{"at", at.value()}});
    } else {
        found.ok("clock", "operations.doctor_clock_ok", {{"at", to_text(blueprint.clock.now())}});
    }
    found.ok("audit", size.value() == 0 ? "operations.doctor_log_empty" : "operations.doctor_log",
             {{"size", std::to_string(size.value())}, {"at", at.value()}});
}

/// Signed heads: how old the latest is, when the log has grown since, and whether they leave the machine.
void examine_heads(db::Database& database, config::Settings const& settings, Blueprint const& blueprint,
                   Findings& found) {
    db::ReadTx tx{database};
    auto const size = tx.scalar<std::int64_t>("SELECT size FROM audit_tree");
    auto const heads = tx.query<Signed>("SELECT size, at FROM audit_head ORDER BY size DESC LIMIT 1");
    if (!size || !heads || size.value() == 0) {
        return;
    }
    if (heads.value().empty()) {
        found.warn("audit", "operations.doctor_head_none");
    } else {
        auto const& head = heads.value().front();
        auto const age = (blueprint.clock.now().milliseconds - head.at.milliseconds) / minute;
        Params const params{{"size", std::to_string(head.size)}, {"minutes", std::to_string(age)}};
        bool const late =
            head.size < size.value() && age > settings.audit_sign_minutes * std::int64_t{3} + 60;
        if (late) {
            found.warn("audit", "operations.doctor_head_old", params);
        } else {
            found.ok("audit", "operations.doctor_head", params);
        }
    }
    if (!settings.audit_file && !settings.audit_syslog) {
        found.warn("audit", "operations.doctor_heads_stay");
    }
}

void examine_passwords(db::Database& database, Findings& found) {
    db::ReadTx tx{database};
    auto const kept = tx.query<Kept>(
        "SELECT a.user_name, s.password_hash FROM account a JOIN account_secret s ON s.account = a.id "
        "WHERE a.status = 'active' ORDER BY a.user_name LIMIT 25");
    if (!kept) {
        return fail_with(found, "passwords", kept.error());
    }
    std::string names;
    for (auto const& one : kept.value()) {
        bool const known = crypto_pwhash_str_verify(one.password_hash.c_str(), known_password.data(),
                                                    known_password.size()) == 0;
        names += !known ? "" : names.empty() ? one.user_name : ", " + one.user_name;
    }
    if (!names.empty()) {
        found.fail("passwords", "operations.doctor_password_known", {{"users", names}});
    }
}

void examine_write_ahead(std::string const& path, Findings& found) {
    std::error_code failed;
    auto const size = std::filesystem::file_size(path + "-wal", failed);
    if (!failed && size > log_warn) {
        found.warn("database", "operations.doctor_wal", {{"megabytes", std::to_string(size / megabyte)}});
    }
}

}  // namespace

void examine_database(config::Settings const& settings, Blueprint const& blueprint, Findings& found) {
    auto const url = settings.db_url();
    auto const path = db::file_of(url);
    std::error_code failed;
    if (!path.empty() && !std::filesystem::exists(path, failed)) {
        return found.fail("database", "operations.doctor_no_database", {{"file", path}});
    }
    auto const database = db::Database::open(url, blueprint.clock, 1);
    if (!database) {
        return fail_with(found, "database", database.error());
    }
    examine_engine(*database.value(), found);
    if (!path.empty()) {
        examine_write_ahead(path, found);
    }
    if (examine_steps(*database.value(), blueprint, found)) {
        examine_log(*database.value(), blueprint, found);
        examine_heads(*database.value(), settings, blueprint, found);
        examine_passwords(*database.value(), found);
        examine_others(settings, *database.value(), found);
    }
}

}  // namespace varn::operations
