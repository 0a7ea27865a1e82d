// What the tests of this folder share: documents of the kind a town writes, and ways to read what was
// written.
#include "sample.h"

#include <expat.h>
#include <gtest/gtest.h>
#include <minizip/unzip.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

// Fontconfig keeps its patterns by distances instead of addresses, so a search for leaks does not find them
// again.
extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}

namespace varn::documents::sample {
namespace {

constexpr char const* reason =
    "Kommunen ska enligt lagen (2006:544) om kommuners och regioners åtgärder inför och vid extraordinära "
    "händelser i fredstid och höjd beredskap analysera vilka extraordinära händelser som kan inträffa och "
    "hur "
    "de kan påverka den egna verksamheten. Resultatet ska värderas och sammanställas i en risk- och "
    "sårbarhetsanalys för varje ny mandatperiod.";

Figure bars() {
    BarChart chart;
    chart.categories = {"2021", "2022", "2023", "2024", "2025", "2026"};
    chart.series = {{"Inträffade störningar", {14, 18, 11, 23, 19, 16}},
                    {"Genomförda övningar", {4, 6, 9, 8, 12, std::nullopt}}};
    chart.unit = "antal";
    return {
        "Störningar och övningar per år",
        "Stapeldiagram. Störningarna var flest 2024 (23) och har sedan minskat till 16. Övningarna har ökat "
        "från 4 till 12 om året.",
        chart, 68};
}

Figure stacked() {
    BarChart chart;
    chart.categories = {"Kommunstyrelsen", "Socialnämnden", "Tekniska nämnden", "Grundskolenämnden",
                        "Energibolaget"};
    chart.series = {
        {"Klara", {8, 5, 9, 4, 6}}, {"Pågår", {3, 6, 2, 5, 3}}, {"Ej påbörjade", {1, 2, 0, 3, 1}}};
    chart.stacked = true;
    chart.unit = "åtgärder";
    return {"Åtgärder per ansvarig",
            "Staplat diagram över åtgärder per ansvarig. Alla har klara åtgärder; "
            "Grundskolenämnden har flest som inte påbörjats, tre.",
            chart, 72};
}

Figure trend() {
    LineChart chart;
    chart.categories = {"T1 2025", "T2 2025", "T3 2025", "T1 2026", "T2 2026", "T3 2026"};
    chart.series = {{"Andel uppfyllda krav", {52, 58, 61, 70, std::nullopt, 78.5}}};
    chart.unit = "procent";
    chart.target = 80;
    chart.target_name = "Mål";
    return {"Uppfyllda krav, andel",
            "Linjediagram. Andelen uppfyllda krav har stigit från 52 till 78,5 procent; "
            "målet är 80. Uppgift saknas för T2 2026.",
            chart, 60};
}

Figure heat() {
    HeatMap map;
    map.rows_title = "Sannolikhet";
    map.columns_title = "Konsekvens";
    map.rows = {"Mycket stor", "Stor", "Måttlig", "Liten"};
    map.columns = {"Begränsad", "Allvarlig", "Mycket allvarlig", "Katastrofal"};
    map.cells = {{{"R4", Tone::notice}, {"R1, R7", Tone::warning}, {"R2", Tone::danger}, {"", Tone::danger}},
                 {{"", Tone::good}, {"R5", Tone::notice}, {"R3", Tone::warning}, {"R8", Tone::danger}},
                 {{"", Tone::good}, {"", Tone::good}, {"R6", Tone::notice}, {"", Tone::warning}},
                 {{"", Tone::good}, {"", Tone::good}, {"", Tone::good}, {"R9", Tone::notice}}};
    return {"Riskmatris",
            "Riskmatris. R2 och R8 ligger högst, i de röda rutorna; de flesta risker är måttliga.", map, 70};
}

Table risks(int rows) {
    constexpr std::array<std::pair<char const*, Tone>, 4> states = {{{"Klar", Tone::good},
                                                                     {"Pågår", Tone::notice},
                                                                     {"Försenad", Tone::warning},
                                                                     {"Stoppad", Tone::danger}}};
    Table table;
    table.caption = "Riskregister med åtgärder";
    table.columns = {{1.0}, {3.6}, {0.8, Align::centre}, {0.8, Align::centre}, {0.9, Align::end},
                     {3.2}, {1.5}};
    table.header = {{"", "", {"Bedömning", Tone::none, 3}, "", ""},
                    {"Id", "Händelse", "S", "K", "Risk", "Åtgärd", "Läge"}};
    for (int i = 1; i <= rows; ++i) {
        auto const& [state, tone] = states[static_cast<std::size_t>(i % 4)];
        table.rows.push_back(
            {"R-" + std::to_string(i),
             "Strömavbrott längre än " + std::to_string(i % 24 + 1) + " timmar vid vattenverket",
             std::to_string(i % 5 + 1),
             std::to_string(i * 3 % 5 + 1),
             std::to_string((i % 5 + 1) * (i * 3 % 5 + 1)),
             "Reservkraft och övning enligt plan",
             {state, tone}});
    }
    return table;
}

Letterhead head() {
    Letterhead letterhead;
    letterhead.organisation = "Exempelkommunen";
    letterhead.unit = "Kommunledningskontoret, enheten för säkerhet och beredskap";
    letterhead.diary_number = "KS 2026/00123";
    letterhead.date = *date_of(2026, 11, 27);
    letterhead.case_officer = {"Åsa Öhman", "010-123 45 67", "asa.ohman@exempelkommunen.se"};
    letterhead.recipient = {"Kommunstyrelsen"};
    return letterhead;
}

void add_opening(std::vector<Block>& blocks) {
    blocks.push_back(Heading{1, "Förslag till beslut"});
    blocks.push_back(Paragraph{"Kommunledningskontoret föreslår att kommunstyrelsen beslutar följande."});
    blocks.push_back(
        Decisions{{"Uppföljningen av säkerhetsprogrammet för 2026 godkänns.",
                   "Kommundirektören får i uppdrag att före den 1 mars 2027 redovisa hur de försenade "
                   "åtgärderna ska bli klara.",
                   Text{{"Beslutet gäller "}, {"omedelbart", true}, {"."}}}});
    blocks.push_back(Heading{1, "Sammanfattning"});
    blocks.push_back(
        Paragraph{Text{{"Av 58 åtgärder är 32 klara. "},
                       {"Två risker bedöms fortfarande som oacceptabla",
                        true,
                        false,
                        {},
                        "Bedömningen gjordes den 3 november 2026."},
                       {" och behandlas i avsnittet "},
                       {"Bedömning", false, true},
                       {". Underlaget finns på "},
                       {"kommunens webbplats", false, false, "https://www.exempelkommunen.se/beredskap"},
                       {"."}}});
    blocks.push_back(Paragraph{std::string{reason} + ' ' + reason});
}

void add_closing(std::vector<Block>& blocks) {
    blocks.push_back(Heading{1, "Bedömning"});
    blocks.push_back(heat());
    blocks.push_back(Paragraph{Text{{reason, false, false, {}, "Lag (2006:544), 2 kap. 1 §."}}});
    blocks.push_back(List{
        {{"Öva ledningen", {{"Stabsövning i mars", {{"Larmkedja"}, {"Lägesbild"}}, true}, {"Spel i maj"}}},
         {"Teckna avtal om reservkraft", {{"Upphandla"}, {"Prova"}}, true},
         {"Följ upp varje tertial"}}});
    blocks.push_back(List{{{"Först det som hotar liv och hälsa"}, {"Sedan samhällets funktion"}}, true});
    blocks.push_back(
        Attachments{{{"Riskregister", "KS 2026/00123-4"}, {"Protokoll från övning Norrsken", ""}}});
    blocks.push_back(Signatures{{{"Karin Lind", "Kommundirektör"}, {"Åsa Öhman", "Säkerhetschef"}}});
}

}  // namespace

Document report() {
    Document document;
    document.title = "Uppföljning av säkerhetsprogrammet 2026";
    document.kind = "Tjänsteutlåtande";
    document.letterhead = head();
    document.made_at = start_of(*date_of(2026, 11, 27));
    auto& blocks = document.blocks;
    add_opening(blocks);
    blocks.push_back(Contents{2});
    blocks.push_back(Heading{1, "Ärendet"});
    blocks.push_back(KeyValues{{{"Program", "Program för säkerhet och beredskap 2024–2027"},
                                {"Beslutat av", "Kommunfullmäktige, 2023-12-11, § 214"},
                                {"Period", "1 januari–31 oktober 2026"},
                                {"Underlag", Text{{"Nämndernas redovisningar, riskregistret och "},
                                                  {"tillsynen", false, true},
                                                  {" under året"}}}}});
    blocks.push_back(Heading{2, "Händelser under året"});
    blocks.push_back(Paragraph{reason});
    blocks.push_back(bars());
    blocks.push_back(Heading{2, "Läget per ansvarig"});
    blocks.push_back(stacked());
    blocks.push_back(Heading{3, "Utveckling över tid"});
    blocks.push_back(trend());
    blocks.push_back(risks(46));
    add_closing(blocks);
    return document;
}

Document long_report(int chapters, int rows) {
    auto document = report();
    document.blocks.clear();
    add_opening(document.blocks);
    document.blocks.push_back(Contents{2});
    for (int i = 1; i <= chapters; ++i) {
        document.blocks.push_back(Heading{1, "Avsnitt " + std::to_string(i)});
        for (int n = 0; n < 3; ++n) {
            document.blocks.push_back(Paragraph{std::string{reason} + ' ' + reason + ' ' + reason});
        }
        document.blocks.push_back(List{{{"Förstärk elförsörjningen"}, {"Öva ledningen"}, {"Teckna avtal"}}});
        if (i % 3 == 0) {
            document.blocks.push_back(bars());
        }
        document.blocks.push_back(Heading{2, "Åtgärder i avsnitt " + std::to_string(i)});
        document.blocks.push_back(Paragraph{std::string{reason} + ' ' + reason});
    }
    document.blocks.push_back(Heading{1, "Riskregister"});
    document.blocks.push_back(risks(rows));
    return document;
}

Document letter() {
    Document document;
    document.title = "Follow-up of the security programme";
    document.language = "en";
    document.kind = "Report";
    document.letterhead = head();
    document.made_at = start_of(*date_of(2026, 11, 27));
    document.blocks = {Heading{1, "Summary"}, Paragraph{"Thirty-two of 58 measures are complete."}};
    return document;
}

std::string run(std::string const& command) {
    std::string out;
    auto* const pipe = ::popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer;
    while (pipe != nullptr && std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) {
        out += buffer.data();
    }
    if (pipe != nullptr) {
        ::pclose(pipe);
    }
    return out;
}

Folder::Folder() : path_(testing::TempDir() + "varn-documents-XXXXXX") {
    EXPECT_NE(::mkdtemp(path_.data()), nullptr);
}

Folder::~Folder() {
    std::error_code code;
    std::filesystem::remove_all(path_, code);
}

std::string Folder::put(std::string const& name, std::string const& bytes) const {
    auto const file = path_ + '/' + name;
    std::ofstream{file, std::ios::binary} << bytes;
    return file;
}

std::vector<std::pair<std::string, std::string>> unpack(std::string const& bytes) {
    Folder const folder;
    std::vector<std::pair<std::string, std::string>> files;
    auto* const zip = unzOpen(folder.put("a.zip", bytes).c_str());
    EXPECT_NE(zip, nullptr);
    for (int found = unzGoToFirstFile(zip); zip != nullptr && found == UNZ_OK; found = unzGoToNextFile(zip)) {
        std::array<char, 256> name{};
        unz_file_info info{};
        unzGetCurrentFileInfo(zip, &info, name.data(), name.size(), nullptr, 0, nullptr, 0);
        std::string content(info.uncompressed_size, '\0');
        unzOpenCurrentFile(zip);
        EXPECT_EQ(unzReadCurrentFile(zip, content.data(), static_cast<unsigned>(content.size())),
                  static_cast<int>(content.size()));
        EXPECT_EQ(unzCloseCurrentFile(zip), UNZ_OK);
        files.emplace_back(name.data(), std::move(content));
    }
    unzClose(zip);
    return files;
}

std::string words_of_xml(std::string const& xml, std::string const& without_style) {
    struct Reading {
        std::string out;
        std::string paragraph;
        std::string without;
        bool left_out = false;
        bool in_text = false;
    } reading;
    reading.without = without_style;
    auto* const parser = XML_ParserCreate("UTF-8");
    XML_SetUserData(parser, &reading);
    XML_SetElementHandler(
        parser,
        [](void* data, char const* name, char const** pairs) {
            auto& state = *static_cast<Reading*>(data);
            state.in_text = std::strcmp(name, "w:t") == 0;
            if (std::strcmp(name, "w:br") == 0 || std::strcmp(name, "w:tab") == 0) {
                state.paragraph += ' ';
            }
            if (std::strcmp(name, "w:pStyle") == 0 && !state.without.empty()) {
                state.left_out = std::string{pairs[1]}.starts_with(state.without);
            }
        },
        [](void* data, char const* name) {
            auto& state = *static_cast<Reading*>(data);
            state.in_text = false;
            if (std::strcmp(name, "w:p") == 0) {
                state.out += state.left_out ? "" : state.paragraph + '\n';
                state.paragraph.clear();
                state.left_out = false;
            }
        });
    XML_SetCharacterDataHandler(parser, [](void* data, char const* text, int length) {
        auto& state = *static_cast<Reading*>(data);
        if (state.in_text) {
            state.paragraph.append(text, static_cast<std::size_t>(length));
        }
    });
    auto const whole = XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return whole ? reading.out + ' ' : "";
}

std::string words(std::string const& text) {
    std::string out;
    for (char const c : text) {
        bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        if (!space) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return out;
}

TEST(Sample, is_a_document_that_can_be_written) {
    auto const looked = look_over(report());
    ASSERT_TRUE(looked.ok()) << looked.error().problems.at(0).pointer << ' '
                             << looked.error().problems.at(0).key;
    EXPECT_TRUE(look_over(letter()).ok());
}

}  // namespace varn::documents::sample
