#include "model_json.h"

#include <algorithm>

namespace varn::resilience {
namespace {

constexpr std::size_t most_problems = 50;
constexpr std::size_t most_bytes_of_model = 400'000'000;

}  // namespace

json::Value const* member_of(json::Value const& of, std::string_view name) {
    auto const* found = of.find(name);
    return found != nullptr && std::holds_alternative<std::nullptr_t>(found->held) ? nullptr : found;
}

std::optional<double> number_in(json::Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value.held)) {
        return static_cast<double>(*whole);
    }
    auto const* real = std::get_if<double>(&value.held);
    return real != nullptr ? std::optional{*real} : std::nullopt;
}

std::optional<Index> index_in(json::Value const& value) {
    auto const* whole = std::get_if<std::int64_t>(&value.held);
    return whole != nullptr && *whole >= 0 && *whole < INT32_MAX ? std::optional{static_cast<Index>(*whole)}
                                                                 : std::nullopt;
}

Result<json::Value> ModelJson::root(std::string_view bytes, std::string_view format) {
    if (bytes.size() > most_bytes_of_model) {
        return Error{ErrorCode::too_large,
                     "resilience.file_too_large",
                     {{"max", std::to_string(most_bytes_of_model)}},
                     {},
                     {}};
    }
    TRY(root, json::parse(bytes));
    auto const* told = root.find("format");
    if (told == nullptr || told->text() == nullptr || *told->text() != format) {
        return invalid("/format", "resilience.unknown_format", {{"format", std::string{format}}});
    }
    return std::move(root);
}

void ModelJson::note(std::string place, std::string_view key, Params params) {
    if (problems_.size() < most_problems) {
        problems_.push_back({std::move(place), std::string{key}, std::move(params)});
    }
}

Error ModelJson::error() {
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems_), {}};
}

std::string ModelJson::text(std::string const& place, json::Value const& of, std::string_view name) {
    auto const* found = member_of(of, name);
    if (found == nullptr) {
        return {};
    }
    if (found->text() == nullptr) {
        note(place + "/" + std::string{name}, "resilience.not_a_text");
        return {};
    }
    return *found->text();
}

double ModelJson::amount(std::string const& place, json::Value const& of, std::string_view name) {
    auto const* found = member_of(of, name);
    auto const value = found == nullptr ? std::optional{0.0} : number_in(*found);
    if (!value) {
        note(place + "/" + std::string{name}, "resilience.not_an_amount");
    }
    return value.value_or(0.0);
}

std::optional<std::int64_t> ModelJson::whole(std::string const& place, json::Value const& of,
                                             std::string_view name) {
    auto const* found = member_of(of, name);
    if (found == nullptr) {
        return std::nullopt;
    }
    auto const* whole = std::get_if<std::int64_t>(&found->held);
    if (whole == nullptr || *whole < 0) {
        note(place + "/" + std::string{name}, "resilience.not_whole");
        return std::nullopt;
    }
    return *whole;
}

std::optional<Minutes> ModelJson::minutes(std::string const& place, json::Value const& of,
                                          std::string_view name) {
    auto const told = whole(place, of, name);
    auto const longest = NetworkLimits{}.longest;
    if (told && *told > longest) {
        note(place + "/" + std::string{name}, "resilience.time_too_long", {{"max", std::to_string(longest)}});
        return std::nullopt;
    }
    return told;
}

json::Array const* ModelJson::list(std::string const& place, json::Value const& of, std::string_view name) {
    auto const* found = member_of(of, name);
    if (found != nullptr && found->array() == nullptr) {
        note(place + "/" + std::string{name}, "resilience.list_missing");
    }
    return found != nullptr ? found->array() : nullptr;
}

void ModelJson::only(std::string const& place, json::Value const& of,
                     std::vector<std::string_view> const& names) {
    if (of.object() == nullptr) {
        note(place, "resilience.object_missing");
        return;
    }
    for (auto const& [name, value] : *of.object()) {
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            std::string known;
            for (auto const one : names) {
                known += (known.empty() ? "" : ", ") + std::string{one};
            }
            note(place + "/" + name, "resilience.unknown_member", {{"known", known}});
        }
    }
}

}  // namespace varn::resilience
