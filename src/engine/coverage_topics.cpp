// Topics that several programmes deal with, and topics that were given away.
#include "coverage_view.h"

namespace varn::coverage {
namespace {

/// The distinct indices among some, in order of keys.
template <class Named>
std::vector<Index> distinct(std::vector<Named> const& all, std::vector<Index> some) {
    std::sort(some.begin(), some.end());
    some.erase(std::unique(some.begin(), some.end()), some.end());
    std::sort(some.begin(), some.end(), [&](Index a, Index b) { return all[a].name.key < all[b].name.key; });
    return some;
}

std::string joined(std::vector<Programme> const& programmes, std::span<Index const> some) {
    std::string names;
    for (auto const index : some) {
        names += (names.empty() ? "" : ", ") + programmes[index].name.text;
    }
    return names;
}

/// The living units that own a topic in one programme.
std::vector<Index> owners_in(View const& view, std::span<Index const> treatments, Index programme) {
    std::vector<Index> owners;
    for (auto const index : treatments) {
        auto const& treatment = view.input.treatments[index];
        if (treatment.programme == programme && treatment.owner && view.living[*treatment.owner] != 0) {
            owners.push_back(*treatment.owner);
        }
    }
    return distinct(view.input.units, std::move(owners));
}

/// COV-006 for one topic: shared means that one and the same unit owns it wherever it is dealt with.
void judge_sharing(View const& view, Findings& findings, Index topic, std::span<Index const> treatments) {
    auto const& input = view.input;
    std::vector<Index> programmes;
    for (auto const index : treatments) {
        programmes.push_back(input.treatments[index].programme);
    }
    programmes = distinct(input.programmes, std::move(programmes));
    bool const ours =
        std::find(programmes.begin(), programmes.end(), view.edition.programme) != programmes.end();
    if (!ours || programmes.size() < 2) {
        return;
    }
    if (auto const owner = input.topics[topic].shared_owner; owner && view.living[*owner] != 0) {
        return;
    }
    std::vector<engine::Thing> because;
    std::vector<Index> all_owners;
    for (auto const programme : programmes) {
        auto const owners = owners_in(view, treatments, programme);
        because.push_back(thing("programme", input.programmes[programme].name));
        append(because, "unit", input.units, owners);
        all_owners.insert(all_owners.end(), owners.begin(), owners.end());
    }
    for (auto const owner : all_owners) {
        auto const places = std::count(all_owners.begin(), all_owners.end(), owner);
        if (static_cast<std::size_t>(places) == programmes.size()) {
            return;
        }
    }
    findings.add(Rule::topic_without_shared_owner, thing("topic", input.topics[topic].name),
                 std::move(because),
                 {{"topic", input.topics[topic].name.text},
                  {"programmes", joined(input.programmes, programmes)},
                  {"count", std::to_string(programmes.size())}});
}

/// COV-007 for one topic that the edition gave away.
void judge_reception(View const& view, Findings& findings, Index topic, std::vector<Index> receivers,
                     std::span<Index const> treatments) {
    auto const& input = view.input;
    receivers = distinct(input.programmes, std::move(receivers));
    for (auto const receiver : receivers) {
        bool const handled = std::any_of(treatments.begin(), treatments.end(),
                                         [&](Index i) { return input.treatments[i].programme == receiver; });
        if (handled || !input.programmes[receiver].topics_known) {
            return;
        }
    }
    std::vector<engine::Thing> because{thing("edition", view.edition.name)};
    append(because, "programme", input.programmes, receivers);
    findings.add(Rule::topic_without_receiver, thing("topic", input.topics[topic].name), std::move(because),
                 {{"topic", input.topics[topic].name.text},
                  {"edition", view.edition.name.text},
                  {"programmes", joined(input.programmes, receivers)}},
                 receivers.empty() ? 0 : 1);
}

}  // namespace

void find_topic_faults(View const& view, Findings& findings) {
    auto const& input = view.input;
    std::vector<Link> handled;
    for (Index i = 0; i < input.treatments.size(); ++i) {
        if (input.treatments[i].valid.holds(view.question.today)) {
            handled.push_back({.from = input.treatments[i].topic, .to = i});
        }
    }
    std::vector<Link> moved;
    for (Index i = 0; i < input.moves.size(); ++i) {
        if (input.moves[i].edition == view.question.edition) {
            moved.push_back({.from = input.moves[i].topic, .to = i});
        }
    }
    Fan const treatments_of(input.topics.size(), handled);
    Fan const moves_of(input.topics.size(), moved);
    for (Index topic = 0; topic < input.topics.size(); ++topic) {
        judge_sharing(view, findings, topic, treatments_of.of(topic));
        if (moves_of.of(topic).empty()) {
            continue;
        }
        std::vector<Index> receivers;
        for (auto const index : moves_of.of(topic)) {
            // A programme cannot receive what it gave away itself.
            if (auto const to = input.moves[index].to; to && *to != view.edition.programme) {
                receivers.push_back(*to);
            }
        }
        judge_reception(view, findings, topic, std::move(receivers), treatments_of.of(topic));
    }
}

}  // namespace varn::coverage
