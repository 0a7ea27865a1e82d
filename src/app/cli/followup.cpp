// How far a round of follow-up has come: who has answered, who has not, how the whole stands.
#include "followup/api.h"

#include <iostream>

#include "cli/command.h"
#include "platform/i18n.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn followup status ROUND [--json]   (ROUND: a name or an id)";

/// What the command tells of a round.
struct RoundStatus {
    followup::Round round;
    followup::Standing standing;
    std::vector<followup::SheetLine> sheets;
};

Result<RoundStatus> status_of(Town& town, std::string const& name) {
    db::ReadTx tx{town.db};
    TRY(round, followup::round_called(tx, name));
    TRY(rolled, followup::roll_up(tx, round.id));
    TRY(lines, followup::chase_list(tx, round.id, town.clock.today()));
    return RoundStatus{std::move(round), std::move(rolled.whole), std::move(lines)};
}

std::string line_of(Context const& context, followup::SheetLine const& line) {
    auto text = i18n::text(context.language, "followup.sheet_state." + std::string{name_of(line.state)});
    text += "  " + line.unit_name + "  " + std::to_string(line.answered) + "/" + std::to_string(line.goals);
    if (line.days_late > 0) {
        text += "  " +
                i18n::text(context.language, "app.followup_late", {{"days", std::to_string(line.days_late)}});
    }
    for (auto const& contact : line.contacts) {
        text += "\n    " + contact.name + ", " + contact.duty + (contact.phone ? "  " + *contact.phone : "");
    }
    return text;
}

void print(Context const& context, RoundStatus const& status) {
    std::cout << status.round.name << "  "
              << i18n::text(context.language,
                            "followup.round_state." + std::string{name_of(status.round.state)})
              << "  " << to_text(status.round.due) << '\n';
    for (auto const& line : status.sheets) {
        std::cout << line_of(context, line) << '\n';
    }
    auto const& standing = status.standing;
    std::cout << i18n::text(context.language, "app.followup_standing",
                            {{"fulfilled", std::to_string(standing.fulfilled)},
                             {"partly", std::to_string(standing.partly)},
                             {"not_fulfilled", std::to_string(standing.not_fulfilled)},
                             {"unanswered", std::to_string(standing.unanswered)}})
              << '\n';
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const arguments = Arguments::parse(given, {}, {"json"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    auto const& words = arguments.value().words();
    if (words.size() != 2 || words.front() != "status") {
        return wrong_usage(context, usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const status = status_of(opened.value()->town(), words.back());
    if (!status) {
        return tell(context, status.error());
    }
    if (arguments.value().has("json")) {
        std::cout << "{\"round\":" << json::write(status.value().round)
                  << ",\"standing\":" << json::write(status.value().standing)
                  << ",\"sheets\":" << json::write_list(status.value().sheets) << "}\n";
    } else {
        print(context, status.value());
    }
    return exit_done;
}

}  // namespace

Command followup_command() {
    return {"followup", usage, "app.help_followup", run};
}

}  // namespace varn::app
