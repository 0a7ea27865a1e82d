#include <algorithm>
#include <map>

#include "checking.h"
#include "names.h"
#include "platform/merkle.h"
#include "zip.h"

namespace varn::archive {
namespace {

std::string requirement_of(std::string_view key) {
    if (key == "archive.fault.unsafe_name" || key == "archive.fault.name_twice" ||
        key == "archive.fault.is_link") {
        return "VARN-PATH";
    }
    bool const is_bound = key == "archive.fault.too_many_entries" || key == "archive.fault.file_too_large" ||
                          key == "archive.fault.package_too_large" || key == "archive.fault.is_bomb";
    return is_bound ? "VARN-BOUND" : "VARN-ZIP";
}

/// The line that platform/interchange names as the place of a fault.
std::size_t line_of(std::string const& pointer) {
    constexpr std::string_view before = "line ";
    std::size_t line = 0;
    for (std::size_t i = pointer.starts_with(before) ? before.size() : pointer.size(); i < pointer.size();
         ++i) {
        line = line * 10 + static_cast<std::size_t>(pointer[i] - '0');
    }
    return line;
}

class Verifying {
public:
    Verifying(std::string_view bytes, std::string_view expected) : bytes_(bytes) {
        all_.report.sha256 = audit::hex(audit::sha256(bytes));
        if (!expected.empty() && folded(expected) != all_.report.sha256) {
            all_.fault("VARN-DIGEST", "", 0, "archive.fault.other_digest",
                       {{"value", std::string{expected}}});
        }
    }

    Report run() {
        if (open() && check_root()) {
            check_representations();
            check_references();
            check_descriptions();
        }
        return std::move(all_.report);
    }

private:
    bool open() {
        content_ = read_zip(bytes_);
        for (auto const& fault : content_.faults) {
            all_.fault(requirement_of(fault.key), fault.name, 0, fault.key, fault.params);
        }
        return content_.faults.empty() && place_entries();
    }

    /// Everything lies in one folder (CSIPSTR1), and paths are counted from there.
    bool place_entries() {
        std::string root;
        for (auto const& entry : content_.entries) {
            auto const slash = entry.name.find('/');
            auto const folder = entry.name.substr(0, slash);
            if (slash == entry.name.npos || (!root.empty() && folder != root)) {
                all_.fault("CSIPSTR1", entry.name, 0, "archive.fault.not_one_folder");
                return false;
            }
            root = folder;
            if (!entry.name.ends_with('/')) {
                auto const path = entry.name.substr(slash + 1);
                entries_.emplace(path, &entry);
                all_.paths.insert(path);
                all_.report.counted.unpacked_bytes += entry.size;
            }
        }
        all_.report.counted.entries = entries_.size();
        if (!entries_.contains("METS.xml")) {
            all_.fault("CSIPSTR4", "METS.xml", 0, "archive.fault.no_mets");
            return false;
        }
        return true;
    }

    /// The bytes of a file. A damaged one is told of once.
    std::optional<std::string_view> content_of(std::string const& path) {
        auto const entry = entries_.find(path);
        if (entry == entries_.end() || damaged_.contains(path)) {
            return std::nullopt;
        }
        auto const unpacked = unpack(bytes_, *entry->second, room_);
        if (!unpacked) {
            damaged_.insert(path);
            all_.fault("VARN-ZIP", path, 0, "archive.fault.damaged");
            return std::nullopt;
        }
        return unpacked.value();
    }

    std::optional<XmlTree> tree_of(std::string const& path) {
        auto const content = content_of(path);
        if (!content) {
            return std::nullopt;
        }
        auto tree = XmlTree::read(*content);
        if (!tree) {
            auto const& error = tree.error();
            if (error.problems.empty()) {
                all_.fault("VARN-BOUND", path, 0, error.key, error.params);
            } else {
                auto const& problem = error.problems.front();
                all_.fault("VARN-XML", path, line_of(problem.pointer), problem.key, problem.params);
            }
            return std::nullopt;
        }
        return std::move(tree).value();
    }

