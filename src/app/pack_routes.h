#pragma once
// Packs over HTTP: which there are inside the binary, what one would change, and taking it in.
#include <vector>

#include "platform/http.h"

namespace varn::app {

struct PackTold {
    std::string key;
    std::string title;
    std::string version;
    std::string description;
    bool demo = false;
};
/// A request to take in one of the packs inside the binary, with the packs it needs.
struct PackImport {
    std::string pack;
    bool apply = false;
};

std::vector<http::Route> pack_routes();

}  // namespace varn::app

template <>
struct varn::Describe<varn::app::PackTold> {
    using P = app::PackTold;
    static constexpr auto value = entity<P>(
        "PackTold", field<&P::key>({.label = "common.key", .example = "sverige"}),
        field<&P::title>({.label = "common.title", .example = "Sverige"}),
        field<&P::version>({.label = "app.pack_version", .example = "2026.1"}),
        field<&P::description>({.label = "common.body", .example = "Lagar och krav.", .length_max = 4000}),
        field<&P::demo>({.label = "app.pack_demo", .example = "false"}));
};
template <>
struct varn::Describe<varn::app::PackImport> {
    using P = app::PackImport;
    static constexpr auto value =
        entity<P>("PackImport",
                  field<&P::pack>({.label = "app.pack", .example = "sverige", .key = true, .length_max = 80}),
                  field<&P::apply>({.label = "app.pack_apply", .example = "false"}));
};
