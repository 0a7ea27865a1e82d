#include "platform/secrecy.h"

namespace varn::secrecy {
namespace {

using http::Call;
using http::Page;

template <class T>
Page<T> page_of(std::vector<T> items) {
    auto const total = static_cast<std::int64_t>(items.size());
    return {std::move(items), total};
}

Result<AnyId> asked_subject(Call const& call) {
    auto const subject = call.asked("subject");
    if (!subject) {
        return invalid("?subject", "secrecy.subject_needed");
    }
    return AnyId{*subject};
}

}  // namespace

std::vector<http::Route> routes(Ceiling ceiling) {
    http::Parameter const subject{
        .name = "subject", .kind = Kind::id, .example = "01903f5e-0000-7000-8000-000000000020"};
    std::vector<http::Route> all;
    all.push_back(http::list("/markings",
                             [](Call const& call) -> Result<Page<MarkingView>> {
                                 TRY(of, asked_subject(call));
                                 TRY(found, markings(call.town, call.actor, of));
                                 return page_of(std::move(found));
                             })
                      .says("secrecy.list")
                      .understands({subject}));
    all.push_back(
        http::post("/markings", [ceiling](Call const& call, MarkingToAdd const& ask) -> Result<Marking> {
            return mark(call.town, call.actor, ceiling, ask);
        }).says("secrecy.mark"));
    all.push_back(http::post("/markings/{id}/endings",
                             [](Call const& call, EndMarking const& ask) -> Result<MarkingEnding> {
                                 return end(call.town, call.actor, {call.id}, ask);
                             })
                      .says("secrecy.end"));
    all.push_back(http::list("/markable-parts",
                             [](Call const& call) -> Result<Page<MarkablePart>> {
                                 TRY(of, asked_subject(call));
                                 TRY(found, markable_parts(call.town, call.actor, of));
                                 return page_of(std::move(found));
                             })
                      .says("secrecy.parts")
                      .understands({subject})
                      .of_the_present());
    return all;
}

}  // namespace varn::secrecy
