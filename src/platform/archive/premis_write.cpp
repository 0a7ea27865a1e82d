// The files of the records and how the package came about, in PREMIS 2.2.
#include "layout.h"
#include "xml_write.h"

namespace varn::archive {
namespace {

void write_identifier(XmlWriter& xml, std::string const& kind, std::string const& value) {
    xml.open(kind + "Identifier");
    xml.leaf(kind + "IdentifierType", "local");
    xml.leaf(kind + "IdentifierValue", value);
    xml.close();
}

void write_file_object(XmlWriter& xml, Placed const& file) {
    xml.open("object", {{"xsi:type", "file"}});
    write_identifier(xml, "object", file.path);
    xml.open("objectCharacteristics");
    xml.leaf("compositionLevel", "0");
    xml.open("fixity");
    xml.leaf("messageDigestAlgorithm", "SHA-256");
    xml.leaf("messageDigest", file.hash);
    xml.close();
    xml.leaf("size", std::to_string(file.bytes.size()));
    xml.open("format");
    xml.open("formatDesignation");
    xml.leaf("formatName", file.format.empty() ? file.media_type : file.format);
    xml.close();
    xml.close();
    xml.close();
    xml.leaf_if("originalName", file.original_name);
    xml.close();
}

void write_package_object(XmlWriter& xml, Submission const& submission) {
    xml.open("object", {{"xsi:type", "representation"}});
    write_identifier(xml, "object", submission.package_id);
    xml.close();
}

void write_event(XmlWriter& xml, Submission const& submission) {
    xml.open("event");
    write_identifier(xml, "event", submission.package_id + "-creation");
    xml.leaf("eventType", "creation");
    xml.leaf("eventDateTime", to_text(submission.made_at));
    xml.open("linkingAgentIdentifier");
    xml.leaf("linkingAgentIdentifierType", "local");
    xml.leaf("linkingAgentIdentifierValue", submission.software_name);
    xml.close();
    xml.open("linkingObjectIdentifier");
    xml.leaf("linkingObjectIdentifierType", "local");
    xml.leaf("linkingObjectIdentifierValue", submission.package_id);
    xml.close();
    xml.close();
}

}  // namespace

std::string write_premis(Submission const& submission, Layout const& layout) {
    XmlWriter xml;
    xml.open("premis", {{"xmlns", "info:lc/xmlns/premis-v2"},
                        {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                        {"xsi:schemaLocation",
                         "info:lc/xmlns/premis-v2 http://www.loc.gov/standards/premis/v2/premis-v2-2.xsd"},
                        {"version", "2.2"}});
    write_package_object(xml, submission);
    for (auto const& file : layout.data) {
        write_file_object(xml, file);
    }
    write_event(xml, submission);
    xml.open("agent");
    write_identifier(xml, "agent", submission.software_name);
    xml.leaf("agentName", submission.software_name + " " + submission.software_version);
    xml.leaf("agentType", "software");
    xml.close();
    xml.close();
    return xml.take();
}

}  // namespace varn::archive
