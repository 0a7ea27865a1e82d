// HTTP ↔ the two questions.
#include "service.h"

namespace varn::overview {
namespace {

http::Parameter const valid_on{"valid_on", Kind::date, "2024-02-01"};

}  // namespace

std::vector<http::Route> routes() {
    return {http::get("/overview",
                      [](http::Call const& call) -> Result<Overview> {
                          TRY(on, call.date());
                          return overview(call.town, call.actor, on);
                      })
                .says("overview.read")
                .understands({valid_on}),
            http::get("/changes",
                      [](http::Call const& call) -> Result<Changes> {
                          TRY(since, call.date("since"));
                          return changes_since(call.town, call.actor, since);
                      })
                .says("overview.changes")
                .understands({{"since", Kind::date, "2024-02-01"}}),
            http::get("/traces/{id}",
                      [](http::Call const& call) -> Result<Trace> {
                          TRY(on, call.date());
                          return trace(call.town, call.actor, call.id, on);
                      })
                .says("overview.trace")
                .understands({valid_on})};
}

}  // namespace varn::overview
