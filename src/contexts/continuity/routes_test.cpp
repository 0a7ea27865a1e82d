// Every route stands once and is named in both languages; who is not signed in reads nothing; who only reads
// changes nothing.
#include <set>

#include "platform/http.h"
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class ContinuityRoutes : public ServiceTown {
protected:
    http::Call asking(auth::Actor const& actor, std::string const& id) {
        return {town(), actor, id, {}, "{}", 1, "sv", {}};
    }
};
VARN_ON_EVERY_ENGINE(ContinuityRoutes);

TEST_P(ContinuityRoutes, every_route_is_one_of_a_kind_and_named_in_both_languages) {
    std::set<std::pair<http::Method, std::string>> paths;
    std::set<std::string> called;
    for (auto const& route : routes()) {
        EXPECT_TRUE(paths.emplace(route.method, route.path).second) << route.path << " stands twice";
        EXPECT_TRUE(called.insert(route.action).second) << route.action << " stands twice";
        EXPECT_TRUE(i18n::known("sv", "operation." + route.action)) << route.action;
        EXPECT_TRUE(i18n::known("en", "operation." + route.action)) << route.action;
    }
    ASSERT_TRUE(json::parse(http::open_api(routes(), "1.0.0")));
}

TEST_P(ContinuityRoutes, whoever_is_not_signed_in_reads_nothing) {
    for (auto const& route : routes()) {
        if (route.method == http::Method::get) {
            auto const answer = route.handler(asking(auth::Actor{}, care.text));
            ASSERT_FALSE(answer) << route.path;
            EXPECT_EQ(answer.error().code, ErrorCode::unauthenticated) << route.path;
        }
    }
}

TEST_P(ContinuityRoutes, whoever_only_reads_changes_nothing) {
    auto const home = kept(service("hemtjanst"));
    auto const grid = kept(resource("elnat"));
    auto const made = needs(need(home, {member(grid)}));
    auto const before = audit_size();
    for (auto const& route : routes()) {
        for (auto const& id : {home.id.text, grid.id.text, made.id.text}) {
            auto const answer = route.handler(asking(reader, id));
            if (answer) {
                EXPECT_EQ(route.method, http::Method::get) << route.path;
            } else {
                auto const code = answer.error().code;
                EXPECT_TRUE(code == ErrorCode::not_found || code == ErrorCode::invalid ||
                            code == ErrorCode::forbidden)
                    << route.path << " " << said(answer.error());
            }
        }
    }
    EXPECT_EQ(audit_size(), before);
}

TEST_P(ContinuityRoutes, a_change_must_say_which_version_it_saw) {
    for (auto const& route : routes()) {
        if (route.method == http::Method::patch) {
            auto made = asking(at_care, care.text);
            made.if_match.reset();
            EXPECT_EQ(route.handler(made).error().code, ErrorCode::stale) << route.path;
        }
    }
}

}  // namespace
}  // namespace varn::continuity
