#include "vouching.h"

#include "platform/log.h"
#include "refusal.h"

namespace varn::oidc {
namespace {

/// A claim of userinfo, else of the ID token: userinfo is of this moment.
std::string said(json::Value const& id_token, json::Value const& userinfo, std::string_view name) {
    auto const now = text_claim(userinfo, name);
    return now ? *now : text_claim(id_token, name).value_or("");
}

Result<Done> must_be_same(json::Value const& claims, std::string_view subject) {
    bool const silent = claims.object() != nullptr && claims.object()->empty();
    if (!silent && text_claim(claims, "sub") != std::string{subject}) {
        return refused("subject_differs");
    }
    return Done{};
}

}  // namespace

std::string sealed(Kept const& kept, std::string_view session_token) {
    json::Object const held{{"id_token", kept.tokens.id_token},
                            {"access_token", kept.tokens.access_token},
                            {"refresh_token", kept.tokens.refresh_token},
                            {"groups_in_id_token", kept.groups_in_id_token}};
    return seal(json::to_text(held), session_token, clock::random_bytes(12));
}

std::optional<Kept> kept_in(std::string_view sealed, std::string_view session_token) {
    auto const text = opened(sealed, session_token);
    auto const held = text ? json::parse(*text) : Result<json::Value>{refused("sealed")};
    if (!held) {
        return std::nullopt;
    }
    auto const& all = held.value();
    auto const* in_token = all.find("groups_in_id_token");
    auto const* yes = in_token != nullptr ? std::get_if<bool>(&in_token->held) : nullptr;
    return Kept{{text_claim(all, "id_token").value_or(""), text_claim(all, "access_token").value_or(""),
                 text_claim(all, "refresh_token").value_or("")},
                yes != nullptr && *yes};
}

Result<Told> told_in(federation::IdentityProvider const& provider, json::Value const& id_token,
                     json::Value const& userinfo) {
    auto const subject = text_claim(id_token, "sub").value_or("");
    CHECK(must_be_same(userinfo, subject));
    TRY(by_userinfo, groups_in(userinfo, provider.groups_claim));
    TRY(by_token, groups_in(id_token, provider.groups_claim));
    Told told{.person = {.subject = subject,
                         .user_name = said(id_token, userinfo, provider.user_name_claim),
                         .name = said(id_token, userinfo, provider.name_claim),
                         .link = {},
                         .groups = by_userinfo ? by_userinfo : by_token},
              .groups_in_id_token = !by_userinfo && by_token};
    if (auto link = said(id_token, userinfo, provider.link_claim); !link.empty()) {
        told.person.link = std::move(link);
    }
    return told;
}

Result<json::Value> Vouching::refreshed(FederatedSession const& row, Kept& kept,
                                        federation::IdentityProvider const& provider) {
    if (kept.tokens.refresh_token.empty()) {
        return refused("nothing_to_refresh");
    }
    TRY(secret, federation::client_secret(town_, provider.id));
    TRY(tokens, conversations_.tokens(
                    provider, secret,
                    {{"grant_type", "refresh_token"}, {"refresh_token", kept.tokens.refresh_token}}));
    kept.tokens.access_token = tokens.access_token;
    if (!tokens.refresh_token.empty()) {
        kept.tokens.refresh_token = tokens.refresh_token;
    }
    if (tokens.id_token.empty()) {
        return json::Value{json::Object{}};
    }
    TRY(token, conversations_.verified(provider, tokens.id_token));
    CHECK(check_id_token(token, {.issuer = provider.issuer,
                                 .client_id = provider.client_id,
                                 .now = machine_.now().milliseconds / 1000,
                                 .access_token = tokens.access_token,
                                 .subject = row.subject}));
    kept.tokens.id_token = tokens.id_token;
    return std::move(token.claims);
}

Result<json::Value> Vouching::userinfo(FederatedSession const& row, Kept const& kept,
                                       federation::IdentityProvider const& provider) {
    TRY(claims, conversations_.userinfo(provider, kept.tokens.access_token));
    CHECK(must_be_same(claims, row.subject));
    return std::move(claims);
}

Result<std::optional<std::vector<std::string>>> Vouching::groups_now(
    FederatedSession const& row, Kept& kept, federation::IdentityProvider const& provider) {
    // Where groups stand in the ID token alone, only a new one tells of a change.
    if (kept.groups_in_id_token && !kept.tokens.refresh_token.empty()) {
        TRY(claims, refreshed(row, kept, provider));
        return groups_in(claims, provider.groups_claim);
    }
    auto claims = userinfo(row, kept, provider);
    if (!claims && claims.error().cause == "access_token_refused" && !kept.tokens.refresh_token.empty()) {
        CHECK(refreshed(row, kept, provider));
        claims = userinfo(row, kept, provider);
    }
    if (!claims) {
        return std::move(claims).error();
    }
    TRY(groups, groups_in(claims.value(), provider.groups_claim));
    if (!groups && !kept.groups_in_id_token && claims.value().find("sub") != nullptr) {
        // Userinfo told of groups at sign-in; one that leaves them out now has none left to tell of.
        return std::optional{std::vector<std::string>{}};
    }
    return std::move(groups);
}

Result<Done> Vouching::confirm(FederatedSession& row, Kept& kept,
                               federation::IdentityProvider const& provider) {
    if (provider.status != federation::ProviderStatus::active) {
        return refused("provider_closed");
    }
    TRY(groups, groups_now(row, kept, provider));
    Id<auth::Account> const account{row.account};
    if (groups && provider.group_source == federation::GroupSource::claims) {
        CHECK(federation::apply_groups(town_, provider, account, *groups));
    }
    TRY(has_role, federation::holds_a_role(town_, account));
    if (!has_role) {
        return refused("no_role");
    }
    return Done{};
}

Result<Vouching::Word> Vouching::ask(FederatedSession row, std::string_view session_token) {
    auto kept = kept_in(row.sealed, session_token);
    if (!kept) {
        CHECK(end(row, "sealed"));
        return Word::taken_back;
    }
    auto load = [&]() -> Result<federation::IdentityProvider> {
        db::ReadTx tx{town_.db};
        return tx.get(Id<federation::IdentityProvider>{row.provider});
    };
    TRY(provider, load());
    auto const before = kept->tokens.refresh_token;
    auto const confirmed = confirm(row, *kept, provider);
    if (!confirmed && confirmed.error().code == ErrorCode::forbidden) {
        CHECK(end(row, confirmed.error().cause));
        return Word::taken_back;
    }
    if (confirmed) {
        row.checked_at = machine_.now();
    }
    if (confirmed || kept->tokens.refresh_token != before) {
        row.sealed = sealed(*kept, session_token);
        CHECK(store::keep_checked(town_.db, row));
    }
    if (confirmed) {
        return Word::given;
    }
    if (confirmed.error().code != ErrorCode::unavailable) {
        return confirmed.error();
    }
    log::warning("oidc.not_confirmed",
                 {log::word("provider", provider.key), log::word("cause", confirmed.error().cause)});
    return Word::unknown;
}

Result<Done> Vouching::end(FederatedSession const& row, std::string_view code) {
    CHECK(sessions_.end_vouched({row.account}, row.session, code));
    return store::empty_session(town_.db, row.session);
}

}  // namespace varn::oidc
