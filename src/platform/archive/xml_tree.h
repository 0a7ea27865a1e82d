#pragma once
// A document of a stranger's, read by names within namespaces whatever their prefixes.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "platform/interchange.h"

namespace varn::archive {

enum class Space { none, mets, xlink, csip, sip, erms, unknown };

class XmlTree {
public:
    using Node = std::uint32_t;

    /// Reads a document within `metadata_bytes_max`; the errors of platform/interchange.
    static Result<XmlTree> read(std::string_view bytes);

    static constexpr Node root = 0;
    bool is(Node node, Space space, std::string_view name) const;
    /// The name without its prefix.
    std::string_view name(Node node) const;
    Space space(Node node) const { return spaces_[node]; }
    /// The value of an attribute, or nothing.
    std::string const* attribute(Node node, Space space, std::string_view name) const;
    std::string const* attribute(Node node, std::string_view name) const {
        return attribute(node, Space::none, name);
    }
    std::vector<Node> children(Node node, Space space, std::string_view name) const;
    std::vector<Node> const& children(Node node) const { return document_[node].children; }
    std::string const& text(Node node) const { return document_[node].text; }
    std::size_t line(Node node) const { return document_[node].line; }
    Node parent(Node node) const { return document_[node].parent; }
    std::size_t size() const { return document_.size(); }

private:
    /// What prefixes mean from an element on. Elements that declare nothing share their parent's, so that a
    /// document of many declarations and many elements is still read in a moment.
    struct Scope {
        std::uint32_t outer;
        std::map<std::string, Space, std::less<>> spaces;
    };

    explicit XmlTree(interchange::Document document);
    void enter(Node node);
    Space space_of_prefix(Node node, std::string_view prefix) const;

    interchange::Document document_;
    std::vector<Scope> scopes_;
    std::vector<std::uint32_t> scope_of_;
    std::vector<Space> spaces_;
};

}  // namespace varn::archive
