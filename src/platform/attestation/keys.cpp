#include "keys.h"

#include "key_file.h"

namespace varn::attestation {
namespace {

Result<std::optional<AuditKey>> valid_key(db::ReadTx& tx) {
    return tx.first<AuditKey>("WHERE valid_to IS NULL ORDER BY valid_from DESC, id DESC LIMIT 1");
}

std::filesystem::path next_file(std::filesystem::path const& file) {
    return std::filesystem::path{file}.concat(".new");
}

Error key_lost(AuditKey const& key, std::filesystem::path const& file) {
    return Error{
        ErrorCode::conflict, "attestation.key_lost", {{"key", key.key_id}, {"where", file.string()}}, {}, {}};
}

/// Moves the key of an interrupted rotation into its place.
Result<audit::SigningKey> finish_rotation(std::filesystem::path const& file, AuditKey const& row) {
    TRY(next, read_key_file(next_file(file)));
    if (!next || next->verifier().to_text() != row.key) {
        return key_lost(row, file);
    }
    std::error_code failed;
    std::filesystem::rename(next_file(file), file, failed);
    if (failed) {
        return Error{ErrorCode::unavailable,
                     "attestation.key_file_unwritable",
                     {{"where", file.string()}},
                     {},
                     failed.message()};
    }
    return std::move(*next);
}

AuditKey row_of(Town& town, audit::SigningKey const& key, std::optional<std::string> handover) {
    return {town.new_id<AuditKey>(),
            key.verifier().to_text(),
            key.verifier().id,
            town.clock.now(),
            std::nullopt,
            std::move(handover),
            1};
}

/// Lays the first key of the log into it.
Result<Done> found(Town& town, audit::SigningKey const& key) {
    TRY(permit, auth::decide<AuditKey>(attestation_policy(), auth::operator_actor(), "audit.rotate_key",
                                       std::nullopt));
    db::WriteTx tx{town.db};
    TRY(row, valid_key(tx));
    if (row) {
        return Error{ErrorCode::conflict, "common.stale", {}, {}, {}};
    }
    CHECK(tx.insert(permit, row_of(town, key, std::nullopt)));
    return std::move(tx).commit({"system", "audit.rotate_key", {}, {}, {}});
}

}  // namespace

std::filesystem::path key_file_in(std::filesystem::path const& data_directory) {
    return data_directory / "audit.key";
}

std::string handover_text(std::string const& origin, std::string const& next_key, Instant at) {
    return origin + "/next-key\n" + next_key + "\n" + to_text(at) + "\n";
}

bool handed_over(AuditKey const& next, audit::VerifierKey const& before) {
    return next.handover && audit::is_signed_by(*next.handover, before) &&
           audit::read_note(*next.handover)->text == handover_text(before.name, next.key, next.valid_from);
}

Result<audit::SigningKey> key_to_sign_with(Town& town, std::filesystem::path const& file) {
    std::optional<AuditKey> row;
    {
        db::ReadTx tx{town.db};
        TRY(valid, valid_key(tx));
        row = std::move(valid);
    }
    TRY(key, read_key_file(file));
    if (row) {
        if (key && key->verifier().to_text() == row->key) {
            return std::move(*key);
        }
        return finish_rotation(file, *row);
    }
    if (!key) {
        key = audit::SigningKey::make("varn/" + audit::hex(clock::random_bytes(8)));
        CHECK(write_key_file(file, *key));
    }
    CHECK(found(town, *key));
    return std::move(*key);
}

Result<Done> ensure_key(Town& town, std::filesystem::path const& key_file) {
    CHECK(key_to_sign_with(town, key_file));
    return Done{};
}

Result<std::vector<AuditKey>> keys(db::ReadTx& tx) {
    return tx.select<AuditKey>("ORDER BY valid_from, id");
}

Result<AuditKey> rotate_key(Town& town, std::filesystem::path const& file, auth::Actor const& actor,
                            Rotation const& rotation) {
    TRY(permit, auth::decide<AuditKey>(attestation_policy(), actor, "audit.rotate_key", std::nullopt));
    std::optional<audit::SigningKey> old;
    std::string origin;
    if (rotation.lost) {
        db::ReadTx tx{town.db};
        TRY(row, valid_key(tx));
        if (!row) {
            return Error{ErrorCode::conflict, "attestation.nothing_lost", {}, {}, {}};
        }
        origin = audit::verifier_of_text(row->key).value().name;
    } else {
        TRY(key, key_to_sign_with(town, file));
        old = std::move(key);
        origin = old->verifier().name;
    }
    auto const fresh = audit::SigningKey::make(origin);
    auto row = row_of(town, fresh, std::nullopt);
    if (old) {
        row.handover = old->sign(handover_text(origin, row.key, row.valid_from));
    }
    std::error_code ignored;
    std::filesystem::remove(next_file(file), ignored);
    CHECK(write_key_file(next_file(file), fresh));
    db::WriteTx tx{town.db};
    TRY(before, valid_key(tx));
    if (!before || (old && old->verifier().to_text() != before->key)) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    auto ended = *before;
    ended.valid_to = row.valid_from;
    CHECK(tx.update(permit, *before, ended));
    CHECK(tx.insert(permit, row));
    CHECK(std::move(tx).commit(audit::entry(actor, "audit.rotate_key", rotation.reason)));
    CHECK(finish_rotation(file, row));
    return row;
}

}  // namespace varn::attestation
