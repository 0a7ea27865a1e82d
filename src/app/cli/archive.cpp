// A package for an archive, checked without a town: ours or anybody's.
#include "platform/archive.h"

#include <iostream>

#include "cli/command.h"
#include "platform/i18n.h"
#include "platform/json.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn archive verify PACKAGE [--sha256 CHECKSUM] [--json]";

json::Value as_json(Context const& context, archive::Report const& report) {
    json::Array faults;
    for (auto const& fault : report.faults) {
        faults.emplace_back(json::Object{{"requirement", fault.requirement},
                                         {"path", fault.path},
                                         {"line", fault.line},
                                         {"text", i18n::text(context.language, fault.key, fault.params)}});
    }
    auto const& counted = report.counted;
    return json::Object{{"sound", report.is_sound()},
                        {"sha256", report.sha256},
                        {"files", counted.entries},
                        {"unpacked_bytes", counted.unpacked_bytes},
                        {"mets", counted.mets},
                        {"representations", counted.representations},
                        {"checksums", counted.checksums},
                        {"cases", counted.aggregations},
                        {"records", counted.records},
                        {"faults", std::move(faults)},
                        {"has_more_faults", report.has_more_faults}};
}

void print(Context const& context, archive::Report const& report) {
    for (auto const& fault : report.faults) {
        std::cout << fault.requirement << "  " << fault.path;
        if (fault.line > 0) {
            std::cout << ':' << fault.line;
        }
        std::cout << (fault.path.empty() ? "" : "  ") << i18n::text(context.language, fault.key, fault.params)
                  << '\n';
    }
    auto const* const key = report.is_sound()        ? "app.archive_sound"
                            : report.has_more_faults ? "app.archive_many_faults"
                                                     : "app.archive_faults";
    std::cout << i18n::text(context.language, key,
                            {{"count", std::to_string(report.faults.size())},
                             {"files", std::to_string(report.counted.entries)},
                             {"cases", std::to_string(report.counted.aggregations)},
                             {"records", std::to_string(report.counted.records)},
                             {"sha256", report.sha256}})
              << '\n';
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"sha256"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& arguments = parsed.value();
    if (arguments.words().size() != 2 || arguments.words()[0] != "verify") {
        return wrong_usage(context, usage);
    }
    auto const bytes = bytes_of(arguments.words()[1]);
    if (!bytes) {
        return tell(context, bytes.error());
    }
    auto const report = archive::verify(bytes.value(), arguments.flag("sha256").value_or(""));
    if (arguments.has("json")) {
        std::cout << json::to_text(as_json(context, report), 2) << '\n';
    } else {
        print(context, report);
    }
    return report.is_sound() ? exit_done : exit_invalid;
}

}  // namespace

Command archive_command() {
    return {"archive", usage, "app.help_archive", run};
}

}  // namespace varn::app
