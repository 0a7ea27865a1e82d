// The repository speaks of the product alone: no path of one machine, no address of one package registry.
#include "rules.h"

namespace house {

Findings no_machine_paths(House const& house) {
    // Written in two halves, or this file would be its own finding.
    std::vector<std::string> const banned = {std::string{"/wo"} + "rk/",
                                             std::string{"/ro"} + "ot/",
                                             std::string{"/ho"} + "me/",
                                             std::string{"regi"} + "stry.npmjs",
                                             std::string{"\"resol"} + "ved\": \"http",
                                             std::string{"arti"} + "factory"};
    std::string const scratch = std::string{"/t"} + "mp/";
    Findings found;
    for (auto const& file : house.files) {
        std::size_t number = 0;
        bool const may_use_scratch = file.under("tests/") || file.under("web/tests/") || file.is_test();
        for (auto const line : lines_of(file.text)) {
            ++number;
            for (auto const& path : banned) {
                // A relative path or an address may hold the same letters; a machine's path begins with them.
                auto const at = line.find(path);
                bool const inside = at != std::string_view::npos && at > 0 && path.front() == '/' &&
                                    (std::isalnum(static_cast<unsigned char>(line[at - 1])) != 0 ||
                                     line[at - 1] == '.' || line[at - 1] == '}');
                if (at != std::string_view::npos && !inside) {
                    found.push_back({place(file, number), "speaks of one machine: " + path});
                }
            }
            if (!may_use_scratch && line.find(scratch) != std::string_view::npos) {
                found.push_back(
                    {place(file, number), scratch + " outside the tests: use mktemp or a setting"});
            }
        }
    }
    return found;
}

}  // namespace house
