#include "open_api_failures.h"

#include "platform/i18n.h"
#include "problem.h"

namespace varn::http {

using json::Array;
using json::Object;

std::vector<int> failures_of(Route const& route) {
    bool const unsafe = route.method != Method::get;
    bool const body = route.takes != nullptr || !route.takes_types.empty();
    std::vector<int> failures{400};
    if (!route.for_anybody) {
        failures.push_back(401);
    }
    if (!route.for_anybody || unsafe) {
        failures.push_back(403);
    }
    if (route.path.find("{id}") != std::string::npos) {
        failures.push_back(404);
    }
    if (unsafe) {
        failures.push_back(409);
        failures.push_back(412);
    }
    if (body) {
        failures.push_back(413);
        failures.push_back(415);
    }
    if (unsafe) {
        failures.push_back(428);
    }
    for (int const always : {429, 500, 503}) {
        failures.push_back(always);
    }
    if (unsafe) {
        failures.push_back(507);
    }
    return failures;
}

Object problem_schema() {
    auto const text = Object{{"type", "string"}};
    Object const one{{"type", "object"},
                     {"required", Array{"pointer", "detail", "key"}},
                     {"properties", Object{{"pointer", text}, {"detail", text}, {"key", text}}}};
    return {{"type", "object"},
            {"required", Array{"type", "title", "status", "detail", "instance", "key"}},
            {"properties", Object{{"type", text},
                                  {"title", text},
                                  {"status", Object{{"type", "integer"}}},
                                  {"detail", text},
                                  {"instance", text},
                                  {"key", text},
                                  {"errors", Object{{"type", "array"}, {"items", one}}},
                                  {"reference", text}}}};
}

Object failure_response(int status) {
    struct Case {
        int status;
        ErrorCode code;
        char const* key;
    };
    static constexpr Case cases[] = {{400, ErrorCode::invalid, "common.invalid"},
                                     {401, ErrorCode::unauthenticated, "http.sign_in_needed"},
                                     {403, ErrorCode::forbidden, "http.csrf_token"},
                                     {404, ErrorCode::not_found, "common.not_found"},
                                     {409, ErrorCode::conflict, "http.status.409"},
                                     {412, ErrorCode::stale, "common.stale"},
                                     {413, ErrorCode::too_large, "http.body_too_large"},
                                     {415, ErrorCode::invalid, "http.content_type"},
                                     {428, ErrorCode::stale, "http.if_match_missing"},
                                     {429, ErrorCode::too_many, "http.busy"},
                                     {500, ErrorCode::internal, "common.internal"},
                                     {503, ErrorCode::unavailable, "http.busy"},
                                     {507, ErrorCode::unavailable, "http.storage_full"}};
    Error error;
    for (auto const& one : cases) {
        if (one.status == status) {
            error = {one.code,
                     one.key,
                     {{"seconds", "2"}, {"maximum", "1048576"}, {"types", "application/json"}},
                     {},
                     {}};
        }
    }
    if (status == 400) {
        error.problems.push_back({"?limit", "http.query_limit", {{"maximum", "500"}}});
    }
    auto const reply =
        problem_with_status(status, error, "en", std::string(base_path) + "/example", "3f9a01c2-17");
    auto example = json::parse(reply.body);
    ASSERT(example.ok());
    return {{"description", i18n::text("en", "http.status." + std::to_string(status)) + "."},
            {"content", Object{{"application/problem+json",
                                Object{{"schema", Object{{"$ref", "#/components/schemas/Problem"}}},
                                       {"example", std::move(example).value()}}}}}};
}

}  // namespace varn::http
