// One edition after another: expired, soon expired, adopted too late, gaps and overlaps. And which edition is
// meant.
#include <tuple>

#include "coverage_view.h"
#include "kernel/choice.h"

namespace varn::coverage {
namespace {

/// The days an edition governs, first and last.
struct Reign {
    Index edition;
    Date from;
    std::optional<Date> to;
};

/// Whether the edition that is asked about counts as adopted although it is not: gaps and overlaps are best
/// seen before the decision.
enum class Asked { as_it_is, as_proposed };

bool is_adopted(Edition const& edition, Date today) {
    return edition.status == EditionStatus::adopted && (!edition.adopted_on || *edition.adopted_on <= today);
}

/// The editions of one programme that have, have had or will have force, by first day. A last day that is
/// written is taken at its word; an open one is the day before an edition that replaces this one.
std::vector<Reign> reigns(Input const& input, Index programme, Question const& question, Asked asked) {
    auto const counts = [&](Index i) {
        auto const& edition = input.editions[i];
        bool const proposed = asked == Asked::as_proposed && i == question.edition;
        return edition.programme == programme && edition.valid_from &&
               (proposed || is_adopted(edition, question.today));
    };
    std::vector<std::optional<Date>> replaced_on(input.editions.size());
    for (Index i = 0; i < input.editions.size(); ++i) {
        auto const& edition = input.editions[i];
        if (edition.replaces && counts(i)) {
            auto& on = replaced_on[*edition.replaces];
            on = on ? std::min(*on, *edition.valid_from) : *edition.valid_from;
        }
    }
    std::vector<Reign> found;
    for (auto const i : by_key(input.editions, counts)) {
        auto const& edition = input.editions[i];
        auto to = edition.valid_to;
        if (!to && replaced_on[i]) {
            to = plus_days(*replaced_on[i], -1);
        }
        if (!to || *edition.valid_from <= *to) {
            found.push_back({i, *edition.valid_from, to});
        }
    }
    std::stable_sort(found.begin(), found.end(),
                     [](Reign const& a, Reign const& b) { return a.from < b.from; });
    return found;
}

/// The last day without a break from today on, and whose it is. Nothing when no edition is in force today.
struct Cover {
    Index edition;
    std::optional<Date> to;
};

std::optional<Cover> cover_from(std::span<Reign const> by_start, Date today) {
    std::optional<Cover> cover;
    for (auto const& reign : by_start) {
        bool const begins = !cover && holds_on(reign.from, reign.to, today);
        bool const extends = cover && cover->to && reign.from <= plus_days(*cover->to, 1) &&
                             (!reign.to || *cover->to < *reign.to);
        if (begins || extends) {
            cover = Cover{reign.edition, reign.to};
        }
    }
    return cover;
}

void find_expired(View const& view, Findings& findings, std::span<Reign const> by_start) {
    auto const& editions = view.input.editions;
    Reign const* last = nullptr;
    for (auto const& reign : by_start) {
        if (reign.to && *reign.to < view.question.today && (last == nullptr || *last->to < *reign.to)) {
            last = &reign;
        }
    }
    if (last == nullptr) {
        return;
    }
    auto const& expired = editions[last->edition];
    std::vector<engine::Thing> because{thing("programme", view.programme.name), fact("valid_to", *last->to)};
    bool const in_preparation = last->edition != view.question.edition;
    if (in_preparation) {
        because.push_back(thing("edition", view.edition.name));
        because.push_back(fact("status", std::string(name_of(view.edition.status))));
        if (view.edition.valid_from) {
            because.push_back(fact("valid_from", *view.edition.valid_from));
        }
    }
    findings.add(Rule::programme_expired, thing("edition", expired.name), std::move(because),
                 {{"expired", expired.name.text},
                  {"programme", view.programme.name.text},
                  {"valid_to", to_text(*last->to)},
                  {"edition", view.edition.name.text}},
                 in_preparation ? 1 : 0);
}

void find_expiring(View const& view, Findings& findings, Cover const& cover) {
    if (!cover.to || *cover.to > plus_months(view.question.today, view.question.expiring_months)) {
        return;
    }
    auto const& edition = view.input.editions[cover.edition];
    findings.add(Rule::programme_expiring, thing("edition", edition.name),
                 {thing("programme", view.programme.name), fact("valid_to", *cover.to)},
                 {{"edition", edition.name.text},
                  {"programme", view.programme.name.text},
                  {"valid_to", to_text(*cover.to)}});
}

/// COV-010. It is the first adoption within the mandate that counts; a revision later on is never late.
void find_late_adoption(View const& view, Findings& findings) {
    if (!view.edition.mandate) {
        return;
    }
    auto const& editions = view.input.editions;
    auto const& mandate = view.input.mandates[*view.edition.mandate];
    Edition const* first = nullptr;
    for (auto const& edition : editions) {
        if (edition.programme == view.edition.programme && edition.mandate == view.edition.mandate &&
            edition.adopted_on && is_adopted(edition, view.question.today) &&
            (first == nullptr || std::tie(*edition.adopted_on, edition.name.key) <
                                     std::tie(*first->adopted_on, first->name.key))) {
            first = &edition;
        }
    }
    // Adopted, but no day given: whether it was in time cannot be known.
    bool const undated = std::any_of(editions.begin(), editions.end(), [&](Edition const& edition) {
        return edition.programme == view.edition.programme && edition.mandate == view.edition.mandate &&
               !edition.adopted_on && is_adopted(edition, view.question.today);
    });
    auto const deadline = first_year_end(mandate.from);
    auto const day = first == nullptr ? view.question.today : *first->adopted_on;
    if (undated || day <= deadline) {
        return;
    }
    auto const& late = first == nullptr ? view.edition : *first;
    std::vector<engine::Thing> because{thing("mandate", mandate.name), fact("first_year_end", deadline)};
    because.push_back(first == nullptr ? fact("status", std::string(name_of(late.status)))
                                       : fact("adopted_on", *late.adopted_on));
    Params params{
        {"edition", late.name.text}, {"mandate", mandate.name.text}, {"first_year_end", to_text(deadline)}};
    if (first != nullptr) {
        params.emplace_back("adopted_on", to_text(*late.adopted_on));
    }
    findings.add(Rule::adopted_late, thing("edition", late.name), std::move(because), std::move(params),
                 first == nullptr ? 1 : 0);
}

void report_gap(View const& view, Findings& findings, Reign const& before, Reign const& after) {
    auto const& earlier = view.input.editions[before.edition];
    auto const& later = view.input.editions[after.edition];
    auto const from = plus_days(*before.to, 1);
    auto const to = plus_days(after.from, -1);
    findings.add(Rule::edition_gap, thing("edition", later.name),
                 {thing("edition", earlier.name), fact("gap_from", from), fact("gap_to", to)},
                 {{"edition", later.name.text},
                  {"earlier", earlier.name.text},
                  {"gap_from", to_text(from)},
                  {"gap_to", to_text(to)},
                  {"days", std::to_string(to.days - from.days + 1)}});
}

/// COV-011 on both sides of the edition asked about: from what governed last before it, to what comes next.
void find_gaps(View const& view, Findings& findings, std::span<Reign const> by_start, Reign const& asked) {
    Reign const* before = nullptr;  // of those that begin earlier, the one that lasts longest
    Reign const* after = nullptr;   // the first to begin after the end
    bool bridged = false;           // somebody governs the day after the end
    for (auto const& reign : by_start) {
        if (reign.edition == asked.edition) {
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
        if (reign.edition == asked.edition || !overlap(asked.from, asked.to, reign.from, reign.to)) {
            continue;
        }
        auto const& other = view.input.editions[reign.edition];
        because.push_back(thing("edition", other.name));
        because.push_back(fact("overlap_from", std::max(asked.from, reign.from)));
        if (asked.to || reign.to) {
            auto const to = !asked.to ? *reign.to : !reign.to ? *asked.to : std::min(*asked.to, *reign.to);
            because.push_back(fact("overlap_to", to));
        }
        others += (others.empty() ? "" : ", ") + other.name.text;
    }
    if (!because.empty()) {
        findings.add(Rule::edition_overlap, thing("edition", view.edition.name), std::move(because),
                     {{"edition", view.edition.name.text}, {"others", std::move(others)}});
    }
}

/// The newest edition of a programme that no other replaces. One that is being prepared is newer than any
/// that is adopted; among equals the later first day tells.
std::optional<Index> newest_of(Input const& input, Index programme) {
    Marks replaced(input.editions.size(), 0);
    for (auto const& edition : input.editions) {
        if (edition.replaces) {
            replaced[*edition.replaces] = 1;
        }
    }
    auto const age = [&](Index i) {
        auto const& edition = input.editions[i];
        return std::tuple(edition.status != EditionStatus::adopted, edition.valid_from, edition.name.key);
    };
    std::optional<Index> newest;
    for (Index i = 0; i < input.editions.size(); ++i) {
        bool const candidate = input.editions[i].programme == programme && replaced[i] == 0;
        if (candidate && (!newest || age(*newest) < age(i))) {
            newest = i;
        }
    }
    return newest;
}

}  // namespace

void find_lineage_faults(View const& view, Findings& findings) {
    auto const decided = reigns(view.input, view.edition.programme, view.question, Asked::as_it_is);
    if (auto const cover = cover_from(decided, view.question.today)) {
        find_expiring(view, findings, *cover);
    } else {
        find_expired(view, findings, decided);
    }
    find_late_adoption(view, findings);
    auto const proposed = reigns(view.input, view.edition.programme, view.question, Asked::as_proposed);
    auto const asked = std::find_if(proposed.begin(), proposed.end(), [&](Reign const& reign) {
        return reign.edition == view.question.edition;
    });
    if (asked != proposed.end()) {
        find_gaps(view, findings, proposed, *asked);
        find_overlaps(view, findings, proposed, *asked);
    }
}

std::optional<Index> choose_edition(Input const& input, std::string_view key, Date today) {
    for (Index i = 0; i < input.editions.size(); ++i) {
        if (!key.empty() && input.editions[i].name.key == key) {
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
    Question const question{.edition = 0, .today = today};
    std::optional<Index> chosen;
    for (auto const& reign : reigns(input, *programme, question, Asked::as_it_is)) {
        if (holds_on(reign.from, reign.to, today)) {
            chosen = reign.edition;  // of two in force at once, the one that came last
        }
    }
    return chosen ? chosen : newest_of(input, *programme);
}

Date first_year_end(Date mandate_from) {
    // A mandate that begins on 15 October 2022 has 2023 as its first year; one from 1 January 2023 has so
    // too.
    return *date_of(std::min(year_of(plus_months(mandate_from, 6)), 9999), 12, 31);
}

}  // namespace varn::coverage
