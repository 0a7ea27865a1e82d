// varn: one binary. `varn COMMAND …`; the commands are in cli/, the list of contexts in house.cpp.
#include <exception>
#include <iostream>

#include "cli/command.h"
#include "platform/i18n.h"
#include "platform/log.h"

namespace varn::app {
namespace {

ExitCode print_help(std::string const& language) {
    std::cout << i18n::text(language, "app.help_begin") << "\n\n";
    for (auto const& command : commands()) {
        std::cout << "  " << command.usage << "\n      " << i18n::text(language, command.help) << '\n';
    }
    std::cout << '\n' << i18n::text(language, "app.help_end") << '\n';
    return exit_done;
}

ExitCode run(std::vector<std::string> words) {
    auto const language = i18n::language_of_terminal();
    if (words.empty() || words[0] == "help" || words[0] == "--help") {
        return print_help(language);
    }
    if (words[0] == "--version") {
        std::cout << "varn " << VARN_VERSION << '\n';
        return exit_done;
    }
    for (auto const& command : commands()) {
        if (command.name != words[0]) {
            continue;
        }
        words.erase(words.begin());
        for (auto const& word : words) {
            if (word == "--help") {
                std::cout << command.usage << '\n' << i18n::text(language, command.help) << '\n';
                return exit_done;
            }
        }
        auto loaded = config::load(config::given(words));
        if (!loaded) {
            static config::Loaded const none{};
            return tell({none, language}, loaded.error());
        }
        log::set_level(loaded.value().settings.log_level);
        return command.run({loaded.value(), language}, loaded.value().rest);
    }
    std::cerr << i18n::text(language, "app.command_unknown", {{"command", words[0]}}) << '\n';
    return exit_usage;
}

}  // namespace
}  // namespace varn::app

int main(int count, char** arguments) {
    try {
        varn::i18n::load_embedded();
        return varn::app::run({arguments + 1, arguments + count});
    } catch (std::exception const& failure) {
        std::cerr << "varn: " << failure.what() << '\n';
        return varn::app::exit_failed;
    }
}
