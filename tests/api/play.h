#pragma once
// Plays a scenario line by line against a running server. tests/api/README.md is the form.
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "device.h"
#include "pointer.h"
#include "town.h"

namespace scenario {

class Play {
public:
    Play(Server const& server, std::string binary, Credentials actors, std::filesystem::path folder);
    /// Plays one line; what is wrong, or nothing.
    std::string line(std::string const& text);
    /// What is wrong with what the last request left behind.
    std::string end();
    /// The last request and its answer, for whoever reads a failure.
    std::string last() const;
    int requests() const { return requests_; }

private:
    std::string act(std::string const& verb, std::string const& rest);
    std::string expect(std::string const& verb, std::string const& rest);
    std::string become(std::string const& name);
    std::string sign_in_as(std::string const& rest);
    std::string begin_request(std::string const& method, std::string const& rest);
    std::string add_to_request(std::string const& text);
    std::string send(int status);
    std::string save(std::string const& rest);
    std::string take_session(std::string const& rest);
    std::string use_device(std::string const& rest);
    std::string compare(std::string const& rest);
    std::string compare_with_command(std::string const& rest);
    std::string audited(std::string const& rest);
    std::string settle();
    std::int64_t audit_size() const;
    std::optional<varn::json::Value> as_auditor(std::string const& target) const;
    std::optional<std::string> filled(std::string const& text, std::string& unknown) const;

    std::uint16_t port_;
    std::string binary_;
    Credentials actors_;
    std::filesystem::path folder_;
    std::map<std::string, std::string> saved_;
    std::string actor_ = "nobody";
    Device device_;
    std::optional<Request> building_;
    std::optional<Request> asked_;
    Answer answer_;
    std::optional<varn::json::Value> told_;
    std::int64_t size_before_ = 0;
    std::int64_t declared_ = 0;  // audit entries that the scenario has named since the last request
    bool must_be_still_ = false;
    int requests_ = 0;
};

}  // namespace scenario
