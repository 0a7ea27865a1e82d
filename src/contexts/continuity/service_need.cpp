// Needs, written together with their members: one body, one version, one entry in the audit.
#include <algorithm>

#include "platform/holding.h"
#include "service.h"

namespace varn::continuity {
namespace {

Need row_of(NeedInFull const& told) {
    return {told.id,
            told.unit,
            told.service,
            told.resource,
            told.what,
            told.needed,
            static_cast<int>(told.members.size()),
            told.buffer_minutes,
            told.refill_minutes,
            told.agreement,
            told.tested_on,
            told.note,
            told.version};
}

bool is_same(NeedMember const& row, Member const& member) {
    return row.service == member.service && row.resource == member.resource;
}

/// Nobody ends a member until the need that names it is kept.
Result<Done> stand_on_members(db::WriteTx& tx, NeedInFull const& need) {
    for (auto const& member : need.members) {
        if (member.service) {
            CHECK(db::stand_on(tx, *member.service));
        } else if (member.resource) {
            CHECK(db::stand_on(tx, *member.resource));
        }
    }
    return Done{};
}

Result<Done> put_members(Town& town, db::WriteTx& tx, Actor const& actor, NeedInFull const& need,
                         std::vector<NeedMember> const& before) {
    TRY(permit, auth::decide<NeedMember>(policy(), actor, "continuity.write", need.unit.text));
    for (auto const& row : before) {
        bool const stays = std::any_of(need.members.begin(), need.members.end(),
                                       [&](Member const& member) { return is_same(row, member); });
        if (!stays) {
            CHECK(tx.remove(permit, row));
        }
    }
    for (auto const& member : need.members) {
        bool const is_there = std::any_of(before.begin(), before.end(),
                                          [&](NeedMember const& row) { return is_same(row, member); });
        if (!is_there) {
            CHECK(tx.insert(permit, NeedMember{town.new_id<NeedMember>(), need.unit, need.id, member.service,
                                               member.resource}));
        }
    }
    return Done{};
}

/// What is unsound is told before what is locked, so that a member that is not there is told as such.
Result<Done> check_need(Town& town, db::WriteTx& tx, NeedInFull const& need) {
    CHECK(rules::must_be_sound(tx, need, town.clock.today()));
    CHECK(stand_on_members(tx, need));
    return rules::must_be_sound(tx, need, town.clock.today());
}

}  // namespace

Result<NeedInFull> put_need(Town& town, db::WriteTx& tx, Actor const& actor, NeedInFull need) {
    CHECK(must_be_somebody(actor));
    CHECK(ground(tx, need));
    TRY(permit, auth::decide<Need>(policy(), actor, "continuity.write", need.unit.text));
    CHECK(check_need(town, tx, need));
    need.id = town.new_id<Need>();
    need.version = 1;
    CHECK(tx.insert(permit, row_of(need)));
    CHECK(put_members(town, tx, actor, need, {}));
    return need;
}

Result<NeedInFull> lay_need(Town& town, db::WriteTx& tx, Actor const& actor, Need const& before,
                            NeedInFull const& wanted) {
    TRY(permit, auth::decide<Need>(policy(), actor, "continuity.write", auth::place_of(before)));
    CHECK(check_need(town, tx, wanted));
    TRY(members, store::members_of(tx, before.id));
    auto after = row_of(wanted);
    CHECK(tx.update(permit, before, after));
    CHECK(put_members(town, tx, actor, wanted, members));
    return in_full(tx, after);
}

Result<NeedInFull> add_need(Town& town, Actor const& actor, NeedInFull need) {
    db::WriteTx tx{town.db};
    TRY(made, put_need(town, tx, actor, std::move(need)));
    TRY(told, in_full(tx, row_of(made)));
    CHECK(std::move(tx).commit(audit::entry(actor, "continuity.write")));
    return told;
}

Result<NeedInFull> change_need(Town& town, Actor const& actor, Id<Need> const& id, int version,
                               json::Change<NeedInFull> const& change) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(found, store::need(tx, id));
    if (!found) {
        return not_found();
    }
    auto const before = *found;
    CHECK(auth::decide<Need>(policy(), actor, "continuity.write", auth::place_of(before)));
    if (before.version != version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    TRY(told, in_full(tx, before));
    TRY(wanted, change.onto(told));
    TRY(now, lay_need(town, tx, actor, before, wanted));
    CHECK(std::move(tx).commit(audit::entry(actor, "continuity.write")));
    return now;
}

Result<Done> remove_need(Town& town, Actor const& actor, Id<Need> const& id) {
    db::WriteTx tx{town.db};
    CHECK(must_be_somebody(actor));
    TRY(found, store::need(tx, id));
    if (!found) {
        return not_found();
    }
    TRY(permit, auth::decide<Need>(policy(), actor, "continuity.write", auth::place_of(*found)));
    TRY(of_members, auth::decide<NeedMember>(policy(), actor, "continuity.write", auth::place_of(*found)));
    TRY(members, store::members_of(tx, id));
    for (auto const& member : members) {
        CHECK(tx.remove(of_members, member));
    }
    CHECK(tx.remove(permit, *found));
    return std::move(tx).commit(audit::entry(actor, "continuity.write"));
}

}  // namespace varn::continuity
