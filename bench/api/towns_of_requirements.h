#pragma once
// A town whose catalogue of requirements has many rows, in a file of its own, with one account that may read.
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "platform/clock.h"
#include "platform/db.h"
#include "platform/sessions.h"
#include "platform/town.h"

namespace varn::bench {

/// What one process needs to answer for the town: its own connections to the same file.
class OpenTown {
public:
    explicit OpenTown(std::string const& url);
    Town& town() { return *town_; }
    auth::Sessions& sessions() { return *sessions_; }

private:
    std::unique_ptr<clock::Clock> clock_;
    std::unique_ptr<clock::Ids> ids_;
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<Town> town_;
    std::unique_ptr<auth::Sessions> sessions_;
};

/// Makes the file with `rows` requirements; gives the token of a session that may read them.
std::string make_town(std::string const& url, int rows);

/// The value of a result; ends the program with its key when there is none, since nothing can be measured.
template <class T>
T must(Result<T> result) {
    if (!result.ok()) {
        throw std::runtime_error(result.error().key + " " + result.error().cause);
    }
    return std::move(result).value();
}

}  // namespace varn::bench
