// C++ includes and web imports go only through doors that house.map grants.
#include <algorithm>

#include "rules.h"

namespace house {
namespace {

struct Doors {
    std::map<std::string, std::set<std::string>> granted;  // with the room itself
    House const& house;

    bool open(std::string const& from, std::string const& to) const {
        auto const hit = granted.find(from);
        return hit == granted.end() || hit->second.contains(to);
    }
};

void check_cpp(Doors const& doors, Source const& file, Findings& found) {
    auto const own = room_of(file.path);
    for (auto const& include : file.includes) {
        auto const other = include.path.substr(0, include.path.find('/'));
        if (include.angle || other == own || other == include.path || !doors.granted.contains(other)) {
            continue;
        }
        if (!doors.open(own, other)) {
            found.push_back(
                {place(file, include.line), own + " is not granted " + other + ": " + include.path});
            continue;
        }
        bool const room = other != "kernel" && other != "engine" && other != "platform" && other != "app";
        auto const door = other + "/include/" + include.path;
        if (room && doors.house.find("src/contexts/" + door) == nullptr &&
            doors.house.find("src/" + door) == nullptr) {
            found.push_back({place(file, include.line), include.path + " is no door of " + other});
        }
    }
}

// The file a relative import names, seen from the root.
std::string resolved_include(std::string const& from, std::string_view import) {
    std::vector<std::string> parts = split(from.substr(0, from.rfind('/')), '/');
    for (auto const& step : split(import, '/')) {
        if (step == ".." && !parts.empty()) {
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

std::string imported(Source const& file, std::string_view import) {
    if (import.starts_with('.')) {
        return resolved_include(file.path, import);
    }
    for (std::string_view const alias : {"@/", "~/", "src/"}) {
        if (import.starts_with(alias)) {
            return "web/src/" + std::string{import.substr(alias.size())};
        }
    }
    return import.starts_with("contexts/") ? "web/src/" + std::string{import} : "";
}

void check_web(Doors const& doors, Source const& file, Findings& found) {
    bool const context = file.under("web/src/contexts/") && !room_of(file.path).empty();
    bool const below = file.under("web/src/platform/") || file.under("web/src/kernel/");
    if (!context && !below) {
        return;
    }
    for (std::size_t i = 1; i < file.tokens.size(); ++i) {
        auto const& tok = file.tokens[i];
        bool const import =
            tok.kind == Token::text && (file.tokens[i - 1].is("from") || file.tokens[i - 1].is("import") ||
                                        (i > 1 && file.tokens[i - 2].is("import")));
        auto const path = import ? imported(file, tok.text) : "";
        if (!path.starts_with("web/src/contexts/")) {
            continue;
        }
        auto const other = room_of(path + "/");
        auto const own = context ? room_of(file.path) : "platform";
        if (!doors.open(own, other)) {
            found.push_back({place(file, tok.line), own + " is not granted " + other + ": " + tok.text});
        }
    }
}

}  // namespace

Findings includes(House const& house) {
    Doors doors{{}, house};
    for (auto const& room : read_map(house)) {
        auto& granted = doors.granted[room.name];
        granted.insert(room.granted.begin(), room.granted.end());
        granted.insert(room.name);
    }
    Findings found;
    for (auto const& file : house.files) {
        if (file.under("src/") && file.is_cpp()) {
            check_cpp(doors, file, found);
        } else if (file.under("web/src/") && file.is_script()) {
            check_web(doors, file, found);
        }
    }
    return found;
}

}  // namespace house
