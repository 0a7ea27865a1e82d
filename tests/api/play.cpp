#include "play.h"

#include <algorithm>
#include <cctype>

namespace scenario {
namespace {

/// The first word, and what follows it.
std::pair<std::string, std::string> split(std::string const& text) {
    auto const space = text.find(' ');
    auto const rest = space == std::string::npos ? space : text.find_first_not_of(' ', space);
    return {text.substr(0, space), rest == std::string::npos ? "" : text.substr(rest)};
}

bool is_status(std::string const& word) {
    return word.size() == 3 &&
           std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c); });
}

bool is_method(std::string const& word) {
    return word == "GET" || word == "POST" || word == "PATCH" || word == "DELETE" || word == "PUT" ||
           word == "OPTIONS" || word == "HEAD";
}

/// `"quoted"` without its quotes; inside, \n and \" mean what they do elsewhere.
std::string unquoted(std::string const& text) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') {
        return text;
    }
    std::string plain;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        bool const escaped = text[i] == '\\' && i + 2 < text.size();
        i += escaped ? 1 : 0;
        plain += escaped && text[i] == 'n' ? '\n' : text[i];
    }
    return plain;
}

std::string cut(std::string const& text) {
    constexpr std::size_t most = 3000;
    return text.size() <= most ? text
                               : text.substr(0, most) + " … (" + std::to_string(text.size()) + " bytes)";
}

}  // namespace

Play::Play(Server const& server, std::string binary, Credentials actors, std::filesystem::path folder)
    : port_(server.port()),
      binary_(std::move(binary)),
      actors_(std::move(actors)),
      folder_(std::move(folder)) {
    actors_["nobody"] = {};
    auto const& greeting = server.greeting();
    if (auto const at = greeting.find("/start/"); at != std::string::npos) {
        saved_["FIRST_START"] = greeting.substr(at + 7, greeting.find('\n', at) - at - 7);
    }
    saved_["PASSWORD"] = password;
    saved_["BLANK"] = " ";
}

std::optional<std::string> Play::filled(std::string const& text, std::string& unknown) const {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const end = text[i] == '{' ? text.find('}', i) : std::string::npos;
        auto const name = end == std::string::npos ? "" : text.substr(i + 1, end - i - 1);
        bool const names = !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char c) {
            return std::isupper(c) || std::isdigit(c) || c == '_';
        });
        if (!names) {
            out += text[i];
        } else if (auto const known = saved_.find(name); known != saved_.end()) {
            out += known->second;
            i = end;
        } else {
            unknown = "nothing was saved as " + name;
            return std::nullopt;
        }
    }
    return out;
}

std::string Play::line(std::string const& raw) {
    std::string fault;
    auto const text = filled(raw, fault);
    if (!text) {
        return fault;
    }
    auto const [verb, rest] = split(*text);
    if (building_ && !is_status(verb)) {
        return add_to_request(*text);
    }
    if (verb.empty() || verb.starts_with('#')) {
        return "";
    }
    return is_method(verb) || is_status(verb) || verb == "as" || verb == "sign" ? act(verb, rest)
                                                                                : expect(verb, rest);
}

std::string Play::act(std::string const& verb, std::string const& rest) {
    if (is_status(verb)) {
        if (auto fault = send(std::stoi(verb)); !fault.empty()) {
            return fault;
        }
        auto const [more, about] = split(rest);
        return more.empty() ? "" : expect(more, about);
    }
    if (auto fault = settle(); !fault.empty()) {
        return fault;
    }
    if (verb == "as") {
        return become(rest);
    }
    return verb == "sign" ? sign_in_as(rest) : begin_request(verb, rest);
}

std::string Play::expect(std::string const& verb, std::string const& rest) {
    if (!asked_) {
        return "nothing was asked yet";
    }
    if (verb == "contains") {
        return answer_.body.find(unquoted(rest)) != std::string::npos ? "" : "the answer lacks " + rest;
    }
    if (verb == "lacks") {
        return answer_.body.find(unquoted(rest)) == std::string::npos ? "" : "the answer contains " + rest;
    }
    if (verb == "header") {
        auto const [name, more] = split(rest);
        auto const [how, wanted] = split(more);
        auto const value = answer_.field(name);
        bool const has = value.find(unquoted(wanted)) != std::string::npos;
        bool const right = how == "contains" ? has : how == "lacks" && !has;
        return right ? "" : "the header " + name + " is \"" + value + "\"";
    }
    if (verb == "save") {
        return save(rest);
    }
    if (verb == "keep") {
        saved_[rest] = answer_.body;
        return "";
    }
    if (verb == "same") {
        auto const kept = saved_.find(split(rest).second);
        return kept != saved_.end() && kept->second == answer_.body ? "" : "the answer is not the " + rest;
    }
    if (verb == "take") {
        return take_session(rest);
    }
    if (verb == "device") {
        return use_device(rest);
    }
    if (verb == "at") {
        return compare(rest);
    }
    if (verb == "findings") {
        return compare_with_command(rest);
    }
    if (verb == "audit") {
        return audited(rest);
    }
    if (verb == "nothing" && rest == "else happened") {
        must_be_still_ = true;
        return settle();
    }
    return "no such line: " + verb;
}

