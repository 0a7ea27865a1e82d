#include "platform/passkeys.h"
#include "platform/holders.h"

#include <algorithm>

#include "asking.h"
#include "password.h"
#include "platform/clock.h"
#include "platform/log.h"
#include "sessions_inside.h"

namespace varn::auth {
namespace {

constexpr std::int64_t challenge_lives_milliseconds = 5 * 60'000;
constexpr std::size_t nonce_bytes = 16;
constexpr std::size_t time_bytes = 8;
constexpr std::size_t head_length = 32;  // 24 bytes in base64url
constexpr std::size_t challenge_length = 75;
constexpr std::int64_t passkeys_max = 10;
constexpr std::string_view making = "webauthn.create";
constexpr std::string_view getting = "webauthn.get";

Error refused(std::string cause) {
    return Error{ErrorCode::unauthenticated, "auth.passkey_refused", {}, {}, std::move(cause)};
}

std::string vouched_text(std::string_view head, std::string_view purpose, std::string_view bound_to) {
    return "challenge\n" + std::string{purpose} + "\n" + std::string{bound_to} + "\n" + std::string{head};
}

bool is_number_or_colon(char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ':' || c == '[' || c == ']';
}

/// The host of an origin without its port.
std::string host_of(std::string_view origin) {
    auto host = origin.substr(origin.find("://") + 3);
    host = host.substr(0, host.find('/'));
    return std::string{host.starts_with('[') ? host : host.substr(0, host.find(':'))};
}

/// Every field of an answer as bytes.
struct Decoded {
    std::string client_data;
    std::string authenticator_data;
    std::string signature;
};

Result<Decoded> decoded(PasskeyAnswer const& answer) {
    auto client_data = base64url_bytes(answer.client_data);
    auto authenticator_data = base64url_bytes(answer.authenticator_data);
    auto signature = base64url_bytes(answer.signature);
    if (!client_data || !authenticator_data || !signature) {
        return refused("an answer that is no base64url");
    }
    return Decoded{std::move(*client_data), std::move(*authenticator_data), std::move(*signature)};
}

Result<Done> must_be_of(PasskeyAnswer const& answer, PasskeyRow const& row) {
    if (answer.user_handle && base64url_bytes(*answer.user_handle).value_or("") != row.account) {
        return refused("the passkey was made for another account");
    }
    return Done{};
}

}  // namespace

Result<std::string> Sessions::Inside::give_challenge(std::string_view purpose, std::string_view bound_to) {
    auto bytes = clock::random_bytes(nonce_bytes);
    auto const ends =
        static_cast<std::uint64_t>(town.clock.now().milliseconds + challenge_lives_milliseconds);
    for (std::size_t i = 0; i < time_bytes; ++i) {
        bytes += static_cast<char>((ends >> (8 * (time_bytes - 1 - i))) & 0xFFU);
    }
    auto head = base64url(bytes);
    TRY(proof, key.vouch(vouched_text(head, purpose, bound_to)));
    return head + proof;
}

Result<Instant> Sessions::Inside::must_be_our_challenge(std::string_view challenge, std::string_view purpose,
                                                        std::string_view bound_to) {
    if (challenge.size() != challenge_length) {
        return refused("the challenge is none of ours");
    }
    auto const head = challenge.substr(0, head_length);
    TRY(proof, key.vouch(vouched_text(head, purpose, bound_to)));
    auto const bytes = base64url_bytes(head).value_or("");
    if (!same_secret(proof, challenge.substr(head_length)) || bytes.size() != nonce_bytes + time_bytes) {
        return refused("the challenge was given out for something else");
    }
    std::uint64_t ends = 0;
    for (std::size_t i = nonce_bytes; i < bytes.size(); ++i) {
        ends = (ends << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    Instant const ends_at{static_cast<std::int64_t>(ends)};
    if (ends_at < town.clock.now()) {
        return refused("the challenge is too old");
    }
    return ends_at;
}

Result<webauthn::RelyingParty> Sessions::Inside::relying_party(std::string_view host) const {
    std::string origin = settings.origin;
    if (origin.empty() && (host == "localhost" || host.starts_with("localhost:"))) {
        origin = "http://" + std::string{host};
    }
    auto const scheme_end = origin.find("://");
    auto const id = scheme_end == std::string::npos ? std::string{} : host_of(origin);
    if (id.empty() || std::all_of(id.begin(), id.end(), is_number_or_colon)) {
        return Error{ErrorCode::conflict, "auth.passkeys_need_address", {}, {}, {}};
    }
    return webauthn::RelyingParty{id, origin.substr(0, origin.find('/', scheme_end + 3))};
}

Result<std::string> Sessions::Inside::account_of_passkey(PasskeyAnswer const& answer,
                                                         Answering const& answering) {
    TRY(party, relying_party(answering.host));
    TRY(told, decoded(answer));
    TRY(challenge, webauthn::challenge_in(told.client_data));
    auto question = answering.question;
    question.challenge = challenge;
    TRY(ends_at, must_be_our_challenge(challenge, getting, answering.bound_to));
    CHECK(webauthn::must_be_asked_by_us(told.client_data, question, party));
    TRY(data, webauthn::read_authenticator_data(told.authenticator_data, question, party));
    std::optional<PasskeyRow> row;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::passkey_with(tx, answer.credential));
        row = std::move(found);
    }
    if (!row) {
        return refused("no such passkey");
    }
    CHECK(must_be_of(answer, *row));
    CHECK(webauthn::must_be_signed(base64url_bytes(row->public_key).value_or(""), row->algorithm,
                                   webauthn::signed_text(told.authenticator_data, told.client_data),
                                   told.signature));
    TRY(first, store::answer_challenge(town.db, challenge, ends_at, town.clock.now()));
    if (!first) {
        return refused("the challenge was answered before");
    }
    TRY(counted, store::use_passkey(town.db, row->id, data.counter, town.clock.now()));
    if (!counted) {
        // Two authenticators with one key: one of them is a copy.
        log::warning("auth.passkey_counter_went_back", {log::id("account", row->account)});
        return refused("the counter of the passkey went back");
    }
    return row->account;
}

Result<PasskeyQuestion> Passkeys::ask(Asker const& asker) {
    auto& inside = sessions_.inside();
    TRY(party, inside.relying_party(asker.host));
    PasskeyQuestion question{.challenge = {}, .party = party.id, .credentials = {}, .must_verify_user = true};
    std::string bound_to;
    // Whoever has shown a password is asked for one of her own; anybody else for whichever she has.
    auto const standing = inside.standing(asker.actor, asker.session);
    if (standing && standing.value().stage == SignInStage::second_factor) {
        bound_to = asker.session;
        question.must_verify_user = false;
        db::ReadTx tx{inside.town.db};
        TRY(credentials, store::credentials_of(tx, standing.value().row.account));
        question.credentials = std::move(credentials);
    }
    TRY(challenge, inside.give_challenge(getting, bound_to));
    question.challenge = std::move(challenge);
    return question;
}

Result<NewSession> Passkeys::sign_in(Asker const& asker, PasskeyAnswer const& answer) {
    auto& inside = sessions_.inside();
    auto& town = inside.town;
    auto const at = "passkey " + answer.credential;
    Try const attempt{.at = at, .address = asker.from.address};
    CHECK(inside.throttle.begin(attempt, town.clock.now()));
    webauthn::Question const question{.type = getting, .challenge = {}, .must_verify_user = true};
    auto const holder = inside.account_of_passkey(answer, {question, "", asker.host});
    if (!holder) {
        if (holder.error().code == ErrorCode::unauthenticated) {
            log::info("auth.passkey_refused", {log::cause(holder.error().cause)});
            CHECK(inside.audit_refusal({"auth.sign_in_refused", ""}));
        }
        return holder.error();
    }
    CHECK(inside.throttle.succeeded(attempt));
    return sessions_.sign_in_vouched({holder.value()}, "passkey", asker.from);
}

Result<PasskeyOffer> Passkeys::offer(Asker const& asker) {
    auto& inside = sessions_.inside();
    TRY(party, inside.relying_party(asker.host));
    TRY(standing, inside.fresh_standing(asker.actor, asker.session));
    TRY(challenge, inside.give_challenge(making, asker.session));
    db::ReadTx tx{inside.town.db};
    TRY(known, store::credentials_of(tx, standing.row.account));
    return PasskeyOffer{.challenge = std::move(challenge),
                        .party = party.id,
                        .user_handle = base64url(standing.row.account),
                        .user_name = standing.row.user_name,
                        .name = standing.row.name,
                        .known = std::move(known),
                        .algorithms = {webauthn::es256, webauthn::eddsa, webauthn::rs256}};
}

Result<FactorMade> Passkeys::add(Asker const& asker, NewPasskey const& made) {
    auto& inside = sessions_.inside();
    auto& town = inside.town;
    TRY(party, inside.relying_party(asker.host));
    TRY(standing, inside.fresh_standing(asker.actor, asker.session));
    if (standing.held.passkeys >= passkeys_max) {
        return Error{ErrorCode::too_many,
                     "auth.too_many_passkeys",
                     {{"maximum", std::to_string(passkeys_max)}},
                     {},
                     {}};
    }
    auto const client_data = base64url_bytes(made.client_data).value_or("");
    TRY(challenge, webauthn::challenge_in(client_data));
    TRY(ends_at, inside.must_be_our_challenge(challenge, making, asker.session));
    webauthn::Question const question{.type = making, .challenge = challenge, .must_verify_user = false};
    CHECK(webauthn::must_be_asked_by_us(client_data, question, party));
    TRY(data, webauthn::read_authenticator_data(base64url_bytes(made.authenticator_data).value_or(""),
                                                question, party));
    if (base64url(data.credential) != made.credential) {
        return refused("the browser and the authenticator name two credentials");
    }
    CHECK(webauthn::must_be_usable_key(base64url_bytes(made.public_key).value_or(""), made.algorithm));
    TRY(first, store::answer_challenge(town.db, challenge, ends_at, town.clock.now()));
    if (!first) {
        return refused("the challenge was answered before");
    }
    Actor const herself{standing.row.account, standing.row.name, {}};
    CHECK(keep_entry_and_tell(town, about(herself, "auth.passkey_added", {standing.row.account}),
                              factors_changed));
    PasskeyRow const row{.id = town.ids.next(),
                         .account = standing.row.account,
                         .credential = made.credential,
                         .public_key = made.public_key,
                         .algorithm = made.algorithm,
                         .counter = data.counter};
    CHECK(store::add_passkey(town.db, row, made.name, town.clock.now()));
    return inside.finish_factor(standing, "passkey", asker.from);
}

Result<std::vector<Passkey>> Passkeys::list(Actor const& actor) {
    CHECK(must_be_in_person(actor));
    db::ReadTx tx{sessions_.inside().town.db};
    return store::passkeys_of(tx, actor.account);
}

}  // namespace varn::auth
