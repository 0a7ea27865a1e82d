#include <array>

#include "checking.h"
#include "names.h"

namespace varn::archive {
namespace {

/// The nine attributes of a reference to metadata have nine numbers after each other.
std::array<AttributeRule, 9> reference_rules(std::array<std::string_view, 9> const& numbers) {
    return {{{numbers[0], Space::none, "LOCTYPE", Must::be_url},
             {numbers[1], Space::xlink, "type", Must::be_simple},
             {numbers[2], Space::xlink, "href", Must::be_said},
             {numbers[3], Space::none, "MDTYPE", Must::be_metadata_type},
             {numbers[4], Space::none, "MIMETYPE", Must::be_media_type},
             {numbers[5], Space::none, "SIZE", Must::be_size},
             {numbers[6], Space::none, "CREATED", Must::be_time},
             {numbers[7], Space::none, "CHECKSUM", Must::be_checksum},
             {numbers[8], Space::none, "CHECKSUMTYPE", Must::be_checksum_type}}};
}

struct Section {
    std::string_view name;
    std::string_view id;  // the requirement of its ID
    std::array<AttributeRule, 9> rules;
};

Section const& described() {
    static Section const section{"dmdSec", "CSIP18",
                                 reference_rules({"CSIP22", "CSIP23", "CSIP24", "CSIP25", "CSIP26", "CSIP27",
                                                  "CSIP28", "CSIP29", "CSIP30"})};
    return section;
}

std::array<Section, 2> const& administered() {
    static std::array<Section, 2> const sections{
        {{"digiprovMD", "CSIP33",
          reference_rules(
              {"CSIP36", "CSIP37", "CSIP38", "CSIP39", "CSIP40", "CSIP41", "CSIP42", "CSIP43", "CSIP44"})},
         {"rightsMD", "CSIP46",
          reference_rules(
              {"CSIP49", "CSIP50", "CSIP51", "CSIP52", "CSIP53", "CSIP54", "CSIP55", "CSIP56", "CSIP57"})}}};
    return sections;
}

void check_section(Mets const& mets, XmlTree::Node node, Section const& section) {
    mets.needs_id(section.id, node);
    for (auto const reference : mets.tree.children(node, Space::mets, "mdRef")) {
        check_attributes(mets, reference, section.rules);
        refer(mets, reference, reference);
    }
}

bool is_newer_erms(Mets const& mets, XmlTree::Node reference) {
    auto const* version = mets.tree.attribute(reference, "MDTYPEVERSION");
    return version != nullptr && (version->starts_with("3") || version->starts_with("v3"));
}

void note_erms(Mets const& mets, XmlTree::Node section) {
    for (auto const reference : mets.tree.children(section, Space::mets, "mdRef")) {
        auto const* href = mets.tree.attribute(reference, Space::xlink, "href");
        if (href != nullptr && !is_newer_erms(mets, reference) && folded(*href).ends_with(".xml")) {
            mets.all.erms.insert(mets.folder + path_of_href(*href));
        }
    }
}

}  // namespace

void check_metadata(Mets const& mets) {
    for (auto const section : mets.tree.children(XmlTree::root, Space::mets, "dmdSec")) {
        check_section(mets, section, described());
        auto const* created = mets.needed("CSIP19", section, Space::none, "CREATED");
        if (created != nullptr && !is_date_time(*created)) {
            mets.fault("CSIP19", section, "archive.fault.no_time",
                       {{"attribute", "CREATED"}, {"value", *created}});
        }
        note_erms(mets, section);
    }
    for (auto const administration : mets.tree.children(XmlTree::root, Space::mets, "amdSec")) {
        for (auto const& kind : administered()) {
            for (auto const section : mets.tree.children(administration, Space::mets, kind.name)) {
                check_section(mets, section, kind);
            }
        }
    }
}

}  // namespace varn::archive
