#include "rules.h"

#include <algorithm>

#include "store.h"

namespace varn::measure::rules {
namespace {

bool says_something(std::optional<std::string> const& words) {
    return words && words->find_first_not_of(" \n\t") != std::string::npos;
}

}  // namespace

Result<Done> must_be_owned_by_a_unit(db::ReadTx& tx, Id<Unit> const& owner, Date today) {
    TRY(unit, tx.find(owner));
    if (unit) {
        return unit->valid_to && *unit->valid_to < today
                   ? Result<Done>{invalid("/owner", "measure.owner_ended",
                                          {{"day", to_text(*unit->valid_to)}})}
                   : Result<Done>{Done{}};
    }
    TRY(sector, tx.find(Id<organisation::Sector>{owner.text}));
    if (sector) {
        return invalid("/owner", "measure.owner_is_a_sector", {{"name", sector->name}});
    }
    return invalid("/owner", "measure.owner_unknown");
}

Result<Done> must_be_a_person(db::ReadTx& tx, std::optional<Id<Person>> const& responsible) {
    if (!responsible) {
        return Done{};
    }
    TRY(person, tx.find(*responsible));
    return person ? Result<Done>{Done{}} : invalid("/responsible", "measure.person_unknown");
}

Result<Done> must_name_its_source(SourceKind kind, std::optional<AnyId> const& id) {
    if (kind == SourceKind::own && id) {
        return invalid("/source_id", "measure.own_has_no_source");
    }
    if (kind != SourceKind::own && !id) {
        return invalid("/source_id", "measure.source_missing");
    }
    return Done{};
}

Result<Done> must_be_told_with_words(std::optional<Status> before, NewStatus const& ask, Date today) {
    std::vector<Problem> problems;
    if (before == ask.status) {
        problems.push_back(Problem{"/status", "measure.status_same", {}});
    }
    if (!says_something(ask.words)) {
        if (ask.status == Status::done) {
            problems.push_back(Problem{"/words", "measure.done_needs_effect", {}});
        } else if (ask.status == Status::cancelled) {
            problems.push_back(Problem{"/words", "measure.cancelled_needs_why", {}});
        } else if (before && !is_open(*before)) {
            problems.push_back(Problem{"/words", "measure.taken_up_needs_why", {}});
        }
    }
    if (ask.happened_on && today < *ask.happened_on) {
        problems.push_back(Problem{"/happened_on", "measure.not_happened_yet", {{"today", to_text(today)}}});
    }
    if (problems.empty()) {
        return Done{};
    }
    return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
}

std::vector<std::string> way_between(std::vector<Dependency> const& all, std::string const& from,
                                     std::string const& to) {
    std::map<std::string, std::vector<std::string>> needs;
    for (auto const& one : all) {
        needs[one.measure.text].push_back(one.needs.text);
    }
    std::map<std::string, std::string> reached_from{{from, ""}};
    std::vector<std::string> next{from};
    for (std::size_t at = 0; at < next.size() && !reached_from.contains(to); ++at) {
        auto const here = next[at];
        for (auto const& there : needs[here]) {
            if (reached_from.emplace(there, here).second) {
                next.push_back(there);
            }
        }
    }
    if (!reached_from.contains(to)) {
        return {};
    }
    std::vector<std::string> way;
    for (auto step = to; !step.empty(); step = reached_from[step]) {
        way.push_back(step);
    }
    std::reverse(way.begin(), way.end());
    return way;
}

Result<Done> must_not_wait_for_itself(db::ReadTx& tx, Dependency const& wanted) {
    if (wanted.measure == wanted.needs) {
        return invalid("/needs", "measure.waits_for_itself");
    }
    TRY(all, store::dependencies(tx));
    auto const way = way_between(all, wanted.needs.text, wanted.measure.text);
    if (way.empty()) {
        return Done{};
    }
    std::string ring;
    for (auto const& step : way) {
        TRY(measure, tx.get(Id<Measure>{step}));
        ring += "”" + measure.title + "” → ";
    }
    TRY(first, tx.get(wanted.needs));
    return invalid("/needs", "measure.ring", {{"ring", ring + "”" + first.title + "”"}});
}

}  // namespace varn::measure::rules
