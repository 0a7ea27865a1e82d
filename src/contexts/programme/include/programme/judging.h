#pragma once
// What has been decided about findings that are told as `FindingView`, whichever room found them.
#include <vector>

#include "platform/findings.h"
#include "platform/town.h"
#include "programme/coverage_report.h"

namespace varn::programme {

/// Findings as decisions about them are kept: by the ids of what they point at.
std::vector<findings::FindingFacts> facts_of(std::vector<FindingView> const& views);
/// Puts on each finding its key, its checksum and what has been decided about it.
Result<Done> judge(db::ReadTx& tx, std::vector<FindingView>& views, Date on);

}  // namespace varn::programme
