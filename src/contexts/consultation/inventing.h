#pragma once
// What the parts of the demonstration's remiss share while it is written.
#include <map>

#include "platform/pack_cursor.h"
#include "service.h"

namespace varn::consultation {

using pack::Cursor;

inline std::optional<std::string> text_in(Cursor const& item, std::string_view field) {
    auto const found = item.text(field);
    return found ? std::optional{std::string{*found}} : std::nullopt;
}
template <class E>
E choice_in(Cursor const& item, std::string_view field, E otherwise) {
    auto const found = item.text(field);
    return found ? choice_of<E>(*found).value_or(otherwise) : otherwise;
}

/// What has been written so far.
struct Invented {
    std::map<std::string, Id<Unit>> units;  // by key
    Referral referral;
    std::map<std::string, OpinionCase> cases;     // by unit
    std::map<std::string, Recipient> recipients;  // by unit
    std::map<std::string, Id<programme::Change>> changes;
};

/// Writes rows as the operator, who may for the demonstration.
class Keeping {
public:
    Keeping(Town& town, db::WriteTx& tx, Invented& invented) : town_(town), tx_(tx), invented_(invented) {}

protected:
    template <class T>
    Result<T> keep(T row, std::string_view action = "consultation.write") {
        row.id = town_.new_id<T>();
        if constexpr (requires { row.version; }) {
            row.version = 1;
        }
        TRY(permit, auth::decide<T>(policy(), writer_, action, auth::place_of(row)));
        CHECK(tx_.insert(permit, row));
        return row;
    }
    template <class T>
    Result<Done> put_in_place(T const& before, T after, std::string_view action = "consultation.write") {
        TRY(permit, auth::decide<T>(policy(), writer_, action, auth::place_of(before)));
        return tx_.update(permit, before, after);
    }
    Result<BoardMeeting> meeting_at(Id<Unit> const& unit, Date on) {
        BoardMeeting meeting;
        meeting.unit = unit;
        meeting.held_on = on;
        meeting.marker = Marker::fictional;
        return keep(std::move(meeting), "consultation.decide");
    }
    /// The unit that a field names by key; blamed when there is none.
    Result<Id<Unit>> unit_of(Cursor const& item, std::string_view field) {
        auto const found = invented_.units.find(std::string{item.required(field)});
        if (found != invented_.units.end()) {
            return found->second;
        }
        item.blame_field(field, "organisation.key_unknown", {{"key", std::string{item.required(field)}}});
        return invalid(item.place(field), "consultation.not_there");
    }

    Town& town_;
    db::WriteTx& tx_;
    Invented& invented_;
    Actor const writer_{
        "operator", "operator", {{auth::Role::strategist, true, {}}, {auth::Role::coordinator, true, {}}}};
};

/// Writes one answer of the pack: its text, views, signatures, decision and replies.
Result<Done> write_answer(Town& town, db::WriteTx& tx, Invented& invented, Cursor const& item);

}  // namespace varn::consultation
