#include "platform/read_log.h"

#include <array>

#include "platform/json.h"
#include "platform/merkle.h"

namespace varn::reads {

/// How far the chain has come.
struct Chain {
    std::int64_t size = 0;
    std::string chain;
};

}  // namespace varn::reads

template <>
struct varn::Describe<varn::reads::Chain> {
    using C = reads::Chain;
    static constexpr auto value = entity<C>("read_tree", field<&C::size>({}), field<&C::chain>({}));
};

namespace varn::reads {
namespace {

// The log belongs to the whole town.
constexpr std::array rules{
    auth::Rule{"audit.read_readings", auth::Role::administrator, auth::Reach::own_unit},
    auth::Rule{"audit.read_readings", auth::Role::auditor, auth::Reach::own_unit},
    auth::Rule{"audit.weed_readings", auth::Role::administrator, auth::Reach::own_unit},
    auth::Rule{"audit.lay_digest", auth::Role::administrator, auth::Reach::own_unit}};

constexpr std::size_t subjects_max = 500;  // as many as a page has

std::string joined(std::vector<std::string> const& subjects) {
    std::string text;
    for (std::size_t i = 0; i < std::min(subjects.size(), subjects_max); ++i) {
        text += (i == 0 ? "" : " ") + subjects[i];
    }
    return text;
}

/// A write that takes rows away, which a transaction of the platform alone may.
class WeedTx : public db::WriteTx {
public:
    using WriteTx::WriteTx;
    Result<std::int64_t> forget(ReadDigest const& digest) {
        return run_with("DELETE FROM read_log WHERE position >= $1 AND position <= $2", nullptr,
                        digest.first_position, digest.last_position);
    }
};

constexpr std::string_view columns =
    "SELECT r.position, r.at, r.actor, a.name, r.action, r.route, r.subjects ";
constexpr std::string_view filtered =
    "FROM read_log r LEFT JOIN account a ON a.id = r.actor "
    "WHERE ($1 = '' OR r.actor = $1) AND ($2 = '' OR r.subjects LIKE $3) ";

}  // namespace

auth::Rules reads_policy() {
    return rules;
}

std::string chained(std::string const& chain_before, Reading const& reading) {
    return audit::hex(
        audit::sha256(chain_before + json::canonical(json::Object{{"position", reading.position},
                                                                  {"at", to_text(reading.at)},
                                                                  {"actor", reading.actor},
                                                                  {"action", reading.action},
                                                                  {"route", reading.route},
                                                                  {"subjects", reading.subjects}})));
}

Result<Done> keep(Town& town, auth::Actor const& actor, Told const& told) {
    db::Housekeeping tx{town.db};
    // The row of the chain is the queue, as that of the tree is for the audit log.
    TRY(held, tx.query<Chain>("UPDATE read_tree SET size = size + 1 WHERE id = 1 RETURNING size, chain"));
    if (held.size() != 1) {
        return internal("the chain of readings has " + std::to_string(held.size()) + " rows");
    }
    Reading const reading{held.front().size, town.clock.now(), actor.account,        std::nullopt,
                          told.action,       told.route,       joined(told.subjects)};
    auto const chain = chained(held.front().chain, reading);
    CHECK(tx.exec(
        "INSERT INTO read_log (position, at, actor, action, route, subjects, chain) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7)",
        reading.position, reading.at, reading.actor, reading.action, reading.route, reading.subjects, chain));
    CHECK(tx.exec("UPDATE read_tree SET chain = $1 WHERE id = 1", chain));
    return std::move(tx).commit();
}

Result<std::vector<std::string>> confidential_among(Town& town, std::vector<std::string> const& ids) {
    std::string all;
    for (auto const& id : ids) {
        all += id + " ";
    }
    db::ReadTx tx{town.db};
    // Confidential things are few and ids hold no wildcards, so the marks are held against the ids.
    return tx.query<std::string>(
        "SELECT DISTINCT subject FROM marking WHERE level <> 'internal' AND ended_on IS NULL "
        "AND $1 LIKE '%' || subject || '%' ORDER BY subject",
        all);
}

Result<std::optional<ReadDigest>> lay_digest(Town& town) {
    TRY(permit, auth::decide<ReadDigest>(rules, auth::operator_actor(), "audit.lay_digest", std::nullopt));
    db::WriteTx tx{town.db};
    TRY(latest, tx.first<ReadDigest>("ORDER BY last_position DESC LIMIT 1"));
    auto const known = latest ? latest->last_position : 0;
    TRY(now, tx.query<Chain>("SELECT size, chain FROM read_tree WHERE id = 1"));
    if (now.size() != 1 || now.front().size <= known) {
        return std::optional<ReadDigest>{};
    }
    TRY(at, tx.query<Instant>("SELECT at FROM read_log WHERE position = $1", now.front().size));
    ReadDigest digest{town.new_id<ReadDigest>(), known + 1,
                      now.front().size,          latest ? latest->chain : "",
                      now.front().chain,         at.empty() ? town.clock.now() : at.front()};
    CHECK(tx.insert(permit, digest));
    CHECK(std::move(tx).commit({"system", "audit.lay_digest", {}, {}, {}}));
    return std::optional{std::move(digest)};
}

Result<Readings> readings(db::ReadTx& tx, auth::Actor const& actor, Filter const& filter) {
    CHECK(auth::judge(rules, actor, "audit.read_readings", std::nullopt));
    auto const like = "%" + filter.subject + "%";
    auto const page =
        std::string{columns} + std::string{filtered} + "ORDER BY r.position DESC LIMIT $4 OFFSET $5";
    TRY(items, tx.query<Reading>(page, filter.actor, filter.subject, like, std::int64_t{filter.limit},
                                 std::int64_t{filter.offset}));
    TRY(total, tx.scalar<std::int64_t>("SELECT COUNT(*) " + std::string{filtered}, filter.actor,
                                       filter.subject, like));
    return Readings{std::move(items), total};
}

Result<std::int64_t> weed_readings(Town& town, auth::Actor const& actor, Instant before,
                                   std::string const& reason) {
    CHECK(auth::judge(rules, actor, "audit.weed_readings", std::nullopt));
    if (reason.find_first_not_of(" \n\t") == std::string::npos) {
        return invalid("/reason", "reads.reason_missing");
    }
    std::vector<ReadDigest> digests;
    {
        db::ReadTx tx{town.db};
        TRY(found, tx.select<ReadDigest>("WHERE last_at < $1 ORDER BY last_position", before));
        digests = std::move(found);
    }
    std::int64_t weeded = 0;
    for (auto const& digest : digests) {
        WeedTx tx{town.db};
        TRY(rows, tx.forget(digest));
        if (rows > 0) {
            weeded += rows;
            CHECK(std::move(tx).commit({actor.account, "audit.weed", "read_digest", digest.id.text, reason}));
        }
    }
    return weeded;
}

}  // namespace varn::reads
