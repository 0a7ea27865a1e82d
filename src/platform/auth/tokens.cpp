#include "platform/tokens.h"
#include "platform/holders.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <sstream>

#include "asking.h"
#include "password.h"
#include "platform/auth_policy.h"
#include "sessions_inside.h"

namespace varn::auth {
namespace {

constexpr std::int64_t living_tokens_max = 50;

// How anybody signs in is changed by people, never by a program.
constexpr std::array<std::string_view, 5> in_person_alone{
    "account.factors", "account.own", "account.password", "account.sessions", "account.tokens"};

bool is_for_tokens(std::string_view action) {
    return std::find(in_person_alone.begin(), in_person_alone.end(), action) == in_person_alone.end();
}

/// The actions of a policy that a token may have, sorted: all of them, or those that only read.
std::vector<std::string> actions_for(std::vector<Rules> const& policies, bool reading_alone) {
    std::set<std::string> actions;
    for (auto const& rules : policies) {
        for (auto const& rule : rules) {
            if (is_for_tokens(rule.action) && (!reading_alone || rule.action.ends_with(".read"))) {
                actions.emplace(rule.action);
            }
        }
    }
    return {actions.begin(), actions.end()};
}

std::vector<std::string> actions_of(std::vector<Rules> const& policies, TokenRow const& row) {
    auto actions = actions_for(policies, row.scope == TokenScope::read);
    if (row.scope == TokenScope::chosen) {
        std::istringstream in{row.actions};
        std::set<std::string> const chosen{std::istream_iterator<std::string>{in}, {}};
        std::erase_if(actions, [&](std::string const& one) { return !chosen.contains(one); });
    }
    return actions;
}

/// True when some rule lets the actor do the action somewhere.
bool has_somewhere(std::vector<Rules> const& policies, Actor const& actor, std::string_view action) {
    return std::any_of(policies.begin(), policies.end(),
                       [&](Rules rules) { return !scope(rules, actor, action).nothing(); });
}

Result<Done> must_be_sound(Town& town, std::vector<Rules> const& policies, Actor const& actor,
                           NewToken const& ask) {
    std::vector<Problem> problems;
    auto const today = town.clock.today();
    if (ask.valid_to < today || plus_days(today, token_days_max) < ask.valid_to) {
        problems.push_back(
            {"/valid_to", "auth.token_last_day", {{"last", to_text(plus_days(today, token_days_max))}}});
    }
    if ((ask.scope == TokenScope::chosen) == ask.actions.empty()) {
        problems.push_back({"/actions", "auth.token_choose_actions", {}});
    }
    auto const possible = actions_for(policies, false);
    for (std::size_t i = 0; i < ask.actions.size(); ++i) {
        auto const& action = ask.actions[i];
        bool const known = std::binary_search(possible.begin(), possible.end(), action);
        if (!known || !has_somewhere(policies, actor, action)) {
            problems.push_back({"/actions/" + std::to_string(i), "auth.token_action_unknown", {}});
        }
    }
    return auth::must_be_sound(std::move(problems));
}

/// One's own, or anybody's with account.tokens; `not_found` otherwise.
Result<Done> must_manage(Actor const& actor, Id<Account> const& account) {
    CHECK(must_be_in_person(actor));
    CHECK(must_be_seen(actor, account));
    return is_own(actor, account) ? Result<Done>{Done{}} : must_be_allowed(actor, "account.tokens");
}

}  // namespace

Result<MadeToken> Tokens::make(Actor const& actor, std::string_view session, NewToken const& ask) {
    CHECK(must_be_in_person(actor));
    auto& inside = sessions_.inside();
    auto& town = inside.town;
    CHECK(inside.fresh_standing(actor, session));
    CHECK(must_be_sound(town, inside.settings.rules, actor, ask));
    {
        db::ReadTx tx{town.db};
        TRY(living, store::living_tokens(tx, actor.account, town.clock.today()));
        if (living >= living_tokens_max) {
            return Error{ErrorCode::too_many,
                         "auth.too_many_tokens",
                         {{"maximum", std::to_string(living_tokens_max)}},
                         {},
                         {}};
        }
    }
    MadeToken made{.secret = std::string{token_prefix} + new_token(),
                   .token = {.id = town.new_id<Token>(),
                             .name = ask.name,
                             .scope = ask.scope,
                             .actions = ask.actions,
                             .created_at = town.clock.now(),
                             .valid_to = ask.valid_to,
                             .last_used_at = {}}};
    auto entry = about(actor, "auth.token_made", {actor.account});
    entry.reason = "token=" + made.token.id.text + " scope=" + std::string{name_of(ask.scope)} +
                   " valid_to=" + to_text(ask.valid_to);
    CHECK(keep_entry_and_tell(town, entry, token_made));
    CHECK(store::add_token(town.db, actor.account, made.token, kept_form(made.secret)));
    return made;
}

Result<std::vector<Token>> Tokens::list(Actor const& actor, Id<Account> const& account) {
    return list_tokens(sessions_.inside().town, actor, account);
}

Result<Done> Tokens::revoke(Actor const& actor, Id<Token> const& id) {
    return revoke_token(sessions_.inside().town, actor, id);
}

Result<Recognised> Tokens::authenticate(std::string_view secret) {
    if (!secret.starts_with(token_prefix) || !is_token(secret.substr(token_prefix.size()))) {
        return Recognised{};
    }
    auto& inside = sessions_.inside();
    auto& town = inside.town;
    std::optional<TokenRow> row;
    std::vector<RoleGrant> grants;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::token_with(tx, kept_form(secret)));
        if (!found || found->status != AccountStatus::active || found->valid_to < town.clock.today()) {
            return Recognised{};
        }
        TRY(held, store::grants_on(tx, found->account, town.clock.today()));
        row = std::move(found);
        grants = std::move(held);
    }
    auto const now = town.clock.now();
    if (!row->last_used_at || now.milliseconds - row->last_used_at->milliseconds >= minute) {
        // A token that cannot be marked as used is no reason to refuse the request.
        (void)store::touch_token(town.db, row->id, now);
    }
    return Recognised{.actor = {.account = row->account,
                                .name = row->name,
                                .grants = inside.present_grants(grants, row->account),
                                .only_actions = actions_of(inside.settings.rules, *row)},
                      .session = {},
                      .csrf_token = {},
                      .language = row->language};
}

Result<std::vector<Token>> list_tokens(Town& town, Actor const& actor, Id<Account> const& account) {
    CHECK(must_manage(actor, account));
    db::ReadTx tx{town.db};
    CHECK(tx.get(account));
    return store::tokens_of(tx, account.text);
}

Result<Done> revoke_token(Town& town, Actor const& actor, Id<Token> const& id) {
    CHECK(must_be_in_person(actor));
    std::optional<std::string> owner;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::owner_of_token(tx, id.text));
        owner = std::move(found);
    }
    if (!owner) {
        return not_found();
    }
    CHECK(must_manage(actor, {*owner}));
    TRY(revoked, store::revoke_token(town.db, id.text, town.clock.now()));
    if (!revoked) {
        return not_found();
    }
    auto entry = about(actor, "auth.token_revoked", {*owner});
    entry.reason = "token=" + id.text;
    return keep_entry(town, entry);
}

}  // namespace varn::auth
