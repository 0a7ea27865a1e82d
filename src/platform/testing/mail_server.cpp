#include "platform/mail_server.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace varn::testing {
namespace {

std::string text_of(std::filesystem::path const& file) {
    std::ifstream in{file, std::ios::binary};
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

std::filesystem::path new_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "varn-mail-XXXXXX").string();
    return mkdtemp(pattern.data());
}

void make_certificate(std::filesystem::path const& folder) {
    std::string const command =
        "cd " + folder.string() +
        " && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
        "-subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout key.pem "
        "-out certificate.pem 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);  // NOLINT: a fixed command of this test
}

}  // namespace

MailServer::MailServer(Speaking speaking, std::vector<std::string> const& more) : folder_(new_folder()) {
    std::vector<std::string> words{"/usr/bin/python3", VARN_MAIL_SERVER, folder_.string()};
    if (speaking == Speaking::tls) {
        make_certificate(folder_);
        words.insert(words.end(), {"--tls", certificate(), (folder_ / "key.pem").string()});
    }
    words.insert(words.end(), more.begin(), more.end());
    int in[2];
    int out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) {
        std::abort();
    }
    process_ = fork();
    if (process_ == 0) {
        dup2(in[0], 0);
        dup2(out[1], 1);
        dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), 2);
        std::vector<char*> arguments;
        for (auto& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    input_ = in[1];
    auto* const lines = fdopen(out[0], "r");
    char line[32] = {};
    EXPECT_NE(std::fgets(line, sizeof line, lines), nullptr) << "the mail server did not start";
    std::fclose(lines);
    port_ = std::atoi(line);
}

MailServer::~MailServer() {
    stop();
    std::error_code failed;
    std::filesystem::remove_all(folder_, failed);
}

std::string MailServer::url() const {
    return "smtp://localhost:" + std::to_string(port_);
}

void MailServer::say(std::string const& answer) const {
    std::ofstream{folder_ / "half"} << answer;
    std::filesystem::rename(folder_ / "half", folder_ / "answer");
}

std::vector<std::string> MailServer::kept(std::string const& kind) const {
    std::vector<std::string> all;
    for (int number = 1; std::filesystem::exists(folder_ / (std::to_string(number) + ".eml")); ++number) {
        all.push_back(text_of(folder_ / (std::to_string(number) + kind)));
    }
    return all;
}

std::size_t MailServer::refusals() const {
    auto const lines = text_of(folder_ / "refused");
    return static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
}

void MailServer::stop() {
    if (process_ > 0) {
        close(input_);
        waitpid(process_, nullptr, 0);
        process_ = -1;
    }
}

}  // namespace varn::testing
