#pragma once
// From rows back to a pack: nodes made by hand or from described structs, and the one way they are written.
// The same tree always gives the same text, and reading that text gives the same tree.
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/describe.h"
#include "platform/pack.h"

namespace varn::pack {

/// A text.
Node text_node(std::string_view text);
/// A number, a truth value or a date, written as it stands.
Node plain_node(std::string_view text);
Node list_node(std::vector<Node> items = {});
Node map_node();
/// Appends a member to a map.
Node& put(Node& map, std::string_view name, Node value);
/// Appends a text under `name`.
void put(Node& map, std::string_view name, std::string_view text);

/// Appends the scalar columns of a described struct, in their order: absent ones, false ones, ids and what
/// the server sets are left out, and so are the names in `without`.
template <class T>
void put_fields(Node& map, T const& from, std::initializer_list<std::string_view> without = {}) {
    put_fields(map, table<T>(), &from, without);
}
void put_fields(Node& map, Table const& table, void const* from,
                std::initializer_list<std::string_view> without);

/// The tree as YAML.
std::string write_yaml(Node const& root);

/// A whole pack as files: `pack.yaml` first, then the others under their own names.
std::vector<std::pair<std::string, std::string>> write_pack(Pack const& pack);

}  // namespace varn::pack
