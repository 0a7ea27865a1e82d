#include "platform/factors.h"
#include "platform/holders.h"

#include <algorithm>

#include "asking.h"
#include "password.h"
#include "platform/auth_policy.h"
#include "platform/clock.h"
#include "sessions_inside.h"
#include "totp.h"

namespace varn::auth {
namespace {

constexpr int wrong_proofs_max = 5;
constexpr int recovery_codes_made = 10;
constexpr std::size_t recovery_code_length = 16;
constexpr std::size_t recovery_group = 4;
// 32 characters that are not taken for each other, five bits each: 80 bits a code.
constexpr std::string_view recovery_alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
constexpr std::string_view issuer = "Värn";

std::string new_recovery_code() {
    std::string code;
    for (char const byte : clock::random_bytes(recovery_code_length)) {
        if (code.size() % (recovery_group + 1) == recovery_group) {
            code += '-';
        }
        code += recovery_alphabet[static_cast<unsigned char>(byte) % recovery_alphabet.size()];
    }
    return code;
}

/// A code as it is compared: the letters and digits alone, in lower case.
std::string plain_code(std::string_view typed) {
    std::string plain;
    for (char const c : typed) {
        if (c >= 'A' && c <= 'Z') {
            plain += static_cast<char>(c - 'A' + 'a');
        } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            plain += c;
        }
    }
    return plain;
}

std::string kept_recovery_code(std::string_view account, std::string_view typed) {
    return kept_form("recovery " + std::string{account} + " " + plain_code(typed));
}

Result<RecoveryCodes> make_recovery_codes(Town& town, std::string_view account) {
    RecoveryCodes made;
    std::vector<std::string> hashes;
    for (int i = 0; i < recovery_codes_made; ++i) {
        made.codes.push_back(new_recovery_code());
        hashes.push_back(kept_recovery_code(account, made.codes.back()));
    }
    CHECK(store::keep_recovery_codes(town.db, account, hashes));
    return made;
}

Actor actor_of(Standing const& standing) {
    return Actor{standing.row.account, standing.row.name, {}};
}

/// The step whose code was typed, if it is one of the app's.
Result<std::optional<std::int64_t>> step_typed(Sessions::Inside& inside, std::string_view account,
                                               std::string_view typed) {
    std::optional<TotpRow> row;
    {
        db::ReadTx tx{inside.town.db};
        TRY(found, store::totp_of(tx, account));
        row = std::move(found);
    }
    if (!row) {
        return std::optional<std::int64_t>{};
    }
    TRY(secret, inside.key.open(row->sealed_secret, account));
    return step_of_code(secret, plain_code(typed), inside.device_time());
}

/// How the proof was shown; empty when it is wrong.
Result<std::string> shown_by(Sessions::Inside& inside, Standing const& standing, Asker const& asker,
                             Proof const& proof) {
    auto const& account = standing.row.account;
    if (proof.code) {
        if (!standing.held.totp_since) {
            return std::string{};
        }
        TRY(step, step_typed(inside, account, *proof.code));
        if (!step) {
            return std::string{};
        }
        TRY(fresh, store::use_step(inside.town.db, account, *step, inside.town.clock.now()));
        return std::string{fresh ? "totp" : ""};
    }
    if (proof.recovery_code) {
        TRY(right, store::use_recovery_code(inside.town.db, account,
                                            kept_recovery_code(account, *proof.recovery_code),
                                            inside.town.clock.now()));
        return std::string{right ? "recovery_code" : ""};
    }
    auto holder = inside.account_of_passkey(
        *proof.passkey, {{.type = "webauthn.get", .challenge = {}}, asker.session, asker.host});
    if (!holder && holder.error().code != ErrorCode::unauthenticated) {
        return std::move(holder).error();
    }
    return std::string{holder && holder.value() == account ? "passkey" : ""};
}

/// The same answer whatever was wrong, at the field that was filled in.
Error wrong_proof(Proof const& proof) {
    auto const* const at = proof.code ? "/code" : proof.recovery_code ? "/recovery_code" : "/passkey";
    return Error{ErrorCode::unauthenticated, "auth.proof_refused", {}, {{at, "auth.proof_refused", {}}}, {}};
}

Result<Done> must_be_one(Proof const& proof) {
    int const given = (proof.code ? 1 : 0) + (proof.recovery_code ? 1 : 0) + (proof.passkey ? 1 : 0);
    if (given != 1) {
        return invalid("/code", "auth.one_proof");
    }
    return Done{};
}

Result<Done> must_keep_a_factor(FactorsHeld held) {
    if (held.is_needed && !held.any()) {
        return Error{ErrorCode::conflict, "auth.last_factor", {}, {}, {}};
    }
    return Done{};
}

/// The recovery codes go with the last factor.
Result<Done> drop_codes_without_factor(Town& town, FactorsHeld const& left, std::string const& account) {
    return left.any() ? Result<Done>{Done{}} : store::keep_recovery_codes(town.db, account, {});
}

}  // namespace

