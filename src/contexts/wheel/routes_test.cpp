// Every route of the wheel, walked without a server: named in both languages, closed to nobody, sane on any
// id.
#include <set>

#include "wheel_town.h"

namespace varn::wheel {
namespace {

class WheelRoutes : public WheelTown {
protected:
    http::Call call(auth::Actor const& actor) {
        return http::Call{town(), actor, "00000000-0000-7000-8000-0000000fffff", {}, "{}", 1, "sv", {}};
    }
};
VARN_ON_EVERY_ENGINE(WheelRoutes);

TEST_P(WheelRoutes, every_route_is_named_in_both_languages) {
    std::set<std::string> names;
    for (auto const& route : routes()) {
        EXPECT_TRUE(names.insert(route.action).second) << route.action;
        EXPECT_TRUE(i18n::known("sv", "operation." + route.action)) << route.action;
        EXPECT_TRUE(i18n::known("en", "operation." + route.action)) << route.action;
    }
    EXPECT_TRUE(json::parse(http::open_api(routes(), "1.0.0")));
}

TEST_P(WheelRoutes, whoever_is_not_signed_in_does_nothing) {
    auto const before = audit_size();
    for (auto const& route : routes()) {
        auto const answer = route.handler(call(nobody));
        ASSERT_FALSE(answer) << route.path;
        auto const code = answer.error().code;
        EXPECT_TRUE(code == ErrorCode::unauthenticated ||
                    (route.method == http::Method::post && code == ErrorCode::invalid) ||
                    (route.method == http::Method::patch && code == ErrorCode::not_found))
            << route.path;
    }
    EXPECT_EQ(audit_size(), before);
}

TEST_P(WheelRoutes, what_is_asked_for_in_the_query_is_what_is_told) {
    auto const all = routes();
    auto asked = call(reader);
    asked.query = {{"from", "2024-01-01"}, {"to", "2024-12-31"}, {"unit", trafik.text}, {"source", "entry"}};
    auto const told = json::parse(all.front().handler(asked).value().body).value();
    EXPECT_EQ(json::to_text(*told.find("total")), "2");
    asked.query["state"] = "grönt";
    EXPECT_EQ(fault(all.front().handler(asked).error()), "wheel.choice_unknown");
}

}  // namespace
}  // namespace varn::wheel
