#pragma once
// The checks of a package, one document at a time. Inside platform/archive.
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/archive.h"
#include "xml_tree.h"

namespace varn::archive {

/// A file that METS names, with what METS says of it.
struct Reference {
    std::string path;  // from the root of the package
    std::string where;
    std::size_t line = 0;
    std::optional<std::uint64_t> size = {};
    std::string checksum = {};
    std::string checksum_type = {};
};

/// What is known of a package while it is checked.
struct Checking {
    Report report;
    std::set<std::string> paths;         // files in the package, from its root
    std::set<std::string> ids;           // of all METS documents
    std::vector<Reference> references;   // gathered from all METS documents
    std::set<std::string> erms;          // documents of descriptive metadata that may be ERMS
    std::set<std::string> further_mets;  // of representations
    bool has_placeless = false;          // METS names a file and not where it is

    void fault(std::string requirement, std::string path, std::size_t line, std::string_view key,
               Params params = {});
};

/// One METS document under examination.
struct Mets {
    XmlTree const& tree;
    std::string path;    // from the root of the package
    std::string folder;  // with its slash; empty at the root
    bool is_root;
    Checking& all;

    using Node = XmlTree::Node;
    void fault(std::string_view requirement, Node node, std::string_view key, Params params = {}) const;
    /// The attribute when it is there and says something; else the fault of a missing attribute.
    std::string const* needed(std::string_view requirement, Node node, Space space,
                              std::string_view name) const;
    /// An ID must be there, be one, and be the package's only one.
    void needs_id(std::string_view requirement, Node node) const;
    void needs_value(std::string_view requirement, Node node, Space space, std::string_view name,
                     std::span<std::string_view const> allowed) const;
    /// The file an address leads to, from the root of the package; a fault when it leads out.
    std::string target(Node node) const;
};

/// What an attribute must be.
enum class Must {
    be_said,
    be_url,
    be_simple,
    be_media_type,
    be_size,
    be_time,
    be_checksum,
    be_checksum_type,
    be_metadata_type
};

struct AttributeRule {
    std::string_view requirement;
    Space space;
    std::string_view name;
    Must must;
};

void check_attributes(Mets const& mets, XmlTree::Node node, std::span<AttributeRule const> rules);
/// Notes what METS says of the file `node` names; `locator` is the element that holds the address.
void refer(Mets const& mets, XmlTree::Node node, XmlTree::Node locator);

void check_header(Mets const& mets);     // mets, metsHdr: CSIP1 to CSIP16, CSIP117, SIP2 to SIP31
void check_metadata(Mets const& mets);   // dmdSec, amdSec: CSIP17 to CSIP57
void check_files(Mets const& mets);      // fileSec: CSIP58 to CSIP79, CSIP113, CSIP114
void check_structure(Mets const& mets);  // structMap: CSIP80 to CSIP112, CSIP116, CSIP118, CSIP119

/// CITS ERMS 2.1.2: what the schema and erms.sch demand of elements, attributes and values.
void check_erms(XmlTree const& tree, std::string const& path, Checking& all);

}  // namespace varn::archive
