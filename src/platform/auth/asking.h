#pragma once
// What several verb families of this part ask before they do anything.
#include <string>
#include <vector>

#include "platform/accounts.h"
#include "platform/notices.h"

namespace varn::auth {

/// Forbidden unless the actor may do `action` for the whole town.
Result<Done> must_be_allowed(Actor const& actor, std::string_view action);
/// The actor's own account, or one that account.read shows; `not_found` otherwise, as for one that is not
/// there.
Result<Done> must_be_seen(Actor const& actor, Id<Account> const& account);
bool is_own(Actor const& actor, Id<Account> const& account);

/// What is wrong with a user name or a name, added to `problems`.
void check_user_name(std::string_view user_name, std::vector<Problem>& problems);
void check_name(std::string_view name, std::vector<Problem>& problems);
/// Adds the problems of a failed check to `problems`; any other failure is returned.
Result<Done> gather(Result<Done> checked, std::vector<Problem>& problems);
/// `invalid` with the problems, if there are any.
Result<Done> must_be_sound(std::vector<Problem> problems);

/// A user name as it is kept: without surrounding spaces, in lower case.
std::string kept_user_name(std::string_view typed);
/// The audit entry of something that changed no row of history: a password, a session.
audit::Entry about(Actor const& actor, std::string action, Id<Account> const& account);
/// Writes an entry that no changed row goes with.
Result<Done> keep_entry(Town& town, audit::Entry const& entry);
/// The same, and tells the account that it is about.
Result<Done> keep_entry_and_tell(Town& town, audit::Entry const& entry, notify::Kind const& kind);

}  // namespace varn::auth
