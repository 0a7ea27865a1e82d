// The routes by which the API tells of itself, and the page that shows them all.
#include <algorithm>
#include <array>

#include "platform/http.h"
#include "route_table.h"

namespace varn::http {
namespace {

std::string padded(std::string_view text, std::size_t width) {
    std::string out(text);
    out.append(width > out.size() ? width - out.size() : 1, ' ');
    return out;
}

std::string taken_by(Route const& route) {
    if (route.takes == nullptr) {
        return route.takes_types.empty() ? "-" : route.takes_types;
    }
    auto const name = json::schema_name(route.takes->name);
    return route.reading == json::Reading::changed ? name + " (changes)" : name;
}

std::string answered_by(Route const& route) {
    auto answer = route.answers != nullptr    ? json::schema_name(route.answers->name)
                  : route.gives_types.empty() ? std::string{"-"}
                                              : route.gives_types;
    if (route.paged) {
        answer += " (page)";
    }
    return std::to_string(route.status) + " " + answer;
}

}  // namespace

std::string route_page(std::vector<Route> const& routes) {
    std::vector<std::array<std::string, 5>> lines;
    lines.push_back({"method", "path", "action", "takes", "answers"});
    for (auto const& route : routes) {
        lines.push_back({std::string(wire_name(route.method)), std::string(base_path) + route.path,
                         route.for_anybody ? route.action + " (anybody)" : route.action, taken_by(route),
                         answered_by(route)});
    }
    std::array<std::size_t, 4> widths{};
    for (auto const& line : lines) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], line[i].size() + 2);
        }
    }
    std::string page;
    for (auto const& line : lines) {
        for (std::size_t i = 0; i < widths.size(); ++i) {
            page += padded(line[i], widths[i]);
        }
        page += line[4] + "\n";
    }
    return page;
}

void add_api_routes(std::vector<Route>& routes, std::string_view version, std::string_view released) {
    // The names of these members are fixed by DIGG's REST profile (VER.06).
    auto const info = json::to_text(json::Object{{"apiName", "varn"},
                                                 {"apiVersion", version},
                                                 {"apiReleased", released},
                                                 {"apiDocumentation", std::string(base_path) + "/openapi"},
                                                 {"apiStatus", "active"}});
    auto document = std::make_shared<std::string>();
    routes.push_back(
        raw(Method::get, "/api-info", [info](Call const&) -> Result<Reply> { return Reply{.body = info}; })
            .says("api.info")
            .gives("application/json")
            .anybody());
    routes.push_back(raw(Method::get, "/openapi",
                         [document](Call const&) -> Result<Reply> { return Reply{.body = *document}; })
                         .says("api.describe")
                         .gives("application/json")
                         .anybody());
    *document = open_api(routes, version);
}

}  // namespace varn::http
