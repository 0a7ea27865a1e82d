// What the log promises: lines that machines read, and no words that people wrote.
#include "platform/log.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "platform/json.h"

namespace varn::log {
namespace {

class Log : public testing::Test {
protected:
    void SetUp() override {
        before_ = set_sink([this](std::string_view line) { lines_.emplace_back(line); });
        set_level(Level::info);
    }
    void TearDown() override {
        set_sink(before_);
        set_level(Level::info);
    }

    /// The line without its time.
    std::string only_line() const {
        EXPECT_EQ(lines_.size(), 1U);
        auto const& line = lines_.at(0);
        EXPECT_TRUE(json::parse(line).ok()) << line;
        return line.substr(line.find("\"level\""));
    }

    std::vector<std::string> lines_;

private:
    Sink before_;
};

TEST_F(Log, a_line_is_one_json_object_with_time_level_and_event) {
    info("http.answered",
         {number("status", 200), word("route", "/goals/{id}"), flag("cached", false),
          took(std::chrono::microseconds{1'234}), id("account", "0190a1b2-c3d4-7000-8000-000000000001"),
          choice("least", Level::warning)});
    EXPECT_EQ(only_line(),
              R"("level":"info","event":"http.answered","status":200,"route":"/goals/{id}","cached":false,)"
              R"("took_ms":1.234,"account":"0190a1b2-c3d4-7000-8000-000000000001","least":"warning"})");
    EXPECT_EQ(lines_.at(0).substr(0, 9), R"({"time":")");
    EXPECT_EQ(lines_.at(0).at(32), 'Z');
}

TEST_F(Log, nothing_a_person_wrote_gets_through) {
    info("user.signed_in", {word("name", "Åsa Öberg"), word("mail", "asa@stockholm.se"), id("account", "asa"),
                            id("nobody", ""), id("by", "operator"), word("long", std::string(121, 'a'))});
    EXPECT_EQ(only_line(),
              R"("level":"info","event":"user.signed_in","name":"?","mail":"?","account":"?","nobody":"",)"
              R"("by":"operator","long":"?"})");
}

TEST_F(Log, a_cause_stays_json_whatever_it_holds) {
    error("http.failed", {cause("disk \"full\"\n\xff\xfe å")});
    EXPECT_EQ(only_line(), R"("level":"error","event":"http.failed","cause":"disk \"full\"\n?? ??"})");
}

TEST_F(Log, a_long_cause_is_cut_between_characters) {
    error("http.failed", {cause(std::string(1'999, 'x') + "åäö")});
    auto const line = only_line();
    EXPECT_EQ(line.find('?'), line.npos);
    EXPECT_LT(line.size(), 2'100U);
}

TEST_F(Log, lines_below_the_level_are_not_written) {
    debug("a.b");
    EXPECT_TRUE(lines_.empty());
    EXPECT_FALSE(enabled(Level::debug));
    set_level(Level::error);
    warning("a.b");
    EXPECT_TRUE(lines_.empty());
    set_level(Level::debug);
    debug("a.b");
    EXPECT_EQ(lines_.size(), 1U);
}

TEST_F(Log, threads_write_whole_lines) {
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([] {
            for (int i = 0; i < 200; ++i) {
                info("thread.counted", {number("count", i)});
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_EQ(lines_.size(), 800U);
    for (auto const& line : lines_) {
        ASSERT_TRUE(json::parse(line).ok()) << line;
    }
}

}  // namespace
}  // namespace varn::log
