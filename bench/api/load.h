#pragma once
// A client that asks the same question again and again over a few kept connections, and counts.
#include <string>

namespace varn::bench {

/// One question over HTTP on loopback.
struct Question {
    int port = 0;
    std::string path;
    std::string cookie;  // empty for none
};

/// The body of the answer; throws when the status is not 200.
std::string ask_once(Question const& question);
/// How many answers came in `seconds` over `connections` connections, each asking when it has been answered.
long ask_for(Question const& question, int connections, double seconds);

}  // namespace varn::bench
