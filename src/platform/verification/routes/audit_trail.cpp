#include "platform/audit_trail.h"

#include <algorithm>
#include <set>

#include "platform/attestation.h"
#include "platform/auth_policy.h"
#include "platform/json.h"
#include "platform/merkle.h"

namespace varn::verification {

struct StoredLine {
    std::int64_t position = 0;
    std::string at, actor, action, entity, subject;
    std::optional<std::string> content, actor_name;
};

}  // namespace varn::verification

template <>
struct varn::Describe<varn::verification::StoredLine> {
    using L = verification::StoredLine;
    static constexpr auto value =
        entity<L>("stored_line", field<&L::position>({}), field<&L::at>({}), field<&L::actor>({}),
                  field<&L::action>({}), field<&L::entity>({}), field<&L::subject>({}),
                  field<&L::content>({}), field<&L::actor_name>({}));
};

namespace varn::verification {
namespace {

bool sees_everything(auth::Actor const& actor) {
    return std::any_of(actor.grants.begin(), actor.grants.end(), [](auth::Grant const& grant) {
        return grant.whole_town &&
               (grant.role == auth::Role::administrator || grant.role == auth::Role::auditor);
    });
}

/// True when the value of that field must not be told to somebody who does not see everything.
bool is_hidden(std::span<Table const* const> entities, std::string_view entity, std::string_view field) {
    auto const table =
        std::find_if(entities.begin(), entities.end(), [&](auto const* one) { return one->name == entity; });
    auto const* column = table != entities.end() ? (*table)->find(field) : nullptr;
    return column == nullptr || column->facts.secrecy != Secrecy::open;
}

std::optional<std::string> member(json::Value const& record, std::string_view name) {
    auto const* found = record.find(name);
    auto const* text = found != nullptr ? found->text() : nullptr;
    return text != nullptr ? std::optional{*text} : std::nullopt;
}

/// What a reader may not know of values: fields that are marked, and rows that are hidden.
struct Kept {
    std::set<std::string> fields;  // "subject/field"
    std::set<std::string> rows;

    bool keeps(ToldEntry const& entry, ToldChange const& change) const {
        auto const names = [this](std::optional<std::string> const& value) {
            return value && rows.contains(*value);
        };
        return fields.contains(entry.subject + "/" + change.field) || names(change.before) ||
               names(change.after);
    }
};

Result<Kept> kept_from_reader(db::ReadTx& tx) {
    TRY(fields,
        tx.query<std::string>("SELECT DISTINCT subject || '/' || part FROM {hidden} WHERE part <> ''"));
    TRY(rows, tx.query<std::string>("SELECT DISTINCT subject FROM {hidden} WHERE part = ''"));
    return Kept{{fields.begin(), fields.end()}, {rows.begin(), rows.end()}};
}

/// Which fields a reader may know the values of.
struct Reading {
    std::span<Table const* const> entities;
    bool all;  // that are not kept
    Kept const& kept;
};

void tell_changes(ToldEntry& entry, std::string const& content, Reading const& reading) {
    auto const parsed = json::parse(content);
    bool reasons_kept = false;
    if (!parsed || parsed.value().array() == nullptr) {
        return;  // verification says so; here there is nothing to tell
    }
    for (auto const& record : *parsed.value().array()) {
        if (auto said = member(record, "said")) {
            bool const deputy = member(record, "field") == "acting_for";
            (deputy ? entry.acting_for : entry.reason) = std::move(said);
            continue;
        }
        ToldChange change{member(record, "field").value_or(""), member(record, "before"),
                          member(record, "after"), false};
        bool const kept = reading.kept.keeps(entry, change);
        reasons_kept = reasons_kept || kept;
        if (kept || (!reading.all && is_hidden(reading.entities, entry.entity, change.field))) {
            change = {std::move(change.field), std::nullopt, std::nullopt, true};
        }
        entry.changes.push_back(std::move(change));
    }
    if (reasons_kept) {
        entry.reason.reset();  // why something was changed tells of what
    }
}

Result<Done> may_read(auth::Actor const& actor) {
    CHECK(auth::judge(auth::auth_policy, actor, "audit.read", std::nullopt));
    return Done{};
}

constexpr std::string_view filtered =
    " WHERE ($1 = '' OR e.actor = $1) AND ($2 = '' OR e.action = $2) AND ($3 = '' OR e.entity = $3) "
    "AND e.position <= $5";

/// A subject is asked for by its index; without one the condition is left out.
std::string condition_of(TrailFilter const& filter) {
    return std::string{filtered} + (filter.subject.empty() ? " AND $4 = ''" : " AND e.subject = $4");
}

}  // namespace

bool may_read_trail(auth::Actor const& actor) {
    return may_read(actor).ok();
}

Result<std::vector<ToldEntry>> trail_lines(db::ReadTx& tx, auth::Actor const& actor,
                                           std::span<Table const* const> entities,
                                           TrailFilter const& filter) {
    CHECK(may_read(actor));
    auto const where = condition_of(filter);
    TRY(lines, (tx.query<StoredLine>(
                   "SELECT e.position, e.at, e.actor, e.action, e.entity, e.subject, c.content, a.name "
                   "FROM {audit_entry} e LEFT JOIN audit_clear c ON c.position = e.position "
                   "LEFT JOIN {account} a ON a.id = e.actor" +
                       where + " ORDER BY e.position DESC LIMIT $6 OFFSET $7",
                   filter.actor, filter.action, filter.entity, filter.subject, filter.until,
                   std::int64_t{filter.limit}, std::int64_t{filter.offset})));
    TRY(kept, kept_from_reader(tx));
    Reading const reading{entities, sees_everything(actor), kept};
    std::vector<ToldEntry> told;
    for (auto& line : lines) {
        ToldEntry entry{line.position,
                        parse_instant(line.at).value_or(Instant{}),
                        std::move(line.actor),
                        std::move(line.actor_name),
                        std::move(line.action),
                        std::move(line.entity),
                        std::move(line.subject),
                        {},
                        {},
                        {}};
        tell_changes(entry, line.content.value_or("[]"), reading);
        told.push_back(std::move(entry));
    }
    return told;
}

Result<Trail> trail(db::ReadTx& tx, auth::Actor const& actor, std::span<Table const* const> entities,
                    TrailFilter const& filter) {
    TRY(lines, trail_lines(tx, actor, entities, filter));
    TRY(total,
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM {audit_entry} e" + condition_of(filter), filter.actor,
                                filter.action, filter.entity, filter.subject, filter.until));
    return Trail{std::move(lines), total};
}

Result<Head> head(db::ReadTx& tx, auth::Actor const& actor) {
    CHECK(may_read(actor));
    TRY(size, tx.scalar<std::int64_t>("SELECT size FROM audit_tree"));
    TRY(roots, tx.query<std::string>("SELECT root FROM audit_entry WHERE position = $1", size));
    TRY(at, tx.scalar<Instant>("SELECT at FROM audit_tree"));
    TRY(signed_head, attestation::latest_head(tx));
    return Head{size, roots.empty() ? audit::hex(audit::sha256({})) : roots.front(),
                size > 0 ? std::optional{at} : std::nullopt, std::move(signed_head)};
}

}  // namespace varn::verification
