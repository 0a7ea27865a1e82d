// Rounds: planned, opened for those who are to take part, closed for good; and who has said what about
// taking part.
#include <algorithm>
#include <set>

#include "platform/holding.h"
#include "risk/notices.h"
#include "service.h"

namespace varn::risk {
namespace {

Result<RoundView> round_told(db::ReadTx& tx, AnalysisRound round, Actor const& actor, Date today) {
    RoundView view;
    TRY(edition, tx.find(round.edition));
    TRY(set, tx.find(round.scale_set));
    TRY(analyses, store::analyses(tx, round.id));
    TRY(participants, store::participants(tx, round.id));
    auto const in_state = [&](AnalysisState state) {
        return std::count_if(analyses.begin(), analyses.end(),
                             [&](Analysis const& one) { return one.state == state; });
    };
    view.edition_title = edition ? edition->title : "";
    view.scale_set_name = set ? set->name : "";
    view.analyses = static_cast<std::int64_t>(analyses.size());
    view.approved = in_state(AnalysisState::approved);
    view.handed_in = in_state(AnalysisState::handed_in) + view.approved;
    view.participants = static_cast<std::int64_t>(participants.size());
    view.unanswered = std::count_if(participants.begin(), participants.end(), [](Participant const& one) {
        return one.participation == Participation::asked;
    });
    view.days_late = rules::days_late(round, today);
    view.may_lead = may(actor, "risk.lead", std::nullopt);
    view.version = round.version;
    view.round = std::move(round);
    return view;
}

/// What stays as it is once others have been asked.
Result<Done> must_keep_what_was_opened(AnalysisRound const& before, AnalysisRound const& after) {
    if (before.scale_set != after.scale_set || before.previous != after.previous ||
        before.mandate_from != after.mandate_from || before.mandate_to != after.mandate_to) {
        return Error{ErrorCode::conflict, "risk.opened_already_keeps", {}, {}, {}};
    }
    return Done{};
}

/// A round being opened.
class RoundOpener {
public:
    RoundOpener(Town& town, db::WriteTx& tx, Actor const& actor, AnalysisRound const& round)
        : town_(town), tx_(tx), actor_(actor), round_(round) {}

    Result<Done> open(RoundOpening const& ask) {
        CHECK(must_name_each_once(ask));
        for (std::size_t i = 0; i < ask.units.size(); ++i) {
            CHECK(ask_unit(ask.units[i], "/units/" + std::to_string(i)));
        }
        for (std::size_t i = 0; i < ask.other_units.size(); ++i) {
            CHECK(ask_unit(ask.other_units[i], "/other_units/" + std::to_string(i)));
        }
        for (std::size_t i = 0; i < ask.external_actors.size(); ++i) {
            CHECK(ask_outsider(ask.external_actors[i], "/external_actors/" + std::to_string(i)));
        }
        CHECK(begin_analysis(town_, tx_, actor_, round_, std::nullopt));
        for (auto const& unit : ask.units) {
            TRY(analysis, begin_analysis(town_, tx_, actor_, round_, unit));
            TRY(people, organisation::writers_of(tx_, unit, town_.clock.today()));
            CHECK(notify::tell(town_, tx_,
                               {.kind = round_opened,
                                .to = std::move(people),
                                .subject = analysis.id.text,
                                .by = actor_.account}));
        }
        return Done{};
    }

private:
    static Result<Done> must_name_each_once(RoundOpening const& ask) {
        std::set<std::string> named;
        std::vector<Problem> problems;
        auto const look = [&](auto const& ids, std::string const& field) {
            for (std::size_t i = 0; i < ids.size(); ++i) {
                if (!named.insert(ids[i].text).second) {
                    problems.push_back(Problem{field + std::to_string(i), "risk.named_twice", {}});
                }
            }
        };
        look(ask.units, "/units/");
        look(ask.other_units, "/other_units/");
        look(ask.external_actors, "/external_actors/");
        if (!problems.empty()) {
            return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
        }
        return Done{};
    }
    Result<Done> ask_unit(Id<Unit> const& unit, std::string const& pointer) {
        TRY(found, tx_.find(unit));
        if (!found || found->valid_from > *round_.units_on ||
            (found->valid_to && *found->valid_to < *round_.units_on)) {
            return invalid(pointer, "risk.unit_not_there", {{"day", to_text(*round_.units_on)}});
        }
        TRY(view, organisation::unit_on(tx_, unit, *round_.units_on));
        return keep_asked(unit, std::nullopt, view.name);
    }
    Result<Done> ask_outsider(Id<ExternalActor> const& outsider, std::string const& pointer) {
        TRY(found, tx_.find(outsider));
        if (!found) {
            return invalid(pointer, "risk.not_there");
        }
        return keep_asked(std::nullopt, outsider, found->name);
    }
    Result<Done> keep_asked(MaybeUnit unit, std::optional<Id<ExternalActor>> outsider, std::string name) {
        TRY(permit, auth::decide<Participant>(policy(), actor_, "risk.lead", std::nullopt));
        Participant const made{town_.new_id<Participant>(),
                               round_.id,
                               std::move(unit),
                               std::move(outsider),
                               std::move(name),
                               Participation::asked,
                               std::nullopt,
                               1};
        return tx_.insert(permit, made);
    }

