#include "outside.h"

#include <limits>

#include "platform/attestation.h"
#include "platform/read_log.h"

namespace varn::verification {
namespace {

void blame(Findings& findings, Deviation code, std::int64_t position, char const* entity) {
    findings.add({code, position, entity, std::nullopt, std::nullopt});
}

/// One reading as it lies, with the chain it claims.
struct StoredReading {
    reads::Reading reading;
    std::string chain;
};

Result<std::vector<StoredReading>> readings_between(Reading& tx, std::int64_t first, std::int64_t last) {
    std::vector<StoredReading> readings;
    CHECK(
        tx.each("SELECT position, at, actor, action, route, subjects, chain FROM read_log "
                "WHERE position >= $1 AND position <= $2 ORDER BY position",
                {first, last}, [&](db::Row& row) {
                    auto text = [&](int column) { return text_at(row, column).value_or(""); };
                    readings.push_back({{integer_at(row, 0), parse_instant(text(1)).value_or(Instant{}),
                                         text(2), std::nullopt, text(3), text(4), text(5)},
                                        text(6)});
                }));
    return readings;
}

/// True when these are all the readings of a run, and chain up to its end.
bool chains(std::vector<StoredReading> const& readings, std::int64_t first, std::int64_t last,
            std::string chain, std::string const& end) {
    auto position = first;
    for (auto const& one : readings) {
        chain = reads::chained(chain, one.reading);
        if (one.reading.position != position++ || one.chain != chain) {
            return false;
        }
    }
    return position == last + 1 && chain == end;
}

}  // namespace

Result<Done> Heads::load_keys(Reading& tx) {
    TRY(keys, attestation::keys(tx));
    for (auto const& key : keys) {
        if (auto verifier = audit::verifier_of_text(key.key)) {
            keys_.emplace(verifier->id, *verifier);
        }
    }
    return Done{};
}

Result<Done> Heads::load(Reading& tx, std::int64_t first, std::int64_t last) {
    return tx.each("SELECT size, note FROM audit_head WHERE size > $1 AND size <= $2", {first, last},
                   [&](db::Row& row) { notes_[integer_at(row, 0)] = text_at(row, 1).value_or(""); });
}

void Heads::take(std::int64_t size, audit::Hash const& root) {
    auto const found = notes_.find(size);
    if (found == notes_.end()) {
        return;
    }
    auto const read = audit::read_note(found->second);
    auto const said = read ? audit::checkpoint_of_text(read->text) : std::nullopt;
    auto const key = read ? keys_.find(read->key_id) : keys_.end();
    if (!said || key == keys_.end() || !audit::is_signed_by(found->second, key->second)) {
        blame(findings_, Deviation::head_forged, size, "audit_head");
    } else if (said->size != size || said->root != root) {
        blame(findings_, Deviation::head_differs, size, "audit_head");
    }
    notes_.erase(found);
}

void Heads::finish() {
    for (auto const& [size, note] : notes_) {
        blame(findings_, Deviation::head_differs, size, "audit_head");
    }
    notes_.clear();
}

Result<Done> walk_readings(Reading& tx, Findings& findings, std::set<std::string> const& weeded) {
    TRY(digests, tx.select<reads::ReadDigest>("ORDER BY last_position"));
    std::int64_t last = 0;
    std::string chain;
    for (auto const& digest : digests) {
        TRY(readings, readings_between(tx, last + 1, digest.last_position));
        bool const follows = digest.first_position == last + 1 && digest.chain_before == chain;
        bool const gone = readings.empty() && weeded.contains(digest.id.text);
        if (!follows ||
            (!gone && !chains(readings, digest.first_position, digest.last_position, chain, digest.chain))) {
            blame(findings, Deviation::reads_differ, digest.last_position, "read_log");
        }
        last = digest.last_position;
        chain = digest.chain;
    }
    // What no digest holds yet must still hang together.
    std::int64_t size = 0;
    std::string end;
    CHECK(tx.each("SELECT size, chain FROM read_tree WHERE id = 1", {}, [&](db::Row& row) {
        size = integer_at(row, 0);
        end = text_at(row, 1).value_or("");
    }));
    TRY(loose, readings_between(tx, last + 1, std::numeric_limits<std::int64_t>::max()));
    if (size < last || !chains(loose, last + 1, size, chain, end)) {
        blame(findings, Deviation::reads_differ, size, "read_log");
    }
    return Done{};
}

}  // namespace varn::verification
