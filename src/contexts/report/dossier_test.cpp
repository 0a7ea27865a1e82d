// Documents of the binder say what the API tells: every figure is compared, headings stand in their order,
// and all forms can be written.
#include "dossier_figures.h"
#include "platform/http.h"
#include "voice.h"

namespace varn::report {
namespace {

class Dossier : public DossierFigures {};
VARN_ON_EVERY_ENGINE(Dossier);

TEST_P(Dossier, an_analysis_stands_in_the_disposition_of_the_law) {
    std::vector<std::string> const expected{"1. Kommunen och dess geografiska område",
                                            "2. Arbetsprocess och metod",
                                            "3. Samhällsviktig verksamhet",
                                            "4. Kritiska beroenden",
                                            "5. Risker",
                                            "6. Sårbarheter och brister i krisberedskap",
                                            "7. Behov av åtgärder",
                                            "Jämförelse med föregående analys",
                                            "Godkännande och bekräftelser",
                                            "Skalor"};
    for (auto const& id : {own.id, whole.id}) {
        EXPECT_EQ(headings(analysis_document(town(), reader_, id, {}).value()), expected);
    }
}

TEST_P(Dossier, guidance_is_left_out_and_no_text_is_missing) {
    for (auto const* language : {"sv", "en"}) {
        for (auto const& document : documents_of(town(), Extract::whole, language)) {
            auto const text = text_of(document);
            EXPECT_EQ(text.find("dossier."), text.npos) << text.substr(text.find("dossier."), 80);
            EXPECT_EQ(text.find("risk.guidance"), text.npos);
            for (auto const& key : i18n::keys(language)) {
                if (key.starts_with("risk.guidance.")) {
                    EXPECT_EQ(text.find(i18n::text(language, key)), text.npos) << key;
                }
            }
        }
    }
}

TEST_P(Dossier, every_form_can_be_written_with_date_and_diary_number) {
    for (auto const& document : documents_of(town(), Extract::whole)) {
        auto const& style = documents::default_style();
        auto const pdf = documents::write_pdf(document, style);
        ASSERT_TRUE(pdf) << document.title << pdf.error().key << pdf.error().cause;
        EXPECT_TRUE(pdf.value().replaced.empty()) << document.title;
        EXPECT_TRUE(documents::write_docx(document, style));
        EXPECT_TRUE(documents::write_pdf(document, style, documents::Archival::oldest));
        EXPECT_NE(text_of(document).find("KS 2027/123"), std::string::npos);
        EXPECT_EQ(document.letterhead.date, town().clock.today());
    }
}

TEST_P(Dossier, every_figure_of_a_units_analysis_is_what_the_api_tells) {
    Figures figures{analysis_document(town(), reader_, own.id, {}).value()};
    compare_matrix(figures);
    compare_risks(figures);
    compare_measures(figures);
    compare_ability(figures);
    compare_services(figures);
    compare_since(figures);
    compare_frame(figures);
    EXPECT_EQ(figures.rest(), Row{});
}

TEST_P(Dossier, the_towns_analysis_sums_up_what_the_api_tells_of_its_units) {
    auto const made = analysis_document(town(), reader_, whole.id, {}).value();
    compare_town(made);
}

TEST_P(Dossier, a_plan_says_what_the_api_tells_and_what_to_do_stands_first) {
    auto full = plan;
    full.reserve_routines = "Ring in personal.\n\n- Led trafiken för hand\n- Stäng tunneln\n\nSkriv logg.";
    full.heightened_adds = "Tre skift.";
    change(plan, full);
    auto const made = plan_document(town(), reader_, plan.id, {}).value();
    EXPECT_EQ(headings(made).front(), "Reservrutiner");
    auto const text = text_of(made);
    EXPECT_NE(text.find("Höjd beredskap\tTre skift.\tinte besvarat"), text.npos) << text;
    EXPECT_NE(text.find("Fred\t–\tja"), text.npos);
    EXPECT_NE(text.find("ofullständig"), text.npos);
    auto const told = api<continuity::PlanView>(continuity::routes(), "/continuity-plans/{id}", plan.id.text);
    EXPECT_TRUE(told.is_incomplete);
    Figures figures{made};
    auto const page =
        api<continuity::ServicePage>(continuity::routes(), "/critical-services/{id}", control.id.text);
    Rows needs{{"Behov", "Kan tillgodoses av", "Krävs", "Klarar sig utan i", "Avtal", "Prövat den"}};
    for (auto const& one : page.needs) {
        std::string members;
        for (auto const& member : one.members) {
            members += (members.empty() ? "" : "\n") + member.name.value_or("");
        }
        needs.push_back({one.what, members,
                         digits(one.needed) + " av " + digits(static_cast<std::int64_t>(one.members.size())),
                         "4 tim", dash, dash});
    }
    EXPECT_EQ(figures.table("Behov, alternativ och buffert"), telling(needs));
    EXPECT_EQ(figures.table("Konsekvens efter så lång tid"),
              (Rows{{"Skyddsvärde", "Efter", "Konsekvens"}, {"Individen", "1 tim", "2 begränsad"}}));
    EXPECT_EQ(figures.table("Hur planen har prövats"),
              (Rows{{"Dag", "Slag", "Resultat"}, {"2023-11-14", "test", "höll"}}));
    figures.table("Vad som tillkommer på varje nivå, och om planen håller");
    figures.takes("Längsta acceptabla avbrott: 4 tim");
    EXPECT_EQ(figures.rest(), Row{});
}

TEST_P(Dossier, a_list_of_contacts_names_people_and_those_outside) {
    auto deputy = duty;
    deputy.deputy_for = duty.id;
    put(deputy);
    auto const text = text_of(contact_list(town(), reader_, traffic.id, {}).value());
    EXPECT_NE(text.find("säkerhetssamordnare\tVera Exempelsson\t08-000 00 00\tvera@exempel.invalid"),
              text.npos)
        << text;
    EXPECT_NE(text.find("säkerhetssamordnare (ersättare)"), text.npos);
    EXPECT_NE(text.find("Norrskens Bränsle AB (påhittat)"), text.npos) << "it provides the grid";
    EXPECT_EQ(headings(contact_list(town(), reader_, schools.id, {}).value()), Row{"Utanför staden"});
}

TEST_P(Dossier, who_may_not_and_what_is_not_there) {
    EXPECT_EQ(analysis_document(town(), {}, own.id, {}).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(plan_document(town(), {}, plan.id, {}).error().code, ErrorCode::unauthenticated);
    EXPECT_EQ(contact_list(town(), {}, traffic.id, {}).error().code, ErrorCode::unauthenticated);
    std::string const nothing = "01903f5e-0000-7000-8000-00000000ffff";
    EXPECT_EQ(analysis_document(town(), reader_, {nothing}, {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(plan_document(town(), reader_, {nothing}, {}).error().code, ErrorCode::not_found);
    EXPECT_EQ(contact_list(town(), reader_, {nothing}, {}).error().code, ErrorCode::not_found);
}

TEST_P(Dossier, long_and_listed_text_is_set_as_it_was_meant) {
    auto after = own;
    after.area_text =
        "Första stycket.\n\nAndra stycket:\n- ett\n- två\n\n" + std::string(90'000, 'a') + " slut";
    change(own, after);
    auto const made = analysis_document(town(), reader_, own.id, {});
    ASSERT_TRUE(made);
    EXPECT_FALSE(documents::write_text(made.value(), documents::default_style()).ok())
        << "ninety thousand letters without a space are no text";
    auto words = after;
    words.area_text = "Första stycket.\n\nAndra stycket:\n- ett\n- två\n\n";
    for (int i = 0; i < 15'000; ++i) {
        *words.area_text += "ord ";
    }
    change(after, words);
    auto const text = text_of(analysis_document(town(), reader_, own.id, {}).value());
    EXPECT_NE(text.find("Första stycket.\n"), text.npos);
    EXPECT_GT(text.size(), 59'000U);
}

TEST_P(Dossier, the_address_says_what_is_wrong_with_what_is_asked) {
    auto const asked = [&](std::map<std::string, std::string> query) {
        auto const all = routes(
            std::make_shared<documents::Style const>(documents::default_style()),
            [&](Town const&, AskOpen const& ask) { return unseeing([&](Town& seen) { return ask(seen); }); });
        auto const route = std::find_if(all.begin(), all.end(), [](auto const& one) {
            return one.path == "/risk-analyses/{id}/document";
        });
        return route->handler({.town = town(),
                               .actor = reader_,
                               .id = own.id.text,
                               .query = std::move(query),
                               .language = "sv"});
    };
    auto const refused = asked(
        {{"format", "exe"}, {"language", "de"}, {"extract", "half"}, {"diary_number", std::string(61, '1')}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().problems.size(), 4U);
    EXPECT_TRUE(asked({{"format", "docx"}}).value().body.starts_with("PK"));
    auto const open = asked({{"extract", "open"}});
    EXPECT_TRUE(open.value().body.starts_with("%PDF"));
    EXPECT_EQ(open.value().headers.front().second, "attachment; filename=\"rsa-oppet-utdrag.pdf\"");
}

}  // namespace
}  // namespace varn::report