Result<NewSession> Factors::prove(Asker const& asker, Proof const& proof) {
    auto& inside = sessions_.inside();
    auto& town = inside.town;
    CHECK(must_be_one(proof));
    TRY(standing, inside.standing(asker.actor, asker.session));
    if (standing.stage != SignInStage::second_factor) {
        return Error{ErrorCode::conflict, "auth.no_second_step", {}, {}, {}};
    }
    auto const at = "second factor of " + standing.row.account;
    Try const attempt{.at = at, .address = asker.from.address, .patience = patience_with_codes};
    CHECK(inside.throttle.begin(attempt, town.clock.now()));
    TRY(how, shown_by(inside, standing, asker, proof));
    if (how.empty()) {
        CHECK(store::count_failure(town.db, standing.row.id, wrong_proofs_max, town.clock.now()));
        CHECK(inside.audit_refusal({"auth.second_factor_refused", standing.row.account}));
        return wrong_proof(proof);
    }
    CHECK(inside.throttle.succeeded(attempt));
    TRY(taken, store::take_half_way(town.db, standing.row.id, town.clock.now()));
    if (!taken) {
        return unauthenticated();
    }
    Account const account{.id = {standing.row.account},
                          .user_name = standing.row.user_name,
                          .name = standing.row.name,
                          .status = standing.row.status,
                          .language = standing.row.language};
    return inside.open_session(account, {SignInStage::complete, how}, asker.from);
}

Result<FactorsHeld> Factors::held(Actor const& actor) {
    CHECK(must_be_in_person(actor));
    auto& inside = sessions_.inside();
    db::ReadTx tx{inside.town.db};
    return inside.held(tx, actor.account);
}

Result<TotpOffer> Factors::offer_totp(Asker const& asker) {
    auto& inside = sessions_.inside();
    TRY(standing, inside.fresh_standing(asker.actor, asker.session));
    auto const secret = clock::random_bytes(totp_secret_bytes);
    TRY(sealed, inside.key.seal(secret, standing.row.account));
    TRY(begun, store::begin_totp(inside.town.db, standing.row.account, sealed, inside.town.clock.now()));
    if (!begun) {
        return Error{ErrorCode::conflict, "auth.totp_held", {}, {}, {}};
    }
    return TotpOffer{base32(secret), otpauth_address(secret, issuer, standing.row.user_name)};
}

Result<FactorMade> Factors::confirm_totp(Asker const& asker, GivenCode const& given) {
    auto& inside = sessions_.inside();
    auto& town = inside.town;
    TRY(standing, inside.fresh_standing(asker.actor, asker.session));
    if (standing.held.totp_since) {
        return Error{ErrorCode::conflict, "auth.totp_held", {}, {}, {}};
    }
    auto const at = "first code of " + standing.row.account;
    Try const attempt{.at = at, .address = asker.from.address};
    CHECK(inside.throttle.begin(attempt, town.clock.now()));
    TRY(step, step_typed(inside, standing.row.account, given.code));
    if (!step) {
        return invalid("/code", "auth.code_wrong");
    }
    CHECK(inside.throttle.succeeded(attempt));
    // The audit first: it may tell of a factor that was never made, but never be silent about one that was.
    CHECK(keep_entry_and_tell(town, about(actor_of(standing), "auth.totp_confirmed", {standing.row.account}),
                              factors_changed));
    TRY(confirmed, store::use_step(town.db, standing.row.account, *step, town.clock.now()));
    if (!confirmed) {
        return invalid("/code", "auth.code_wrong");
    }
    return inside.finish_factor(standing, "totp", asker.from);
}

