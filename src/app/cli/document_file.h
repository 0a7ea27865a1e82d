#pragma once
// Documents of the binder as files, for the commands that make them.
#include <functional>

#include "cli/command.h"
#include "report/dossier.h"

namespace varn::app {

/// Writes a file and says so. `conflict` when there is one of that name.
Result<Done> write_new_file(Context const& context, std::string const& file, std::string_view bytes);
/// Makes a document of the town of the settings and writes it: the ending of the file's name says in which
/// form, `--open` that it is an extract for everybody, `--language` and `--diary-number` what they say. No
/// file is written over.
using MakeDocument = std::function<Result<documents::Document>(Town& town, report::Wanted const& wanted)>;
ExitCode write_document(Context const& context, Arguments const& arguments, std::string const& file,
                        MakeDocument const& make);

}  // namespace varn::app
