// What is reckoned without a database: days, likeness, content.
#include <gtest/gtest.h>

#include "content.h"
#include "deadlines.h"
#include "similar.h"

namespace varn::consultation {
namespace {

Date on(char const* text) {
    return *parse_date(text);
}
BoardMeeting meeting(char const* id, char const* held) {
    BoardMeeting made;
    made.id = Id<BoardMeeting>{id};
    made.held_on = on(held);
    return made;
}

TEST(Deadlines, the_last_meeting_that_leaves_time_for_the_minutes_is_best) {
    auto const plan = plan_deadlines({meeting("a", "2024-01-25"), meeting("b", "2024-02-15"),
                                      meeting("c", "2024-02-27"), meeting("d", "2024-03-12")},
                                     on("2024-03-01"), on("2024-01-02"), {});
    ASSERT_EQ(plan.meetings.size(), 4U);
    EXPECT_EQ(plan.meetings[1].fit, MeetingFit::in_time);
    EXPECT_EQ(plan.meetings[2].fit, MeetingFit::verified_at_once);
    EXPECT_EQ(plan.meetings[3].fit, MeetingFit::after_due);
    EXPECT_EQ(plan.best->text, "b");
    EXPECT_EQ(plan.meetings[1].ready_on, on("2024-01-29"));
    EXPECT_EQ(plan.meetings[1].sent_on, on("2024-02-07"));
    EXPECT_TRUE(plan.ways_out.empty());
    EXPECT_EQ(plan.extension_until, on("2024-03-12"));
}

TEST(Deadlines, when_no_meeting_fits_the_ways_out_are_told) {
    auto const plan = plan_deadlines({meeting("a", "2024-02-27"), meeting("b", "2024-03-12")},
                                     on("2024-03-01"), on("2024-02-22"), Id<BoardMeeting>{"a"});
    EXPECT_EQ(plan.meetings[0].fit, MeetingFit::papers_too_late);
    EXPECT_FALSE(plan.best.has_value());
    EXPECT_FALSE(plan.chosen_fits);
    EXPECT_EQ(plan.ways_out,
              (std::vector{WayOut::extended_time, WayOut::chair_decision, WayOut::office_opinion}));
    EXPECT_EQ(plan.days_left, 8);
    EXPECT_EQ(plan_deadlines({}, on("2024-03-01"), on("2024-02-22"), {}).ways_out,
              (std::vector{WayOut::chair_decision, WayOut::office_opinion}));
}

TEST(Deadlines, more_time_is_asked_until_a_meeting_that_papers_can_be_sent_to) {
    auto const plan = plan_deadlines({meeting("a", "2024-03-02"), meeting("b", "2024-03-28")},
                                     on("2024-03-01"), on("2024-03-01"), {});
    EXPECT_EQ(plan.extension_until, on("2024-03-28"));
}

TEST(Similar, views_that_share_their_words_stand_together_and_others_alone) {
    auto const clusters =
        clusters_of({"Inget övergripande mål gäller det olycksförebyggande arbetet.",
                     "Sektorsorganisationen välkomnas särskilt.",
                     "Det olycksförebyggande arbetet saknar övergripande mål.",
                     "Dricksvatten bör nämnas bland skyddsvärdena.", "Målen handlar inte om kultur."});
    EXPECT_EQ(clusters[0], 1);
    EXPECT_EQ(clusters[2], 1);
    EXPECT_EQ(clusters[1], 0);
    EXPECT_EQ(clusters[3], 0);
}

TEST(Similar, the_order_of_texts_changes_no_cluster) {
    std::vector<std::string> const texts{"a b c vatten brand", "vatten brand skyfall", "skola kultur idrott",
                                         "kultur idrott skola", "ensam"};
    auto const forward = clusters_of(texts);
    auto const backward = clusters_of({texts.rbegin(), texts.rend()});
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = 0; j < texts.size(); ++j) {
            bool const together = forward[i] != 0 && forward[i] == forward[j];
            auto const a = backward[texts.size() - 1 - i];
            EXPECT_EQ(together, a != 0 && a == backward[texts.size() - 1 - j]) << i << " " << j;
        }
    }
    EXPECT_TRUE(clusters_of({}).empty());
}

TEST(Content, every_part_that_is_decided_on_moves_the_hash) {
    OpinionCase own;
    own.title = "Program";
    OpinionSection section;
    section.title = "Sammanfattning";
    OpinionView view;
    view.body = "Bra";
    PreparationStep step;
    step.title = "Avstämning";
    FileShown file;
    file.sha256 = "00";
    auto const hash = [&] { return content_hash(own, {section}, {view}, {step}, {file}); };
    auto const first = hash();
    EXPECT_EQ(first.size(), 64U);
    std::vector<std::string> seen{first};
    auto const moves = [&](auto const& change) {
        change();
        auto const next = hash();
        EXPECT_EQ(std::count(seen.begin(), seen.end(), next), 0);
        seen.push_back(next);
    };
    moves([&] { own.position = Position::opposes; });
    moves([&] { own.diary_number = ""; });
    moves([&] { section.body = "x"; });
    moves([&] { section.title = "Sammanfattning2"; });
    moves([&] { view.text_proposal = "y"; });
    moves([&] { view.stance = Stance::shortcoming; });
    moves([&] { step.participants = "Drift"; });
    moves([&] { file.sha256 = "01"; });
    section.held_by = "somebody";
    section.version = 9;
    EXPECT_EQ(hash(), seen.back());
}

}  // namespace
}  // namespace varn::consultation
