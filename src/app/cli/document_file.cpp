#include "cli/document_file.h"

#include <filesystem>
#include <fstream>
#include <iostream>

#include "document_style.h"
#include "open_view.h"
#include "platform/i18n.h"
#include "platform/written_document.h"

namespace varn::app {
namespace {

/// The form that the ending of a file's name says; nothing for another ending.
std::optional<documents::Form> form_of_file(std::string const& file) {
    if (file.ends_with(".pdf")) {
        return documents::Form::pdf;
    }
    if (file.ends_with(".docx")) {
        return documents::Form::docx;
    }
    return file.ends_with(".txt") ? std::optional{documents::Form::text} : std::nullopt;
}

Result<report::Wanted> wanted_by(Arguments const& arguments, std::string const& file) {
    if (!form_of_file(file)) {
        return invalid(file, "app.document_ending");
    }
    report::Wanted wanted{arguments.has("open") ? report::Extract::open : report::Extract::whole,
                          arguments.flag("language").value_or("sv"),
                          arguments.flag("diary-number").value_or("")};
    if (wanted.language != "sv" && wanted.language != "en") {
        return invalid("--language", "report.which_language");
    }
    return wanted;
}

Result<Done> make_file(Context const& context, Arguments const& arguments, std::string const& file,
                       MakeDocument const& make) {
    TRY(wanted, wanted_by(arguments, file));
    TRY(style, document_style(context.loaded.settings));
    TRY(opened, OpenTown::open(context.loaded.settings));
    auto const ask = [&, &wanted = wanted](Town& town) { return make(town, wanted); };
    bool const is_open = wanted.extract == report::Extract::open;
    TRY(document, is_open ? seen_open(opened->town(), ask) : ask(opened->town()));
    TRY(written, documents::written_as(*form_of_file(file), document, *style));
    return write_new_file(context, file, written.bytes);
}

}  // namespace

Result<Done> write_new_file(Context const& context, std::string const& file, std::string_view bytes) {
    std::error_code failed;
    if (std::filesystem::exists(file, failed)) {
        return Error{ErrorCode::conflict, "app.file_taken", {{"file", file}}, {}, {}};
    }
    std::ofstream out{file, std::ios::binary};
    out << bytes;
    if (!out.flush()) {
        return Error{ErrorCode::unavailable, "app.cannot_write", {{"file", file}}, {}, {}};
    }
    std::cout << i18n::text(context.language, "app.document_written", {{"file", file}}) << '\n';
    return Done{};
}

ExitCode write_document(Context const& context, Arguments const& arguments, std::string const& file,
                        MakeDocument const& make) {
    auto const made = make_file(context, arguments, file, make);
    return made ? exit_done : tell(context, made.error());
}

}  // namespace varn::app
