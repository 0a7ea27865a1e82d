// Every route is walked by at least three actors in tests/api/*.scenario: one who may, one who may elsewhere
// and one who may not. At least one is let in and one turned away.
#include <algorithm>
#include <cctype>

#include "rules.h"

namespace house {
namespace {

struct Route {
    std::string method;
    std::string path;
    std::string where;
    bool open = false;  // to anybody
    std::set<std::string> let_in{};
    std::set<std::string> turned_away{};
};

// The part of an address after its version: "/varn/v1/units" is "/units".
std::string_view below_version(std::string_view path) {
    auto const root = path.find("/v1/");
    return root == std::string_view::npos ? path : path.substr(root + 3);
}

// Reads the committed description of the API, which a test keeps equal to what the binary prints.
std::vector<Route> routes_of(Source const& description) {
    std::vector<Route> routes;
    std::vector<std::string> inside;  // the keys of the objects that are open
    std::string key;
    auto const& tokens = description.tokens;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
        if (tokens[i].is("{")) {
            inside.push_back(key);
        } else if (tokens[i].is("}") && !inside.empty()) {
            inside.pop_back();
        }
        if (tokens[i].kind != Token::text || !tokens[i + 1].is(":")) {
            continue;
        }
        key = tokens[i].text;
        if (inside.size() < 3 || inside[1] != "paths") {
            continue;
        }
        if (inside.size() == 3) {
            std::string method = key;
            std::transform(method.begin(), method.end(), method.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
            auto const path = below_version(inside[2]);
            routes.push_back({std::move(method), std::string{path}, place(description, tokens[i].line)});
        } else if (inside.size() == 4 && key == "security" && i + 3 < tokens.size()) {
            routes.back().open = tokens[i + 2].is("[") && tokens[i + 3].is("]");
        }
    }
    return routes;
}

bool matches(std::string_view pattern, std::string_view path) {
    auto const wanted = split(pattern, '/');
    auto const given = split(path.substr(0, path.find('?')), '/');
    return wanted.size() == given.size() &&
           std::equal(wanted.begin(), wanted.end(), given.begin(),
                      [](auto const& a, auto const& b) { return a.front() == '{' || a == b; });
}

// The route a request calls; a fixed path comes before one with a parameter.
Route* route_for(std::vector<Route>& routes, std::string const& method, std::string_view path) {
    path = below_version(path);
    Route* best = nullptr;
    for (auto& route : routes) {
        bool const hit = route.method == method && matches(route.path, path);
        if (hit && (best == nullptr || route.path.find('{') == std::string::npos)) {
            best = &route;
        }
    }
    return best;
}

void walk(Source const& scenario, std::vector<Route>& routes) {
    std::string actor = "nobody";
    Route* called = nullptr;
    for (auto const line : lines_of(scenario.text)) {
        auto const words = split(line, ' ');
        if (words.empty()) {
            continue;
        }
        bool const status =
            words[0].size() == 3 && words[0].find_first_not_of("0123456789") == std::string::npos;
        if (words[0] == "as" && words.size() > 1) {
            actor = words[1];
        } else if (status && called != nullptr) {
            bool const refused = words[0] == "401" || words[0] == "403" || words[0] == "404";
            bool const in = words[0].front() == '2' || words[0].front() == '3';
            if (refused || in) {
                (refused ? called->turned_away : called->let_in).insert(actor);
            }
            called = nullptr;
        } else if (words.size() > 1 && words[1].starts_with('/')) {
            called = route_for(routes, words[0], words[1]);
        }
    }
}

std::string lacking(Route const& route) {
    auto all = route.let_in;
    all.insert(route.turned_away.begin(), route.turned_away.end());
    if (route.let_in.empty()) {
        return "no scenario shows one who may";
    }
    if (route.open) {
        return "";
    }
    if (route.turned_away.empty()) {
        return "no scenario shows one who may not";
    }
    return all.size() < 3 ? "its scenarios show " + std::to_string(all.size()) + " actors, three are wanted"
                          : "";
}

}  // namespace

Findings three_actors(House const& house) {
    std::string const described = "api/openapi.json";
    auto const* description = house.find(described);
    bool const has_routes = std::any_of(house.files.begin(), house.files.end(), [](Source const& file) {
        return file.under("src/") && file.name() == "routes.cpp" && !file.tokens.empty();
    });
    if (description == nullptr) {
        return has_routes ? Findings{{described, "is missing: make openapi"}} : Findings{};
    }
    auto routes = routes_of(*description);
    for (auto const& file : house.files) {
        if (file.under("tests/api/") && file.path.ends_with(".scenario")) {
            walk(file, routes);
        }
    }
    auto known = exceptions(house, "three_actors");
    Findings found;
    for (auto const& route : routes) {
        std::string const name = route.method + " " + route.path;
        auto const lacks = lacking(route);
        bool const excepted = known.erase(name) > 0;
        if (!lacks.empty() && !excepted) {
            found.push_back({route.where, name + ": " + lacks});
        } else if (lacks.empty() && excepted) {
            found.push_back(
                {"tests/house/exceptions/three_actors.txt", name + " has its actors: drop its line"});
        }
    }
    for (auto const& [name, unused] : known) {
        found.push_back({"tests/house/exceptions/three_actors.txt", name + " is no route: drop its line"});
    }
    return found;
}

}  // namespace house
