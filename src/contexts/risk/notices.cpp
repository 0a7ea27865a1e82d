// Whom to tell of analyses: reminding by itself on the round's days, or at once when the centre asks.
#include "risk/notices.h"

#include <algorithm>
#include <set>

#include "platform/holders.h"
#include "service.h"

namespace varn::risk {
namespace {

using Title = Result<std::optional<std::string>>;

constexpr int after_follow_up = 6 * 60 + 40;

Title analysis_title(Town& town, Actor const& actor, std::string const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(analysis, tx.get(Id<Analysis>{id}));
    TRY(round, tx.get(analysis.round));
    if (!analysis.unit) {
        return std::optional{round.name};
    }
    TRY(unit, organisation::unit_on(tx, *analysis.unit, round.units_on.value_or(town.clock.today())));
    return std::optional{round.name + ", " + unit.name};
}

/// What the days of a round ask for today: which kind, and under which word it is told once.
struct RemindingWord {
    notify::Kind const* kind = nullptr;
    std::string once;
};
RemindingWord word_today(AnalysisRound const& round, Date today) {
    if (today > round.due) {
        if (round.remind_every_days == 0) {
            return {};
        }
        auto const turn = (today.days - round.due.days - 1) / round.remind_every_days;
        return {&analysis_late, to_text(round.due) + "/after/" + std::to_string(turn)};
    }
    if (round.remind_before_days > 0 && plus_days(round.due, -round.remind_before_days) <= today) {
        return {&analysis_due_soon, to_text(round.due) + "/before"};
    }
    return {};
}

/// Who answers for an analysis: those of its unit, or the centre for the whole town's.
Result<std::vector<std::string>> people_of(db::ReadTx& tx, Analysis const& analysis, Date today) {
    if (analysis.unit) {
        return organisation::writers_of(tx, *analysis.unit, today);
    }
    return auth::holders(tx, {auth::Role::strategist}, today, auth::Holding::whole_town);
}

Result<int> remind_round(Town& town, AnalysisRound const& round, RemindingWord const& word) {
    db::WriteTx tx{town.db};
    TRY(analyses, store::analyses(tx, round.id));
    int waiting = 0;
    for (auto const& analysis : analyses) {
        if (analysis.state != AnalysisState::draft) {
            continue;
        }
        ++waiting;
        TRY(people, people_of(tx, analysis, town.clock.today()));
        CHECK(notify::tell(town, tx,
                           {.kind = *word.kind,
                            .to = std::move(people),
                            .subject = analysis.id.text,
                            .by = {},
                            .once = analysis.id.text + "/" + word.once}));
    }
    if (waiting > 0) {
        auto entry = audit::entry(Actor{"system", "system", {}}, "risk.remind");
        entry.entity = "analysis_round";
        entry.subject = round.id.text;
        CHECK(std::move(tx).commit(entry));
    }
    return waiting;
}

}  // namespace

Result<int> remind(Town& town) {
    std::vector<AnalysisRound> open;
    {
        db::ReadTx tx{town.db};
        TRY(rounds, store::open_rounds(tx));
        open = std::move(rounds);
    }
    int all = 0;
    for (auto const& round : open) {
        auto const word = word_today(round, town.clock.today());
        if (word.kind != nullptr) {
            TRY(waiting, remind_round(town, round, word));
            all += waiting;
        }
    }
    return all;
}

Result<AnalysesReminded> remind_now(Town& town, Actor const& actor, Id<AnalysisRound> const& id,
                                    AnalysisReminding const& ask) {
    db::WriteTx tx{town.db};
    TRY(round, tx.get(id));
    CHECK(auth::judge(policy(), actor, "risk.lead", std::nullopt));
    CHECK(rules::must_be_open(round));
    TRY(analyses, store::analyses(tx, id));
    for (std::size_t i = 0; i < ask.analyses.size(); ++i) {
        bool const there = std::any_of(analyses.begin(), analyses.end(),
                                       [&](Analysis const& one) { return one.id == ask.analyses[i]; });
        if (!there) {
            return invalid("/analyses/" + std::to_string(i), "risk.not_there");
        }
    }
    AnalysesReminded reminded;
    for (auto const& analysis : analyses) {
        bool const named = ask.analyses.empty() || std::find(ask.analyses.begin(), ask.analyses.end(),
                                                             analysis.id) != ask.analyses.end();
        if (!named || analysis.state != AnalysisState::draft) {
            continue;
        }
        TRY(people, people_of(tx, analysis, town.clock.today()));
        ++reminded.analyses;
        reminded.people += static_cast<std::int64_t>(people.size());
        CHECK(notify::tell(town, tx,
                           {.kind = analysis_reminded,
                            .to = std::move(people),
                            .subject = analysis.id.text,
                            .by = actor.account}));
    }
    auto entry = audit::entry(actor, "risk.lead", "reminded");
    entry.entity = "analysis_round";
    entry.subject = id.text;
    CHECK(std::move(tx).commit(entry));
    return reminded;
}

void add_titles(notify::Titles& titles) {
    titles["risk_analysis"] = analysis_title;
}

jobs::Kind reminding() {
    return {.name = "risk.remind",
            .run = [](jobs::Work& work) -> Result<std::string> {
                TRY(waiting, remind(work.town()));
                return std::to_string(waiting);
            },
            .schedule = {.daily_at_minute = after_follow_up}};
}

}  // namespace varn::risk
