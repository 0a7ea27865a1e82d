#pragma once
// For tests: the tables of an analysis compared with what the API tells, row by row.
#include "dossier_town.h"
#include "figures.h"
#include "platform/http.h"

namespace varn::report {

/// A list of the API, read back.
template <class T>
struct Told {
    std::vector<T> items;
    std::int64_t total = 0;
};

}  // namespace varn::report

template <class T>
struct varn::Describe<varn::report::Told<T>> {
    using L = varn::report::Told<T>;
    static constexpr auto value =
        entity<L>("Told", field<&L::items>({.length_max = 100000}), field<&L::total>({}));
};

namespace varn::report {

class DossierFigures : public DossierTown {
protected:
    static Row headings(documents::Document const& document) {
        Row all;
        for (auto const& block : document.blocks) {
            auto const* heading = std::get_if<documents::Heading>(&block);
            if (heading != nullptr && heading->level == 1) {
                all.push_back(heading->text);
            }
        }
        return all;
    }
    /// What a GET of the API answers.
    template <class T>
    T api(std::vector<http::Route> const& routes, std::string const& path, std::string const& id,
          std::map<std::string, std::string> query = {}) {
        for (auto const& one : routes) {
            if (one.path == path && one.method == http::Method::get) {
                auto const reply = one.handler({.town = town(),
                                                .actor = reader_,
                                                .id = id,
                                                .query = std::move(query),
                                                .language = "sv"});
                EXPECT_TRUE(reply) << path;
                // A name that is empty for the whole town, or what was nothing before, is no fault of the
                // answer.
                auto body = reply.value().body;
                constexpr std::string_view unnamed = ":\"\"";
                for (auto at = body.find(unnamed); at != body.npos; at = body.find(unnamed, at)) {
                    body.replace(at, unnamed.size(), ":\"-\"");
                }
                auto told = json::read<T>(body);
                EXPECT_TRUE(told) << path << ' ' << (told ? "" : told.error().problems.front().pointer);
                return told.value();
            }
        }
        ADD_FAILURE() << path;
        return {};
    }
    /// The risks of an analysis, each told by itself, the gravest first.
    std::vector<risk::RiskView> risks() {
        std::vector<risk::RiskView> all;
        for (auto const& one : {flood, sabotage, fire}) {
            all.push_back(api<risk::RiskView>(risk::routes(), "/risks/{id}", one.id.text));
        }
        return all;
    }
    /// Rows without the columns that say nothing in any row but the first.
    static Rows telling(Rows rows) {
        for (auto i = rows.front().size(); i-- > 1;) {
            if (std::all_of(rows.begin() + 1, rows.end(), [&](Row const& row) { return row[i] == dash; })) {
                for (auto& row : rows) {
                    row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
                }
            }
        }
        return rows;
    }
    static std::string step_words(std::optional<int> level) {
        return level ? digits(*level) + "\xC2\xA0steg " + std::string(1, static_cast<char>('a' + *level - 1))
                     : std::string{dash};
    }
    risk::RiskMatrix matrix(bool is_after) {
        return api<risk::RiskMatrix>(risk::routes(), "/analysis-rounds/{id}/matrix", round.id.text,
                                     {{"unit", traffic.id.text}, {"after", is_after ? "true" : "false"}});
    }
    void compare_matrix(Figures& figures);
    void compare_risks(Figures& figures);
    void compare_measures(Figures& figures);
    void compare_ability(Figures& figures);
    void compare_services(Figures& figures);
    void compare_map(Figures& figures, Told<continuity::ServiceLine> const& told) const;
    void compare_since(Figures& figures);
    void compare_frame(Figures& figures);
    void compare_town(documents::Document const& document);
};

inline void DossierFigures::compare_matrix(Figures& figures) {
    for (bool const is_after : {false, true}) {
        auto const told = matrix(is_after);
        auto const picture = figures.picture<documents::HeatMap>(is_after ? "Riskerna efter behandling"
                                                                          : "Riskerna före behandling");
        ASSERT_EQ(picture.rows.size(), told.consequences.size());
        ASSERT_EQ(picture.columns.size(), told.likelihoods.size());
        std::size_t filled = 0;
        for (std::size_t i = 0; i < picture.rows.size(); ++i) {
            for (std::size_t j = 0; j < picture.columns.size(); ++j) {
                filled += has_digit(picture.cells[i][j].text) ? 1 : 0;
            }
        }
        EXPECT_EQ(filled, told.cells.size());
        for (auto const& cell : told.cells) {
            auto const& square =
                picture.cells[picture.rows.size() - static_cast<std::size_t>(cell.consequence)]
                             [static_cast<std::size_t>(cell.likelihood) - 1];
            EXPECT_EQ(square.text, "1") << "the flood is the first risk";
            EXPECT_EQ(cell.risks.front().risk, flood.id);
        }
    }
    auto const now = matrix(false).cells.front();
    auto const then = matrix(true).cells.front();
    EXPECT_EQ(figures.table("Riskernas plats i matrisen"),
              (Rows{{"Nr", "Risk", "Före behandling", "Efter behandling"},
                    {"", "", "Sannolikhet", "Konsekvens", "Sannolikhet", "Konsekvens"},
                    {"1", "Skyfall", step_words(now.likelihood), step_words(now.consequence),
                     step_words(then.likelihood), step_words(then.consequence)}}));
    EXPECT_EQ(matrix(false).without_place.size(), 1U);
    figures.takes(
        "3\xC2\xA0"
        "Brand i tunnel");
    EXPECT_EQ(figures.table("Antagonistiska risker"),
              (Rows{{"Nr", "Risk", "Avsikt", "Förmåga hos antagonisten", "Tillfälle", "Högsta konsekvens"},
                    {"2", "Sabotage", dash, dash, dash, step_words(4)}}));
    EXPECT_EQ(matrix(false).antagonistic.size(), 1U);
}

inline void DossierFigures::compare_risks(Figures& figures) {
    Rows treatment{
        {"Nr", "Risk", "Behandling", "Hur risken behandlas", "Högsta konsekvens", "Efter behandling"}};
    std::int64_t number = 0;
    for (auto const& view : risks()) {
        auto const& one = view.risk;
        ++number;
        treatment.push_back({digits(number), one.title,
                             one.treatment
                                 ? i18n::text("sv", "risk.treatment." + std::string{name_of(*one.treatment)})
                                 : "inte bestämd",
                             dash, step_words(view.highest), step_words(view.highest_residual)});
        if (one.likelihood) {
            figures.takes("Sannolikhet: " + step_words(one.likelihood));
        }
        if (view.consequences.empty()) {
            continue;
        }
        Rows rows{{"Skyddsvärde", "Konsekvens", "Efter behandling", "Motivering"}};
        for (auto const& row : view.consequences) {
            rows.push_back({row.protection_value == people.id ? people.title : works.title,
                            step_words(row.level), step_words(row.residual_level), dash});
        }
        EXPECT_EQ(figures.table("Konsekvenser av risk " + digits(number) + "\xC2\xA0" + one.title),
                  telling(rows));
    }
    EXPECT_EQ(figures.table("Behandling och kvarvarande risk"), telling(treatment));
}

inline void DossierFigures::compare_measures(Figures& figures) {
    auto const told = api<Told<measure::MeasureView>>(risk::routes(), "/risks/{id}/measures", flood.id.text);
    Rows rows{{"Åtgärd", "Risk", "Ansvarig enhet", "Klar senast", "Status", "Kostnad"}};
    for (auto const& view : told.items) {
        rows.push_back({view.measure.title, "risk 1", view.owner_name,
                        to_text(view.measure.due) + ", försenad",
                        i18n::text("sv", "measure.status." + std::string{name_of(view.measure.status)}),
                        "12\xC2\xA0"
                        "500\xC2\xA0kr"});
        EXPECT_TRUE(view.is_late);
    }
    EXPECT_EQ(rows.size(), 2U);
    EXPECT_EQ(figures.table("Åtgärder som kommer ur riskerna"), telling(rows));
}

inline void DossierFigures::compare_ability(Figures& figures) {
    auto const told = api<risk::AnalysisView>(risk::routes(), "/risk-analyses/{id}", own.id.text);
    Rows rows{{"Del", "Nivå", "Beskrivning"}};
    for (auto const& one : told.capabilities) {
        rows.push_back({"Ledning", step_words(one.level), one.words});
    }
    EXPECT_EQ(figures.table("Förmåga att hantera en kris"), telling(rows));
    Rows steps{{"Dag", "Steg", "Ord"}};
    for (auto const& one : told.steps) {
        steps.push_back({to_text(one.happened_on), "lämnad", dash});
    }
    EXPECT_EQ(figures.table("Analysens gång"), telling(steps));
}

inline void DossierFigures::compare_map(Figures& figures, Told<continuity::ServiceLine> const& told) const {
    std::vector<std::string> services;
    for (auto const& line : told.items) {
        services.push_back(line.service.name);
    }
    std::sort(services.begin(), services.end());
    ASSERT_EQ(services.size(), 2U);
    auto const map = figures.picture<documents::LinkMap>(
        "Beroendekarta, verksamhet för verksamhet",
        "Karta med 2 slags behov till vänster, och till höger de som har dem. De bredaste banden: el till " +
            services[0] + ", 1; el till " + services[1] + ", 1; tele till " + control.name + ", 1.");
    EXPECT_EQ(map.from, (std::vector<std::string>{"el", "tele"}));
    std::multiset<std::pair<std::string, bool>> bonds;
    std::set<std::string> names;
    for (auto const& link : map.links) {
        EXPECT_EQ(link.weight, 1);
        bonds.emplace(map.from.at(link.from), link.is_firm);
        names.insert(map.to.at(link.to));
    }
    EXPECT_EQ(bonds,
              (std::multiset<std::pair<std::string, bool>>{{"el", true}, {"el", false}, {"tele", true}}));
    EXPECT_EQ(names, (std::set<std::string>{services.begin(), services.end()}));
    auto const table = figures.table("Beroenden, verksamhet för verksamhet");
    ASSERT_EQ(table.size(), 3U);
    EXPECT_EQ(table[2], (Row{"tele", control.name}));
    for (auto const& name : services) {
        EXPECT_NE(table[1][1].find(name), std::string::npos) << table[1][1];
    }
    EXPECT_NE(table[1][1].find("(har alternativ)"), std::string::npos) << table[1][1];
}

inline void DossierFigures::compare_services(Figures& figures) {
    auto const told = api<Told<continuity::ServiceLine>>(continuity::routes(), "/critical-services", {},
                                                         {{"unit", traffic.id.text}});
    Rows rows{{"Samhällsviktig verksamhet", "Sektor och samhällsfunktion", "Längsta acceptabla avbrott",
               "Åter i drift inom", "Kontinuitetsplan"}};
    for (auto const& line : told.items) {
        rows.push_back({line.service.name, dash, line.service.tolerable_minutes ? "4 tim" : dash, dash,
                        line.plan ? "ofullständig" : "ingen plan"});
    }
    EXPECT_EQ(figures.table("Samhällsviktig verksamhet"), telling(rows));
    // "el" of two services, once with two alternatives; "tele" of one, with none.
    EXPECT_EQ(figures.table("Vad verksamheterna behöver"),
              (Rows{{"Behov", "Verksamheter", "Verksamheter utan alternativ", "Kortaste buffert"},
                    {"el", "2", "1", "4 tim"},
                    {"tele", "1", "1", "4 tim"}}));
    compare_map(figures, told);
    EXPECT_EQ(figures.table("Resurser som flera verksamheter behöver"),
              (Rows{{"Resurs", "Resursslag", "Leverantör", "Verksamheter"},
                    {"Elnätet", "el", outsider.name, "2"},
                    {"Fibernätet", "el", dash, "2"}}));
    figures.takes("Tabellen räknar de verksamheter som redovisas under rubrik 3 och vad de behöver direkt.");
}

inline void DossierFigures::compare_since(Figures& figures) {
    auto const told =
        api<risk::AnalysisComparison>(risk::routes(), "/risk-analyses/{id}/comparison", own.id.text);
    figures.takes("Riskerna sedan " + earlier.name + ": nya " + digits(told.added) + ", bekräftade " +
                  digits(told.confirmed) + ", ändrade " + digits(told.changed) + ", avskrivna " +
                  digits(told.retired) + ", inte besvarade " + digits(told.not_answered) + ".");
    auto const table = figures.table("Vad som hänt med riskerna");
    ASSERT_EQ(table.size(), told.risks.size() + 1);
    for (std::size_t i = 0; i < told.risks.size(); ++i) {
        EXPECT_EQ(table[i + 1][0], told.risks[i].title);
    }
    EXPECT_EQ(told.changed, 1);
    EXPECT_NE(table[1][2].find("Sannolikhet: 3 \xE2\x86\x92 4"), std::string::npos) << table[1][2];
}

inline void DossierFigures::compare_frame(Figures& figures) {
    figures.takes("Mandatperiod: 15 oktober 2022 till 14 oktober 2026");
    figures.takes("Skaluppsättning: Skalor, version 1");
    figures.table("Vilka som är med i analysen");
    for (auto const* scale : {"Sannolikhet", "Konsekvens", "Avsikt", "Förmåga hos antagonisten", "Tillfälle",
                              "Stadens förmåga"}) {
        auto const table = figures.table(scale);
        ASSERT_EQ(table.size(), 6U) << scale;
        EXPECT_EQ(table[5][1], "steg e");
    }
}

inline void DossierFigures::compare_town(documents::Document const& document) {
    Figures figures{document};
    auto const lines =
        api<Told<risk::AnalysisLine>>(risk::routes(), "/analysis-rounds/{id}/analyses", round.id.text);
    Rows rows{{"Enhet", "Läge", "Risker", "Väntar på svar", "Godkänd"}};
    for (auto const& one : lines.items) {
        rows.push_back({one.unit ? "Trafiknämnden" : "Hela staden", "utkast", digits(one.risks),
                        digits(one.waiting), dash});
    }
    EXPECT_EQ(figures.table("Analyserna i omgången"), telling(rows));
    auto const heat = api<risk::RiskHeat>(risk::routes(), "/analysis-rounds/{id}/heat", round.id.text);
    auto const picture = figures.picture<documents::HeatMap>("Högsta konsekvens per enhet och skyddsvärde");
    auto const table = figures.table("Enheter och skyddsvärden: högsta konsekvens och antal risker");
    ASSERT_EQ(picture.cells.size(), heat.rows.size());
    for (std::size_t i = 0; i < heat.rows.size(); ++i) {
        for (std::size_t j = 0; j < heat.values.size(); ++j) {
            auto const& cell = heat.rows[i].cells[j];
            auto const after = cell.highest_residual.value_or(0);
            auto const words = !cell.highest ? std::string{dash}
                               : after == *cell.highest
                                   ? digits(*cell.highest)
                                   : digits(*cell.highest) + " \xE2\x86\x92 " + digits(after);
            EXPECT_EQ(picture.cells[i][j].text, words);
            EXPECT_EQ(table[i + 1][j + 1], cell.highest ? words + "\n" + digits(cell.risks) +
                                                              (cell.risks == 1 ? " risk" : " risker")
                                                        : std::string{dash});
        }
    }
    for (bool const is_after : {false, true}) {
        auto const told = api<risk::RiskMatrix>(risk::routes(), "/analysis-rounds/{id}/matrix", round.id.text,
                                                {{"after", is_after ? "true" : "false"}});
        auto const counts =
            figures.table(is_after ? "Antal risker efter behandling" : "Antal risker före behandling");
        std::size_t counted = 0;
        for (auto const& cell : told.cells) {
            counted += cell.risks.size();
            EXPECT_EQ(counts[6 - static_cast<std::size_t>(cell.consequence)]
                            [static_cast<std::size_t>(cell.likelihood)],
                      digits(static_cast<std::int64_t>(cell.risks.size())));
        }
        EXPECT_EQ(counted, 2U);
    }
}

}  // namespace varn::report
