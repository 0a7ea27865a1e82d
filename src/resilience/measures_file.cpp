#include "resilience/measures_file.h"

#include <set>

#include "node_names.h"

namespace varn::resilience {
namespace {

class MeasuresReader {
public:
    explicit MeasuresReader(Network const& network) : network_(network), names_(network) {}

    Result<MeasureList> read(json::Value const& root) {
        json_.only("", root, {"format", "harm", "measures"});
        harm(root);
        auto const* measures = json_.list("", root, "measures");
        if (measures == nullptr || measures->empty()) {
            json_.note("/measures", "resilience.list_missing");
        }
        for (std::size_t i = 0; measures != nullptr && i < measures->size(); ++i) {
            measure("/measures/" + std::to_string(i), (*measures)[i]);
        }
        if (!json_.is_sound()) {
            return json_.error();
        }
        CHECK(validate(network_, list_.measures));
        return std::move(list_);
    }

private:
    void harm(json::Value const& root) {
        auto const* told = member_of(root, "harm");
        if (told == nullptr) {
            return;
        }
        if (told->object() == nullptr) {
            json_.note("/harm", "resilience.object_missing");
            return;
        }
        list_.harm.assign(network_.nodes.size(), 0.0);
        for (auto const& [id, amount] : *told->object()) {
            json::Value const name{id};
            auto const node = names_.at(json_, "/harm/" + id, &name);
            auto const value = number_in(amount);
            if (!value || *value < 0.0) {
                json_.note("/harm/" + id, "resilience.not_an_amount");
            } else if (node) {
                list_.harm[*node] = *value;
            }
        }
    }

    void measure(std::string const& place, json::Value const& told) {
        json_.only(place, told, {"id", "name", "cost", "changes"});
        Measure made;
        made.id = json_.text(place, told, "id");
        if (made.id.empty()) {
            json_.note(place + "/id", "resilience.id_missing");
        } else if (!ids_.insert(made.id).second) {
            json_.note(place + "/id", "resilience.id_twice", {{"id", made.id}});
        }
        auto const name = json_.text(place, told, "name");
        list_.names.push_back(name.empty() ? made.id : name);
        if (member_of(told, "cost") == nullptr) {
            json_.note(place + "/cost", "resilience.not_whole");
        }
        made.cost = json_.whole(place, told, "cost").value_or(0);
        auto const* changes = json_.list(place, told, "changes");
        if (changes == nullptr || changes->empty()) {
            json_.note(place + "/changes", "resilience.list_missing");
        }
        for (std::size_t i = 0; changes != nullptr && i < changes->size(); ++i) {
            auto const where = place + "/changes/" + std::to_string(i);
            if (auto change = read_change(where, (*changes)[i])) {
                made.changes.push_back(std::move(*change));
            }
        }
        list_.measures.push_back(std::move(made));
    }

    std::optional<Change> read_change(std::string const& place, json::Value const& told) {
        auto const kind = json_.text(place, told, "kind");
        if (kind == "add_member" || kind == "lower_least" || kind == "lengthen_buffer") {
            return change_of_need(place, told, kind);
        }
        auto const with = [&](std::string_view field) {
            json_.only(place, told, {"kind", "node", field});
            if (member_of(told, field) == nullptr) {
                json_.note(place + "/" + std::string{field}, "resilience.value_missing");
            }
            return names_.member(json_, place, told, "node").value_or(0);
        };
        if (kind == "lower_loss_probability") {
            auto const node = with("probability");
            return LowerLossProbability{node, json_.amount(place, told, "probability")};
        }
        if (kind == "lower_loss_rate") {
            auto const node = with("per_year");
            return LowerLossRate{node, json_.amount(place, told, "per_year")};
        }
        if (kind == "shorten_restart") {
            auto const node = with("restart");
            return ShortenRestart{node, json_.minutes(place, told, "restart").value_or(0)};
        }
        if (kind == "shorten_repair") {
            auto const node = with("repair");
            return ShortenRepair{node, repair(place, told)};
        }
        json_.note(place + "/kind", "resilience.unknown_change", {{"kind", kind}});
        return std::nullopt;
    }

    std::optional<Change> change_of_need(std::string const& place, json::Value const& told,
                                         std::string_view kind) {
        auto const field = kind == "add_member" ? "member" : kind == "lower_least" ? "least" : "buffer";
        json_.only(place, told, {"kind", "node", "need", field});
        auto const node = names_.member(json_, place, told, "node").value_or(0);
        if (member_of(told, "need") == nullptr) {
            json_.note(place + "/need", "resilience.value_missing");
        }
        auto const need = static_cast<Index>(
            std::min<std::int64_t>(json_.whole(place, told, "need").value_or(0), INT32_MAX));
        if (kind == "add_member") {
            return AddMember{node, need, names_.member(json_, place, told, "member").value_or(0)};
        }
        if (member_of(told, field) == nullptr) {
            json_.note(place + "/" + field, "resilience.value_missing");
        }
        if (kind == "lengthen_buffer") {
            return LengthenBuffer{node, need, json_.minutes(place, told, "buffer").value_or(0)};
        }
        auto const least = json_.whole(place, told, "least").value_or(0);
        return LowerLeast{node, need, static_cast<Index>(std::min<std::int64_t>(least, INT32_MAX))};
    }

    /// Least, likeliest and most, in minutes.
    RepairTime repair(std::string const& place, json::Value const& told) {
        auto const* times = json_.list(place, told, "repair");
        std::vector<Minutes> minutes;
        for (std::size_t i = 0; times != nullptr && i < times->size(); ++i) {
            auto const* whole = std::get_if<std::int64_t>(&(*times)[i].held);
            minutes.push_back(whole != nullptr ? *whole : -1);
        }
        if (minutes.size() != 3 || minutes[0] < 0 || minutes[1] < 0 || minutes[2] < 0) {
            json_.note(place + "/repair", "resilience.three_minutes");
            return {};
        }
        return {minutes[0], minutes[1], minutes[2]};
    }

    Network const& network_;
    NodeNames names_;
    ModelJson json_;
    MeasureList list_;
    std::set<std::string> ids_;
};

}  // namespace

Result<MeasureList> read_measures(std::string_view bytes, Network const& network) {
    TRY(root, ModelJson::root(bytes, "city-measures/1"));
    return MeasuresReader{network}.read(root);
}

}  // namespace varn::resilience
