// A link in a document leads somewhere.
#include "rules.h"

namespace house {
namespace {

// The path a relative link names, seen from the root; empty when it climbs out of the repository.
std::string resolve(std::string const& from, std::string_view link) {
    auto const slash = from.rfind('/');
    auto parts = split(slash == std::string::npos ? "" : from.substr(0, slash), '/');
    for (auto const& step : split(link, '/')) {
        if (step == ".." && parts.empty()) {
            return "";
        }
        if (step == "..") {
            parts.pop_back();
        } else if (step != ".") {
            parts.push_back(step);
        }
    }
    std::string path;
    for (auto const& part : parts) {
        path += (path.empty() ? "" : "/") + part;
    }
    return path;
}

}  // namespace

Findings doc_links(House const& house) {
    Findings found;
    for (auto const& file : house.files) {
        if (!file.path.ends_with(".md")) {
            continue;
        }
        std::size_t number = 0;
        for (auto const line : lines_of(file.text)) {
            ++number;
            for (auto at = line.find("]("); at != std::string_view::npos; at = line.find("](", at + 1)) {
                auto const link = line.substr(at + 2, line.find_first_of(")# ", at + 2) - at - 2);
                if (link.empty() || link.find(':') != std::string_view::npos) {
                    continue;  // a place on the same page, or another site
                }
                auto const path = resolve(file.path, link);
                if (house.find(path) == nullptr && !house.has_folder(path + "/")) {
                    found.push_back({place(file, number), std::string{link} + " is not there"});
                }
            }
        }
    }
    return found;
}

}  // namespace house
