// The demonstration: Stockholm as public sources and invention make it, with published accounts and a day of
// its own.
#include <iostream>

#include "consultation/demo.h"
#include "continuity/demo.h"
#include "followup/api.h"
#include "house.h"
#include "organisation/api.h"
#include "planning/demo.h"
#include "platform/i18n.h"
#include "platform/pack_cursor.h"
#include "portfolio/demo.h"
#include "risk/api.h"
#include "serve.h"

namespace varn::app {
namespace {

constexpr std::string_view usage = "varn demo [--data-directory DIR] [--today DATE] [--listen-port N]";
constexpr char const* password = "demo-demo-demo";
constexpr std::uint32_t demo_seed = 2024;  // the same answers at every start

/// The accounts that the demo's pack publishes.
Result<std::vector<auth::DemoAccount>> accounts_of(Town& town, pack::Pack const& pack) {
    db::ReadTx tx{town.db};
    TRY(units, organisation::unit_keys(tx));
    pack::Problems problems;
    std::vector<auth::DemoAccount> accounts;
    for (auto const& item : pack::list(pack, "accounts", problems)) {
        auth::DemoAccount account;
        if (!item.fill(account, {"unit"})) {
            continue;
        }
        if (auto const key = item.text("unit")) {
            auto const unit = units.find(std::string{*key});
            if (unit == units.end()) {
                item.blame_field("unit", "organisation.key_unknown", {{"key", std::string{*key}}});
                continue;
            }
            account.unit = AnyId{unit->second.text};
        }
        accounts.push_back(std::move(account));
    }
    CHECK(problems.outcome());
    return accounts;
}

Result<auth::TownFacts> prepare(Town& town, std::vector<pack::Pack> const& packs) {
    CHECK(import_packs(town, auth::operator_actor(), packs, true));
    CHECK(continuity::write_demo(town));
    CHECK(portfolio::write_demo(town));
    CHECK(planning::write_demo(town));
    CHECK(followup::add_demo_rounds(town, "sakerhetsprogram-2020", demo_seed));
    CHECK(risk::add_demo_analyses(town, "trygghets-och-sakerhetsprogram-2018", "sakerhetsprogram-2020"));
    CHECK(consultation::write_demo(town, packs.back()));
    TRY(accounts, accounts_of(town, packs.back()));
    CHECK(auth::add_demo_accounts(town, accounts, password));
    auth::TownFacts facts;
    facts.name = "Stockholms stad";
    facts.version = VARN_VERSION;
    facts.demo = true;
    facts.demo_accounts = std::move(accounts);
    facts.demo_password = password;
    return facts;
}

ExitCode run(Context const& context, std::vector<std::string> const& words) {
    auto const arguments = Arguments::parse(words, {}, {});
    if (!arguments) {
        return tell(context, arguments.error());
    }
    if (!arguments.value().words().empty()) {
        return wrong_usage(context, usage);
    }
    auto packs = pack::load("stockholm");
    if (!packs) {
        return tell(context, packs.error());
    }
    auto loaded = context.loaded;
    loaded.settings.demo = true;
    // A demonstration is to be tried at once; its accounts are known to everybody anyway.
    if (!config::is_given(loaded, "second_factor")) {
        loaded.settings.second_factor = config::SecondFactor::off;
    }
    if (!loaded.settings.today) {
        loaded.settings.today = packs.value().back().today;
    }
    auto opened = OpenTown::open(loaded.settings);
    if (!opened) {
        return tell(context, opened.error());
    }
    auto facts = prepare(opened.value()->town(), packs.value());
    if (!facts) {
        return tell(context, facts.error());
    }
    std::cout << i18n::text(context.language, "app.demo_accounts", {{"password", password}}) << '\n';
    for (auto const& account : facts.value().demo_accounts) {
        std::cout << "  " << account.user_name << "  (" << account.name << ", "
                  << i18n::text(context.language, "auth.role." + std::string{name_of(account.role)}) << ")\n";
    }
    return serve({loaded, context.language}, *opened.value(), std::move(facts).value());
}

}  // namespace

Command demo_command() {
    return {"demo", usage, "app.help_demo", run};
}

}  // namespace varn::app
