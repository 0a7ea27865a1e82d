// The API description, OpenAPI 3.1, from the routes and the descriptions they name. The order follows the
// routes; the schemas are sorted by name.
#include <algorithm>
#include <set>

#include "example.h"
#include "open_api_failures.h"
#include "platform/i18n.h"
#include "route_table.h"
#include "wire.h"

namespace varn::http {
namespace {

using json::Array;
using json::Object;
using json::Value;

std::string english(std::string_view key, Params const& params = {}) {
    return i18n::text("en", key, params);
}
std::string swedish(std::string_view key, Params const& params = {}) {
    return i18n::text("sv", key, params);
}

bool is_entity(Table const& table) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [](auto const& column) { return column.facts.server_set; });
}

Object reference(std::string_view kind, std::string const& name) {
    return {{"$ref", "#/components/" + std::string(kind) + "/" + name}};
}

/// "get_units_by_id", "post_units_by_id_closures": says itself, and stays the same when other routes come.
std::string operation_id(Route const& route) {
    auto id = wire::lower(wire_name(route.method));
    std::string_view rest = route.path;
    while (rest.starts_with('/')) {
        rest.remove_prefix(1);
        auto const end = std::min(rest.find('/'), rest.size());
        auto const segment = rest.substr(0, end);
        id.append("_").append(segment == "{id}" ? std::string_view{"by_id"} : segment);
        rest.remove_prefix(end);
    }
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
}

std::string tag_of(Route const& route) {
    auto const path = std::string_view{route.path}.substr(1);
    return std::string{path.substr(0, path.find('/'))};
}

std::string sentence(std::string text) {
    if (!text.empty() && text.back() != '.') {
        text += '.';
    }
    return text;
}

Object schema_of(Kind kind) {
    switch (kind) {
        case Kind::integer:
            return {{"type", "integer"}};
        case Kind::boolean:
            return {{"type", "boolean"}};
        case Kind::date:
            return {{"type", "string"}, {"format", "date"}};
        case Kind::instant:
            return {{"type", "string"}, {"format", "date-time"}};
        case Kind::id:
            return {{"type", "string"}, {"format", "uuid"}};
        default:
            return {{"type", "string"}, {"maxLength", 400}};
    }
}

Object query_parameter(Parameter const& parameter, Object schema, Value example) {
    auto const key = "http.parameter." + std::string(parameter.name);
    auto const described = i18n::known("en", key)
                               ? english(key)
                               : english("http.parameter", {{"name", std::string(parameter.name)}});
    return {{"name", parameter.name},      {"in", "query"},
            {"required", false},           {"description", described},
            {"schema", std::move(schema)}, {"example", std::move(example)}};
}

Array parameters_of(Route const& route) {
    Array parameters;
    if (route.path.find("{id}") != std::string::npos) {
        parameters.emplace_back(reference("parameters", "id"));
    }
    for (auto const& parameter : route.parameters) {
        parameters.emplace_back(query_parameter(parameter, schema_of(parameter.kind),
                                                example_of(parameter.kind, parameter.example)));
    }
    if (route.paged) {
        parameters.emplace_back(reference("parameters", "limit"));
        parameters.emplace_back(reference("parameters", "offset"));
    }
    if (route.tells_the_past()) {
        parameters.emplace_back(reference("parameters", "as_of"));
    }
    if (route.method == Method::patch) {
        parameters.emplace_back(reference("parameters", "if_match"));
    } else if (route.method == Method::get && route.answers != nullptr && !route.paged) {
        parameters.emplace_back(reference("parameters", "if_none_match"));
    }
    return parameters;
}

Object content_of_types(std::string_view types) {
    Object content;
    for (auto const type : wire::list_parts(types)) {
        content.emplace_back(type, Object{{"schema", Object{{"type", "string"}}}});
    }
    return content;
}

