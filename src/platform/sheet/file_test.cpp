// Files in and out: what spreadsheets write is read, what would hurt is refused, what we write is read back.
#include <gtest/gtest.h>

#include <random>

#include "platform/i18n.h"
#include "platform/sheet.h"
#include "platform/workbook.h"
#include "serial_date.h"
#include "sheet_sample.h"

namespace varn::sheet {
namespace {

using sample::around;
using sample::Parts;
using Cells = std::vector<std::string>;

std::string fault(Result<Sheet> const& sheet) {
    if (sheet.ok()) {
        return "";
    }
    EXPECT_TRUE(sheet.error().code == ErrorCode::invalid || sheet.error().code == ErrorCode::too_large);
    EXPECT_EQ(sheet.error().problems.size(), 1U);
    i18n::load_embedded();
    auto const& problem = sheet.error().problems.at(0);
    EXPECT_TRUE(i18n::known("sv", problem.key)) << problem.key;
    return problem.pointer + (problem.pointer.empty() ? "" : " ") + problem.key;
}

TEST(Place, names_columns_as_spreadsheets_do) {
    EXPECT_EQ(place(3, 3), "row 3, column D");
    EXPECT_EQ(place(1, 25), "row 1, column Z");
    EXPECT_EQ(place(1, 26), "row 1, column AA");
    EXPECT_EQ(place(1, 701), "row 1, column ZZ");
    EXPECT_EQ(place(1, 702), "row 1, column AAA");
}

TEST(Csv, is_read_with_any_separator_encoding_and_line_end) {
    for (auto const* text :
         {"\xEF\xBB\xBFNamn;Pl\xC3\xA5ts\r\n\xC3\x85sa;\"a;\"\"b\"\"\nc\"\r\n",
          "Namn;Pl\xE5ts\n\xC5sa;\"a;\"\"b\"\"\nc\"", "Namn,Pl\xC3\xA5ts\r\xC3\x85sa,\"a;\"\"b\"\"\nc\"\r",
          "Namn\tPl\xC3\xA5ts\n\xC3\x85sa\t\"a;\"\"b\"\"\nc\"\n"}) {
        auto const sheet = read(text);
        ASSERT_TRUE(sheet.ok()) << text << fault(sheet);
        EXPECT_EQ(sheet.value().headings.cells, (Cells{"Namn", "Plåts"})) << text;
        ASSERT_EQ(sheet.value().rows.size(), 1U) << text;
        EXPECT_EQ(sheet.value().rows[0].number, 2);
        EXPECT_EQ(sheet.value().rows[0].cells, (Cells{"Åsa", "a;\"b\"\nc"})) << text;
    }
    EXPECT_EQ(read("a;b\n\x80;\x96\n").value().rows[0].cells, (Cells{"€", "–"}));
}

TEST(Csv, empty_rows_are_left_out_and_rows_keep_their_numbers) {
    auto const sheet = read("sep=,\n\n  , \na,b\n\n1,,\n,2;3");
    ASSERT_TRUE(sheet.ok());
    EXPECT_EQ(sheet.value().headings.number, 4);
    ASSERT_EQ(sheet.value().rows.size(), 2U);
    EXPECT_EQ(sheet.value().rows[0].number, 6);
    EXPECT_EQ(sheet.value().rows[0].cells, (Cells{"1"}));
    EXPECT_EQ(sheet.value().rows[1].cells, (Cells{"", "2;3"}));
}

TEST(Csv, refuses_what_is_no_csv_and_says_where) {
    EXPECT_EQ(fault(read("")), "row 1 sheet.empty");
    EXPECT_EQ(fault(read("\n;;\n")), "row 1 sheet.empty");
    EXPECT_EQ(fault(read("a;b\n1;2\n3;\"x\n4")), "row 3, column B sheet.quote_open");
    EXPECT_EQ(fault(read("a;b\n\"x\"y;2")), "row 2, column A sheet.quote_inside");
    EXPECT_EQ(fault(read(std::string_view{"\xFF\xFE"
                                          "a\0;\0",
                                          6})),
              "sheet.no_text");
    EXPECT_EQ(fault(read(std::string_view{"a\0b", 3})), "sheet.no_text");
    EXPECT_EQ(fault(read("a\x81")), "sheet.encoding");
    EXPECT_EQ(fault(read("\xD0\xCF\x11\xE0 old")), "sheet.old_or_locked");
    EXPECT_EQ(fault(read(std::string(bytes_max + 1, 'x'))), "sheet.too_large");
    EXPECT_EQ(fault(read("a\n" + std::string(200, ';') + "x")), "row 2, column GS sheet.too_many_columns");
    EXPECT_EQ(fault(read("a\n" + std::string(cell_max + 1, 'x'))), "row 2, column A sheet.cell_too_long");
    std::string rows = "a\n";
    for (std::size_t i = 0; i <= rows_max; ++i) {
        rows += "x\n";
    }
    EXPECT_EQ(fault(read(rows)), "row 100002, column A sheet.too_many_rows");
}

TEST(Csv, no_cell_runs_as_a_formula_and_every_cell_comes_back) {
    Document const document{"Blad",
                            {"a", "b", "c", "d", "e", "f", "g", "h", "i"},
                            {{"=1+1", "+46 8 12", "-5,5", "@x", "'=x", "'x", "''", "\tx", "a;\"b\"\r\nc"}}};
    auto const text = write_csv(document);
    EXPECT_TRUE(
        text.starts_with("\xEF\xBB\xBF"
                         "a;b;c;d;e;f;g;h;i\r\n"));
    EXPECT_NE(text.find("\r\n'=1+1;'+46 8 12;\"-5,5\";'@x;''=x;'x;'''"), text.npos) << text;
    EXPECT_EQ(read(text).value().rows[0].cells, document.rows[0]);
}

TEST(Csv, digits_after_a_sign_that_begins_a_formula_are_no_number) {
    auto const text = write_csv({"Blad", {"a"}, {{"=1"}, {"@1"}, {"+1"}, {"-1,5"}}});
    EXPECT_NE(text.find("\r\n'=1\r\n'@1\r\n+1\r\n"), text.npos) << text;
}

TEST(Csv, a_heading_that_names_a_separator_comes_back_as_a_heading) {
    auto const again = read(write_csv({"Blad", {"sep=|", "b"}, {{"1", "2"}}}));
    EXPECT_EQ(again.value().headings.cells, (Cells{"sep=|", "b"}));
    EXPECT_EQ(again.value().rows.at(0).cells, (Cells{"1", "2"}));
}

TEST(Csv, more_lines_or_separators_than_a_spreadsheet_has_room_for_are_refused) {
    EXPECT_EQ(fault(read("a\n" + std::string(2'000'000, '\n'))),
              "row 1048577, column A sheet.too_many_lines");
    EXPECT_EQ(fault(read("a\n" + std::string(20'000, ';'))), "row 2, column XFE sheet.too_many_separators");
}

TEST(SerialDates, are_those_of_spreadsheets) {
    EXPECT_EQ(serial_text(1, Shows::date, false), "1900-01-01");
    EXPECT_EQ(serial_text(59, Shows::date, false), "1900-02-28");
    EXPECT_EQ(serial_text(60, Shows::date, false), std::nullopt);
    EXPECT_EQ(serial_text(61, Shows::date, false), "1900-03-01");
    EXPECT_EQ(serial_text(45323, Shows::date, false), "2024-02-01");
    EXPECT_EQ(serial_text(45323.5, Shows::date_and_time, false), "2024-02-01T12:00:00");
    EXPECT_EQ(serial_text(43861, Shows::date, true), "2024-02-01");
    EXPECT_EQ(serial_text(0.75, Shows::time, false), "18:00:00");
    EXPECT_EQ(serial_text(2'958'465, Shows::date, false), "9999-12-31");
    EXPECT_EQ(serial_text(2'958'466, Shows::date, false), std::nullopt);
    EXPECT_EQ(serial_text(-1, Shows::date, false), std::nullopt);
    EXPECT_EQ(shown_by_code("[$-41D]d mmmm yyyy;@"), Shows::date);
    EXPECT_EQ(shown_by_code("[h]:mm"), Shows::time);
    EXPECT_EQ(shown_by_code("[Red]0.00\" dygn\""), Shows::number);
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(-12.0), "-12");
}

TEST(Xlsx, cells_of_every_kind_are_read) {
    auto const sheet = read(sample::zip(around(
        R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>In </t><t>line</t></is></c></row>)"
        R"(<row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5" s="1"><v>45323</v></c><c t="b"><v>1</v></c>)"
        R"(<c r="D5" s="2"><v>45323.25</v></c><c r="E5" s="3"><v>1.50</v></c><c r="F5" t="str"><f>A1</f><v>f</v></c>)"
        R"(<c r="G5"><v>1E3</v></c><c r="H5" s="4"><v>0.5</v></c><c r="I5" s="1"/></row>)")));
    ASSERT_TRUE(sheet.ok()) << fault(sheet);
    EXPECT_EQ(sheet.value().headings.number, 2);
    EXPECT_EQ(sheet.value().headings.cells, (Cells{"Namn", "", "In line"}));
    ASSERT_EQ(sheet.value().rows.size(), 1U);
    EXPECT_EQ(sheet.value().rows[0].number, 5);
    EXPECT_EQ(sheet.value().rows[0].cells, (Cells{"Över ån", "2024-02-01", "true", "2024-02-01T06:00:00",
                                                  "1.5", "f", "1000", "12:00:00"}));
}

TEST(Workbook, has_numbers_days_and_texts_that_no_spreadsheet_runs) {
    auto const bytes = write_workbook({{"Först", {"a"}, {{std::string{"x"}}}},
                                       {"Mål och mått",
                                        {"text", "antal", "värde", "dag", "kronor", "tomt", "sist"},
                                        {{std::string{"=HYPERLINK(\"http://ond.example\")"}, std::int64_t{12},
                                          2.5, *parse_date("2024-02-01"), Money{1'250'050},
                                          value_of(std::optional<Date>{}), std::string{"+46"}}}}});
    ASSERT_TRUE(bytes.ok());
    auto const page = read_page(bytes.value(), "Mål och mått");
    ASSERT_TRUE(page.ok()) << fault(page);
    EXPECT_EQ(page.value().headings.cells.size(), 7U);
    EXPECT_EQ(page.value().rows.at(0).cells,
              (Cells{"=HYPERLINK(\"http://ond.example\")", "12", "2.5", "2024-02-01", "12500.5", "", "+46"}));
    EXPECT_EQ(read(bytes.value()).value().rows.at(0).cells, Cells{"x"});
    auto const inside = sample::part(bytes.value(), "xl/worksheets/sheet2.xml");
    EXPECT_EQ(inside.find("<f>"), inside.npos);
    EXPECT_NE(inside.find("state=\"frozen\""), inside.npos);
    EXPECT_NE(inside.find("<autoFilter"), inside.npos);
    EXPECT_NE(inside.find("t=\"inlineStr\""), inside.npos) << "texts are texts";
    EXPECT_FALSE(read_page(bytes.value(), "Saknas").ok());
    EXPECT_FALSE(write_workbook({{"Lika", {"a"}, {}}, {"Lika", {"a"}, {}}}).ok());
}

TEST(Xlsx, what_is_written_is_read_back) {
    Document document{"Rubrik: [för] lång för ett bladnamn i Excel åäö", {"Namn", "Text"}, {}};
    for (int i = 0; i < 500; ++i) {
        document.rows.push_back({"=Rad " + std::to_string(i), "åäö <&> \"x\"\n€ 😀"});
    }
    auto const bytes = write_xlsx(document);
    ASSERT_TRUE(bytes.ok());
    auto const sheet = read(bytes.value());
    ASSERT_TRUE(sheet.ok()) << fault(sheet);
    EXPECT_EQ(sheet.value().headings.cells, document.headings);
    ASSERT_EQ(sheet.value().rows.size(), 500U);
    EXPECT_EQ(sheet.value().rows[499].cells, document.rows[499]);
    EXPECT_EQ(sheet.value().rows[499].number, 501);
}

TEST(Xlsx, a_sheet_that_is_wrong_is_refused_with_its_place) {
    auto const with = [](std::string rows) { return fault(read(sample::zip(around(std::move(rows))))); };
    EXPECT_EQ(with(""), "row 1 sheet.empty");
    EXPECT_EQ(with(R"(<row r="3"><c r="B3" t="e"><v>#REF!</v></c></row>)"),
              "row 3, column B sheet.cell_error");
    EXPECT_EQ(with(R"(<row r="3"><c r="B3" t="s"><v>7</v></c></row>)"), "row 3, column B sheet.broken");
    EXPECT_EQ(with(R"(<row r="3"><c r="B3" t="s"><v>-1</v></c></row>)"), "row 3, column B sheet.broken");
    EXPECT_EQ(with(R"(<row r="3"/><row r="2"/>)"), "row 3, column A sheet.broken");
    EXPECT_EQ(with(R"(<row r="99999999999"/>)"), "row 0, column A sheet.broken");
    EXPECT_EQ(with(R"(<row r="1"><c r="GS1"><v>1</v></c></row>)"), "row 1, column GS sheet.too_many_columns");
    EXPECT_EQ(with(R"(<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>)").substr(0, 6), "row 1,");
    EXPECT_EQ(with("<row"), "sheet.broken");
    EXPECT_EQ(fault(read(sample::zip({{"a.txt", "x"}}))), "sheet.no_xlsx");
}

TEST(Hostile, entities_are_refused) {
    auto parts = around("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&a;</v></c></row>");
    parts.back().second.insert(0, "<!DOCTYPE x [<!ENTITY a \"b\">]>");
    EXPECT_EQ(fault(read(sample::zip(parts))), "sheet.broken");
    parts = around("");
    parts[3].second.insert(0, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">");
    EXPECT_EQ(fault(read(sample::zip(parts))), "sheet.broken");
}

TEST(Hostile, a_bomb_is_not_unpacked) {
    auto parts = around("");
    parts[3].second = "<sst>" + std::string(64 * 1024 * 1024, ' ') + "</sst>";
    EXPECT_EQ(fault(read(sample::zip(parts))), "sheet.unpacks_too_large");
    // Under the ratio, but one text that many cells point at: the sum of all cells is bounded too.
    std::mt19937 random{3};
    std::string text;
    for (int i = 0; i < 100'000; ++i) {
        text += static_cast<char>('a' + random() % 26);
    }
    std::string rows;
    for (int i = 1; i <= 1'000; ++i) {
        rows += "<row r=\"" + std::to_string(i) + "\"><c t=\"s\"><v>0</v></c></row>";
    }
    parts = around(rows);
    parts[3].second = "<sst><si><t>" + text + "</t></si></sst>";
    EXPECT_EQ(fault(read(sample::zip(parts))), "row 672, column A sheet.too_much_text");
}

TEST(Hostile, one_endless_shared_text_is_not_kept) {
    auto parts = around("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>");
    parts[3].second = "<sst><si><t>" + std::string(3 * cell_max, 'a') + "</t></si></sst>";
    EXPECT_EQ(fault(read(sample::zip(parts))), "row 1, column A sheet.cell_too_long");
}

TEST(Hostile, seventy_thousand_entries_are_too_many) {
    Parts parts = around("<row/>");
    for (int i = 0; i < 70'000; ++i) {
        parts.emplace_back(std::to_string(i), "");
    }
    EXPECT_EQ(fault(read(sample::zip(parts))), "sheet.too_many_entries");
}

TEST(Hostile, deep_nesting_and_endless_tokens_are_refused) {
    std::string deep;
    for (int i = 0; i < 100; ++i) {
        deep += "<a>";
    }
    EXPECT_EQ(fault(read(sample::zip(around(deep)))), "sheet.broken");
    std::mt19937 random{5};
    std::string noise;
    for (int i = 0; i < 3'000'000; ++i) {
        noise += static_cast<char>('a' + random() % 26);
    }
    EXPECT_EQ(fault(read(sample::zip(around("<row x=\"" + noise + "\"/>")))), "sheet.broken");
}

TEST(Hostile, truncated_and_changed_files_are_refused_and_never_crash) {
    std::string const rows =
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" s="1"><v>45323</v></c></row>)";
    auto const good = sample::zip(around(rows));
    ASSERT_TRUE(read(good).ok());
    for (std::size_t size = 2; size < good.size(); size += 7) {
        EXPECT_NE(fault(read(good.substr(0, size))), "") << size;
    }
    std::mt19937 random{9};
    int refused = 0;
    for (int i = 0; i < 3'000; ++i) {
        auto bytes = good;
        for (auto n = 1 + random() % 5; n > 0; --n) {
            bytes[random() % bytes.size()] = static_cast<char>(random());
        }
        refused += fault(read(bytes)).empty() ? 0 : 1;
    }
    EXPECT_GT(refused, 1'000);
}

}  // namespace
}  // namespace varn::sheet
