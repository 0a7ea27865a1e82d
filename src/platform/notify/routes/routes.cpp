#include "platform/notify_routes.h"

namespace varn::notify {
namespace {

using http::Call;

Result<http::Page<ToldNotice>> own_notices(Call const& call, Kinds const& kinds, Titles const& titles) {
    TRY(window, call.window());
    TRY(told, inbox(call.town, call.actor, {kinds, titles, call.language},
                    {.unread_alone = call.asked("unread") == "true",
                     .limit = window.limit,
                     .offset = window.offset}));
    return http::Page<ToldNotice>{std::move(told.items), told.total};
}

}  // namespace

std::vector<http::Route> routes(Kinds const& kinds, Titles const& titles) {
    std::vector<http::Route> all;
    all.push_back(http::list("/notices",
                             [&kinds, &titles](Call const& call) -> Result<http::Page<ToldNotice>> {
                                 return own_notices(call, kinds, titles);
                             })
                      .says("notice.list")
                      .understands({{"unread", varn::Kind::boolean, "true"}}));
    all.push_back(http::get("/notice-count", [](Call const& call) -> Result<Unread> {
                      return unread(call.town, call.actor);
                  }).says("notice.count"));
    all.push_back(http::post(
                      "/notice-readings",
                      [](Call const& call, Reading const& reading) -> Result<Unread> {
                          return mark_read(call.town, call.actor, reading);
                      },
                      200)
                      .says("notice.mark_read"));
    all.push_back(
        http::get("/accounts/{id}/notice-settings", [&kinds](Call const& call) -> Result<ToldSettings> {
            return settings_of(call.town, call.actor, kinds, call.id);
        }).says("notice.read_settings"));
    all.push_back(http::post(
                      "/accounts/{id}/notice-settings",
                      [&kinds](Call const& call, NewSettings const& ask) -> Result<ToldSettings> {
                          return choose(call.town, call.actor, kinds, call.id, ask);
                      },
                      200)
                      .says("notice.choose"));
    return all;
}

http::Event rung(std::string const& account) {
    return {"", "notice", account};
}

}  // namespace varn::notify