Value body_of(Route const& route) {
    if (route.takes == nullptr) {
        return Object{{"required", true}, {"content", content_of_types(route.takes_types)}};
    }
    bool const change = route.reading == json::Reading::changed;
    auto const name = json::schema_name(route.takes->name);
    auto const face = !is_entity(*route.takes) ? name : change ? name + "Change" : "New" + name;
    Object media{{"schema", reference("schemas", face)},
                 {"example", example_of(*route.takes, change ? Shown::change : Shown::creation)}};
    Object content{{"application/json", media}};
    if (change) {
        content.emplace_back("application/merge-patch+json", std::move(media));
    }
    return Object{{"required", true}, {"content", std::move(content)}};
}

Object answer_of(Route const& route) {
    Object answer{{"description", english("http.status." + std::to_string(route.status))}};
    bool const versioned =
        route.answers != nullptr && !route.paged && route.answers->find("version") != nullptr;
    if (versioned) {
        answer.emplace_back("headers", Object{{"ETag", reference("headers", "ETag")}});
    }
    if (!route.gives_types.empty()) {
        answer.emplace_back("content", content_of_types(route.gives_types));
    } else if (route.answers != nullptr) {
        auto schema = reference("schemas", json::schema_name(route.answers->name));
        auto example = example_of(*route.answers, Shown::answer);
        if (route.paged) {
            schema = Object{
                {"type", "object"},
                {"required", Array{"items", "total"}},
                {"properties", Object{{"items", Object{{"type", "array"}, {"items", std::move(schema)}}},
                                      {"total", Object{{"type", "integer"}, {"minimum", 0}}}}}};
            example = Object{{"items", Array{std::move(example)}}, {"total", 1}};
        }
        answer.emplace_back("content", Object{{"application/json", Object{{"schema", std::move(schema)},
                                                                          {"example", std::move(example)}}}});
    }
    return answer;
}

Array security_of(Route const& route) {
    if (route.for_anybody) {
        return {};
    }
    Object cookie{{"session", Array{}}};
    if (route.method != Method::get) {
        cookie.emplace_back("csrf", Array{});
    }
    return {std::move(cookie), Object{{"bearer", Array{}}}};
}

Object operation_of(Route const& route) {
    auto const key = "operation." + route.action;
    auto const described = [&](std::string (*say)(std::string_view, Params const&)) {
        auto const form =
            route.for_anybody ? "http.operation_description_open" : "http.operation_description";
        return say(form, {{"summary", sentence(say(key, {}))}, {"action", route.action}});
    };
    Object responses{{std::to_string(route.status), answer_of(route)}};
    if (route.method == Method::get && route.answers != nullptr && !route.paged) {
        responses.emplace_back("304", Object{{"description", english("http.status.304")}});
    }
    for (int const status : failures_of(route)) {
        responses.emplace_back(std::to_string(status),
                               reference("responses", "status_" + std::to_string(status)));
    }
    Object operation{{"operationId", operation_id(route)},
                     {"tags", Array{tag_of(route)}},
                     {"summary", english(key)},
                     {"x-summary-sv", swedish(key)},
                     {"description", described(&english)},
                     {"x-description-sv", described(&swedish)},
                     {"x-operation", route.action},
                     {"security", security_of(route)}};
    if (auto parameters = parameters_of(route); !parameters.empty()) {
        operation.emplace_back("parameters", std::move(parameters));
    }
    if (route.takes != nullptr || !route.takes_types.empty()) {
        operation.emplace_back("requestBody", body_of(route));
    }
    operation.emplace_back("responses", std::move(responses));
    return operation;
}

