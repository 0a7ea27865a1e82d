#pragma once
// Inside platform/http: which route answers a path and a method.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http.h"

namespace varn::http {

/// The name of a method on the wire.
std::string_view wire_name(Method method);
/// The method of that name; HEAD is a GET.
std::optional<Method> method_of(std::string_view name);

/// What a path leads to: the routes of its methods.
struct Endpoint {
    std::vector<std::string> segments;
    std::map<Method, Route const*> routes;
    /// "GET, HEAD, POST, OPTIONS", for the Allow field.
    std::string allowed() const;
};
struct Match {
    Endpoint const* endpoint = nullptr;
    std::string id;
};

class RouteTable {
public:
    /// Asserts that no two routes are the same and that every path is lower-case words with hyphens and
    /// `{id}`.
    explicit RouteTable(std::vector<Route> routes);

    /// The endpoint of a decoded path below the base path; literal segments go before `{id}`. An id that is
    /// no UUID leads nowhere.
    std::optional<Match> find(std::string_view path) const;

private:
    std::vector<Route> const routes_;
    std::map<std::string, std::vector<Endpoint>, std::less<>> by_first_segment_;
};

}  // namespace varn::http
