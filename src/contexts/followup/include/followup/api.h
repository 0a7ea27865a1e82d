#pragma once
// What other contexts, reports and the command line may ask of follow-up. Questions but for the
// demonstration.
#include "followup/rollup_view.h"
#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/town.h"

namespace varn::followup {

/// Every round that has been opened, the newest period first.
Result<std::vector<Round>> opened_rounds(db::ReadTx& tx);
/// The round whose id, or name, that is; `not_found` when there is none.
Result<Round> round_called(db::ReadTx& tx, std::string const& name);
/// How a round stands, summed in every way. `not_found` for none, `conflict` for one that asks nobody yet.
Result<RollUp> roll_up(db::ReadTx& tx, Id<Round> const& round);
/// Which answers gave a sum: everything that was handed in, and who was silent. At most `most` of them.
Result<RollUpExplanation> explanation(db::ReadTx& tx, Id<Round> const& round, Chosen const& chosen,
                                      std::size_t most);
/// Every answer of a round that counts, and every silence, by unit in the order of the tree and by goal.
Result<std::vector<RollUpAnswer>> answers_of_round(db::ReadTx& tx, Id<Round> const& round);
/// How far each asked unit has come on a day, in the order of the tree, without anybody to call.
Result<std::vector<SheetLine>> sheet_lines(db::ReadTx& tx, Id<Round> const& round, Date on);
/// The chase list: how far each asked unit has come on a day, with whom to call of those who have not
/// answered.
Result<std::vector<SheetLine>> chase_list(db::ReadTx& tx, Id<Round> const& round, Date on);

/// Three rounds of made-up answers about an edition, for every unit that programmes bind, marked as
/// fictional. Nothing when there are rounds already, or no such edition. The same seed gives the same
/// answers.
Result<Done> add_demo_rounds(Town& town, std::string const& edition, std::uint32_t seed);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::followup
