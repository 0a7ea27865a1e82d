#include "cli/analyse_model.h"

#include <charconv>
#include <map>
#include <sstream>

#include "engine/network_text.h"
#include "resilience/network_file.h"

namespace varn::app {

using resilience::Index;
using resilience::Minutes;
using resilience::Network;

Result<Network> network_of(std::string const& file) {
    TRY(bytes, bytes_of(file));
    return resilience::read_network_file(bytes);
}

Result<std::vector<Index>> places_of(Network const& network, std::string const& ids, std::string_view flag) {
    std::map<std::string_view, Index> known;
    for (Index node = 0; node < network.nodes.size(); ++node) {
        known.emplace(network.nodes[node].id, node);
    }
    std::vector<Index> places;
    std::istringstream list{ids};
    for (std::string id; std::getline(list, id, ',');) {
        auto const found = known.find(id);
        if (found == known.end()) {
            return invalid("--" + std::string{flag}, "app.no_such_node", {{"id", id}});
        }
        places.push_back(found->second);
    }
    if (places.empty()) {
        return invalid("--" + std::string{flag}, "app.no_such_node", {{"id", ids}});
    }
    return places;
}

Result<std::optional<Minutes>> time_of(Arguments const& arguments, std::string_view flag) {
    auto const told = arguments.flag(flag);
    if (!told) {
        return std::optional<Minutes>{};
    }
    auto const minutes = resilience::minutes_of(*told);
    if (!minutes || *minutes == 0) {
        return invalid("--" + std::string{flag}, "resilience.bad_time", {{"name", "--" + std::string{flag}}});
    }
    return std::optional{*minutes};
}

std::string const& name_in(Network const& network, Index node) {
    auto const& facts = network.nodes[node];
    return facts.name.empty() ? facts.id : facts.name;
}

Error in_file(Error error, std::string const& file) {
    for (auto& problem : error.problems) {
        problem.pointer = problem.pointer.empty() ? file : file + " " + problem.pointer;
    }
    return error;
}

json::Value to_json(resilience::Estimate const& estimate) {
    return json::Object{{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

json::Value to_json(resilience::CutSetCount const& count) {
    constexpr std::int64_t most = std::int64_t{1} << 53U;
    std::int64_t number = 0;
    auto const* const end = count.digits.data() + count.digits.size();
    auto const read = std::from_chars(count.digits.data(), end, number);
    if (count.is_at_least || read.ec != std::errc{} || number > most) {
        return (count.is_at_least ? ">=" : "") + count.digits;
    }
    return number;
}

json::Value to_json(std::optional<double> number) {
    return number ? json::Value{*number} : json::Value{nullptr};
}

json::Value to_json(std::optional<Minutes> minutes) {
    return minutes ? json::Value{*minutes} : json::Value{nullptr};
}

json::Array ids_of(Network const& network, std::span<Index const> nodes) {
    json::Array ids;
    for (auto const node : nodes) {
        ids.push_back(network.nodes[node].id);
    }
    return ids;
}

}  // namespace varn::app
