// One package for each requirement, good but for that: the checker blames it for that and for nothing else.
#include <gtest/gtest.h>

#include <algorithm>

#include "sample.h"

namespace varn::archive {
namespace {

constexpr char const* root_mets = "METS.xml";
constexpr char const* inner_mets = "representations/rep1/METS.xml";
constexpr char const* erms_file = "metadata/descriptive/ERMS.xml";

/// An attribute after a place gets another value, or is taken away when the value is empty.
struct Spoiled {
    char const* requirement;
    char const* file;
    char const* anchor;
    char const* attribute;
    char const* value;
};

/// What stands between two places, both with it, is cut out.
struct Cut {
    char const* requirement;
    char const* file;
    char const* anchor;
    char const* begin;
    char const* end;
};

void expect_blamed(FilesOfPackage files, std::string const& path, std::string const& xml,
                   std::string const& requirement) {
    put_file(files, path, xml);
    EXPECT_EQ(blamed(packed(files)), requirement);
    for (auto const& fault : verify(packed(files)).faults) {
        for (auto const* language : {"sv", "en"}) {
            EXPECT_TRUE(i18n::known(language, fault.key)) << fault.key;
            EXPECT_EQ(i18n::text(language, fault.key, fault.params).find('{'), std::string::npos)
                << fault.key;
        }
    }
}

void spoil(FilesOfPackage const& good, std::vector<Spoiled> const& all) {
    for (auto const& one : all) {
        SCOPED_TRACE(std::string{one.requirement} + " " + one.anchor + " " + one.attribute);
        auto xml = good.at(one.file);
        ASSERT_TRUE(set_attribute(xml, one.anchor, one.attribute, one.value));
        expect_blamed(good, one.file, xml, one.requirement);
    }
}

void cut_out(FilesOfPackage const& good, std::vector<Cut> const& all) {
    for (auto const& one : all) {
        SCOPED_TRACE(std::string{one.requirement} + " " + one.begin);
        auto xml = good.at(one.file);
        ASSERT_TRUE(cut(xml, one.anchor, one.begin, one.end));
        expect_blamed(good, one.file, xml, one.requirement);
    }
}

TEST(Requirements, the_root_of_mets) {
    spoil(sample_files(), {{"CSIP1", root_mets, "<mets:mets", "OBJID", ""},
                           {"CSIP2", root_mets, "<mets:mets", "TYPE", ""},
                           {"CSIP2", root_mets, "<mets:mets", "TYPE", "Novel"},
                           {"CSIP3", root_mets, "<mets:mets", "TYPE", "OTHER"},
                           {"CSIP4", inner_mets, "<mets:mets", "csip:CONTENTINFORMATIONTYPE", ""},
                           {"CSIP4", root_mets, "<mets:mets", "csip:CONTENTINFORMATIONTYPE", "Novel"},
                           {"CSIP5", root_mets, "<mets:mets", "csip:CONTENTINFORMATIONTYPE", "OTHER"},
                           {"CSIP6", root_mets, "<mets:mets", "PROFILE", ""},
                           {"CSIP6", inner_mets, "<mets:mets", "PROFILE", ""},
                           {"SIP2", root_mets, "<mets:mets", "PROFILE", "https://example.org/profile.xml"}});
}

TEST(Requirements, the_header_and_its_software) {
    spoil(sample_files(), {{"CSIP7", root_mets, "<mets:metsHdr", "CREATEDATE", ""},
                           {"CSIP7", root_mets, "<mets:metsHdr", "CREATEDATE", "2026-11-31T00:00:00Z"},
                           {"CSIP9", root_mets, "<mets:metsHdr", "csip:OAISPACKAGETYPE", ""},
                           {"CSIP9", root_mets, "<mets:metsHdr", "csip:OAISPACKAGETYPE", "PIP"},
                           {"CSIP13", root_mets, "<mets:metsHdr", "OTHERTYPE", ""},
                           {"CSIP16", root_mets, "OTHERTYPE=\"SOFTWARE\"", "csip:NOTETYPE", ""},
                           {"SIP3", root_mets, "<mets:metsHdr", "RECORDSTATUS", "OLD"},
                           {"SIP4", root_mets, "<mets:metsHdr", "csip:OAISPACKAGETYPE", "AIP"}});
    cut_out(sample_files(),
            {{"CSIP117", root_mets, "", "<mets:metsHdr", "</mets:metsHdr>"},
             {"CSIP10", root_mets, "", "<mets:agent ROLE=\"CREATOR\" TYPE=\"OTHER\"", "</mets:agent>"},
             {"CSIP14", root_mets, "OTHERTYPE=\"SOFTWARE\"", "<mets:name>", "</mets:name>"},
             {"CSIP15", root_mets, "OTHERTYPE=\"SOFTWARE\"", "<mets:note", "</mets:note>"}});
}

TEST(Requirements, the_agents_of_a_submission) {
    spoil(sample_files(),
          {{"SIP11", root_mets, "<mets:agent ROLE=\"ARCHIVIST\"", "TYPE", "OTHER"},
           {"SIP14", root_mets, "<mets:agent ROLE=\"ARCHIVIST\"", "csip:NOTETYPE", ""},
           {"SIP14", root_mets, "<mets:agent ROLE=\"ARCHIVIST\"", "csip:NOTETYPE", "SOFTWARE VERSION"},
           {"SIP20", root_mets, "TYPE=\"ORGANIZATION\">\n      <mets:name>Stadsl", "csip:NOTETYPE", ""},
           {"SIP28", root_mets, "<mets:agent ROLE=\"PRESERVATION\"", "TYPE", "INDIVIDUAL"},
           {"SIP31", root_mets, "<mets:agent ROLE=\"PRESERVATION\"", "csip:NOTETYPE", ""}});
    cut_out(sample_files(), {{"SIP24", root_mets, "TYPE=\"INDIVIDUAL\"", "<mets:name>", "</mets:name>"}});
    auto alone = sample();
    alone.contact_name.clear();
    auto const files = files_of(write_package(alone).value().bytes);
    auto const* submitter = "<mets:agent ROLE=\"CREATOR\" TYPE=\"ORGANIZATION\"";
    spoil(files,
          {{"SIP17", root_mets, submitter, "TYPE", "OTHER"}, {"SIP17", root_mets, submitter, "TYPE", ""}});
    cut_out(files, {{"SIP15", root_mets, "", submitter, "</mets:agent>"}});
    auto xml = files.at(root_mets);
    xml.replace(xml.find(submitter), std::string_view{submitter}.size(),
                "<mets:agent ROLE=\"EDITOR\" TYPE=\"ORGANIZATION\"");
    expect_blamed(files, root_mets, xml, "SIP16");
}

TEST(Requirements, the_software_has_its_role_and_kind) {
    auto const files = sample_files();
    std::string const software = "<mets:agent ROLE=\"CREATOR\" TYPE=\"OTHER\" OTHERTYPE=\"SOFTWARE\"";
    for (auto const& [other, requirement] :
         {std::pair{"<mets:agent ROLE=\"EDITOR\" TYPE=\"OTHER\" OTHERTYPE=\"SOFTWARE\"", "CSIP11"},
          std::pair{"<mets:agent ROLE=\"CREATOR\" OTHERTYPE=\"SOFTWARE\"", "CSIP12"}}) {
        auto xml = files.at(root_mets);
        xml.replace(xml.find(software), software.size(), other);
        expect_blamed(files, root_mets, xml, requirement);
    }
}

/// The nine attributes of a reference to metadata, with the numbers they have in that section.
void spoil_reference(FilesOfPackage const& files, char const* section,
                     std::vector<char const*> const& numbers) {
    spoil(files, {{numbers[0], root_mets, section, "LOCTYPE", "URN"},
                  {numbers[1], root_mets, section, "xlink:type", ""},
                  {numbers[2], root_mets, section, "xlink:href", ""},
                  {numbers[3], root_mets, section, "MDTYPE", "NOVEL"},
                  {numbers[4], root_mets, section, "MIMETYPE", "xml"},
                  {numbers[5], root_mets, section, "SIZE", "many"},
                  {numbers[6], root_mets,
                   std::string_view{section} == "<mets:dmdSec" ? "<mets:mdRef" : section, "CREATED", ""},
                  {numbers[7], root_mets, section, "CHECKSUM", ""},
                  {numbers[7], root_mets, section, "CHECKSUM", "abc"},
                  {numbers[8], root_mets, section, "CHECKSUMTYPE", "SHA256"}});
}

TEST(Requirements, descriptive_metadata) {
    auto const files = sample_files();
    spoil_reference(
        files, "<mets:dmdSec",
        {"CSIP22", "CSIP23", "CSIP24", "CSIP25", "CSIP26", "CSIP27", "CSIP28", "CSIP29", "CSIP30"});
    spoil(files, {{"CSIP18", root_mets, "<mets:dmdSec", "ID", ""},
                  {"CSIP18", root_mets, "<mets:dmdSec", "ID", "1 2"},
                  {"CSIP19", root_mets, "<mets:dmdSec", "CREATED", ""}});
}

/// The reference of a section is after its own attributes, so that CREATED is the reference's.
FilesOfPackage with_rights() {
    auto files = sample_files();
    auto& xml = files[root_mets];
    auto const begin = xml.find("    <mets:digiprovMD");
    std::string const end = "</mets:digiprovMD>\n";
    auto section = xml.substr(begin, xml.find(end) + end.size() - begin);
    xml.erase(begin, section.size());
    set_attribute(section, "<mets:digiprovMD", "CREATED", "");
    auto rights = section;
    for (auto at_ = rights.find("digiprovMD"); at_ != rights.npos; at_ = rights.find("digiprovMD")) {
        rights.replace(at_, 10, "rightsMD");
    }
    set_attribute(rights, "<mets:rightsMD", "ID", "rights");
    xml.insert(begin, section + rights);
    return files;
}

TEST(Requirements, administrative_metadata) {
    auto const files = with_rights();
    ASSERT_EQ(blamed(packed(files)), "");
    spoil_reference(
        files, "<mets:digiprovMD",
        {"CSIP36", "CSIP37", "CSIP38", "CSIP39", "CSIP40", "CSIP41", "CSIP42", "CSIP43", "CSIP44"});
    spoil_reference(
        files, "<mets:rightsMD",
        {"CSIP49", "CSIP50", "CSIP51", "CSIP52", "CSIP53", "CSIP54", "CSIP55", "CSIP56", "CSIP57"});
    spoil(files, {{"CSIP33", root_mets, "<mets:digiprovMD", "ID", ""},
                  {"CSIP46", root_mets, "<mets:rightsMD", "ID", ""},
                  {"CSIP46", root_mets, "<mets:rightsMD", "ID", "premis"}});
}

TEST(Requirements, files_and_their_groups) {
    auto const files = sample_files();
    spoil(files,
          {{"CSIP59", root_mets, "<mets:fileSec", "ID", ""},
           {"CSIP60", root_mets, "<mets:fileGrp ID=\"group-documentation\"", "USE", "Other"},
           {"CSIP113", root_mets, "<mets:fileGrp ID=\"group-schemas\"", "USE", "Other"},
           {"CSIP114", root_mets, "<mets:fileGrp ID=\"group-rep1\"", "USE", "Other"},
           {"CSIP63", root_mets, "<mets:fileGrp ID=\"group-rep1\"", "csip:CONTENTINFORMATIONTYPE", "OTHER"},
           {"CSIP64", root_mets, "<mets:fileGrp ID=\"group-documentation\"", "USE", ""}});
    for (auto const* mets : {root_mets, inner_mets}) {
        spoil(files, {{"CSIP67", mets, "<mets:file ", "ID", ""},
                      {"CSIP67", mets, "<mets:file ", "ID", mets == root_mets ? "erms" : "documentation-1"},
                      {"CSIP68", mets, "<mets:file ", "MIMETYPE", "application/x-pdf"},
                      {"CSIP69", mets, "<mets:file ", "SIZE", ""},
                      {"CSIP70", mets, "<mets:file ", "CREATED", "yesterday"},
                      {"CSIP71", mets, "<mets:file ", "CHECKSUM", ""},
                      {"CSIP72", mets, "<mets:file ", "CHECKSUMTYPE", ""},
                      {"CSIP77", mets, "<mets:FLocat", "LOCTYPE", "DOI"},
                      {"CSIP78", mets, "<mets:FLocat", "xlink:type", "extended"},
                      {"CSIP79", mets, "<mets:FLocat", "xlink:href", ""}});
        cut_out(files, {{"CSIP76", mets, "", "<mets:FLocat", "/>"}});
    }
    auto xml = files.at(root_mets);
    xml.insert(xml.find("  </mets:fileSec>"), "<mets:fileGrp ID=\"empty\" USE=\"Other\"/>\n");
    expect_blamed(files, root_mets, xml, "CSIP66");
    xml = files.at(root_mets);
    ASSERT_TRUE(set_attribute(xml, "<mets:fileGrp ID=\"group-documentation\"", "ID", "erms"));
    ASSERT_TRUE(set_attribute(xml, "<mets:structMap", "FILEID", "erms"));
    expect_blamed(files, root_mets, xml, "CSIP65");
}

TEST(Requirements, the_structure) {
    auto const files = sample_files();
    spoil(files, {{"CSIP81", root_mets, "<mets:structMap", "TYPE", "LOGICAL"},
                  {"CSIP82", root_mets, "<mets:structMap", "LABEL", "Other"},
                  {"CSIP83", root_mets, "<mets:structMap", "ID", ""},
                  {"CSIP85", root_mets, "<mets:div ID=\"division\"", "ID", ""},
                  {"CSIP89", root_mets, "<mets:div ID=\"division-metadata\"", "ID", ""},
                  {"CSIP90", root_mets, "<mets:div ID=\"division-metadata\"", "LABEL", "Other"},
                  {"CSIP94", root_mets, "<mets:div ID=\"division-documentation\"", "ID", ""},
                  {"CSIP95", root_mets, "<mets:div ID=\"division-documentation\"", "LABEL", "Other"},
                  {"CSIP116", root_mets, "<mets:div ID=\"division-documentation\"", "FILEID", "nothing"},
                  {"CSIP98", root_mets, "<mets:div ID=\"division-schemas\"", "ID", ""},
                  {"CSIP99", root_mets, "<mets:div ID=\"division-schemas\"", "LABEL", "Other"},
                  {"CSIP118", root_mets, "<mets:div ID=\"division-schemas\"", "FILEID", ""},
                  {"CSIP102", inner_mets, "<mets:div ID=\"rep1-division-data\"", "ID", ""},
                  {"CSIP103", inner_mets, "<mets:div ID=\"rep1-division-data\"", "LABEL", "Other"},
                  {"CSIP119", inner_mets, "<mets:div ID=\"rep1-division-data\"", "FILEID", "nothing"},
                  {"CSIP106", root_mets, "<mets:div ID=\"division-rep1\"", "ID", "division"},
                  {"CSIP107", root_mets, "<mets:div ID=\"division-rep1\"", "LABEL", "Other"},
                  {"CSIP108", root_mets, "<mets:mptr", "xlink:title", "nothing"},
                  {"CSIP110", root_mets, "<mets:mptr", "xlink:href", ""},
                  {"CSIP111", root_mets, "<mets:mptr", "xlink:type", ""},
                  {"CSIP112", root_mets, "<mets:mptr", "LOCTYPE", "ARK"}});
    cut_out(files, {{"CSIP80", root_mets, "", "<mets:structMap", "</mets:structMap>"},
                    {"CSIP88", root_mets, "", "<mets:div ID=\"division-metadata\"", "/>"},
                    {"CSIP88", inner_mets, "", "<mets:div ID=\"rep1-division-metadata\"", "/>"},
                    {"CSIP96", root_mets, "division-documentation", "<mets:fptr", "/>"},
                    {"CSIP96", root_mets, "", "<mets:div ID=\"division-documentation\"", "</mets:div>"},
                    {"CSIP100", root_mets, "division-schemas", "<mets:fptr", "/>"},
                    {"CSIP104", inner_mets, "", "<mets:fptr", "/>"},
                    {"CSIP109", root_mets, "", "<mets:mptr", "/>"}});
    auto xml = files.at(root_mets);
    xml.insert(xml.find("  </mets:structMap>"), "<mets:div ID=\"another\"/>\n");
    expect_blamed(files, root_mets, xml, "CSIP84");
}

TEST(Requirements, the_folder_of_a_package) {
    auto const files = sample_files();
    std::vector<std::pair<std::string, std::string_view>> two;
    for (auto const& [path, bytes] : files) {
        two.emplace_back((path == "METS.xml" ? "a/" : "b/") + path, bytes);
    }
    EXPECT_EQ(blamed(write_zip(two)), "CSIPSTR1");
    EXPECT_EQ(blamed(write_zip({{"METS.xml", files.at("METS.xml")}})), "CSIPSTR1");
    auto none = files;
    none.erase("METS.xml");
    EXPECT_EQ(blamed(packed(none)), "CSIPSTR4");
    EXPECT_EQ(blamed(packed(files, "another-name")), "");
}

TEST(Requirements, what_erms_must_say) {
    auto const files = sample_files();
    spoil(
        files,
        {{"ERMS:aggregation/@systemIdentifier", erms_file, "<aggregation ", "systemIdentifier", ""},
         {"ERMS:aggregation/@aggregationType", erms_file, "<aggregation ", "aggregationType", "case"},
         {"ERMS:record/@systemIdentifier", erms_file, "<record ", "systemIdentifier", ""},
         {"ERMS:date/@dateType", erms_file, "<date ", "dateType", "someday"},
         {"ERMS:actionDate/@dateType", erms_file, "<actionDate ", "dateType", ""},
         {"ERMS:agent/@agentType", erms_file, "<aggregation ", "agentType", "friend"},
         {"ERMS:relation/@relationType", erms_file, "<relation ", "relationType", ""},
         {"ERMS:restriction/@restrictionType", erms_file, "<restriction ", "restrictionType", "secret"},
         {"ERMS:direction/@directionDefinition", erms_file, "<direction ", "directionDefinition", "sideways"},
         {"ERMS:status/@value", erms_file, "<status ", "value", "done"},
         {"ERMS:maintenanceStatus/@value", erms_file, "<maintenanceStatus ", "value", ""},
         {"ERMS:eventType/@value", erms_file, "<eventType ", "value", "born"},
         {"ERMS:extraId/@extraIdType", erms_file, "<extraId ", "extraIdType", ""},
         {"ERMS:identification/@identificationType", erms_file, "<identification ", "identificationType", ""},
         {"ERMS:appendix/@name", erms_file, "<appendix ", "name", ""},
         {"ERMS:appendix/@path", erms_file, "<appendix ", "path", ""},
         {"VARN-MISSING", erms_file, "<appendix ", "path", "representations/rep1/data/0001/other.pdf"},
         {"ERMS:note/@noteDate", erms_file, "<note ", "noteDate", "2026"}});
    // What erms.sch adds: an own word where the list has none.
    spoil(files,
          {{"ERMS:agent/@otherAgentType", erms_file, "<aggregation ", "otherAgentType", ""},
           {"ERMS:date/@otherDateType", erms_file, "<date ", "otherDateType", ""},
           {"ERMS:relation/@otherRelationType", erms_file, "<record ", "otherRelationType", ""},
           {"ERMS:restriction/@otherRestrictionType", erms_file, "<record ", "otherRestrictionType", ""},
           {"ERMS:direction/@otherDirectionDefinition", erms_file, "<direction ", "directionDefinition",
            "other"},
           {"ERMS:aggregation/@otherAggregationType", erms_file, "<aggregation ", "aggregationType",
            "own_aggregation_definition"}});
}

TEST(Requirements, what_erms_must_hold) {
    auto const files = sample_files();
    cut_out(files,
            {{"ERMS:erms/control", erms_file, "", "<control>", "</control>"},
             {"ERMS:control/identification", erms_file, "", "<identification", "</identification>"},
             {"ERMS:control/maintenanceInformation", erms_file, "", "<maintenanceInformation>",
              "</maintenanceInformation>"},
             {"ERMS:maintenanceInformation/maintenanceStatus", erms_file, "", "<maintenanceStatus", "/>"},
             {"ERMS:maintenanceInformation/maintenanceAgency", erms_file, "", "<maintenanceAgency>",
              "</maintenanceAgency>"},
             {"ERMS:maintenanceInformation/maintenanceHistory", erms_file, "", "<maintenanceHistory>",
              "</maintenanceHistory>"},
             {"ERMS:maintenanceHistory/maintenanceEvent", erms_file, "", "<maintenanceEvent>",
              "</maintenanceEvent>"},
             {"ERMS:maintenanceAgency/agencyName", erms_file, "", "<agencyName>", "</agencyName>"},
             {"ERMS:maintenanceEvent/eventType", erms_file, "", "<eventType", "/>"},
             {"ERMS:maintenanceEvent/eventDateTime", erms_file, "", "<eventDateTime>", "</eventDateTime>"},
             {"ERMS:maintenanceEvent/agent", erms_file, "", "<agent", "</agent>"},
             {"ERMS:erms/aggregations", erms_file, "", "<aggregations>", "</aggregations>"},
             {"ERMS:aggregations/aggregation", erms_file, "", "<aggregation ", "</aggregation>"},
             {"ERMS:aggregation/objectId", erms_file, "", "<objectId>", "</objectId>"},
             {"ERMS:record/objectId", erms_file, "<record ", "<objectId>", "</objectId>"},
             {"ERMS:agent/name", erms_file, "<record ", "<name>", "</name>"},
             {"ERMS:restriction/regulation", erms_file, "", "<regulation>", "</regulation>"},
             {"ERMS:action/actionText", erms_file, "", "<actionText>", "</actionText>"},
             {"ERMS:date", erms_file, "<date ", "2026-", "-"},
             {"ERMS:eventDateTime", erms_file, "<eventDateTime>", "2026-", "-"},
             {"ERMS:objectId", erms_file, "<objectId>", "KS 2026/12", "3"}});
    auto xml = files.at(erms_file);
    auto const number = xml.find("<runningNumber>1<");
    xml.replace(number, 17, "<runningNumber>first<");
    expect_blamed(files, erms_file, xml, "ERMS:runningNumber");
}

TEST(Requirements, a_package_of_erms_has_erms) {
    auto files = sample_files();
    put_file(files, erms_file, "<other/>");
    EXPECT_EQ(blamed(packed(files)), "ERMS");
    auto xml = sample_files().at(root_mets);
    auto const metadata = xml.find("MDTYPEVERSION=\"2.1.2\"");
    xml.replace(metadata, 21, "MDTYPEVERSION=\"3.0\"");
    expect_blamed(sample_files(), root_mets, xml, "ERMS");
}

TEST(Requirements, a_fault_says_where_it_is) {
    auto files = sample_files();
    auto xml = files.at(root_mets);
    ASSERT_TRUE(set_attribute(xml, "<mets:mptr", "LOCTYPE", "ARK"));
    put_file(files, root_mets, xml);
    auto const report = verify(packed(files));
    ASSERT_EQ(report.faults.size(), 1U);
    EXPECT_EQ(report.faults[0].path, "METS.xml");
    EXPECT_EQ(report.faults[0].line,
              1U + static_cast<std::size_t>(std::count(
                       xml.begin(), xml.begin() + static_cast<long>(xml.find("<mets:mptr")), '\n')));
    EXPECT_EQ(i18n::text("en", report.faults[0].key, report.faults[0].params),
              "LOCTYPE of mptr does not have the value that is required: ARK");
}

TEST(Requirements, prefixes_are_the_writers_own) {
    auto files = sample_files();
    auto xml = files.at(root_mets);
    for (auto const& [from, to] :
         {std::pair{"<mets:", "<"}, std::pair{"</mets:", "</"}, std::pair{"xmlns:mets=", "xmlns="},
          std::pair{"csip:", "c:"}, std::pair{"xmlns:csip", "xmlns:c"}, std::pair{"xlink:", "x:"},
          std::pair{"xmlns:xlink", "xmlns:x"}}) {
        std::string const old{from};
        for (auto place = xml.find(old); place != xml.npos; place = xml.find(old, place + 1)) {
            xml.replace(place, old.size(), to);
        }
    }
    expect_blamed(files, root_mets, xml, "");
}

}  // namespace
}  // namespace varn::archive
