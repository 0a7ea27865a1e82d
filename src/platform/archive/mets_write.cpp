// METS of the package and of its representation, by the profiles E-ARK CSIP and SIP 2.1.0.
#include "layout.h"
#include "xml_write.h"

namespace varn::archive {
namespace {

constexpr std::string_view erms_type = "citserms_v2_1";

Attributes root_attributes(std::string const& id, std::string const& label) {
    return {{"xmlns:mets", "http://www.loc.gov/METS/"},
            {"xmlns:xlink", "http://www.w3.org/1999/xlink"},
            {"xmlns:csip", "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"},
            {"xmlns:sip", "https://DILCIS.eu/XML/METS/SIPExtensionMETS"},
            {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
            {"xsi:schemaLocation",
             "http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/mets.xsd "
             "http://www.w3.org/1999/xlink http://www.loc.gov/standards/mets/xlink.xsd "
             "https://DILCIS.eu/XML/METS/CSIPExtensionMETS "
             "https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd "
             "https://DILCIS.eu/XML/METS/SIPExtensionMETS "
             "https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd"},
            {"OBJID", id},
            {"LABEL", label},
            {"TYPE", "Mixed"},
            {"PROFILE", "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"},
            {"csip:CONTENTINFORMATIONTYPE", std::string{erms_type}}};
}

void write_party(XmlWriter& xml, std::string const& role, Party const& party) {
    xml.open("mets:agent", {{"ROLE", role}, {"TYPE", "ORGANIZATION"}});
    xml.leaf("mets:name", party.name);
    xml.leaf_if("mets:note", party.identification_code, {{"csip:NOTETYPE", "IDENTIFICATIONCODE"}});
    xml.close();
}

void write_header(XmlWriter& xml, Submission const& submission) {
    auto const at = to_text(submission.made_at);
    xml.open(
        "mets:metsHdr",
        {{"CREATEDATE", at}, {"LASTMODDATE", at}, {"RECORDSTATUS", "NEW"}, {"csip:OAISPACKAGETYPE", "SIP"}});
    write_party(xml, "ARCHIVIST", submission.archival_creator);
    write_party(xml, "CREATOR", submission.submitter);
    if (!submission.contact_name.empty()) {
        xml.open("mets:agent", {{"ROLE", "CREATOR"}, {"TYPE", "INDIVIDUAL"}});
        xml.leaf("mets:name", submission.contact_name);
        xml.close();
    }
    if (submission.preserver) {
        write_party(xml, "PRESERVATION", *submission.preserver);
    }
    xml.open("mets:agent", {{"ROLE", "CREATOR"}, {"TYPE", "OTHER"}, {"OTHERTYPE", "SOFTWARE"}});
    xml.leaf("mets:name", submission.software_name);
    xml.leaf("mets:note", submission.software_version, {{"csip:NOTETYPE", "SOFTWARE VERSION"}});
    xml.close();
    xml.leaf_if("mets:altRecordID", submission.agreement, {{"TYPE", "SUBMISSIONAGREEMENT"}});
    xml.close();
}

/// What METS says of a file wherever it names one.
Attributes fixity_of(Placed const& file) {
    return {{"MIMETYPE", file.media_type},
            {"SIZE", std::to_string(file.bytes.size())},
            {"CREATED", to_text(file.created_at)},
            {"CHECKSUM", file.hash},
            {"CHECKSUMTYPE", "SHA-256"}};
}

void write_metadata(XmlWriter& xml, std::string_view section, Placed const& file, Attributes reference) {
    xml.open(section, {{"ID", file.id}, {"CREATED", to_text(file.created_at)}, {"STATUS", "CURRENT"}});
    reference.emplace_back("LOCTYPE", "URL");
    reference.emplace_back("xlink:type", "simple");
    reference.emplace_back("xlink:href", file.path);
    for (auto& pair : fixity_of(file)) {
        reference.push_back(std::move(pair));
    }
    xml.leaf("mets:mdRef", "", reference);
    xml.close();
}

void write_file(XmlWriter& xml, Placed const& file, std::string_view folder) {
    Attributes attributes{{"ID", file.id}};
    for (auto& pair : fixity_of(file)) {
        attributes.push_back(std::move(pair));
    }
    attributes.emplace_back("OWNERID", file.original_name);
    attributes.emplace_back("sip:FILEFORMATNAME", file.format);
    xml.open("mets:file", attributes);
    xml.leaf("mets:FLocat", "",
             {{"LOCTYPE", "URL"}, {"xlink:type", "simple"}, {"xlink:href", file.path.substr(folder.size())}});
    xml.close();
}

void write_group(XmlWriter& xml, Attributes const& attributes, std::vector<Placed> const& files,
                 std::string_view folder) {
    xml.open("mets:fileGrp", attributes);
    for (auto const& file : files) {
        write_file(xml, file, folder);
    }
    xml.close();
}

void write_pointed(XmlWriter& xml, std::string const& id, std::string const& label,
                   std::string const& group) {
    xml.open("mets:div", {{"ID", id}, {"LABEL", label}});
    xml.leaf("mets:fptr", "", {{"FILEID", group}});
    xml.close();
}

void write_root_files(XmlWriter& xml, Layout const& layout, Parts const& parts) {
    xml.open("mets:fileSec", {{"ID", "file-section"}});
    write_group(xml, {{"ID", "group-documentation"}, {"USE", "Documentation"}}, layout.documentation, "");
    if (!layout.schemas.empty()) {
        write_group(xml, {{"ID", "group-schemas"}, {"USE", "Schemas"}}, layout.schemas, "");
    }
    if (!parts.representation_mets.path.empty()) {
        write_group(xml,
                    {{"ID", "group-rep1"},
                     {"USE", "Representations/" + std::string{representation_name}},
                     {"csip:CONTENTINFORMATIONTYPE", std::string{erms_type}}},
                    {parts.representation_mets}, "");
    }
    xml.close();
}

void write_root_structure(XmlWriter& xml, Submission const& submission, Layout const& layout,
                          Parts const& parts) {
    xml.open("mets:structMap", {{"ID", "structure"}, {"TYPE", "PHYSICAL"}, {"LABEL", "CSIP"}});
    xml.open("mets:div", {{"ID", "division"}, {"LABEL", submission.package_id}});
    xml.leaf("mets:div", "",
             {{"ID", "division-metadata"},
              {"LABEL", "Metadata"},
              {"DMDID", parts.erms.id},
              {"ADMID", parts.premis.id}});
    write_pointed(xml, "division-documentation", "Documentation", "group-documentation");
    if (!layout.schemas.empty()) {
        write_pointed(xml, "division-schemas", "Schemas", "group-schemas");
    }
    if (!parts.representation_mets.path.empty()) {
        xml.open("mets:div",
                 {{"ID", "division-rep1"}, {"LABEL", "Representations/" + std::string{representation_name}}});
        xml.leaf("mets:mptr", "",
                 {{"LOCTYPE", "URL"},
                  {"xlink:type", "simple"},
                  {"xlink:href", parts.representation_mets.path},
                  {"xlink:title", "group-rep1"}});
        xml.close();
    }
    xml.close();
    xml.close();
}

}  // namespace

std::string write_representation_mets(Submission const& submission, Layout const& layout) {
    XmlWriter xml;
    xml.open("mets:mets", root_attributes(std::string{representation_name}, submission.content.title));
    write_header(xml, submission);
    xml.open("mets:fileSec", {{"ID", "rep1-file-section"}});
    write_group(xml,
                {{"ID", "rep1-group-data"},
                 {"USE", "Representations/" + std::string{representation_name} + "/data"},
                 {"csip:CONTENTINFORMATIONTYPE", std::string{erms_type}}},
                layout.data, representation_folder);
    xml.close();
    xml.open("mets:structMap", {{"ID", "rep1-structure"}, {"TYPE", "PHYSICAL"}, {"LABEL", "CSIP"}});
    xml.open("mets:div", {{"ID", "rep1-division"}, {"LABEL", std::string{representation_name}}});
    xml.leaf("mets:div", "", {{"ID", "rep1-division-metadata"}, {"LABEL", "Metadata"}});
    write_pointed(xml, "rep1-division-data", "Representations", "rep1-group-data");
    xml.close();
    xml.close();
    xml.close();
    return xml.take();
}

std::string write_root_mets(Submission const& submission, Layout const& layout, Parts const& parts) {
    XmlWriter xml;
    xml.open("mets:mets", root_attributes(submission.package_id, submission.content.title));
    write_header(xml, submission);
    write_metadata(xml, "mets:dmdSec", parts.erms,
                   {{"MDTYPE", "OTHER"}, {"OTHERMDTYPE", "ERMS"}, {"MDTYPEVERSION", "2.1.2"}});
    xml.open("mets:amdSec", {{"ID", "administration"}});
    write_metadata(xml, "mets:digiprovMD", parts.premis, {{"MDTYPE", "PREMIS"}, {"MDTYPEVERSION", "2.2"}});
    xml.close();
    write_root_files(xml, layout, parts);
    write_root_structure(xml, submission, layout, parts);
    xml.close();
    return xml.take();
}

}  // namespace varn::archive
