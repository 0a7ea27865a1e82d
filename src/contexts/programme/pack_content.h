#pragma once
// A pack's units and programme as Content. The id of a row is its kind and key:
// `goal:sakerhetsprogram-2020/m1`.
#include <span>

#include "content.h"
#include "platform/pack.h"
#include "platform/pack_cursor.h"

namespace varn::programme {

/// The id that a row has in a pack. `scope` is the edition's key for what belongs to an edition, empty
/// otherwise.
std::string pack_id(std::string_view table, std::string_view scope, std::string_view key);
/// Reads the rows of packs that go together. Every problem at once, with its place.
Result<Content> content_of(std::span<pack::Pack const> packs);
/// Content with ids of any sort as the members of a pack's file; units are left to organisation.
pack::Node to_pack(Content const& content);

}  // namespace varn::programme
