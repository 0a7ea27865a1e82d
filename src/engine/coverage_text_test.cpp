// Bad fixtures are answered with the line and a text that says what would do instead; good ones are read
// whole.
#include "fixture_check.h"

namespace varn::coverage {
namespace {

std::string error_of(std::string_view text, TextLimits const& limits = {}) {
    auto const fixture = read_fixture(text, limits);
    return fixture ? "none" : engine::testing::told(fixture.error());
}

TEST(coverage_text, names_the_line_and_the_fault) {
    struct Case {
        std::string_view text;
        std::string_view told;
    };
    Case const cases[] = {
        {"", "line 1: coverage_text.no_today"},
        {"today 2024-02-01\n", "line 1: coverage_text.no_edition"},
        {"today 2024-02-30", "line 1: coverage_text.bad_date"},
        {"# comment\n\n  nonsense x", "line 3: coverage_text.unknown_word"},
        {"today", "line 1: coverage_text.bad_key"},
        {"programme a=b", "line 1: coverage_text.bad_key"},
        {"programme a/b", "line 1: coverage_text.bad_key"},
        {"programme p\nprogramme p", "line 2: coverage_text.key_twice"},
        {"programme p \"P", "line 1: coverage_text.bad_quotes"},
        {"programme p \"P\" topics-known", "line 1: coverage_text.bad_quotes"},
        {"programme p \"\"", "line 1: coverage_text.bad_text"},
        {"programme p topics-known=yes", "line 1: coverage_text.bad_flag"},
        {"programme p topics-known topics-known", "line 1: coverage_text.attribute_twice"},
        {"programme p =x", "line 1: coverage_text.bad_attribute"},
        {"programme p from=", "line 1: coverage_text.bad_attribute"},
        {"programme p colour=red", "line 1: coverage_text.unknown_attribute"},
        {"edition e", "line 1: coverage_text.needs"},
        {"edition e programme=p", "line 1: coverage_text.unknown_key"},
        {"programme p\nedition e programme=p status=valid", "line 2: coverage_text.bad_choice"},
        {"programme p\nedition e programme=p known=everything", "line 2: coverage_text.bad_choice"},
        {"programme p\nprogramme q\nedition e programme=p,q", "line 3: coverage_text.only_one"},
        {"programme p\nedition e programme=p from=2024-01-02 to=2024-01-01",
         "line 2: coverage_text.bad_period"},
        {"programme p\nedition e programme=p from=yesterday", "line 2: coverage_text.bad_date"},
        {"goal G1", "line 1: coverage_text.outside_edition"},
        {"unit u", "line 1: coverage_text.needs"},
        {"mandate m from=2023-01-01", "line 1: coverage_text.needs"},
        {"requirement r interval=0", "line 1: coverage_text.bad_number"},
        {"requirement r interval=12m", "line 1: coverage_text.bad_number"},
        {"requirement r interval=99999999999999999999", "line 1: coverage_text.bad_number"},
        {"requirement r\ndone r", "line 2: coverage_text.needs"},
        {"done r unit=u on=2024-01-01", "line 1: coverage_text.unknown_key"},
        {"topic t programmes=p", "line 1: coverage_text.unknown_key"},
        {"programme p\ntopic t programmes=p/u", "line 2: coverage_text.unknown_key"},
        {"analyse e", "line 1: coverage_text.unknown_key"},
        {"expiring-months -1", "line 1: coverage_text.bad_number"},
        {"lopsided-percent 101", "line 1: coverage_text.bad_number"},
        {"programme p \"\xC3\"", "line 1: coverage_text.not_text"},
        {"programme p \"\xE0\x80\x80\"", "line 1: coverage_text.not_text"},
        {"programme p \"\xED\xA0\x80\"", "line 1: coverage_text.not_text"},
        {"programme p \x01", "line 1: coverage_text.not_text"},
    };
    for (auto const& one : cases) {
        EXPECT_EQ(error_of(one.text), one.told) << one.text;
    }
}

TEST(coverage_text, keeps_its_limits) {
    EXPECT_EQ(error_of("programme p", {.bytes_max = 10}), "line 1: coverage_text.too_large");
    EXPECT_EQ(error_of("#\n#\n#", {.lines_max = 2}), "line 3: coverage_text.too_many_lines");
    EXPECT_EQ(error_of("programme ppp", {.key_bytes_max = 2}), "line 1: coverage_text.bad_key");
    EXPECT_EQ(error_of("programme p \"abc\"", {.text_bytes_max = 2}), "line 1: coverage_text.bad_text");
    EXPECT_EQ(error_of("kind k\nrequirement r kinds=k,k", {.list_max = 1}),
              "line 2: coverage_text.list_too_long");
}

TEST(coverage_text, says_every_fault_in_both_languages) {
    for (auto const* language : {"sv", "en"}) {
        auto const texts = engine::testing::read_texts(language);
        for (auto const* text :
             {"nonsense x", "today", "programme p =x", "programme p colour=red", "unit u", "goal G1",
              "requirement r interval=0", "analyse e", "programme p\nprogramme p"}) {
            auto const fixture = read_fixture(text);
            ASSERT_FALSE(fixture.ok());
            auto const& problem = fixture.error().problems.front();
            engine::Finding const finding{.params = problem.params};
            auto const said = engine::render(finding, texts.at(problem.key));
            EXPECT_EQ(said.find_first_of("{}"), std::string::npos) << said;
        }
    }
}

TEST(coverage_text, reads_what_is_there_and_leaves_the_expectation_alone) {
    auto const fixture = engine::testing::fixture_of(
        "today 2024-02-01\r\n"
        "kind\tfacknamnd \"Facknämnd\"\n"
        "unit u kind=facknamnd from=2020-01-01\n"
        "programme p\n"
        "edition e programme=p status=adopted adopted=2020-01-02 known=threats,indicators "
        "applies-to=facknamnd\n"
        "focus f \"Olyckor = risk\"\n"
        "goal g focus=f units=u kind=everyday_accident ability=prevent indicators=3\n"
        "topic t programmes=p,p/u shared-owner=u\n"
        "moved t\n"
        "----\n"
        "anything # at all\n\xFF");
    EXPECT_EQ(fixture.expected, "anything # at all\n\xFF");
    EXPECT_EQ(fixture.question.today, date_of(2024, 2, 1));
    auto const& input = fixture.input;
    EXPECT_EQ(input.units.at(0).name.text, "u");
    EXPECT_EQ(input.unit_kinds.at(0).text, "Facknämnd");
    EXPECT_EQ(input.focus_areas.at(0).name.text, "Olyckor = risk");
    auto const& edition = input.editions.at(0);
    EXPECT_EQ(edition.status, EditionStatus::adopted);
    EXPECT_TRUE(edition.threats_known && edition.indicators_known && !edition.unit_goals_known);
    EXPECT_EQ(edition.applies_to, std::vector<Index>{0});
    EXPECT_EQ(input.goals.at(0).ability, Ability::prevent);
    EXPECT_EQ(input.goals.at(0).indicators, 3U);
    ASSERT_EQ(input.treatments.size(), 2U);
    EXPECT_EQ(input.treatments[0].owner, std::nullopt);
    EXPECT_EQ(input.treatments[1].owner, 0U);
    EXPECT_EQ(input.topics.at(0).shared_owner, 0U);
    EXPECT_EQ(input.moves.at(0).to, std::nullopt);
}

TEST(coverage_text, never_falls_over_whatever_it_is_given) {
    // Fixtures with pieces cut out, doubled and spoilt: each is either read or refused with a line.
    std::uint64_t state = 1;
    auto const random = [&](std::size_t end) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>((state >> 33U) % end);
    };
    for (auto const& path : engine::testing::fixtures()) {
        auto const whole = engine::testing::read_file(path);
        for (int i = 0; i < 200; ++i) {
            auto text = whole;
            for (std::size_t step = 1 + random(4); step > 0; --step) {
                auto const at = random(text.size());
                switch (random(3)) {
                    case 0:
                        text.erase(at, random(20));
                        break;
                    case 1:
                        text.insert(at, text.substr(random(text.size()), random(30)));
                        break;
                    default:
                        text[at] = static_cast<char>(random(256));
                        break;
                }
                text += text.empty() ? "x" : "";
            }
            auto const fixture = read_fixture(text);
            if (fixture) {
                EXPECT_TRUE(analyse(fixture.value().input, fixture.value().question).ok());
            } else {
                EXPECT_TRUE(fixture.error().problems.front().pointer.starts_with("line "));
            }
        }
    }
}

}  // namespace
}  // namespace varn::coverage