std::string Play::become(std::string const& name) {
    if (!actors_.contains(name)) {
        return "there is no actor " + name;
    }
    actor_ = name;
    return "";
}

std::string Play::sign_in_as(std::string const& rest) {
    // sign in USER_NAME as ACTOR
    auto const in_and = split(rest);
    auto const [user_name, as_name] = split(in_and.second);
    auto const name = split(as_name).second;
    if (in_and.first != "in" || name.empty()) {
        return "write: sign in USER_NAME as ACTOR";
    }
    auto fields = sign_in(port_, user_name, password);
    if (fields.empty()) {
        return user_name + " could not sign in";
    }
    actors_[name] = std::move(fields);
    return become(name);
}

std::string Play::begin_request(std::string const& method, std::string const& rest) {
    auto const [path, body] = split(rest);
    bool const outside = path.starts_with("/health") || path.starts_with("/ready") || path.starts_with("//");
    auto const target = path.starts_with("//") ? path.substr(1) : outside ? path : "/varn/v1" + path;
    building_ = Request{method, target, actors_.at(actor_), body};
    return "";
}

std::string Play::add_to_request(std::string const& text) {
    auto const [verb, rest] = split(text);
    auto& request = *building_;
    if (verb == "if-match") {
        request.fields.emplace_back("If-Match", '"' + rest + '"');
    } else if (verb == "send") {
        auto const colon = rest.find(": ");
        if (colon == std::string::npos) {
            return "write: send NAME: VALUE";
        }
        auto const name = rest.substr(0, colon);
        std::erase_if(request.fields, [&](auto const& field) { return field.first == name; });
        request.fields.emplace_back(name, rest.substr(colon + 2));
    } else if (verb == "without") {
        std::erase_if(request.fields, [&](auto const& field) { return field.first == rest; });
    } else if (verb == "fill") {
        request.body.assign(std::stoul(rest), 'x');
    } else {
        request.body += (request.body.empty() ? "" : "\n") + text;
    }
    return "";
}

std::string Play::send(int status) {
    if (!building_) {
        return "no request stands before this status";
    }
    auto& request = *building_;
    bool const typed = std::any_of(request.fields.begin(), request.fields.end(),
                                   [](auto const& field) { return field.first == "Content-Type"; });
    if (!request.body.empty() && !typed) {
        request.fields.emplace_back("Content-Type", "application/json");
    }
    std::erase_if(request.fields, [](auto const& field) { return field.second == "none"; });
    if (auto const size = audit_size(); size >= 0) {
        size_before_ = size;
    }
    auto answer = ask(port_, request);
    ++requests_;
    asked_ = std::move(building_);
    building_.reset();
    declared_ = 0;
    must_be_still_ = true;
    told_.reset();
    if (!answer) {
        return "there was no answer";
    }
    answer_ = std::move(*answer);
    // A request that is refused, or that only reads, leaves nothing behind but what the scenario says.
    must_be_still_ = status >= 400 || asked_->method == "GET" || asked_->method == "HEAD";
    if (auto read = varn::json::parse(answer_.body)) {
        told_ = std::move(read).value();
    }
    return answer_.status == status ? "" : "the status is " + std::to_string(answer_.status);
}

std::string Play::save(std::string const& rest) {
    // save NAME from /pointer
    auto const [name, more] = split(rest);
    auto const pointer = split(more).second;
    auto const* const value = told_ ? value_at(*told_, pointer) : nullptr;
    if (value == nullptr) {
        return "the answer has nothing at " + pointer;
    }
    saved_[name] = shown(*value);
    return "";
}

std::string Play::compare(std::string const& rest) {
    // at /pointer is VALUE | at /pointer has N | at /pointer nothing
    auto how_at = std::min({rest.find(" is "), rest.find(" has "), rest.find(" nothing")});
    if (how_at == std::string::npos) {
        return "write: at /pointer is VALUE, at /pointer has N, or at /pointer nothing";
    }
    auto const pointer = rest.substr(0, how_at);
    auto const [how, wanted] = split(rest.substr(how_at + 1));
    auto const* const value = told_ ? value_at(*told_, pointer) : nullptr;
    if (how == "nothing") {
        return value == nullptr ? "" : pointer + " is " + shown(*value);
    }
    if (value == nullptr) {
        return "the answer has nothing at " + pointer;
    }
    if (how == "has") {
        auto const count = value->array() == nullptr ? "no list" : std::to_string(value->array()->size());
        return count == wanted ? "" : pointer + " has " + count;
    }
    return shown(*value) == unquoted(wanted) ? "" : pointer + " is " + shown(*value);
}

