#pragma once
// From a request to the route that answers it: who asks, whether it is well-formed, and what is said when it
// is not.
//
// Against forged requests (CSRF), in this order:
// 1. An unsafe method is refused when the browser says that another site caused it: Sec-Fetch-Site other than
//    same-origin or none, or, where the browser does not send that field, an Origin that is not ours.
// 2. A session in a cookie also needs its token in X-Varn-Csrf (a synchronizer token, compared in constant
// time), so
//    that an old browser that sends neither field is no way in. A bearer token in Authorization needs none,
//    nor does a route that is open to anybody (signing in).
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/http.h"
#include "platform/server.h"
#include "platform/static_files.h"

namespace varn::http {

/// Who sends a request. Nobody: an actor without account. A session that is half-way (a password was shown,
/// not yet a second factor) has an id and an actor that is nobody.
struct Session {
    auth::Actor actor = {};
    std::string csrf = {};  // empty when the credential is not a cookie
    std::string id = {};    // empty for tokens
};
/// Recognises the sender. Nobody, or `unauthenticated`, when there is no valid credential.
using Authenticate = std::function<Result<Session>(RequestHead const&)>;

/// What an annex may know of its request.
struct AnnexCall {
    RequestHead const& head;
    std::string_view below;  // the decoded path below the annex: "/Users/1", or nothing
    std::string_view body;
    std::string_view language;  // "sv" or "en"
};

/// A place beside the product's own routes that answers by a standard of others (the redirects of OpenID
/// Connect, SCIM): its path and everything below. Nobody is recognised, no query is checked and no token
/// against forged requests is asked for; the annex sees to all of that by the rules of its standard.
struct Annex {
    std::string path;  // "/scim/v2"; never below the base path
    std::function<Result<Reply>(AnnexCall const&)> answer;
    std::size_t body_bytes_max = body_bytes_default;

    bool holds(std::string_view asked) const {
        return asked.starts_with(path) && (asked.size() == path.size() || asked[path.size()] == '/');
    }
};

/// What somebody was told that is locked: by a locked room, or something confidential anywhere.
struct LockedReading {
    std::string action;
    std::string route;                  // "GET /cases/{id}"
    std::vector<std::string> subjects;  // ids of what was told
};
/// Keeps a reading; when it fails, nothing is answered.
using KeepReading = std::function<Result<Done>(auth::Actor const&, LockedReading const&)>;

struct DispatchOptions {
    Authenticate authenticate = nullptr;     // everybody is nobody without it
    std::vector<std::string> half_way = {};  // actions of routes that a half-way session may call
    KeepReading keep_reading = nullptr;      // without it, locked rooms stay shut
    // Of these ids, those of confidential things. Asked about the answers to those cleared for such.
    std::function<Result<std::vector<std::string>>(std::vector<std::string> const&)> confidential_among =
        nullptr;
    std::function<Result<Done>()> ready = nullptr;  // asked by GET /ready; always ready without it
    FindAsset find_asset = nullptr;                 // the web; no web without it
    std::vector<Annex> annexes = {};
    bool tls_in_front = false;  // a proxy that we trust ends TLS: HSTS, X-Forwarded-For
    std::string origin = {};    // the public address; else the Host field is believed
    // What an actor sees of what bears a marking; nothing of it without this.
    std::function<auth::Sight(auth::Actor const&)> sight_of = nullptr;
};

/// Answers everything that the product answers. GET /health is alive whenever the process is.
class Dispatcher : public Application {
public:
    /// Asserts that no two routes answer the same method and path and that every path is well-formed.
    Dispatcher(Town& town, std::vector<Route> routes, DispatchOptions options);
    ~Dispatcher() override;

    std::size_t body_bytes_max(RequestHead const& head) const override;
    std::optional<Response> answer_at_once(RequestHead const& head) const override;
    Response answer(Request const& request) const override;
    Response refuse(Refusal why, RequestHead const* head) const override;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace varn::http
