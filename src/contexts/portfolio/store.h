#pragma once
// All questions that the portfolio context asks the database.
#include "continuity/network.h"
#include "platform/http.h"
#include "portfolio/api.h"

namespace varn::portfolio::store {

using http::Page;
using Window = http::Call::Window;

/// The effects of a measure, or of all when none is named; in the order of ids.
Result<Page<MeasureEffect>> effects(db::ReadTx& tx, std::string const& measure, Window window);
Result<std::vector<MeasureEffect>> all_effects(db::ReadTx& tx);

/// A need that goes on, and how many members it has; the members themselves.
Result<std::vector<continuity::NeedMember>> members_of(db::ReadTx& tx, Id<Need> const& need);

/// The needs of a service or a resource, in the order of ids.
Result<std::vector<Need>> needs_of(db::ReadTx& tx, std::string const& owner);
Result<std::vector<CriticalService>> services(db::ReadTx& tx);
Result<std::vector<Resource>> resources(db::ReadTx& tx);
/// Which protection values each service names a consequence for, by the ids; each pair once.
struct Touches {
    std::string service;
    std::string value;
    std::string title;
};
Result<std::vector<Touches>> consequences(db::ReadTx& tx);

/// What an account is called; the id itself when nobody knows it.
Result<std::string> account_name(db::ReadTx& tx, std::string const& account);

/// The newest first.
Result<Page<DecisionProposal>> proposals(db::ReadTx& tx, Window window);
Result<std::int64_t> measures_in(db::ReadTx& tx, Id<DecisionProposal> const& proposal);

}  // namespace varn::portfolio::store
