// Plans in spreadsheets: every fault at its cell, nothing stored on error, and what is given out is taken in
// again unchanged.
#include "platform/sheet.h"
#include "town_of_plans.h"

namespace varn::planning {
namespace {

class PlanSheets : public PlanTown {
protected:
    http::Route const& route(std::string const& path) {
        for (auto const& one : all_) {
            if (one.path == path) {
                return one;
            }
        }
        return all_.front();
    }
    json::Value import(auth::Actor const& actor, std::string const& rows, std::string const& file, bool apply,
                       std::string const& year = "2024") {
        http::Call const call{
            town(), actor, {},  {{"rows", rows}, {"year", year}, {"apply", apply ? "true" : "false"}},
            file,   {},    "sv"};
        auto const answer = route("/plan-imports").handler(call);
        EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : said(answer.error()));
        return answer.ok() ? json::parse(answer.value().body).value() : json::Value{};
    }
    Error import_refused(auth::Actor const& actor, std::string const& rows, std::string const& file) {
        http::Call const call{town(), actor, {},  {{"rows", rows}, {"year", "2024"}, {"apply", "true"}},
                              file,   {},    "sv"};
        return route("/plan-imports").handler(call).error();
    }
    std::string give_out(std::string const& rows, std::string const& format,
                         std::string const& year = "2023") {
        http::Call const call{town(), reader, {},  {{"rows", rows}, {"year", year}, {"format", format}},
                              {},     {},     "sv"};
        return route("/plan-export").handler(call).value().body;
    }
    static std::int64_t number(json::Value const& value, std::string const& name) {
        return std::get<std::int64_t>(value.find(name)->held);
    }
    std::vector<http::Route> const all_ = routes();
};
VARN_ON_EVERY_ENGINE(PlanSheets);

TEST_P(PlanSheets, what_is_given_out_is_taken_in_again_unchanged) {
    whole_plan(last_year, old_withstand);
    auto const before = audit_size();
    for (auto const* format : {"csv", "xlsx"}) {
        for (auto const* rows : {"goals", "activities", "indicators", "values"}) {
            auto const answer = import(at_traffic, rows, give_out(rows, format), true, "2023");
            EXPECT_EQ(number(answer, "unchanged"), 1)
                << rows << " " << format << " " << json::to_text(answer);
            EXPECT_EQ(number(answer, "added"), 0);
            EXPECT_EQ(number(answer, "changed"), 0);
        }
    }
    EXPECT_EQ(audit_size(), before) << "nothing was written";
}

TEST_P(PlanSheets, a_plan_given_out_builds_the_same_plan_in_another_year) {
    whole_plan(last_year, old_withstand);
    std::map<std::string, std::string> files;
    for (auto const* rows : {"goals", "activities", "indicators", "values"}) {
        files[rows] = give_out(rows, "csv");
        EXPECT_EQ(number(import(at_traffic, rows, files[rows], true), "added"), 1) << rows;
        EXPECT_EQ(give_out(rows, "csv", "2024"), files[rows]) << "byte for byte";
    }
}

TEST_P(PlanSheets, every_fault_is_told_at_its_cell_and_nothing_is_stored) {
    auto const before = audit_size();
    std::string const file =
        "unit;key;title;ability;kind;programme_goals\n"
        "trafiknamnden;bra;Bra mål;withstand;antagonistic;beredskap\n"
        "finns-inte;ett;Mål;withstand;antagonistic;\n"
        "utbildningsnamnden;tva;Mål;withstand;antagonistic;\n"
        "trafiknamnden;tre;Mål;withstand;antagonistic;sp-2024/okant\n"
        "trafiknamnden;bra;Dubbelt;withstand;antagonistic;\n";
    auto const answer = import(at_traffic, "goals", file, false);
    auto const text = json::to_text(answer);
    for (auto const* told : {"rad 3, kolumn A", "rad 4, kolumn A", "rad 5, kolumn F", "rad 6, kolumn B"}) {
        EXPECT_NE(text.find(told), std::string::npos) << told << "\n" << text;
    }
    auto const refused = import_refused(at_traffic, "goals", file);
    EXPECT_EQ(refused.code, ErrorCode::invalid);
    EXPECT_EQ(refused.problems.size(), 4U);
    EXPECT_EQ(import_refused(strategist, "goals", file).code, ErrorCode::forbidden);
    EXPECT_EQ(import_refused(reader, "goals", file).code, ErrorCode::forbidden);
    EXPECT_EQ(import_refused(auth::Actor{}, "goals", file).code, ErrorCode::unauthenticated);
    EXPECT_EQ(import_refused(at_traffic, "molnen", file).problems.at(0).pointer, "?rows");
    EXPECT_EQ(audit_size(), before) << "nothing else happened";
}

TEST_P(PlanSheets, a_file_changes_only_the_columns_it_has) {
    whole_plan(this_year, withstand);
    auto const answer = import(
        at_traffic, "goals",
        "unit;key;title;ability;kind\ntrafiknamnden;oppna-gator;Ny rubrik;recover;personal_safety\n", true);
    EXPECT_EQ(number(answer, "changed"), 1) << json::to_text(answer);
    auto const seen = plan_at(traffic, this_year).goals.at(0);
    EXPECT_EQ(seen.goal.title, "Ny rubrik");
    EXPECT_EQ(seen.goal.ability, Ability::recover);
    EXPECT_EQ(seen.serves.size(), 1U) << "the file does not speak of them";
    import(at_traffic, "goals",
           "unit;key;title;ability;kind;programme_goals\n"
           "trafiknamnden;oppna-gator;Ny rubrik;recover;personal_safety;skydd, sp-2024/skydd\n",
           true);
    auto const bound = plan_at(traffic, this_year).goals.at(0).serves;
    ASSERT_EQ(bound.size(), 1U);
    EXPECT_EQ(bound[0].key, "skydd");
    import(at_traffic, "activities",
           "unit;goal;key;title;cost_ore\ntrafiknamnden;oppna-gator;ny;Ny aktivitet;2500\n", true);
    auto const rows = plan_at(traffic, this_year).goals.at(0).activities;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].activity.owner, traffic) << "the goal's own unit, when the file does not say";
}

}  // namespace
}  // namespace varn::planning
