// What the settings promise: the later wins, every fault has a place, no password is shown, and the page is
// complete.
#include "platform/config.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

namespace varn::config {
namespace {

/// A file of settings that goes away with the test.
class SettingsFile {
public:
    explicit SettingsFile(std::string_view text)
        : path_(std::filesystem::temp_directory_path() /
                ("varn_config_" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "_" +
                 std::to_string(reinterpret_cast<std::uintptr_t>(this)) + ".conf")) {
        std::ofstream{path_} << text;
    }
    ~SettingsFile() { std::filesystem::remove(path_); }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

std::map<std::string, std::string> faults(Result<Loaded> const& loaded) {
    std::map<std::string, std::string> found;
    if (!loaded.ok()) {
        for (auto const& problem : loaded.error().problems) {
            found[problem.pointer] = problem.key;
        }
    }
    return found;
}
using Faults = std::map<std::string, std::string>;

TEST(Config, without_anything_given_the_built_in_values_hold) {
    auto const loaded = load({});
    ASSERT_TRUE(loaded.ok());
    EXPECT_EQ(loaded.value().settings.listen_address, "127.0.0.1");
    EXPECT_EQ(loaded.value().settings.db_url(), "sqlite:data/varn.db");
    for (auto const& origin : loaded.value().origins) {
        EXPECT_EQ(origin, "");
    }
}

TEST(Config, flags_win_over_environment_over_file_and_each_says_where_it_came_from) {
    SettingsFile const file{
        "# comment\n\nlisten_port = 1\nreaders=2 \r\n  session_hours = 3\ndata_directory = a = b\n"};
    auto const loaded =
        load({{"--config", file.path(), "--listen-port", "9", "--demo", "serve", "--today=2024-02-01"},
              {{"VARN_LISTEN_PORT", "5"}, {"VARN_READERS", "6"}, {"HOME", "/root"}}});
    ASSERT_TRUE(loaded.ok());
    auto const& settings = loaded.value().settings;
    EXPECT_EQ(settings.listen_port, 9);
    EXPECT_EQ(settings.readers, 6);
    EXPECT_EQ(settings.session_hours, 3);
    EXPECT_EQ(settings.data_directory, "a = b");
    EXPECT_TRUE(settings.demo);
    EXPECT_EQ(settings.today, parse_date("2024-02-01"));
    EXPECT_EQ(loaded.value().rest, (std::vector<std::string>{"serve"}));
    std::map<std::string, std::string> origin;
    for (auto const& line : describe(loaded.value())) {
        origin[line.name] = line.origin;
    }
    EXPECT_EQ(origin["listen_port"], "--listen-port");
    EXPECT_EQ(origin["readers"], "VARN_READERS");
    EXPECT_EQ(origin["session_hours"], file.path() + " line 5");
    EXPECT_EQ(origin["log_level"], "");
    EXPECT_TRUE(is_given(loaded.value(), "readers"));
    EXPECT_FALSE(is_given(loaded.value(), "log_level"));
}

TEST(Config, every_fault_is_told_with_its_place) {
    SettingsFile const file{"listen_prot = 1\nreaders\nlog_level = loud\ndemo = yes\n"};
    auto const at = file.path() + " line ";
    EXPECT_EQ(faults(load({{"--listen-port", "70000", "--today", "2024-02-30", "--readers"},
                           {{"VARN_CONFIG", file.path()},
                            {"VARN_COLOUR", "red"},
                            {"VARN_SESSION_HOURS", "1.5"},
                            {"VARN_DB", ""},
                            {"VARN_PUBLIC_URL", std::string(201, 'x')}}})),
              (Faults{{at + "1", "config.unknown"},
                      {at + "2", "config.no_equals"},
                      {at + "3", "config.not_a_choice"},
                      {at + "4", "config.not_yes_or_no"},
                      {"VARN_COLOUR", "config.unknown"},
                      {"VARN_SESSION_HOURS", "config.not_in_range"},
                      {"VARN_DB", "config.value_missing"},
                      {"VARN_PUBLIC_URL", "config.too_long"},
                      {"--listen-port", "config.not_in_range"},
                      {"--today", "config.not_a_date"},
                      {"--readers", "config.value_missing"}}));
    EXPECT_EQ(faults(load({{"--config", "/nowhere/varn.conf"}, {}})),
              (Faults{{"/nowhere/varn.conf", "config.file_missing"}}));
    EXPECT_EQ(faults(load({{"--config=/tmp"}, {}})), (Faults{{"/tmp", "config.file_missing"}}));
}

TEST(Config, a_yes_or_no_takes_no_word_that_is_not_its_own) {
    auto const loaded = load({{"--demo", "stockholm", "--allow-remote-demo", "false"}, {}});
    ASSERT_TRUE(loaded.ok());
    EXPECT_TRUE(loaded.value().settings.demo);
    EXPECT_FALSE(loaded.value().settings.allow_remote_demo);
    EXPECT_EQ(loaded.value().rest, (std::vector<std::string>{"stockholm"}));
}

TEST(Config, passwords_are_masked) {
    EXPECT_EQ(masked("postgres://varn:s3cret@db/varn"), "postgres://varn:****@db/varn");
    EXPECT_EQ(masked("postgres://varn:a@b:c@db:5432/varn?x=1"), "postgres://varn:****@db:5432/varn?x=1");
    EXPECT_EQ(masked("postgres://db:5432/varn?user=a&password=hush&x=1"),
              "postgres://db:5432/varn?user=a&password=****&x=1");
    EXPECT_EQ(masked("postgres://varn:hush@one:5432,two:5432/varn?target_session_attrs=read-write"),
              "postgres://varn:****@one:5432,two:5432/varn?target_session_attrs=read-write");
    EXPECT_EQ(masked("postgres://one:5432,two:5432/varn"), "postgres://one:5432,two:5432/varn");
    EXPECT_EQ(masked("host=db password=hush"), "host=db password=****");
    EXPECT_EQ(masked("sqlite:data/varn.db"), "sqlite:data/varn.db");
    auto const loaded = load({{"--db", "postgres://varn:s3cret@db/varn"}, {}});
    for (auto const& line : describe(loaded.value())) {
        EXPECT_EQ(line.value.find("s3cret"), line.value.npos);
    }
    EXPECT_EQ(loaded.value().settings.db_url(), "postgres://varn:s3cret@db/varn");
}

TEST(Config, the_environment_of_the_process_is_read) {
    ::setenv("VARN_READERS", "7", 1);
    auto const loaded = load(given({"--demo"}));
    ::unsetenv("VARN_READERS");
    ASSERT_TRUE(loaded.ok());
    EXPECT_EQ(loaded.value().settings.readers, 7);
}

TEST(Config, the_language_and_what_tests_are_told_are_no_settings) {
    EXPECT_TRUE(load({{},
                      {{"VARN_LANGUAGE", "en"},
                       {"VARN_TEST_POSTGRES", "postgres://x"},
                       {"VARN_TESTDATA_REQUIRED", "1"}}})
                    .ok());
    EXPECT_FALSE(load({{}, {{"VARN_LANGUAGES", "en"}}}).ok());
}

TEST(Config, the_page_of_settings_lists_every_setting_and_no_other) {
    auto const root = std::filesystem::path{__FILE__}.parent_path().parent_path().parent_path().parent_path();
    std::ifstream in{root / "docs" / "operations" / "settings.md"};
    std::string const page{std::istreambuf_iterator<char>{in}, {}};
    auto const loaded = load({});
    std::size_t rows = 0;
    for (auto at = page.find("\n| `"); at != page.npos; at = page.find("\n| `", at + 1)) {
        ++rows;
    }
    auto const lines = describe(loaded.value());
    EXPECT_EQ(rows, lines.size());
    for (auto const& line : lines) {
        auto const value = line.value.empty() ? "none" : "`" + line.value + "`";
        auto const row =
            "| `" + line.name + "` | `" + line.flag + "` | `" + line.environment + "` | " + value + " |";
        EXPECT_NE(page.find(row), page.npos) << row;
    }
}

}  // namespace
}  // namespace varn::config
