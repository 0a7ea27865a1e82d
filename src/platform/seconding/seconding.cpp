#include "platform/seconding.h"

#include <algorithm>
#include <array>

#include "platform/assets.h"
#include "platform/db_migrations.h"

namespace varn::assets {
std::span<File const> seconding_migrations();
}

namespace varn::seconding {
namespace {

using auth::Reach;
using auth::Role;
using auth::Rule;

constexpr std::array rules{Rule{"proposal.make", Role::administrator, Reach::whole_town},
                           Rule{"proposal.make", Role::strategist, Reach::whole_town},
                           Rule{"proposal.make", Role::coordinator, Reach::whole_town},
                           Rule{"proposal.make", Role::head, Reach::whole_town},
                           Rule{"proposal.make", Role::auditor, Reach::whole_town}};

constexpr std::size_t proposals_max = 5000;

Verb const* verb_of(std::vector<Verb> const& verbs, std::string_view action) {
    auto const found =
        std::find_if(verbs.begin(), verbs.end(), [&](auto const& one) { return one.action == action; });
    return found == verbs.end() ? nullptr : &*found;
}

/// Those who made a proposal and those who could decide it know of it.
bool concerns(auth::Actor const& actor, std::vector<Verb> const& verbs, Proposal const& proposal) {
    auto const* verb = verb_of(verbs, proposal.action);
    return proposal.proposed_by == actor.account ||
           (verb != nullptr && auth::judge(verb->rules, actor, verb->action, proposal.proposed().place).ok());
}

Result<ProposalTold> told(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                          Proposal const& of) {
    ProposalTold all{
        of.id,          of.action,      of.entity, of.subject,    of.place,      of.content, of.reason,
        of.proposed_by, of.proposed_at, of.state,  of.decided_by, of.decided_at, of.version, {}};
    auto const* verb = verb_of(verbs, of.action);
    if (verb != nullptr && verb->about) {
        TRY(about, verb->about(town, actor, of));
        all.about = std::move(about);
    }
    return all;
}

/// An open proposal that concerns the actor.
Result<Proposal> load(db::ReadTx& tx, auth::Actor const& actor, std::vector<Verb> const& verbs,
                      Id<Proposal> const& id) {
    TRY(proposal, tx.get(id));
    if (!concerns(actor, verbs, proposal)) {
        return not_found();
    }
    if (proposal.state != ProposalState::open) {
        return Error{ErrorCode::conflict, "seconding.already_decided", {}, {}, {}};
    }
    return std::move(proposal);
}

struct Outcome {
    ProposalState state;
    std::string_view action;  // for the log
    std::string const& reason;
};

Result<Proposal> decide(Town& town, db::SealingTx&& tx, auth::Actor const& actor, Proposal const& before,
                        Outcome const& outcome) {
    TRY(permit, auth::decide<Proposal>(rules, actor, "proposal.make", std::nullopt));
    auto after = before;
    after.state = outcome.state;
    after.decided_by = actor.account;
    after.decided_at = town.clock.now();
    CHECK(tx.update(permit, before, after));
    CHECK(std::move(tx).commit(audit::entry(actor, std::string{outcome.action}, outcome.reason)));
    return after;
}

}  // namespace

auth::Proposed Proposal::proposed() const {
    return {proposed_by, place ? auth::Place{place->text} : std::nullopt};
}

Result<std::optional<About>> unless_hidden(Error error) {
    if (error.code == ErrorCode::not_found || error.code == ErrorCode::forbidden) {
        return std::optional<About>{};
    }
    return error;
}

auth::Rules policy() {
    return rules;
}

std::vector<db::Migration> seconding_migrations() {
    return db::migrations_of("seconding", assets::seconding_migrations());
}

Result<Proposal> propose(Town& town, auth::Actor const& actor, auth::Rules verb_rules, Wish const& wish) {
    CHECK(auth::judge(verb_rules, actor, wish.action, wish.place));
    db::WriteTx tx{town.db};
    TRY(same, tx.first<Proposal>("WHERE subject = $1 AND action = $2 AND content = $3 AND state = 'open'",
                                 wish.subject, wish.action, wish.content));
    if (same) {
        return Error{ErrorCode::conflict, "seconding.already_proposed", {}, {}, {}};
    }
    TRY(permit, auth::decide<Proposal>(rules, actor, "proposal.make", std::nullopt));
    Proposal const made{.id = town.new_id<Proposal>(),
                        .action = wish.action,
                        .entity = wish.entity,
                        .subject = {wish.subject},
                        .place = wish.place ? std::optional{AnyId{*wish.place}} : std::nullopt,
                        .content = wish.content,
                        .reason = wish.reason,
                        .proposed_by = actor.account,
                        .proposed_at = town.clock.now(),
                        .state = ProposalState::open,
                        .decided_by = {},
                        .decided_at = {},
                        .version = 1};
    CHECK(tx.insert(permit, made));
    CHECK(std::move(tx).commit(audit::entry(actor, "proposal.make", wish.reason)));
    return made;
}

Result<http::Page<ProposalTold>> proposals(Town& town, auth::Actor const& actor,
                                           std::vector<Verb> const& verbs, http::Call::Window window) {
    CHECK(auth::judge(rules, actor, "proposal.make", std::nullopt));
    std::vector<Proposal> all;
    {
        db::ReadTx tx{town.db};
        TRY(found, tx.select<Proposal>("ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, proposed_at "
                                       "DESC, id DESC LIMIT $1",
                                       std::int64_t{proposals_max}));
        all = std::move(found);
    }
    std::erase_if(all, [&](Proposal const& one) { return !concerns(actor, verbs, one); });
    http::Page<ProposalTold> page{{}, static_cast<std::int64_t>(all.size())};
    auto const from = std::min(all.size(), static_cast<std::size_t>(window.offset));
    auto const count = std::min(all.size() - from, static_cast<std::size_t>(window.limit));
    for (auto at = from; at < from + count; ++at) {
        TRY(one, told(town, actor, verbs, all[at]));
        page.items.push_back(std::move(one));
    }
    return page;
}

Result<Proposal> confirm(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                         Id<Proposal> const& id, Decision const& decision) {
    db::SealingTx tx{town.db};
    TRY(proposal, load(tx, actor, verbs, id));
    auto const* verb = verb_of(verbs, proposal.action);
    if (verb == nullptr) {
        return internal("nobody performs " + proposal.action);
    }
    // Asked before anything is done, so that one's own proposal is refused as such.
    CHECK(auth::decide_second<Proposal>(verb->rules, actor, verb->action, proposal.proposed()));
    CHECK(verb->perform(town, tx, actor, proposal));
    return decide(town, std::move(tx), actor, proposal,
                  {ProposalState::confirmed, verb->action, decision.reason});
}

Result<Proposal> refuse(Town& town, auth::Actor const& actor, std::vector<Verb> const& verbs,
                        Id<Proposal> const& id, Decision const& decision) {
    db::SealingTx tx{town.db};
    TRY(proposal, load(tx, actor, verbs, id));
    bool const own = proposal.proposed_by == actor.account;
    return decide(town, std::move(tx), actor, proposal,
                  {own ? ProposalState::withdrawn : ProposalState::refused,
                   own ? "proposal.withdraw" : "proposal.refuse", decision.reason});
}

std::vector<http::Route> routes(std::vector<Verb> verbs) {
    std::vector<http::Route> all;
    all.push_back(
        http::list("/proposals", [verbs](http::Call const& call) -> Result<http::Page<ProposalTold>> {
            TRY(window, call.window());
            return proposals(call.town, call.actor, verbs, window);
        }).says("proposal.list"));
    all.push_back(http::post("/proposals/{id}/confirmations",
                             [verbs](http::Call const& call, Decision const& decision) -> Result<Proposal> {
                                 return confirm(call.town, call.actor, verbs, {call.id}, decision);
                             })
                      .says("proposal.confirm"));
    all.push_back(http::post("/proposals/{id}/refusals",
                             [verbs](http::Call const& call, Decision const& decision) -> Result<Proposal> {
                                 return refuse(call.town, call.actor, verbs, {call.id}, decision);
                             })
                      .says("proposal.refuse"));
    return all;
}

}  // namespace varn::seconding
