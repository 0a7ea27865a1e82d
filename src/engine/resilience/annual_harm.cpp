// Idea: most losses meet no other, and what such a loss costs is known beforehand for every repair time
// (loss_shapes.h). Losses that meet (loss_meetings.h), directly or through others, are one course of events,
// which is simulated. If that lasts longer than its losses would alone, it may meet more, and the year is put
// together anew. Cost: the reach of each loss, and a simulation for those that meet. Source: independent
// components of an event simulation, own; Poisson and PERT as in risk_aggregation.cpp. Invariant: the same
// harm as simulating the whole year at once (annual_harm_test).
#include "engine/annual_harm.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "annual_losses.h"
#include "harm_weights.h"
#include "loss_bits.h"
#include "loss_meetings.h"
#include "loss_shapes.h"
#include "quantiles.h"

namespace varn::resilience {
namespace {

constexpr Minutes year_length = Minutes{365} * 24 * 60;
constexpr std::uint64_t most_years_followed = std::uint64_t{1} << 23U;
constexpr double most_rate = 10'000.0;
constexpr double most_of_an_outage = 1e9;

}  // namespace

double harm_of(HarmCurve const& curve, Minutes outage) {
    if (curve.empty() || outage < curve.front().first) {
        return 0.0;
    }
    if (curve.size() == 1) {
        return curve.front().second;
    }
    auto const above =
        std::upper_bound(curve.begin() + 1, curve.end() - 1, outage,
                         [](Minutes minutes, auto const& point) { return minutes < point.first; });
    auto const& [from, harm] = *(above - 1);
    auto const share = static_cast<double>(outage - from) / static_cast<double>(above->first - from);
    return harm + share * (above->second - harm);
}

struct AnnualHarm::Prepared {
    Prepared(Network const& of, AnnualQuestion const& asked)
        : network(of), question(asked), graph(network), singles(network, graph, question.longest) {}

    std::uint64_t hundredths(Index service, Minutes outage) const {
        auto const& curve = network.nodes[graph.outer(service)].harm;
        return static_cast<std::uint64_t>(100 * harm_of(curve, std::min(outage, question.longest)) + 0.5);
    }

    Network network;
    AnnualQuestion question;
    Graph graph;
    LossShapes singles;
    struct Source {
        Index node;  // inner
        PoissonTable count;
        std::size_t repair;  // of `repairs`
    };
    std::vector<Source> sources;
    std::vector<Quantiles> repairs;
};

AnnualHarm::AnnualHarm(std::unique_ptr<Prepared const> prepared) : prepared_(std::move(prepared)) {}
AnnualHarm::AnnualHarm(AnnualHarm&&) noexcept = default;
AnnualHarm& AnnualHarm::operator=(AnnualHarm&&) noexcept = default;
AnnualHarm::~AnnualHarm() = default;

Result<AnnualHarm> AnnualHarm::prepare(Network const& network, AnnualQuestion const& question) {
    CHECK(validate(network));
    if (question.years > most_years_followed) {
        return Error{ErrorCode::too_many,
                     "resilience.too_many_years",
                     {{"max", std::to_string(most_years_followed)}},
                     {},
                     {}};
    }
    auto prepared = std::make_unique<Prepared>(network, question);
    std::map<std::tuple<Minutes, Minutes, Minutes>, std::size_t> repairs;
    for (std::size_t i = 0; i < network.nodes.size(); ++i) {
        auto const& node = network.nodes[i];
        if (node.losses_per_year > most_rate) {
            return invalid("/nodes/" + std::to_string(i) + "/lam", "resilience.frequency_out_of_range",
                           {{"max", std::to_string(static_cast<int>(most_rate))}});
        }
        if (node.is_service && harm_of(node.harm, question.longest) > most_of_an_outage) {
            return Error{ErrorCode::too_large, "resilience.too_much_harm", {{"max", "1000000000"}}, {}, {}};
        }
        if (node.losses_per_year > 0.0) {
            auto const& [least, likeliest, most] = node.repair;
            auto const [at, is_new] = repairs.try_emplace({least, likeliest, most}, repairs.size());
            if (is_new) {
                prepared->repairs.push_back(Quantiles::pert(
                    static_cast<double>(least), static_cast<double>(likeliest), static_cast<double>(most)));
            }
            auto const inner = prepared->graph.inner(static_cast<Index>(i));
            CHECK(prepared->singles.follow(inner));
            prepared->sources.push_back({inner, PoissonTable{node.losses_per_year}, at->second});
        }
    }
    return AnnualHarm{std::move(prepared)};
}

namespace {

/// A year's losses, and those that meet.
class Year {
public:
    explicit Year(auto const& prepared)
        : singles_(prepared.singles),
          simulation_(prepared.network, prepared.graph),
          meetings_(prepared.network, prepared.graph),
          harm_(prepared.graph.nodes(), 0) {}

