#include "route_table.h"

#include <algorithm>

namespace varn::http {
namespace {

constexpr std::string_view parameter = "{id}";

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    while (path.starts_with('/')) {
        path.remove_prefix(1);
        auto const end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_word(std::string_view segment) {
    return !segment.empty() && std::all_of(segment.begin(), segment.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_well_formed(Route const& route, std::vector<std::string> const& segments) {
    auto const ids = std::count(segments.begin(), segments.end(), parameter);
    return !segments.empty() && segments.front() != parameter && ids <= 1 && route.handler &&
           route.body_bytes_max <= body_bytes_limit &&
           std::all_of(segments.begin(), segments.end(),
                       [](auto const& segment) { return segment == parameter || is_word(segment); });
}

/// The text standing at {id}, empty when there is none; nothing when the path is another.
std::optional<std::string> id_in(Endpoint const& endpoint, std::vector<std::string> const& path) {
    if (endpoint.segments.size() != path.size()) {
        return std::nullopt;
    }
    std::string id;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (endpoint.segments[i] == parameter && !path[i].empty()) {
            id = path[i];
        } else if (endpoint.segments[i] != path[i]) {
            return std::nullopt;
        }
    }
    return id;
}

}  // namespace

std::string_view wire_name(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::post:
            return "POST";
        case Method::patch:
            return "PATCH";
        case Method::put:
            return "PUT";
        case Method::remove:
            return "DELETE";
    }
    return "";
}

std::optional<Method> method_of(std::string_view name) {
    if (name == "HEAD") {
        return Method::get;
    }
    for (auto const method : {Method::get, Method::post, Method::patch, Method::put, Method::remove}) {
        if (wire_name(method) == name) {
            return method;
        }
    }
    return std::nullopt;
}

std::string Endpoint::allowed() const {
    std::string names;
    for (auto const& [method, route] : routes) {
        names.append(wire_name(method)).append(method == Method::get ? ", HEAD, " : ", ");
    }
    return names + "OPTIONS";
}

RouteTable::RouteTable(std::vector<Route> routes) : routes_(std::move(routes)) {
    for (auto const& route : routes_) {
        auto segments = segments_of(route.path);
        ASSERT(is_well_formed(route, segments));
        auto& endpoints = by_first_segment_[segments.front()];
        auto endpoint = std::find_if(endpoints.begin(), endpoints.end(),
                                     [&](auto const& known) { return known.segments == segments; });
        if (endpoint == endpoints.end()) {
            endpoint =
                endpoints.insert(endpoints.end(), Endpoint{.segments = std::move(segments), .routes = {}});
        }
        bool const is_new = endpoint->routes.emplace(route.method, &route).second;
        ASSERT(is_new);
    }
    // Literal paths first, so that /units/import is never taken for a unit called import.
    for (auto& [first, endpoints] : by_first_segment_) {
        std::stable_partition(endpoints.begin(), endpoints.end(), [](auto const& endpoint) {
            return std::find(endpoint.segments.begin(), endpoint.segments.end(), parameter) ==
                   endpoint.segments.end();
        });
    }
}

std::optional<Match> RouteTable::find(std::string_view path) const {
    auto const segments = segments_of(path);
    auto const endpoints =
        segments.empty() ? by_first_segment_.end() : by_first_segment_.find(segments.front());
    if (endpoints == by_first_segment_.end()) {
        return std::nullopt;
    }
    for (auto const& endpoint : endpoints->second) {
        if (auto id = id_in(endpoint, segments)) {
            if (!id->empty() && !is_uuid(*id)) {
                continue;
            }
            return Match{.endpoint = &endpoint, .id = std::move(*id)};
        }
    }
    return std::nullopt;
}

}  // namespace varn::http
