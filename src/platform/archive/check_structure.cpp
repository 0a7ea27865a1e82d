#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "checking.h"

namespace varn::archive {
namespace {

using Node = XmlTree::Node;
using Groups = std::map<std::string, std::string>;  // ID → USE

struct Kind {
    std::string_view label;
    std::string_view id;        // of the division
    std::string_view named;     // its label
    std::string_view pointers;  // it points to every group of its kind
    std::string_view pointer;   // a pointer names such a group
};
constexpr Kind documentation_kind{"Documentation", "CSIP94", "CSIP95", "CSIP96", "CSIP116"};
constexpr Kind schema_kind{"Schemas", "CSIP98", "CSIP99", "CSIP100", "CSIP118"};
constexpr Kind content_kind{"Representations", "CSIP102", "CSIP103", "CSIP104", "CSIP119"};

std::string value_of(Mets const& mets, Node node, Space space, std::string_view name) {
    auto const* value = mets.tree.attribute(node, space, name);
    return value == nullptr ? std::string{} : *value;
}

std::string label_of(Mets const& mets, Node node) {
    return value_of(mets, node, Space::none, "LABEL");
}

Groups groups_of(Mets const& mets) {
    Groups groups;
    for (auto const section : mets.tree.children(XmlTree::root, Space::mets, "fileSec")) {
        for (auto const group : mets.tree.children(section, Space::mets, "fileGrp")) {
            groups.emplace(value_of(mets, group, Space::none, "ID"),
                           value_of(mets, group, Space::none, "USE"));
        }
    }
    groups.erase("");
    return groups;
}

std::vector<Node> divisions_labelled(Mets const& mets, Node main, std::string_view label) {
    auto found = mets.tree.children(main, Space::mets, "div");
    found.erase(
        std::remove_if(found.begin(), found.end(), [&](Node node) { return label_of(mets, node) != label; }),
        found.end());
    return found;
}

/// What the divisions of a structure point to, gathered once: there may be very many of them.
struct Pointing {
    std::map<std::string, Node> division_of;  // ID of a group → the first division that points to it
    std::set<std::pair<std::string, std::string>> pointed;  // label of a division, ID of a group
    std::set<std::string> labels;
    bool has_mets = false;
};

Pointing pointing_of(Mets const& mets, Node main) {
    Pointing pointing;
    for (auto const division : mets.tree.children(main, Space::mets, "div")) {
        auto const label = label_of(mets, division);
        pointing.labels.insert(label);
        pointing.has_mets = pointing.has_mets || !mets.tree.children(division, Space::mets, "mptr").empty();
        for (auto const pointer : mets.tree.children(division, Space::mets, "fptr")) {
            auto const group = value_of(mets, pointer, Space::none, "FILEID");
            pointing.division_of.emplace(group, division);
            pointing.pointed.emplace(label, group);
        }
    }
    return pointing;
}

/// True when every pointer of a division names a group.
bool check_pointers(Mets const& mets, Node division, Kind const& kind, Groups const& groups) {
    auto const pointers = mets.tree.children(division, Space::mets, "fptr");
    bool sound = !pointers.empty();
    if (!sound) {
        mets.fault(kind.pointers, division, "archive.fault.no_element", {{"child", "fptr"}});
    }
    for (auto const pointer : pointers) {
        auto const* id = mets.needed(kind.pointer, pointer, Space::none, "FILEID");
        if (id != nullptr && !groups.contains(*id)) {
            mets.fault(kind.pointer, pointer, "archive.fault.no_such_group", {{"value", *id}});
        }
        sound = sound && id != nullptr && groups.contains(*id);
    }
    return sound;
}

/// The groups of a kind and the division that points to them.
void check_kind(Mets const& mets, Node main, Kind const& kind, Groups const& groups) {
    bool sound = true;
    for (auto const division : divisions_labelled(mets, main, kind.label)) {
        mets.needs_id(kind.id, division);
        sound = check_pointers(mets, division, kind, groups) && sound;
    }
    auto const pointing = pointing_of(mets, main);
    for (auto const& [group, use] : groups) {
        bool const is_pointed = pointing.pointed.contains({std::string{kind.label}, group});
        if (!sound || is_pointed || !use.starts_with(kind.label)) {
            continue;
        }
        // A representation is pointed to by its METS, which check_representations looks at.
        bool const has_mets =
            kind.label == content_kind.label && (pointing.has_mets || pointing.labels.contains(use));
        if (auto const other = pointing.division_of.find(group); other != pointing.division_of.end()) {
            mets.fault(kind.named, other->second, "archive.fault.value_missing", {{"attribute", "LABEL"}});
        } else if (!has_mets) {
            mets.fault(kind.pointers, main, "archive.fault.no_division", {{"value", group}});
        }
    }
}

void check_pointer_to_mets(Mets const& mets, Node pointer, Groups const& groups) {
    constexpr std::array<AttributeRule, 3> rules{{{"CSIP110", Space::xlink, "href", Must::be_said},
                                                  {"CSIP111", Space::xlink, "type", Must::be_simple},
                                                  {"CSIP112", Space::none, "LOCTYPE", Must::be_url}}};
    check_attributes(mets, pointer, rules);
    auto const* group = mets.needed("CSIP108", pointer, Space::xlink, "title");
    if (group != nullptr && !groups.contains(*group)) {
        mets.fault("CSIP108", pointer, "archive.fault.no_such_group", {{"value", *group}});
    }
    auto const file = mets.target(pointer);
    if (!file.empty()) {
        mets.all.further_mets.insert(file);
        mets.all.references.push_back({file, mets.path, mets.tree.line(pointer), {}, {}, {}});
    }
}

/// CSIP105 to CSIP112: a division for each representation with a METS of its own.
void check_representations(Mets const& mets, Node main, Groups const& groups) {
    std::string const beginning = std::string{content_kind.label} + "/";
    for (auto const division : mets.tree.children(main, Space::mets, "div")) {
        auto const pointers = mets.tree.children(division, Space::mets, "mptr");
        bool const is_labelled = label_of(mets, division).starts_with(beginning);
        if (pointers.empty() && !is_labelled) {
            continue;
        }
        mets.needs_id("CSIP106", division);
        if (!is_labelled) {
            mets.fault("CSIP107", division, "archive.fault.value_missing", {{"attribute", "LABEL"}});
        }
        if (pointers.size() != 1) {
            mets.fault("CSIP109", division, "archive.fault.not_one", {{"child", "mptr"}});
        }
        for (auto const pointer : pointers) {
            check_pointer_to_mets(mets, pointer, groups);
        }
    }
}

void check_metadata_division(Mets const& mets, Node main) {
    auto const divisions = divisions_labelled(mets, main, "Metadata");
    if (divisions.size() == 1) {
        mets.needs_id("CSIP89", divisions.front());
        return;
    }
    for (auto const division : mets.tree.children(main, Space::mets, "div")) {
        bool const points = mets.tree.attribute(division, "DMDID") != nullptr ||
                            mets.tree.attribute(division, "ADMID") != nullptr;
        if (divisions.empty() && points) {
            mets.fault("CSIP90", division, "archive.fault.value_missing", {{"attribute", "LABEL"}});
            return;
        }
    }
    mets.fault("CSIP88", main, "archive.fault.not_one", {{"child", "Metadata"}});
}

void check_main(Mets const& mets, Node map) {
    constexpr std::array<std::string_view, 1> physical{"PHYSICAL"};
    mets.needs_value("CSIP81", map, Space::none, "TYPE", physical);
    mets.needs_id("CSIP83", map);
    auto const divisions = mets.tree.children(map, Space::mets, "div");
    if (divisions.size() != 1) {
        mets.fault("CSIP84", map, "archive.fault.not_one", {{"child", "div"}});
        return;
    }
    auto const main = divisions.front();
    mets.needs_id("CSIP85", main);
    check_metadata_division(mets, main);
    auto const groups = groups_of(mets);
    for (auto const& kind : {documentation_kind, schema_kind, content_kind}) {
        check_kind(mets, main, kind, groups);
    }
    check_representations(mets, main, groups);
}

}  // namespace

void check_structure(Mets const& mets) {
    auto const maps = mets.tree.children(XmlTree::root, Space::mets, "structMap");
    if (maps.empty()) {
        mets.fault("CSIP80", XmlTree::root, "archive.fault.no_element", {{"child", "structMap"}});
        return;
    }
    std::vector<Node> ours;
    for (auto const map : maps) {
        if (label_of(mets, map) == "CSIP") {
            ours.push_back(map);
        }
    }
    if (ours.size() != 1) {
        mets.fault("CSIP82", maps.front(), "archive.fault.not_one", {{"child", "structMap"}});
        return;
    }
    check_main(mets, ours.front());
}

}  // namespace varn::archive
