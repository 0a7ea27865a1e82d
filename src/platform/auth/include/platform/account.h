#pragma once
// Who can sign in to Värn, and with which roles. An account says who somebody is; a role grant says what she
// is entrusted with, where and when. Duties in the municipality are organisation::Assignment and give no
// rights.
#include <optional>
#include <string>

#include "kernel/describe.h"
#include "platform/access.h"

namespace varn::auth {

/// An account is never removed, since history and audit name it; it is closed.
enum class AccountStatus { active, closed };

/// The languages Värn speaks.
enum class Language { sv, en };

/// Somebody who can sign in. The password is no part of it (see the README).
struct Account {
    Id<Account> id;
    std::string user_name;  // what is typed at sign-in: lower case, unique
    std::string name;
    AccountStatus status{};
    Language language{};
    int version = 0;
};

/// A role held by an account for a period: at a unit and everything below it, for the units that take part in
/// a sector, in one matter alone, or for the whole town when none of them is named. One that follows from a
/// group at an identity provider says so, and is kept in step by platform/federation alone.
struct RoleGrant {
    Id<RoleGrant> id;
    Id<Account> account;
    Role role{};
    std::optional<AnyId> unit;
    std::optional<AnyId> sector = {};
    std::optional<AnyId> matter = {};
    Date valid_from;
    std::optional<Date> valid_to;
    std::optional<AnyId> provider = {};  // whose group gave it; absent when a person did
    int version = 0;
};

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::Account> {
    using A = auth::Account;
    static constexpr auto value = entity<A>(
        "account",
        field<&A::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000011",
                       .fixed = true,
                       .server_set = true}),
        field<&A::user_name>({.label = "auth.user_name",
                              .example = "anna.berg",
                              .fixed = true,
                              .length_min = 2,
                              .length_max = 80}),
        field<&A::name>(
            {.label = "auth.name", .example = "Anna Berg", .secrecy = Secrecy::internal, .length_min = 1}),
        field<&A::status>({.label = "auth.status", .example = "active"}),
        field<&A::language>({.label = "auth.language", .example = "sv"}),
        field<&A::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::auth::RoleGrant> {
    using G = auth::RoleGrant;
    static constexpr auto value = entity<G>(
        "role_grant",
        field<&G::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000012",
                       .fixed = true,
                       .server_set = true}),
        field<&G::account>(
            {.label = "auth.account", .example = "01903f5e-0000-7000-8000-000000000011", .fixed = true}),
        field<&G::role>({.label = "auth.role", .example = "coordinator", .fixed = true}),
        field<&G::unit>(
            {.label = "auth.unit", .example = "01903f5e-0000-7000-8000-000000000001", .fixed = true}),
        field<&G::sector>(
            {.label = "auth.sector", .example = "01903f5e-0000-7000-8000-000000000002", .fixed = true}),
        field<&G::matter>(
            {.label = "auth.matter", .example = "01903f5e-0000-7000-8000-000000000041", .fixed = true}),
        field<&G::valid_from>({.label = "common.valid_from", .example = "2024-01-01", .fixed = true}),
        field<&G::valid_to>({.label = "common.valid_to", .example = "2026-12-31"}),
        field<&G::provider>({.label = "auth.provider",
                             .example = "01903f5e-0000-7000-8000-000000000021",
                             .fixed = true,
                             .server_set = true}),
        field<&G::version>({.label = "common.version", .example = "1", .server_set = true}));
};
