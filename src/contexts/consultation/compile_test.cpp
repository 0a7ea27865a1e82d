// All answers side by side on every engine, and the document of them.
#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class Compiling : public RemissTown {
protected:
    /// The answer of the school board, decided by its chair.
    OpinionCase answer_of_schools() {
        auto own = case_of_unit(schools);
        auto const write_as = [&](Actor const& actor, SectionKind kind, std::string const& words) {
            for (auto const& one : seen(actor, own.id).sections) {
                if (one.section.kind == kind) {
                    ok(change_section(
                        town(), actor, one.section.id, one.section.version,
                        json::Change<OpinionSection>{"{\"body\":" + quoted(prose::from_plain(words)) + "}"}));
                }
            }
        };
        write_as(at_schools, SectionKind::summary, "Skolan i korthet.");
        write_as(at_schools, SectionKind::views, "Skolan vill ha fler mål.");
        own = ok(change_case(town(), at_schools, own.id, seen(at_schools, own.id).version,
                             json::Change<OpinionCase>{R"({"position":"supports"})"}));
        auto first = testing::somebody(auth::Role::head, {schools.text});
        auto second = first;
        second.account = "00000000-0000-7000-8000-0000000000dd";
        for (auto const& actor : {first, second}) {
            Signature line;
            line.opinion_case = own.id;
            line.name = "Chef " + actor.account.substr(34);
            line.title = "Chef";
            ok(add_to_case(town(), at_schools, line));
        }
        auto const view = seen(first, own.id);
        ok(sign(town(), first, view.signatures.at(0).signature.id, Signing{view.content_hash}));
        ok(sign(town(), second, view.signatures.at(1).signature.id, Signing{view.content_hash}));
        auto made = decision(own, Outcome::approved);
        made.way = DecisionWay::chair;
        made.meeting.reset();
        made.decided_by = "Ordföranden";
        ok(decide(town(), at_schools, made));
        return own;
    }
    void rename_part(std::string title) {
        db::WriteTx tx{town().db};
        auto const before = tx.get(accidents).value();
        auto after = before;
        after.title = std::move(title);
        auto permit =
            auth::decide<programme::FocusArea>(intake_policy(), strategist, "pack.import", std::nullopt);
        EXPECT_TRUE(tx.update(permit.value(), before, after));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }
    std::string text_of_compilation(Actor const& actor, Id<Referral> const& id) {
        return ok(
            documents::write_text(ok(compilation_document(town(), actor, id)), documents::default_style()));
    }
};
VARN_ON_EVERY_ENGINE(Compiling);

TEST_P(Compiling, the_document_repeats_each_answer_in_the_order_of_those_asked) {
    auto const own = signed_answer();
    write(own.id, SectionKind::summary, "Trafiken i korthet.");
    write(own.id, SectionKind::preparation, "Bara för oss.");
    auto const hash = seen(head, own.id).content_hash;
    auto const lines = seen(head, own.id).signatures;
    ok(sign(town(), head, lines.at(0).signature.id, Signing{hash}));
    ok(sign(town(), other_head, lines.at(1).signature.id, Signing{hash}));
    auto const before = text_of_compilation(reader, *own.referral);
    EXPECT_EQ(before.find("Trafiken i korthet."), std::string::npos) << "what is not submitted is not told";
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    auto const text = text_of_compilation(reader, *own.referral);
    auto const at = [&](std::string_view words) { return text.find(words); };
    EXPECT_LT(at("Trafiken i korthet."), at("Målen behöver omfatta olyckor."));
    EXPECT_EQ(at("Bara för oss."), std::string::npos);
    answer_of_schools();
    auto const both = text_of_compilation(reader, *own.referral);
    EXPECT_LT(both.find("Målen behöver omfatta olyckor."), both.find("Skolan i korthet."));
    EXPECT_LT(both.find("Skolan i korthet."), both.find("Skolan vill ha fler mål."));
}

TEST_P(Compiling, a_submitted_answer_speaks_of_the_words_that_it_was_given) {
    auto const own = signed_answer();
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    answer_of_schools();
    auto const documents_now = [&] {
        return text_of_compilation(reader, *own.referral) +
               ok(documents::write_text(ok(opinion_document(town(), reader, own.id)),
                                        documents::default_style()));
    };
    auto const before = documents_now();
    EXPECT_EQ(seen(reader, own.id).submitted_at, clock_.now());
    EXPECT_FALSE(ok(compilation(town(), reader, *own.referral)).views.at(0).part_then.has_value());

    clock_.move_to(start_of(day("2024-03-10")));
    rename_part("Mot olyckor");
    EXPECT_EQ(seen(reader, own.id).views.at(0).part_title, "Olycksförebyggande arbete");
    auto const compiled = ok(compilation(town(), reader, *own.referral));
    EXPECT_EQ(compiled.views.at(0).part_then, "Olycksförebyggande arbete");
    auto const after = documents_now();
    EXPECT_NE(after.find("Mot olyckor"), std::string::npos) << "the heading is that of the draft today";
    EXPECT_NE(after.find("När svaret avgavs: Olycksförebyggande arbete"), std::string::npos);
    auto const opinion =
        ok(documents::write_text(ok(opinion_document(town(), reader, own.id)), documents::default_style()));
    EXPECT_EQ(opinion.find("Mot olyckor"), std::string::npos);
    EXPECT_NE(before.find(opinion), std::string::npos) << "the opinion is as it was";
}

TEST_P(Compiling, an_answer_that_is_being_prepared_speaks_of_the_words_of_today) {
    auto const own = signed_answer();
    clock_.move_to(start_of(day("2024-02-02")));
    rename_part("Mot olyckor");
    EXPECT_EQ(seen(at_traffic, own.id).views.at(0).part_title, "Mot olyckor");
    EXPECT_FALSE(seen(at_traffic, own.id).submitted_at.has_value());
}

TEST_P(Compiling, a_part_that_is_concealed_is_not_told_of_by_its_earlier_words) {
    auto const own = signed_answer();
    ok(decide(town(), at_traffic, decision(own, Outcome::approved)));
    clock_.move_to(start_of(day("2024-03-10")));
    rename_part("Mot olyckor");
    conceal("focus_area", accidents.text, "title");
    auto const told = with(town().db.seen_from({.as_of = {}, .sight = auth::Sight{}}), [&](Town& open) {
        return json::write(ok(case_view(open, reader, own.id))) +
               json::write(ok(compilation(open, reader, *own.referral)));
    });
    EXPECT_EQ(told.find("Olycksförebyggande"), std::string::npos);
    EXPECT_EQ(told.find("Mot olyckor"), std::string::npos);
    EXPECT_NE(json::write(seen(reader, own.id)).find("Olycksförebyggande"), std::string::npos);
}

}  // namespace
}  // namespace varn::consultation
