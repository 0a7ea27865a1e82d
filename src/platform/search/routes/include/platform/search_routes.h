#pragma once
// Search over HTTP. What is looked for is told in the body: an address is written down in too many places.
#include <vector>

#include "platform/http.h"
#include "platform/search.h"

namespace varn::search {

/// What has been typed so far.
struct Typed {
    std::string words;
};

/// POST /searches and POST /search-suggestions. The index must outlive the routes.
std::vector<http::Route> search_routes(Index const& index, std::vector<auth::Rules> rules);

}  // namespace varn::search

template <>
struct varn::Describe<varn::search::Typed> {
    using T = search::Typed;
    static constexpr auto value = entity<T>(
        "SearchTyped", field<&T::words>({.label = "search.words", .example = "vatt", .length_max = 400}));
};
