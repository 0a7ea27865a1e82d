// A file of code has at most 400 lines. Longer ones split by what they are about, never by technical kind.
#include "rules.h"

namespace house {

Findings file_size(House const& house) {
    static constexpr std::size_t limit = 400;
    std::map<std::string, std::size_t> sizes;
    for (auto const& file : house.files) {
        bool const code = file.is_cpp() || file.is_script() || file.path.ends_with(".sql") ||
                          file.path.ends_with(".cmake") || file.path.ends_with(".css");
        if (code) {
            sizes[file.path] = file.lines;
        }
    }
    return within(house, "file_size", sizes, limit);
}

}  // namespace house
