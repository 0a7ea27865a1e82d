#pragma once
// Reading models out of JSON: members by name, each fault noted at its pointer, all of them told at once.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/network.h"
#include "platform/json.h"

namespace varn::resilience {

/// The member of an object; nothing when it is absent or null.
json::Value const* member_of(json::Value const& of, std::string_view name);
std::optional<double> number_in(json::Value const& value);
/// A whole number that can be the place of something in a list.
std::optional<Index> index_in(json::Value const& value);

/// Takes values, and notes what is wrong with them.
class ModelJson {
public:
    /// The root of a file of that format. Errors: those of JSON; invalid at /format for another format.
    static Result<json::Value> root(std::string_view bytes, std::string_view format);

    void note(std::string place, std::string_view key, Params params = {});
    bool is_sound() const { return problems_.empty(); }
    /// Everything noted, as one error.
    Error error();

    /// Absent: an empty text, 0, nothing.
    std::string text(std::string const& place, json::Value const& of, std::string_view name);
    double amount(std::string const& place, json::Value const& of, std::string_view name);
    /// Whole minutes that are not negative.
    std::optional<Minutes> minutes(std::string const& place, json::Value const& of, std::string_view name);
    std::optional<std::int64_t> whole(std::string const& place, json::Value const& of, std::string_view name);
    /// A list, or nothing when it is absent; notes what is none.
    json::Array const* list(std::string const& place, json::Value const& of, std::string_view name);
    /// Notes every member that has none of these names: a slip of the pen must not change what is asked.
    void only(std::string const& place, json::Value const& of, std::vector<std::string_view> const& names);

private:
    std::vector<Problem> problems_;
};

}  // namespace varn::resilience
