// An open extract leaks nothing: words planted in every field and every kind of row are found in no byte of
// it, packed or unpacked, and it is the same to the byte as if what is marked had never been.
#include "dossier_planting.h"
#include "voice.h"

namespace varn::report {

db::Database view_of_nobody(Town const& town) {
    return town.db.seen_from({.as_of = {}, .sight = auth::Sight{}});
}

namespace {

class OpenExtract : public PlantedTown {};
VARN_ON_EVERY_ENGINE(OpenExtract);

TEST_P(OpenExtract, is_to_the_byte_what_it_would_be_had_the_marked_rows_never_been) {
    auto const before_all = written(open_extracts());
    auto const whole_before = documents_of(town(), Extract::whole);
    plant_rows();
    auto const after = written(open_extracts());
    ASSERT_EQ(before_all.size(), after.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_TRUE(before_all[i] == after[i]) << "file " << i << "\n" << (i % 3 == 2 ? after[i] : "");
    }
    find_nothing_in(after);
    // Whoever sees it finds it all, and that it is marked.
    auto const told = documents_of(town(), Extract::whole);
    std::string text;
    for (std::size_t i = 0; i < told.size(); ++i) {
        EXPECT_FALSE(text_of(told[i]) == text_of(whole_before[i])) << i;
        text += text_of(told[i]);
    }
    for (std::string_view const word : {"risk-title",
                                        "risk-cause",
                                        "risk-event",
                                        "risk-consequence",
                                        "risk-existing_protection",
                                        "risk-vulnerability",
                                        "risk-treatment_words",
                                        "risk_consequence-words",
                                        "capability_assessment-words",
                                        "analysis_step-words",
                                        "analysis_participant-name",
                                        "analysis_participant-words",
                                        "measure-title",
                                        "critical_service-name",
                                        "resource-name",
                                        "need-what",
                                        "need-agreement",
                                        "need-note",
                                        "service_consequence-words",
                                        "plan_test-words",
                                        "person-name",
                                        "person-phone",
                                        "person-email",
                                        "assignment-duty"}) {
        EXPECT_NE(text.find(std::string{canary} + "-" + std::string{word}), text.npos) << word;
    }
    EXPECT_NE(text.find("Sekretess enligt OSL 18\xC2\xA0kap. 13\xC2\xA0\xC2\xA7"), text.npos);
    EXPECT_NE(text.find("Handlingen innehåller sekretessmarkerade uppgifter: OSL 18"), text.npos);
}

TEST_P(OpenExtract, is_to_the_byte_what_it_would_be_had_the_marked_fields_never_been_filled) {
    // Texts that must be there are marked before, so that they are told of in neither.
    auto const marked_texts = [&](auto& row) {
        using T = std::remove_reference_t<decltype(row)>;
        for (auto const& column : table<T>().columns) {
            if (db::can_be_masked(column) && column.shape->kind == Kind::text && !column.shape->optional) {
                mark(row.id, std::string{column.name});
            }
        }
    };
    auto const empty = [&](auto& row, auto... members) {
        auto after = row;
        ((after.*members = {}), ...);
        change(row, after);
        row = after;
    };
    empty(flood, &risk::Risk::likelihood, &risk::Risk::residual_likelihood, &risk::Risk::treatment);
    marked_texts(flood);
    marked_texts(sabotage);
    marked_texts(capability);
    marked_texts(participant);
    marked_texts(pumps);
    marked_texts(control);
    marked_texts(grid);
    marked_texts(power);
    marked_texts(person);
    marked_texts(duty);
    marked_texts(outsider);
    marked_texts(step);
    auto told = handed_in;
    told.kind = risk::AnalysisStepKind::reopened;
    told.words = word_of("analysis_step", "words");
    mark(put(told).id, "words");
    empty(control, &continuity::CriticalService::tolerable_minutes);
    empty(grid, &continuity::Resource::supplier);
    empty(pumps, &measure::Measure::cost_ore);
    empty(person, &organisation::Person::phone, &organisation::Person::email);
    auto const before_all = written(open_extracts());
    plant_all_fields();
    auto const after = written(open_extracts());
    ASSERT_EQ(before_all.size(), after.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        EXPECT_TRUE(before_all[i] == after[i]) << "file " << i << "\n"
                                               << (i % 3 == 2 ? before_all[i] + after[i] : "");
    }
    find_nothing_in(after);
    EXPECT_GT(planted_.size(), 70U);
    std::string text;
    for (auto const& one : documents_of(town(), Extract::whole)) {
        text += text_of(one);
    }
    EXPECT_NE(text.find("KANARIE-risk_analysis-needs_text"), text.npos);
    EXPECT_NE(text.find("KANARIE-continuity_plan-reserve_routines"), text.npos);
}

TEST_P(OpenExtract, says_that_it_is_one_and_nothing_of_what_is_not_in_it) {
    auto const plain = open_extracts();
    plant_rows();
    for (auto const& one : open_extracts()) {
        auto const text = text_of(one);
        EXPECT_NE(text.find("Öppet utdrag"), text.npos);
        EXPECT_NE(text.find("Det säger inte om något är utelämnat, var eller hur mycket."), text.npos);
        EXPECT_EQ(text.find("Tågstopp"), text.npos) << "the answer to it is marked";
        EXPECT_EQ(text.find("08-000 00 00"), text.npos) << "numbers of people are internal";
    }
}

TEST_P(OpenExtract, is_not_made_of_a_town_that_shows_what_is_marked) {
    Wanted const wanted{Extract::open, "sv", {}};
    EXPECT_EQ(analysis_document(town(), reader_, own.id, wanted).error().code, ErrorCode::internal);
    EXPECT_EQ(plan_document(town(), reader_, plan.id, wanted).error().code, ErrorCode::internal);
    EXPECT_EQ(contact_list(town(), reader_, traffic.id, wanted).error().code, ErrorCode::internal);
}

TEST_P(OpenExtract, of_what_is_marked_whole_is_not_there) {
    mark(own.id);
    mark(plan.id);
    unseeing([&](Town& seen) {
        Wanted const wanted{Extract::open, "sv", {}};
        EXPECT_EQ(analysis_document(seen, reader_, own.id, wanted).error().code, ErrorCode::not_found);
        EXPECT_EQ(plan_document(seen, reader_, plan.id, wanted).error().code, ErrorCode::not_found);
        EXPECT_TRUE(analysis_document(seen, reader_, whole.id, wanted));
        return 0;
    });
}

TEST_P(OpenExtract, a_reader_who_sees_less_is_told_in_its_place_that_a_field_is_marked) {
    plant_fields(own);
    unseeing([&](Town& seen) {
        auto const told = analysis_document(seen, reader_, own.id, {});
        EXPECT_TRUE(told);
        auto const text = text_of(told.value());
        EXPECT_NE(text.find("Uppgiften är sekretessmarkerad och visas inte."), text.npos);
        // The last is the heading itself; the first stands in the list of contents.
        auto const heading = text.rfind("7. Behov av åtgärder");
        EXPECT_NE(text.substr(heading, 80).find("Sekretess enligt OSL 18"), text.npos)
            << text.substr(heading, 80);
        EXPECT_NE(text.find("Behov av åtgärder: sekretess enligt OSL 18\xC2\xA0kap. 13\xC2\xA0\xC2\xA7"),
                  text.npos);
        EXPECT_EQ(text.find(canary), text.npos);
        return 0;
    });
}

TEST(LegalGround, is_written_out_where_it_is_known) {
    EXPECT_EQ(written_ground("OSL 18:13", "sv"), "OSL 18\xC2\xA0kap. 13\xC2\xA0\xC2\xA7");
    EXPECT_EQ(written_ground("OSL 18:13", "en"), "OSL 18:13");
    EXPECT_EQ(written_ground("OSL 18:13 a", "sv"), "OSL 18:13 a");
    EXPECT_EQ(written_ground("säkerhetsskyddslagen", "sv"), "säkerhetsskyddslagen");
}

}  // namespace
}  // namespace varn::report
