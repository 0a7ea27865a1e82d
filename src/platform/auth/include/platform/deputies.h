#pragma once
// Deputies: somebody's role, held by another for a period. What a deputy does is audited as hers, for whom
// she acted.
#include <vector>

#include "platform/accounts.h"

namespace varn::auth {

/// A grant that a deputy holds beside its owner, both days included.
struct Deputyship {
    Id<Deputyship> id;
    Id<RoleGrant> role_grant;
    Id<Account> deputy;
    Date valid_from;
    Date valid_to;
    int version = 0;
};

/// A deputyship with the names of both: the deputy knows for whom she acts, the owner who acts for her.
struct DeputyshipTold {
    Id<Deputyship> id;
    Id<RoleGrant> role_grant;
    Id<Account> owner;
    std::string owner_name;
    Id<Account> deputy;
    std::string deputy_name;
    Date valid_from;
    Date valid_to;
    int version = 0;
};

/// Who is to stand in, and when.
struct NewDeputy {
    Id<Account> deputy;
    std::optional<Date> valid_from = {};
    Date valid_to;
};

/// A period that a deputy may be named for.
inline constexpr int deputy_days_max = 366;

/// The deputies of an account's grants, and the grants that it holds as a deputy; the latest first. One's
/// own, or with account.read. The names of both are told with it, and nothing else of either account.
Result<std::vector<DeputyshipTold>> list_deputyships(Town& town, Actor const& actor,
                                                     Id<Account> const& account);
/// Names a deputy for a grant: its owner in person, or with account.grant. The role of administrator is lent
/// by an administrator alone, and by nobody where it takes two to give. `conflict` when she is its deputy on
/// one of the days already.
Result<Deputyship> name_deputy(Town& town, Actor const& actor, Id<RoleGrant> const& grant,
                               NewDeputy const& ask, Appointing appointing = Appointing::by_one);
/// Ends a deputyship at once: yesterday becomes its last day, one that has not begun is taken away. The
/// owner, the deputy, or account.grant.
Result<Done> end_deputyship(Town& town, Actor const& actor, Id<Deputyship> const& id);

}  // namespace varn::auth

template <>
struct varn::Describe<varn::auth::Deputyship> {
    using D = auth::Deputyship;
    static constexpr auto value = entity<D>(
        "deputyship",
        field<&D::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000014",
                       .fixed = true,
                       .server_set = true}),
        field<&D::role_grant>(
            {.label = "auth.role_grant", .example = "01903f5e-0000-7000-8000-000000000012", .fixed = true}),
        field<&D::deputy>(
            {.label = "auth.deputy", .example = "01903f5e-0000-7000-8000-000000000015", .fixed = true}),
        field<&D::valid_from>({.label = "common.valid_from", .example = "2024-07-01", .fixed = true}),
        field<&D::valid_to>({.label = "common.valid_to", .example = "2024-07-31"}),
        field<&D::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::auth::DeputyshipTold> {
    using D = auth::DeputyshipTold;
    static constexpr auto value = entity<D>(
        "deputyship_told",
        field<&D::id>({.label = "common.id", .example = "01903f5e-0000-7000-8000-000000000014"}),
        field<&D::role_grant>(
            {.label = "auth.role_grant", .example = "01903f5e-0000-7000-8000-000000000012"}),
        field<&D::owner>({.label = "auth.owner", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&D::owner_name>(
            {.label = "auth.owner_name", .example = "Anna Berg", .secrecy = Secrecy::internal}),
        field<&D::deputy>({.label = "auth.deputy", .example = "01903f5e-0000-7000-8000-000000000015"}),
        field<&D::deputy_name>(
            {.label = "auth.deputy_name", .example = "Bo Ek", .secrecy = Secrecy::internal}),
        field<&D::valid_from>({.label = "common.valid_from", .example = "2024-07-01"}),
        field<&D::valid_to>({.label = "common.valid_to", .example = "2024-07-31"}),
        field<&D::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::auth::NewDeputy> {
    using N = auth::NewDeputy;
    static constexpr auto value = entity<N>(
        "new_deputy",
        field<&N::deputy>({.label = "auth.deputy", .example = "01903f5e-0000-7000-8000-000000000015"}),
        field<&N::valid_from>({.label = "common.valid_from", .example = "2024-07-01"}),
        field<&N::valid_to>({.label = "common.valid_to", .example = "2024-07-31"}));
};
