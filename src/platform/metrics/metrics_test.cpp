// What is counted is told, in a form that Prometheus reads.
#include "platform/metrics.h"

#include <gtest/gtest.h>

#include <regex>
#include <sstream>
#include <thread>

namespace varn::metrics {
namespace {

using namespace std::chrono_literals;

bool tells(std::string const& line) {
    return ("\n" + exposition({{"varn_audit_entries", 17}, {"varn_jobs{state=\"waiting\"}", 2}}))
               .find("\n" + line + "\n") != std::string::npos;
}

TEST(Metrics, answers_are_counted_by_route_status_and_time) {
    answered("GET", "/goals/{id}", 200, 3ms);
    answered("GET", "/goals/{id}", 200, 30ms);
    answered("GET", "/goals/{id}", 404, 20s);
    auto const where = std::string{"method=\"GET\",route=\"/goals/{id}\""};
    EXPECT_TRUE(tells("varn_http_requests_total{" + where + ",status=\"200\"} 2"));
    EXPECT_TRUE(tells("varn_http_requests_total{" + where + ",status=\"404\"} 1"));
    EXPECT_TRUE(tells("varn_http_request_seconds_bucket{" + where + ",le=\"0.001\"} 0"));
    EXPECT_TRUE(tells("varn_http_request_seconds_bucket{" + where + ",le=\"0.005\"} 1"));
    EXPECT_TRUE(tells("varn_http_request_seconds_bucket{" + where + ",le=\"0.05\"} 2"));
    EXPECT_TRUE(tells("varn_http_request_seconds_bucket{" + where + ",le=\"10\"} 2"));
    EXPECT_TRUE(tells("varn_http_request_seconds_bucket{" + where + ",le=\"+Inf\"} 3"));
    EXPECT_TRUE(tells("varn_http_request_seconds_count{" + where + "} 3"));
}

TEST(Metrics, a_method_from_outside_becomes_no_label) {
    answered("BREW\"} 1\nevil", "-", 405, 1ms);
    EXPECT_EQ(exposition({}).find("evil"), std::string::npos);
    EXPECT_TRUE(tells("varn_http_requests_total{method=\"other\",route=\"-\",status=\"405\"} 1"));
}

TEST(Metrics, failed_sign_ins_are_told_by_themselves) {
    answered("POST", "/session", 401, 1ms);
    answered("POST", "/session", 429, 1ms);
    answered("POST", "/session", 201, 1ms);
    EXPECT_TRUE(tells("varn_sign_in_failures_total 2"));
}

TEST(Metrics, every_line_is_one_that_prometheus_reads) {
    count(Tally::waits);
    count(Tally::waited_micros, 1'500'000);
    EXPECT_TRUE(tells("varn_db_waited_seconds_total 1.5"));
    EXPECT_TRUE(tells("varn_audit_entries 17"));
    std::regex const form{
        R"((# TYPE [a-z_]+ (counter|gauge|histogram))|([a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+))"};
    std::istringstream lines{exposition({{"varn_jobs{state=\"waiting\"}", 2}})};
    std::string line;
    int memory = 0;
    while (std::getline(lines, line)) {
        EXPECT_TRUE(std::regex_match(line, form)) << line;
        memory += line.starts_with("process_resident_memory_bytes ") ? 1 : 0;
    }
    EXPECT_EQ(memory, 1);
}

TEST(Metrics, several_threads_lose_nothing) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([] {
            for (int round = 0; round < 1000; ++round) {
                answered("PUT", "/busy", 200, 1us);
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    EXPECT_TRUE(tells("varn_http_requests_total{method=\"PUT\",route=\"/busy\",status=\"200\"} 4000"));
}

}  // namespace
}  // namespace varn::metrics