    Town& town_;
    db::WriteTx& tx_;
    Actor const& actor_;
    AnalysisRound const& round_;
};

}  // namespace

Result<Page<RoundView>> list_rounds(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(rounds, store::rounds(tx, window));
    Page<RoundView> page{{}, rounds.total};
    for (auto& round : rounds.items) {
        TRY(view, round_told(tx, std::move(round), actor, town.clock.today()));
        page.items.push_back(std::move(view));
    }
    return page;
}

Result<RoundView> round_view(Town& town, Actor const& actor, Id<AnalysisRound> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(round, tx.get(id));
    return round_told(tx, std::move(round), actor, town.clock.today());
}

Result<AnalysisRound> add_round(Town& town, Actor const& actor, AnalysisRound round) {
    round.state = RoundState::draft;
    return add(leading(town, actor), std::move(round), [&](db::ReadTx& tx, AnalysisRound const& row) {
        return rules::must_be_a_round(tx, row, town.clock.today());
    });
}

Result<AnalysisRound> change_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id, int version,
                                   json::Change<AnalysisRound> const& change) {
    return revise(leading(town, actor), id, version, change,
                  [&](db::ReadTx& tx, AnalysisRound const& after) -> Result<Done> {
                      TRY(before, tx.get(after.id));
                      CHECK(rules::must_not_be_closed(before));
                      if (before.state == RoundState::open) {
                          return must_keep_what_was_opened(before, after);
                      }
                      return rules::must_be_a_round(tx, after, town.clock.today());
                  });
}

Result<AnalysisRound> open_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                                 RoundOpening const& ask, std::optional<int> version) {
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    TRY(permit, auth::decide<AnalysisRound>(policy(), actor, "risk.lead", std::nullopt));
    CHECK(db::hold(tx, id));
    TRY(before, tx.get(id));
    CHECK(rules::must_be_current(version, before.version));
    if (before.state != RoundState::draft) {
        return Error{ErrorCode::conflict, "risk.opened_already", {}, {}, {}};
    }
    CHECK(rules::must_be_a_round(tx, before, town.clock.today()));
    CHECK(db::stand_on(tx, before.scale_set));  // whoever is changing a step is waited for
    auto after = before;
    after.state = RoundState::open;
    after.opened_at = town.clock.now();
    after.units_on = town.clock.today();
    CHECK(tx.update(permit, before, after));
    CHECK((RoundOpener{town, tx, actor, after}.open(ask)));
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead", "opened")));
    return after;
}

Result<AnalysisRound> close_round(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                                  RoundClosing const& ask, std::optional<int> version) {
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    TRY(permit, auth::decide<AnalysisRound>(policy(), actor, "risk.lead", std::nullopt));
    CHECK(db::hold(tx, id));  // whoever is writing in it is waited for
    TRY(before, tx.get(id));
    CHECK(rules::must_be_current(version, before.version));
    CHECK(rules::must_be_open(before));
    TRY(analyses, store::analyses(tx, id));
    auto const open = std::count_if(analyses.begin(), analyses.end(),
                                    [](Analysis const& one) { return one.state != AnalysisState::approved; });
    if (open > 0 && !ask.with_unapproved) {
        return Error{ErrorCode::conflict, "risk.some_unapproved", {{"count", std::to_string(open)}}, {}, {}};
    }
    auto after = before;
    after.state = RoundState::closed;
    after.closed_at = town.clock.now();
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead", "closed")));
    return after;
}

Result<Page<Participant>> list_participants(Town& town, Actor const& actor, Id<AnalysisRound> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(id));
    TRY(all, store::participants(tx, id));
    auto const total = static_cast<std::int64_t>(all.size());
    return Page<Participant>{std::move(all), total};
}

Result<Participant> add_participant(Town& town, Actor const& actor, Participant participant) {
    db::WriteTx tx{town.db};
    TRY(permit, auth::decide<Participant>(policy(), actor, "risk.lead", std::nullopt));
    TRY(round, tx.find(participant.round));
    if (!round) {
        return invalid("/round", "risk.not_there");
    }
    CHECK(db::stand_on(tx, round->id));
    TRY(current, tx.get(round->id));
    CHECK(rules::must_be_open(current));
    if (participant.unit.has_value() == participant.external_actor.has_value()) {
        return invalid("/unit", "risk.unit_or_outsider");
    }
    CHECK(rules::must_say_why_not_in(participant));
    if (participant.unit) {
        TRY(found, tx.find(*participant.unit));
        if (!found) {
            return invalid("/unit", "risk.not_there");
        }
        TRY(view, organisation::unit_on(tx, *participant.unit, town.clock.today()));
        participant.name = view.name;
    } else {
        TRY(found, tx.find(*participant.external_actor));
        if (!found) {
            return invalid("/external_actor", "risk.not_there");
        }
        participant.name = found->name;
    }
    participant.id = town.new_id<Participant>();
    participant.version = 1;
    CHECK(tx.insert(permit, participant));
    CHECK(std::move(tx).commit(audit::entry(actor, "risk.lead")));
    return participant;
}

Result<Participant> change_participant(Town& town, Actor const& actor, Id<Participant> const& id, int version,
                                       json::Change<Participant> const& change) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    // A unit answers for itself; the centre keeps the matrix, and answers for those outside the town.
    auto const action =
        before.unit && may(actor, "risk.write", before.unit->text) ? "risk.write" : "risk.lead";
    TRY(permit, auth::decide<Participant>(
                    policy(), actor, action,
                    action == std::string_view{"risk.write"} ? place_at(before.unit) : std::nullopt));
    CHECK(rules::must_be_current(version, before.version));
    CHECK(db::stand_on(tx, before.round));
    TRY(round, tx.get(before.round));
    CHECK(rules::must_be_open(round));
    TRY(after, change.onto(before));
    CHECK(rules::must_say_why_not_in(after));
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, action)));
    return after;
}

}  // namespace varn::risk
