// A context always has the same rooms, so that who knows one knows all.
#include <algorithm>

#include "rules.h"

namespace house {
namespace {

bool has_test(House const& house, std::string const& folder) {
    return std::any_of(house.files.begin(), house.files.end(), [&](Source const& file) {
        return file.under(folder) && file.path.ends_with("_test.cpp");
    });
}

}  // namespace

Findings context_rooms(House const& house) {
    Findings found;
    for (auto const& context : house.contexts()) {
        if (house.base != nullptr && house.base->contexts().contains(context)) {
            continue;  // a bad house borrows the rest of a context that the real one has
        }
        std::string const folder = "src/contexts/" + context + "/";
        for (std::string_view const needed :
             {"README.md", "CMakeLists.txt", "routes.cpp", "texts/sv.json", "texts/en.json"}) {
            if (house.find(folder + std::string{needed}) == nullptr) {
                found.push_back({folder + std::string{needed}, "is missing"});
            }
        }
        if (!has_test(house, folder)) {
            found.push_back({folder, "has no test beside what it tests"});
        }
        auto const* cmake = house.find(folder + "CMakeLists.txt");
        if (cmake != nullptr && cmake->text.find("varn_room(" + context) == std::string::npos) {
            found.push_back({cmake->path, "must be varn_room(" + context + "), so that the map links it"});
        }
    }
    return found;
}

}  // namespace house
