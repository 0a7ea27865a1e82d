#include <iostream>

#include "serve.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn openapi [--routes]";

/// The description needs no town of anybody's: the routes are listed over an empty one.
ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const arguments = Arguments::parse(words, {}, {"routes"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    config::Settings settings;
    settings.db = "sqlite::memory:";
    auto opened = OpenTown::open(settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const sessions = make_sessions(opened.value()->town(), settings);
    auto const clock = clock::system_clock();
    oidc::OpenIdConnect openid{opened.value()->town(), *sessions, *clock, {}};
    http::EventHub hub;
    auth::TownFacts facts;
    facts.version = VARN_VERSION;
    auto const routes = all_routes({*sessions, openid, hub, opened.value()->search(), {}}, facts);
    std::cout << (arguments.value().has("routes") ? http::route_page(routes)
                                                  : http::open_api(routes, VARN_VERSION));
    return exit_done;
}

}  // namespace

Command openapi_command() {
    return {"openapi", usage, "app.help_openapi", run};
}

}  // namespace varn::app