    bool check_mets(std::string const& path, bool is_root) {
        auto const tree = tree_of(path);
        if (!tree) {
            return false;
        }
        if (!tree->is(XmlTree::root, Space::mets, "mets")) {
            all_.fault("VARN-XML", path, 1, "archive.fault.not_mets");
            return false;
        }
        ++all_.report.counted.mets;
        Mets const mets{*tree, path, path.substr(0, path.size() - std::string_view{"METS.xml"}.size()),
                        is_root, all_};
        if (is_root) {
            auto const* type = tree->attribute(XmlTree::root, Space::csip, "CONTENTINFORMATIONTYPE");
            needs_erms_ = type != nullptr && (*type == "citserms_v2_1" || *type == "ERMS");
        }
        check_header(mets);
        check_metadata(mets);
        check_files(mets);
        check_structure(mets);
        return true;
    }

    bool check_root() { return check_mets("METS.xml", true); }

    void check_representations() {
        std::set<std::string> documents;
        for (auto const& path : all_.further_mets) {
            if (path.ends_with("/METS.xml")) {
                documents.insert(path);
            }
        }
        for (auto const& path : all_.paths) {
            bool const is_direct = std::count(path.begin(), path.end(), '/') == 2;
            if (is_direct && path.starts_with("representations/") && path.ends_with("/METS.xml")) {
                documents.insert(path);
            }
        }
        for (auto const& path : documents) {
            if (entries_.contains(path) && check_mets(path, false)) {
                ++all_.report.counted.representations;
            }
        }
    }

    /// `hash` is the checksum of the content once it was needed.
    void compare(Reference const& reference, std::string_view content, std::string& hash) {
        if (reference.size && *reference.size != content.size()) {
            all_.fault(
                "VARN-SIZE", reference.path, 0, "archive.fault.other_size",
                {{"value", std::to_string(content.size())}, {"said", std::to_string(*reference.size)}});
        }
        if (reference.checksum_type.empty() || reference.checksum.empty()) {
            return;
        }
        if (reference.checksum_type != "SHA-256") {
            all_.fault("VARN-ALGORITHM", reference.where, reference.line, "archive.fault.other_algorithm",
                       {{"value", reference.checksum_type}});
            return;
        }
        ++all_.report.counted.checksums;
        if (hash.empty()) {
            hash = audit::hex(audit::sha256(content));
        }
        if (reference.checksum.size() == 64 && folded(reference.checksum) != hash) {
            all_.fault("VARN-CHECKSUM", reference.path, 0, "archive.fault.other_checksum");
        }
    }

    /// Every file is named by a METS document, is there, and is the one that was meant.
    void check_references() {
        std::map<std::string, std::vector<Reference const*>> of_path;
        for (auto const& reference : all_.references) {
            of_path[reference.path].push_back(&reference);
        }
        for (auto const& [path, references] : of_path) {
            if (!entries_.contains(path)) {
                auto const& first = *references.front();
                all_.fault("VARN-MISSING", first.where, first.line, "archive.fault.no_file",
                           {{"file", path}});
                continue;
            }
            auto const content = content_of(path);
            std::string hash;
            for (auto const* reference : references) {
                if (content) {
                    compare(*reference, *content, hash);
                }
            }
        }
        for (auto const& path : all_.paths) {
            if (path != "METS.xml" && !of_path.contains(path) && !all_.has_placeless) {
                all_.fault("VARN-EXTRA", path, 0, "archive.fault.unnamed_file");
            }
        }
    }

    void check_descriptions() {
        bool found = false;
        for (auto const& path : all_.erms) {
            if (!entries_.contains(path) || damaged_.contains(path)) {
                found = true;  // told of already
                continue;
            }
            auto const tree = tree_of(path);
            bool const is_erms = tree && tree->is(XmlTree::root, Space::erms, "erms");
            found = found || is_erms || !tree;
            if (is_erms) {
                check_erms(*tree, path, all_);
            }
        }
        if (needs_erms_ && !found && !all_.has_placeless) {
            all_.fault("ERMS", "METS.xml", 0, "archive.fault.no_erms");
        }
    }

    std::string_view bytes_;
    ZipContent content_;
    Checking all_;
    std::map<std::string, ZipEntry const*> entries_;
    std::set<std::string> damaged_;
    std::string room_;
    bool needs_erms_ = false;
};

}  // namespace

Report verify(std::string_view bytes, std::string_view expected_sha256) {
    return Verifying{bytes, expected_sha256}.run();
}

}  // namespace varn::archive
