// Every route of the context, walked without a server: named in both languages, closed to nobody, sane on any
// id.
#include "routes.h"

#include <set>

#include "town_of_programmes.h"

namespace varn::programme {
namespace {

class ProgrammeRoutes : public ProgrammeTown {
protected:
    void SetUp() override {
        ProgrammeTown::SetUp();
        write_editions();
    }
    http::Call call(auth::Actor const& actor, std::string const& id) {
        http::Call made{town(), actor, id, {}, "{}", 1, "sv", {}};
        made.query["with"] = old_edition.text;
        return made;
    }
    auth::Actor const nobody{};
};
VARN_ON_EVERY_ENGINE(ProgrammeRoutes);

TEST_P(ProgrammeRoutes, every_route_is_one_of_a_kind_and_named_in_both_languages) {
    std::set<std::pair<http::Method, std::string>> paths;
    std::set<std::string> names;
    for (auto const& route : routes()) {
        EXPECT_TRUE(paths.emplace(route.method, route.path).second) << route.path << " stands twice";
        EXPECT_TRUE(names.insert(route.action).second) << route.action << " stands twice";
        EXPECT_TRUE(i18n::known("sv", "operation." + route.action)) << route.action;
        EXPECT_TRUE(i18n::known("en", "operation." + route.action)) << route.action;
    }
    auto const described = json::parse(http::open_api(routes(), "1.0.0"));
    ASSERT_TRUE(described);
    EXPECT_NE(described.value().find("paths")->find("/editions/{id}/adoptions"), nullptr);
}

TEST_P(ProgrammeRoutes, whoever_is_not_signed_in_reads_nothing) {
    for (auto const& route : routes()) {
        if (route.method == http::Method::get) {
            auto const answer = route.handler(call(nobody, new_edition.text));
            ASSERT_FALSE(answer) << route.path;
            EXPECT_EQ(answer.error().code, ErrorCode::unauthenticated) << route.path;
        }
    }
}

TEST_P(ProgrammeRoutes, whoever_may_read_is_answered_and_changes_nothing) {
    auto const before = audit_size();
    for (auto const& route : routes()) {
        // The id of an edition is right for some routes and names nothing for the others.
        for (auto const& id :
             {new_edition.text, programme.text, std::string{"00000000-0000-7000-8000-0000000fffff"}}) {
            auto const answer = route.handler(call(reader, id));
            bool const reads = route.method == http::Method::get;
            if (answer) {
                EXPECT_TRUE(reads) << route.path;
                EXPECT_TRUE(json::parse(answer.value().body)) << route.path;
            } else {
                auto const code = answer.error().code;
                EXPECT_TRUE(code == ErrorCode::not_found || (reads && code == ErrorCode::invalid) ||
                            (!reads && (code == ErrorCode::forbidden || code == ErrorCode::invalid)))
                    << route.path << " " << said(answer.error());
            }
        }
    }
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
}

TEST_P(ProgrammeRoutes, a_change_must_say_which_version_it_saw) {
    for (auto const& route : routes()) {
        if (route.method == http::Method::patch) {
            auto made = call(strategist, new_edition.text);
            made.if_match.reset();
            EXPECT_EQ(route.handler(made).error().code, ErrorCode::stale) << route.path;
        }
    }
}

TEST_P(ProgrammeRoutes, a_pack_that_points_at_nothing_stores_nothing) {
    auto const before = audit_size();
    pack::Pack broken;
    broken.files.push_back(
        {"broken/a.yaml",
         pack::parse("topics:\n  - {key: amne, title: Ämne, shared_owner: finns-inte}\n", "broken/a.yaml")
             .value()});
    {
        db::WriteTx tx{town().db};
        Intake intake{town(), tx, strategist};
        auto const refused = import_pack(intake, broken);
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().problems.at(0).key, "programme.reference_unknown");
        EXPECT_EQ(refused.error().problems.at(0).pointer, "topic amne");
    }
    EXPECT_EQ(audit_size(), before);
    EXPECT_EQ(list_topics(town(), reader, {50, 0}).value().total, 0);
    db::WriteTx tx{town().db};
    Intake as_reader{town(), tx, reader};
    broken.files[0].root = pack::parse("topics:\n  - {key: amne, title: Ämne}\n", "broken/a.yaml").value();
    EXPECT_EQ(import_pack(as_reader, broken).error().code, ErrorCode::forbidden);
}

}  // namespace
}  // namespace varn::programme
