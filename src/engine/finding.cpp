#include "engine/finding.h"

#include <algorithm>
#include <tuple>

#include "kernel/choice.h"

namespace varn::engine {

void sort(std::vector<Finding>& findings) {
    auto const place = [](Finding const& f) { return std::tie(f.rule, f.subject, f.text, f.because); };
    std::stable_sort(findings.begin(), findings.end(),
                     [&](Finding const& a, Finding const& b) { return place(a) < place(b); });
}

std::string render(Finding const& finding, std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto const open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        text.remove_prefix(open);
        auto const close = text.find('}');
        auto const name = close == std::string_view::npos ? std::string_view{} : text.substr(1, close - 1);
        auto const hit = std::find_if(finding.params.begin(), finding.params.end(), [&](auto const& param) {
            return !name.empty() && param.first == name;
        });
        if (hit == finding.params.end()) {
            out += '{';
            text.remove_prefix(1);
        } else {
            out += hit->second;
            text.remove_prefix(close + 1);
        }
    }
    return out;
}

std::string to_line(Finding const& finding) {
    std::string line = finding.rule + ' ' + std::string(name_of(finding.severity)) + ' ' +
                       finding.subject.kind + ':' + finding.subject.id;
    char const* before = " because ";
    for (auto const& thing : finding.because) {
        line += before + thing.kind + ':' + thing.id;
        before = " ";
    }
    return line;
}

}  // namespace varn::engine
