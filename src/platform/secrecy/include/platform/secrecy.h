#pragma once
// Secrecy markings and who sees through them. A marking takes effect in the database layer
// (platform/concealment.h): contexts need no line. The same policy rows clear a person for a level in the
// check, in the SQL and in what administrators are told.
#include <functional>
#include <string_view>
#include <vector>

#include "platform/http.h"
#include "platform/marking.h"
#include "platform/seconding.h"

namespace varn::secrecy {

/// Who is cleared for which level, who may mark and who may end; ending what is confidential takes two.
auth::Rules policy();
std::vector<db::Migration> secrecy_migrations();

/// What an actor sees; what the dispatcher gives every request.
auth::Sight sight_of(auth::Actor const& actor);

/// Levels above this one are not kept by this installation.
struct Ceiling {
    auth::SecrecyLevel highest = auth::SecrecyLevel::strictly_confidential;
};

/// Marks a record or a field of it. `not_found` when the actor does not see it, `forbidden` when it is not
/// hers to mark, `invalid` above the ceiling, without ground, or when it would be hidden from the one who
/// marks.
Result<Marking> mark(Town& town, auth::Actor const& actor, Ceiling ceiling, MarkingToAdd const& ask);
/// The markings of a record that the actor sees, the latest first; those of its fields also when they hide
/// the field from her.
Result<std::vector<MarkingView>> markings(Town& town, auth::Actor const& actor, AnyId const& subject);
/// Ends a marking, or proposes it when the policy wants four eyes.
Result<MarkingEnding> end(Town& town, auth::Actor const& actor, Id<Marking> const& id, EndMarking const& ask);
/// The fields of a record that can be marked by themselves.
Result<std::vector<MarkablePart>> markable_parts(Town& town, auth::Actor const& actor, AnyId const& subject);

/// Whether somebody may read the rows of a table that stand at a place.
using MayRead = std::function<bool(auth::Actor const&, std::string_view table, auth::Place const&)>;
/// What happens when another confirms the end of a marking. The record is told by kind, and by title to
/// whoever sees it and may read its kind.
seconding::Verb release_verb(MayRead may_read = {});

/// GET and POST /markings, POST /markings/{id}/endings, GET /markable-parts.
std::vector<http::Route> routes(Ceiling ceiling);

}  // namespace varn::secrecy
