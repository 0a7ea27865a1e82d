#pragma once
// What other contexts, and the command line, may ask of the programme. Few functions, all of them questions
// but for the pack's.
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/intake.h"
#include "platform/pack.h"
#include "programme/coverage_report.h"
#include "programme/readings.h"
#include "programme/views.h"

namespace varn::programme {

/// The edition of a programme that is in force on a date; nothing when none is.
Result<std::optional<EditionView>> edition_in_force(db::ReadTx& tx, Id<Programme> const& programme, Date on);
/// The thing of that kind and id; `not_found` when there is none.
Result<NodeView> node(db::ReadTx& tx, NodeKind kind, std::string const& id);
/// What a thing hangs on and what hangs on it, with titles, in all editions: links, carriers, treatments,
/// references.
Result<std::vector<Neighbour>> neighbours(db::ReadTx& tx, NodeKind kind, std::string const& id, Date on);
/// What coverage finds about an edition on a date, as the page and the API tell it. Worked out once for all
/// who ask, until something it was made from changes.
using SharedCoverage = std::shared_ptr<CoverageReport const>;
Result<SharedCoverage> coverage_report(db::ReadTx& tx, Id<Edition> const& edition, Date on);
/// The tables it is made from, decisions about findings among them.
std::span<std::string_view const> tables_of_coverage();
/// The same for packs, without a database. `key` names an edition or a programme; when it is empty, the
/// programme that says the most is meant. `not_found` when there is no such edition.
Result<CoverageReport> coverage_of_packs(std::span<pack::Pack const> packs, std::string_view key, Date on);

/// Takes in the programmes, topics, requirements and fulfilments of a pack, after organisation has taken in
/// its units. All or nothing; what is already so is left alone.
Result<Done> import_pack(Intake& intake, pack::Pack const& pack);
/// Everything of this context as the members of a pack's file.
Result<pack::Node> export_pack(db::ReadTx& tx);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();

}  // namespace varn::programme
