#pragma once
// What an id means: its kind and name, and where it stands.
#include <array>

#include "overview/views.h"
#include "platform/audit_trail.h"
#include "platform/db.h"

namespace varn::overview {

using programme::Catalogue;
using programme::NodeKind;

/// A thing that was found by its id.
struct Known {
    Thing thing;
    std::optional<NodeKind> node;  // when links can join it
    std::optional<Id<Edition>> edition;
    std::optional<Id<Catalogue>> catalogue;
    std::optional<Id<Programme>> programme;
    std::optional<Id<Unit>> parent;
};

/// The row of that id, if there is one.
template <class T>
Result<std::optional<T>> row_if_any(db::ReadTx& tx, std::string const& id) {
    auto found = tx.get(Id<T>{id});
    if (found.ok()) {
        return std::optional<T>{std::move(found).value()};
    }
    if (found.error().code == ErrorCode::not_found) {
        return std::optional<T>{};
    }
    return std::move(found).error();
}

/// What the id names, whatever it is; nothing when nothing has it.
Result<std::optional<Known>> known_by(db::ReadTx& tx, std::string const& id, Date on);
/// Where it stands, the widest first.
Result<std::vector<Thing>> path_of(db::ReadTx& tx, Known const& known, Date on);
Thing thing_of(programme::NodeView const& node);

/// The tables whose open values the overview may tell from the log.
std::span<Table const* const> told_tables();
/// Who acted, by name.
std::string who(verification::ToldEntry const& entry);

/// How an edition stands on a date; nothing when it is history, expired or replaced.
Result<std::optional<programme::EditionState>> standing_of(db::ReadTx& tx, Edition const& edition, Date on);

}  // namespace varn::overview
