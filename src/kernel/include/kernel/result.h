#pragma once
// Errors are values. A function that may fail returns Result<T>; TRY and CHECK pass the failure on, visible
// in the left margin. No sentence is composed here: an error carries a text key and parameters (ADR 0008).
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace varn {

/// The closed set of failures. One table in platform/http maps it to status codes, one in app/cli to exit
/// codes.
enum class ErrorCode {
    invalid,
    unauthenticated,
    forbidden,
    not_found,
    conflict,
    stale,
    too_large,
    too_many,
    unavailable,
    internal
};

using Params = std::vector<std::pair<std::string, std::string>>;

/// One thing that is wrong with one place of the input. `pointer` is an RFC 6901 JSON pointer, or "row 3,
/// column D".
struct Problem {
    std::string pointer;
    std::string key;
    Params params;
};

/// Why something could not be done: what the reader is told (`key`, `params`, `problems`), and `cause`, which
/// is only ever logged.
struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string key;
    Params params;
    std::vector<Problem> problems;
    std::string cause;
};

/// An invalid input with one place to blame.
inline Error invalid(std::string pointer, std::string key, Params params = {}) {
    return Error{ErrorCode::invalid,
                 "common.invalid",
                 {},
                 {{std::move(pointer), std::move(key), std::move(params)}},
                 {}};
}
/// Nothing is there, or nothing the actor may know of: the two are never told apart.
inline Error not_found() {
    return Error{ErrorCode::not_found, "common.not_found", {}, {}, {}};
}
/// A failure nobody foresaw. The reader gets a reference number, the log gets `cause`.
inline Error internal(std::string cause) {
    return Error{ErrorCode::internal, "common.internal", {}, {}, std::move(cause)};
}

/// "It went well", where there is nothing more to say.
struct Done {};

namespace detail {
[[noreturn]] inline void assertion_failed(char const* what, char const* file, int line) {
    std::fprintf(stderr, "assertion failed: %s (%s:%d)\n", what, file, line);
    std::abort();
}
}  // namespace detail

/// A value, or the reason there is none.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_(std::move(value)) {}
    Result(Error error) : held_(std::move(error)) {}

    bool ok() const { return held_.index() == 0; }
    explicit operator bool() const { return ok(); }
    T& value() & { return require(), std::get<0>(held_); }
    T const& value() const& { return require(), std::get<0>(held_); }
    T&& value() && { return require(), std::get<0>(std::move(held_)); }
    Error& error() & { return std::get<1>(held_); }
    Error const& error() const& { return std::get<1>(held_); }
    Error&& error() && { return std::get<1>(std::move(held_)); }

private:
    void require() const {
        if (!ok()) {
            detail::assertion_failed(("a value was taken from a failure: " + std::get<1>(held_).key + " " +
                                      std::get<1>(held_).cause)
                                         .c_str(),
                                     __FILE__, __LINE__);
        }
    }
    std::variant<T, Error> held_;
};

}  // namespace varn

/// Binds the value of `expr` to `name`, or returns its error.
#define TRY(name, expr)                          \
    auto name##_result = (expr);                 \
    if (!name##_result.ok())                     \
        return std::move(name##_result).error(); \
    [[maybe_unused]] auto& name = name##_result.value()

/// Returns the error of `expr`, if it has one.
#define CHECK(expr)                                             \
    do {                                                        \
        if (auto checked_result = (expr); !checked_result.ok()) \
            return std::move(checked_result).error();           \
    } while (false)

/// A claim about our own code, never about input. On in every build.
#define ASSERT(claim) \
    ((claim) ? static_cast<void>(0) : ::varn::detail::assertion_failed(#claim, __FILE__, __LINE__))
