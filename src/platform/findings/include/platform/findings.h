#pragma once
// What the municipality has decided about findings. A context computes its findings and asks here which of
// them somebody has accepted. An acceptance holds for the facts it was given on: when they change, the
// finding is open again, and when its review date comes, somebody has to look again.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/describe.h"
#include "platform/town.h"

namespace varn::findings {

enum class Severity { info, warning, error };

/// One of the things a finding rests on: what it is, which, and its words.
struct Witness {
    std::string kind;
    std::string id;
    std::string text;
};

/// A finding as a context computes it.
struct FindingFacts {
    std::string rule;  // "COV-001"
    Severity severity{};
    std::string subject_kind;
    std::string subject_id;
    std::vector<Witness> because;
};

/// A finding that somebody has accepted to live with until a day.
struct Acceptance {
    Id<Acceptance> id;
    std::string finding_key;
    std::string rule;
    std::string facts_hash;  // of the facts that were accepted
    std::string reason;
    std::string accepted_by;  // account
    Date accepted_on;
    Date review_on;
    int version = 0;
};

enum class State {
    open,
    accepted,
    accepted_review_due,      // accepted, and its review date has come
    changed_since_acceptance  // open again: its facts are no longer those that were accepted
};

/// A finding and what has been decided about it.
struct Judged {
    FindingFacts finding;
    std::string key;
    std::string facts_hash;
    State state{};
    std::optional<Acceptance> acceptance;
};

/// What is asked for when a finding is accepted: which, on which facts, why, and when to look again.
struct AcceptFinding {
    std::string key;
    std::string facts_hash;
    std::string reason;
    Date review_on;
};

/// Who may accept a finding: a strategist of the whole town. A rule that reaches its own unit is asked for
/// the whole town here, so the strategist of one unit may not.
inline constexpr std::array findings_policy{
    auth::Rule{"finding.accept", auth::Role::strategist, auth::Reach::own_unit}};

inline constexpr int review_years_max = 2;

std::vector<db::Migration> findings_migrations();

/// The identity of a finding through all its facts: "COV-001/focus_area/<id>".
std::string finding_key(std::string_view rule, std::string_view subject_kind, std::string_view subject_id);
std::string finding_key(FindingFacts const& finding);
/// SHA-256 over the canonical JSON (RFC 8785) of rule, subject and witnesses, in hexadecimal. Severity
/// belongs to the rule and the words of a witness are only what it is called today, so neither is a fact.
std::string facts_hash(FindingFacts const& finding);

/// Tells for each finding, in the same order, what has been decided about it on a day.
Result<std::vector<Judged>> judge(db::ReadTx& tx, std::vector<FindingFacts> findings, Date today);

/// Accepts one of `current`, which the context has just computed. `not_found` when there is no such finding,
/// `stale` when its facts are no longer those the reader saw, `invalid` without a reason or when the review
/// date is not in the coming two years. An earlier acceptance is replaced and stays in the history.
Result<Acceptance> accept(Town& town, auth::Actor const& actor, auth::Rules rules,
                          std::vector<FindingFacts> const& current, AcceptFinding const& ask);
/// Takes an acceptance back: the finding is open again.
Result<Done> withdraw(Town& town, auth::Actor const& actor, auth::Rules rules, Id<Acceptance> const& id);
/// Every acceptance, by finding; also of findings that are no longer there. Whoever may see the findings may
/// see them, which is for the context to ask.
Result<std::vector<Acceptance>> acceptances(db::ReadTx& tx);

}  // namespace varn::findings

#include "platform/findings_described.h"
