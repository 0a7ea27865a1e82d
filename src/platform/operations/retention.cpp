#include "platform/retention.h"

#include "platform/alongside.h"

namespace varn::operations {
namespace {

constexpr std::int64_t day = 86'400'000;

/// Rows of one kind, and which of them are older than a moment ($1).
struct Rule {
    char const* kind;
    char const* table;
    char const* older;
    int days;
};

std::vector<Rule> rules_of(config::Settings const& settings) {
    return {{"sessions", "account_session", "coalesce(revoked_at, last_seen_at) < $1",
             settings.keep_sessions_days},
            {"notices", "notice", "at < $1", settings.keep_notices_days},
            {"mails", "notice_mail", "ended_at < $1", settings.keep_mails_days},
            {"jobs", "job", "ended_at < $1 AND state IN ('done', 'cancelled')", settings.keep_jobs_days}};
}

std::string limit_of(Town& town, Rule const& rule) {
    return to_text(Instant{town.clock.now().milliseconds - rule.days * day});
}

}  // namespace

Result<std::vector<Weeded>> overdue(Town& town, config::Settings const& settings) {
    std::vector<Weeded> found;
    db::ReadTx tx{town.db};
    for (auto const& rule : rules_of(settings)) {
        TRY(rows, tx.scalar<std::int64_t>(
                      std::string{"SELECT count(*) FROM "} + rule.table + " WHERE " + rule.older,
                      limit_of(town, rule)));
        found.push_back({rule.kind, rule.days, rows});
    }
    return found;
}

Result<std::vector<Weeded>> run_retention(Town& town, auth::Actor const& actor,
                                          config::Settings const& settings) {
    std::vector<Weeded> done;
    db::WriteTx tx{town.db};
    db::Alongside alongside{tx};
    std::string told;
    for (auto const& rule : rules_of(settings)) {
        TRY(rows, alongside.exec(std::string{"DELETE FROM "} + rule.table + " WHERE " + rule.older,
                                 limit_of(town, rule)));
        done.push_back({rule.kind, rule.days, rows});
        if (rows > 0) {
            told += (told.empty() ? "" : " ") + std::string{rule.kind} + "=" + std::to_string(rows);
        }
    }
    if (!told.empty()) {
        CHECK(std::move(tx).commit({actor.account, "retention.run", "retention", "", told}));
    }
    return done;
}

}  // namespace varn::operations
