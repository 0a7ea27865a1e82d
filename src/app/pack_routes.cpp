#include "pack_routes.h"

#include <algorithm>

#include "house.h"
#include "platform/auth_policy.h"

namespace varn::app {
namespace {

Result<http::Page<PackTold>> list_packs(http::Call const& call) {
    CHECK(auth::judge(auth::auth_policy, call.actor, "pack.read", std::nullopt));
    http::Page<PackTold> page;
    for (auto const& name : pack::builtin_names()) {
        TRY(loaded, pack::load(name));
        auto const& pack = loaded.back();
        page.items.push_back({pack.key, pack.title, pack.version, pack.description, pack.demo});
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

/// The plan of taking in a pack that the binary carries; folders of the machine are for its own command line.
Result<IntakePlan> import(http::Call const& call, PackImport const& ask) {
    CHECK(auth::judge(intake_policy(), call.actor, "pack.import", std::nullopt));
    auto const names = pack::builtin_names();
    if (std::find(names.begin(), names.end(), ask.pack) == names.end()) {
        return invalid("/pack", "app.pack_unknown", {{"pack", ask.pack}});
    }
    TRY(packs, pack::load(ask.pack));
    return import_packs(call.town, call.actor, packs, ask.apply);
}

}  // namespace

std::vector<http::Route> pack_routes() {
    return {http::list("/packs", list_packs).says("pack.list"),
            http::post("/pack-imports", import, 200).says("pack.take_in")};
}

}  // namespace varn::app
