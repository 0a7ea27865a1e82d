#include "writing.h"

#include "platform/holding.h"

namespace varn::continuity {
namespace {

template <class T, class Of>
Result<Done> ground_on(db::ReadTx& tx, T& row, Id<Of> const& on, char const* pointer) {
    TRY(found, tx.find(on));
    if (!found) {
        return invalid(pointer, "continuity.not_there");
    }
    row.unit = found->unit;
    return Done{};
}

/// Whoever ends a thing waits for those who are about to need it, and is told of them.
template <class T>
Result<Done> ends_rightly(db::WriteTx& tx, T const* before, T const& row) {
    bool const was_on = before == nullptr || !before->ended_on;
    if (before == nullptr || was_on == !row.ended_on) {
        return Done{};
    }
    CHECK(db::hold(tx, row.id));
    return was_on ? rules::must_not_be_needed(tx, row.id.text)
                  : rules::must_need_only_what_goes_on(tx, row.id.text);
}

bool says_the_same(ContinuityPlan const& before, ContinuityPlan const& after) {
    auto as_before = after;
    as_before.version = before.version;
    return json::write(before) == json::write(as_before);
}

}  // namespace

Result<Done> must_be_somebody(Actor const& actor) {
    auto const verdict = auth::judge(policy(), actor, "continuity.read", std::nullopt);
    bool const nobody = !verdict.ok() && verdict.error().code == ErrorCode::unauthenticated;
    return nobody ? Result<Done>{verdict.error()} : Result<Done>{Done{}};
}

Result<Done> ground(db::ReadTx& tx, CriticalService& row) {
    return rules::must_be_there(tx, row.unit, "/unit");
}
Result<Done> ground(db::ReadTx& tx, Resource& row) {
    return rules::must_be_there(tx, row.unit, "/unit");
}
Result<Done> ground(db::ReadTx& tx, ServiceConsequence& row) {
    return ground_on(tx, row, row.service, "/service");
}
Result<Done> ground(db::ReadTx& tx, NeedInFull& row) {
    if (row.service.has_value() == row.resource.has_value()) {
        return invalid("/service", "continuity.need_of_one_thing");
    }
    return row.service ? ground_on(tx, row, *row.service, "/service")
                       : ground_on(tx, row, *row.resource, "/resource");
}
Result<Done> ground(db::ReadTx& tx, ContinuityPlan& row) {
    return ground_on(tx, row, row.service, "/service");
}
Result<Done> ground(db::ReadTx& tx, PlanTest& row) {
    return ground_on(tx, row, row.plan, "/plan");
}

Result<Done> check(db::WriteTx& tx, CriticalService const* before, CriticalService& row, Date today) {
    CHECK(rules::must_be_sound(tx, row, today));
    return ends_rightly(tx, before, row);
}
Result<Done> check(db::WriteTx& tx, Resource const* before, Resource& row, Date today) {
    CHECK(rules::must_be_sound(tx, row, today));
    return ends_rightly(tx, before, row);
}
Result<Done> check(db::WriteTx& tx, ServiceConsequence const*, ServiceConsequence& row, Date) {
    CHECK(rules::must_be_there(tx, row.protection_value, "/protection_value"));
    return rules::must_not_fall_with_time(tx, row);
}
Result<Done> check(db::WriteTx&, ContinuityPlan const* before, ContinuityPlan& row, Date) {
    if (before == nullptr || !says_the_same(*before, row)) {
        row.state = ApprovalState::draft;
        row.approved_on.reset();
        row.approved_by.reset();
    }
    return Done{};
}
Result<Done> check(db::WriteTx&, PlanTest const*, PlanTest& row, Date today) {
    return rules::must_have_happened(row.held_on, today, "/held_on");
}

}  // namespace varn::continuity