Result<FactorMade> Sessions::Inside::finish_factor(Standing const& standing, std::string const& proof,
                                                   Arrival const& from) {
    FactorMade made;
    if (standing.held.recovery_codes_left == 0) {
        TRY(codes, make_recovery_codes(town, standing.row.account));
        made.codes = std::move(codes);
    }
    // Whatever was signed in without the new factor is signed out, this session too: it gets a new token.
    CHECK(store::revoke_sessions(town.db, standing.row.account, "", town.clock.now()));
    Account const account{.id = {standing.row.account},
                          .user_name = standing.row.user_name,
                          .name = standing.row.name,
                          .status = standing.row.status,
                          .language = standing.row.language};
    TRY(opened, open_session(account, {SignInStage::complete, proof}, from));
    made.token = std::move(opened.token);
    return made;
}

Result<Done> Factors::drop_totp(Asker const& asker) {
    auto& inside = sessions_.inside();
    TRY(standing, inside.fresh_standing(asker.actor, asker.session));
    if (!standing.held.totp_since) {
        return not_found();
    }
    auto left = standing.held;
    left.totp_since.reset();
    CHECK(must_keep_a_factor(left));
    CHECK(keep_entry_and_tell(inside.town,
                              about(actor_of(standing), "auth.totp_dropped", {standing.row.account}),
                              factors_changed));
    CHECK(store::drop_totp(inside.town.db, standing.row.account));
    return drop_codes_without_factor(inside.town, left, standing.row.account);
}

Result<RecoveryCodes> Factors::renew_recovery_codes(Asker const& asker) {
    auto& inside = sessions_.inside();
    TRY(standing, inside.fresh_standing(asker.actor, asker.session));
    if (!standing.held.any()) {
        return Error{ErrorCode::conflict, "auth.no_factor", {}, {}, {}};
    }
    CHECK(keep_entry_and_tell(inside.town,
                              about(actor_of(standing), "auth.recovery_codes", {standing.row.account}),
                              factors_changed));
    return make_recovery_codes(inside.town, standing.row.account);
}

Result<FactorsHeld> Factors::held_by(Actor const& actor, Id<Account> const& id) {
    CHECK(must_be_seen(actor, id));
    auto& inside = sessions_.inside();
    db::ReadTx tx{inside.town.db};
    CHECK(tx.get(id));
    return inside.held(tx, id.text);
}

Result<Done> Factors::reset(Actor const& actor, Id<Account> const& id) {
    return reset_factors(sessions_.inside().town, actor, id);
}

Result<Done> reset_factors(Town& town, Actor const& actor, Id<Account> const& id) {
    CHECK(must_be_seen(actor, id));
    CHECK(must_be_allowed(actor, "account.factors"));
    {
        db::ReadTx tx{town.db};
        CHECK(tx.get(id));
    }
    CHECK(keep_entry_and_tell(town, about(actor, "account.factors", id), factors_changed));
    CHECK(store::drop_factors(town.db, id.text));
    CHECK(store::revoke_tokens(town.db, id.text, town.clock.now()));
    CHECK(store::revoke_sessions(town.db, id.text, "", town.clock.now()));
    return Done{};
}

Result<Done> end_sessions(Town& town, Actor const& actor, Id<Account> const& id) {
    CHECK(must_be_seen(actor, id));
    CHECK(must_be_allowed(actor, "account.sessions"));
    {
        db::ReadTx tx{town.db};
        CHECK(tx.get(id));
    }
    CHECK(keep_entry(town, about(actor, "account.sessions", id)));
    CHECK(store::revoke_sessions(town.db, id.text, "", town.clock.now()));
    return Done{};
}

Result<Done> Passkeys::drop(Asker const& asker, Id<Passkey> const& id) {
    auto& inside = sessions_.inside();
    TRY(standing, inside.fresh_standing(asker.actor, asker.session));
    {
        db::ReadTx tx{inside.town.db};
        TRY(mine, store::passkeys_of(tx, standing.row.account));
        bool const found =
            std::any_of(mine.begin(), mine.end(), [&](Passkey const& one) { return one.id == id; });
        if (!found) {
            return not_found();
        }
    }
    auto left = standing.held;
    --left.passkeys;
    CHECK(must_keep_a_factor(left));
    CHECK(keep_entry_and_tell(inside.town,
                              about(actor_of(standing), "auth.passkey_dropped", {standing.row.account}),
                              factors_changed));
    TRY(dropped, store::drop_passkey(inside.town.db, standing.row.account, id.text));
    if (!dropped) {
        return not_found();
    }
    return drop_codes_without_factor(inside.town, left, standing.row.account);
}

}  // namespace varn::auth
