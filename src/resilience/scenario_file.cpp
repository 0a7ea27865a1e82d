#include "resilience/scenario_file.h"

#include <algorithm>

#include "node_names.h"

namespace varn::resilience {
namespace {

constexpr std::size_t most_losses = 1'000'000;
constexpr Minutes followed_after_the_last = Minutes{30} * 24 * 60;

class ScenarioReader {
public:
    explicit ScenarioReader(Network const& network) : names_(network) {}

    Result<Scenario> read(json::Value const& root) {
        json_.only("", root, {"format", "name", "horizon", "merge_gap", "losses", "repairs", "batches"});
        scenario_.name = json_.text("", root, "name");
        auto const horizon = json_.minutes("", root, "horizon");
        scenario_.question.merge_gap = json_.minutes("", root, "merge_gap").value_or(0);
        each(root, "losses", [&](std::string const& place, json::Value const& told) { loss(place, told); });
        each(root, "repairs", [&](std::string const& place, json::Value const& told) {
            json_.only(place, told, {"node", "at"});
            auto const node = names_.member(json_, place, told, "node");
            note_repair(place + "/node", node, time(place, told));
        });
        each(root, "batches", [&](std::string const& place, json::Value const& told) { batch(place, told); });
        end_what_is_repaired();
        if (scenario_.question.losses.size() > most_losses) {
            json_.note("", "resilience.scenario_too_long", {{"max", std::to_string(most_losses)}});
        }
        if (!json_.is_sound()) {
            return json_.error();
        }
        scenario_.question.horizon = horizon.value_or(last_ + followed_after_the_last);
        return std::move(scenario_);
    }

private:
    template <class Take>
    void each(json::Value const& of, std::string const& name, Take const& take) {
        auto const* list = json_.list("", of, name);
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            take("/" + name + "/" + std::to_string(i), (*list)[i]);
        }
    }

    Minutes time(std::string const& place, json::Value const& told) {
        auto const at = json_.minutes(place, told, "at").value_or(0);
        last_ = std::max(last_, at);
        return at;
    }

    void loss(std::string const& place, json::Value const& told) {
        json_.only(place, told, {"node", "at", "lasts"});
        auto const node = names_.member(json_, place, told, "node");
        auto const from = time(place, told);
        auto const lasts = json_.minutes(place, told, "lasts");
        if (lasts == Minutes{0}) {
            json_.note(place + "/lasts", "resilience.lasts_no_time");
        }
        last_ = std::max(last_, from + lasts.value_or(0));
        note_loss(node, from, lasts);
    }

    void batch(std::string const& place, json::Value const& told) {
        json_.only(place, told, {"at", "lose", "repair"});
        auto const at = time(place, told);
        auto const* lost = json_.list(place, told, "lose");
        for (std::size_t i = 0; lost != nullptr && i < lost->size(); ++i) {
            auto const node = names_.at(json_, place + "/lose/" + std::to_string(i), &(*lost)[i]);
            note_loss(node, at, {});
        }
        auto const* repaired = json_.list(place, told, "repair");
        for (std::size_t i = 0; repaired != nullptr && i < repaired->size(); ++i) {
            auto const where = place + "/repair/" + std::to_string(i);
            note_repair(where, names_.at(json_, where, &(*repaired)[i]), at);
        }
    }

    void note_loss(std::optional<Index> node, Minutes from, std::optional<Minutes> lasts) {
        if (node) {
            scenario_.question.losses.push_back({*node, from, lasts});
        }
    }

    struct Repair {
        std::string place;
        Index node;
        Minutes at;
    };
    void note_repair(std::string place, std::optional<Index> node, Minutes at) {
        if (node) {
            repairs_.push_back({std::move(place), *node, at});
        }
    }

    /// A repair ends the earliest loss of its node that began before it and has no end yet.
    void end_what_is_repaired() {
        std::stable_sort(repairs_.begin(), repairs_.end(),
                         [](Repair const& a, Repair const& b) { return a.at < b.at; });
        auto& losses = scenario_.question.losses;
        for (auto const& repair : repairs_) {
            Loss* ended = nullptr;
            for (auto& loss : losses) {
                bool const fits = loss.node == repair.node && !loss.lasts && loss.from < repair.at;
                ended = fits && (ended == nullptr || loss.from < ended->from) ? &loss : ended;
            }
            if (ended == nullptr) {
                json_.note(repair.place, "resilience.nothing_to_repair");
            } else {
                ended->lasts = repair.at - ended->from;
            }
        }
    }

    NodeNames names_;
    ModelJson json_;
    Scenario scenario_;
    std::vector<Repair> repairs_;
    Minutes last_ = 0;
};

}  // namespace

Result<Scenario> read_scenario(std::string_view bytes, Network const& network) {
    TRY(root, ModelJson::root(bytes, "city-scenario/1"));
    return ScenarioReader{network}.read(root);
}

}  // namespace varn::resilience
