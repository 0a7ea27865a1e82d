#include "cli/command.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "house.h"
#include "platform/database_files.h"
#include "platform/i18n.h"
#include "platform/log.h"
#include "platform/upgrade.h"
#include "search_kinds.h"

namespace varn::app {
namespace {

ExitCode code_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid:
        case ErrorCode::too_large:
        case ErrorCode::too_many:
            return exit_invalid;
        case ErrorCode::not_found:
            return exit_not_found;
        case ErrorCode::forbidden:
        case ErrorCode::unauthenticated:
            return exit_refused;
        case ErrorCode::conflict:
        case ErrorCode::stale:
            return exit_conflict;
        case ErrorCode::unavailable:
        case ErrorCode::internal:
            break;
    }
    return exit_failed;
}

bool contains(std::vector<std::string_view> const& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Result<Arguments> Arguments::parse(std::vector<std::string> const& words, std::vector<std::string_view> flags,
                                   std::vector<std::string_view> switches) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (!word.starts_with("--")) {
            arguments.words_.push_back(word);
            continue;
        }
        auto const equals = word.find('=');
        auto const name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        if (contains(switches, name) && equals == std::string::npos) {
            arguments.flags_[name];
        } else if (contains(flags, name) && equals != std::string::npos) {
            arguments.flags_[name].push_back(word.substr(equals + 1));
        } else if (contains(flags, name) && i + 1 < words.size() && !words[i + 1].starts_with("--")) {
            arguments.flags_[name].push_back(words[++i]);
        } else {
            bool const known = contains(flags, name) || contains(switches, name);
            return invalid(word, known ? "app.flag_without_value" : "app.flag_unknown", {{"flag", word}});
        }
    }
    return arguments;
}

std::optional<std::string> Arguments::flag(std::string_view name) const {
    auto const found = flags_.find(name);
    return found == flags_.end() || found->second.empty() ? std::nullopt
                                                          : std::optional{found->second.back()};
}

std::optional<std::string> Arguments::list(std::string_view name) const {
    auto const found = flags_.find(name);
    if (found == flags_.end()) {
        return std::nullopt;
    }
    std::string all;
    for (auto const& value : found->second) {
        all += (all.empty() ? "" : ",") + value;
    }
    return all;
}

bool Arguments::has(std::string_view name) const {
    return flags_.contains(name);
}

Result<Done> Arguments::take_number(std::string_view name, std::uint64_t least, std::uint64_t most,
                                    std::uint64_t& into) const {
    auto const given = flag(name);
    if (!given) {
        return Done{};
    }
    std::uint64_t number = 0;
    auto const* const end = given->data() + given->size();
    auto const read = std::from_chars(given->data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || number < least || number > most) {
        return invalid("--" + std::string{name}, "app.number_wanted",
                       {{"least", std::to_string(least)}, {"max", std::to_string(most)}});
    }
    into = number;
    return Done{};
}

ExitCode tell(Context const& context, Error const& error) {
    std::cerr << "varn: " << i18n::text(context.language, error.key, error.params) << '\n';
    for (auto const& problem : error.problems) {
        std::cerr << "  " << problem.pointer << (problem.pointer.empty() ? "" : ": ")
                  << i18n::text(context.language, problem.key, problem.params) << '\n';
    }
    // At the machine's own command line the cause of a failure is for whoever runs it; a refusal needs none.
    bool const is_failure = error.code == ErrorCode::internal || error.code == ErrorCode::unavailable;
    if (is_failure && !error.cause.empty()) {
        std::cerr << "  (" << config::masked(error.cause) << ")\n";
    }
    return code_of(error.code);
}

ExitCode wrong_usage(Context const& context, std::string_view usage) {
    std::cerr << i18n::text(context.language, "app.usage", {{"usage", std::string{usage}}}) << '\n';
    return exit_usage;
}

std::vector<Command> const& commands() {
    static std::vector<Command> const all{
        serve_command(),     demo_command(),        migrate_command(),  user_command(),
        provider_command(),  scim_command(),        pack_command(),     import_command(),
        export_command(),    analyse_command(),     audit_command(),    backup_command(),
        restore_command(),   verify_command(),      copy_command(),     doctor_command(),
        retention_command(), search_command(),      wheel_command(),    openapi_command(),
        policy_command(),    config_command(),      followup_command(), measure_command(),
        plan_command(),      continuity_command(),  risk_command(),     report_command(),
        archive_command(),   consultation_command()};
    return all;
}

Result<std::string> bytes_of(std::string const& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) {
        return Error{ErrorCode::not_found, "app.cannot_read", {{"file", file}}, {}, {}};
    }
    return std::move(bytes).str();
}

Result<std::string> secret_line(Context const& context, std::string_view asked, std::string_view missing) {
    std::cerr << i18n::text(context.language, asked) << std::flush;
    std::string secret;
    if (!std::getline(std::cin, secret) || secret.empty()) {
        return invalid("standard input", std::string{missing});
    }
    return secret;
}

Result<Done> make_data_directory(config::Settings const& settings) {
    std::error_code failed;
    std::filesystem::create_directories(settings.data_directory, failed);
    if (failed) {
        return Error{ErrorCode::unavailable,
                     "app.data_directory",
                     {{"where", settings.data_directory}},
                     {},
                     failed.message()};
    }
    return Done{};
}

Result<std::unique_ptr<db::Database>> open_as_it_is(Context const& context, clock::Clock const& clock) {
    auto const url = context.loaded.settings.db_url();
    auto const file = db::file_of(url);
    std::error_code ignored;
    if (!file.empty() && !std::filesystem::exists(file, ignored)) {
        return Error{ErrorCode::not_found, "app.no_database", {{"file", file}}, {}, {}};
    }
    return db::Database::open(url, clock, 2);
}

Result<std::unique_ptr<OpenTown>> OpenTown::open(config::Settings const& settings) {
    std::unique_ptr<OpenTown> opened{new OpenTown};
    opened->clock_ = settings.today ? clock::demo_clock(*settings.today) : clock::system_clock();
    opened->ids_ = clock::random_ids(*opened->clock_);
    if (!settings.db) {
        CHECK(make_data_directory(settings));
    }
    TRY(database, db::Database::open(settings.db_url(), *opened->clock_, settings.readers));
    database->know(bearing_markings());
    opened->database_ = std::move(database);
    auto const plan = blueprint(*opened->clock_);
    TRY(upgraded, operations::upgrade(*opened->database_, settings.db_url(), plan, false));
    if (!upgraded.kept.empty()) {
        log::info("db.kept_before_upgrade", {log::number("steps", std::ssize(upgraded.applied))});
    }
    opened->search_ = search_index();
    db::accompany(*opened->database_, *opened->search_);
    CHECK(opened->search_->ensure(*opened->database_, [](std::int64_t documents) {
        log::info("search.building", {log::number("documents", documents)});
    }));
    opened->town_.reset(new Town{*opened->database_, *opened->clock_, *opened->ids_});
    return opened;
}

}  // namespace varn::app
