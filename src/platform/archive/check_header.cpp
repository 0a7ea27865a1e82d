#include <algorithm>
#include <array>

#include "checking.h"
#include "names.h"

namespace varn::archive {
namespace {

using Node = XmlTree::Node;

// CSIP 2.1.0, vocabulary "Content Category".
constexpr std::array<std::string_view, 43> content_categories{
    "Textual works – Print",
    "Textual works – Digital",
    "Textual works – Electronic Serials",
    "Digital Musical Composition (score-based representations)",
    "Musical Scores - Print",
    "Musical Scores - Digital",
    "Photographs – Print",
    "Photographs – Digital",
    "Other Graphic Images – Print",
    "Other Graphic Images – Digital",
    "Microforms",
    "Audio – On Tangible Medium (digital or analog)",
    "Audio – Media-independent (digital)",
    "Motion Pictures – Digital and Physical Media",
    "Video – File-based and Physical Media",
    "Software",
    "Software and Video Games",
    "Email",
    "Datasets",
    "Geospatial Data",
    "Geographic Information System (GIS) - Vector Data",
    "GIS Raster and Georeferenced Images",
    "GIS Vector and Raster Combined",
    "Non-GIS Cartographic",
    "2D and 3D Computer Aided Design",
    "Design (schematics, architectural drawings) - Print",
    "Scanned 3D Objects (output from photogrammetry scanning)",
    "Databases",
    "Websites",
    "Web Archives",
    "Collection",
    "Event",
    "Image",
    "Interactive resource",
    "Moving image",
    "Sound",
    "Still image",
    "Text",
    "Physical object",
    "Service",
    "Mixed",
    "Other",
    "OTHER"};
constexpr std::array<std::string_view, 14> information_types{"ERMS",
                                                             "SIARD1",
                                                             "SIARD2",
                                                             "SIARDDK",
                                                             "GeoData",
                                                             "MIXED",
                                                             "OTHER",
                                                             "citserms_v2_1",
                                                             "citsehpj_v1_0",
                                                             "citsehcr_v1_0",
                                                             "citssiard_v1_0",
                                                             "citspremis_v1_0",
                                                             "citcarchival_v1_0",
                                                             "citsgeospatial_v3_0"};
constexpr std::array<std::string_view, 5> package_types{"SIP", "AIP", "DIP", "AIU", "AIC"};
constexpr std::array<std::string_view, 8> record_statuses{"NEW",  "SUPPLEMENT", "REPLACEMENT", "REPLEACEMENT",
                                                          "TEST", "VERSION",    "DELETE",      "OTHER"};
constexpr std::string_view sip_profile = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml";

bool says(Mets const& mets, Node node, std::string_view attribute, std::string_view value) {
    auto const* said = mets.tree.attribute(node, attribute);
    return said != nullptr && *said == value;
}

bool has_note(Mets const& mets, Node agent, std::string_view type) {
    auto const notes = mets.tree.children(agent, Space::mets, "note");
    return std::any_of(notes.begin(), notes.end(), [&](Node note) {
        auto const* said = mets.tree.attribute(note, Space::csip, "NOTETYPE");
        return said != nullptr && *said == type;
    });
}

bool has_name(Mets const& mets, Node agent) {
    auto const names = mets.tree.children(agent, Space::mets, "name");
    return std::any_of(names.begin(), names.end(), [&](Node name) { return !mets.tree.text(name).empty(); });
}

void check_type(Mets const& mets, std::string_view requirement, std::string_view name, bool must_be_said,
                std::span<std::string_view const> allowed) {
    auto const space = name == "TYPE" ? Space::none : Space::csip;
    auto const other = name == "TYPE" ? std::string_view{"OTHERTYPE"} : "OTHERCONTENTINFORMATIONTYPE";
    auto const* value = mets.tree.attribute(XmlTree::root, space, name);
    if (value == nullptr && !must_be_said) {
        return;
    }
    mets.needs_value(requirement, XmlTree::root, space, name, allowed);
    if (value != nullptr && folded(*value) == "other") {
        auto const number = requirement == "CSIP2" ? std::string_view{"CSIP3"} : "CSIP5";
        (void)mets.needed(number, XmlTree::root, Space::csip, other);
    }
}

void check_root(Mets const& mets) {
    (void)mets.needed("CSIP1", XmlTree::root, Space::none, "OBJID");
    check_type(mets, "CSIP2", "TYPE", true, content_categories);
    // For a representation it must be said what specification its content follows.
    check_type(mets, "CSIP4", "CONTENTINFORMATIONTYPE", !mets.is_root, information_types);
    auto const* profile = mets.needed("CSIP6", XmlTree::root, Space::none, "PROFILE");
    if (mets.is_root && profile != nullptr && *profile != sip_profile) {
        mets.fault("SIP2", XmlTree::root, "archive.fault.value",
                   {{"attribute", "PROFILE"}, {"value", *profile}});
    }
}

/// How much an agent looks like the software that made the package.
int likeness(Mets const& mets, Node agent) {
    return (says(mets, agent, "ROLE", "CREATOR") ? 1 : 0) + (says(mets, agent, "TYPE", "OTHER") ? 1 : 0) +
           (says(mets, agent, "OTHERTYPE", "SOFTWARE") ? 1 : 0) +
           (has_note(mets, agent, "SOFTWARE VERSION") ? 1 : 0);
}

/// CSIP10 to CSIP16. Gives the agent, or nothing.
std::optional<Node> check_software(Mets const& mets, Node header, std::vector<Node> const& agents) {
    std::optional<Node> software;
    for (auto const agent : agents) {
        if (likeness(mets, agent) >= 2 && (!software || likeness(mets, agent) > likeness(mets, *software))) {
            software = agent;
        }
    }
    if (!software) {
        mets.fault("CSIP10", header, "archive.fault.no_element", {{"child", "agent"}});
        return software;
    }
    constexpr std::array<std::string_view, 1> creator{"CREATOR"};
    constexpr std::array<std::string_view, 1> other{"OTHER"};
    constexpr std::array<std::string_view, 1> kind{"SOFTWARE"};
    mets.needs_value("CSIP11", *software, Space::none, "ROLE", creator);
    mets.needs_value("CSIP12", *software, Space::none, "TYPE", other);
    mets.needs_value("CSIP13", *software, Space::none, "OTHERTYPE", kind);
    if (!has_name(mets, *software)) {
        mets.fault("CSIP14", *software, "archive.fault.no_element", {{"child", "name"}});
    }
    if (mets.tree.children(*software, Space::mets, "note").empty()) {
        mets.fault("CSIP15", *software, "archive.fault.no_element", {{"child", "note"}});
    } else if (!has_note(mets, *software, "SOFTWARE VERSION")) {
        mets.fault("CSIP16", *software, "archive.fault.no_attribute", {{"attribute", "NOTETYPE"}});
    }
    return software;
}

void check_codes(Mets const& mets, std::string_view requirement, Node agent) {
    constexpr std::array<std::string_view, 1> code{"IDENTIFICATIONCODE"};
    for (auto const note : mets.tree.children(agent, Space::mets, "note")) {
        mets.needs_value(requirement, note, Space::csip, "NOTETYPE", code);
    }
}

/// SIP15 to SIP20: who hands the package over, an organisation or, where there is none, a person.
void check_submitter(Mets const& mets, Node header, std::vector<Node> const& agents) {
    std::optional<Node> submitter;
    std::optional<Node> untyped;
    std::optional<Node> other_role;
    for (auto const agent : agents) {
        bool const is_organisation = says(mets, agent, "TYPE", "ORGANIZATION");
        bool const is_person = says(mets, agent, "TYPE", "INDIVIDUAL");
        bool const is_known =
            says(mets, agent, "ROLE", "ARCHIVIST") || says(mets, agent, "ROLE", "PRESERVATION");
        if (!says(mets, agent, "ROLE", "CREATOR")) {
            other_role = is_organisation && !is_known ? agent : other_role;
        } else if (is_organisation || (is_person && !submitter)) {
            submitter = agent;
        } else if (!is_person) {
            untyped = agent;
        }
    }
    if (submitter && says(mets, *submitter, "TYPE", "ORGANIZATION")) {
        check_codes(mets, "SIP20", *submitter);
    } else if (untyped && !submitter) {
        mets.fault("SIP17", *untyped, "archive.fault.value_missing", {{"attribute", "TYPE"}});
    } else if (other_role && !submitter) {
        mets.fault("SIP16", *other_role, "archive.fault.value_missing", {{"attribute", "ROLE"}});
    } else if (!submitter) {
        mets.fault("SIP15", header, "archive.fault.no_element", {{"child", "agent"}});
    }
}

void check_sip_agents(Mets const& mets, std::vector<Node> const& agents) {
    constexpr std::array<std::string_view, 2> parties{"ORGANIZATION", "INDIVIDUAL"};
    constexpr std::array<std::string_view, 1> organisation{"ORGANIZATION"};
    for (auto const agent : agents) {
        if (says(mets, agent, "ROLE", "ARCHIVIST")) {
            mets.needs_value("SIP11", agent, Space::none, "TYPE", parties);
            check_codes(mets, "SIP14", agent);
        }
        if (says(mets, agent, "ROLE", "PRESERVATION")) {
            mets.needs_value("SIP28", agent, Space::none, "TYPE", organisation);
            check_codes(mets, "SIP31", agent);
        }
        if (says(mets, agent, "ROLE", "CREATOR") && says(mets, agent, "TYPE", "INDIVIDUAL") &&
            !has_name(mets, agent)) {
            mets.fault("SIP24", agent, "archive.fault.no_element", {{"child", "name"}});
        }
    }
}

void check_sip(Mets const& mets, Node header, std::vector<Node> agents, std::optional<Node> software) {
    auto const* type = mets.tree.attribute(header, Space::csip, "OAISPACKAGETYPE");
    if (type != nullptr && *type != "SIP" &&
        std::find(package_types.begin(), package_types.end(), *type) != package_types.end()) {
        mets.fault("SIP4", header, "archive.fault.value",
                   {{"attribute", "OAISPACKAGETYPE"}, {"value", *type}});
    }
    if (mets.tree.attribute(header, "RECORDSTATUS") != nullptr) {
        mets.needs_value("SIP3", header, Space::none, "RECORDSTATUS", record_statuses);
    }
    if (software) {
        agents.erase(std::remove(agents.begin(), agents.end(), *software), agents.end());
    }
    check_submitter(mets, header, agents);
    check_sip_agents(mets, agents);
}

}  // namespace

void check_header(Mets const& mets) {
    check_root(mets);
    auto const headers = mets.tree.children(XmlTree::root, Space::mets, "metsHdr");
    if (headers.empty()) {
        mets.fault("CSIP117", XmlTree::root, "archive.fault.no_element", {{"child", "metsHdr"}});
        return;
    }
    auto const header = headers.front();
    auto const* made = mets.needed("CSIP7", header, Space::none, "CREATEDATE");
    if (made != nullptr && !is_date_time(*made)) {
        mets.fault("CSIP7", header, "archive.fault.no_time", {{"attribute", "CREATEDATE"}, {"value", *made}});
    }
    mets.needs_value("CSIP9", header, Space::csip, "OAISPACKAGETYPE", package_types);
    auto const agents = mets.tree.children(header, Space::mets, "agent");
    auto const software = check_software(mets, header, agents);
    if (mets.is_root) {
        check_sip(mets, header, agents, software);
    }
}

}  // namespace varn::archive
