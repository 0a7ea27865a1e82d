// How reports and other documents look, the file to begin with and whether a changed one can be used; and
// lists of contacts.
#include <iostream>

#include "cli/document_file.h"
#include "document_style.h"
#include "organisation/model.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn report style [--check FILE] | contacts UNIT FILE [--open] [--diary-number NUMBER] [--language "
    "sv|en]";

/// The list of contacts of a unit, named by key.
ExitCode write_contacts(Context const& context, Arguments const& arguments) {
    auto const& words = arguments.words();
    return write_document(context, arguments, words[2],
                          [&](Town& town, report::Wanted const& wanted) -> Result<documents::Document> {
                              std::optional<organisation::Unit> unit;
                              {
                                  db::ReadTx tx{town.db};
                                  TRY(found, tx.by_key<organisation::Unit>(words[1]));
                                  unit = std::move(found);
                              }
                              if (!unit) {
                                  return not_found();
                              }
                              return report::contact_list(town, auth::operator_actor(), unit->id, wanted);
                          });
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const arguments = Arguments::parse(given, {"check", "language", "diary-number"}, {"open"});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    if (arguments.value().words().size() == 3 && arguments.value().words()[0] == "contacts") {
        return write_contacts(context, arguments.value());
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
