#pragma once
// Every setting of the product, once. Name, limits and words follow from the description: the file says
// `listen_port = 8080`, the environment VARN_LISTEN_PORT, the command line --listen-port.
#include <optional>
#include <string>

#include "kernel/describe.h"
#include "platform/log.h"
#include "platform/sight.h"

namespace varn::config {

/// Who must have a second factor besides the password.
enum class SecondFactor { off, administrators, everybody };

struct Settings {
    std::optional<std::string> db;
    std::string data_directory = "data";
    std::string listen_address = "127.0.0.1";
    int listen_port = 8080;
    std::optional<std::string> public_url;
    std::int64_t session_hours = 12;
    SecondFactor second_factor = SecondFactor::administrators;
    bool administrators_by_two = false;
    int readers = 4;
    log::Level log_level = log::Level::info;
    auth::SecrecyLevel secrecy_ceiling = auth::SecrecyLevel::strictly_confidential;
    std::string metrics_address = "127.0.0.1";
    std::optional<int> metrics_port;
    std::optional<std::string> backup_folder;
    std::optional<std::string> document_style;
    int keep_sessions_days = 90;
    int keep_notices_days = 365;
    int keep_mails_days = 90;
    int keep_jobs_days = 30;
    bool demo = false;
    std::optional<Date> today;
    bool allow_remote_demo = false;
    int audit_sign_minutes = 10;
    std::optional<std::string> audit_file;
    std::optional<std::string> audit_syslog;
    std::optional<std::string> audit_mail;
    std::optional<std::string> smtp_url;
    std::optional<std::string> smtp_user;
    std::optional<std::string> smtp_password_file;
    std::optional<std::string> smtp_ca_file;
    std::optional<std::string> mail_from;
    bool allow_loopback_provider = false;
    std::optional<std::string> provider_ca_file;

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
        field<&S::second_factor>({.label = "config.second_factor", .example = "administrators"}),
        field<&S::administrators_by_two>({.label = "config.administrators_by_two", .example = "true"}),
        field<&S::readers>({.label = "config.readers", .example = "4", .number_min = 1, .number_max = 64}),
        field<&S::log_level>({.label = "config.log_level", .example = "info"}),
        field<&S::secrecy_ceiling>({.label = "config.secrecy_ceiling", .example = "confidential"}),
        field<&S::metrics_address>(
            {.label = "config.metrics_address", .example = "127.0.0.1", .length_max = 60}),
        field<&S::metrics_port>({.label = "config.metrics_port", .example = "9464", .number_max = 65'535}),
        field<&S::backup_folder>(
            {.label = "config.backup_folder", .example = "/var/backups/varn", .length_max = 500}),
        field<&S::document_style>(
            {.label = "config.document_style", .example = "/etc/varn/stil.yaml", .length_max = 500}),
        field<&S::keep_sessions_days>(
            {.label = "config.keep_sessions_days", .example = "90", .number_min = 1, .number_max = 3'650}),
        field<&S::keep_notices_days>(
            {.label = "config.keep_notices_days", .example = "365", .number_min = 1, .number_max = 365}),
        field<&S::keep_mails_days>(
            {.label = "config.keep_mails_days", .example = "90", .number_min = 1, .number_max = 90}),
        field<&S::keep_jobs_days>(
            {.label = "config.keep_jobs_days", .example = "30", .number_min = 1, .number_max = 30}),
        field<&S::demo>({.label = "config.demo", .example = "false"}),
        field<&S::today>({.label = "config.today", .example = "2024-02-01"}),
        field<&S::allow_remote_demo>({.label = "config.allow_remote_demo", .example = "false"}),
        field<&S::audit_sign_minutes>(
            {.label = "config.audit_sign_minutes", .example = "10", .number_min = 1, .number_max = 1440}),
        field<&S::audit_file>(
            {.label = "config.audit_file", .example = "/mnt/granskning/varn-heads.jsonl", .length_max = 500}),
        field<&S::audit_syslog>(
            {.label = "config.audit_syslog", .example = "tcp:logg.example.se:514", .length_max = 300}),
        field<&S::audit_mail>({.label = "config.audit_mail", .example = "revisor@example.se"}),
        field<&S::smtp_url>({.label = "config.smtp_url", .example = "smtp://mail.example.se:587"}),
        field<&S::smtp_user>({.label = "config.smtp_user", .example = "varn"}),
        field<&S::smtp_password_file>(
            {.label = "config.smtp_password_file", .example = "/etc/varn/smtp-password", .length_max = 500}),
        field<&S::smtp_ca_file>(
            {.label = "config.smtp_ca_file", .example = "/etc/varn/mail-ca.pem", .length_max = 500}),
        field<&S::mail_from>({.label = "config.mail_from", .example = "varn@example.se"}),
        field<&S::allow_loopback_provider>({.label = "config.allow_loopback_provider", .example = "false"}),
        field<&S::provider_ca_file>(
            {.label = "config.provider_ca_file", .example = "/etc/varn/stadens-ca.pem", .length_max = 500}));
};
