#include "doctor.h"

#include "platform/backup.h"

namespace varn::operations {
namespace {

constexpr std::int64_t hour = 3'600'000;

bool is_loopback(std::string_view address) {
    return address == "127.0.0.1" || address == "::1" || address == "localhost";
}

void examine_backups(config::Settings const& settings, Blueprint const& blueprint, Findings& found) {
    if (!settings.backup_folder) {
        return found.warn("backup", "operations.doctor_backup_unset");
    }
    auto const latest = latest_backup(*settings.backup_folder);
    if (!latest) {
        return found.fail("backup", "operations.doctor_backup_none", {{"folder", *settings.backup_folder}});
    }
    auto const hours = (blueprint.clock.now().milliseconds - latest->milliseconds) / hour;
    Params const params{{"hours", std::to_string(hours)}, {"folder", *settings.backup_folder}};
    if (hours > std::int64_t{7} * 24) {
        found.fail("backup", "operations.doctor_backup_old", params);
    } else if (hours > 26) {
        found.warn("backup", "operations.doctor_backup_old", params);
    } else {
        found.ok("backup", "operations.doctor_backup_fresh", params);
    }
}

}  // namespace

void examine_settings(config::Settings const& settings, Findings& found) {
    bool const local = is_loopback(settings.listen_address);
    auto const url = settings.public_url.value_or("");
    Params const params{{"address", settings.listen_address}, {"url", url}};
    if (url.starts_with("https://")) {
        found.ok("public_url", "operations.doctor_url_https", params);
    } else if (!url.empty() || !local) {
        found.fail("public_url", "operations.doctor_url_open", params);
    } else {
        found.warn("public_url", "operations.doctor_url_unset", params);
    }
    if (!local) {
        found.warn("listen_address", "operations.doctor_listens_wide", params);
    }
    if (settings.demo || settings.allow_remote_demo || settings.today) {
        found.fail("demo", "operations.doctor_demo");
    }
    if (settings.metrics_port && !is_loopback(settings.metrics_address)) {
        found.warn("metrics_address", "operations.doctor_metrics_wide",
                   {{"address", settings.metrics_address}});
    }
}

std::vector<Examined> examine(config::Settings const& settings, std::string_view config_file,
                              Blueprint const& blueprint) {
    Findings found;
    examine_machine(settings, config_file, found);
    examine_settings(settings, found);
    examine_database(settings, blueprint, found);
    examine_backups(settings, blueprint, found);
    return found.take();
}

}  // namespace varn::operations
