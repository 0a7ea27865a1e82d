// The permission matrix of the whole house: a golden file compares it, so a change of rights is a diff.
#include <iostream>
#include <map>

#include "cli/command.h"
#include "house.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn policy [--json]";

std::string_view mark(auth::Reach reach) {
    return reach == auth::Reach::whole_town ? "town" : "unit";
}

void print_table(std::map<std::string, std::map<auth::Role, auth::Reach>> const& matrix) {
    std::cout << "| action |";
    for (auto const role : choices<auth::Role>) {
        std::cout << ' ' << role << " |";
    }
    std::cout << "\n|---|";
    for (std::size_t i = 0; i < choices<auth::Role>.size(); ++i) {
        std::cout << "---|";
    }
    std::cout << '\n';
    for (auto const& [action, roles] : matrix) {
        std::cout << "| " << action << " |";
        for (std::size_t i = 0; i < choices<auth::Role>.size(); ++i) {
            auto const held = roles.find(static_cast<auth::Role>(i));
            std::cout << ' ' << (held == roles.end() ? "" : mark(held->second)) << " |";
        }
        std::cout << '\n';
    }
}

ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const arguments = Arguments::parse(words, {}, {"json"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    std::map<std::string, std::map<auth::Role, auth::Reach>> matrix;
    for (auto const& policy : policies()) {
        for (auto const& rule : policy.rules) {
            matrix[std::string{rule.action}][rule.role] = rule.reach;
        }
    }
    if (!arguments.value().has("json")) {
        print_table(matrix);
        return exit_done;
    }
    json::Array rows;
    for (auto const& [action, roles] : matrix) {
        for (auto const& [role, reach] : roles) {
            rows.emplace_back(
                json::Object{{"action", action}, {"role", name_of(role)}, {"reach", name_of(reach)}});
        }
    }
    std::cout << json::to_text(json::Value{std::move(rows)}, 2) << '\n';
    return exit_done;
}

}  // namespace

Command policy_command() {
    return {"policy", usage, "app.help_policy", run};
}

}  // namespace varn::app
