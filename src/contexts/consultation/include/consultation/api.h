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

using Window = http::Call::Window;

/// A page of the remisser that the actor may know of, the latest last day first.
Result<http::Page<ReferralLine>> referrals(Town& town, auth::Actor const& actor, Window window);
/// The remiss that goes by a key.
Result<Referral> referral_of_key(Town& town, auth::Actor const& actor, std::string const& key);
/// A page of the cases that the actor may read, those with the nearest last day first.
Result<http::Page<CaseLine>> cases(Town& town, auth::Actor const& actor, Window window);
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
