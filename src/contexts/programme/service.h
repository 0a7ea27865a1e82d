#pragma once
// The verbs of the programme. Each asks the policy, obeys the rules of the trade and says so in the audit.
#include "organisation/api.h"
#include "platform/verbs.h"
#include "programme/api.h"
#include "rules.h"
#include "store.h"

namespace varn::programme {

using auth::Actor;
using http::Page;
using Window = http::Call::Window;

inline Asking reading(Town& town, Actor const& actor) {
    return {town, policy(), actor, "programme.read"};
}
inline Asking writing(Town& town, Actor const& actor) {
    return {town, policy(), actor, "programme.write"};
}
/// Fails unless the actor may read programmes.
Result<Done> may_read(Town& town, Actor const& actor);

// Programmes and their editions.
Result<Page<ProgrammeView>> list_programmes(Town& town, Actor const& actor, Date on, Window window);
Result<ProgrammeView> programme_view(Town& town, Actor const& actor, Id<Programme> const& id, Date on);
Result<Programme> add_programme(Town& town, Actor const& actor, Programme programme);
Result<Programme> change_programme(Town& town, Actor const& actor, Id<Programme> const& id, int version,
                                   json::Change<Programme> const& change);
/// The lineage: all editions, oldest first, as they stand on a date.
Result<Page<EditionView>> list_editions(Town& town, Actor const& actor, Id<Programme> const& id, Date on);
Result<EditionView> edition_view(Town& town, Actor const& actor, Id<Edition> const& id, Date on);
Result<Edition> add_edition(Town& town, Actor const& actor, Edition edition);
Result<Edition> change_edition(Town& town, Actor const& actor, Id<Edition> const& id, int version,
                               json::Change<Edition> const& change);
/// The edition becomes adopted, and the one it replaces ends the day before it begins. `version` is what the
/// asker saw, when that was said.
Result<Edition> adopt(Town& town, Actor const& actor, Id<Edition> const& id, Adoption const& ask,
                      std::optional<int> version);
/// How an edition stands among those of its programme, inside a transaction.
Result<EditionView> edition_view(db::ReadTx& tx, Edition const& edition, Date on);

// What an edition says: one story for all its parts, with the rules of each.
template <class T>
Result<Done> check_part(db::ReadTx& tx, T const& row) {
    return rules::must_be_an_edition(tx, row.edition);
}
template <>
inline Result<Done> check_part(db::ReadTx& tx, Threat const& row) {
    CHECK(rules::must_be_an_edition(tx, row.edition));
    return rules::must_lie_on_the_scale(tx, row);
}
template <>
inline Result<Done> check_part(db::ReadTx& tx, Change const& row) {
    CHECK(rules::must_be_an_edition(tx, row.edition));
    return rules::must_point_at_what_is_there(tx, row);
}
template <class T>
Result<Page<T>> list_parts(Town& town, Actor const& actor, Id<Edition> const& edition, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(edition));
    return store::parts<T>(tx, edition, window);
}
template <class T>
Result<T> add_part(Town& town, Actor const& actor, T row) {
    return add(writing(town, actor), std::move(row), check_part<T>);
}
template <class T>
Result<T> change_part(Town& town, Actor const& actor, Id<T> const& id, int version,
                      json::Change<T> const& change) {
    return revise(writing(town, actor), id, version, change, check_part<T>);
}
/// A row of a register of the whole town.
template <class T>
Result<T> read_row(Town& town, Actor const& actor, Id<T> const& id) {
    return read_one(reading(town, actor), id);
}

// Registers of the whole town.
Result<Page<ThreatStep>> list_threat_steps(Town& town, Actor const& actor, Window window);
Result<ThreatStep> add_threat_step(Town& town, Actor const& actor, ThreatStep row);
Result<ThreatStep> change_threat_step(Town& town, Actor const& actor, Id<ThreatStep> const& id, int version,
                                      json::Change<ThreatStep> const& change);
