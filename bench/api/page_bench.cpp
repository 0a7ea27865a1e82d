// A page of 50 rows through the whole API against the same page by hand on the same server, in one run: two
// processes over one file, asked in turns, medians. The target is 60 %.
//     page_bench [ROWS=100000] [REPEATS=7] [SECONDS=0.7]
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "by_hand.h"
#include "load.h"
#include "platform/auth_routes.h"
#include "platform/dispatch.h"
#include "platform/i18n.h"
#include "programme/api.h"
#include "towns_of_requirements.h"

namespace varn::bench {
namespace {

constexpr int connections = 4;

void serve(http::Application const& application, int tell) {
    http::ServerOptions options;
    options.stop_on_signal = true;
    http::Server server{options, application};
    must(server.listen());
    int const port = server.port();
    if (write(tell, &port, sizeof port) == sizeof port) {
        server.run();
    }
}

void serve_api(std::string const& url, int tell) {
    OpenTown open{url};
    http::DispatchOptions options;
    options.authenticate = auth::recognise_by(open.sessions());
    http::Dispatcher const dispatcher{open.town(), programme::routes(), std::move(options)};
    serve(dispatcher, tell);
}

void serve_by_hand(std::string const& url, int tell) {
    OpenTown open{url};
    serve(ByHand{open.town().db}, tell);
}

/// A server in a process of its own, so that its processor time is told apart from the client's.
class Served {
public:
    Served(std::string const& url, void (*serving)(std::string const&, int)) {
        int ends[2];
        if (pipe(ends) != 0 || (process_ = fork()) < 0) {
            throw std::runtime_error("no process for a server");
        }
        if (process_ == 0) {
            prctl(PR_SET_PDEATHSIG, SIGTERM);
            // The log goes where a service's log goes, and costs what it costs there.
            (void)!std::freopen("/dev/null", "w", stderr);
            serving(url, ends[1]);
            _exit(0);
        }
        close(ends[1]);
        if (read(ends[0], &port_, sizeof port_) != sizeof port_) {
            throw std::runtime_error("a server did not start");
        }
        close(ends[0]);
    }
    ~Served() {
        kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
    Served(Served const&) = delete;
    Served& operator=(Served const&) = delete;

    int port() const { return port_; }
    double processor_seconds() const {
        clockid_t id{};
        timespec used{};
        clock_getcpuclockid(process_, &id);
        clock_gettime(id, &used);
        return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) * 1e-9;
    }

private:
    pid_t process_ = -1;
    int port_ = 0;
};

struct Measured {
    double per_second = 0;
    double processor_us = 0;  // for one answer, the server's alone
};

Measured measure(Served const& served, Question question, double seconds) {
    question.port = served.port();
    auto const before = served.processor_seconds();
    auto const answered = static_cast<double>(ask_for(question, connections, seconds));
    return {answered / seconds, (served.processor_seconds() - before) * 1e6 / answered};
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Run {
    int repeats;
    double seconds;
};

void compare(Served const& api, Served const& by_hand, Question const& question, Run const& run) {
    Question plain = question;
    plain.cookie.clear();
    Question asked = question;
    asked.port = api.port();
    plain.port = by_hand.port();
    if (ask_once(asked) != ask_once(plain)) {
        throw std::runtime_error("the two say different things");
    }
    std::vector<double> rates[2];
    std::vector<double> costs[2];
    std::vector<double> rate_ratios;
    std::vector<double> cost_ratios;
    for (int i = 0; i < run.repeats; ++i) {
        Measured both[2];
        for (int k = 0; k < 2; ++k) {
            int const which = (i + k) % 2;  // who goes first changes
            both[which] =
                which == 0 ? measure(api, question, run.seconds) : measure(by_hand, plain, run.seconds);
        }
        for (int k = 0; k < 2; ++k) {
            rates[k].push_back(both[k].per_second);
            costs[k].push_back(both[k].processor_us);
        }
        rate_ratios.push_back(both[0].per_second / both[1].per_second);
        cost_ratios.push_back(both[1].processor_us / both[0].processor_us);
    }
    std::printf(
        "  %-66s api %7.0f/s %7.0f us   by hand %7.0f/s %7.0f us   rate %3.0f %%   processor %3.0f %%\n",
        question.path.c_str(), median(rates[0]), median(costs[0]), median(rates[1]), median(costs[1]),
        median(rate_ratios) * 100, median(cost_ratios) * 100);
}

void run_all(int rows, Run const& run) {
    auto folder = std::filesystem::current_path() / "page_bench-XXXXXX";
    auto pattern = folder.string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no folder for the database");
    }
    auto const url = "sqlite:" + pattern + "/varn.db";
    auto const token = make_town(url, rows);
    {
        Served const api{url, serve_api};
        Served const by_hand{url, serve_by_hand};
        std::printf("page of 50 of %d requirements, %d connections, %d x %.1f s each\n", rows, connections,
                    run.repeats, run.seconds);
        auto const path = std::string{http::base_path} + "/requirements?limit=50&offset=";
        for (int const offset : {0, rows / 10 * 9}) {
            compare(api, by_hand, {0, path + std::to_string(offset), "varn_session=" + token}, run);
        }
    }
    std::filesystem::remove_all(pattern);
}

}  // namespace
}  // namespace varn::bench

int main(int count, char** arguments) {
    try {
        varn::i18n::load_embedded();
        int const rows = count > 1 ? std::atoi(arguments[1]) : 100'000;
        int const repeats = count > 2 ? std::atoi(arguments[2]) : 7;
        double const seconds = count > 3 ? std::atof(arguments[3]) : 0.7;
        varn::bench::run_all(rows, {repeats, seconds});
    } catch (std::exception const& failure) {
        std::fprintf(stderr, "page_bench: %s\n", failure.what());
        return 1;
    }
    return 0;
}
