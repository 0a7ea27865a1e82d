#include "cli/analysing.h"

#include <ctime>
#include <iostream>

#include "kernel/choice.h"
#include "platform/i18n.h"

namespace varn::app {
namespace {

json::Value thing_as_json(engine::Thing const& thing) {
    return json::Object{{"kind", thing.kind}, {"id", thing.id}, {"text", thing.text}};
}

}  // namespace

double processor_seconds() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

ToldFinding told_of(engine::Finding const& finding) {
    return {finding.rule,
            std::string{name_of(finding.severity)},
            finding.subject,
            finding.because,
            engine::render(finding, i18n::text("sv", finding.text)),
            engine::render(finding, i18n::text("en", finding.text))};
}

json::Array to_json(std::vector<ToldFinding> const& findings) {
    json::Array rows;
    for (auto const& told : findings) {
        json::Array because;
        for (auto const& thing : told.because) {
            because.push_back(thing_as_json(thing));
        }
        rows.push_back(json::Object{{"rule", told.rule},
                                    {"severity", told.severity},
                                    {"subject", thing_as_json(told.subject)},
                                    {"because", std::move(because)},
                                    {"text_sv", told.text_sv},
                                    {"text_en", told.text_en}});
    }
    return rows;
}

void print(Context const& context, std::vector<ToldFinding> const& findings, Witness witness) {
    for (auto const& told : findings) {
        auto const severity = i18n::text(context.language, "finding.severity." + told.severity);
        std::cout << told.rule << "  " << severity << "  "
                  << (context.language == "en" ? told.text_en : told.text_sv) << '\n';
        for (auto const& thing : told.because) {
            if (witness == Witness::shown) {
                std::cout << "    " << thing.kind << ": " << thing.text
                          << (thing.text == thing.id ? "" : " (" + thing.id + ")") << '\n';
            }
        }
    }
    std::cout << i18n::text(context.language, "app.findings", {{"count", std::to_string(findings.size())}})
              << '\n';
}

}  // namespace varn::app
