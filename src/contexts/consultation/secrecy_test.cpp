// What bears a marking is left out of what others read, and what is left out is said: that, and no more.
#include <algorithm>

#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class LeftOut : public RemissTown {
protected:
    static constexpr std::string_view said = "sekretessmarkerade och har utelämnats";

    void SetUp() override {
        RemissTown::SetUp();
        own = signed_answer();
        ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
        view = seen(reader, own.id).views.at(0).view.id;
    }
    static std::string text_of(documents::Document const& document) {
        return documents::write_text(document, documents::default_style()).value();
    }
    /// Everything that is told of the answer in documents and in the package.
    std::vector<std::string> told(Town& from) {
        return {text_of(ok(opinion_document(from, reader, own.id))),
                text_of(ok(decision_document(from, reader, own.id))),
                text_of(ok(compilation_document(from, reader, *own.referral))),
                ok(archive_package(from, reader, own.id, documents::default_style(), "0.0"))};
    }
    /// The town as it is seen by those who are cleared for nothing.
    template <class Ask>
    auto with_open_eyes(Ask const& ask) {
        return with(town().db.seen_from({.as_of = {}, .sight = auth::Sight{}}), ask);
    }
    bool is_left_out() {
        return with_open_eyes([&](Town& open) { return ok(case_view(open, reader, own.id)).left_out; });
    }
    bool is_left_out_of_answers() {
        return with_open_eyes(
            [&](Town& open) { return ok(compilation(open, reader, *own.referral)).left_out; });
    }
    OpinionCase own;
    Id<OpinionView> view;
};
VARN_ON_EVERY_ENGINE(LeftOut);

bool says(std::string const& text, std::string_view words) {
    // The pages of a document break its lines.
    std::string flat = text;
    std::replace(flat.begin(), flat.end(), '\n', ' ');
    return flat.find(words) != std::string::npos;
}

TEST_P(LeftOut, documents_and_the_package_say_that_something_is_left_out) {
    for (auto const& text : told(town())) {
        EXPECT_FALSE(says(text, said));
    }
    conceal("opinion_view", view.text);
    for (auto const& text : with_open_eyes([&](Town& open) { return told(open); })) {
        EXPECT_TRUE(says(text, said));
        EXPECT_FALSE(says(text, "Inget mål gäller olyckor."));
    }
    EXPECT_TRUE(is_left_out());
    EXPECT_TRUE(is_left_out_of_answers());
    // Whoever is cleared reads all of it, and no such line.
    for (auto const& text : told(town())) {
        EXPECT_FALSE(says(text, said));
    }
    EXPECT_TRUE(says(told(town()).at(0), "Inget mål gäller olyckor."));
    EXPECT_FALSE(seen(reader, own.id).left_out);
}

TEST_P(LeftOut, how_much_is_left_out_is_not_told) {
    conceal("opinion_view", view.text, "body");
    auto const field = with_open_eyes([&](Town& open) { return told(open); }).at(1);
    conceal("opinion_view", view.text);
    auto const both = with_open_eyes([&](Town& open) { return told(open); }).at(1);
    EXPECT_EQ(field, both);
    EXPECT_TRUE(says(both, said));
}

TEST_P(LeftOut, what_a_view_speaks_of_is_part_of_what_is_told) {
    conceal("focus_area", accidents.text);
    EXPECT_TRUE(is_left_out());
    EXPECT_FALSE(seen(reader, own.id).left_out);
}

TEST_P(LeftOut, a_marking_elsewhere_leaves_nothing_out_here) {
    auto const other = case_of_unit(schools);
    auto const theirs = seen(at_schools, other.id).sections.at(0).section.id;
    conceal("opinion_section", theirs.text);
    EXPECT_FALSE(is_left_out());
    EXPECT_FALSE(is_left_out_of_answers()) << "they have not answered";
}

}  // namespace
}  // namespace varn::consultation
