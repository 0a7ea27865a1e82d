// What people put in the wheel, and what they have completed of it.
#include "platform/verbs.h"
#include "rules.h"
#include "service.h"

namespace varn::wheel {
namespace {

Asking writing(Town& town, Actor const& actor) {
    return {town, policy(), actor, "wheel.write"};
}
Asking reading(Town& town, Actor const& actor) {
    return {town, policy(), actor, "wheel.read"};
}

Result<Done> check_entry(db::ReadTx& tx, CalendarEntry const& entry) {
    return rules::must_be_an_entry(tx, entry);
}

}  // namespace

Result<Page<CalendarEntry>> list_entries(Town& town, Actor const& actor, std::string const& unit,
                                         Window window) {
    CHECK(auth::judge(policy(), actor, "wheel.read", std::nullopt));
    db::ReadTx tx{town.db};
    return store::entries(tx, unit, window);
}

Result<CalendarEntry> read_entry(Town& town, Actor const& actor, Id<CalendarEntry> const& id) {
    return read_one(reading(town, actor), id);
}

Result<CalendarEntry> add_entry(Town& town, Actor const& actor, CalendarEntry row) {
    return add(writing(town, actor), std::move(row), check_entry);
}

Result<CalendarEntry> change_entry(Town& town, Actor const& actor, Id<CalendarEntry> const& id, int version,
                                   json::Change<CalendarEntry> const& change) {
    return revise(writing(town, actor), id, version, change, check_entry);
}

Result<Completion> add_completion(Town& town, Actor const& actor, Completion row) {
    auto const today = town.clock.today();
    return add(writing(town, actor), std::move(row), [today](db::ReadTx& tx, Completion const& one) {
        return rules::must_complete_a_day(tx, one, today);
    });
}

Result<Done> remove_completion(Town& town, Actor const& actor, Id<Completion> const& id) {
    CHECK(auth::judge(policy(), actor, "wheel.read", std::nullopt));
    return unlink(writing(town, actor), id);
}

}  // namespace varn::wheel
