// Rounds: planned, opened for units and goals, closed for good.
#include <algorithm>

#include "followup/notices.h"
#include "opening.h"
#include "platform/holding.h"

namespace varn::followup {
namespace {

/// How far every round has come, by id.
Result<std::map<std::string, RoundView>> progress(db::ReadTx& tx) {
    std::map<std::string, RoundView> all;
    TRY(sheets, store::sheet_counts(tx));
    for (auto const& one : sheets) {
        auto& view = all[one.round.text];
        view.units += one.count;
        view.handed_in += rules::counts(one.status) ? one.count : 0;
        view.accepted += one.status == SheetStatus::accepted ? one.count : 0;
        view.handed_back += one.status == SheetStatus::handed_back ? one.count : 0;
    }
    TRY(goals, store::goal_counts(tx));
    for (auto const& one : goals) {
        all[one.round.text].goals = one.count;
    }
    return all;
}

Result<RoundView> view_of(db::ReadTx& tx, Round round, std::map<std::string, RoundView> const& all,
                          Actor const& actor, Date today) {
    auto const known = all.find(round.id.text);
    auto view = known == all.end() ? RoundView{} : known->second;
    TRY(edition, tx.find(round.edition));
    view.edition_title = edition ? edition->title : "";
    view.days_late = rules::days_late(round, today);
    view.may_lead = may(actor, "followup.lead", std::nullopt);
    view.version = round.version;
    view.round = std::move(round);
    return view;
}

Result<Done> check_round(db::ReadTx& tx, Round const& round) {
    CHECK(rules::must_have_days_in_order(round));
    return rules::must_be_an_edition_to_follow_up(tx, round);
}

/// What stays as it is once units have been asked.
Result<Done> must_keep_what_was_asked(Round const& before, Round const& after) {
    if (before.kind != after.kind || before.year != after.year || before.period_from != after.period_from ||
        before.period_to != after.period_to) {
        return Error{ErrorCode::conflict, "followup.asked_already", {}, {}, {}};
    }
    return Done{};
}

Result<Done> tell_of_opening(Town& town, db::WriteTx& tx, Actor const& actor,
                             std::vector<Sheet> const& sheets) {
    TRY(answerers, Answerers::on(tx, town.clock.today()));
    for (auto const& sheet : sheets) {
        std::vector<std::string> to;
        for (auto const& one : answerers.of(sheet.unit)) {
            to.push_back(one.account.text);
        }
        CHECK(notify::tell(
            town, tx,
            {.kind = round_opened, .to = std::move(to), .subject = sheet.id.text, .by = actor.account}));
    }
    return Done{};
}

}  // namespace

Result<Done> may_read(Town&, Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "followup.read", std::nullopt));
    return Done{};
}

bool may(Actor const& actor, std::string_view action, auth::Place const& place) {
    return auth::judge(policy(), actor, action, place).ok();
}

Result<std::vector<Round>> opened_rounds(db::ReadTx& tx) {
    return store::opened_rounds(tx);
}

Result<Round> round_called(db::ReadTx& tx, std::string const& name) {
    TRY(found, store::rounds_named(tx, name));
    if (found.empty()) {
        return not_found();
    }
    return std::move(found.front());
}

Result<Page<RoundView>> list_rounds(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(rounds, store::rounds(tx, window));
    TRY(all, progress(tx));
    Page<RoundView> page{{}, rounds.total};
    for (auto& round : rounds.items) {
        TRY(view, view_of(tx, std::move(round), all, actor, town.clock.today()));
        page.items.push_back(std::move(view));
    }
    return page;
}

Result<RoundView> round_view(Town& town, Actor const& actor, Id<Round> const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(round, tx.get(id));
    TRY(all, progress(tx));
    return view_of(tx, std::move(round), all, actor, town.clock.today());
}

Result<Round> add_round(Town& town, Actor const& actor, Round round) {
    round.state = RoundState::draft;
    return add(leading(town, actor), std::move(round), check_round);
}

Result<Round> change_round(Town& town, Actor const& actor, Id<Round> const& id, int version,
                           json::Change<Round> const& change) {
    return revise(leading(town, actor), id, version, change,
                  [](db::ReadTx& tx, Round const& after) -> Result<Done> {
                      TRY(before, tx.get(after.id));
                      CHECK(rules::must_not_be_closed(before));
                      if (before.state == RoundState::open) {
                          CHECK(must_keep_what_was_asked(before, after));
                      }
                      return check_round(tx, after);
                  });
}

Result<Round> open_round(Town& town, Actor const& actor, Id<Round> const& id, Opening const& ask,
                         std::optional<int> version) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<Round>(policy(), actor, "followup.lead", std::nullopt));
    CHECK(rules::must_be_current(version, before.version));
    if (before.state != RoundState::draft) {
        return Error{ErrorCode::conflict, "followup.opened_already", {}, {}, {}};
    }
    CHECK(check_round(tx, before));
    auto after = before;
    after.state = RoundState::open;
    after.opened_at = town.clock.now();
    after.tree_on = std::min(before.period_to, town.clock.today());
    CHECK(tx.update(permit, before, after));
    Opener opener{town, tx, actor, after};
    CHECK(opener.open(ask));
    CHECK(tell_of_opening(town, tx, actor, opener.sheets()));
    CHECK(std::move(tx).commit(audit::entry(actor, "followup.lead")));
    return after;
}

Result<Round> close_round(Town& town, Actor const& actor, Id<Round> const& id, Closing const& ask,
                          std::optional<int> version) {
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    TRY(permit, auth::decide<Round>(policy(), actor, "followup.lead", std::nullopt));
    CHECK(db::hold(tx, id));  // whoever is answering in it is waited for
    TRY(before, tx.get(id));
    CHECK(rules::must_be_current(version, before.version));
    CHECK(rules::must_be_open(before));
    TRY(sheets, store::sheets(tx, id));
    auto const waiting = std::count_if(sheets.begin(), sheets.end(),
                                       [](Sheet const& sheet) { return !rules::counts(sheet.status); });
    if (waiting > 0 && !ask.with_unanswered) {
        return Error{
            ErrorCode::conflict, "followup.some_unanswered", {{"count", std::to_string(waiting)}}, {}, {}};
    }
    auto after = before;
    after.state = RoundState::closed;
    after.closed_at = town.clock.now();
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "followup.lead")));
    return after;
}

}  // namespace varn::followup
