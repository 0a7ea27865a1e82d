// Measures in spreadsheets: shown first, every fault with its place, all or nothing, and out again unchanged.
#include "spreadsheets.h"

#include "platform/sheet.h"
#include "town_of_measures.h"

namespace varn::measure {
namespace {

class MeasureSheets : public MeasureTown {
protected:
    static inline std::string const headings =
        "nyckel;rubrik;vad som ska göras;ansvarig enhet;ansvarig person;kommer ur;källans id;klar senast;"
        "kostnad, kronor;kostnad per år, kronor;väntad effekt;förmåga som stärks;status;uppnådd effekt eller "
        "skäl\r\n";
    Result<organisation::ImportPreview> take(std::string const& rows, bool apply, auth::Actor const& actor) {
        return import_measures(town(), actor, headings + rows, apply, "sv");
    }
    std::vector<MeasureRow> out() { return export_measures(town(), reader, {}).value(); }
};
VARN_ON_EVERY_ENGINE(MeasureSheets);

TEST_P(MeasureSheets, are_shown_first_and_then_taken_in) {
    std::string const rows =
        "reserv;Reservkraft;;trafik;vera;enhetens eget arbete;;2024-06-30;1 250 000,50;;;motstå;beslutad;\r\n"
        ";Fläktar;;tunnlar;;own;;20240801;;40000;;;done;Bättre luft.\r\n";
    auto const before = audit_size();
    auto const shown = take(rows, false, coordinator).value();
    EXPECT_TRUE(shown.problems.empty()) << shown.problems.front().place << shown.problems.front().text;
    EXPECT_EQ(shown.added, 2);
    EXPECT_FALSE(shown.applied);
    EXPECT_EQ(audit_size(), before);
    EXPECT_TRUE(titles({}).empty());
    auto const applied = take(rows, true, coordinator).value();
    EXPECT_TRUE(applied.applied);
    EXPECT_EQ(titles({}), (Texts{"Reservkraft", "Fläktar"}));
    auto const first = out().front();
    EXPECT_EQ(first.cost, "1250000,50");
    EXPECT_EQ(first.responsible, "vera");
    EXPECT_EQ(first.status, Status::decided);
    EXPECT_EQ(take("reserv;Reservkraft;;trafik;vera;own;;2024-06-30;1250000,5;;;withstand;decided;\r\n", true,
                   coordinator)
                  .value()
                  .unchanged,
              1);
}

TEST_P(MeasureSheets, every_fault_has_its_place_and_nothing_is_kept) {
    std::string const rows =
        "a;Bra rad;;trafik;;own;;2024-06-30;;;;;decided;\r\n"
        "b;Sektor;;transporter;;own;;2024-06-30;mycket;;;;decided;\r\n"
        "c;Klar;;trafik;ingen;own;;2024-06-30;;;;;decided;\r\n"
        "d;Klar;;trafik;;own;;2024-06-30;;;;;done;\r\n"
        "e;Någon annans;;skola;;own;;2024-06-30;;;;;decided;\r\n"
        "a;Dubbel;;trafik;;own;;2024-06-30;;;;;decided;\r\n";
    auto const shown = take(rows, false, coordinator).value();
    std::vector<std::string> places;
    for (auto const& problem : shown.problems) {
        places.push_back(problem.place);
    }
    EXPECT_EQ(places, (Texts{"rad 7, kolumn A", "rad 3, kolumn D", "rad 3, kolumn I", "rad 4, kolumn E",
                             "rad 5, kolumn N", "rad 6, kolumn D"}));
    auto const before = audit_size();
    EXPECT_EQ(code(take(rows, true, coordinator)), ErrorCode::invalid);
    EXPECT_EQ(audit_size(), before);
    EXPECT_TRUE(titles({}).empty());
}

TEST_P(MeasureSheets, whoever_may_not_write_may_not_import) {
    std::string const rows = "a;Rad;;trafik;;own;;2024-06-30;;;;;decided;\r\n";
    EXPECT_EQ(code(take(rows, true, reader)), ErrorCode::forbidden);
    EXPECT_EQ(code(take(rows, true, administrator)), ErrorCode::forbidden);
    EXPECT_EQ(code(take(rows, true, elsewhere)), ErrorCode::invalid);  // the row is another unit's
    ASSERT_TRUE(take(rows, true, coordinator));
    // What a unit entered itself is not changed by the centre's file either.
    EXPECT_EQ(code(take("a;Ny;;trafik;;own;;2024-06-30;;;;;decided;\r\n", true, strategist)),
              ErrorCode::invalid);
}

TEST_P(MeasureSheets, what_is_given_out_is_taken_in_again_unchanged) {
    auto ask = wanted(traffic, "=SUMMA(A1); \"citat\" och åäö");
    ask.body = "Rad ett\nrad två";
    ask.cost_ore = 1'250'005;
    ask.yearly_cost_ore = 0;
    ask.responsible = vera;
    ask.source_kind = SourceKind::requirement;
    ask.source_id = AnyId{made_up};
    ask.ability = Ability::recover;
    ask.effect = "Klarar tre dygn.";
    ASSERT_TRUE(enter_measure(town(), coordinator, ask));
    auto const done = entered("Klar");
    ASSERT_TRUE(change_status(town(), coordinator, done.id, 1, {Status::done, "Hjälpte.", {}}));
    auto const rows = out();
    for (std::string_view const language : {"sv", "en"}) {
        auto const document = sheet::document("åtgärder", rows, language);
        for (auto const& file : {sheet::write_csv(document), sheet::write_xlsx(document).value()}) {
            auto const again = import_measures(town(), coordinator, file, true, "sv").value();
            EXPECT_EQ(again.unchanged, 2);
            EXPECT_EQ(again.added + again.changed, 0);
        }
    }
}

}  // namespace
}  // namespace varn::measure
