// Documents made by chance, with everything that people paste: written or refused, never anything else.
#include <gtest/gtest.h>

#include <random>

#include "platform/document_style.h"
#include "platform/documents.h"
#include "qpdf_objects.h"
#include "sample.h"

namespace varn::documents {
namespace {

class Chance {
public:
    explicit Chance(unsigned seed) : generator_(seed) {}

    int up_to(int most) { return std::uniform_int_distribution<int>{0, most}(generator_); }
    int from_one_to(int most) { return 1 + up_to(most - 1); }
    bool sometimes() { return up_to(3) == 0; }
    std::string words(int most) {
        static char const* const pieces[] = {"kommunstyrelsen",
                                             "och",
                                             "å",
                                             "\U0001F525",
                                             "\x01",
                                             "\xC3",
                                             "e\u0301",
                                             "\u202E",
                                             "\n",
                                             "\t",
                                             "متن",
                                             "漢字",
                                             "fi ffl",
                                             "<&>\"'",
                                             "1 000,5",
                                             "\u00AD",
                                             "\uFFFE",
                                             "",
                                             "förvaltningsövergripandesamordningsfunktion",
                                             "→ ✓ ▲",
                                             "\r\n"};
        std::string out;
        for (int i = up_to(most); i >= 0; --i) {
            out += pieces[up_to(20)];
            out += sometimes() ? "" : " ";
        }
        return out;
    }
    Text running(int most) {
        Text text;
        for (int i = up_to(4); i >= 0; --i) {
            text.runs.push_back({words(most), sometimes(), sometimes(), sometimes() ? "https://a.se/b" : "",
                                 sometimes() ? words(20) : ""});
        }
        return text;
    }
    Tone tone() { return static_cast<Tone>(up_to(5)); }
    Table table() {
        Table table;
        table.caption = "T " + words(5);
        auto const columns = from_one_to(10);
        for (int i = 0; i < columns; ++i) {
            table.columns.push_back({static_cast<double>(from_one_to(3)), static_cast<Align>(up_to(2))});
        }
        auto const row = [&](int most) {
            std::vector<Cell> cells;
            for (int left = columns; left > 0;) {
                int const span = sometimes() ? from_one_to(left) : 1;
                cells.push_back({running(most), tone(), span});
                left -= span;
            }
            return cells;
        };
        table.header = {row(1)};
        for (int i = up_to(12); i > 0; --i) {
            table.rows.push_back(row(sometimes() ? 60 : 3));
        }
        table.row_headers = sometimes();
        return table;
    }
    Figure figure() {
        std::vector<std::string> categories;
        for (int i = from_one_to(40); i > 0; --i) {
            categories.push_back(words(2));
        }
        std::vector<Series> series;
        for (int i = from_one_to(6); i > 0; --i) {
            series.push_back({words(3), {}});
            for (std::size_t n = 0; n < categories.size(); ++n) {
                series.back().values.push_back(sometimes() ? std::nullopt
                                                           : std::optional<double>{up_to(100'000) / 7.0});
            }
        }
        double const height = 20 + up_to(180);
        if (sometimes()) {
            return {"F " + words(4), "A " + words(4), LineChart{categories, series, words(1), 3.0, words(2)},
                    height};
        }
        if (sometimes()) {
            return {
                "F", "A",
                HeatMap{"r", "c", categories, categories,
                        std::vector<std::vector<HeatCell>>(
                            categories.size(), std::vector<HeatCell>(categories.size(), {words(1), tone()}))},
                height};
        }
        return {"F", "A", BarChart{categories, series, sometimes(), words(1)}, height};
    }
    std::vector<ListItem> items(int levels) {
        std::vector<ListItem> made;
        for (int i = up_to(4); i >= 0; --i) {
            made.push_back({running(8),
                            levels > 1 && sometimes() ? items(levels - 1) : std::vector<ListItem>{},
                            sometimes()});
        }
        return made;
    }
    Block block() {
        switch (up_to(9)) {
            case 0:
                return Heading{1, "H " + words(6), sometimes()};
            case 1:
                return List{items(3), sometimes()};
            case 2:
                return table();
            case 3:
                return figure();
            case 4:
                return Decisions{{running(20), running(20)}, from_one_to(9)};
            case 5:
                return KeyValues{{{words(3), running(20)}, {words(30), running(3)}}};
            case 6:
                return sometimes() ? Block{PageBreak{}} : Block{Contents{from_one_to(3)}};
            case 7:
                return Signatures{{{words(4), words(4)}}};
            case 8:
                return Attachments{{{words(4), words(2)}}};
            default:
                return Paragraph{running(80)};
        }
    }

private:
    std::mt19937 generator_;
};

TEST(Endurance, of_whatever_people_paste) {
    auto style = default_style();
    int written = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        Chance chance{seed};
        Document document = sample::letter();
        document.blocks.clear();
        for (int i = chance.from_one_to(25); i > 0; --i) {
            document.blocks.push_back(chance.block());
        }
        style.numbered_headings = chance.sometimes();
        auto const pdf =
            write_pdf(document, style, chance.sometimes() ? Archival::oldest : Archival::accessible);
        if (!pdf.ok()) {
            // A head that fills half a page is nothing to repeat; that, and nothing else, may be refused
            // here.
            ASSERT_FALSE(pdf.error().problems.empty()) << seed << ' ' << pdf.error().cause;
            EXPECT_EQ(pdf.error().problems[0].key, "documents.head_too_tall") << seed;
            EXPECT_FALSE(write_docx(document, style).ok());
            continue;
        }
        ++written;
        QPDF read;
        read.processMemoryFile("test", pdf.value().bytes.data(), pdf.value().bytes.size());
        EXPECT_EQ(read.getAllPages().size(), static_cast<std::size_t>(pdf.value().pages));
        EXPECT_TRUE(read.getWarnings().empty());
        auto const docx = write_docx(document, style);
        ASSERT_TRUE(docx.ok()) << seed;
        for (auto const& [name, bytes] : sample::unpack(docx.value())) {
            if (!name.ends_with(".png")) {
                EXPECT_FALSE(sample::words_of_xml(bytes).empty()) << seed << ' ' << name;
            }
        }
        EXPECT_TRUE(write_text(document, style).ok());
    }
    EXPECT_GT(written, 20);
}

}  // namespace
}  // namespace varn::documents
