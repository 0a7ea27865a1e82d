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

/// A verb that takes two: whose policy it asks, and what happens when another confirms. `perform` writes in
/// the transaction it is given and asks auth::decide_second for its permit; it does not commit.
struct Verb {
    std::string action;
    auth::Rules rules;
    std::function<Result<Done>(Town&, db::SealingTx&, auth::Actor const&, Proposal const&)> perform;
};

/// Everybody with a role may propose; whether she may propose this is asked of the verb's own policy.
auth::Rules policy();
std::vector<db::Migration> seconding_migrations();

/// Keeps a proposal for another to decide. `forbidden` when `rules` do not let the actor do the thing at all;
/// `conflict` when the same is already proposed.
Result<Proposal> propose(Town& town, auth::Actor const& actor, auth::Rules rules, Wish const& wish);
/// The proposals that the actor made or may decide, open ones first, then the newest.
Result<http::Page<Proposal>> proposals(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                                       http::Call::Window window);
/// Does what was proposed, and says so. `forbidden` for the one who proposed it.
Result<Proposal> confirm(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                         Id<Proposal> const& id, Decision const& decision);
/// Ends a proposal without doing it: taken back by the one who made it, refused by another who may decide.
Result<Proposal> refuse(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                        Id<Proposal> const& id, Decision const& decision);

/// GET /proposals, POST /proposals/{id}/confirmations and /refusals.
std::vector<http::Route> routes(std::vector<Verb> verbs);

}  // namespace varn::seconding

template <>
struct varn::Describe<varn::seconding::Proposal> {
    using P = seconding::Proposal;
    static constexpr auto value = entity<P>(
        "proposal",
        field<&P::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000031",
                       .fixed = true,
                       .server_set = true}),
        field<&P::action>({.label = "seconding.action", .example = "secrecy.release", .fixed = true}),
        field<&P::entity>({.label = "seconding.entity", .example = "marking", .fixed = true}),
        field<&P::subject>(
            {.label = "seconding.subject", .example = "01903f5e-0000-7000-8000-000000000032", .fixed = true}),
        field<&P::place>({.label = "seconding.place",
                          .example = "01903f5e-0000-7000-8000-000000000001",
                          .fixed = true,
                          .mention = true}),
        field<&P::content>({.label = "seconding.content",
                            .example = "{}",
                            .secrecy = Secrecy::internal,
                            .fixed = true,
                            .length_max = 4000}),
        field<&P::reason>({.label = "seconding.reason",
                           .example = "Objektet är avvecklat.",
                           .secrecy = Secrecy::internal,
                           .fixed = true,
                           .length_max = 2000}),
        field<&P::proposed_by>({.label = "seconding.proposed_by",
                                .example = "01903f5e-0000-7000-8000-000000000011",
                                .fixed = true}),
        field<&P::proposed_at>(
            {.label = "seconding.proposed_at", .example = "2024-02-01T08:00:00.000Z", .fixed = true}),
        field<&P::state>({.label = "seconding.state", .example = "open"}),
        field<&P::decided_by>(
            {.label = "seconding.decided_by", .example = "01903f5e-0000-7000-8000-000000000012"}),
        field<&P::decided_at>({.label = "seconding.decided_at", .example = "2024-02-01T09:00:00.000Z"}),
        field<&P::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::seconding::Decision> {
    using D = seconding::Decision;
    static constexpr auto value = entity<D>(
        "decision", field<&D::reason>({.label = "seconding.reason",
                                       .example = "Sekretessprövat; uppgiften är offentlig i beslutet.",
                                       .length_max = 2000}));
};
