#include "cli/portfolio_words.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "cli/analyse_model.h"
#include "platform/i18n.h"

namespace varn::app {

using resilience::Network;

namespace {

constexpr std::size_t most_named = 5;  // services of a measure, and causes of a service

template <class List>
void keep_largest(List& list) {
    std::stable_sort(list.begin(), list.end(),
                     [](auto const& a, auto const& b) { return a.saved > b.saved; });
    list.resize(std::min(list.size(), most_named));
}

double per_scenario(resilience::Wide millionths, std::uint64_t scenarios) {
    return scenarios == 0 ? 0.0 : static_cast<double>(millionths) / static_cast<double>(scenarios) * 1e-6;
}

double per_krona(double saved, std::int64_t ore) {
    return ore == 0 ? 0.0 : saved / (static_cast<double>(ore) / 100.0);
}

}  // namespace

std::vector<ChosenMeasure> explained(resilience::MeasureSet chosen, std::size_t measures,
                                     resilience::Savings const& savings, resilience::Reasons const& reasons) {
    std::vector<ChosenMeasure> all;
    auto const saved = savings.saved_by(chosen);
    for (std::size_t m = 0; m < measures; ++m) {
        if (!resilience::has(chosen, m)) {
            continue;
        }
        ChosenMeasure one{m, saved - savings.saved_by(chosen & ~resilience::only(m)), {}};
        for (auto const& [key, reason] : reasons.cases) {
            if (key.measure != m) {
                continue;
            }
            ChosenMeasure::Service service{key.service, per_scenario(reason.saved, reasons.scenarios), {}};
            for (auto const& [node, amount] : reason.from) {
                service.from.push_back({node, per_scenario(amount, reasons.scenarios)});
            }
            keep_largest(service.from);
            one.services.push_back(std::move(service));
        }
        keep_largest(one.services);
        all.push_back(std::move(one));
    }
    return all;
}

std::string amount_in(double amount, std::string_view language) {
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.3g", amount);
    std::string text{digits.data()};
    if (language == "sv") {
        std::replace(text.begin(), text.end(), '.', ',');
    }
    return text;
}

std::string kronor_of(std::int64_t ore) {
    auto text = std::to_string((ore + 50) / 100);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), "\u00a0");
    }
    return text;
}

std::string in_words(ChosenMeasure const& one, Network const& network, resilience::MeasureList const& list,
                     std::string_view language) {
    Params params{{"name", list.names[one.measure]},
                  {"cost", kronor_of(list.measures[one.measure].cost)},
                  {"saved", amount_in(one.saved, language)}};
    if (one.services.empty()) {
        return i18n::text(language, "app.portfolio_idle", params);
    }
    auto const& service = one.services.front();
    params.emplace_back("service", name_in(network, service.service));
    if (service.from.empty()) {
        return i18n::text(language, "app.portfolio_reason", params);
    }
    params.emplace_back("node", name_in(network, service.from.front().of));
    return i18n::text(language, "app.portfolio_reason_when", params);
}

json::Value to_json(ChosenMeasure const& one, Network const& network, resilience::MeasureList const& list) {
    json::Array services;
    for (auto const& service : one.services) {
        json::Array from;
        for (auto const& share : service.from) {
            from.push_back(json::Object{{"node", network.nodes[share.of].id}, {"saved", share.saved}});
        }
        services.push_back(json::Object{{"service", network.nodes[service.service].id},
                                        {"saved", service.saved},
                                        {"from", std::move(from)}});
    }
    auto const& measure = list.measures[one.measure];
    return json::Object{{"measure", measure.id},
                        {"name", list.names[one.measure]},
                        {"cost", measure.cost},
                        {"saved", one.saved},
                        {"saved_per_krona", per_krona(one.saved, measure.cost)},
                        {"services", std::move(services)},
                        {"text_sv", in_words(one, network, list, "sv")},
                        {"text_en", in_words(one, network, list, "en")}};
}

}  // namespace varn::app
