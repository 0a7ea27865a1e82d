#pragma once
// Doing something in an analysis that nobody else can change meanwhile.
#include "platform/holding.h"
#include "service.h"

namespace varn::risk {

/// Calls `verb(tx, analysis, round)` while the analysis is held and the round stood on; the verb commits.
/// Whoever comes later to the same analysis waits, and so does the closing of the round.
template <class Verb>
auto with_analysis(Town& town, Id<Analysis> const& id, Verb const& verb)
    -> decltype(verb(std::declval<db::WriteTx&>(), Analysis{}, AnalysisRound{})) {
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    CHECK(db::hold(tx, id));
    TRY(analysis, tx.get(id));
    CHECK(db::stand_on(tx, analysis.round));
    TRY(round, tx.get(analysis.round));
    return verb(tx, std::move(analysis), std::move(round));
}

/// The same for what is written in a draft: `verb(tx, analysis, round, action)` when the actor may write
/// there, the round is open and the analysis lies with who writes it.
template <class Verb>
auto writing_in(Town& town, Actor const& actor, Id<Analysis> const& id, Verb const& verb)
    -> decltype(verb(std::declval<db::WriteTx&>(), Analysis{}, AnalysisRound{})) {
    return with_analysis(
        town, id,
        [&](db::WriteTx& tx, Analysis const& analysis,
            AnalysisRound const& round) -> decltype(verb(tx, analysis, round)) {
            CHECK(auth::judge(policy(), actor, action_to_write(analysis.unit), place_at(analysis.unit)));
            CHECK(rules::must_be_open(round));
            CHECK(rules::must_be_a_draft(analysis));
            return verb(tx, analysis, round);
        });
}

/// Keeps what was written in an analysis.
inline Result<Done> keep(db::WriteTx& tx, Actor const& actor, MaybeUnit const& unit) {
    return std::move(tx).commit(audit::entry(actor, std::string{action_to_write(unit)}));
}

}  // namespace varn::risk
