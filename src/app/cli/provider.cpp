// Sign-in services from the machine's own command line: to set one up before anybody can sign in, and to
// close one that has gone wrong.
#include <iostream>

#include "cli/command.h"
#include "organisation/api.h"
#include "platform/federation.h"
#include "platform/i18n.h"
#include "platform/json.h"
#include "platform/scim.h"

namespace varn::app {
namespace {

constexpr std::string_view usage =
    "varn provider add KEY --name NAME --issuer URL --client-id ID [--scopes WORDS] [--groups-claim NAME] "
    "[--group-source claims|scim] | secret KEY | map KEY GROUP --role ROLE [--unit KEY] | close KEY | list "
    "[--json]   (the client secret is read from standard input)";
constexpr std::string_view scim_usage =
    "varn scim token add PROVIDER --name NAME | list [--json] | revoke ID   (the token is printed once)";

auth::Actor operator_() {
    return auth::operator_actor();
}

Result<federation::IdentityProvider> named(Town& town, std::string const& key) {
    TRY(all, federation::list_providers(town, operator_()));
    for (auto& one : all) {
        if (one.key == key) {
            return std::move(one);
        }
    }
    return not_found();
}

Result<std::string> secret_from_input(Context const& context) {
    return secret_line(context, "app.type_client_secret", "app.no_client_secret");
}

Result<Done> add(Context const& context, Town& town, Arguments const& arguments) {
    federation::NewProvider ask{.key = arguments.words().at(1),
                                .name = arguments.flag("name").value_or(arguments.words().at(1)),
                                .issuer = arguments.flag("issuer").value_or(""),
                                .client_id = arguments.flag("client-id").value_or("")};
    ask.scopes = arguments.flag("scopes");
    ask.groups_claim = arguments.flag("groups-claim");
    if (auto const source = arguments.flag("group-source")) {
        ask.group_source = choice_of<federation::GroupSource>(*source);
        if (!ask.group_source) {
            return invalid("--group-source", "app.group_source_unknown");
        }
    }
    // Read as the interface reads it, so that the same faults are found.
    CHECK(json::read<federation::NewProvider>(json::write(ask), json::Reading::created));
    TRY(secret, secret_from_input(context));
    ask.client_secret = secret;
    CHECK(federation::add_provider(town, operator_(), ask,
                                   {.loopback = context.loaded.settings.allow_loopback_provider}));
    return Done{};
}

Result<Done> map(Town& town, Arguments const& arguments) {
    TRY(provider, named(town, arguments.words().at(1)));
    auto const role = choice_of<auth::Role>(arguments.flag("role").value_or(""));
    if (!role) {
        std::string names;
        for (auto const name : choices<auth::Role>) {
            names += (names.empty() ? "" : ", ") + std::string{name};
        }
        return invalid("--role", "app.role_unknown", {{"roles", names}});
    }
    federation::NewGroupRole ask{.group_name = arguments.words().at(2), .role = *role};
    if (auto const key = arguments.flag("unit")) {
        db::ReadTx tx{town.db};
        TRY(units, organisation::unit_keys(tx));
        auto const unit = units.find(*key);
        if (unit == units.end()) {
            return invalid("--unit", "organisation.key_unknown", {{"key", *key}});
        }
        ask.unit = AnyId{unit->second.text};
    }
    CHECK(federation::add_group_role(town, operator_(), provider.id, ask));
    return Done{};
}

Result<Done> close(Town& town, std::string const& key) {
    TRY(provider, named(town, key));
    json::Change<federation::IdentityProvider> const closed{R"({"status":"closed"})"};
    CHECK(federation::change_provider(town, operator_(), {provider.id, provider.version, closed}));
    return Done{};
}

Result<Done> list(Town& town, bool as_json) {
    TRY(all, federation::list_providers(town, operator_()));
    if (as_json) {
        std::cout << json::write_list(all) << '\n';
        return Done{};
    }
    for (auto const& one : all) {
        std::cout << one.key << '\t' << one.name << '\t' << one.issuer << '\t' << name_of(one.status) << '\n';
    }
    return Done{};
}

Result<Done> act(Context const& context, Town& town, Arguments const& arguments) {
    auto const& words = arguments.words();
    if (words[0] == "list") {
        return list(town, arguments.has("json"));
    }
    if (words[0] == "add") {
        CHECK(add(context, town, arguments));
    } else if (words[0] == "map") {
        CHECK(map(town, arguments));
    } else if (words[0] == "close") {
        CHECK(close(town, words[1]));
    } else {
        TRY(provider, named(town, words[1]));
        TRY(secret, secret_from_input(context));
        CHECK(federation::set_client_secret(town, operator_(), provider.id, {secret}));
    }
    std::cout << i18n::text(context.language, "app.provider_done", {{"provider", words[1]}}) << '\n';
    return Done{};
}

ExitCode run(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(
        given, {"name", "issuer", "client-id", "scopes", "groups-claim", "group-source", "role", "unit"},
        {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    bool const known =
        (words.size() == 1 && words[0] == "list") ||
        (words.size() == 2 && (words[0] == "add" || words[0] == "secret" || words[0] == "close")) ||
        (words.size() == 3 && words[0] == "map");
    if (!known) {
        return wrong_usage(context, usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const done = act(context, opened.value()->town(), parsed.value());
    return done ? exit_done : tell(context, done.error());
}

Result<Done> act_on_tokens(Town& town, Arguments const& arguments) {
    auto const& words = arguments.words();
    if (words[1] == "add") {
        TRY(provider, named(town, words[2]));
        TRY(token, scim::add_token(town, operator_(), provider, arguments.flag("name").value_or(words[2])));
        std::cout << token << '\n';
        return Done{};
    }
    if (words[1] == "revoke") {
        return scim::revoke_token(town, operator_(), words[2]);
    }
    TRY(tokens, scim::list_tokens(town, operator_()));
    if (arguments.has("json")) {
        std::cout << json::write_list(tokens) << '\n';
        return Done{};
    }
    for (auto const& one : tokens) {
        std::cout << one.id << '\t' << one.name << '\t' << to_text(one.made_at) << '\t'
                  << (one.revoked_at ? to_text(*one.revoked_at) : "") << '\n';
    }
    return Done{};
}

ExitCode run_scim(Context const& context, std::vector<std::string> const& given) {
    auto const parsed = Arguments::parse(given, {"name"}, {"json"});
    if (!parsed) {
        return tell(context, parsed.error());
    }
    auto const& words = parsed.value().words();
    bool const known = words.size() > 1 && words[0] == "token" &&
                       ((words.size() == 2 && words[1] == "list") ||
                        (words.size() == 3 && (words[1] == "add" || words[1] == "revoke")));
    if (!known) {
        return wrong_usage(context, scim_usage);
    }
    auto opened = OpenTown::open(context.loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto const done = act_on_tokens(opened.value()->town(), parsed.value());
    return done ? exit_done : tell(context, done.error());
}

}  // namespace

Command provider_command() {
    return {"provider", usage, "app.help_provider", run};
}

Command scim_command() {
    return {"scim", scim_usage, "app.help_scim", run_scim};
}

}  // namespace varn::app
