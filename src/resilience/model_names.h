#pragma once
// What a model's names stand for.
#include <map>
#include <string>

#include "engine/fault_tree.h"
#include "model_faults.h"

namespace varn::resilience {

class ModelNames {
public:
    enum class Sort { event, house, gate, member };

    explicit ModelNames(ModelFaults& faults) : faults_(faults) {}

    /// False, and noted, when the element has no name, a private one, or one that is taken.
    bool declare(interchange::Element const& element, Sort sort, GateInput what) {
        auto const* const name = element.find("name");
        auto const* const role = element.find("role");
        if (role != nullptr && *role == "private") {
            faults_.note(element, "open_psa.unsupported", {{"name", "role=\"private\""}});
        }
        if (name == nullptr || name->empty()) {
            faults_.note(element, "resilience.name_missing");
            return false;
        }
        return declare(element, *name, sort, what);
    }
    bool declare(interchange::Element const& element, std::string const& name, Sort sort, GateInput what) {
        auto const is_new = names_.emplace(name, Meaning{sort, what}).second;
        if (!is_new) {
            faults_.note(element, "open_psa.twice", {{"name", name}});
        }
        return is_new;
    }

    /// What an element such as `<gate name="g"/>` refers to; none, and noted, when there is no such thing.
    bool find(interchange::Element const& element, GateInput& what) const {
        auto const* const name = element.find("name");
        auto const hit = name != nullptr ? names_.find(*name) : names_.end();
        if (hit == names_.end() || !fits(element, hit->second.sort)) {
            faults_.note(element, "open_psa.unknown", {{"name", name != nullptr ? *name : ""}});
            return false;
        }
        what = hit->second.what;
        return true;
    }

    static bool is_reference(interchange::Element const& element) {
        return element.name == "gate" || element.name == "basic-event" || element.name == "house-event" ||
               element.name == "event";
    }

private:
    struct Meaning {
        Sort sort;
        GateInput what;
    };

    static bool fits(interchange::Element const& element, Sort sort) {
        auto const* const type = element.name == "event" ? element.find("type") : &element.name;
        return type == nullptr || (*type == "gate" && sort == Sort::gate) ||
               (*type == "house-event" && sort == Sort::house) ||
               (*type == "basic-event" && (sort == Sort::event || sort == Sort::member));
    }

    ModelFaults& faults_;
    std::map<std::string, Meaning, std::less<>> names_;
};

}  // namespace varn::resilience
