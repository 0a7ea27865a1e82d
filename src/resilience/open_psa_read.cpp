#include <optional>

#include "cause_groups.h"
#include "formula_reader.h"
#include "resilience/open_psa.h"

namespace varn::resilience {
namespace {

using interchange::Document;
using Sort = ModelNames::Sort;

class ModelReader {
public:
    explicit ModelReader(Document const& document)
        : document_(document), expressions_(document, faults_), names_(faults_) {}

    Result<OpenPsaModel> read(std::string_view top) {
        if (document_[0].name != "opsa-mef") {
            faults_.note(document_[0], "open_psa.other_root", {{"name", document_[0].name}});
            return std::move(faults_).error();
        }
        sort_definitions();
        expressions_.take_parameters(parameters_);
        take_events();
        take_gates();
        take_groups();
        FormulaReader formulas{document_, names_, faults_, model_.tree};
        for (std::size_t i = 0; i < gates_.size(); ++i) {
            formulas.read(gates_[i], static_cast<Index>(i));
        }
        if (faults_.none()) {
            take_top(top);
        }
        if (!faults_.none()) {
            return std::move(faults_).error();
        }
        CHECK(validate(model_.tree));
        return std::move(model_);
    }

private:
    /// Puts every definition in its list, on a path of our own through trees and components.
    void sort_definitions() {
        std::vector<std::uint32_t> open{0};
        while (!open.empty()) {
            auto const at = open.back();
            open.pop_back();
            for (auto const child : document_[at].children) {
                auto const& element = document_[child];
                if (element.name == "define-fault-tree" || element.name == "define-component" ||
                    element.name == "model-data") {
                    open.push_back(child);
                    note_name(element);
                } else if (auto* const list = list_of(element.name)) {
                    list->push_back(child);
                } else if (!is_remark(element)) {
                    faults_.unsupported(element);
                }
            }
        }
    }
    std::vector<std::uint32_t>* list_of(std::string_view name) {
        return name == "define-gate"          ? &gates_
               : name == "define-basic-event" ? &events_
               : name == "define-house-event" ? &houses_
               : name == "define-parameter"   ? &parameters_
               : name == "define-CCF-group"   ? &groups_
                                              : nullptr;
    }
    void note_name(interchange::Element const& element) {
        auto const* const name = element.find("name");
        if (element.name == "define-fault-tree" && model_.name.empty() && name != nullptr) {
            model_.name = *name;
        }
    }

    std::string name_of(std::uint32_t at) const {
        auto const* const name = document_[at].find("name");
        return name != nullptr ? *name : "";
    }

    void take_events() {
        model_.declared_events = events_.size();
        for (auto const at : events_) {
            auto const index = static_cast<Index>(model_.tree.events.size());
            auto const value = expressions_.within(at);
            if (!value) {
                faults_.note(document_[at], "open_psa.no_probability", {{"name", name_of(at)}});
            } else if (!(*value >= 0.0 && *value <= 1.0) && *value == *value) {  // NaN has been noted
                faults_.note(document_[at], "resilience.not_a_probability");
            }
            if (names_.declare(document_[at], Sort::event, {false, index})) {
                model_.tree.events.push_back({name_of(at), value.value_or(0.0)});
            }
        }
    }

    void take_gates() {
        model_.declared_gates = gates_.size();
        for (auto const at : gates_) {
            names_.declare(document_[at], Sort::gate, {true, static_cast<Index>(model_.tree.gates.size())});
            model_.tree.gates.push_back({name_of(at), GateKind::conjunction, 0, {}});
        }
        for (auto const at : houses_) {
            auto kind = GateKind::never;
            for (auto const child : document_[at].children) {
                auto const* const value = document_[child].find("value");
                if (document_[child].name == "constant" && value != nullptr &&
                    (*value == "true" || *value == "false")) {
                    kind = *value == "true" ? GateKind::always : GateKind::never;
                } else if (!is_remark(document_[child])) {
                    faults_.note(document_[child], "open_psa.no_constant");
                }
            }
            names_.declare(document_[at], Sort::house, {true, static_cast<Index>(model_.tree.gates.size())});
            model_.tree.gates.push_back({name_of(at), kind, 0, {}});
        }
    }

    void take_groups() {
        for (auto const at : groups_) {
            if (auto const group = read_cause_group(document_, at, expressions_, faults_)) {
                take_group(document_[at], *group);
            }
        }
    }

    /// A member fails by itself or with others: an event for every set of members that can fail together.
    void take_group(interchange::Element const& element, CauseGroup const& group) {
        auto const n = group.members.size();
        auto const first = static_cast<Index>(model_.tree.gates.size());
        model_.declared_events += n;
        for (std::size_t i = 0; i < n; ++i) {
            names_.declare(element, group.members[i], Sort::member, {true, first + static_cast<Index>(i)});
            model_.tree.gates.push_back({group.members[i], GateKind::disjunction, 0, {}});
        }
        for (unsigned set = 1; set < 1U << n; ++set) {
            std::string name;
            std::size_t size = 0;
            for (std::size_t i = 0; i < n; ++i) {
                if ((set >> i & 1U) != 0) {
                    name += (size++ == 0 ? "" : " ") + group.members[i];
                }
            }
            if (group.of_size[size] == 0.0) {
                continue;
            }
            auto const index = static_cast<Index>(model_.tree.events.size());
            model_.tree.events.push_back({"[" + name + "]", group.of_size[size]});
            for (std::size_t i = 0; i < n; ++i) {
                if ((set >> i & 1U) != 0) {
                    model_.tree.gates[first + i].inputs.push_back({false, index});
                }
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            auto& gate = model_.tree.gates[first + i];
            gate.kind = gate.inputs.empty() ? GateKind::never : gate.kind;
        }
    }

    void take_top(std::string_view wanted) {
        std::vector<char> is_used(model_.tree.gates.size(), 0);
        for (auto const& gate : model_.tree.gates) {
            for (auto const& input : gate.inputs) {
                if (input.is_gate) {
                    is_used[input.index] = 1;
                }
            }
        }
        std::string roots;
        std::size_t found = 0;
        for (std::size_t i = 0; i < gates_.size(); ++i) {
            auto const& id = model_.tree.gates[i].id;
            if (wanted.empty() ? is_used[i] == 0 : id == wanted) {
                model_.tree.top = static_cast<Index>(i);
                roots += ++found <= 10 ? (found == 1 ? "" : ", ") + id : "";
            }
        }
        if (found == 0 && !wanted.empty()) {
            faults_.note(document_[0], "open_psa.unknown", {{"name", std::string{wanted}}});
        } else if (found == 0) {
            // Every gate is used by one: then there is a ring, which is told by its names, or no gate at all.
            auto const valid = validate(model_.tree);
            auto const ring =
                valid.ok() || valid.error().problems.empty() ? Params{} : valid.error().problems[0].params;
            faults_.note(
                document_[0],
                ring.empty() || model_.tree.gates.empty() ? "open_psa.no_gate" : "resilience.gates_in_ring",
                ring);
        } else if (found > 1) {
            faults_.note(document_[0], "open_psa.several_tops", {{"names", roots}});
        }
    }

    Document const& document_;
    ModelFaults faults_;
    Expressions expressions_;
    ModelNames names_;
    OpenPsaModel model_;
    std::vector<std::uint32_t> gates_, events_, houses_, parameters_, groups_;
};

}  // namespace

Result<OpenPsaModel> read_open_psa(std::string_view bytes, std::string_view top) {
    TRY(document, interchange::read_xml(bytes));
    return ModelReader{document}.read(top);
}

}  // namespace varn::resilience