Object common_parameters() {
    auto const number = [](std::string_view name, Object schema, int example) {
        return query_parameter({.name = name, .kind = Kind::integer}, std::move(schema), example);
    };
    auto const header = [](char const* name, bool required, char const* key) {
        return Object{{"name", name},
                      {"in", "header"},
                      {"required", required},
                      {"description", english(key)},
                      {"schema", Object{{"type", "string"}}},
                      {"example", "\"7\""}};
    };
    return {{"id", Object{{"name", "id"},
                          {"in", "path"},
                          {"required", true},
                          {"description", english("http.parameter.id")},
                          {"schema", schema_of(Kind::id)},
                          {"example", example_of(Kind::id, "")}}},
            {"limit",
             number("limit", {{"type", "integer"}, {"minimum", 1}, {"maximum", 500}, {"default", 50}}, 50)},
            {"offset", number("offset", {{"type", "integer"}, {"minimum", 0}, {"default", 0}}, 0)},
            {"as_of", query_parameter({.name = "as_of", .kind = Kind::instant}, schema_of(Kind::instant),
                                      example_of(Kind::instant, ""))},
            {"if_match", header("If-Match", true, "http.parameter.if_match")},
            {"if_none_match", header("If-None-Match", false, "http.parameter.if_none_match")}};
}

Object security_schemes() {
    return {{"session", Object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "varn_session"}}},
            {"csrf", Object{{"type", "apiKey"}, {"in", "header"}, {"name", "X-Varn-Csrf"}}},
            {"bearer", Object{{"type", "http"}, {"scheme", "bearer"}}}};
}

Object components_of(std::vector<Route> const& routes) {
    std::map<std::string, Value> schemas{{"Problem", problem_schema()}};
    std::set<int> statuses;
    auto const describe = [&](Table const* table) {
        if (table != nullptr) {
            json::describe_schema(*table, schemas, [](std::string_view key) { return english(key); });
        }
    };
    // A record made for asking goes first: `new_unit` is NewUnit, and not what a unit's own description would
    // make.
    for (auto const& route : routes) {
        describe(route.takes != nullptr && !is_entity(*route.takes) ? route.takes : nullptr);
    }
    for (auto const& route : routes) {
        describe(route.takes);
        describe(route.answers);
        for (int const status : failures_of(route)) {
            statuses.insert(status);
        }
    }
    Object responses;
    for (int const status : statuses) {
        responses.emplace_back("status_" + std::to_string(status), failure_response(status));
    }
    return {{"schemas", Object(schemas.begin(), schemas.end())},
            {"responses", std::move(responses)},
            {"parameters", common_parameters()},
            {"headers", Object{{"ETag", Object{{"description", english("http.parameter.etag")},
                                               {"schema", Object{{"type", "string"}}},
                                               {"example", "\"7\""}}}}},
            {"securitySchemes", security_schemes()}};
}

Object paths_of(std::vector<Route> const& routes) {
    Object paths;
    for (auto const& route : routes) {
        auto path = std::find_if(paths.begin(), paths.end(),
                                 [&](auto const& known) { return known.first == route.path; });
        if (path == paths.end()) {
            path = paths.insert(paths.end(), {route.path, Object{}});
        }
        std::get<Object>(path->second.held)
            .emplace_back(wire::lower(wire_name(route.method)), operation_of(route));
    }
    return paths;
}

}  // namespace

std::string open_api(std::vector<Route> const& routes, std::string_view version) {
    Array tags;
    std::set<std::string> named;
    for (auto const& route : routes) {
        if (auto const tag = tag_of(route); named.insert(tag).second) {
            tags.emplace_back(Object{{"name", tag}});
        }
    }
    Object const info{{"title", english("http.api_title")},
                      {"version", version},
                      {"summary", english("http.api_summary")},
                      {"description", english("http.api_description")},
                      {"x-description-sv", swedish("http.api_description")},
                      {"license", Object{{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}};
    Object const server{{"url", std::string("https://{host}") + std::string(base_path)},
                        {"description", english("http.api_server")},
                        {"variables", Object{{"host", Object{{"default", "varn.example.se"}}}}}};
    return json::to_text(Object{{"openapi", "3.1.0"},
                                {"info", info},
                                {"servers", Array{server}},
                                {"tags", std::move(tags)},
                                {"paths", paths_of(routes)},
                                {"components", components_of(routes)}},
                         2) +
           "\n";
}

}  // namespace varn::http
