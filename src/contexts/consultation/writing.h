#pragma once
// The story that every write in a case shares: hold the case, ask the policy, see that it is not submitted,
// obey the rules of the trade, write. In one place, so that no write can forget that a submitted answer never
// changes.
#include "platform/holding.h"
#include "service.h"

namespace varn::consultation {

/// The right that writing a row asks for.
template <class T>
std::string_view action_of(OpinionCase const& opinion_case) {
    if (opinion_case.external) {
        return "consultation.lead";
    }
    return std::is_same_v<T, OpinionComment> ? "consultation.comment" : "consultation.write";
}

/// What a kind of row must obey; nothing by default. `before` is absent for a new row.
template <class T>
Result<Done> check(db::ReadTx&, T const*, T&) {
    return Done{};
}
Result<Done> check(db::ReadTx& tx, OpinionView const* before, OpinionView& row);
Result<Done> check(db::ReadTx& tx, OpinionSection const* before, OpinionSection& row);
Result<Done> check(db::ReadTx& tx, OpinionComment const* before, OpinionComment& row);
Result<Done> check(db::ReadTx& tx, Signature const* before, Signature& row);

/// Calls `verb(tx, case)` while the case is held; the verb commits. `not_found` for who may not read it,
/// `forbidden` for who may not do `action` there, `conflict` when it is submitted.
template <class Verb>
auto writing_in(Town& town, Actor const& actor, Id<OpinionCase> const& id, std::string_view action,
                Verb const& verb) -> decltype(verb(std::declval<db::WriteTx&>(), OpinionCase{})) {
    db::WriteTx tx{town.db};
    CHECK(readable_case(tx, actor, id));
    CHECK(db::hold(tx, id));
    TRY(opinion_case, tx.get(id));
    auto const asked = opinion_case.external ? std::string_view{"consultation.lead"} : action;
    CHECK(auth::judge(policy(), actor, asked, opinion_case.unit.text));
    CHECK(rules::must_be_preparing(tx, opinion_case));
    return verb(tx, std::move(opinion_case));
}

/// `too_many` when a case holds as many rows of a kind as it may.
Result<Done> must_have_room(db::ReadTx& tx, Table const& table, Id<OpinionCase> const& id);

/// A new row of a case, kept.
template <class T>
Result<T> add_to_case(Town& town, Actor const& actor, T row) {
    CHECK(may_read(actor));
    auto const action = action_of<T>(OpinionCase{});
    return writing_in(
        town, actor, row.opinion_case, action,
        [&](db::WriteTx& tx, OpinionCase const& opinion_case) -> Result<T> {
            auto made = row;
            made.unit = opinion_case.unit;
            TRY(permit, auth::decide<T>(policy(), actor, action_of<T>(opinion_case), auth::place_of(made)));
            made.id = town.new_id<T>();
            made.version = 1;
            if constexpr (requires {
                              made.written_by = std::string{};
                              made.written_at = Instant{};
                          }) {
                made.written_by = actor.account;
                made.written_at = town.clock.now();
            }
            CHECK(must_have_room(tx, table<T>(), opinion_case.id));
            CHECK(check(tx, static_cast<T const*>(nullptr), made));
            CHECK(tx.insert(permit, made));
            CHECK(std::move(tx).commit(audit::entry(actor, std::string{action_of<T>(opinion_case)})));
            return made;
        });
}

/// The case that a row belongs to; `not_found` when there is no such row.
template <class T>
Result<Id<OpinionCase>> case_of_row(Town& town, Actor const& actor, Id<T> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(row, tx.get(id));
    if constexpr (requires { row.opinion_case->text; }) {
        return row.opinion_case ? Result<Id<OpinionCase>>{*row.opinion_case}
                                : Result<Id<OpinionCase>>{not_found()};
    } else {
        return row.opinion_case;
    }
}

/// A changed row of a case, kept, when it still has the version that the asker saw.
template <class T>
Result<T> change_in_case(Town& town, Actor const& actor, Id<T> const& id, int version,
                         json::Change<T> const& change) {
    TRY(of, case_of_row(town, actor, id));
    auto const action = action_of<T>(OpinionCase{});
    return writing_in(
        town, actor, of, action, [&](db::WriteTx& tx, OpinionCase const& opinion_case) -> Result<T> {
            TRY(before, tx.get(id));
            CHECK(rules::must_be_current(version, before.version));
            TRY(permit, auth::decide<T>(policy(), actor, action_of<T>(opinion_case), auth::place_of(before)));
            TRY(after, change.onto(before));
            CHECK(check(tx, &before, after));
            CHECK(tx.update(permit, before, after));
            CHECK(std::move(tx).commit(audit::entry(actor, std::string{action_of<T>(opinion_case)})));
            return after;
        });
}

/// Takes a row out of the present. It stays in the history.
template <class T>
Result<Done> remove_from_case(Town& town, Actor const& actor, Id<T> const& id) {
    TRY(of, case_of_row(town, actor, id));
    auto const action = action_of<T>(OpinionCase{});
    return writing_in(
        town, actor, of, action, [&](db::WriteTx& tx, OpinionCase const& opinion_case) -> Result<Done> {
            TRY(row, tx.get(id));
            TRY(permit, auth::decide<T>(policy(), actor, action_of<T>(opinion_case), auth::place_of(row)));
            CHECK(tx.remove(permit, row));
            return std::move(tx).commit(audit::entry(actor, std::string{action_of<T>(opinion_case)}));
        });
}

}  // namespace varn::consultation
