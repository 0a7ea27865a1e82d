// SCIM over HTTP: who asks, what is asked for, and how it is answered.
#include <algorithm>
#include <charconv>

#include "directory.h"
#include "fault.h"
#include "filter.h"
#include "patch.h"
#include "platform/i18n.h"
#include "platform/log.h"
#include "platform/merkle.h"
#include "platform/scim.h"
#include "store.h"

namespace varn::scim {
namespace {

using http::AnnexCall;
using http::Reply;

constexpr std::string_view media_type = "application/scim+json";
constexpr std::size_t page_max = 200;
constexpr std::size_t page_default = 100;

using Fields = std::map<std::string, std::string>;

Reply reply_with(int status, json::Value const& body) {
    return {.status = status, .content_type = std::string{media_type}, .body = json::to_text(body)};
}

int status_for(Error const& error) {
    return error.cause == "not_allowed" ? 405 : http::status_of(error.code);
}

Reply reply_with(Error const& error, std::string_view language) {
    auto const status = status_for(error);
    json::Object body{{"schemas", json::Array{"urn:ietf:params:scim:api:messages:2.0:Error"}},
                      {"status", std::to_string(status)},
                      {"detail", i18n::text(language, error.key, error.params)}};
    bool const has_word = status == 400 || status == 409;
    if (has_word && !error.cause.empty()) {
        body.emplace_back("scimType", error.cause);
    }
    auto reply = reply_with(status, body);
    if (status == 401) {
        reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"scim\"");
    }
    return reply;
}

std::optional<std::size_t> number_in(std::string const& text) {
    long long number = 0;
    auto const* const end = text.data() + text.size();
    auto const [stopped, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stopped != end) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(std::clamp(number, 0LL, 1'000'000'000LL));
}

/// One conversation with a directory whose token has been recognised.
class Talk {
public:
    Talk(Town& town, federation::IdentityProvider provider, AnnexCall const& call, std::string base)
        : directory_(town, std::move(provider)), call_(call), base_(std::move(base)) {}

    Result<Reply> answer();

private:
    Result<Reply> answer_users(std::string_view id);
    Result<Reply> answer_user(User const& user);
    Result<Reply> answer_groups(std::string_view id);
    Result<Reply> answer_group(Group const& group);
    Result<Reply> page_of(std::vector<json::Value> all);
    Result<Reply> told(int status, json::Value resource, std::string const& tag);
    Result<json::Value> tell(User const& user);
    Result<json::Value> body() const;
    /// What PUT or PATCH makes of a resource.
    Result<json::Value> wanted(json::Value before) const;
    Result<Done> must_be_current(std::string const& tag) const;
    bool is(std::string_view method) const { return call_.head.method == method; }
    std::string field(std::string const& name) const {
        auto const hit = fields_.find(name);
        return hit == fields_.end() ? std::string{} : hit->second;
    }

    Directory directory_;
    AnnexCall const& call_;
    std::string base_;
    Fields fields_;
};

Error not_allowed() {
    return Error{ErrorCode::invalid, "scim.method", {}, {}, "not_allowed"};
}

Result<Reply> Talk::answer() {
    auto const fields = http::form_fields(call_.head.query);
    if (!fields) {
        return fault("invalidValue", "scim.query");
    }
    fields_ = {fields->begin(), fields->end()};
    if (auto const about = about_service(call_.below, base_)) {
        return is("GET") ? Result<Reply>{reply_with(200, *about)} : not_allowed();
    }
    auto const path = call_.below;
    auto const slash = std::min(path.find('/', 1), path.size());
    auto const id = path.substr(std::min(slash + 1, path.size()));
    if (path.substr(0, slash) == "/Users" && id.find('/') == id.npos) {
        return answer_users(id);
    }
    if (path.substr(0, slash) == "/Groups" && id.find('/') == id.npos) {
        return answer_groups(id);
    }
    return not_found();
}

Result<json::Value> Talk::body() const {
    auto const type = call_.head.header("content-type").value_or("");
    auto const plain = type.substr(0, type.find(';'));
    auto parsed = json::parse(call_.body);
    bool const right = plain == media_type || plain == "application/json";
    if (!right || !parsed || parsed.value().object() == nullptr) {
        return fault("invalidSyntax", "scim.body");
    }
    return std::move(parsed).value();
}

Result<json::Value> Talk::wanted(json::Value before) const {
    TRY(given, body());
    if (is("PUT")) {
        return std::move(given);
    }
    auto const id = member(before, "id")->text() != nullptr ? *member(before, "id")->text() : std::string{};
    TRY(after, patched(std::move(before), given));
    auto const* after_id = member(after, "id");
    if (after_id == nullptr || after_id->text() == nullptr || *after_id->text() != id) {
        return fault("mutability", "scim.read_only");
    }
    return std::move(after);
}

Result<Done> Talk::must_be_current(std::string const& tag) const {
    auto const asked = call_.head.header("if-match");
    if (asked && *asked != "*" && asked->find(tag) == std::string::npos) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    return Done{};
}

Result<Reply> Talk::told(int status, json::Value resource, std::string const& tag) {
    auto const known = call_.head.header("if-none-match");
    if (is("GET") && known && known->find(tag) != std::string::npos) {
        Reply reply{.status = 304, .content_type = ""};
        reply.headers.emplace_back("ETag", tag);
        return reply;
    }
    auto const* meta = member(resource, "meta");
    auto const* location = meta != nullptr ? member(*meta, "location") : nullptr;
    std::string const at = location != nullptr ? *location->text() : std::string{};
    auto reply =
        reply_with(status, trimmed(std::move(resource), field("attributes"), field("excludedAttributes")));
    reply.headers.emplace_back("ETag", tag);
    if (status == 201) {
        reply.headers.emplace_back("Location", at);
    }
    return reply;
}

Result<Reply> Talk::page_of(std::vector<json::Value> all) {
    if (auto const text = field("filter"); !text.empty()) {
        TRY(filter, parse_filter(text));
        std::erase_if(all, [&](auto const& one) { return !matches(filter, one); });
    }
    auto const start = number_in(fields_.contains("startIndex") ? field("startIndex") : "1");
    auto const count = number_in(fields_.contains("count") ? field("count") : std::to_string(page_default));
    if (!start || !count) {
        return fault("invalidValue", "scim.query");
    }
    auto const first = std::max<std::size_t>(*start, 1);
    auto const total = all.size();
    std::vector<json::Value> page;
    for (auto i = first - 1; i < total && page.size() < std::min(*count, page_max); ++i) {
        page.push_back(trimmed(std::move(all[i]), field("attributes"), field("excludedAttributes")));
    }
    return reply_with(200, list_of(std::move(page), total, first));
}

Result<json::Value> Talk::tell(User const& user) {
    TRY(groups, directory_.groups_by_account());
    return user_resource(user, groups[user.account.id.text], base_);
}

Result<Reply> Talk::answer_users(std::string_view id) {
    if (!id.empty()) {
        TRY(user, directory_.user(id));
        return answer_user(user);
    }
    if (is("POST")) {
        TRY(given, body());
        TRY(wanted, wanted_user(given));
        TRY(made, directory_.add(wanted));
        TRY(resource, tell(made));
        return told(201, std::move(resource), tag_of(made));
    }
    if (!is("GET")) {
        return not_allowed();
    }
    TRY(users, directory_.users());
    TRY(groups, directory_.groups_by_account());
    std::vector<json::Value> all;
    for (auto const& user : users) {
        all.push_back(user_resource(user, groups[user.account.id.text], base_));
    }
    return page_of(std::move(all));
}

/// A directory that changes the parts of a name means the name; what is shown follows.
void prefer_changed_name(json::Value& after, json::Value const& before) {
    auto const changed = [&](std::string_view name) {
        auto const* now = member(after, name);
        auto const* then = member(before, name);
        return now != nullptr && then != nullptr && json::canonical(*now) != json::canonical(*then);
    };
    auto const drop = [](json::Value& from, std::string_view name) {
        if (auto* members = std::get_if<json::Object>(&from.held)) {
            std::erase_if(*members, [&](auto const& one) { return same_name(one.first, name); });
        }
    };
    if (!changed("name") || changed("displayName")) {
        return;
    }
    drop(after, "displayName");
    auto const* formatted_then = member(*member(before, "name"), "formatted");
    auto const* name = member(after, "name");
    auto const* formatted = member(*name, "formatted");
    bool const same = formatted != nullptr && formatted_then != nullptr &&
                      json::canonical(*formatted) == json::canonical(*formatted_then);
    if (same) {
        for (auto& [key, value] : std::get<json::Object>(after.held)) {
            if (same_name(key, "name")) {
                drop(value, "formatted");
            }
        }
    }
}

Result<Reply> Talk::answer_user(User const& user) {
    if (is("GET")) {
        TRY(resource, tell(user));
        return told(200, std::move(resource), tag_of(user));
    }
    CHECK(must_be_current(tag_of(user)));
    if (is("DELETE")) {
        CHECK(directory_.remove(user));
        return Reply{.status = 204, .content_type = ""};
    }
    if (!is("PUT") && !is("PATCH")) {
        return not_allowed();
    }
    TRY(before, tell(user));
    TRY(resource, wanted(before));
    prefer_changed_name(resource, before);
    TRY(wanted, wanted_user(resource));
    TRY(after, directory_.change(user, wanted));
    TRY(told_of, tell(after));
    return told(200, std::move(told_of), tag_of(after));
}

Result<Reply> Talk::answer_groups(std::string_view id) {
    if (!id.empty()) {
        TRY(group, directory_.group(id));
        return answer_group(group);
    }
    if (is("POST")) {
        TRY(given, body());
        TRY(wanted, wanted_group(given));
        TRY(made, directory_.add(wanted));
        return told(201, group_resource(made, base_), tag_of(made.group));
    }
    if (!is("GET")) {
        return not_allowed();
    }
    TRY(groups, directory_.groups());
    std::vector<json::Value> all;
    for (auto const& group : groups) {
        all.push_back(group_resource(group, base_));
    }
    return page_of(std::move(all));
}

Result<Reply> Talk::answer_group(Group const& group) {
    auto const tag = tag_of(group.group);
    if (is("GET")) {
        return told(200, group_resource(group, base_), tag);
    }
    CHECK(must_be_current(tag));
    if (is("DELETE")) {
        CHECK(directory_.remove(group));
        return Reply{.status = 204, .content_type = ""};
    }
    if (!is("PUT") && !is("PATCH")) {
        return not_allowed();
    }
    TRY(resource, wanted(group_resource(group, base_)));
    TRY(wanted, wanted_group(resource));
    TRY(after, directory_.change(group, wanted));
    return told(200, group_resource(after, base_), tag_of(after.group));
}

/// The provider whose directory asks, by its bearer token.
Result<federation::IdentityProvider> who_asks(Town& town, AnnexCall const& call) {
    Error const unauthenticated{ErrorCode::unauthenticated, "scim.token", {}, {}, {}};
    auto const sent = call.head.header("authorization").value_or("");
    constexpr std::string_view scheme = "Bearer ";
    if (sent.size() < scheme.size() || !same_name(std::string_view{sent}.substr(0, scheme.size()), scheme)) {
        return unauthenticated;
    }
    db::ReadTx tx{town.db};
    TRY(id, store::provider_of(tx, audit::hex(audit::sha256(std::string_view{sent}.substr(scheme.size())))));
    if (!id) {
        return unauthenticated;
    }
    TRY(provider, tx.find(Id<federation::IdentityProvider>{*id}));
    if (!provider || provider->status != federation::ProviderStatus::active) {
        return unauthenticated;
    }
    return std::move(*provider);
}

}  // namespace

http::Annex annex(Town& town, std::function<std::string()> address) {
    constexpr std::size_t body_bytes_max = std::size_t{2} << 20U;
    auto answer = [&town, address = std::move(address)](AnnexCall const& call) -> Result<Reply> {
        auto provider = who_asks(town, call);
        if (!provider) {
            return reply_with(provider.error(), call.language);
        }
        auto reply = Talk{town, std::move(provider).value(), call, address() + "/scim/v2"}.answer();
        if (reply) {
            return reply;
        }
        if (reply.error().code == ErrorCode::internal || reply.error().code == ErrorCode::unavailable) {
            log::error("scim.failed", {log::word("key", reply.error().key), log::cause(reply.error().cause)});
        }
        return reply_with(reply.error(), call.language);
    };
    return {.path = "/scim/v2", .answer = std::move(answer), .body_bytes_max = body_bytes_max};
}

}  // namespace varn::scim
