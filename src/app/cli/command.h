#pragma once
// The command line: one file a command, each a name, a help text and one function. Exit codes are part of the
// contract; docs/operations/commands.md lists them.
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "platform/clock.h"
#include "platform/config.h"
#include "platform/db.h"
#include "platform/search.h"
#include "platform/town.h"

namespace varn::app {

/// What a command leaves to the shell.
enum ExitCode {
    exit_done = 0,
    exit_failed = 1,
    exit_usage = 2,
    exit_invalid = 3,
    exit_not_found = 4,
    exit_refused = 5,
    exit_conflict = 6
};

/// The words of a command line: settings are taken out by platform/config; what is left are a command's own.
class Arguments {
public:
    /// `flags` take a value, `switches` take none; anything else that begins with -- is an error.
    static Result<Arguments> parse(std::vector<std::string> const& words, std::vector<std::string_view> flags,
                                   std::vector<std::string_view> switches);
    /// The value of a flag; of several, the last.
    std::optional<std::string> flag(std::string_view name) const;
    /// Every value of a flag that may be given several times, in their order, as one list between commas.
    std::optional<std::string> list(std::string_view name) const;
    bool has(std::string_view name) const;
    /// Puts the whole number of a flag into `into`; leaves it alone without the flag. `invalid` outside the
    /// bounds.
    Result<Done> take_number(std::string_view name, std::uint64_t least, std::uint64_t most,
                             std::uint64_t& into) const;
    std::vector<std::string> const& words() const { return words_; }

private:
    std::map<std::string, std::vector<std::string>, std::less<>> flags_;
    std::vector<std::string> words_;
};

/// What a command works with.
struct Context {
    config::Loaded const& loaded;
    std::string language;  // of what is printed
};

/// All of a file. `not_found` when it cannot be read.
Result<std::string> bytes_of(std::string const& file);

/// The first line of standard input, asked for by a text: a password is never an argument, where others on
/// the machine could see it. `invalid`, told by the text `missing`, when there is none.
Result<std::string> secret_line(Context const& context, std::string_view asked, std::string_view missing);

struct Command {
    std::string_view name;
    std::string_view usage;  // "varn pack import NAME|FOLDER [--dry-run] [--json]"
    std::string_view help;   // text key
    ExitCode (*run)(Context const& context, std::vector<std::string> const& words);
};

/// Every command, in the order of the help.
std::vector<Command> const& commands();

/// Tells an error on standard error in the reader's language, every place of it, and gives its exit code.
ExitCode tell(Context const& context, Error const& error);
/// The usage error of a command.
ExitCode wrong_usage(Context const& context, std::string_view usage);

/// A town opened for a command: what Town refers to lives here.
class OpenTown {
public:
    /// Opens the database of the settings and applies what is missing of the migrations.
    static Result<std::unique_ptr<OpenTown>> open(config::Settings const& settings);
    Town& town() { return *town_; }
    search::Index const& search() const { return *search_; }

private:
    std::unique_ptr<clock::Clock> clock_;
    std::unique_ptr<clock::Ids> ids_;
    std::unique_ptr<search::Index> search_;  // follows every write, so it outlives the database
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<Town> town_;
};

/// Makes the folder of the data when there is none.
Result<Done> make_data_directory(config::Settings const& settings);
/// The database of the settings as it is, neither made nor migrated; `not_found` when there is no such file.
Result<std::unique_ptr<db::Database>> open_as_it_is(Context const& context, clock::Clock const& clock);

Command serve_command();
Command demo_command();
Command migrate_command();
Command user_command();
Command provider_command();
Command scim_command();
Command pack_command();
Command plan_command();
Command continuity_command();
Command risk_command();
Command consultation_command();
Command report_command();
Command import_command();
Command export_command();
Command measure_command();
Command analyse_command();
Command audit_command();
Command archive_command();
Command backup_command();
Command restore_command();
Command verify_command();
Command copy_command();
Command search_command();
Command wheel_command();
Command doctor_command();
Command retention_command();
Command openapi_command();
Command policy_command();
Command config_command();
Command followup_command();

}  // namespace varn::app
