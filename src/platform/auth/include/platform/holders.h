#pragma once
// Who holds a role: whom to tell.
#include <string>
#include <vector>

#include "platform/access.h"
#include "platform/db.h"
#include "platform/notices.h"

namespace varn::auth {

/// Where a role is held: anywhere, or for the whole town; a unit, a sector or a matter is less than that.
enum class Holding { anywhere, whole_town };

/// The open accounts that hold one of the roles on a day, each once.
Result<std::vector<std::string>> holders(db::ReadTx& tx, std::vector<Role> const& roles, Date on,
                                         Holding holding = Holding::anywhere);

inline constexpr notify::Kind role_granted{"auth.role_granted", "account", notify::Delivery::at_once};
inline constexpr notify::Kind role_ended{"auth.role_ended", "account", notify::Delivery::at_once};
inline constexpr notify::Kind password_changed{"auth.password_changed", "account", notify::Delivery::at_once,
                                               notify::Duty::mandatory};
inline constexpr notify::Kind factors_changed{"auth.factors_changed", "account", notify::Delivery::at_once,
                                              notify::Duty::mandatory};
inline constexpr notify::Kind token_made{"auth.token_made", "account", notify::Delivery::at_once,
                                         notify::Duty::mandatory};

}  // namespace varn::auth
