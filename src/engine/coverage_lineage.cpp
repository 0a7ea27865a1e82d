// One version after another: expired, soon expired, adopted too late, gaps and overlaps. And which version is
// meant.
#include <tuple>

#include "coverage_view.h"
#include "kernel/choice.h"

namespace varn::coverage {
namespace {

/// The days a version governs, first and last.
struct Reign {
    Index version;
    Date from;
    std::optional<Date> to;
};

/// Whether the version that is asked about counts as adopted although it is not: gaps and overlaps are best
/// seen before the decision.
enum class Asked { as_it_is, as_proposed };

bool is_adopted(Version const& version, Date today) {
    bool const settled = version.status == VersionStatus::adopted ||
                         version.status == VersionStatus::replaced ||
                         version.status == VersionStatus::repealed;
    return settled && (!version.adopted_on || *version.adopted_on <= today);
}

/// The versions of one programme that have, have had or will have force, by first day. A last day that is
/// written is taken at its word; an open one is the day before a version that replaces this one.
std::vector<Reign> reigns(Input const& input, Index programme, Question const& question, Asked asked) {
    auto const counts = [&](Index i) {
        auto const& version = input.versions[i];
        bool const proposed = asked == Asked::as_proposed && i == question.version;
        return version.programme == programme && version.valid_from &&
               (proposed || is_adopted(version, question.today));
    };
    std::vector<std::optional<Date>> replaced_on(input.versions.size());
    for (Index i = 0; i < input.versions.size(); ++i) {
        auto const& version = input.versions[i];
        if (version.replaces && counts(i)) {
            auto& on = replaced_on[*version.replaces];
            on = on ? std::min(*on, *version.valid_from) : *version.valid_from;
        }
    }
    std::vector<Reign> found;
    for (auto const i : by_key(input.versions, counts)) {
        auto const& version = input.versions[i];
        auto to = version.valid_to;
        if (!to && replaced_on[i]) {
            to = plus_days(*replaced_on[i], -1);
        }
        // Replaced or repealed, but nobody says when: its days cannot be known.
        bool const unknown =
            !to && (version.status == VersionStatus::replaced || version.status == VersionStatus::repealed);
        if (!unknown && (!to || *version.valid_from <= *to)) {
            found.push_back({i, *version.valid_from, to});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](Reign const& a, Reign const& b) { return a.from < b.from; });
    return found;
}

/// The last day without a break from today on, and whose it is. Nothing when no version is in force today.
struct Cover {
    Index version;
    std::optional<Date> to;
};

std::optional<Cover> cover_from(std::span<Reign const> by_start, Date today) {
    std::optional<Cover> cover;
    for (auto const& reign : by_start) {
        bool const begins = !cover && holds_on(reign.from, reign.to, today);
        bool const extends = cover && cover->to && reign.from <= plus_days(*cover->to, 1) &&
                             (!reign.to || *cover->to < *reign.to);
        if (begins || extends) {
            cover = Cover{reign.version, reign.to};
        }
    }
    return cover;
}

void find_expired(View const& view, Findings& findings, std::span<Reign const> by_start) {
    auto const& versions = view.input.versions;
    Reign const* last = nullptr;
    for (auto const& reign : by_start) {
        if (reign.to && *reign.to < view.question.today && (last == nullptr || *last->to < *reign.to)) {
            last = &reign;
        }
    }
    if (last == nullptr) {
        return;
    }
    auto const& expired = versions[last->version];
    std::vector<engine::Thing> because{thing("programme", view.programme.name), fact("valid_to", *last->to)};
    bool const in_preparation = last->version != view.question.version;
    if (in_preparation) {
        because.push_back(thing("version", view.version.name));
        because.push_back(fact("status", std::string(name_of(view.version.status))));
        if (view.version.valid_from) {
            because.push_back(fact("valid_from", *view.version.valid_from));
        }
    }
    findings.add(Rule::programme_expired, thing("version", expired.name), std::move(because),
                 {{"expired", expired.name.text},
                  {"programme", view.programme.name.text},
                  {"valid_to", to_text(*last->to)},
                  {"version", view.version.name.text}},
                 in_preparation ? 1 : 0);
}

void find_expiring(View const& view, Findings& findings, Cover const& cover) {
    if (!cover.to || *cover.to > plus_months(view.question.today, view.question.expiring_months)) {
        return;
    }
    auto const& version = view.input.versions[cover.version];
    findings.add(Rule::programme_expiring, thing("version", version.name),
                 {thing("programme", view.programme.name), fact("valid_to", *cover.to)},
                 {{"version", version.name.text},
                  {"programme", view.programme.name.text},
                  {"valid_to", to_text(*cover.to)}});
}

/// COV-010. It is the first adoption within the mandate that counts; a revision later on is never late.
void find_late_adoption(View const& view, Findings& findings) {
    if (!view.version.mandate) {
        return;
    }
    auto const& versions = view.input.versions;
    auto const& mandate = view.input.mandates[*view.version.mandate];
    Version const* first = nullptr;
    for (auto const& version : versions) {
        if (version.programme == view.version.programme && version.mandate == view.version.mandate &&
            version.adopted_on && is_adopted(version, view.question.today) &&
            (first == nullptr || std::tie(*version.adopted_on, version.name.key) <
                                     std::tie(*first->adopted_on, first->name.key))) {
            first = &version;
        }
    }
    // Adopted, but no day given: whether it was in time cannot be known.
    bool const undated = std::any_of(versions.begin(), versions.end(), [&](Version const& version) {
        return version.programme == view.version.programme && version.mandate == view.version.mandate &&
               !version.adopted_on && is_adopted(version, view.question.today);
    });
    auto const day = first == nullptr ? view.question.today : *first->adopted_on;
    if (undated || day <= mandate.first_year_end) {
        return;
    }
    auto const& late = first == nullptr ? view.version : *first;
    std::vector<engine::Thing> because{thing("mandate", mandate.name),
                                       fact("first_year_end", mandate.first_year_end)};
    because.push_back(first == nullptr ? fact("status", std::string(name_of(late.status)))
                                       : fact("adopted_on", *late.adopted_on));
    Params params{{"version", late.name.text},
                  {"mandate", mandate.name.text},
                  {"first_year_end", to_text(mandate.first_year_end)}};
    if (first != nullptr) {
        params.emplace_back("adopted_on", to_text(*late.adopted_on));
    }
    findings.add(Rule::adopted_late, thing("version", late.name), std::move(because), std::move(params),
                 first == nullptr ? 1 : 0);
}

void report_gap(View const& view, Findings& findings, Reign const& before, Reign const& after) {
    auto const& earlier = view.input.versions[before.version];
    auto const& later = view.input.versions[after.version];
    auto const from = plus_days(*before.to, 1);
    auto const to = plus_days(after.from, -1);
    findings.add(Rule::version_gap, thing("version", later.name),
                 {thing("version", earlier.name), fact("gap_from", from), fact("gap_to", to)},
                 {{"version", later.name.text},
                  {"earlier", earlier.name.text},
                  {"gap_from", to_text(from)},
                  {"gap_to", to_text(to)},
                  {"days", std::to_string(to.days - from.days + 1)}});
}

/// COV-011 on both sides of the version asked about: from what governed last before it, to what comes next.
void find_gaps(View const& view, Findings& findings, std::span<Reign const> by_start, Reign const& asked) {
    Reign const* before = nullptr;  // of those that begin earlier, the one that lasts longest
    Reign const* after = nullptr;   // the first to begin after the end
    bool bridged = false;           // somebody governs the day after the end
    for (auto const& reign : by_start) {
        if (reign.version == asked.version) {
            continue;
        }
        if (reign.from < asked.from &&
            (before == nullptr || (before->to && (!reign.to || *before->to < *reign.to)))) {
            before = &reign;
        }
        if (asked.to) {
            auto const next_day = plus_days(*asked.to, 1);
            bridged = bridged || holds_on(reign.from, reign.to, next_day);
            after = after == nullptr && reign.from > next_day ? &reign : after;
        }
    }
    if (before != nullptr && before->to && plus_days(*before->to, 1) < asked.from) {
        report_gap(view, findings, *before, asked);
    }
    if (after != nullptr && !bridged) {
        report_gap(view, findings, asked, *after);
    }
}

void find_overlaps(View const& view, Findings& findings, std::span<Reign const> by_start,
                   Reign const& asked) {
    std::vector<engine::Thing> because;
    std::string others;
    for (auto const& reign : by_start) {
        if (reign.version == asked.version || !overlap(asked.from, asked.to, reign.from, reign.to)) {
            continue;
        }
        auto const& other = view.input.versions[reign.version];
        because.push_back(thing("version", other.name));
        because.push_back(fact("overlap_from", std::max(asked.from, reign.from)));
        if (asked.to || reign.to) {
            auto const to = !asked.to ? *reign.to : !reign.to ? *asked.to : std::min(*asked.to, *reign.to);
            because.push_back(fact("overlap_to", to));
        }
        others += (others.empty() ? "" : ", ") + other.name.text;
    }
    if (!because.empty()) {
        findings.add(Rule::version_overlap, thing("version", view.version.name), std::move(because),
                     {{"version", view.version.name.text}, {"others", std::move(others)}});
    }
}

}  // namespace

void find_lineage_faults(View const& view, Findings& findings) {
    auto const decided = reigns(view.input, view.version.programme, view.question, Asked::as_it_is);
    if (auto const cover = cover_from(decided, view.question.today)) {
        find_expiring(view, findings, *cover);
    } else {
        find_expired(view, findings, decided);
    }
    find_late_adoption(view, findings);
    auto const proposed = reigns(view.input, view.version.programme, view.question, Asked::as_proposed);
    auto const asked = std::find_if(proposed.begin(), proposed.end(), [&](Reign const& reign) {
        return reign.version == view.question.version;
    });
    if (asked != proposed.end()) {
        find_gaps(view, findings, proposed, *asked);
        find_overlaps(view, findings, proposed, *asked);
    }
}

std::optional<Index> choose_version(Input const& input, std::string_view key, Date today) {
    for (Index i = 0; i < input.versions.size(); ++i) {
        if (!key.empty() && input.versions[i].name.key == key) {
            return i;
        }
    }
    std::optional<Index> programme;
    for (Index i = 0; i < input.programmes.size(); ++i) {
        if (key.empty() ? input.programmes.size() == 1 : input.programmes[i].name.key == key) {
            programme = i;
        }
    }
    if (!programme) {
        return std::nullopt;
    }
    Question const question{.version = 0, .today = today};
    std::optional<Index> chosen;
    for (auto const& reign : reigns(input, *programme, question, Asked::as_it_is)) {
        if (holds_on(reign.from, reign.to, today)) {
            chosen = reign.version;  // of two in force at once, the one that came last
        }
    }
    if (chosen) {
        return chosen;
    }
    Marks replaced(input.versions.size(), 0);
    for (auto const& version : input.versions) {
        if (version.replaces) {
            replaced[*version.replaces] = 1;
        }
    }
    auto const newest = by_key(input.versions, [&](Index i) {
        return input.versions[i].programme == *programme && replaced[i] == 0;
    });
    return newest.empty() ? std::nullopt : std::optional(newest.back());
}

Date first_year_end(Date mandate_from) {
    // A mandate that begins on 15 October 2022 has 2023 as its first year; one from 1 January 2023 has so
    // too.
    return *date_of(std::min(year_of(plus_months(mandate_from, 6)), 9999), 12, 31);
}

}  // namespace varn::coverage
