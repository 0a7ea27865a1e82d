#pragma once
// What other contexts, and the command line, may ask of consultation.
#include <memory>
#include <vector>

#include "consultation/asks.h"
#include "consultation/views.h"
#include "platform/access.h"
#include "platform/archive.h"
#include "platform/db.h"
#include "platform/document_style.h"
#include "platform/documents.h"
#include "platform/http.h"

namespace varn::consultation {

/// Every remiss, the latest last day first.
Result<std::vector<ReferralLine>> referrals(Town& town, auth::Actor const& actor);
/// The cases that the actor may read, those with the nearest last day first.
Result<std::vector<CaseLine>> cases(Town& town, auth::Actor const& actor);
/// A case as its page shows it; `not_found` when it is another unit's and not submitted.
Result<CaseView> case_view(Town& town, auth::Actor const& actor, Id<OpinionCase> const& id);
/// All submitted answers to a remiss, side by side.
Result<Compilation> compilation(Town& town, auth::Actor const& actor, Id<Referral> const& id);
/// The opinion as a tjänsteutlåtande.
Result<documents::Document> opinion_document(Town& town, auth::Actor const& actor, Id<OpinionCase> const& id);
/// All answers as the remissammanställning of an utlåtande.
Result<documents::Document> compilation_document(Town& town, auth::Actor const& actor,
                                                 Id<Referral> const& id);
/// The case as an archive package (docs/formats/archive-package.md); `conflict` before it is submitted.
Result<std::string> archive_package(Town& town, auth::Actor const& actor, Id<OpinionCase> const& id,
                                    documents::Style const& style, std::string const& product_version);

auth::Rules policy();
/// `product_version` is what an archive package says that it was made by.
std::vector<http::Route> routes(std::shared_ptr<documents::Style const> style, std::string product_version);
std::vector<db::Migration> migrations();

}  // namespace varn::consultation
