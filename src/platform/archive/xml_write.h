#pragma once
// XML written element by element, indented by two, in UTF-8.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace varn::archive {

/// Names and values in order. A value that is empty leaves its attribute out.
using Attributes = std::vector<std::pair<std::string_view, std::string>>;

class XmlWriter {
public:
    XmlWriter();
    void open(std::string_view name, Attributes const& attributes = {});
    void close();
    /// An element with a text alone; an element without one when the text is empty.
    void leaf(std::string_view name, std::string_view text, Attributes const& attributes = {});
    /// `leaf`, left out when the text is empty.
    void leaf_if(std::string_view name, std::string_view text, Attributes const& attributes = {});
    /// The document; every element must be closed.
    std::string take();

private:
    void begin(std::string_view name, Attributes const& attributes);

    std::string out_;
    std::vector<std::string> open_;
};

}  // namespace varn::archive
