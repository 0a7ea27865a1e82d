// What a scenario does with a cookie and with what a person holds in her hand.
#include <sstream>

#include "play.h"

namespace scenario {

std::string Play::take_session(std::string const& rest) {
    std::istringstream words{rest};
    std::string session;
    std::string as;
    std::string name;
    words >> session >> as >> name;
    auto const cookie = answer_.field("set-cookie");
    if (name.empty() || cookie.empty()) {
        return "write: take session as ACTOR, after an answer with a cookie";
    }
    Fields fields{{"Cookie", cookie.substr(0, cookie.find(';'))}};
    auto const answer = ask(port_, {"GET", "/varn/v1/session", fields, ""});
    auto const told = varn::json::parse(answer ? answer->body : "");
    auto const* const token = told ? told.value().find("csrf_token") : nullptr;
    if (token == nullptr || token->text() == nullptr) {
        return "the cookie opens nothing";
    }
    fields.emplace_back("X-Varn-Csrf", *token->text());
    actors_[name] = std::move(fields);
    return become(name);
}

std::string Play::use_device(std::string const& rest) {
    // device shows NAME of SECRET | device makes NAME for CHALLENGE | device answers NAME to CHALLENGE
    std::istringstream words{rest};
    std::string verb;
    std::string name;
    std::string preposition;
    std::string given;
    words >> verb >> name >> preposition >> given;
    if (given.empty()) {
        return "a device shows, makes or answers NAME";
    }
    saved_[name] = verb == "shows"   ? device_.code(given)
                   : verb == "makes" ? device_.make(given)
                                     : device_.answer(given);
    return "";
}

}  // namespace scenario
