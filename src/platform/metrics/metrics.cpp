#include "platform/metrics.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>

namespace varn::metrics {
namespace {

struct Named {
    Tally tally;
    std::string_view name;
};
constexpr std::array tallies{Named{Tally::reads, "varn_db_reads_total"},
                             Named{Tally::writes, "varn_db_writes_total"},
                             Named{Tally::waits, "varn_db_waits_total"},
                             Named{Tally::waited_micros, "varn_db_waited_seconds_total"},
                             Named{Tally::no_connections, "varn_db_no_connection_total"},
                             Named{Tally::refusals, "varn_http_refused_total"}};
std::array<std::atomic<std::uint64_t>, tallies.size()> counted{};

constexpr std::array bounds_milliseconds{1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10000};
constexpr std::array statuses{200, 201, 202, 204, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404,
                              405, 408, 409, 412, 413, 415, 417, 428, 429, 431, 500, 503, 507};
constexpr std::array<std::string_view, 7> methods{"GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"};

struct Answers {
    std::array<std::atomic<std::uint64_t>, statuses.size() + 1> by_status{};
    std::array<std::atomic<std::uint64_t>, bounds_milliseconds.size() + 1> by_time{};
    std::atomic<std::uint64_t> micros{0};
};
/// Method and pattern. Patterns come from the table of routes, so there is an end to them.
using Where = std::pair<std::string, std::string>;

struct Book {
    std::shared_mutex mutex;
    std::map<Where, Answers> answers;
};
Book& book() {
    static Book one;
    return one;
}

Answers& answers_of(std::string_view method, std::string_view route) {
    bool const known = std::find(methods.begin(), methods.end(), method) != methods.end();
    Where const where{known ? method : "other", route};
    {
        std::shared_lock const lock{book().mutex};
        auto const found = book().answers.find(where);
        if (found != book().answers.end()) {
            return found->second;
        }
    }
    std::unique_lock const lock{book().mutex};
    return book().answers[where];
}

template <class Number>
std::string written(Number value) {
    char digits[40];
    return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

void begin(std::string& out, std::string_view name, std::string_view type) {
    out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}
void line(std::string& out, std::string_view name, std::string const& value) {
    out.append(name).append(" ").append(value).append("\n");
}

void tell_requests(std::string& out) {
    std::shared_lock const lock{book().mutex};
    begin(out, "varn_http_requests_total", "counter");
    for (auto const& [where, answers] : book().answers) {
        auto const labels = "method=\"" + where.first + "\",route=\"" + where.second + "\"";
        for (std::size_t i = 0; i <= statuses.size(); ++i) {
            if (auto const number = answers.by_status[i].load(); number > 0) {
                auto const status = i < statuses.size() ? std::to_string(statuses[i]) : "other";
                line(out, "varn_http_requests_total{" + labels + ",status=\"" + status + "\"}",
                     written(number));
            }
        }
    }
    begin(out, "varn_http_request_seconds", "histogram");
    for (auto const& [where, answers] : book().answers) {
        auto const labels = "method=\"" + where.first + "\",route=\"" + where.second + "\"";
        std::uint64_t below = 0;
        for (std::size_t i = 0; i <= bounds_milliseconds.size(); ++i) {
            below += answers.by_time[i].load();
            auto const bound =
                i < bounds_milliseconds.size() ? written(bounds_milliseconds[i] / 1000.0) : "+Inf";
            line(out, "varn_http_request_seconds_bucket{" + labels + ",le=\"" + bound + "\"}",
                 written(below));
        }
        line(out, "varn_http_request_seconds_sum{" + labels + "}",
             written(static_cast<double>(answers.micros.load()) / 1e6));
        line(out, "varn_http_request_seconds_count{" + labels + "}", written(below));
    }
}

/// Refused sign-ins are answers like others; told by themselves because they are what one watches.
void tell_sign_ins(std::string& out) {
    std::uint64_t failed = 0;
    std::shared_lock const lock{book().mutex};
    auto const found = book().answers.find({"POST", "/session"});
    if (found != book().answers.end()) {
        for (std::size_t i = 0; i < statuses.size(); ++i) {
            failed += statuses[i] == 401 || statuses[i] == 429 ? found->second.by_status[i].load() : 0;
        }
    }
    begin(out, "varn_sign_in_failures_total", "counter");
    line(out, "varn_sign_in_failures_total", written(failed));
}

double seconds(timeval const& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

void tell_process(std::string& out) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    begin(out, "process_cpu_seconds_total", "counter");
    line(out, "process_cpu_seconds_total", written(seconds(used.ru_utime) + seconds(used.ru_stime)));
    std::ifstream statm{"/proc/self/statm"};
    std::uint64_t pages = 0;
    std::uint64_t resident = 0;
    statm >> pages >> resident;
    begin(out, "process_resident_memory_bytes", "gauge");
    line(out, "process_resident_memory_bytes",
         written(resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE))));
    std::error_code ignored;
    std::uint64_t files = 0;
    for (auto const& entry : std::filesystem::directory_iterator{"/proc/self/fd", ignored}) {
        files += entry.path().empty() ? 0 : 1;
    }
    begin(out, "process_open_fds", "gauge");
    line(out, "process_open_fds", written(files));
}

}  // namespace

void count(Tally what, std::uint64_t by) {
    counted[static_cast<std::size_t>(what)].fetch_add(by, std::memory_order_relaxed);
}

void answered(std::string_view method, std::string_view route, int status, std::chrono::nanoseconds took) {
    auto& answers = answers_of(method, route);
    auto const known = std::find(statuses.begin(), statuses.end(), status) - statuses.begin();
    answers.by_status[static_cast<std::size_t>(known)].fetch_add(1, std::memory_order_relaxed);
    auto const micros = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    auto const fits = [&](int bound) { return micros <= std::int64_t{bound} * 1000; };
    auto const bucket = std::find_if(bounds_milliseconds.begin(), bounds_milliseconds.end(), fits);
    answers.by_time[static_cast<std::size_t>(bucket - bounds_milliseconds.begin())].fetch_add(
        1, std::memory_order_relaxed);
    answers.micros.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(micros, 0)),
                             std::memory_order_relaxed);
}

std::string exposition(std::vector<Gauge> const& gauges) {
    std::string out;
    tell_requests(out);
    tell_sign_ins(out);
    for (auto const& [tally, name] : tallies) {
        begin(out, name, "counter");
        auto const value = counted[static_cast<std::size_t>(tally)].load();
        line(out, name,
             tally == Tally::waited_micros ? written(static_cast<double>(value) / 1e6) : written(value));
    }
    std::set<std::string> begun;
    for (auto const& gauge : gauges) {
        auto const name = gauge.name.substr(0, gauge.name.find('{'));
        if (begun.insert(name).second) {
            begin(out, name, "gauge");
        }
        line(out, gauge.name, written(gauge.value));
    }
    tell_process(out);
    return out;
}

}  // namespace varn::metrics