std::string Play::compare_with_command(std::string const& rest) {
    // findings as of: analyse coverage …
    auto colon = rest.find(": ");
    std::vector<std::string> words{binary_};
    for (auto left = colon == std::string::npos ? "" : rest.substr(colon + 2); !left.empty();) {
        auto [word, more] = split(left);
        words.push_back(std::move(word));
        left = std::move(more);
    }
    auto const outcome = run(words, "", folder_);
    auto const command = varn::json::parse(outcome.output);
    auto const* const findings = told_ ? value_at(*told_, "/findings") : nullptr;
    if (outcome.code != 0 || !command || findings == nullptr || findings->array() == nullptr) {
        return "the command said: " + outcome.output + outcome.complaint;
    }
    // The API tells more of a thing (its id in the database, what was decided); what both tell is the same.
    varn::json::Array both;
    auto const thing = [](varn::json::Value const& told) -> varn::json::Value {
        return varn::json::Object{
            {"kind", *told.find("kind")}, {"id", *told.find("id")}, {"text", *told.find("text")}};
    };
    for (auto const& finding : *findings->array()) {
        varn::json::Array because;
        for (auto const& one : *finding.find("because")->array()) {
            because.push_back(thing(one));
        }
        both.push_back(varn::json::Object{{"rule", *finding.find("rule")},
                                          {"severity", *finding.find("severity")},
                                          {"subject", thing(*finding.find("subject"))},
                                          {"because", std::move(because)},
                                          {"text_sv", *finding.find("text_sv")},
                                          {"text_en", *finding.find("text_en")}});
    }
    auto const api = varn::json::canonical(both);
    auto const told = varn::json::canonical(command.value());
    auto const apart = std::mismatch(api.begin(), api.end(), told.begin(), told.end()).first - api.begin();
    return api == told
               ? ""
               : "they part at byte " + std::to_string(apart) + ": " +
                     api.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(apart - 80, 0)), 200) +
                     "\n  command: " +
                     told.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(apart - 80, 0)), 200);
}

std::optional<varn::json::Value> Play::as_auditor(std::string const& target) const {
    auto const auditor = actors_.find("auditor@stad");
    if (auditor == actors_.end()) {
        return std::nullopt;
    }
    auto const answer = ask(port_, {"GET", "/varn/v1" + target, auditor->second, ""});
    auto read = answer && answer->status == 200
                    ? varn::json::parse(answer->body)
                    : varn::Result<varn::json::Value>{varn::invalid("", "common.invalid")};
    return read ? std::optional{std::move(read).value()} : std::nullopt;
}

/// The size of the log; -1 in a town where nobody may read it yet.
std::int64_t Play::audit_size() const {
    auto const head = as_auditor("/audit-head");
    auto const* const size = head ? value_at(*head, "/size") : nullptr;
    return size == nullptr ? -1 : std::stoll(shown(*size));
}

std::string Play::audited(std::string const& rest) {
    auto const [action, subject] = split(rest);
    auto const page = as_auditor("/audit-entries?limit=1&offset=" + std::to_string(declared_));
    auto const* const entry = page ? value_at(*page, "/items/0") : nullptr;
    if (entry == nullptr) {
        return "the audit has no such entry";
    }
    ++declared_;
    auto const is = [&](char const* pointer) { return shown(*value_at(*entry, pointer)); };
    bool const right = is("/action") == action && (subject.empty() || is("/subject") == subject);
    return right ? "" : "the audit says: " + varn::json::to_text(*entry);
}

/// Compares what happened since the last request with what the scenario said of it.
std::string Play::settle() {
    if (!asked_ || !must_be_still_) {
        return "";
    }
    must_be_still_ = false;
    auto const size = audit_size();
    auto const happened = size - size_before_;
    if (size < 0 || happened == declared_) {
        return "";
    }
    auto const page = as_auditor("/audit-entries?limit=20");
    return "the audit has " + std::to_string(happened) + " new entries, the scenario told of " +
           std::to_string(declared_) + (page ? ": " + varn::json::to_text(*page) : "");
}

std::string Play::end() {
    return building_ ? "the last request has no status" : settle();
}

std::string Play::last() const {
    auto const& request = building_ ? building_ : asked_;
    if (!request) {
        return "";
    }
    std::string told =
        "  " + actor_ + " asked: " + request->method + " " + request->target + " " + cut(request->body);
    return building_ ? told
                     : told + "\n  answer: " + std::to_string(answer_.status) + " " + cut(answer_.body);
}

}  // namespace scenario
