#include "rights.h"

#include "measure/changing.h"

namespace varn::measure {

using auth::judge;

Result<std::string_view> action_to_change(auth::Actor const& actor, Measure const& measure) {
    auto const own = judge(policy(), actor, "measure.write", measure.owner.text);
    if (own) {
        return std::string_view{"measure.write"};
    }
    bool const from_the_centre = measure.raised == Raised::centrally;
    if (from_the_centre && judge(policy(), actor, "measure.direct", measure.owner.text)) {
        return std::string_view{"measure.direct"};
    }
    return own.error();
}

Result<std::string_view> action_to_add(auth::Actor const& actor, Id<Unit> const& owner) {
    auto const own = judge(policy(), actor, "measure.write", owner.text);
    if (own) {
        return std::string_view{"measure.write"};
    }
    if (judge(policy(), actor, "measure.direct", owner.text)) {
        return std::string_view{"measure.direct"};
    }
    return own.error();
}

Result<auth::Permit<Measure>> permit_to_change(auth::Actor const& actor, Measure const& before,
                                               Measure const& after) {
    TRY(action, action_to_change(actor, before));
    if (before.owner == after.owner) {
        return auth::decide<Measure>(policy(), actor, action, before.owner.text);
    }
    CHECK(judge(policy(), actor, action, after.owner.text));
    return auth::decide<Measure>(policy(), actor, "measure.hand_over", before.owner.text);
}

Result<Done> must_be_allowed_to_change(auth::Actor const& actor, Measure const& measure) {
    CHECK(action_to_change(actor, measure));
    return Done{};
}

bool may_add(auth::Actor const& actor, Id<Unit> const& owner) {
    return action_to_add(actor, owner).ok();
}

}  // namespace varn::measure
