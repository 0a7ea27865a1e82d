#include "platform/findings.h"

#include <algorithm>
#include <map>

#include "platform/assets.h"
#include "platform/db_migrations.h"
#include "platform/json.h"
#include "platform/merkle.h"

namespace varn::assets {
std::span<File const> findings_migrations();
}

namespace varn::findings {
namespace {

constexpr std::size_t reason_bytes_max = 8000;

State state_of(Acceptance const& acceptance, std::string_view hash, Date today) {
    if (acceptance.facts_hash != hash) {
        return State::changed_since_acceptance;
    }
    return acceptance.review_on <= today ? State::accepted_review_due : State::accepted;
}

/// The finding of that key among those that were computed.
Result<FindingFacts> must_be_current(std::vector<FindingFacts> const& current, AcceptFinding const& ask) {
    auto const hit = std::find_if(current.begin(), current.end(),
                                  [&](auto const& one) { return finding_key(one) == ask.key; });
    if (hit == current.end()) {
        return not_found();
    }
    if (facts_hash(*hit) != ask.facts_hash) {
        return Error{ErrorCode::stale, "finding.facts_changed", {}, {}, {}};
    }
    return *hit;
}

Result<Done> must_be_well_founded(AcceptFinding const& ask, Date today) {
    std::vector<Problem> problems;
    bool const blank = ask.reason.find_first_not_of(" \t\n") == std::string::npos;
    if (blank || ask.reason.size() > reason_bytes_max) {
        problems.push_back(Problem{"/reason", "finding.reason_needed", {}});
    }
    auto const latest = plus_months(today, 12 * review_years_max);
    if (ask.review_on <= today || ask.review_on > latest) {
        problems.push_back(Problem{"/review_on",
                                   "finding.review_between",
                                   {{"first", to_text(plus_days(today, 1))}, {"last", to_text(latest)}}});
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

}  // namespace

std::vector<db::Migration> findings_migrations() {
    return db::migrations_of("findings", assets::findings_migrations());
}

std::string finding_key(std::string_view rule, std::string_view subject_kind, std::string_view subject_id) {
    std::string key{rule};
    key.append("/").append(subject_kind).append("/").append(subject_id);
    return key;
}

std::string finding_key(FindingFacts const& finding) {
    return finding_key(finding.rule, finding.subject_kind, finding.subject_id);
}

std::string facts_hash(FindingFacts const& finding) {
    json::Array because;
    because.reserve(finding.because.size());
    for (auto const& witness : finding.because) {
        because.emplace_back(json::Object{{"kind", witness.kind}, {"id", witness.id}});
    }
    json::Value const facts{
        json::Object{{"rule", finding.rule},
                     {"subject", json::Object{{"kind", finding.subject_kind}, {"id", finding.subject_id}}},
                     {"because", std::move(because)}}};
    return audit::hex(audit::sha256(json::canonical(facts)));
}

Result<std::vector<Acceptance>> acceptances(db::ReadTx& tx) {
    return tx.select<Acceptance>("ORDER BY finding_key");
}

Result<std::vector<Judged>> judge(db::ReadTx& tx, std::vector<FindingFacts> findings, Date today) {
    TRY(accepted, acceptances(tx));
    std::map<std::string_view, Acceptance const*> by_key;
    for (auto const& acceptance : accepted) {
        by_key.emplace(acceptance.finding_key, &acceptance);
    }
    std::vector<Judged> judged;
    judged.reserve(findings.size());
    for (auto& finding : findings) {
        Judged one{.finding = {},
                   .key = finding_key(finding),
                   .facts_hash = facts_hash(finding),
                   .state = State::open,
                   .acceptance = {}};
        if (auto const hit = by_key.find(one.key); hit != by_key.end()) {
            one.acceptance = *hit->second;
            one.state = state_of(*one.acceptance, one.facts_hash, today);
        }
        one.finding = std::move(finding);
        judged.push_back(std::move(one));
    }
    return judged;
}

Result<Acceptance> accept(Town& town, auth::Actor const& actor, auth::Rules rules,
                          std::vector<FindingFacts> const& current, AcceptFinding const& ask) {
    TRY(permit, auth::decide<Acceptance>(rules, actor, "finding.accept", std::nullopt));
    TRY(finding, must_be_current(current, ask));
    auto const today = town.clock.today();
    CHECK(must_be_well_founded(ask, today));
    db::WriteTx tx{town.db};
    TRY(before, tx.first<Acceptance>("WHERE finding_key = $1", ask.key));
    Acceptance made{.id = before ? before->id : town.new_id<Acceptance>(),
                    .finding_key = ask.key,
                    .rule = finding.rule,
                    .facts_hash = ask.facts_hash,
                    .reason = ask.reason,
                    .accepted_by = actor.account,
                    .accepted_on = today,
                    .review_on = ask.review_on,
                    .version = before ? before->version : 1};
    if (before) {
        CHECK(tx.update(permit, *before, made));
    } else {
        CHECK(tx.insert(permit, made));
    }
    CHECK(std::move(tx).commit(audit::entry(actor, "finding.accept", ask.reason)));
    return made;
}

Result<Done> withdraw(Town& town, auth::Actor const& actor, auth::Rules rules, Id<Acceptance> const& id) {
    TRY(permit, auth::decide<Acceptance>(rules, actor, "finding.accept", std::nullopt));
    db::WriteTx tx{town.db};
    TRY(acceptance, tx.get(id));
    CHECK(tx.remove(permit, acceptance));
    return std::move(tx).commit(audit::entry(actor, "finding.withdraw"));
}

}  // namespace varn::findings
