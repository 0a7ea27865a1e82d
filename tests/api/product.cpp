#include "product.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace scenario {
namespace {

namespace fs = std::filesystem;
constexpr int start_time_ms = 30'000;
constexpr char const* postgres_programs = "/usr/lib/postgresql/15/bin/";

std::string text_of(fs::path const& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

int opened(fs::path const& file, int how) {
    return open(file.c_str(), how | O_CLOEXEC, 0600);
}

/// Becomes the program in a new process whose standard streams are these.
pid_t begin(std::vector<std::string> const& words, int input, int output, int complaint) {
    std::vector<char*> arguments;
    for (auto const& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    auto const process = fork();
    if (process == 0) {
        dup2(input, 0);
        dup2(output, 1);
        dup2(complaint, 2);
        setenv("VARN_LANGUAGE", "en", 1);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    return process;
}

int code_of(pid_t process) {
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run(std::vector<std::string> const& words, std::string const& input, fs::path const& folder) {
    std::ofstream{folder / "input", std::ios::binary} << input;
    int const in = opened(folder / "input", O_RDONLY);
    int const out = opened(folder / "output", O_WRONLY | O_CREAT | O_TRUNC);
    int const complaint = opened(folder / "complaint", O_WRONLY | O_CREAT | O_TRUNC);
    auto const process = begin(words, in, out, complaint);
    for (int const handle : {in, out, complaint}) {
        close(handle);
    }
    auto const code = code_of(process);
    return {code, text_of(folder / "output"), text_of(folder / "complaint")};
}

Server::Server(std::string const& binary, std::string const& database, fs::path folder,
               std::vector<std::string> const& flags)
    : folder_(std::move(folder)) {
    int pipe_ends[2];
    if (pipe2(pipe_ends, O_CLOEXEC) != 0) {
        return;
    }
    int const none = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int const log = opened(folder_ / "log", O_WRONLY | O_CREAT | O_TRUNC);
    std::vector<std::string> words{
        binary, "serve",           "--db", database,           "--today",       "2024-02-01", "--listen-port",
        "0",    "--second-factor", "off",  "--data-directory", folder_.string()};
    words.insert(words.end(), flags.begin(), flags.end());
    process_ = begin(words, none, pipe_ends[1], log);
    for (int const handle : {none, log, pipe_ends[1]}) {
        close(handle);
    }
    pollfd waiting{.fd = pipe_ends[0], .events = POLLIN, .revents = 0};
    char bytes[1024];
    std::string const before_port = "http://127.0.0.1:";
    // The greeting comes as one piece when the port is taken; the link of a first start is a part of it.
    while (greeting_.find(before_port) == std::string::npos && poll(&waiting, 1, start_time_ms) > 0) {
        auto const some = read(pipe_ends[0], bytes, sizeof bytes);
        if (some <= 0) {
            break;
        }
        greeting_.append(bytes, static_cast<std::size_t>(some));
    }
    close(pipe_ends[0]);
    if (auto const at = greeting_.find(before_port); at != std::string::npos) {
        port_ = static_cast<std::uint16_t>(std::atoi(greeting_.c_str() + at + before_port.size()));
    }
}

Server::~Server() {
    stop();
}

std::string Server::log() const {
    return text_of(folder_ / "log");
}

bool Server::stop() {
    if (process_ <= 0) {
        return true;
    }
    kill(process_, SIGTERM);
    auto const code = code_of(process_);
    process_ = -1;
    return code == 0;
}

Databases::Databases(std::string engine, fs::path folder)
    : engine_(std::move(engine)), folder_(std::move(folder)) {
    if (char const* cluster = std::getenv("VARN_TEST_POSTGRES");
        engine_ == "postgres" && cluster != nullptr) {
        cluster_ = cluster;
    }
}

Databases::~Databases() {
    while (!made_.empty()) {
        drop(std::string{made_.back()});
    }
}

std::string Databases::address(std::string const& name) const {
    if (engine_ == "sqlite") {
        return "sqlite:" + (folder_ / (name + ".db")).string();
    }
    return cluster_.substr(0, cluster_.rfind('/') + 1) + name;
}

std::string Databases::createdb(std::string const& name, std::vector<std::string> const& how) {
    std::vector<std::string> words{postgres_programs + std::string{"createdb"},
                                   "--maintenance-db=" + cluster_};
    words.insert(words.end(), how.begin(), how.end());
    words.push_back(name);
    if (run(words, "", folder_).code != 0) {
        return "";
    }
    made_.push_back(name);
    return address(name);
}

std::string Databases::make(std::string const& name) {
    auto const full = engine_ == "sqlite" ? name : name + "_" + std::to_string(getpid());
    return engine_ == "sqlite" ? address(full) : createdb(full, {});
}

std::string Databases::copy(std::string const& from, std::string const& name) {
    if (engine_ == "sqlite") {
        std::error_code failed;
        fs::copy_file(from.substr(from.find(':') + 1), folder_ / (name + ".db"), failed);
        return failed ? "" : address(name);
    }
    return createdb(name + "_" + std::to_string(getpid()),
                    {"--template=" + from.substr(from.rfind('/') + 1)});
}

void Databases::drop(std::string const& name) {
    (void)run({postgres_programs + std::string{"dropdb"}, "--if-exists", "--force",
               "--maintenance-db=" + cluster_, name},
              "", folder_);
    made_.erase(std::remove(made_.begin(), made_.end(), name), made_.end());
}

}  // namespace scenario
