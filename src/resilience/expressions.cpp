#include "expressions.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

namespace varn::resilience {
namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t any_number = 1'000'000;

using Operands = std::vector<double>;

struct Operation {
    std::string_view name;
    std::size_t least;
    std::size_t most;
    double (*value)(Operands const&);
};

double availability(Operands const& of) {  // failure on demand, failure rate, repair rate, time
    auto const both = of[1] + of[2];
    return both == 0.0 ? of[0] : (of[1] - (of[1] - of[0] * both) * std::exp(-both * of[3])) / both;
}
double weibull(Operands const& of) {  // scale, shape, when it begins, time
    return of[3] <= of[2] ? 0.0 : -std::expm1(-std::pow((of[3] - of[2]) / of[0], of[1]));
}
double total(Operands const& of) {
    return std::accumulate(of.begin(), of.end(), 0.0);
}
double times(Operands const& of) {
    return std::accumulate(of.begin(), of.end(), 1.0, [](double a, double b) { return a * b; });
}

constexpr Operation operations[] = {
    {"add", 1, any_number, total},
    {"mul", 1, any_number, times},
    {"mean", 1, any_number, [](Operands const& of) { return total(of) / static_cast<double>(of.size()); }},
    {"min", 1, any_number, [](Operands const& of) { return *std::min_element(of.begin(), of.end()); }},
    {"max", 1, any_number, [](Operands const& of) { return *std::max_element(of.begin(), of.end()); }},
    {"sub", 2, any_number, [](Operands const& of) { return of[0] - (total(of) - of[0]); }},
    {"div", 2, 2, [](Operands const& of) { return of[0] / of[1]; }},
    {"neg", 1, 1, [](Operands const& of) { return -of[0]; }},
    {"abs", 1, 1, [](Operands const& of) { return std::abs(of[0]); }},
    {"exp", 1, 1, [](Operands const& of) { return std::exp(of[0]); }},
    {"log", 1, 1, [](Operands const& of) { return std::log(of[0]); }},
    {"log10", 1, 1, [](Operands const& of) { return std::log10(of[0]); }},
    {"sqrt", 1, 1, [](Operands const& of) { return std::sqrt(of[0]); }},
    {"pow", 2, 2, [](Operands const& of) { return std::pow(of[0], of[1]); }},
    {"exponential", 2, 2, [](Operands const& of) { return -std::expm1(-of[0] * of[1]); }},
    {"GLM", 4, 4, availability},
    {"Weibull", 4, 4, weibull},
};

}  // namespace

Expressions::Expressions(interchange::Document const& document, ModelFaults& faults)
    : document_(document),
      faults_(faults),
      value_(document.size(), no_number),
      is_known_(document.size(), 0) {}

void Expressions::take_parameters(std::vector<std::uint32_t> const& definitions) {
    for (auto const at : definitions) {
        auto const* const name = document_[at].find("name");
        if (name != nullptr && !parameters_.emplace(*name, at).second) {
            faults_.note(document_[at], "open_psa.twice", {{"name", *name}});
        }
    }
    // Each parameter after those it names, on a path of our own; 1 is on the path, 2 worked out.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> path;
    for (auto const start : definitions) {
        if (is_known_[start] == 0) {
            is_known_[start] = 1;
            path.emplace_back(start, start + 1);
        }
        while (!path.empty()) {
            auto& [at, next] = path.back();
            if (next == document_[at].end) {
                value_[at] = within(at).value_or(no_number);
                is_known_[at] = 2;
                path.pop_back();
                continue;
            }
            auto const& element = document_[next++];
            auto const* const name = element.name == "parameter" ? element.find("name") : nullptr;
            auto const hit = name != nullptr ? parameters_.find(*name) : parameters_.end();
            if (hit == parameters_.end() || is_known_[hit->second] == 2) {
                continue;
            }
            if (is_known_[hit->second] == 1) {
                faults_.note(element, "open_psa.parameter_in_ring", {{"name", *name}});
            } else {
                is_known_[hit->second] = 1;
                path.emplace_back(hit->second, hit->second + 1);
            }
        }
    }
}

std::optional<double> Expressions::within(std::uint32_t element) {
    std::optional<std::uint32_t> found;
    for (auto const child : document_[element].children) {
        if (is_remark(document_[child])) {
            continue;
        }
        if (found) {
            faults_.unsupported(document_[child]);
            return no_number;
        }
        found = child;
    }
    if (!found) {
        return std::nullopt;
    }
    for (auto at = document_[*found].end; at-- > *found;) {
        evaluate(at);
    }
    return value_[*found];
}

void Expressions::evaluate(std::uint32_t at) {
    auto const& name = document_[at].name;
    if (name == "parameter") {
        parameter(at);
    } else if (name == "float" || name == "int" || name == "bool") {
        constant(at);
    } else if (name == "pi") {
        value_[at] = 3.14159265358979323846;
    } else {
        operation(at);
    }
}

void Expressions::parameter(std::uint32_t at) {
    auto const* const name = document_[at].find("name");
    auto const hit = name != nullptr ? parameters_.find(*name) : parameters_.end();
    if (hit == parameters_.end()) {
        faults_.note(document_[at], "open_psa.unknown", {{"name", name != nullptr ? *name : ""}});
    } else {
        value_[at] = value_[hit->second];
    }
}

void Expressions::constant(std::uint32_t at) {
    auto const* const text = document_[at].find("value");
    if (document_[at].name == "bool" && text != nullptr && (*text == "true" || *text == "false")) {
        value_[at] = *text == "true" ? 1.0 : 0.0;
        return;
    }
    auto const* const end = text != nullptr ? text->data() + text->size() : nullptr;
    double number = 0.0;
    auto const* const first = text != nullptr && text->starts_with('+') ? text->data() + 1
                              : text != nullptr                         ? text->data()
                                                                        : nullptr;
    auto const read = text != nullptr ? std::from_chars(first, end, number) : std::from_chars_result{};
    if (text == nullptr || read.ec != std::errc{} || read.ptr != end || !std::isfinite(number)) {
        faults_.note(document_[at], "open_psa.no_number", {{"name", document_[at].name}});
    } else {
        value_[at] = number;
    }
}

void Expressions::operation(std::uint32_t at) {
    auto const& element = document_[at];
    auto const* const hit = std::find_if(std::begin(operations), std::end(operations),
                                         [&](Operation const& one) { return one.name == element.name; });
    if (hit == std::end(operations)) {
        return faults_.unsupported(element);
    }
    if (element.children.size() < hit->least || element.children.size() > hit->most) {
        return faults_.note(element, "open_psa.operands",
                            {{"name", element.name}, {"least", std::to_string(hit->least)}});
    }
    Operands operands;
    for (auto const child : element.children) {
        operands.push_back(value_[child]);
    }
    value_[at] = hit->value(operands);
}

}  // namespace varn::resilience
