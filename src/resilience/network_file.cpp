#include "resilience/network_file.h"

#include <cmath>

#include "engine/network_text.h"
#include "model_json.h"

namespace varn::resilience {
namespace {

/// Reads `city-dep/1`; gathers what is wrong, each thing at its pointer.
class Reader {
public:
    Result<Network> read(json::Value const& root) {
        auto const* nodes = root.find("nodes");
        if (nodes == nullptr || nodes->array() == nullptr) {
            return invalid("/nodes", "resilience.list_missing");
        }
        for (std::size_t i = 0; i < nodes->array()->size(); ++i) {
            node("/nodes/" + std::to_string(i), (*nodes->array())[i]);
        }
        if (!json_.is_sound()) {
            return json_.error();
        }
        CHECK(validate(network_));
        return std::move(network_);
    }

private:
    /// Hours that are whole minutes.
    Minutes hours(std::string const& place, json::Value const& value) {
        auto const told = number_in(value);
        auto const minutes = told.value_or(0.5) * 60.0;
        auto const whole = std::round(minutes);
        if (!told || std::abs(minutes - whole) > 1e-6 || std::abs(whole) > 1e12) {
            json_.note(place, "resilience.not_whole_minutes");
            return 0;
        }
        return static_cast<Minutes>(whole);
    }
    Minutes hours(std::string const& place, json::Value const& of, std::string_view name) {
        auto const* found = member_of(of, name);
        return found == nullptr ? 0 : hours(place + "/" + std::string{name}, *found);
    }

    void node(std::string const& place, json::Value const& told) {
        Node made;
        made.id = json_.text(place, told, "id");
        made.kind = json_.text(place, told, "kind");
        made.name = json_.text(place, told, "name");
        made.is_service = json_.amount(place, told, "svc") != 0.0;
        made.loss_probability = json_.amount(place, told, "p");
        made.losses_per_year = json_.amount(place, told, "lam");
        made.restart = hours(place, told, "restart");
        if (auto const* district = member_of(told, "d")) {
            auto const number = index_in(*district);
            if (!number) {
                json_.note(place + "/d", "resilience.not_an_index");
            }
            made.district = number.value_or(0) + 1;
        }
        if (auto const* tolerable = member_of(told, "mtpd")) {
            made.tolerable = hours(place + "/mtpd", *tolerable);
        }
        if (auto const rate = json_.amount(place, told, "harm"); rate < 0.0) {
            json_.note(place + "/harm", "resilience.not_an_amount");
        } else if (rate > 0.0) {
            auto const from = made.tolerable.value_or(0);
            made.harm = {{from, 0.0}, {from + 60, rate}};
        }
        repair(place + "/rep", told, made);
        auto const* groups = json_.list(place, told, "groups");
        for (std::size_t g = 0; groups != nullptr && g < groups->size(); ++g) {
            made.needs.push_back(need(place + "/groups/" + std::to_string(g), (*groups)[g]));
        }
        network_.nodes.push_back(std::move(made));
    }

    void repair(std::string const& place, json::Value const& told, Node& made) {
        auto const* times = member_of(told, "rep");
        if (times == nullptr) {
            return;
        }
        auto const* list = times->array();
        if (list == nullptr || list->size() != 3) {
            json_.note(place, "resilience.bad_repair");
            return;
        }
        made.repair = {hours(place + "/0", (*list)[0]), hours(place + "/1", (*list)[1]),
                       hours(place + "/2", (*list)[2])};
    }

    Need need(std::string const& place, json::Value const& told) {
        Need made;
        auto const* least = member_of(told, "k");
        made.least = least != nullptr ? index_in(*least).value_or(0) : 0;
        made.buffer = hours(place, told, "buf");
        made.kind = json_.text(place, told, "r");
        if (auto const* refill = told.find("refill")) {
            made.refill = std::holds_alternative<std::nullptr_t>(refill->held)
                              ? std::nullopt
                              : std::optional{hours(place + "/refill", *refill)};
        }
        auto const* members = member_of(told, "of");
        if (members == nullptr || members->array() == nullptr) {
            json_.note(place + "/of", "resilience.list_missing");
            return made;
        }
        for (std::size_t m = 0; m < members->array()->size(); ++m) {
            auto const one = index_in((*members->array())[m]);
            if (!one) {
                json_.note(place + "/of/" + std::to_string(m), "resilience.not_an_index");
            }
            made.of.push_back(one.value_or(0));
        }
        return made;
    }

    Network network_;
    ModelJson json_;
};

}  // namespace

Result<Network> read_network_file(std::string_view bytes) {
    auto const first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || bytes[first] != '{') {
        TRY(fixture, read_network(bytes));
        return std::move(fixture.network);
    }
    TRY(root, ModelJson::root(bytes, "city-dep/1"));
    return Reader{}.read(root);
}

}  // namespace varn::resilience
