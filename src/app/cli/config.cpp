#include <iostream>

#include "cli/command.h"
#include "platform/i18n.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn config [--json]";

ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const arguments = Arguments::parse(words, {}, {"json"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    json::Array lines;
    for (auto const& line : config::describe(context.loaded)) {
        auto const origin =
            line.origin.empty() ? i18n::text(context.language, "app.config_built_in") : line.origin;
        if (arguments.value().has("json")) {
            lines.emplace_back(json::Object{{"name", line.name}, {"value", line.value}, {"origin", origin}});
        } else {
            std::cout << line.name << " = " << line.value << "\n    "
                      << i18n::text(context.language, line.label) << "\n    "
                      << i18n::text(context.language, "app.config_from", {{"origin", origin}}) << '\n';
        }
    }
    if (arguments.value().has("json")) {
        std::cout << json::to_text(json::Value{std::move(lines)}, 2) << '\n';
    }
    return exit_done;
}

}  // namespace

Command config_command() {
    return {"config", usage, "app.help_config", run};
}

}  // namespace varn::app
