#include "xml_tree.h"

#include "platform/archive.h"

namespace varn::archive {
namespace {

constexpr std::size_t elements_max = 1'000'000;
constexpr std::size_t depth_max = 60;

Space space_of_address(std::string_view address) {
    if (address == "http://www.loc.gov/METS/") {
        return Space::mets;
    }
    if (address == "http://www.w3.org/1999/xlink") {
        return Space::xlink;
    }
    if (address == "https://DILCIS.eu/XML/METS/CSIPExtensionMETS") {
        return Space::csip;
    }
    if (address == "https://DILCIS.eu/XML/METS/SIPExtensionMETS") {
        return Space::sip;
    }
    return address == "https://DILCIS.eu/XML/ERMS" ? Space::erms : Space::unknown;
}

std::string_view prefix_of(std::string_view name) {
    auto const colon = name.find(':');
    return colon == name.npos ? std::string_view{} : name.substr(0, colon);
}

std::string_view local_of(std::string_view name) {
    return name.substr(name.find(':') == name.npos ? 0 : name.find(':') + 1);
}

}  // namespace

Result<XmlTree> XmlTree::read(std::string_view bytes) {
    TRY(document, interchange::read_xml(bytes, {metadata_bytes_max, elements_max, depth_max}));
    return XmlTree{std::move(document)};
}

XmlTree::XmlTree(interchange::Document document) : document_(std::move(document)) {
    spaces_.reserve(document_.size());
    scope_of_.reserve(document_.size());
    scopes_.push_back({0, {{"", Space::none}}});
    for (Node node = 0; node < document_.size(); ++node) {
        enter(node);
        spaces_.push_back(space_of_prefix(node, prefix_of(document_[node].name)));
    }
}

void XmlTree::enter(Node node) {
    auto const outer = node == root ? 0 : scope_of_[document_[node].parent];
    Scope scope{outer, {}};
    for (auto const& [name, address] : document_[node].attributes) {
        if (name == "xmlns") {
            scope.spaces.emplace("", space_of_address(address));
        } else if (prefix_of(name) == "xmlns") {
            scope.spaces.emplace(local_of(name), space_of_address(address));
        }
    }
    if (scope.spaces.empty()) {
        scope_of_.push_back(outer);
        return;
    }
    scope_of_.push_back(static_cast<std::uint32_t>(scopes_.size()));
    scopes_.push_back(std::move(scope));
}

Space XmlTree::space_of_prefix(Node node, std::string_view prefix) const {
    for (auto scope = scope_of_[node];; scope = scopes_[scope].outer) {
        auto const found = scopes_[scope].spaces.find(prefix);
        if (found != scopes_[scope].spaces.end()) {
            return found->second;
        }
        if (scope == 0) {
            return Space::unknown;
        }
    }
}

bool XmlTree::is(Node node, Space space, std::string_view name) const {
    return spaces_[node] == space && local_of(document_[node].name) == name;
}

std::string_view XmlTree::name(Node node) const {
    return local_of(document_[node].name);
}

std::string const* XmlTree::attribute(Node node, Space space, std::string_view name) const {
    for (auto const& [written, value] : document_[node].attributes) {
        if (local_of(written) != name) {
            continue;
        }
        auto const prefix = prefix_of(written);
        if (space == Space::none ? prefix.empty()
                                 : !prefix.empty() && space_of_prefix(node, prefix) == space) {
            return &value;
        }
    }
    return nullptr;
}

std::vector<XmlTree::Node> XmlTree::children(Node node, Space space, std::string_view name) const {
    std::vector<Node> found;
    for (auto const child : document_[node].children) {
        if (is(child, space, name)) {
            found.push_back(child);
        }
    }
    return found;
}

}  // namespace varn::archive
