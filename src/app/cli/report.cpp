// How reports and other documents look: the file to begin with, and whether a changed one can be used.
#include <iostream>

#include "cli/command.h"
#include "document_style.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn report style [--check FILE]";

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const arguments = Arguments::parse(given, {"check"}, {});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    if (arguments.value().words() != std::vector<std::string>{"style"}) {
        return wrong_usage(context, usage);
    }
    auto const file = arguments.value().flag("check");
    if (!file) {
        std::cout << documents::default_style_file();
        return exit_done;
    }
    auto const style = style_in(*file);
    if (!style) {
        return tell(context, style.error());
    }
    std::cout << i18n::text(context.language, "app.style_good", {{"file", *file}}) << '\n';
    return exit_done;
}

}  // namespace

Command report_command() {
    return {"report", usage, "app.help_report", run};
}

}  // namespace varn::app
