#include "checking.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "names.h"

namespace varn::archive {
namespace {

constexpr std::array<std::string_view, 11> checksum_types{"Adler-32", "CRC32", "HAVAL",    "MD5",
                                                          "MNP",      "SHA-1", "SHA-256",  "SHA-384",
                                                          "SHA-512",  "TIGER", "WHIRLPOOL"};
constexpr std::array<std::string_view, 22> metadata_types{"MARC",          "MODS",
                                                          "EAD",           "DC",
                                                          "NISOIMG",       "LC-AV",
                                                          "VRA",           "TEIHDR",
                                                          "DDI",           "FGDC",
                                                          "LOM",           "PREMIS",
                                                          "PREMIS:OBJECT", "TEXTMD",
                                                          "METSRIGHTS",    "PREMIS:AGENT",
                                                          "PREMIS:EVENT",  "PREMIS:RIGHTS",
                                                          "EAC-CPF",       "LIDO",
                                                          "OTHER",         "ISO 19115:2003 NAP"};

template <class List>
bool contains(List const& list, std::string_view value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

std::optional<std::uint64_t> size_of_text(std::string_view text) {
    std::uint64_t size = 0;
    auto const* const end = text.data() + text.size();
    auto const read = std::from_chars(text.data(), end, size);
    return read.ec == std::errc{} && read.ptr == end ? std::optional{size} : std::nullopt;
}

bool is_hexadecimal(std::string_view text) {
    return text.size() >= 8 && text.size() % 2 == 0 &&
           text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
}

bool is_met(Must must, std::string const& value, std::string const* checksum_type) {
    switch (must) {
        case Must::be_said:
            return true;
        case Must::be_url:
            return value == "URL";
        case Must::be_simple:
            return value == "simple";
        case Must::be_media_type:
            return is_media_type(value);
        case Must::be_size:
            return size_of_text(value).has_value();
        case Must::be_time:
            return is_date_time(value);
        case Must::be_checksum: {
            bool const is_sha256 = checksum_type != nullptr && *checksum_type == "SHA-256";
            return is_hexadecimal(value) && (!is_sha256 || value.size() == 64);
        }
        case Must::be_checksum_type:
            return contains(checksum_types, value);
        case Must::be_metadata_type:
            return contains(metadata_types, value);
    }
    return false;
}

std::string_view key_of(Must must) {
    switch (must) {
        case Must::be_media_type:
            return "archive.fault.media_type";
        case Must::be_size:
            return "archive.fault.no_number";
        case Must::be_time:
            return "archive.fault.no_time";
        case Must::be_checksum:
            return "archive.fault.no_checksum";
        default:
            return "archive.fault.value";
    }
}

}  // namespace

void Checking::fault(std::string requirement, std::string path, std::size_t line, std::string_view key,
                     Params params) {
    if (report.faults.size() >= faults_max) {
        report.has_more_faults = true;
        return;
    }
    for (auto& [name, value] : params) {
        value = shown_name(value);
    }
    report.faults.push_back(
        {std::move(requirement), shown_name(path), line, std::string{key}, std::move(params)});
}

void Mets::fault(std::string_view requirement, Node node, std::string_view key, Params params) const {
    params.emplace_back("element", tree.name(node));
    all.fault(std::string{requirement}, path, tree.line(node), key, std::move(params));
}

std::string const* Mets::needed(std::string_view requirement, Node node, Space space,
                                std::string_view name) const {
    auto const* value = tree.attribute(node, space, name);
    if (value != nullptr && value->find_first_not_of(" \t\r\n") != value->npos) {
        return value;
    }
    fault(requirement, node, "archive.fault.no_attribute", {{"attribute", std::string{name}}});
    return nullptr;
}

void Mets::needs_id(std::string_view requirement, Node node) const {
    auto const* id = needed(requirement, node, Space::none, "ID");
    if (id == nullptr) {
        return;
    }
    if (!is_xml_id(*id)) {
        fault(requirement, node, "archive.fault.no_id", {{"value", *id}});
    } else if (!all.ids.insert(*id).second) {
        fault(requirement, node, "archive.fault.id_twice", {{"value", *id}});
    }
}

void Mets::needs_value(std::string_view requirement, Node node, Space space, std::string_view name,
                       std::span<std::string_view const> allowed) const {
    auto const* value = needed(requirement, node, space, name);
    if (value != nullptr && !contains(allowed, *value)) {
        fault(requirement, node, "archive.fault.value",
              {{"attribute", std::string{name}}, {"value", *value}});
    }
}

std::string Mets::target(Node node) const {
    auto const* href = tree.attribute(node, Space::xlink, "href");
    if (href == nullptr || href->empty()) {
        all.has_placeless = true;  // told by the rule of the attribute
        return "";
    }
    auto const file = path_of_href(*href);
    if (file.empty()) {
        fault("VARN-PATH", node, "archive.fault.leads_out", {{"value", *href}});
        return "";
    }
    return folder + file;
}

void check_attributes(Mets const& mets, XmlTree::Node node, std::span<AttributeRule const> rules) {
    auto const* checksum_type = mets.tree.attribute(node, "CHECKSUMTYPE");
    for (auto const& rule : rules) {
        auto const* value = mets.needed(rule.requirement, node, rule.space, rule.name);
        if (value != nullptr && !is_met(rule.must, *value, checksum_type)) {
            mets.fault(rule.requirement, node, key_of(rule.must),
                       {{"attribute", std::string{rule.name}}, {"value", *value}});
        }
    }
}

void refer(Mets const& mets, XmlTree::Node node, XmlTree::Node locator) {
    Reference reference;
    reference.path = mets.target(locator);
    if (reference.path.empty()) {
        return;
    }
    reference.where = mets.path;
    reference.line = mets.tree.line(node);
    auto const said = [&](std::string_view name) {
        auto const* value = mets.tree.attribute(node, name);
        return value == nullptr ? std::string{} : *value;
    };
    reference.size = size_of_text(said("SIZE"));
    reference.checksum = said("CHECKSUM");
    auto const type = said("CHECKSUMTYPE");
    reference.checksum_type = contains(checksum_types, type) ? type : "";  // else told by the rule
    mets.all.references.push_back(std::move(reference));
}

}  // namespace varn::archive
