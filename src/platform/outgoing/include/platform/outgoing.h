#pragma once
// What the product asks of other servers: a page over HTTP, a mail to be taken over. Everything that leaves
// the machine leaves here. TLS is required and the other's certificate is verified, except to this machine
// itself.
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"
#include "kernel/time.h"

namespace varn::outgoing {

/// True when the URL names this machine: 127.0.0.1, [::1] or localhost.
bool is_to_this_machine(std::string_view url);

/// The text as a part of a URL: all but letters, digits, `-`, `.`, `_` and `~` percent-encoded (RFC
/// 3986, 2.3).
std::string percent_encoded(std::string_view text);

/// How long we wait, whom we believe, and when we give up.
struct Bounds {
    int timeout_ms = 10'000;
    std::size_t bytes_max = 1024 * 1024;      // of the answer
    std::string ca_file = {};                 // authorities believed in instead of the system's
    std::function<bool()> goes_on = nullptr;  // asked now and then; false gives the conversation up
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// What is asked over HTTP. A redirection is not followed.
struct HttpRequest {
    std::string url;
    std::string method = "GET";
    Headers headers = {};
    std::string body = {};
};
struct HttpAnswer {
    int status = 0;
    Headers headers;  // names in lower case
    std::string body;

    std::optional<std::string> header(std::string_view name) const;
};
/// Asks and waits. `unavailable` when nobody answered in time or was not believed, `too_large` when the
/// answer is longer than wanted, `invalid` for a URL that is neither https nor to this machine. Any status is
/// an answer.
Result<HttpAnswer> ask(HttpRequest const& request, Bounds const& bounds = {});

/// An address that may stand in a header and in an envelope: `name@host`, printable ASCII without spaces,
/// quotes or angle brackets, at most 254 characters. Only `mail_address` makes one.
class MailAddress {
public:
    std::string const& text() const { return text_; }

private:
    explicit MailAddress(std::string text) : text_(std::move(text)) {}
    std::string text_;
    friend std::optional<MailAddress> mail_address(std::string_view text);
};
std::optional<MailAddress> mail_address(std::string_view text);

/// A mail in plain text from the product itself.
struct Mail {
    MailAddress from;
    MailAddress to;
    std::string id;  // the same each time this mail is sent, so that a double is recognised: ASCII, no spaces
    Instant at;
    std::string language;  // "sv"
    std::string subject;
    std::string text;
};
/// The mail as bytes (RFC 5322, MIME): ASCII, lines of at most 76 characters that end in CR LF. Whatever
/// `subject` and `text` hold, no header comes of it.
std::string to_bytes(Mail const& mail);

struct MailServer {
    std::string url;  // smtp://host:587 (STARTTLS), smtps://host:465
    std::string user = {};
    std::string password = {};
};
/// What the server said, or that it said nothing.
enum class Delivery {
    taken_over,       // the server answers for it from here
    refused_for_now,  // 4xx, no answer, no TLS, not believed, password not taken: try again later
    refused           // 5xx: this mail to this address will never be taken
};
struct Told {
    Delivery delivery{};
    int code = 0;            // of SMTP, 0 when the server was not reached
    std::string cause = {};  // for the log; of the library, never of the server
};
/// Hands a mail over. Without TLS nothing is said to any machine but this one; with `bounds.ca_file` not to
/// this one either.
Told hand_over(MailServer const& server, Mail const& mail, Bounds const& bounds = {});

/// That a mail server answers, with TLS that is believed; nothing is sent. `unavailable` otherwise.
Result<Done> mail_server_answers(MailServer const& server, Bounds const& bounds = {});

}  // namespace varn::outgoing
