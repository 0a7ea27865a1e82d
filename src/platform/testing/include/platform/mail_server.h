#pragma once
// For tests: a real mail server (tests/mail/server.py) on a port of this machine.
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace varn::testing {

class MailServer {
public:
    enum class Speaking { plain, tls };
    /// Starts it; with `tls` under a certificate of its own for "localhost", demanding STARTTLS.
    explicit MailServer(Speaking speaking = Speaking::plain, std::vector<std::string> const& more = {});
    ~MailServer();
    MailServer(MailServer const&) = delete;
    MailServer& operator=(MailServer const&) = delete;

    /// smtp://localhost:PORT
    std::string url() const;
    /// The certificate that the server shows.
    std::string certificate() const { return (folder_ / "certificate.pem").string(); }
    /// What is said to every recipient from now on ("451 4.7.1 Later", "slow"); mails are taken when empty.
    void say(std::string const& answer) const;
    /// The mails that have come, as the bytes that were sent, and the lines of their envelopes.
    std::vector<std::string> mails() const { return kept(".eml"); }
    std::vector<std::string> envelopes() const { return kept(".envelope"); }
    /// The number of recipients that were refused.
    std::size_t refusals() const;
    void stop();

private:
    std::vector<std::string> kept(std::string const& kind) const;
    std::filesystem::path folder_;
    pid_t process_ = -1;
    int input_ = -1;
    int port_ = 0;
};

}  // namespace varn::testing
