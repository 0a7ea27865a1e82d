#pragma once
// The filters of SCIM (RFC 7644, 3.4.2.2): read within bounds, held against a resource. Pure functions, so
// that any bytes may be thrown at them.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/json.h"

namespace varn::scim {

inline constexpr std::size_t filter_bytes_max = 2000;
inline constexpr int filter_depth_max = 20;
inline constexpr std::size_t filter_parts_max = 200;

/// The path of an attribute: "name.familyName", with the schema's own urn taken off.
struct Path {
    std::string attribute;
    std::string sub;  // empty when there is none
};

struct Filter {
    enum class Kind { compared, present, all, any, negated, within };
    Kind kind{};
    Path path = {};
    std::string operation = {};  // eq ne co sw ew gt ge lt le
    json::Value value = {};
    std::vector<Filter> parts = {};
};

/// Reads a whole filter; `invalid` (invalidFilter) for anything else.
Result<Filter> parse_filter(std::string_view text);

/// The path of a PATCH operation: an attribute, perhaps some of its values, perhaps a part of them.
struct PatchPath {
    Path path;
    std::optional<Filter> which = {};
};
/// Reads a whole path; `invalid` (invalidPath) for anything else.
Result<PatchPath> parse_path(std::string_view text);

/// True when the resource is one of those that the filter means.
bool matches(Filter const& filter, json::Value const& resource);

/// Equal, whatever the case of ASCII letters: the names of attributes are so.
bool same_name(std::string_view a, std::string_view b);
/// The member of that name, whatever its case; nothing when there is none.
json::Value const* member(json::Value const& resource, std::string_view name);

}  // namespace varn::scim
