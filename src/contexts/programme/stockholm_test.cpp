// The packs of the product: taken in, taken in again, given out, analysed with and without a database,
// compared.
#include "compare.h"
#include "pack_content.h"
#include "platform/pack_writing.h"
#include "town_of_programmes.h"

namespace varn::programme {
namespace {

constexpr char const* revised = "sakerhetsprogram-2024";
constexpr char const* earlier = "sakerhetsprogram-2020";

class Stockholm : public ProgrammeTown {
protected:
    void SetUp() override {
        ProgrammeTown::SetUp();
        take_in_packs();
    }
};
VARN_ON_EVERY_ENGINE(Stockholm);

/// What page and command must agree on; ids and decisions belong to the database alone.
std::vector<std::string> lines(CoverageReport const& report) {
    std::vector<std::string> found;
    for (auto const& finding : report.findings) {
        auto line = finding.rule + " " + std::string{name_of(finding.severity)} + " " + finding.subject.kind +
                    ":" + finding.subject.id + " " + finding.subject.text + " | " + finding.text_sv + " | " +
                    finding.text_en;
        for (auto const& thing : finding.because) {
            line += " " + thing.kind + ":" + thing.id + "=" + thing.text;
        }
        found.push_back(line);
    }
    return found;
}

TEST_P(Stockholm, importing_twice_changes_nothing) {
    auto const before = audit_size();
    EXPECT_GT(before, 300);
    auto const plan = take_in_packs();
    EXPECT_TRUE(plan.rows.empty()) << plan.rows.at(0).entity << " " << plan.rows.at(0).name << " "
                                   << (plan.rows.at(0).fields.empty() ? ""
                                                                      : plan.rows.at(0).fields.at(0).field);
    EXPECT_GT(plan.unchanged, 300);
    EXPECT_EQ(audit_size(), before);
}

TEST_P(Stockholm, a_change_is_shown_before_it_is_taken_in) {
    auto const goals = list_parts<Goal>(town(), reader, edition_called(revised), {50, 0}).value();
    auto const& goal = goals.items.at(0);
    ASSERT_TRUE(change_part(town(), strategist, goal.id, 1, json::Change<Goal>{R"({"title":"Ändrad här"})"}));
    auto const before = audit_size();
    auto const plan = take_in_packs(false);
    ASSERT_EQ(plan.rows.size(), 1U);
    EXPECT_EQ(plan.rows[0].kind, IntakeKind::changed);
    EXPECT_EQ(plan.rows[0].entity, "goal");
    EXPECT_EQ(plan.rows[0].fields.at(0).before, "Ändrad här");
    EXPECT_EQ(plan.rows[0].fields.at(0).after, goal.title);
    EXPECT_EQ(audit_size(), before) << "a plan that is dropped leaves nothing";
}

TEST_P(Stockholm, what_is_given_out_reads_back_as_the_same) {
    db::ReadTx tx{town().db};
    pack::Pack exported;
    exported.key = "export";
    exported.files.push_back({"export/programme.yaml", export_pack(tx).value()});
    auto const text = pack::write_yaml(exported.files[0].root);
    exported.files[0].root = pack::parse(text, "export/programme.yaml").value();
    auto const read = content_of({&exported, 1});
    ASSERT_TRUE(read) << said(read.error());
    auto const before = store::everything(tx).value();
    EXPECT_EQ(read.value().links.size(), before.links.size());
    EXPECT_EQ(read.value().carriers.size(), before.carriers.size());
    EXPECT_EQ(read.value().requirements.size(), before.requirements.size());
    EXPECT_EQ(pack::write_yaml(to_pack(store::everything(tx).value())), text);
}

TEST_P(Stockholm, no_goal_links_to_accident_prevention_and_the_finding_says_why) {
    auto const report =
        findings_of_edition(town(), reader, edition_called(revised), day("2024-02-01")).value();
    std::vector<FindingView> holes;
    for (auto const& finding : report.findings) {
        if (finding.rule == "COV-001") {
            holes.push_back(finding);
        }
    }
    ASSERT_EQ(holes.size(), 1U);
    EXPECT_EQ(holes[0].subject.id, "olycksforebyggande");
    EXPECT_EQ(holes[0].subject.text, "Olycksförebyggande arbete");
    ASSERT_TRUE(holes[0].subject.entity);
    auto const goals = std::count_if(holes[0].because.begin(), holes[0].because.end(),
                                     [](FindingThing const& thing) { return thing.kind == "goal"; });
    EXPECT_EQ(goals, 10) << "every goal was looked through";
    EXPECT_NE(holes[0].text_sv.find("Olycksförebyggande arbete"), std::string::npos) << holes[0].text_sv;
    EXPECT_EQ(holes[0].state, findings::State::open);
}

TEST_P(Stockholm, page_and_command_find_the_same) {
    auto const packs = pack::load("stockholm").value();
    for (auto const* key : {revised, earlier}) {
        for (auto const* date : {"2024-02-01", "2022-06-15"}) {
            auto const by_pack = coverage_of_packs(packs, key, day(date)).value();
            auto const by_town = findings_of_edition(town(), reader, edition_called(key), day(date)).value();
            EXPECT_EQ(lines(by_pack), lines(by_town)) << key << " on " << date;
        }
    }
    auto const unnamed = coverage_of_packs(packs, "", day("2024-02-01"));
    ASSERT_TRUE(unnamed);
    EXPECT_EQ(unnamed.value().programme_name, "Säkerhetsprogram");
    EXPECT_EQ(unnamed.value().edition_key, revised);
    EXPECT_EQ(coverage_of_packs(packs, "finns-inte", day("2024-02-01")).error().code, ErrorCode::not_found);
}

TEST_P(Stockholm, the_revision_shows_its_three_changes_and_where_topics_went) {
    auto const made = comparison(town(), reader, edition_called(earlier), edition_called(revised)).value();
    ASSERT_EQ(made.declared.size(), 3U);
    auto const fate = [&](NodeKind kind, std::string const& key) -> ComparedPart const& {
        for (auto const& one : made.parts) {
            for (auto const& node : one.before) {
                if (one.kind == kind && node.key == key) {
                    return one;
                }
            }
        }
        static ComparedPart const none;
        ADD_FAILURE() << key;
        return none;
    };
    auto const& influence = fate(NodeKind::focus_area, "otillaten-paverkan");
    EXPECT_EQ(influence.fate, Fate::moved_out);
    EXPECT_EQ(influence.other_programme_name, "Trygghetsprogram");
    auto const& information = fate(NodeKind::goal, "informationen-ar-sakrad");
    EXPECT_EQ(information.fate, Fate::moved_out);
    EXPECT_EQ(information.other_programme_name, "Kvalitetsprogram");
    auto const& crisis = fate(NodeKind::focus_area, "krisberedskap");
    EXPECT_EQ(crisis.fate, Fate::merged);
    EXPECT_EQ(crisis.before.size(), 2U);
    ASSERT_TRUE(crisis.after);
    EXPECT_EQ(crisis.after->key, "beredskap");
    EXPECT_EQ(&crisis, &fate(NodeKind::focus_area, "civilt-forsvar"));
    EXPECT_EQ(made.declared[0].other_programme_name, "Trygghetsprogram");
    EXPECT_FALSE(made.declared[2].concerns.empty());
    auto const& accidents = fate(NodeKind::goal, "farre-olyckor");
    EXPECT_EQ(accidents.fate, Fate::removed);
    EXPECT_TRUE(std::any_of(accidents.links.begin(), accidents.links.end(), [](LinkEffect const& effect) {
        return effect.node.key == "olycksforebyggande" && effect.fate == LinkFate::lost;
    })) << "the link that nobody took over";
    EXPECT_EQ(fate(NodeKind::goal, "stark-formaga").fate, Fate::changed);
    EXPECT_EQ(fate(NodeKind::protection_value, "miljo-och-egendom").fate, Fate::same);
    EXPECT_EQ(comparison(town(), reader, edition_called(earlier), edition_called(earlier)).error().code,
              ErrorCode::invalid);
}

TEST_P(Stockholm, the_document_has_its_margin_and_the_matrix_its_hole) {
    auto const edition = edition_called(revised);
    auto const read = document(town(), reader, edition, day("2024-02-01")).value();
    EXPECT_EQ(read.edition.state, EditionState::consultation);
    EXPECT_GT(read.sections.size(), 10U);
    std::size_t parts = read.elsewhere.size();
    bool seen = false;
    for (auto const& section : read.sections) {
        parts += section.parts.size();
        for (auto const& one : section.parts) {
            seen = seen || (one.node.key == "olycksforebyggande" &&
                            std::count(one.findings.begin(), one.findings.end(), "COV-001") == 1);
        }
    }
    EXPECT_TRUE(seen) << "the finding stands in the margin of its focus area";
    auto const made = matrix(town(), reader, edition, day("2024-02-01")).value();
    ASSERT_EQ(made.focus_areas.size(), 4U);
    for (auto const& area : made.focus_areas) {
        EXPECT_EQ(area.is_hole, area.node.key == "olycksforebyggande") << area.node.key;
    }
    EXPECT_EQ(made.goals.size(), 10U);
    EXPECT_EQ(made.balance.at(0).goals, 8) << "societal disturbances";
    EXPECT_GT(made.units.size(), 20U);
    EXPECT_GT(parts, 40U);
}

}  // namespace
}  // namespace varn::programme
