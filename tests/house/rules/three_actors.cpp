// Every route is walked by at least three actors in tests/api/*.scenario: one who may, one who may elsewhere
// and one who may not. At least one is let in and one turned away.
#include <algorithm>
#include <array>

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

std::string method_of(std::string_view maker) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> methods = {
        {{"get", "GET"},
         {"list", "GET"},
         {"post", "POST"},
         {"patch", "PATCH"},
         {"put", "PUT"},
         {"remove", "DELETE"}}};
    for (auto const& [name, method] : methods) {
        if (name == maker) {
            return std::string{method};
        }
    }
    return "";
}

void gather(Source const& file, std::vector<Route>& routes) {
    auto const& tokens = file.tokens;
    std::size_t const before = routes.size();
    for (std::size_t i = 2; i < tokens.size(); ++i) {
        // get("/units", …) or raw(Method::get, "/units", …)
        bool const path = tokens[i].kind == Token::text && tokens[i].text.starts_with('/');
        bool const first = tokens[i - 1].is("(") || tokens[i - 1].is(",");
        if (path && first && !method_of(tokens[i - 2].text).empty()) {
            routes.push_back({method_of(tokens[i - 2].text), tokens[i].text, place(file, tokens[i].line)});
        } else if (tokens[i].is("anybody") && routes.size() > before) {
            routes.back().open = true;
        }
    }
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
    if (auto const root = path.find("/v1/"); root != std::string_view::npos) {
        path.remove_prefix(root + 3);
    }
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
    std::vector<Route> routes;
    for (auto const& file : house.files) {
        if (file.under("src/") && file.is_cpp() && !file.is_test() && file.name().starts_with("routes")) {
            gather(file, routes);
        }
    }
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
