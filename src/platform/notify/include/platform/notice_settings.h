#pragma once
// What somebody wants to be told, and how: her own to choose, and an administrator's to help with.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "platform/notices.h"

namespace varn::notify {

/// As it is kept; an account without a row has the standard.
struct Settings {
    Id<Settings> id;
    AnyId account;
    std::optional<std::string> mail;  // no mails without an address
    int digest_hour = 7;              // in Stockholm
    std::optional<int> quiet_from = {};
    std::optional<int> quiet_to = {};
    std::string choices;  // "auth.role_granted=inbox programme.edition_adopted=daily", sorted by kind
    int version = 0;
};

/// How one kind is told.
struct Choice {
    std::string kind;
    Delivery delivery{};
    bool mandatory = false;
};

/// How the latest mail to somebody went.
enum class MailState { none, waiting, sent, refused, given_up };

/// Everything about how somebody is told.
struct ToldSettings {
    AnyId account;
    std::optional<std::string> mail;
    MailState latest_mail{};
    int digest_hour = 0;
    std::optional<int> quiet_from = {};
    std::optional<int> quiet_to = {};
    std::vector<Choice> choices;  // of every kind
    int version = 0;              // 0 for the standard
};

/// One kind chosen otherwise than the standard.
struct Chosen {
    std::string kind;
    Delivery delivery{};
};

/// What is asked for: the whole of it. Kinds that are left out are as the standard.
struct NewSettings {
    std::optional<std::string> mail = {};
    int digest_hour = 7;
    std::optional<int> quiet_from = {};
    std::optional<int> quiet_to = {};
    std::vector<Chosen> choices = {};
    int version = 0;  // the one that was seen
};

/// Everybody with any role chooses for herself; an administrator of the whole town sees to it that mails
/// arrive.
inline constexpr std::array notify_policy{
    auth::Rule{"notice.own", auth::Role::administrator, auth::Reach::whole_town},
    auth::Rule{"notice.own", auth::Role::strategist, auth::Reach::whole_town},
    auth::Rule{"notice.own", auth::Role::coordinator, auth::Reach::whole_town},
    auth::Rule{"notice.own", auth::Role::head, auth::Reach::whole_town},
    auth::Rule{"notice.own", auth::Role::auditor, auth::Reach::whole_town},
    auth::Rule{"notice.own", auth::Role::reader, auth::Reach::whole_town},
    auth::Rule{"notice.manage", auth::Role::administrator, auth::Reach::own_unit}};

/// Every kind of the house, in order.
using Kinds = std::vector<Kind const*>;

/// How somebody is told: oneself, or others for who manages. Hidden is `not_found`.
Result<ToldSettings> settings_of(Town& town, auth::Actor const& actor, Kinds const& kinds,
                                 std::string const& account);
/// Chooses. `invalid` for an address that is none, an unknown kind or a mandatory one that is turned off, all
/// faults at once; `stale` when somebody else chose meanwhile. What was waiting to be mailed follows the new
/// choice.
Result<ToldSettings> choose(Town& town, auth::Actor const& actor, Kinds const& kinds,
                            std::string const& account, NewSettings const& ask);

}  // namespace varn::notify

template <>
struct varn::Describe<varn::notify::Settings> {
    using S = notify::Settings;
    static constexpr auto value = entity<S>(
        "notice_settings",
        field<&S::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000041",
                       .fixed = true,
                       .server_set = true}),
        field<&S::account>(
            {.label = "auth.account", .example = "01903f5e-0000-7000-8000-000000000011", .fixed = true}),
        field<&S::mail>({.label = "notice.mail_address",
                         .example = "anna.berg@staden.example",
                         .secrecy = Secrecy::internal,
                         .length_max = 254}),
        field<&S::digest_hour>({.label = "notice.digest_hour", .example = "7", .number_max = 23}),
        field<&S::quiet_from>({.label = "notice.quiet_from", .example = "18", .number_max = 23}),
        field<&S::quiet_to>({.label = "notice.quiet_to", .example = "7", .number_max = 23}),
        field<&S::choices>(
            {.label = "notice.choices", .example = "programme.edition_adopted=daily", .length_max = 10'000}),
        field<&S::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::notify::Choice> {
    using C = notify::Choice;
    static constexpr auto value =
        entity<C>("notice_choice", field<&C::kind>({.label = "notice.kind", .example = "auth.role_granted"}),
                  field<&C::delivery>({.label = "notice.delivery", .example = "at_once"}),
                  field<&C::mandatory>({.label = "notice.mandatory", .example = "false"}));
};

template <>
struct varn::Describe<varn::notify::Chosen> {
    using C = notify::Chosen;
    static constexpr auto value =
        entity<C>("notice_chosen", field<&C::kind>({.label = "notice.kind", .example = "auth.role_granted"}),
                  field<&C::delivery>({.label = "notice.delivery", .example = "daily"}));
};

template <>
struct varn::Describe<varn::notify::ToldSettings> {
    using S = notify::ToldSettings;
    static constexpr auto value = entity<S>(
        "notice_settings_told",
        field<&S::account>({.label = "auth.account", .example = "01903f5e-0000-7000-8000-000000000011"}),
        field<&S::mail>({.label = "notice.mail_address", .example = "anna.berg@staden.example"}),
        field<&S::latest_mail>({.label = "notice.latest_mail", .example = "sent"}),
        field<&S::digest_hour>({.label = "notice.digest_hour", .example = "7"}),
        field<&S::quiet_from>({.label = "notice.quiet_from", .example = "18"}),
        field<&S::quiet_to>({.label = "notice.quiet_to", .example = "7"}),
        field<&S::choices>({.label = "notice.choices"}),
        field<&S::version>({.label = "common.version", .example = "1"}));
};

template <>
struct varn::Describe<varn::notify::NewSettings> {
    using N = notify::NewSettings;
    static constexpr auto value = entity<N>(
        "new_notice_settings",
        field<&N::mail>(
            {.label = "notice.mail_address", .example = "anna.berg@staden.example", .length_max = 254}),
        field<&N::digest_hour>({.label = "notice.digest_hour", .example = "7", .number_max = 23}),
        field<&N::quiet_from>({.label = "notice.quiet_from", .example = "18", .number_max = 23}),
        field<&N::quiet_to>({.label = "notice.quiet_to", .example = "7", .number_max = 23}),
        field<&N::choices>({.label = "notice.choices"}),
        field<&N::version>({.label = "common.version", .example = "1"}));
};
