#pragma once
// What the risk context asks the database of risks and their consequences.
#include "risk/register.h"
#include "store.h"

namespace varn::risk::store {

/// Which risks are wanted; all that are not retired when nothing is said.
struct RiskFilter {
    std::string round = {};
    std::string analysis = {};
    std::optional<std::vector<std::string>> units = {};
    std::string kind = {};
    std::optional<Treatment> treatment = {};
    std::optional<RiskStanding> standing = {};
    std::optional<bool> antagonistic = {};
    std::string protection_value = {};  // that it has a consequence for
    int level_from = 0;                 // of that consequence, or of any
    std::string words = {};
};
enum class RiskOrder { consequence, likelihood, unit, title };

/// A page of what is wanted, and how many there are in all.
Result<Page<Risk>> risks(db::ReadTx& tx, RiskFilter const& filter, RiskOrder order, Window window);
/// All that is wanted, the gravest first.
Result<std::vector<Risk>> all_risks(db::ReadTx& tx, RiskFilter const& filter);
/// All of an analysis, the retired among them, in the order of their numbers.
Result<std::vector<Risk>> risks_of(db::ReadTx& tx, Id<Analysis> const& analysis);
Result<int> next_number(db::ReadTx& tx, Id<Analysis> const& analysis);
/// The consequences of these risks, by risk in the order of protection values.
Result<std::vector<RiskConsequence>> consequences(db::ReadTx& tx, std::vector<Risk> const& risks);
/// The protection value that goes by the same key in another edition.
Result<std::optional<ProtectionValue>> same_value(db::ReadTx& tx, Id<ProtectionValue> const& value,
                                                  Id<Edition> const& edition);

}  // namespace varn::risk::store
