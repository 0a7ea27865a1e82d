#pragma once
// For the tests here: a case with something of everything, and packages spoiled on purpose.
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/archive.h"
#include "platform/i18n.h"
#include "platform/merkle.h"
#include "zip.h"

namespace varn::archive {

inline Instant at(std::string_view text) {
    return parse_instant(text).value();
}

inline Record sample_record() {
    Record record;
    record.system_identifier = "record-1";
    record.object_id = "KS 2026/123-1";
    record.title = "Remiss: <Krisberedskap> & \"beredskap\"";
    record.running_number = 1;
    record.direction = Direction::incoming;
    record.type = "Remiss";
    record.description = "Två rader\nom remissen.";
    record.extra_ids = {{"sender's number", "Ju2026/00123"}};
    record.relations = {{RelationType::own_relation_definition, "Ju2026/00123", "avsändarens diarienummer"}};
    record.restrictions = {{RestrictionType::other_type, "OSL 18 kap. 13 §", "Delvis", "sekretess"}};
    record.agents = {{AgentType::sender, "Justitiedepartementet", "Regeringskansliet", "", ""}};
    record.dates = {{DateType::received, date_of(2026, 5, 4).value()},
                    {DateType::other, at("2026-05-04T07:30:00Z"), "uppläst"}};
    record.notes = {{"Kom med post.", "Anmärkning", date_of(2026, 5, 4).value()}};
    record.files = {{"Remiss åäö.pdf", "application/pdf", "%PDF-1.7 one", "Remissen", "PDF/A-2a"},
                    {"remiss_aao.pdf", "application/pdf", "%PDF-1.7 two"},
                    {"../..\\CON", "text/plain", std::string{"\0nul", 4}}};
    return record;
}

inline Submission sample() {
    i18n::load_embedded();
    Submission submission;
    submission.package_id = "varn-ks-2026-123";
    auto& content = submission.content;
    content.system_identifier = "case-1";
    content.object_id = "KS 2026/123";
    content.title = "Remiss om krisberedskap";
    content.extra_ids = {{"diarienummer", "KS 2026/123"}};
    content.classifications = {{"1.4.2", "Remisser"}};
    content.keywords = {"beredskap", "remiss"};
    content.description = "Svar till regeringen.";
    content.relations = {{RelationType::reference, "KS 2025/9"}};
    content.restrictions = {{RestrictionType::confidential, "OSL 18 kap. 13 §"}};
    content.agents = {{AgentType::responsible_person, "Eva Öst", "Staden", "Säkerhet", "handläggare"},
                      {AgentType::other, "Bo Ek", "Staden", "", "föredragande"}};
    content.dates = {{DateType::opened, date_of(2026, 5, 4).value()},
                     {DateType::closed, date_of(2026, 9, 1).value()}};
    content.actions = {{"Svaret godkänns.",
                        "Beslut",
                        "Enligt förslag.",
                        {{DateType::decision, date_of(2026, 8, 20).value()}},
                        {{AgentType::authorising_person, "Kommunstyrelsen"}}}};
    content.notes = {{"Klart."}};
    content.records = {sample_record()};
    Record second;
    second.system_identifier = "record-2";
    second.object_id = "KS 2026/123-2";
    second.title = "Tjänsteutlåtande";
    second.direction = Direction::internal;
    second.files = {{"svar.pdf", "application/pdf", "%PDF-1.7 answer"}};
    content.records.push_back(second);
    submission.archival_creator = {"Kommunstyrelsen", "VAT:SE212000014201"};
    submission.submitter = {"Stadsledningskontoret", "VAT:SE212000014202"};
    submission.contact_name = "Eva Öst";
    submission.preserver = Party{"Stadsarkivet", "VAT:SE212000014203"};
    submission.agreement = "SSA 2026:1";
    submission.software_name = "Värn";
    submission.software_version = "1.0.0";
    submission.made_at = at("2026-11-27T12:00:00Z");
    submission.documentation = {{"Handledning.txt", "text/plain", "Så läses detta."}};
    submission.schemas = {{"own.xsd", "application/xml", "<schema/>"}};
    return submission;
}

using FilesOfPackage = std::map<std::string, std::string>;  // path from the root → bytes

inline FilesOfPackage files_of(std::string_view bytes) {
    FilesOfPackage files;
    for (auto const& entry : read_zip(bytes).entries) {
        std::string room;
        files[entry.name.substr(entry.name.find('/') + 1)] = unpack(bytes, entry, room).value();
    }
    return files;
}

inline FilesOfPackage sample_files() {
    return files_of(write_package(sample()).value().bytes);
}

inline std::string packed(FilesOfPackage const& files, std::string const& root = "varn-ks-2026-123") {
    std::vector<std::pair<std::string, std::string_view>> entries;
    for (auto const& [path, bytes] : files) {
        entries.emplace_back(root + "/" + path, bytes);
    }
    return write_zip(entries);
}

/// Gives the first `attribute` after `anchor` another value; without a value takes it away. False when there
/// is none.
inline bool set_attribute(std::string& xml, std::string_view anchor, std::string_view attribute,
                          std::string_view value) {
    auto const begin = xml.find(" " + std::string{attribute} + "=\"", std::min(xml.find(anchor), xml.size()));
    if (begin == xml.npos) {
        return false;
    }
    auto const end = xml.find('"', begin + attribute.size() + 3) + 1;
    xml.replace(begin, end - begin,
                value.empty() ? "" : " " + std::string{attribute} + "=\"" + std::string{value} + "\"");
    return true;
}

/// Cuts from the first `begin` after `anchor` to the next `end`, both with it.
inline bool cut(std::string& xml, std::string_view anchor, std::string_view begin, std::string_view end) {
    auto const from = xml.find(begin, std::min(xml.find(anchor), xml.size()));
    auto const to = from == xml.npos ? from : xml.find(end, from);
    if (to == xml.npos) {
        return false;
    }
    xml.erase(from, to + end.size() - from);
    return true;
}

/// Writes a changed file and lets every METS document above it say the new size and checksum.
inline void put_file(FilesOfPackage& files, std::string const& path, std::string const& bytes) {
    auto const old = files[path];
    files[path] = bytes;
    auto const old_hash = audit::hex(audit::sha256(old));
    for (auto const& mets : {"representations/rep1/METS.xml", "METS.xml"}) {
        auto xml = files[mets];
        auto const place = xml.find(old_hash);
        if (path == mets || place == xml.npos) {
            continue;
        }
        auto const tag = xml.rfind('<', place);
        auto const size = xml.find(" SIZE=\"", tag) + 7;
        xml.replace(place, old_hash.size(), audit::hex(audit::sha256(bytes)));
        xml.replace(size, xml.find('"', size) - size, std::to_string(bytes.size()));
        put_file(files, mets, xml);
        return;
    }
}

/// What a package is blamed for: the requirements, each once, in order.
inline std::string blamed(std::string_view bytes, std::string_view expected = {}) {
    std::set<std::string> requirements;
    for (auto const& fault : verify(bytes, expected).faults) {
        requirements.insert(fault.requirement);
    }
    std::string all;
    for (auto const& requirement : requirements) {
        all += (all.empty() ? "" : " ") + requirement;
    }
    return all;
}

}  // namespace varn::archive
