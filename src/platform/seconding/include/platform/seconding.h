#pragma once
// Four eyes. Where a rule of a policy asks for two, a verb does not act: it proposes, and another person with
// the same right confirms. What then happens is told by the part whose verb it is; this part keeps the
// proposals.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/concealment.h"
#include "platform/http.h"

namespace varn::seconding {

enum class ProposalState { open, confirmed, refused, withdrawn };

/// What somebody proposed.
struct Proposal {
    Id<Proposal> id;
    std::string action;  // the policy action that takes two
    std::string entity;  // what it is about: the table …
    AnyId subject;       // … and the row
    std::optional<AnyId> place;
    std::string content;  // what was asked for, in the form of the verb that proposed
    std::string reason;
    std::string proposed_by;  // account
    Instant proposed_at;
    ProposalState state{};
    std::optional<std::string> decided_by;
    std::optional<Instant> decided_at;
    int version = 0;

    auth::Proposed proposed() const;
};

/// Why a proposal is confirmed, refused or taken back; may be empty.
struct Decision {
    std::string reason;
};

/// What a verb proposes.
struct Wish {
    std::string action;
    std::string entity;
    std::string subject;
    auth::Place place;
    std::string content;
    std::string reason;
};

/// The record that a proposal concerns: what marking would be lifted from, whose account gets a role.
struct About {
    std::string entity;
    AnyId id;
    std::optional<std::string> title;  // absent when its kind has none, or none that the reader may read
};

/// A proposal with the record it concerns; nothing of that when the reader may not see it, or it is gone.
struct ProposalTold {
    Id<Proposal> id;
    std::string action;
    std::string entity;
    AnyId subject;
    std::optional<AnyId> place;
    std::string content;
    std::string reason;
    std::string proposed_by;
    Instant proposed_at;
    ProposalState state{};
    std::optional<std::string> decided_by;
    std::optional<Instant> decided_at;
    int version = 0;
    std::optional<About> about;
};

/// A verb that takes two: whose policy it asks, and what happens when another confirms. `perform` writes in
/// the transaction it is given and asks auth::decide_second for its permit; it does not commit. `about` tells
/// the record, with the reader's own eyes.
struct Verb {
    std::string action;
    auth::Rules rules = {};
    std::function<Result<Done>(Town&, db::SealingTx&, auth::Actor const&, Proposal const&)> perform = {};
    std::function<Result<std::optional<About>>(Town&, auth::Actor const&, Proposal const&)> about = {};
};
/// Nothing to tell of for what is hidden or not there; any other failure as it is.
Result<std::optional<About>> unless_hidden(Error error);

/// Everybody with a role may propose; whether she may propose this is asked of the verb's own policy.
auth::Rules policy();
std::vector<db::Migration> seconding_migrations();

/// Keeps a proposal for another to decide. `forbidden` when `rules` do not let the actor do the thing at all;
/// `conflict` when the same is already proposed.
Result<Proposal> propose(Town& town, auth::Actor const& actor, auth::Rules rules, Wish const& wish);
/// The proposals that the actor made or may decide, open ones first, then the newest, each with what it
/// concerns.
Result<http::Page<ProposalTold>> proposals(Town& town, auth::Actor const& actor,
                                           std::vector<Verb> const& verbs, http::Call::Window window);
/// Does what was proposed, and says so. `forbidden` for the one who proposed it.
Result<Proposal> confirm(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                         Id<Proposal> const& id, Decision const& decision);
/// Ends a proposal without doing it: taken back by the one who made it, refused by another who may decide.
Result<Proposal> refuse(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                        Id<Proposal> const& id, Decision const& decision);

/// GET /proposals, POST /proposals/{id}/confirmations and /refusals.
std::vector<http::Route> routes(std::vector<Verb> verbs);

}  // namespace varn::seconding

