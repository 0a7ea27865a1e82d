#pragma once
// What the composition root and the command line ask of the portfolio context.
#include <string>
#include <vector>

#include "platform/access.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/job_runner.h"
#include "portfolio/answers.h"

namespace varn::portfolio {

/// The measures that can be chosen among, as `city-measures/1` for the network that continuity gives out.
/// `forbidden` when the actor may not reckon or does not see all of it; `invalid` when there is none.
Result<std::string> measures_text(Town& town, auth::Actor const& actor, PortfolioAsk const& ask);

/// Here and now, whatever the size; watched and broken off by `watch`. Errors: those of the asks.
Result<YearsTold> years_now(Town& town, auth::Actor const& actor, YearsAsk const& ask,
                            resilience::Watch const& watch = {});
Result<PortfolioTold> portfolio_now(Town& town, auth::Actor const& actor, PortfolioAsk const& ask,
                                    resilience::Watch const& watch = {});

/// What figures rest on, in sentences of a language.
std::vector<std::string> assumptions_of(YearsTold const& told, std::string_view language);
std::vector<std::string> assumptions_of(PortfolioTold const& told, std::string_view language);

auth::Rules policy();
std::vector<http::Route> routes();
std::vector<db::Migration> migrations();
/// The kinds of jobs that work out what is asked.
std::vector<jobs::Kind> job_kinds();

}  // namespace varn::portfolio
