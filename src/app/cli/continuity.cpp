// The town's network from the database, for `varn analyse` and for other tools.
#include <iostream>

#include "cli/command.h"
#include "continuity/api.h"

namespace varn::app {
namespace {

constexpr std::string_view continuity_usage =
    "varn continuity network [--open-psa [--service ID]]   (ID: of a critical service)";

ExitCode run_continuity(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"service"}, {"open-psa"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& arguments = parsed.value();
    auto const service = arguments.flag("service");
    if (arguments.words() != std::vector<std::string>{"network"} || (service && !arguments.has("open-psa"))) {
        return wrong_usage(context, continuity_usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto& town = opened.value()->town();
    auto const text = arguments.has("open-psa")
                          ? continuity::network_open_psa(town, auth::operator_actor(), service.value_or(""))
                          : continuity::network_text(town, auth::operator_actor());
    if (!text) {
        return tell(context, text.error());
    }
    std::cout << text.value();
    return exit_done;
}

}  // namespace

Command continuity_command() {
    return {"continuity", continuity_usage, "app.help_continuity", run_continuity};
}

}  // namespace varn::app
