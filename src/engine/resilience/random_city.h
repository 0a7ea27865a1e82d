#pragma once
// Cities at random, in the layers a city has: what comes from outside, power and telecom, water, premises,
// staff and systems, services. Larger and more like a city than the networks of random_network.h. With
// `with_ring` the control of the power stations hangs on telecom with a day's buffer, as in most cities.
#include "engine/network.h"
#include "kernel/draw.h"

namespace varn::resilience {

class RandomCity {
public:
    explicit RandomCity(Draw& draw, bool with_ring = true) : draw_(draw) {
        roots_ = layer("root", 4 + draw.below(4), {});
        power_ = layer("power", 3 + draw.below(5), {{&roots_, {0, 0, 60}}});
        telecom_ = layer("telecom", 3 + draw.below(4), {{&roots_, {0, 0, 0}}, {&power_, {240, 480, 60}}});
        if (with_ring) {
            for (auto const station : power_) {
                network.nodes[station].needs.push_back(need(telecom_, {1440, 1440, 1440}));
            }
        }
        water_ = layer("water", 2 + draw.below(3), {{&power_, {0, 120, 720}}, {&roots_, {0, 360, 720}}});
        premises_ = layer("premises", 8 + draw.below(12),
                          {{&power_, {0, 30, 1440}}, {&water_, {720, 720, 240}}, {&telecom_, {0, 60, 480}}});
        staff_ = layer("staff", 6 + draw.below(10), {{&telecom_, {720, 60, 720}}, {&roots_, {1440, 720, 0}}});
        services_ = layer("service", 8 + draw.below(16),
                          {{&premises_, {0, 0, 120}}, {&staff_, {240, 480, 0}}, {&telecom_, {60, 720, 0}}});
        for (auto const service : services_) {
            network.nodes[service].is_service = true;
            network.nodes[service].tolerable = static_cast<Minutes>(30 * (1 + draw.below(40)));
        }
    }

    Network network = {};

    Index add(std::string id) {
        network.nodes.push_back({});
        network.nodes.back().id = std::move(id);
        return static_cast<Index>(network.nodes.size() - 1);
    }
    Index some_power() { return power_[draw_.below(power_.size())]; }
    Index some_telecom() { return telecom_[draw_.below(telecom_.size())]; }
    std::vector<Index> const& services() const { return services_; }

private:
    struct Buffers {
        Minutes one, other, third;
    };
    struct Below {
        std::vector<Index> const* layer;
        Buffers buffers;
    };

    Need need(std::vector<Index> pool, Buffers const& buffers) {
        static constexpr std::optional<Minutes> refills[] = {0, 0, 120, std::nullopt};
        for (std::size_t k = pool.size() - 1; k > 0; --k) {
            std::swap(pool[k], pool[draw_.below(k + 1)]);
        }
        pool.resize(1 + draw_.below(std::min<std::size_t>(3, pool.size())));
        auto const most = pool.size() > 1 ? pool.size() - 1 : 1;
        Minutes const buffer[] = {buffers.one, buffers.other, buffers.third};
        return {static_cast<Index>(1 + draw_.below(most)),
                pool,
                buffer[draw_.below(3)],
                refills[draw_.below(4)],
                {}};
    }
    std::vector<Index> layer(std::string const& name, std::size_t count, std::vector<Below> const& below) {
        std::vector<Index> made;
        for (std::size_t i = 0; i < count; ++i) {
            auto const node = add(name + "-" + std::to_string(i));
            auto& facts = network.nodes[node];
            facts.kind = name;
            facts.district = static_cast<Index>(draw_.below(4));
            facts.restart = draw_.happens(30) ? static_cast<Minutes>(10 * (1 + draw_.below(12))) : 0;
            auto const likeliest = static_cast<Minutes>(60 * (1 + draw_.below(40)));
            facts.repair = {likeliest / 2, likeliest, 3 * likeliest};
            for (auto const& [members, buffers] : below) {
                if (draw_.happens(80)) {
                    network.nodes[node].needs.push_back(need(*members, buffers));
                }
            }
            made.push_back(node);
        }
        return made;
    }

    Draw& draw_;
    std::vector<Index> roots_, power_, telecom_, water_, premises_, staff_, services_;
};

}  // namespace varn::resilience
