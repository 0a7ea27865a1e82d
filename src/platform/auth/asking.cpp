#include "asking.h"

#include <algorithm>

#include "platform/auth_policy.h"

namespace varn::auth {
namespace {

constexpr std::size_t user_name_length_min = 2;
constexpr std::size_t user_name_length_max = 80;
constexpr std::size_t name_bytes_max = 400;

bool is_user_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_' || c == '@';
}

std::string_view trimmed(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\n");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

}  // namespace

Result<Done> must_be_allowed(Actor const& actor, std::string_view action) {
    CHECK(judge(auth_policy, actor, action, std::nullopt));
    return Done{};
}

bool is_own(Actor const& actor, Id<Account> const& account) {
    // A token is not its owner: what is hers alone, it may only do by the rules.
    return actor.is_in_person() && actor.account == account.text;
}

Result<Done> must_be_seen(Actor const& actor, Id<Account> const& account) {
    if (is_own(actor, account)) {
        return Done{};
    }
    auto allowed = must_be_allowed(actor, "account.read");
    if (!allowed && allowed.error().code == ErrorCode::forbidden) {
        return not_found();
    }
    return allowed;
}

void check_user_name(std::string_view user_name, std::vector<Problem>& problems) {
    bool const fits = user_name.size() >= user_name_length_min && user_name.size() <= user_name_length_max;
    if (!fits || !std::all_of(user_name.begin(), user_name.end(), is_user_name_character)) {
        problems.push_back({"/user_name", "auth.user_name_format", {}});
    }
}

void check_name(std::string_view name, std::vector<Problem>& problems) {
    if (trimmed(name).empty() || name.size() > name_bytes_max) {
        problems.push_back({"/name", "auth.name_format", {}});
    }
}

Result<Done> gather(Result<Done> checked, std::vector<Problem>& problems) {
    if (!checked && checked.error().code != ErrorCode::invalid) {
        return checked;
    }
    if (!checked) {
        auto& found = checked.error().problems;
        std::move(found.begin(), found.end(), std::back_inserter(problems));
    }
    return Done{};
}

Result<Done> must_be_sound(std::vector<Problem> problems) {
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    return Done{};
}

std::string kept_user_name(std::string_view typed) {
    std::string kept{trimmed(typed)};
    std::transform(kept.begin(), kept.end(), kept.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return kept;
}

audit::Entry about(Actor const& actor, std::string action, Id<Account> const& account) {
    return audit::Entry{actor.account, std::move(action), "account", account.text, {}};
}

Result<Done> keep_entry(Town& town, audit::Entry const& entry) {
    db::WriteTx tx{town.db};
    return std::move(tx).commit(entry);
}

Result<Done> keep_entry_and_tell(Town& town, audit::Entry const& entry, notify::Kind const& kind) {
    db::WriteTx tx{town.db};
    CHECK(notify::tell(town, tx,
                       {.kind = kind, .to = {entry.subject}, .subject = entry.subject, .by = entry.actor}));
    return std::move(tx).commit(entry);
}

}  // namespace varn::auth
