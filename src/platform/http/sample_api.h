#pragma once
// A small API about boats, for tests of the dispatcher: no database, no context, every kind of route.
#include <gtest/gtest.h>

#include <memory>
#include <optional>

#include "platform/clock.h"
#include "platform/db.h"
#include "platform/dispatch.h"
#include "platform/i18n.h"
#include "platform/testing.h"

namespace varn::http::testing {

struct Boat {
    Id<Boat> id;
    std::string name;
    int length = 0;
    std::optional<std::string> owner;
    std::vector<std::string> flags;
    int version = 0;
};
struct NewBoat {
    std::string name;
    int length = 0;
};
struct Said {
    std::string name;
};

// These stand in no texts file, so they are not written where the house test looks for keys.
namespace words {
inline constexpr std::string_view name = "boat.name";
inline constexpr std::string_view length = "boat.length";
inline constexpr std::string_view owner = "boat.owner";
inline constexpr std::string_view flags = "boat.flags";
}  // namespace words
inline std::string may(std::string const& verb) {
    return "boat." + verb;
}

inline std::string const known_id = "01903f5e-0000-7000-8000-000000000001";

}  // namespace varn::http::testing

template <>
struct varn::Describe<varn::http::testing::Boat> {
    using B = varn::http::testing::Boat;
    static constexpr auto value = entity<B>(
        "boat", field<&B::id>({.label = "common.id", .fixed = true, .server_set = true}),
        field<&B::name>({.label = varn::http::testing::words::name, .example = "Vega"}),
        field<&B::length>(
            {.label = varn::http::testing::words::length, .example = "9", .fixed = true, .number_max = 100}),
        field<&B::owner>({.label = varn::http::testing::words::owner}),
        field<&B::flags>({.label = varn::http::testing::words::flags, .example = "SE"}),
        field<&B::version>({.label = "common.version", .example = "3", .server_set = true}));
};
template <>
struct varn::Describe<varn::http::testing::NewBoat> {
    using B = varn::http::testing::NewBoat;
    static constexpr auto value = entity<B>(
        "boat_order", field<&B::name>({.label = varn::http::testing::words::name, .example = "Vega"}),
        field<&B::length>({.label = varn::http::testing::words::length, .example = "9"}));
};
template <>
struct varn::Describe<varn::http::testing::Said> {
    using S = varn::http::testing::Said;
    static constexpr auto value =
        entity<S>("said", field<&S::name>({.label = varn::http::testing::words::name, .example = "hej"}));
};

namespace varn::http::testing {

inline Request ask(std::string method, std::string const& target, std::string body = {}) {
    auto const question = std::min(target.find('?'), target.size());
    return {.head = {.method = std::move(method),
                     .path = target.substr(0, question),
                     .query = target.substr(std::min(question + 1, target.size())),
                     .headers = {{"host", "varn.test"}, {"x-varn-csrf", "receipt"}},
                     .peer = "127.0.0.1"},
            .body = std::move(body)};
}
inline Request with(Request request, std::string name, std::string value) {
    request.head.headers.emplace_back(std::move(name), std::move(value));
    return request;
}
inline std::string field_of(Response const& response, std::string_view name) {
    for (auto const& [field, value] : response.headers) {
        if (field == name) {
            return value;
        }
    }
    return {};
}
inline std::string member_of(Response const& response, std::string_view name) {
    auto const value = json::parse(response.body);
    auto const* const member = value.ok() ? value.value().find(name) : nullptr;
    return member != nullptr && member->text() != nullptr ? *member->text() : std::string{};
}

class SampleApi : public ::testing::Test {
protected:
    SampleApi() {
        i18n::load_embedded();
        start({.authenticate = recognise()});
    }
    Town& town() { return town_; }
    void start(DispatchOptions options) {
        dispatcher_ = std::make_unique<Dispatcher>(town_, routes(), std::move(options));
    }
    Authenticate recognise() {
        return [this](RequestHead const&) { return session_; };
    }
    Response say(Request const& request) const { return dispatcher_->answer(request); }

    std::vector<Route> routes() {
        auto const counted = [this] { return ++calls_; };
        std::vector<Route> all;
        all.push_back(list("/boats",
                           [=](Call const& call) -> Result<Page<Boat>> {
                               TRY(window, call.window());
                               counted();
                               return Page<Boat>{.items = {Boat{{known_id}, "Vega", 9, {}, {}, 3}},
                                                 .total = window.limit};
                           })
                          .says(may("read"))
                          .understands({{.name = "on", .kind = Kind::date, .example = "2024-02-01"},
                                        {.name = "wet", .kind = Kind::boolean},
                                        {.name = "owner", .kind = Kind::id},
                                        {.name = "since", .kind = Kind::instant},
                                        {.name = "text"}}));
        all.push_back(post("/boats", [=](Call const&, NewBoat const& order) -> Result<Boat> {
                          counted();
                          return Boat{{known_id}, order.name, order.length, {}, {}, 1};
                      }).says(may("build")));
        all.push_back(get("/boats/{id}", [](Call const& call) -> Result<Boat> {
                          return Boat{{call.id}, "Vega", 9, {}, {}, 3};
                      }).says(may("read")));
        all.push_back(get("/boats/count", [](Call const&) -> Result<Said> {
                          return Said{"count"};
                      }).says(may("count")));
        all.push_back(
            patch("/boats/{id}", [=](Call const& call, json::Change<Boat> const& change) -> Result<Boat> {
                TRY(version, expected_version(call));
                if (version != 3) {
                    return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
                }
                TRY(boat, change.onto(Boat{{call.id}, "Vega", 9, {}, {}, 3}));
                counted();
                boat.version = 4;
                return boat;
            }).says(may("change")));
        all.push_back(remove("/boats/{id}", [=](Call const&) -> Result<Done> {
                          return counted(), Done{};
                      }).says(may("sink")));
        all.push_back(raw(Method::post, "/boat-files",
                          [](Call const& call) -> Result<Reply> {
                              return Reply{.content_type = "text/plain", .body = std::string(call.body)};
                          })
                          .says(may("import"))
                          .accepts("text/csv, application/zip", std::size_t{5} << 20U)
                          .gives("text/plain"));
        all.push_back(get("/open", [](Call const& call) -> Result<Said> { return Said{call.head->peer}; })
                          .says(may("look"))
                          .anybody());
        all.push_back(
            post("/open", [=](Call const&, Said const& said) -> Result<Said> { return counted(), said; })
                .says(may("sign"))
                .anybody());
        all.push_back(raw(Method::get, "/throws", [](Call const&) -> Result<Reply> {
                          throw std::runtime_error("the secret cause");
                      }).says(may("throw")));
        all.push_back(raw(Method::get, "/fails", [](Call const&) -> Result<Reply> {
                          return internal("the secret cause");
                      }).says(may("fail")));
        return all;
    }

    clock::FixedClock clock_{*parse_date("2024-02-01")};
    std::unique_ptr<clock::Ids> ids_ = clock::counted_ids();
    varn::testing::ScratchDatabase database_{"sqlite", clock_};
    Town town_{*database_, clock_, *ids_};
    Result<Session> session_ = Session{
        .actor = {.account = known_id, .name = "Asta", .grants = {}}, .csrf = "receipt", .id = known_id};
    int calls_ = 0;
    bool ready_ = true;
    std::unique_ptr<Dispatcher> dispatcher_;
};

}  // namespace varn::http::testing
