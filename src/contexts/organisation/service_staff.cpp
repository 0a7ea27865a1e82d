// People and the duties they hold. A unit's coordinator and head keep their own; the strategist keeps
// everybody's.
#include "platform/verbs.h"
#include "rules.h"
#include "service.h"
#include "store.h"

namespace varn::organisation {
namespace {

Asking staff(Town& town, auth::Actor const& actor) {
    return {town, policy(), actor, "organisation.staff"};
}

Result<Done> check_person(db::ReadTx& tx, Person const& person) {
    return rules::must_be_there(tx, person.unit, "/unit");
}

Result<Done> check_assignment(db::ReadTx& tx, Assignment const& assignment) {
    CHECK(rules::must_end_after_it_begins(assignment));
    CHECK(rules::must_be_there(tx, assignment.unit, "/unit"));
    CHECK(rules::must_be_there(tx, assignment.person, "/person"));
    return rules::must_deputise_in_the_same_unit(tx, assignment);
}

}  // namespace

Result<http::Page<Person>> list_people(Town& town, auth::Actor const& actor, http::Call::Window window) {
    CHECK(auth::judge(policy(), actor, "organisation.read", std::nullopt));
    db::ReadTx tx{town.db};
    return store::page_by_name<Person>(tx, window);
}

Result<Person> add_person(Town& town, auth::Actor const& actor, Person person) {
    return add(staff(town, actor), std::move(person), check_person);
}

Result<Person> change_person(Town& town, auth::Actor const& actor, Id<Person> const& id, int version,
                             json::Change<Person> const& change) {
    return revise(staff(town, actor), id, version, change, check_person);
}

Result<http::Page<DutyView>> list_duties(Town& town, auth::Actor const& actor, Id<Unit> const& unit,
                                         Date on) {
    CHECK(auth::judge(policy(), actor, "organisation.read", std::nullopt));
    db::ReadTx tx{town.db};
    CHECK(tx.get(unit));
    TRY(duties, store::duties(tx, unit, on));
    auto const total = static_cast<std::int64_t>(duties.size());
    return http::Page<DutyView>{std::move(duties), total};
}

Result<std::vector<DutyView>> duties_at(db::ReadTx& tx, Id<Unit> const& unit, Date on) {
    return store::duties(tx, unit, on);
}

Result<Assignment> add_assignment(Town& town, auth::Actor const& actor, Assignment assignment) {
    return add(staff(town, actor), std::move(assignment), check_assignment);
}

Result<Assignment> change_assignment(Town& town, auth::Actor const& actor, Id<Assignment> const& id,
                                     int version, json::Change<Assignment> const& change) {
    return revise(staff(town, actor), id, version, change, check_assignment);
}

}  // namespace varn::organisation
