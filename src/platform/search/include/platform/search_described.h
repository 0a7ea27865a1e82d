#pragma once
// How a search and its answer stand on the wire.
#include "platform/search.h"

namespace varn::search {
/// A list that may be left out of what is asked, and is empty then.
inline constexpr Shape names_or_none = [] {
    auto shape = shape_of<std::vector<std::string>>;
    shape.optional = true;
    return shape;
}();
constexpr Column or_none(Column column) {
    column.shape = &names_or_none;
    return column;
}
}  // namespace varn::search

template <>
struct varn::Describe<varn::search::Search> {
    using S = search::Search;
    static constexpr auto value = entity<S>(
        "Search", field<&S::words>({.label = "search.words", .example = "försörjning", .length_max = 400}),
        search::or_none(field<&S::kinds>({.label = "search.kinds", .length_max = 60})),
        field<&S::within>({.label = "search.within", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&S::limit>({.label = "search.limit_field", .example = "20"}),
        field<&S::offset>({.label = "search.offset_field", .example = "0"}));
};
template <>
struct varn::Describe<varn::search::Piece> {
    using P = search::Piece;
    static constexpr auto value =
        entity<P>("SearchPiece",
                  field<&P::text>({.label = "search.piece_text", .example = "Trygg ", .length_max = 100000}),
                  field<&P::marked>({.label = "search.piece_marked", .example = "false"}));
};
template <>
struct varn::Describe<varn::search::Home> {
    using H = search::Home;
    static constexpr auto value = entity<H>(
        "SearchHome", field<&H::kind>({.label = "search.kind", .example = "edition"}),
        field<&H::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000002"}),
        field<&H::title>({.label = "common.title", .example = "Säkerhetsprogram", .length_max = 100000}));
};
template <>
struct varn::Describe<varn::search::Hit> {
    using H = search::Hit;
    static constexpr auto value = entity<H>(
        "SearchHit", field<&H::kind>({.label = "search.kind", .example = "goal"}),
        field<&H::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000003"}),
        field<&H::page_kind>({.label = "search.page_kind", .example = "goal"}),
        field<&H::page_id>({.label = "search.page_id", .example = "01903f5e-0000-7000-8000-000000000003"}),
        field<&H::title>({.label = "common.title", .length_max = 10000}),
        field<&H::text>({.label = "search.text", .length_max = 10000}),
        field<&H::within>({.label = "search.within", .length_max = 20}));
};
template <>
struct varn::Describe<varn::search::KindCount> {
    using K = search::KindCount;
    static constexpr auto value =
        entity<K>("SearchKindCount", field<&K::kind>({.label = "search.kind", .example = "goal"}),
                  field<&K::count>({.label = "search.count", .example = "12"}));
};
template <>
struct varn::Describe<varn::search::Found> {
    using F = search::Found;
    static constexpr auto value =
        entity<F>("SearchFound", field<&F::hits>({.label = "search.hits", .length_max = 100}),
                  field<&F::total>({.label = "search.count", .example = "12"}),
                  field<&F::is_partial>({.label = "search.is_partial", .example = "false"}),
                  field<&F::kinds>({.label = "search.kinds", .length_max = 60}));
};
