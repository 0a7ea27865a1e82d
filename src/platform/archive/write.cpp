#include <string>
#include <utility>
#include <vector>

#include "layout.h"
#include "platform/archive.h"
#include "platform/i18n.h"
#include "platform/merkle.h"
#include "zip.h"

namespace varn::archive {
namespace {

using Files = std::vector<std::pair<std::string, std::string_view>>;

void add_files(Files& files, std::string const& root, std::vector<Placed> const& placed_files) {
    for (auto const& file : placed_files) {
        files.emplace_back(root + file.path, file.bytes);
    }
}

std::size_t bytes_of_files(Submission const& submission) {
    std::size_t bytes = 0;
    auto const count = [&](std::vector<File> const& files) {
        for (auto const& file : files) {
            bytes += file.bytes.size();
        }
    };
    count(submission.documentation);
    count(submission.schemas);
    for (auto const& record : submission.content.records) {
        count(record.files);
    }
    return bytes;
}

Error too_large(std::string_view key, std::size_t bytes) {
    return {ErrorCode::too_large, std::string{key}, {{"max", std::to_string(bytes >> 20U)}}, {}, {}};
}

std::string readme_of(Submission const& submission) {
    return i18n::text(submission.language, "archive.readme",
                      {{"package", submission.package_id},
                       {"software", submission.software_name},
                       {"version", submission.software_version},
                       {"at", to_text(submission.made_at)}});
}

}  // namespace

Result<Package> write_package(Submission const& submission) {
    if (auto faults = faults_of(submission); !faults.empty()) {
        return Error{ErrorCode::invalid, "archive.not_written", {}, std::move(faults), {}};
    }
    if (bytes_of_files(submission) > package_bytes_max) {
        return too_large("archive.package_too_large", package_bytes_max);
    }
    auto const readme = readme_of(submission);
    auto const layout = lay_out(submission, readme);
    auto const at = submission.made_at;
    auto const erms = write_erms(submission, layout);
    auto const premis = write_premis(submission, layout);
    std::string representation_mets;
    Parts parts;
    parts.erms = placed(erms_path, "erms", erms, at);
    parts.premis = placed(premis_path, "premis", premis, at);
    if (!layout.data.empty()) {
        representation_mets = write_representation_mets(submission, layout);
        parts.representation_mets = placed(representation_mets_path, "rep1-mets", representation_mets, at);
    }
    auto const mets = write_root_mets(submission, layout, parts);

    auto const root = submission.package_id + "/";
    Files files{{root + "METS.xml", mets}};
    add_files(files, root, {parts.erms, parts.premis});
    add_files(files, root, layout.documentation);
    add_files(files, root, layout.schemas);
    if (!representation_mets.empty()) {
        add_files(files, root, {parts.representation_mets});
        add_files(files, root, layout.data);
    }
    Package package;
    package.files = files.size();
    package.bytes = write_zip(files);
    // Nothing leaves the house that we would refuse ourselves.
    auto const report = verify(package.bytes);
    if (!report.is_sound()) {
        auto const& fault = report.faults.front();
        if (fault.requirement == "VARN-BOUND") {
            return too_large("archive.metadata_too_large", metadata_bytes_max);
        }
        return internal("a package breaks " + fault.requirement + " in " + fault.path + ": " + fault.key);
    }
    package.sha256 = report.sha256;
    return package;
}

}  // namespace varn::archive
