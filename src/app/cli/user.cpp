#include <iostream>
#include <string>

#include "cli/command.h"
#include "house.h"
#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/appointment.h"
#include "platform/factors.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/tokens.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn user add USER_NAME --name NAME --role ROLE [--unit KEY] | password USER_NAME | close USER_NAME | "
    "list [--json] | factors reset USER_NAME | sessions end USER_NAME | token list USER_NAME [--json] | "
    "token "
    "revoke TOKEN_ID   (passwords are read from standard input)";

Result<std::string> password_from_input(Context const& context) {
    return secret_line(context, "app.type_password", "app.no_password");
}

Result<Done> add(Context const& context, Town& town, Arguments const& arguments) {
    auto const operator_ = auth::operator_actor();
    auto const role = choice_of<auth::Role>(arguments.flag("role").value_or(""));
    if (!role) {
        std::string names;
        for (auto const name : choices<auth::Role>) {
            names += (names.empty() ? "" : ", ") + std::string{name};
        }
        return invalid("--role", "app.role_unknown", {{"roles", names}});
    }
    auth::NewGrant grant{.role = *role, .valid_from = town.clock.today()};
    if (auto const key = arguments.flag("unit")) {
        db::ReadTx tx{town.db};
        TRY(units, organisation::unit_keys(tx));
        auto const unit = units.find(*key);
        if (unit == units.end()) {
            return invalid("--unit", "organisation.key_unknown", {{"key", *key}});
        }
        grant.unit = AnyId{unit->second.text};
    }
    TRY(password, password_from_input(context));
    auth::AccountToAdd const ask{.user_name = arguments.words().at(1),
                                 .name = arguments.flag("name").value_or(arguments.words().at(1)),
                                 .password = password};
    TRY(account, auth::add_account(town, operator_, ask));
    auto const by =
        context.loaded.settings.administrators_by_two ? auth::Appointing::by_two : auth::Appointing::by_one;
    auto const given = auth::grant_role(town, operator_, account.id, grant, {{}, by});
    if (!given && given.error().key == "auth.takes_two") {
        CHECK(auth::propose_grant(town, operator_, {account.id, grant}, {}));
        std::cout << i18n::text(context.language, "app.user_proposed", {{"user", account.user_name}}) << '\n';
        return Done{};
    }
    CHECK(given);
    std::cout << i18n::text(context.language, "app.user_added", {{"user", account.user_name}}) << '\n';
    return Done{};
}

Result<Done> list(Context const& context, Town& town, bool as_json) {
    constexpr int page = 500;
    std::vector<auth::Account> all;
    for (int offset = 0;; offset += page) {
        TRY(some, auth::list_accounts(town, auth::operator_actor(), page, offset));
        all.insert(all.end(), some.items.begin(), some.items.end());
        if (some.items.size() < page) {
            break;
        }
    }
    if (as_json) {
        std::cout << json::write_list(all) << '\n';
        return Done{};
    }
    for (auto const& account : all) {
        auto const status = "auth.status." + std::string{name_of(account.status)};
        std::cout << account.user_name << "\t" << account.name << "\t" << i18n::text(context.language, status)
                  << '\n';
    }
    return Done{};
}

Result<Done> list_tokens_of(Town& town, auth::Account const& account, bool as_json) {
    TRY(tokens, auth::list_tokens(town, auth::operator_actor(), account.id));
    if (as_json) {
        std::cout << json::write_list(tokens) << '\n';
        return Done{};
    }
    for (auto const& token : tokens) {
        std::cout << token.id.text << "\t" << name_of(token.scope) << "\t" << to_text(token.valid_to) << "\t"
                  << token.name << '\n';
    }
    return Done{};
}

/// The verbs of how somebody signs in: two words and whose.
Result<Done> act_on_sign_in(Context const& context, Town& town, Arguments const& arguments) {
    auto const operator_ = auth::operator_actor();
    auto const verb = arguments.words().at(0) + " " + arguments.words().at(1);
    auto const& whose = arguments.words().at(2);
    if (verb == "token revoke") {
        if (!is_uuid(whose)) {
            return not_found();
        }
        CHECK(auth::revoke_token(town, operator_, {whose}));
        std::cout << i18n::text(context.language, "app.token_revoked") << '\n';
        return Done{};
    }
    TRY(account, auth::account_named(town, operator_, whose));
    if (verb == "token list") {
        return list_tokens_of(town, account, arguments.has("json"));
    }
    CHECK(verb == "factors reset" ? auth::reset_factors(town, operator_, account.id)
                                  : auth::end_sessions(town, operator_, account.id));
    std::cout << i18n::text(context.language, "app.user_done", {{"user", account.user_name}}) << '\n';
    return Done{};
}

bool is_known(std::vector<std::string> const& words) {
    if (words.size() == 3) {
        auto const verb = words[0] + " " + words[1];
        return verb == "factors reset" || verb == "sessions end" || verb == "token list" ||
               verb == "token revoke";
    }
    return (words.size() == 1 && words[0] == "list") ||
           (words.size() == 2 && (words[0] == "add" || words[0] == "close" || words[0] == "password"));
}

Result<Done> act(Context const& context, Town& town, Arguments const& arguments) {
    auto const& verb = arguments.words().at(0);
    if (verb == "list") {
        return list(context, town, arguments.has("json"));
    }
    if (arguments.words().size() == 3) {
        return act_on_sign_in(context, town, arguments);
    }
    if (verb == "add") {
        return add(context, town, arguments);
    }
    auto const operator_ = auth::operator_actor();
    TRY(account, auth::account_named(town, operator_, arguments.words().at(1)));
    if (verb == "close") {
        CHECK(auth::close_account(town, operator_, account.id));
    } else {
        TRY(password, password_from_input(context));
        CHECK(auth::set_password(town, operator_, account.id, password));
    }
    std::cout << i18n::text(context.language, "app.user_done", {{"user", account.user_name}}) << '\n';
    return Done{};
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"name", "role", "unit"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    if (!is_known(parsed.value().words())) {
        return wrong_usage(context, usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const done = act(context, opened.value()->town(), parsed.value());
    return done ? exit_done : tell(context, done.error());
}

}  // namespace

Command user_command() {
    return {"user", usage, "app.help_user", run};
}

}  // namespace varn::app