Result<Page<ThreatCategory>> list_threat_categories(Town& town, Actor const& actor, Window window);
Result<ThreatCategory> add_threat_category(Town& town, Actor const& actor, ThreatCategory row);
Result<ThreatCategory> change_threat_category(Town& town, Actor const& actor, Id<ThreatCategory> const& id,
                                              int version, json::Change<ThreatCategory> const& change);
Result<Page<Topic>> list_topics(Town& town, Actor const& actor, Window window);
Result<TopicView> topic_view(Town& town, Actor const& actor, Id<Topic> const& id, Date on);
Result<Topic> add_topic(Town& town, Actor const& actor, Topic row);
Result<Topic> change_topic(Town& town, Actor const& actor, Id<Topic> const& id, int version,
                           json::Change<Topic> const& change);
Result<TopicTreatment> add_treatment(Town& town, Actor const& actor, TopicTreatment row);
Result<Done> remove_treatment(Town& town, Actor const& actor, Id<TopicTreatment> const& id);

// Links.
Result<Page<Link>> list_links(Town& town, Actor const& actor, Id<Edition> const& edition, Window window);
/// Stores a link in its one direction, whichever way it was said. `conflict` when the two are linked already.
Result<Link> add_link(Town& town, Actor const& actor, Link link);
Result<Done> remove_link(Town& town, Actor const& actor, Id<Link> const& id);

// Requirements, whom they bind, and what was done.
Result<Page<Catalogue>> list_catalogues(Town& town, Actor const& actor, Window window);
Result<Catalogue> add_catalogue(Town& town, Actor const& actor, Catalogue row);
Result<Catalogue> change_catalogue(Town& town, Actor const& actor, Id<Catalogue> const& id, int version,
                                   json::Change<Catalogue> const& change);
Result<Page<Requirement>> list_requirements(Town& town, Actor const& actor,
                                            store::RequirementFilter const& filter, Window window);
Result<RequirementView> requirement_view(Town& town, Actor const& actor, Id<Requirement> const& id, Date on);
Result<Requirement> add_requirement(Town& town, Actor const& actor, Requirement row);
Result<Requirement> change_requirement(Town& town, Actor const& actor, Id<Requirement> const& id, int version,
                                       json::Change<Requirement> const& change);
/// A carrier of a responsibility is the programme's business, one of a requirement the catalogue's.
Result<Carrier> add_carrier(Town& town, Actor const& actor, Carrier row);
Result<Done> remove_carrier(Town& town, Actor const& actor, Id<Carrier> const& id);
Result<Page<Fulfilment>> list_fulfilments(Town& town, Actor const& actor, Id<Requirement> const& requirement,
                                          Window window);
Result<Fulfilment> add_fulfilment(Town& town, Actor const& actor, Fulfilment row);
Result<Fulfilment> change_fulfilment(Town& town, Actor const& actor, Id<Fulfilment> const& id, int version,
                                     json::Change<Fulfilment> const& change);
/// The names of some carriers, and how many units each is on a date.
std::vector<CarrierView> carrier_views(std::vector<Carrier> const& carriers,
                                       std::vector<organisation::UnitView> const& units);

// What is read out of whole editions.
Result<Page<ResponsibilityView>> responsibility_matrix(Town& town, Actor const& actor, Id<Edition> const& id,
                                                       Date on);
Result<Page<AppliesTo>> applicability(Town& town, Actor const& actor, Id<Edition> const& id, Date on);
Result<Document> document(Town& town, Actor const& actor, Id<Edition> const& id, Date on);
Result<Matrix> matrix(Town& town, Actor const& actor, Id<Edition> const& id, Date on);
Result<Comparison> comparison(Town& town, Actor const& actor, Id<Edition> const& before,
                              Id<Edition> const& after);

// What coverage finds.
Result<CoverageReport> findings_of_edition(Town& town, Actor const& actor, Id<Edition> const& id, Date on);
/// Somebody takes a finding of today as it is, with a reason and a day to look again.
Result<findings::Acceptance> accept_finding(Town& town, Actor const& actor, Id<Edition> const& id,
                                            findings::AcceptFinding const& ask);
Result<Done> withdraw_acceptance(Town& town, Actor const& actor, Id<findings::Acceptance> const& id);

}  // namespace varn::programme
