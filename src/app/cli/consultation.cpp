// Remisser at the command line: which there are and how the answers stand, and documents and archive packages
// as files.
#include <iostream>

#include "cli/document_file.h"
#include "consultation/api.h"
#include "document_style.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

constexpr std::string_view consultation_usage =
    "varn consultation list [--limit N] [--offset N] | answers REMISS | compilation REMISS FILE | opinion "
    "CASE FILE | package CASE "
    "FILE";

/// The remiss that goes by a key.
Result<consultation::Referral> remiss_of_key(Town& town, std::string const& key) {
    auto found = consultation::referral_of_key(town, auth::operator_actor(), key);
    if (found || found.error().code != ErrorCode::not_found) {
        return found;
    }
    return Error{ErrorCode::not_found, "app.no_remiss", {{"key", key}}, {}, {}};
}

template <class E>
std::string choice_word(Context const& context, std::string_view kind, E value) {
    return i18n::text(context.language,
                      "consultation." + std::string{kind} + "." + std::string{name_of(value)});
}

Result<Done> print_remisses(Context const& context, Arguments const& arguments) {
    std::uint64_t limit = 500;
    std::uint64_t offset = 0;
    CHECK(arguments.take_number("limit", 1, limit, limit));
    CHECK(arguments.take_number("offset", 0, 1'000'000, offset));
    TRY(opened, OpenTown::open(context.loaded.settings));
    TRY(found, consultation::referrals(opened->town(), auth::operator_actor(),
                                       {static_cast<int>(limit), static_cast<int>(offset)}));
    for (auto const& line : found.items) {
        std::cout << line.referral.key << "  " << line.referral.title << "  "
                  << choice_word(context, "referral_state", line.referral.state) << "  " << line.submitted
                  << "/" << line.asked << "  " << to_text(line.referral.due_on) << '\n';
    }
    std::cout << i18n::text(
                     context.language, "app.remisses",
                     {{"count", std::to_string(found.items.size())}, {"total", std::to_string(found.total)}})
              << '\n';
    return Done{};
}

/// The answers that were submitted, with their positions.
Result<Done> print_answers(Context const& context, std::string const& key) {
    TRY(opened, OpenTown::open(context.loaded.settings));
    auto& town = opened->town();
    TRY(remiss, remiss_of_key(town, key));
    TRY(made, consultation::compilation(town, auth::operator_actor(), remiss.id));
    for (auto const& one : made.answers) {
        std::cout << one.opinion_case.text << "  " << one.name << "  "
                  << (one.position ? choice_word(context, "position", *one.position) : std::string{}) << "  "
                  << (one.submitted_on ? to_text(*one.submitted_on) : std::string{}) << '\n';
    }
    std::cout << i18n::text(context.language, "app.answers",
                            {{"count", std::to_string(made.answers.size())},
                             {"asked", std::to_string(made.asked)},
                             {"views", std::to_string(made.views.size())}})
              << '\n';
    return Done{};
}

/// The package of a case, whole or not at all, and never over another file.
Result<Done> write_case_package(Context const& context, std::string const& id, std::string const& file) {
    TRY(style, document_style(context.loaded.settings));
    TRY(opened, OpenTown::open(context.loaded.settings));
    TRY(bytes, consultation::archive_package(opened->town(), auth::operator_actor(),
                                             Id<consultation::OpinionCase>{id}, *style, VARN_VERSION));
    return write_new_file(context, file, bytes);
}

ExitCode outcome_of(Context const& context, Result<Done> const& done) {
    return done ? exit_done : tell(context, done.error());
}

ExitCode run_consultation(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"limit", "offset"}, {});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    auto const is = [&](std::size_t count, std::string_view name) {
        return words.size() == count && words[0] == name;
    };
    if (is(1, "list")) {
        return outcome_of(context, print_remisses(context, parsed.value()));
    }
    if (is(2, "answers")) {
        return outcome_of(context, print_answers(context, words[1]));
    }
    if (is(3, "package")) {
        return outcome_of(context, write_case_package(context, words[1], words[2]));
    }
    if (is(3, "opinion")) {
        return write_document(context, parsed.value(), words[2], [&](Town& town, report::Wanted const&) {
            return consultation::opinion_document(town, auth::operator_actor(),
                                                  Id<consultation::OpinionCase>{words[1]});
        });
    }
    if (is(3, "compilation")) {
        return write_document(context, parsed.value(), words[2],
                              [&](Town& town, report::Wanted const&) -> Result<documents::Document> {
                                  TRY(remiss, remiss_of_key(town, words[1]));
                                  return consultation::compilation_document(town, auth::operator_actor(),
                                                                            remiss.id);
                              });
    }
    return wrong_usage(context, consultation_usage);
}

}  // namespace

Command consultation_command() {
    return {"consultation", consultation_usage, "app.help_consultation", run_consultation};
}

}  // namespace varn::app
