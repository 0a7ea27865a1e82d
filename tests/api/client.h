#pragma once
// The smallest client that can ask the product anything, also what no well-behaved client would ask.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace scenario {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;
    std::string target;
    Fields fields;
    std::string body;
};

struct Answer {
    int status = 0;
    Fields fields;
    std::string body;

    /// The values of a header field, joined with ", "; empty when it is not there.
    std::string field(std::string const& name) const;
};

/// Asks the server on a port of this machine. Of an event stream only what comes at once is read. Nothing
/// when there was no answer.
std::optional<Answer> ask(std::uint16_t port, Request const& request);

}  // namespace scenario
