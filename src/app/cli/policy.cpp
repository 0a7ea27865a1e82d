// The permission matrix of the whole house: a golden file compares it, so a change of rights is a diff.
#include <iostream>
#include <map>

#include "cli/command.h"
#include "house.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn policy [--json]";

/// How far a right reaches, and whether it takes two.
struct Right {
    auth::Reach reach;
    bool four_eyes;
};

std::string mark(Right const& right) {
    return std::string{right.reach == auth::Reach::whole_town ? "town" : "unit"} +
           (right.four_eyes ? ", two" : "");
}

void print_table(std::map<std::string, std::map<auth::Role, Right>> const& matrix) {
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
            std::cout << ' ' << (held == roles.end() ? std::string{} : mark(held->second)) << " |";
        }
        std::cout << '\n';
    }
}

ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const arguments = Arguments::parse(words, {}, {"json"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    std::map<std::string, std::map<auth::Role, Right>> matrix;
    for (auto const& policy : policies()) {
        for (auto const& rule : policy.rules) {
            matrix[std::string{rule.action}].insert_or_assign(rule.role, Right{rule.reach, rule.four_eyes});
        }
    }
    if (!arguments.value().has("json")) {
        print_table(matrix);
        return exit_done;
    }
    json::Array rows;
    for (auto const& [action, roles] : matrix) {
        for (auto const& [role, right] : roles) {
            rows.emplace_back(json::Object{{"action", action},
                                           {"role", name_of(role)},
                                           {"reach", name_of(right.reach)},
                                           {"four_eyes", right.four_eyes}});
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
