#include "serve.h"

#include "house.h"
#include "platform/i18n.h"
#include "platform/upgrade.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn serve [--listen-address A] [--listen-port N] [--db URL] [--config FILE]";

ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const arguments = Arguments::parse(words, {}, {});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    if (!arguments.value().words().empty()) {
        return wrong_usage(context, usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const clock = clock::system_clock();
    if (auto const fits = operations::must_fit(opened.value()->town().db, blueprint(*clock)); !fits) {
        return tell(context, fits.error());
    }
    auth::TownFacts facts;
    facts.name = "Värn";
    facts.version = VARN_VERSION;
    return serve(context, *opened.value(), facts);
}

}  // namespace

Command serve_command() {
    return {"serve", usage, "app.help_serve", run};
}

}  // namespace varn::app
