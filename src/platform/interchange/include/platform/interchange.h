#pragma once
// XML that others send us, as a list of elements. Entities are never declared and nothing is fetched; what is
// too large, too deep or too much is refused with the bound in the text. The keeper of the XML library.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace varn::interchange {

/// An element and where it stands. Names are as written.
struct Element {
    std::string name;
    std::vector<std::pair<std::string, std::string>> attributes = {};
    std::string text = {};  // all of its own character data, without blanks around
    std::size_t line = 0;
    std::uint32_t parent = 0;  // the root is its own
    std::vector<std::uint32_t> children = {};
    std::uint32_t end = 0;  // one past the last element within it

    /// The value of an attribute, or nothing.
    std::string const* find(std::string_view attribute) const;
};

/// Elements in the order of the document, so that what is within an element stands after it: [i + 1, end).
using Document = std::vector<Element>;

struct XmlLimits {
    std::size_t bytes = std::size_t{64} << 20U;
    std::size_t elements = 8'000'000;
    std::size_t depth = 200;
};

/// Reads a whole document. `invalid` with the line when it is no XML, declares entities or is nested too
/// deeply; `too_large`, `too_many` beyond the limits.
Result<Document> read_xml(std::string_view bytes, XmlLimits const& limits = {});

/// A text as XML can hold it, in an element or between quotation marks.
std::string xml_text(std::string_view text);

}  // namespace varn::interchange
