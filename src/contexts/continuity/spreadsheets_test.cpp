// The registers in spreadsheets: shown first, every fault with its place, all or nothing, and out again
// unchanged.
#include "spreadsheets.h"

#include "platform/sheet.h"
#include "town_of_services.h"

namespace varn::continuity {
namespace {

class ContinuitySheets : public ServiceTown {
protected:
    Result<organisation::ImportPreview> take(Register which, std::string const& rows, bool apply,
                                             auth::Actor const& actor) {
        return import_register(town(), actor, which, rows, apply, "sv");
    }
    static std::vector<std::string> told(organisation::ImportPreview const& preview) {
        std::vector<std::string> all;
        for (auto const& problem : preview.problems) {
            all.push_back(problem.place + ": " + problem.text);
        }
        return all;
    }
    template <class Row>
    std::string bytes_of(std::vector<Row> const& rows) {
        return sheet::write_xlsx(sheet::document("blad", rows, "sv")).value();
    }
    static inline std::string const services =
        "key;name;unit;tolerable_minutes;target_minutes;restart_minutes\r\n"
        "tvatt;Tvätt;hemtjansten;1440;720;0\r\n"
        "hemtjanst;Hemtjänst;aldrenamnden;240;180;30\r\n";
    static inline std::string const resources =
        "key;name;unit;kind;supplier;repair_minutes;restart_minutes;losses_per_year;is_black_start\r\n"
        "elnat;Elnät;aldrenamnden;power;norrskens-bransle;480;0;0.2;nej\r\n"
        "diesel;Reservkraft;aldrenamnden;el;;240;1;0,5;ja\r\n";
    static inline std::string const needed =
        "service;resource;what;needed;services;resources;buffer_minutes\r\n"
        "hemtjanst;;el;1;;elnat, diesel;10\r\n"
        "hemtjanst;;rena kläder;1;tvatt;;4320\r\n"
        "tvatt;;el;1;;elnat;0\r\n";
    void take_all() {
        ASSERT_TRUE(take(Register::services, services, true, at_care).value().applied);
        ASSERT_TRUE(take(Register::resources, resources, true, at_care).value().applied);
        ASSERT_TRUE(take(Register::needs, needed, true, at_care).value().applied);
    }
};
VARN_ON_EVERY_ENGINE(ContinuitySheets);
using Texts = std::vector<std::string>;

TEST_P(ContinuitySheets, are_shown_first_and_then_taken_in) {
    auto const before = audit_size();
    auto const shown = take(Register::services, services, false, at_care).value();
    EXPECT_EQ(told(shown), Texts{});
    EXPECT_EQ(shown.added, 2);
    EXPECT_FALSE(shown.applied);
    EXPECT_EQ(audit_size(), before);
    EXPECT_EQ(list_services(town(), reader, {}, {50, 0}).value().total, 0);
    take_all();
    EXPECT_EQ(list_services(town(), reader, {}, {50, 0}).value().total, 2);
    auto const rows = export_needs(town(), reader).value();
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].what, "el");
    EXPECT_EQ(rows[0].service, "hemtjanst");
    EXPECT_EQ(rows[0].resources, "elnat, diesel");
    EXPECT_EQ(rows[1].services, "tvatt");
    EXPECT_EQ(export_resources(town(), reader).value()[1].is_black_start, true);
}

TEST_P(ContinuitySheets, come_out_as_they_go_in) {
    take_all();
    auto const before = audit_size();
    auto const again = [&](Register which, std::string const& bytes, int rows) {
        auto const preview = take(which, bytes, true, at_care).value();
        EXPECT_EQ(told(preview), Texts{});
        EXPECT_EQ(preview.unchanged, rows) << "nothing is changed by what was given out";
    };
    again(Register::services, bytes_of(export_services(town(), reader).value()), 2);
    again(Register::resources, bytes_of(export_resources(town(), reader).value()), 2);
    again(Register::needs, bytes_of(export_needs(town(), reader).value()), 3);
    EXPECT_EQ(audit_size(), before);
}

TEST_P(ContinuitySheets, change_what_differs_and_leave_the_rest) {
    take_all();
    auto const preview = take(Register::needs,
                              "service;what;needed;resources;buffer_minutes\r\n"
                              "hemtjanst;el;2;elnat, diesel;30\r\n"
                              "tvatt;el;1;elnat;0\r\n",
                              true, at_care)
                             .value();
    EXPECT_EQ(told(preview), Texts{});
    EXPECT_EQ(preview.changed, 1);
    EXPECT_EQ(preview.unchanged, 1);
    EXPECT_EQ(preview.names, Texts{"el"});
    EXPECT_EQ(export_needs(town(), reader).value()[0].needed, 2);
}

TEST_P(ContinuitySheets, every_fault_has_its_place_and_nothing_is_kept) {
    take_all();
    auto const before = audit_size();
    EXPECT_EQ(
        told(take(Register::services,
                  "key;name;unit;sector;tolerable_minutes;target_minutes;restart_minutes\r\n"
                  "ny;Ny;ingen-sadan;;;;0\r\n"
                  "sen;Sen;aldrenamnden;rymden;60;90;0\r\n"
                  "ny;Dubbel;aldrenamnden;;;;0\r\n"
                  "annans;Annans;utbildningsnamnden;;;;0\r\n"
                  "tvatt;Tvätt;aldrenamnden;;1440;720;0\r\n",
                  false, at_care)
                 .value()),
        (Texts{"rad 4, kolumn A: Samma rad står redan på rad 2: ta bort den ena",
               "rad 2, kolumn C: Det finns inget med nyckeln ingen-sadan: rätta nyckeln, eller läs in det "
               "först",
               "rad 3, kolumn D: Det finns inget med nyckeln rymden: rätta nyckeln, eller läs in det först",
               "rad 5, kolumn C: " + i18n::text("sv", "auth.forbidden"),
               "rad 6, kolumn C: Enheten kan inte bytas i ett kalkylblad: låt den stå som den är"}));
    EXPECT_EQ(told(take(Register::needs,
                        "service;what;needed;resources;buffer_minutes\r\n"
                        "hemtjanst;gas;1;;0\r\n"
                        "hemtjanst;el;3;elnat;0\r\n"
                        "hemtjanst;vatten;1;elnat, elnat;0\r\n",
                        false, at_care)
                       .value()),
              (Texts{"rad 2, kolumn D: Ange minst en verksamhet eller resurs som kan tillgodose behovet",
                     "rad 3, kolumn C: Fler behövs än de 1 som anges: sänk antalet eller lägg till fler",
                     "rad 4, kolumn D: Står två gånger i behovet: ta bort den ena"}));
    EXPECT_EQ(audit_size(), before);
}

TEST_P(ContinuitySheets, who_may_not_write_opens_no_file) {
    for (auto const& actor : {reader, strategist}) {
        EXPECT_EQ(take(Register::services, services, false, actor).error().code, ErrorCode::forbidden);
    }
    EXPECT_EQ(take(Register::services, services, false, auth::Actor{}).error().code,
              ErrorCode::unauthenticated);
    EXPECT_EQ(export_services(town(), auth::Actor{}).error().code, ErrorCode::unauthenticated);
}

}  // namespace
}  // namespace varn::continuity
