#pragma once
// Where settings come from: built-in values, then a file, then the environment, then flags; the later wins.
// Each setting remembers where its value came from, and everything wrong is told at once with its place.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"
#include "platform/settings.h"

namespace varn::config {

/// What the surroundings say. Nothing here is read from the machine, so that a test can say it.
struct Given {
    std::vector<std::string> arguments;                            // after the command's name
    std::vector<std::pair<std::string, std::string>> environment;  // only VARN_* is looked at
};
/// The given of this process.
Given given(std::vector<std::string> arguments);

/// Settings, and where each came from.
struct Loaded {
    Settings settings;
    std::vector<std::string> origins;  // in the order of the table; "" for built-in values
    std::vector<std::string> rest;     // arguments that are no setting, for the command to understand
};
/// Reads the file that `--config FILE` or VARN_CONFIG names (`key = value` lines, `#` comments), the
/// environment and the flags (`--key value`, `--key=value`; a bare `--key` is true for a yes or no).
/// `invalid` with one problem for each unknown key and bad value; its pointer is "varn.conf line 3",
/// "VARN_LISTEN_PORT" or "--listen-port".
Result<Loaded> load(Given const& given);

/// True when the setting of that name was given, and is not just the built-in value.
bool is_given(Loaded const& loaded, std::string_view name);

/// One setting, as `varn config` prints it. Passwords are masked.
struct Line {
    std::string name;
    std::string flag;
    std::string environment;
    std::string value;   // empty when there is none
    std::string origin;  // "" for built-in values
    std::string label;   // text key of what it is for
};
/// All settings, in order.
std::vector<Line> describe(Loaded const& loaded);

/// The text with the password of a database URL, `user:password@` or `password=…`, replaced by stars.
std::string masked(std::string_view text);

}  // namespace varn::config
