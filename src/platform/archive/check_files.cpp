#include <algorithm>
#include <array>

#include "checking.h"
#include "names.h"

namespace varn::archive {
namespace {

using Node = XmlTree::Node;

constexpr std::array<AttributeRule, 5> file_rules{
    {{"CSIP68", Space::none, "MIMETYPE", Must::be_media_type},
     {"CSIP69", Space::none, "SIZE", Must::be_size},
     {"CSIP70", Space::none, "CREATED", Must::be_time},
     {"CSIP71", Space::none, "CHECKSUM", Must::be_checksum},
     {"CSIP72", Space::none, "CHECKSUMTYPE", Must::be_checksum_type}}};
constexpr std::array<AttributeRule, 3> locator_rules{{{"CSIP77", Space::none, "LOCTYPE", Must::be_url},
                                                      {"CSIP78", Space::xlink, "type", Must::be_simple},
                                                      {"CSIP79", Space::xlink, "href", Must::be_said}}};

void check_file(Mets const& mets, Node file) {
    mets.needs_id("CSIP67", file);
    check_attributes(mets, file, file_rules);
    auto const locators = mets.tree.children(file, Space::mets, "FLocat");
    if (locators.empty()) {
        mets.fault("CSIP76", file, "archive.fault.no_element", {{"child", "FLocat"}});
        mets.all.has_placeless = true;
    }
    for (auto const locator : locators) {
        check_attributes(mets, locator, locator_rules);
        refer(mets, file, locator);
    }
}

/// A group and all groups within it.
void check_group(Mets const& mets, Node group, int depth) {
    constexpr int depth_of_groups = 20;
    mets.needs_id("CSIP65", group);
    (void)mets.needed("CSIP64", group, Space::none, "USE");
    auto const* type = mets.tree.attribute(group, Space::csip, "CONTENTINFORMATIONTYPE");
    if (type != nullptr && folded(*type) == "other") {
        (void)mets.needed("CSIP63", group, Space::csip, "OTHERCONTENTINFORMATIONTYPE");
    }
    auto const files = mets.tree.children(group, Space::mets, "file");
    auto const groups = mets.tree.children(group, Space::mets, "fileGrp");
    if (files.empty() && groups.empty()) {
        mets.fault("CSIP66", group, "archive.fault.no_element", {{"child", "file"}});
    }
    for (auto const file : files) {
        check_file(mets, file);
    }
    for (auto const inner : groups) {
        if (depth < depth_of_groups) {
            check_group(mets, inner, depth + 1);
        }
    }
}

bool has_files_below(Mets const& mets, std::string const& folder) {
    auto const at = mets.all.paths.lower_bound(mets.folder + folder);
    return at != mets.all.paths.end() && at->starts_with(mets.folder + folder);
}

/// What lies in a folder of the package must have a group that says so.
void check_group_of(Mets const& mets, Node place, std::string_view requirement, std::string const& folder,
                    std::string_view use) {
    if (!has_files_below(mets, folder)) {
        return;
    }
    bool found = false;
    for (auto const section : mets.tree.children(XmlTree::root, Space::mets, "fileSec")) {
        for (auto const group : mets.tree.children(section, Space::mets, "fileGrp")) {
            auto const* said = mets.tree.attribute(group, "USE");
            // A group that does not say its use is told of by CSIP64.
            found = found || said == nullptr || said->empty() || folded(*said).starts_with(folded(use));
        }
    }
    if (!found) {
        mets.fault(requirement, place, "archive.fault.no_group",
                   {{"use", std::string{use}}, {"folder", folder}});
    }
}

}  // namespace

void check_files(Mets const& mets) {
    auto const sections = mets.tree.children(XmlTree::root, Space::mets, "fileSec");
    for (auto const section : sections) {
        mets.needs_id("CSIP59", section);
        for (auto const group : mets.tree.children(section, Space::mets, "fileGrp")) {
            check_group(mets, group, 0);
        }
    }
    auto const place = sections.empty() ? XmlTree::root : sections.front();
    check_group_of(mets, place, "CSIP60", "documentation/", "Documentation");
    check_group_of(mets, place, "CSIP113", "schemas/", "Schemas");
    if (mets.is_root) {
        check_group_of(mets, place, "CSIP114", "representations/", "Representations");
    }
}

}  // namespace varn::archive
