// What a loss leads to, minute by minute; what must be lost together; what matters most.
#include <algorithm>
#include <map>

#include "analysis.h"
#include "engine/course.h"
#include "engine/cut_sets.h"
#include "engine/network_losses.h"
#include "engine/weaknesses.h"

namespace varn::continuity {
namespace {

using resilience::Minutes;

constexpr std::size_t sets_told = 100;
constexpr std::size_t weights_told = 50;
constexpr std::size_t diagram_nodes_max = 5'000'000;
constexpr std::size_t diagram_bytes_max = std::size_t{512} << 20U;
constexpr std::uint64_t batches_max = 1'000'000;

/// Everything that is asked to be lost, each once, in the order of the network.
Result<std::vector<Index>> what_is_lost(TownNetwork const& town, LossAsk const& ask) {
    TRY(lost, places_of_ids(town, ask.lost, "/lost"));
    for (Index node = 0; node < town.network.nodes.size(); ++node) {
        bool const is_of_class = ask.kind && town.network.nodes[node].kind == name_of(*ask.kind);
        bool const is_of_supplier = ask.supplier && town.suppliers[node] == ask.supplier->text;
        if (is_of_class || is_of_supplier) {
            lost.push_back(node);
        }
    }
    std::sort(lost.begin(), lost.end());
    lost.erase(std::unique(lost.begin(), lost.end()), lost.end());
    if (lost.empty()) {
        return invalid("/lost", "continuity.nothing_is_lost");
    }
    return lost;
}

resilience::CourseQuestion question_of(TownNetwork const& town, std::vector<Index> const& lost,
                                       LossAsk const& ask) {
    resilience::CourseQuestion question;
    question.horizon = ask.horizon_minutes.value_or(horizon_default);
    question.batches = batches_max;
    for (auto const node : lost) {
        std::optional<Minutes> lasts = ask.lasts_minutes;
        auto const repair = town.network.nodes[node].repair.likeliest;
        if (ask.is_repaired && repair > 0) {
            lasts = repair;
        }
        question.losses.push_back({node, 0, lasts});
    }
    return question;
}

/// A service's outages, breaches and return, put side by side; the first to fall first.
std::vector<ServiceFall> falls_of(resilience::Network const& network,
                                  resilience::CourseAnswer const& answer) {
    std::map<Index, Minutes> breaks;  // the first breach of each
    for (auto const& breach : answer.breaches) {
        breaks.emplace(breach.service, breach.at);
    }
    std::map<Index, resilience::ServiceCourse const*> courses;
    for (auto const& course : answer.services) {
        courses[course.service] = &course;
    }
    std::vector<ServiceFall> falls;
    for (auto const& of : answer.outages) {
        if (!network.nodes[of.node].is_service) {
            continue;
        }
        auto& told = falls.emplace_back();
        told.service = named(network, of.node);
        told.falls_at = of.outages.front().from;
        told.up_at = of.outages.back().to;
        if (auto const at = breaks.find(of.node); at != breaks.end()) {
            told.breaks_tolerable_at = at->second;
        }
        if (auto const found = courses.find(of.node); found != courses.end()) {
            auto const& course = *found->second;
            told.down_minutes = course.down;
            told.normal_from = course.normal_from;
            told.harm = course.harm;
        }
    }
    std::stable_sort(falls.begin(), falls.end(),
                     [](auto const& a, auto const& b) { return a.falls_at < b.falls_at; });
    return falls;
}

std::vector<OutageTold> outages_of(resilience::Network const& network,
                                   resilience::CourseAnswer const& answer) {
    std::vector<OutageTold> told;
    for (auto const& of : answer.outages) {
        for (auto const& one : of.outages) {
            told.push_back({AnyId{network.nodes[of.node].id}, one.from, one.to});
        }
    }
    return told;
}

RingTold ring_told(resilience::Network const& network, resilience::LockedRing const& ring) {
    RingTold told{all_named(network, ring.nodes), all_named(network, ring.behind), {}};
    for (auto const& one : ring.breakers) {
        told.breakers.push_back(
            {named(network, one.node), network.nodes[one.node].needs[one.need].kind, one.buffer});
    }
    return told;
}

Result<Done> must_lie_within(std::int64_t number, std::int64_t most, std::string pointer) {
    if (number < 1 || number > most) {
        return invalid(std::move(pointer), "continuity.out_of_bounds", {{"maximum", std::to_string(most)}});
    }
    return Done{};
}

}  // namespace

Result<CourseTold> course_told(Town& town, Actor const& actor, LossAsk const& ask) {
    TRY(seen, town_network(town, actor));
    CHECK(must_lie_within(ask.horizon_minutes.value_or(horizon_default), horizon_max, "/horizon_minutes"));
    if (ask.is_repaired && ask.lasts_minutes) {
        return invalid("/lasts_minutes", "continuity.repaired_or_lasts");
    }
    TRY(lost, what_is_lost(*seen, ask));
    auto const question = question_of(*seen, lost, ask);
    TRY(answer, resilience::follow_course(seen->network, question));
    CourseTold told;
    told.model = seen->model;
    told.lost = all_named(seen->network, lost);
    told.horizon_minutes = question.horizon;
    told.falls = falls_of(seen->network, answer);
    told.outages = outages_of(seen->network, answer);
    for (auto const& point : answer.city) {
        told.curve.push_back({point.at, static_cast<std::int64_t>(point.up)});
    }
    told.lost_service_minutes = answer.lost_service_minutes;
    told.harm = answer.harm;
    told.normal_from = answer.normal_from;
    for (auto const& ring : answer.rings) {
        told.rings.push_back(ring_told(seen->network, ring));
    }
    return told;
}

Result<CutSetsTold> cut_sets_told(Town& town, Actor const& actor, Id<CriticalService> const& service,
                                  std::int64_t order) {
    TRY(seen, town_network(town, actor));
    CHECK(must_lie_within(order, order_max, "?order"));
    auto const place = seen->places.find(service.text);
    if (place == seen->places.end() || !seen->network.nodes[place->second].is_service) {
        return not_found();
    }
    resilience::CutSetQuestion question;
    question.order = static_cast<std::uint16_t>(order);
    question.services = {place->second};
    question.likeliest = sets_told;
    question.node_budget = diagram_nodes_max;
    question.memory = diagram_bytes_max;
    TRY(answer, resilience::service_cut_sets(seen->network, question));
    auto const& one = answer.services.front();
    CutSetsTold told;
    told.model = seen->model;
    told.service = named(seen->network, place->second);
    told.order = order;
    for (std::size_t i = 0; i < one.by_order.size(); ++i) {
        told.by_order.push_back({static_cast<std::int64_t>(i) + 1, one.by_order[i].digits});
    }
    told.probability_low = one.lower;
    told.probability_high = one.upper;
    for (auto const& set : one.likeliest) {
        auto const chain = resilience::why(seen->network, set.events, place->second);
        told.sets.push_back(
            {all_named(seen->network, set.events), set.probability, chain.empty() ? 0 : chain.back().at});
    }
    return told;
}

Result<ImportanceTold> importance_told(Town& town, Actor const& actor, std::int64_t scenarios,
                                       std::int64_t seed) {
    TRY(seen, town_network(town, actor));
    CHECK(must_lie_within(scenarios, scenarios_max, "?scenarios"));
    auto const& network = seen->network;
    resilience::MonteCarloQuestion question;
    question.seed = static_cast<std::uint64_t>(seed);
    question.scenarios = static_cast<std::uint64_t>(scenarios);
    TRY(reckoning, resilience::MonteCarlo::prepare(network, question));
    TRY(counts, reckoning.count({0, reckoning.blocks()}));
    auto const answer = reckoning.answer(counts);
    TRY(alone, resilience::single_losses(network));
    ImportanceTold told;
    told.model = seen->model;
    told.scenarios = static_cast<std::int64_t>(answer.scenarios);
    told.services_down = answer.harm.value;
    told.low = answer.harm.low;
    told.high = answer.harm.high;
    for (auto const node : resilience::heaviest(answer, weights_told)) {
        auto const& one = *answer.importance[node];
        told.nodes.push_back({named(network, node), static_cast<std::int64_t>(alone[node].services),
                              one.birnbaum, one.fussell_vesely, one.raw, one.rrw});
    }
    return told;
}

}  // namespace varn::continuity
