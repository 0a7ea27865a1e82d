// Every route of the context, walked without a server: named in both languages, closed to nobody, sane on any
// id.
#include <set>

#include "town_of_plans.h"

namespace varn::planning {
namespace {

class PlanRoutes : public PlanTown {
protected:
    http::Call asking(auth::Actor const& actor, std::string const& id) {
        return {town(), actor, id, {}, "{}", 1, "sv", {}};
    }
};
VARN_ON_EVERY_ENGINE(PlanRoutes);

TEST_P(PlanRoutes, every_route_is_one_of_a_kind_and_named_in_both_languages) {
    std::set<std::pair<http::Method, std::string>> paths;
    std::set<std::string> names;
    for (auto const& route : routes()) {
        EXPECT_TRUE(paths.emplace(route.method, route.path).second) << route.path << " stands twice";
        EXPECT_TRUE(names.insert(route.action).second) << route.action << " stands twice";
        EXPECT_TRUE(i18n::known("sv", "operation." + route.action)) << route.action;
        EXPECT_TRUE(i18n::known("en", "operation." + route.action)) << route.action;
    }
    ASSERT_TRUE(json::parse(http::open_api(routes(), "1.0.0")));
}

TEST_P(PlanRoutes, whoever_is_not_signed_in_reads_nothing) {
    for (auto const& route : routes()) {
        if (route.method == http::Method::get) {
            auto const answer = route.handler(asking(auth::Actor{}, traffic.text));
            ASSERT_FALSE(answer) << route.path;
            EXPECT_EQ(answer.error().code, ErrorCode::unauthenticated) << route.path;
        }
    }
}

TEST_P(PlanRoutes, whoever_may_read_is_answered_and_changes_nothing) {
    auto const made = whole_plan(this_year, withstand);
    auto const before = audit_size();
    for (auto const& route : routes()) {
        for (auto const& id : {this_year.text, traffic.text, made.id.text, withstand.text,
                               std::string{"00000000-0000-7000-8000-0000000fffff"}}) {
            auto const answer = route.handler(asking(reader, id));
            bool const reads = route.method == http::Method::get;
            if (answer) {
                EXPECT_TRUE(reads) << route.path;
            } else {
                auto const code = answer.error().code;
                EXPECT_TRUE(code == ErrorCode::not_found || code == ErrorCode::invalid ||
                            (!reads && code == ErrorCode::forbidden))
                    << route.path << " " << said(answer.error());
            }
        }
    }
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
}

TEST_P(PlanRoutes, a_change_must_say_which_version_it_saw) {
    for (auto const& route : routes()) {
        if (route.method == http::Method::patch) {
            auto made = asking(at_traffic, traffic.text);
            made.if_match.reset();
            EXPECT_EQ(route.handler(made).error().code, ErrorCode::stale) << route.path;
        }
    }
}

}  // namespace
}  // namespace varn::planning
