// The index of search: built anew, asked, and told.
#include <algorithm>
#include <iostream>

#include "cli/command.h"
#include "house.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/search_described.h"
#include "search_kinds.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn search rebuild | find WORDS [--limit N] [--offset N] [--json] | fields   (WORDS in quotation "
    "marks)";

ExitCode rebuild(Context const& context, OpenTown& opened) {
    auto const documents = opened.search().rebuild(opened.town().db, [&](std::int64_t read) {
        std::cerr << i18n::text(context.language, "app.search_read", {{"count", std::to_string(read)}})
                  << '\n';
    });
    if (!documents) {
        return tell(context, documents.error());
    }
    std::cout << i18n::text(context.language, "app.search_rebuilt",
                            {{"count", std::to_string(documents.value())}})
              << '\n';
    return exit_done;
}

std::string plain(std::vector<search::Piece> const& pieces) {
    std::string text;
    for (auto const& piece : pieces) {
        text += piece.text;
    }
    return text;
}

std::optional<int> number_of(std::optional<std::string> const& text) {
    try {
        return text ? std::optional{std::stoi(*text)} : std::nullopt;
    } catch (std::exception const&) {
        return -1;  // beyond the bounds, which the answer tells
    }
}

ExitCode find(Context const& context, OpenTown& opened, Arguments const& arguments) {
    search::Search search;
    search.words = arguments.words().at(1);
    search.limit = number_of(arguments.flag("limit"));
    search.offset = number_of(arguments.flag("offset"));
    auto const actor = auth::operator_actor();
    std::vector<auth::Rules> rules;
    for (auto const& policy : policies()) {
        rules.push_back(policy.rules);
    }
    auto const found = opened.search().find(opened.town().db, {actor, rules}, search);
    if (!found) {
        return tell(context, found.error());
    }
    if (arguments.has("json")) {
        std::cout << json::write(found.value()) << '\n';
        return exit_done;
    }
    for (auto const& hit : found.value().hits) {
        std::cout << hit.kind << "  " << hit.id.text << "  " << plain(hit.title) << '\n';
    }
    std::cout << i18n::text(context.language, "app.search_found",
                            {{"count", std::to_string(found.value().total)}})
              << '\n';
    return exit_done;
}

/// What is searched of every kind, and which kinds are not.
ExitCode fields() {
    auto const told = search_index()->told();
    for (auto const& line : told) {
        std::cout << line << '\n';
    }
    for (auto const* table : entities()) {
        bool const is_searched = std::any_of(told.begin(), told.end(), [&](auto const& line) {
            return line.starts_with(std::string{table->name} + " ");
        });
        if (!is_searched) {
            std::cout << table->name << " -\n";
        }
    }
    return exit_done;
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const arguments = Arguments::parse(given, {"limit", "offset"}, {"json"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    auto const& words = arguments.value().words();
    if (words == std::vector<std::string>{"fields"}) {
        return fields();
    }
    bool const finds = words.size() == 2 && words.front() == "find";
    if (!finds && words != std::vector<std::string>{"rebuild"}) {
        return wrong_usage(context, usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    return finds ? find(context, *opened.value(), arguments.value()) : rebuild(context, *opened.value());
}

}  // namespace

Command search_command() {
    return {"search", usage, "app.help_search", run};
}

}  // namespace varn::app
