#include "town.h"

#include <array>

#include "pointer.h"

namespace scenario {
namespace {

struct Account {
    char const* actor;  // role@place, as scenarios name them
    char const* user_name;
    char const* role;
    char const* unit;
};
constexpr std::array accounts{
    Account{"strategist@stad", "strategist", "strategist", ""},
    Account{"strategist@trafik", "strategist-trafik", "strategist", "trafiknamnden"},
    Account{"coordinator@trafik", "coordinator-trafik", "coordinator", "trafiknamnden"},
    Account{"coordinator@skola", "coordinator-skola", "coordinator", "utbildningsnamnden"},
    Account{"head@trafik", "head-trafik", "head", "trafiknamnden"},
    Account{"reader@stad", "reader", "reader", ""},
    Account{"auditor@stad", "auditor", "auditor", ""},
    Account{"administrator@stad", "administrator", "administrator", ""}};

std::string add_account(Account const& account, std::string const& binary, std::string const& database,
                        std::filesystem::path const& folder) {
    std::vector<std::string> words{binary,   "user",        "add",     account.user_name,
                                   "--name", account.actor, "--role",  account.role,
                                   "--db",   database,      "--today", "2024-02-01"};
    if (*account.unit != '\0') {
        words.insert(words.end(), {"--unit", account.unit});
    }
    auto const added = run(words, std::string{password} + "\n", folder);
    return added.code == 0 ? "" : "varn user add: " + added.complaint;
}

}  // namespace

Fields sign_in(std::uint16_t port, std::string const& user_name, std::string const& with) {
    varn::json::Object const ask{{"user_name", user_name}, {"password", with}};
    auto const answer = scenario::ask(
        port, {"POST", "/varn/v1/session", {{"Content-Type", "application/json"}}, varn::json::to_text(ask)});
    if (!answer || answer->status != 201) {
        return {};
    }
    auto const told = varn::json::parse(answer->body);
    auto const cookie = answer->field("set-cookie");
    auto const* const token = told ? told.value().find("csrf_token") : nullptr;
    if (token == nullptr || token->text() == nullptr) {
        return {};
    }
    return {{"Cookie", cookie.substr(0, cookie.find(';'))}, {"X-Varn-Csrf", *token->text()}};
}

PreparedTown prepare(std::string const& town, std::string const& binary, Databases& databases,
                     std::filesystem::path const& folder) {
    PreparedTown prepared{databases.make("varn_town_" + town), {{"nobody", {}}}, ""};
    if (prepared.database.empty()) {
        prepared.fault = "the database could not be made";
        return prepared;
    }
    auto const& database = prepared.database;
    auto const begun =
        town == "stockholm"
            ? run({binary, "pack", "import", "stockholm", "--db", database, "--today", "2024-02-01"}, "",
                  folder)
            : run({binary, "migrate", "--db", database}, "", folder);
    if (begun.code != 0 || town == "new") {
        prepared.fault = begun.complaint;
        return prepared;
    }
    for (auto const& account : accounts) {
        bool const has_its_unit = town == "stockholm" || *account.unit == '\0';
        if (has_its_unit && prepared.fault.empty()) {
            prepared.fault = add_account(account, binary, database, folder);
        }
    }
    Server server{binary, database, folder};
    for (auto const& account : accounts) {
        if (prepared.fault.empty() && (town == "stockholm" || *account.unit == '\0')) {
            auto& fields = prepared.actors[account.actor];
            fields = sign_in(server.port(), account.user_name, password);
            prepared.fault =
                fields.empty() ? std::string{account.actor} + " could not sign in\n" + server.log() : "";
        }
    }
    if (!server.stop() && prepared.fault.empty()) {
        prepared.fault = "the server did not stop of its own accord\n" + server.log();
    }
    return prepared;
}

}  // namespace scenario