namespace varn::seconding::facts {
inline constexpr FieldFacts id{.label = "common.id",
                               .example = "01903f5e-0000-7000-8000-000000000031",
                               .fixed = true,
                               .server_set = true};
inline constexpr FieldFacts action{.label = "seconding.action", .example = "secrecy.release", .fixed = true};
inline constexpr FieldFacts entity{.label = "seconding.entity", .example = "marking", .fixed = true};
inline constexpr FieldFacts subject{
    .label = "seconding.subject", .example = "01903f5e-0000-7000-8000-000000000032", .fixed = true};
inline constexpr FieldFacts place{.label = "seconding.place",
                                  .example = "01903f5e-0000-7000-8000-000000000001",
                                  .fixed = true,
                                  .mention = true};
inline constexpr FieldFacts content{.label = "seconding.content",
                                    .example = "{}",
                                    .secrecy = Secrecy::internal,
                                    .fixed = true,
                                    .length_max = 4000};
inline constexpr FieldFacts reason{.label = "seconding.reason",
                                   .example = "Objektet är avvecklat.",
                                   .secrecy = Secrecy::internal,
                                   .fixed = true,
                                   .length_max = 2000};
inline constexpr FieldFacts proposed_by{
    .label = "seconding.proposed_by", .example = "01903f5e-0000-7000-8000-000000000011", .fixed = true};
inline constexpr FieldFacts proposed_at{
    .label = "seconding.proposed_at", .example = "2024-02-01T08:00:00.000Z", .fixed = true};
inline constexpr FieldFacts state{.label = "seconding.state", .example = "open"};
inline constexpr FieldFacts decided_by{.label = "seconding.decided_by",
                                       .example = "01903f5e-0000-7000-8000-000000000012"};
inline constexpr FieldFacts decided_at{.label = "seconding.decided_at",
                                       .example = "2024-02-01T09:00:00.000Z"};
inline constexpr FieldFacts version{.label = "common.version", .example = "1", .server_set = true};
}  // namespace varn::seconding::facts

template <>
struct varn::Describe<varn::seconding::Proposal> {
    using P = seconding::Proposal;
    static constexpr auto value = entity<P>(
        "proposal", field<&P::id>(seconding::facts::id), field<&P::action>(seconding::facts::action),
        field<&P::entity>(seconding::facts::entity), field<&P::subject>(seconding::facts::subject),
        field<&P::place>(seconding::facts::place), field<&P::content>(seconding::facts::content),
        field<&P::reason>(seconding::facts::reason), field<&P::proposed_by>(seconding::facts::proposed_by),
        field<&P::proposed_at>(seconding::facts::proposed_at), field<&P::state>(seconding::facts::state),
        field<&P::decided_by>(seconding::facts::decided_by),
        field<&P::decided_at>(seconding::facts::decided_at), field<&P::version>(seconding::facts::version));
};

template <>
struct varn::Describe<varn::seconding::About> {
    using A = seconding::About;
    static constexpr auto value = entity<A>(
        "proposal_about", field<&A::entity>({.label = "seconding.about_entity", .example = "goal"}),
        field<&A::id>({.label = "seconding.about_id", .example = "01903f5e-0000-7000-8000-000000000020"}),
        field<&A::title>({.label = "seconding.about_title",
                          .example = "Ökad förmåga",
                          .secrecy = Secrecy::internal,
                          .length_max = 4000}));
};

template <>
struct varn::Describe<varn::seconding::ProposalTold> {
    using P = seconding::ProposalTold;
    static constexpr auto value = entity<P>(
        "proposal_told", field<&P::id>(seconding::facts::id), field<&P::action>(seconding::facts::action),
        field<&P::entity>(seconding::facts::entity), field<&P::subject>(seconding::facts::subject),
        field<&P::place>(seconding::facts::place), field<&P::content>(seconding::facts::content),
        field<&P::reason>(seconding::facts::reason), field<&P::proposed_by>(seconding::facts::proposed_by),
        field<&P::proposed_at>(seconding::facts::proposed_at), field<&P::state>(seconding::facts::state),
        field<&P::decided_by>(seconding::facts::decided_by),
        field<&P::decided_at>(seconding::facts::decided_at), field<&P::version>(seconding::facts::version),
        field<&P::about>({.label = "seconding.about"}));
};

template <>
struct varn::Describe<varn::seconding::Decision> {
    using D = seconding::Decision;
    static constexpr auto value = entity<D>(
        "decision", field<&D::reason>({.label = "seconding.reason",
                                       .example = "Sekretessprövat; uppgiften är offentlig i beslutet.",
                                       .length_max = 2000}));
};
