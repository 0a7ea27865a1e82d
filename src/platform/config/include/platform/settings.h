#pragma once
// Every setting of the product, once. Name, limits and words follow from the description: the file says
// `listen_port = 8080`, the environment VARN_LISTEN_PORT, the command line --listen-port.
#include <optional>
#include <string>

#include "kernel/describe.h"
#include "platform/log.h"

namespace varn::config {

struct Settings {
    std::optional<std::string> db;
    std::string data_directory = "data";
    std::string listen_address = "127.0.0.1";
    int listen_port = 8080;
    std::optional<std::string> public_url;
    std::int64_t session_hours = 12;
    int readers = 4;
    log::Level log_level = log::Level::info;
    bool demo = false;
    std::optional<Date> today;
    bool allow_remote_demo = false;
    int audit_sign_minutes = 10;
    std::optional<std::string> audit_file;
    std::optional<std::string> audit_syslog;

    /// The database: `db`, or an SQLite file in the data directory.
    std::string db_url() const { return db ? *db : "sqlite:" + data_directory + "/varn.db"; }
};

}  // namespace varn::config

template <>
struct varn::Describe<varn::config::Settings> {
    using S = config::Settings;
    static constexpr auto value = entity<S>(
        "settings",
        field<&S::db>({.label = "config.db",
                       .example = "sqlite:data/varn.db",
                       .secrecy = Secrecy::secret,
                       .length_max = 500}),
        field<&S::data_directory>(
            {.label = "config.data_directory", .example = "/var/lib/varn", .length_max = 500}),
        field<&S::listen_address>(
            {.label = "config.listen_address", .example = "127.0.0.1", .length_max = 60}),
        field<&S::listen_port>({.label = "config.listen_port", .example = "8080", .number_max = 65'535}),
        field<&S::public_url>({.label = "config.public_url", .example = "https://varn.example.se"}),
        field<&S::session_hours>(
            {.label = "config.session_hours", .example = "12", .number_min = 1, .number_max = 168}),
        field<&S::readers>({.label = "config.readers", .example = "4", .number_min = 1, .number_max = 64}),
        field<&S::log_level>({.label = "config.log_level", .example = "info"}),
        field<&S::demo>({.label = "config.demo", .example = "false"}),
        field<&S::today>({.label = "config.today", .example = "2024-02-01"}),
        field<&S::allow_remote_demo>({.label = "config.allow_remote_demo", .example = "false"}),
        field<&S::audit_sign_minutes>(
            {.label = "config.audit_sign_minutes", .example = "10", .number_min = 1, .number_max = 1440}),
        field<&S::audit_file>(
            {.label = "config.audit_file", .example = "/mnt/granskning/varn-heads.jsonl", .length_max = 500}),
        field<&S::audit_syslog>(
            {.label = "config.audit_syslog", .example = "tcp:logg.example.se:514", .length_max = 300}));
};