    void draw(auto const& prepared, std::uint64_t year) {
        losses_.clear();
        auto const key = Stream::mix(Stream::mix(prepared.question.seed, 4), year + 1);
        for (auto const& source : prepared.sources) {
            Stream stream{Stream::mix(key, prepared.graph.outer(source.node) + 1U)};
            for (auto left = source.count.draw(stream.next()); left > 0; --left) {
                auto const from = static_cast<Minutes>(stream.share() * static_cast<double>(year_length));
                auto const repair =
                    static_cast<Minutes>(prepared.repairs[source.repair].at(stream.next()) + 0.5);
                losses_.push_back({source.node, from, std::max<Minutes>(repair, 1)});
            }
        }
        std::sort(losses_.begin(), losses_.end(), [](Loss const& a, Loss const& b) {
            return std::tuple{a.from, a.node, *a.lasts} < std::tuple{b.from, b.node, *b.lasts};
        });
    }

    Result<Done> follow(auto const& prepared, YearCounts& counts) {
        spells_.clear();
        for (std::size_t i = 0; i < losses_.size(); ++i) {
            auto const& loss = losses_[i];
            auto const over = singles_.stretch(loss.node, *loss.lasts).over;
            auto const refill = meetings_.refill({&loss, 1});
            auto const until = over && refill ? loss.from + *loss.lasts + *over + *refill : without_end;
            spells_.push_back({loss.from, until, {i}});
        }
        for (bool is_settled = false; !is_settled;) {
            while (meetings_.join(losses_, spells_)) {
            }
            for (auto const service : harmed_) {
                harm_[service] = 0;
            }
            harmed_.clear();
            TRY(settled, add_up(prepared));
            is_settled = settled;
        }
        std::uint64_t total = 0;
        for (auto const service : harmed_) {
            total += harm_[service];
            counts.by_risk[prepared.graph.outer(service)] += harm_[service];
            harm_[service] = 0;
        }
        harmed_.clear();
        add_year(total, counts);
        return Done{};
    }

private:
    /// False when a spell lasts longer than was thought.
    Result<bool> add_up(auto const& prepared) {
        bool is_settled = true;
        for (auto& spell : spells_) {
            if (spell.losses.size() == 1) {
                auto const& loss = losses_[spell.losses[0]];
                for (auto const& shape : singles_.stretch(loss.node, *loss.lasts).shapes) {
                    add(prepared, shape.service,
                        shape.to ? *loss.lasts + *shape.to - shape.from : without_end);
                }
            } else {
                TRY(until, simulate(prepared, spell));
                is_settled = is_settled && until <= spell.until;
                spell.until = std::max(spell.until, until);
            }
        }
        return is_settled;
    }

    /// When all is as before.
    Result<Minutes> simulate(auto const& prepared, Spell const& spell) {
        together_.clear();
        Minutes last = 0, over = 0;
        for (auto const i : spell.losses) {
            together_.push_back(losses_[i]);
            last = std::max(last, losses_[i].from + *losses_[i].lasts);
        }
        TRY(course, simulation_.run(together_, last + prepared.question.longest));
        for (auto const& [node, outages] : course.outages) {
            for (auto const& outage : outages) {
                if (prepared.graph.is_service(node)) {
                    add(prepared, node, outage.to ? *outage.to - outage.from : without_end);
                }
                over = outage.to && over != without_end ? std::max(over, *outage.to) : without_end;
            }
        }
        auto const refill = meetings_.refill(together_);
        return over == without_end || !refill ? without_end : over + *refill;
    }

    void add(auto const& prepared, Index service, Minutes outage) {
        auto const harm = prepared.hundredths(service, outage);
        if (harm > 0) {
            if (harm_[service] == 0) {
                harmed_.push_back(service);
            }
            harm_[service] += harm;
        }
    }

    LossShapes const& singles_;
    Simulation simulation_;
    LossMeetings meetings_;
    std::vector<Loss> losses_, together_;
    std::vector<Spell> spells_;
    std::vector<std::uint64_t> harm_;  // by service, of the year at hand
    std::vector<Index> harmed_;
};

}  // namespace

Result<YearCounts> AnnualHarm::count(BlockRange years, Watch const& watch) const {
    YearCounts counts;
    counts.by_risk.assign(prepared_->network.nodes.size(), 0);
    counts.by_class.assign(amount_classes, 0);
    Year year{*prepared_};
    for (auto at = years.first; at < years.last; ++at) {
        if (watch.is_cancelled != nullptr && watch.is_cancelled->load(std::memory_order_relaxed)) {
            return broken_off();
        }
        year.draw(*prepared_, at);
        CHECK(year.follow(*prepared_, counts));
        if (watch.done) {
            watch.done(at + 1 - years.first);
        }
    }
    return counts;
}

AnnualAnswer AnnualHarm::answer(YearCounts const& counts) const {
    return answer_of(counts);
}

}  // namespace varn::resilience
