// The door to the simulation: from the network's numbers and back, and what a course of events means.
//
// Idea: the simulation (simulation.h) says who was down when; all else is read off these times. A service is
// as usual from the last minute on at which it was down or one of its needs was short, and when a need was
// short is counted from the outages of its members. Cost: the simulation, and members of the services it
// reached. Source: own semantics (docs/formats/network.md). Invariant: the area above the city curve is the
// sum of all services' minutes down (course_test).
#include "engine/course.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/annual_harm.h"
#include "locked_rings.h"
#include "simulation.h"

namespace varn::resilience {
namespace {

/// What the outages of one event mean to the services.
class Reading {
public:
    Reading(Network const& network, CourseQuestion const& question, CourseAnswer& answer)
        : network_(network), question_(question), answer_(answer) {
        for (auto const& one : answer.outages) {
            outages_.emplace(one.node, &one.outages);
        }
    }

    void read() {
        for (Index node = 0; node < network_.nodes.size(); ++node) {
            if (network_.nodes[node].is_service) {
                ++services_;
                read_service(node);
            }
        }
        auto const earlier = [](Breach const& a, Breach const& b) {
            return std::tuple{a.at, a.service, a.from} < std::tuple{b.at, b.service, b.from};
        };
        std::sort(answer_.breaches.begin(), answer_.breaches.end(), earlier);
        draw_curve();
        answer_.normal_from = 0;
        for (auto const& one : answer_.services) {
            bool const is_known = one.normal_from && answer_.normal_from;
            answer_.normal_from =
                is_known ? std::optional{std::max(*one.normal_from, *answer_.normal_from)} : std::nullopt;
        }
    }

private:
    std::vector<Outage> const& outages_of(Index node) const {
        static std::vector<Outage> const none;
        auto const found = outages_.find(node);
        return found == outages_.end() ? none : *found->second;
    }
    Minutes end_of(Outage const& outage) const { return outage.to.value_or(question_.horizon); }

    void read_service(Index service) {
        ServiceCourse course{service, 0, 0.0, Minutes{0}};
        for (auto const& outage : outages_of(service)) {
            auto const lasts = end_of(outage) - outage.from;
            course.down += lasts;
            course.harm += harm_of(network_.nodes[service].harm, lasts);
            course.normal_from = outage.to;
            ++changes_[outage.from].first;
            if (outage.to) {
                ++changes_[*outage.to].second;
            }
        }
        for (auto const& need : network_.nodes[service].needs) {
            auto const met_from = last_met_from(need);
            bool const is_known = met_from && course.normal_from;
            course.normal_from =
                is_known ? std::optional{std::max(*met_from, *course.normal_from)} : std::nullopt;
        }
        if (course.down > 0 || course.normal_from != Minutes{0}) {
            answer_.lost_service_minutes += course.down;
            answer_.harm += course.harm;
            answer_.services.push_back(course);
        }
        note_breaches(service);
    }

    /// From when on a need is met until the horizon: 0 when it always was, nothing when it is short there.
    std::optional<Minutes> last_met_from(Need const& need) const {
        std::map<Minutes, std::ptrdiff_t> changes;  // of how many members are down
        for (auto const member : need.of) {
            for (auto const& outage : outages_of(member)) {
                ++changes[outage.from];
                if (outage.to) {
                    --changes[*outage.to];
                }
            }
        }
        auto const slack = static_cast<std::ptrdiff_t>(need.of.size() - need.least);
        std::ptrdiff_t down = 0;
        Minutes met_from = 0;
        for (auto const& [at, change] : changes) {
            met_from = down > slack && down + change <= slack ? at : met_from;
            down += change;
        }
        return down > slack ? std::nullopt : std::optional{met_from};
    }

    /// Outages close to each other count as one.
    void note_breaches(Index service) {
        auto const& tolerable = network_.nodes[service].tolerable;
        auto const& outages = outages_of(service);
        for (std::size_t first = 0; tolerable && first < outages.size();) {
            auto last = first;
            while (last + 1 < outages.size() &&
                   outages[last + 1].from - end_of(outages[last]) <= question_.merge_gap) {
                ++last;
            }
            auto const from = outages[first].from;
            if (end_of(outages[last]) - from > *tolerable) {
                answer_.breaches.push_back({service, from, from + *tolerable});
            }
            first = last + 1;
        }
    }

    void draw_curve() {
        auto up = services_;
        answer_.city.push_back({0, up});
        for (auto const& [at, change] : changes_) {
            up = up - change.first + change.second;
            if (answer_.city.back().at == at) {
                answer_.city.back().up = up;
            } else if (answer_.city.back().up != up) {
                answer_.city.push_back({at, up});
            }
        }
    }

    Network const& network_;
    CourseQuestion const& question_;
    CourseAnswer& answer_;
    std::map<Index, std::vector<Outage> const*> outages_;
    std::map<Minutes, std::pair<Index, Index>> changes_;  // services that fall, that come back
    Index services_ = 0;
};

}  // namespace

Result<CourseAnswer> follow_course(Network const& network, CourseQuestion const& question,
                                   Watch const& watch) {
    CHECK(validate(network));
    Graph const graph{network};
    Simulation simulation{network, graph};
    auto losses = question.losses;
    for (auto& loss : losses) {
        loss.node = graph.inner(loss.node);
    }
    SimulationLimits const limits{question.batches, watch.is_cancelled};
    TRY(course, simulation.run(losses, question.horizon, limits));
    CourseAnswer answer;
    answer.batches = course.batches;
    answer.outages = std::move(course.outages);
    for (auto& one : answer.outages) {
        one.node = graph.outer(one.node);
    }
    std::sort(answer.outages.begin(), answer.outages.end(),
              [](OutagesOfNode const& a, OutagesOfNode const& b) { return a.node < b.node; });
    for (auto const node : course.deadlocked) {
        answer.deadlocked.push_back(graph.outer(node));
    }
    std::sort(answer.deadlocked.begin(), answer.deadlocked.end());
    Reading{network, question, answer}.read();
    TRY(rings, locked_rings(network, question, answer, watch));
    answer.rings = std::move(rings);
    return answer;
}

}  // namespace varn::resilience
