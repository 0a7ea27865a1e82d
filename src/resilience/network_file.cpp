#include "resilience/network_file.h"

#include <cmath>

#include "engine/network_text.h"
#include "platform/json.h"

namespace varn::resilience {
namespace {

constexpr std::size_t most_bytes = 400'000'000;

std::optional<double> number(json::Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value.held)) {
        return static_cast<double>(*whole);
    }
    auto const* real = std::get_if<double>(&value.held);
    return real != nullptr ? std::optional{*real} : std::nullopt;
}

/// Reads `city-dep/1`; gathers what is wrong, each thing at its pointer.
class Reader {
public:
    Result<Network> read(json::Value const& root) {
        auto const* format = root.find("format");
        if (format == nullptr || format->text() == nullptr || *format->text() != "city-dep/1") {
            return invalid("/format", "resilience.unknown_format");
        }
        auto const* nodes = root.find("nodes");
        if (nodes == nullptr || nodes->array() == nullptr) {
            return invalid("/nodes", "resilience.list_missing");
        }
        for (std::size_t i = 0; i < nodes->array()->size(); ++i) {
            node("/nodes/" + std::to_string(i), (*nodes->array())[i]);
        }
        if (!problems_.empty()) {
            return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems_), {}};
        }
        CHECK(validate(network_));
        return std::move(network_);
    }

private:
    static constexpr std::size_t most_problems = 50;
    void note(std::string place, std::string_view key) {
        if (problems_.size() < most_problems) {
            problems_.push_back({std::move(place), std::string{key}, {}});
        }
    }
    static json::Value const* member(json::Value const& of, std::string_view name) {
        auto const* found = of.find(name);
        return found != nullptr && std::holds_alternative<std::nullptr_t>(found->held) ? nullptr : found;
    }
    std::string text(std::string const& place, json::Value const& of, std::string_view name) {
        auto const* found = member(of, name);
        if (found == nullptr) {
            return {};
        }
        if (found->text() == nullptr) {
            note(place + "/" + std::string{name}, "resilience.not_a_text");
            return {};
        }
        return *found->text();
    }
    double amount(std::string const& place, json::Value const& of, std::string_view name) {
        auto const* found = member(of, name);
        auto const value = found == nullptr ? std::optional{0.0} : number(*found);
        if (!value) {
            note(place + "/" + std::string{name}, "resilience.not_an_amount");
        }
        return value.value_or(0.0);
    }
    /// Hours that are whole minutes.
    Minutes hours(std::string const& place, json::Value const& value) {
        auto const told = number(value);
        auto const minutes = told.value_or(0.5) * 60.0;
        auto const whole = std::round(minutes);
        if (!told || std::abs(minutes - whole) > 1e-6 || std::abs(whole) > 1e12) {
            note(place, "resilience.not_whole_minutes");
            return 0;
        }
        return static_cast<Minutes>(whole);
    }
    Minutes hours(std::string const& place, json::Value const& of, std::string_view name) {
        auto const* found = member(of, name);
        return found == nullptr ? 0 : hours(place + "/" + std::string{name}, *found);
    }
    std::optional<Index> index(json::Value const& value) {
        auto const* whole = std::get_if<std::int64_t>(&value.held);
        return whole != nullptr && *whole >= 0 && *whole < INT32_MAX
                   ? std::optional{static_cast<Index>(*whole)}
                   : std::nullopt;
    }

    void node(std::string const& place, json::Value const& told) {
        Node made;
        made.id = text(place, told, "id");
        made.kind = text(place, told, "kind");
        made.name = text(place, told, "name");
        made.is_service = amount(place, told, "svc") != 0.0;
        made.loss_probability = amount(place, told, "p");
        made.losses_per_year = amount(place, told, "lam");
        made.restart = hours(place, told, "restart");
        if (auto const* district = member(told, "d")) {
            made.district = index(*district).value_or(0) + 1;
        }
        if (auto const* tolerable = member(told, "mtpd")) {
            made.tolerable = hours(place + "/mtpd", *tolerable);
        }
        if (auto const rate = amount(place, told, "harm"); rate > 0.0) {
            auto const from = made.tolerable.value_or(0);
            made.harm = {{from, 0.0}, {from + 60, rate}};
        }
        repair(place + "/rep", told, made);
        auto const* groups = member(told, "groups");
        if (groups != nullptr && groups->array() == nullptr) {
            note(place + "/groups", "resilience.list_missing");
        } else if (groups != nullptr) {
            for (std::size_t g = 0; g < groups->array()->size(); ++g) {
                made.needs.push_back(need(place + "/groups/" + std::to_string(g), (*groups->array())[g]));
            }
        }
        network_.nodes.push_back(std::move(made));
    }

    void repair(std::string const& place, json::Value const& told, Node& made) {
        auto const* times = member(told, "rep");
        if (times == nullptr) {
            return;
        }
        auto const* list = times->array();
        if (list == nullptr || list->size() != 3) {
            note(place, "resilience.bad_repair");
            return;
        }
        made.repair = {hours(place + "/0", (*list)[0]), hours(place + "/1", (*list)[1]),
                       hours(place + "/2", (*list)[2])};
    }

    Need need(std::string const& place, json::Value const& told) {
        Need made;
        auto const* least = member(told, "k");
        made.least = least != nullptr ? index(*least).value_or(0) : 0;
        made.buffer = hours(place, told, "buf");
        made.kind = text(place, told, "r");
        if (auto const* refill = told.find("refill")) {
            made.refill = std::holds_alternative<std::nullptr_t>(refill->held)
                              ? std::nullopt
                              : std::optional{hours(place + "/refill", *refill)};
        }
        auto const* members = member(told, "of");
        if (members == nullptr || members->array() == nullptr) {
            note(place + "/of", "resilience.list_missing");
            return made;
        }
        for (std::size_t m = 0; m < members->array()->size(); ++m) {
            auto const one = index((*members->array())[m]);
            if (!one) {
                note(place + "/of/" + std::to_string(m), "resilience.not_an_index");
            }
            made.of.push_back(one.value_or(0));
        }
        return made;
    }

    Network network_;
    std::vector<Problem> problems_;
};

}  // namespace

Result<Network> read_network_file(std::string_view bytes) {
    if (bytes.size() > most_bytes) {
        return Error{
            ErrorCode::too_large, "resilience.file_too_large", {{"max", std::to_string(most_bytes)}}, {}, {}};
    }
    auto const first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || bytes[first] != '{') {
        TRY(fixture, read_network(bytes));
        return std::move(fixture.network);
    }
    TRY(root, json::parse(bytes));
    return Reader{}.read(root);
}

}  // namespace varn::resilience
