// A foreign library is included by its keepers alone (tests/house/keepers.txt), so that swapping it is one
// folder's work. A header that no line of the list knows needs a keeper first.
#include <algorithm>

#include "rules.h"

namespace house {
namespace {

struct Keeper {
    std::string header;  // begins with
    std::vector<std::string> folders;
    std::set<std::string> used;  // folders that include it
    std::size_t line;
};

std::vector<Keeper> read_keepers(House const& house) {
    std::vector<Keeper> keepers;
    auto const* list = house.lent("tests/house/keepers.txt");
    std::size_t number = 0;
    for (auto const line : lines_of(text_of(list))) {
        ++number;
        auto const colon = line.find(':');
        if (line.starts_with('#') || colon == std::string_view::npos) {
            continue;
        }
        for (auto const& header : split(line.substr(0, colon), ' ')) {
            keepers.push_back({header, split(line.substr(colon + 1), ' '), {}, number});
        }
    }
    return keepers;
}

struct Ours {
    House const& house;
    std::set<std::string> rooms;

    // A door, a header beside the file, or one further down in the file's own room.
    bool has(Source const& file, Include const& include) const {
        auto const first = include.path.substr(0, include.path.find('/'));
        if (include.angle) {
            return false;
        }
        if (first == include.path || first == ".." || rooms.contains(first) || file.under("tests/")) {
            return true;
        }
        auto const room = room_of(file.path);
        return std::any_of(house.files.begin(), house.files.end(), [&](Source const& other) {
            bool const door = other.path.ends_with("/include/" + include.path);
            return door || (room_of(other.path) == room && other.path.ends_with("/" + include.path));
        });
    }
};

void check(Ours const& ours, Source const& file, std::vector<Keeper>& keepers, Findings& found) {
    for (auto const& include : file.includes) {
        if (ours.has(file, include)) {
            continue;
        }
        bool known = include.angle && include.path.find('.') == std::string::npos &&
                     include.path.find('/') == std::string::npos;  // the standard library
        bool kept = known;
        for (auto& keeper : keepers) {
            if (!include.path.starts_with(keeper.header)) {
                continue;
            }
            known = true;
            for (auto const& folder : keeper.folders) {
                if (folder == "*" || file.under(folder + "/")) {
                    kept = true;
                    keeper.used.insert(folder);
                }
            }
        }
        if (!known && file.under("src/")) {
            found.push_back(
                {place(file, include.line), include.path + " has no keeper in tests/house/keepers.txt"});
        } else if (!kept) {
            found.push_back({place(file, include.line), include.path + " is included outside its keeper"});
        }
    }
}

}  // namespace

Findings keepers(House const& house) {
    auto list = read_keepers(house);
    Ours ours{house, {}};
    for (auto const& room : read_map(house)) {
        ours.rooms.insert(room.name);
    }
    Findings found;
    for (auto const& file : house.files) {
        check(ours, file, list, found);
    }
    // Several headers may share a line; a folder earns its place on the line by any of them.
    std::map<std::size_t, std::set<std::string>> used;
    for (auto const& keeper : list) {
        used[keeper.line].insert(keeper.used.begin(), keeper.used.end());
    }
    for (auto const& keeper : list) {
        for (auto const& folder : keeper.folders) {
            auto const has_code = std::any_of(
                house.files.begin(), house.files.end(),
                [&](Source const& file) { return file.under(folder + "/") && file.path.ends_with(".cpp"); });
            if (has_code && used[keeper.line].insert(folder).second) {
                found.push_back({"tests/house/keepers.txt:" + std::to_string(keeper.line),
                                 folder + " does not include " + keeper.header + ": take it off the list"});
            }
        }
    }
    return found;
}

}  // namespace house
