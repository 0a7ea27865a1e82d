#pragma once
// What the verbs of accounts and sessions are asked for, as bodies on the wire.
#include <optional>
#include <string>

#include "platform/account.h"

namespace varn::auth {

inline constexpr int password_length_min = 12;
inline constexpr int password_length_max = 200;

/// A new account. Without a password nobody can sign in to it until one is set.
struct AccountToAdd {
    std::string user_name;
    std::string name;
    std::optional<Language> language = {};
    std::optional<std::string> password = {};
};

/// A new password. Whoever changes her own gives the current one too.
struct NewPassword {
    std::string password;
    std::optional<std::string> current_password = {};
};

/// A role to be given to an account, from today when no day is named, and why.
struct NewGrant {
    Role role{};
    std::optional<AnyId> unit = {};
    std::optional<AnyId> sector = {};
    std::optional<AnyId> matter = {};
    std::optional<Date> valid_from = {};
    std::optional<Date> valid_to = {};
    std::optional<std::string> reason = {};
};

/// Somebody at the door.
struct SignIn {
    std::string user_name;
    std::string password;
};

/// The first administrator, by the one-time link.
struct NewFirstAdministrator {
    std::string token;
    std::string user_name;
    std::string name;
    std::string password;
};

namespace facts {
inline constexpr FieldFacts user_name{
    .label = "auth.user_name", .example = "anna.berg", .length_min = 2, .length_max = 80};
inline constexpr FieldFacts name{
    .label = "auth.name", .example = "Anna Berg", .secrecy = Secrecy::internal, .length_min = 1};
// The rules for a new password are told by the verb, all at once; the length here only bounds what is read.
inline constexpr FieldFacts password{.label = "auth.password",
                                     .example = "tolv tecken eller fler",
                                     .secrecy = Secrecy::secret,
                                     .length_max = 1000};
}  // namespace facts
}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::AccountToAdd> {
    using N = auth::AccountToAdd;
    static constexpr auto value = entity<N>("account_to_add", field<&N::user_name>(auth::facts::user_name),
                                            field<&N::name>(auth::facts::name),
                                            field<&N::language>({.label = "auth.language", .example = "sv"}),
                                            field<&N::password>(auth::facts::password));
};

template <>
struct varn::Describe<varn::auth::NewPassword> {
    using N = auth::NewPassword;
    static constexpr auto value = entity<N>("new_password", field<&N::password>(auth::facts::password),
                                            field<&N::current_password>({.label = "auth.current_password",
                                                                         .example = "det gamla lösenordet",
                                                                         .secrecy = Secrecy::secret,
                                                                         .length_max = 1000}));
};

template <>
struct varn::Describe<varn::auth::NewGrant> {
    using N = auth::NewGrant;
    static constexpr auto value = entity<N>(
        "new_grant", field<&N::role>({.label = "auth.role", .example = "coordinator"}),
        field<&N::unit>({.label = "auth.unit", .example = "01903f5e-0000-7000-8000-000000000001"}),
        field<&N::sector>({.label = "auth.sector", .example = "01903f5e-0000-7000-8000-000000000002"}),
        field<&N::matter>({.label = "auth.matter", .example = "01903f5e-0000-7000-8000-000000000041"}),
        field<&N::valid_from>({.label = "common.valid_from", .example = "2024-01-01"}),
        field<&N::valid_to>({.label = "common.valid_to", .example = "2026-12-31"}),
        field<&N::reason>({.label = "auth.grant_reason",
                           .example = "Tar över kontona den 1 mars.",
                           .secrecy = Secrecy::internal,
                           .length_max = 2000}));
};

template <>
struct varn::Describe<varn::auth::SignIn> {
    using S = auth::SignIn;
    static constexpr auto value = entity<S>(
        "sign_in",
        field<&S::user_name>({.label = "auth.user_name", .example = "anna.berg", .length_max = 1000}),
        field<&S::password>(auth::facts::password));
};

template <>
struct varn::Describe<varn::auth::NewFirstAdministrator> {
    using N = auth::NewFirstAdministrator;
    static constexpr auto value =
        entity<N>("new_first_administrator",
                  field<&N::token>({.label = "auth.token", .example = "5f3a…", .secrecy = Secrecy::secret}),
                  field<&N::user_name>(auth::facts::user_name), field<&N::name>(auth::facts::name),
                  field<&N::password>(auth::facts::password));
};
