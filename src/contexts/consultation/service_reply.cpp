// What the one who asked replies to each view, and which views led to which change.
#include <algorithm>

#include "service.h"

namespace varn::consultation {
namespace {

/// The remiss that a view answers; `invalid` unless the answer is submitted.
Result<Referral> referral_of(db::ReadTx& tx, Id<OpinionView> const& id) {
    TRY(view, tx.find(id));
    if (!view) {
        return invalid("/view", "consultation.not_there");
    }
    TRY(of, tx.get(view->opinion_case));
    if (!of.referral || of.state != CaseState::submitted) {
        return invalid("/view", "consultation.not_there");
    }
    return tx.get(*of.referral);
}

Result<Done> must_be_a_change(db::ReadTx& tx, ViewReply const& reply) {
    if (reply.change) {
        TRY(found, tx.find(*reply.change));
        if (!found) {
            return invalid("/change", "consultation.not_there");
        }
        if (reply.reply == Reply::not_followed) {
            return invalid("/change", "consultation.not_followed_changes_nothing");
        }
    }
    return Done{};
}

}  // namespace

Result<ViewReply> add_reply(Town& town, Actor const& actor, ViewReply reply) {
    CHECK(may_read(actor));
    db::WriteTx tx{town.db};
    TRY(referral, referral_of(tx, reply.view));
    reply.unit = referral.unit;
    reply.referral = referral.id;
    TRY(permit, auth::decide<ViewReply>(policy(), actor, "consultation.lead", auth::place_of(reply)));
    CHECK(must_be_a_change(tx, reply));
    reply.id = town.new_id<ViewReply>();
    reply.version = 1;
    CHECK(tx.insert(permit, reply));
    CHECK(std::move(tx).commit(audit::entry(actor, "consultation.lead")));
    return reply;
}

Result<ViewReply> change_reply(Town& town, Actor const& actor, Id<ViewReply> const& id, int version,
                               json::Change<ViewReply> const& change) {
    CHECK(may_read(actor));
    return revise({town, policy(), actor, "consultation.lead"}, id, version, change, must_be_a_change);
}

Result<Page<CausedChange>> caused_changes(Town& town, Actor const& actor, Id<Edition> const& edition) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    CHECK(tx.get(edition));
    TRY(replies, store::replies_that_changed(tx, edition));
    Page<CausedChange> page;
    for (auto const& reply : replies) {
        if (page.items.empty() || page.items.back().change != *reply.change) {
            TRY(change, tx.get(*reply.change));
            page.items.push_back({change.id, change.title, {}});
        }
        TRY(view, tx.get(reply.view));
        TRY(of, tx.get(view.opinion_case));
        auto name = of.sender;
        if (!of.external) {
            TRY(unit, organisation::unit_on(tx, of.unit, town.clock.today()));
            name = unit.name;
        }
        page.items.back().views.push_back({view.id, of.id, std::move(name), view.stance, view.body});
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

}  // namespace varn::consultation
