#pragma once
// The product as it is shipped: one binary, run as its operator runs it, on a database of its own.
#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace scenario {

/// What a command said and how it ended.
struct Outcome {
    int code = -1;
    std::string output;
    std::string complaint;
};
/// Runs a program to its end with this on its standard input. Output and complaint are kept in `folder`.
Outcome run(std::vector<std::string> const& words, std::string const& input,
            std::filesystem::path const& folder);

/// A running server. Stops with this object.
class Server {
public:
    Server(std::string const& binary, std::string const& database, std::filesystem::path folder,
           std::vector<std::string> const& flags = {});
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;
    /// 0 when it did not begin to listen.
    std::uint16_t port() const { return port_; }
    std::string const& greeting() const { return greeting_; }
    /// What it logged.
    std::string log() const;
    /// Asks it to stop; true when it did so of its own accord and without complaint.
    bool stop();

private:
    std::filesystem::path folder_;
    pid_t process_ = -1;
    std::uint16_t port_ = 0;
    std::string greeting_;
};

/// Databases of one engine: made empty, copied, and gone with this object.
class Databases {
public:
    Databases(std::string engine, std::filesystem::path folder);
    ~Databases();
    Databases(Databases const&) = delete;
    Databases& operator=(Databases const&) = delete;
    /// The address of a new, empty database; empty when it could not be made.
    std::string make(std::string const& name);
    /// A copy of another that nobody is using.
    std::string copy(std::string const& from, std::string const& name);
    void drop(std::string const& name);

private:
    std::string address(std::string const& name) const;
    std::string createdb(std::string const& name, std::vector<std::string> const& how);

    std::string engine_;
    std::filesystem::path folder_;
    std::string cluster_;  // of PostgreSQL, without a database
    std::vector<std::string> made_;
};

}  // namespace scenario
