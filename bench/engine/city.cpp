// The draws are those of CPython's `random` with the same seed, one by one in the same order, so that other
// programs can make the very same city. Source: the Mersenne Twister of Matsumoto & Nishimura, ACM Trans.
// Model. Comput. Simul. 8, 1998.
#include "city.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

namespace varn::bench {
namespace {

using resilience::Index;
using resilience::Minutes;
using resilience::Need;
using resilience::Node;

class Twister {
public:
    explicit Twister(std::uint64_t seed) {
        std::array<std::uint32_t, 2> const key{static_cast<std::uint32_t>(seed),
                                               static_cast<std::uint32_t>(seed >> 32U)};
        std::size_t const length = key[1] != 0 ? 2 : 1;
        state_[0] = 19650218U;
        for (std::uint32_t i = 1; i < size; ++i) {
            state_[i] = 1812433253U * (state_[i - 1] ^ (state_[i - 1] >> 30U)) + i;
        }
        std::size_t i = 1;
        std::size_t j = 0;
        for (std::size_t k = size; k > 0; --k) {
            state_[i] = (state_[i] ^ mixed(i, 1664525U)) + key[j] + static_cast<std::uint32_t>(j);
            j = (j + 1) % length;
            step(i);
        }
        for (std::size_t k = size - 1; k > 0; --k) {
            state_[i] = (state_[i] ^ mixed(i, 1566083941U)) - static_cast<std::uint32_t>(i);
            step(i);
        }
        state_[0] = 0x80000000U;
    }

    std::uint32_t bits() {
        if (at_ == size) {
            refill();
        }
        auto word = state_[at_++];
        word ^= word >> 11U;
        word ^= (word << 7U) & 0x9d2c5680U;
        word ^= (word << 15U) & 0xefc60000U;
        return word ^ (word >> 18U);
    }
    /// From 0 to 1, without 1.
    double share() {
        auto const high = bits() >> 5U;
        auto const low = bits() >> 6U;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }
    std::size_t below(std::size_t end) {
        unsigned width = 0;
        for (auto rest = end; rest != 0; rest >>= 1U) {
            ++width;
        }
        auto number = bits() >> (32U - width);
        while (number >= end) {
            number = bits() >> (32U - width);
        }
        return number;
    }
    template <class T, std::size_t n>
    T one_of(T const (&values)[n]) {
        return values[below(n)];
    }
    /// Evenly on the scale of logarithms.
    double between(double low, double high) {
        auto const from = std::log(low);
        return std::exp(from + (std::log(high) - from) * share());
    }

private:
    static constexpr std::size_t size = 624;
    std::uint32_t mixed(std::size_t i, std::uint32_t factor) const {
        return (state_[i - 1] ^ (state_[i - 1] >> 30U)) * factor;
    }
    void step(std::size_t& i) {
        if (++i == size) {
            state_[0] = state_[size - 1];
            i = 1;
        }
    }
    void refill() {
        for (std::size_t i = 0; i < size; ++i) {
            auto const word = (state_[i] & 0x80000000U) | (state_[(i + 1) % size] & 0x7fffffffU);
            state_[i] = state_[(i + 397) % size] ^ (word >> 1U) ^ ((word & 1U) != 0 ? 0x9908b0dfU : 0U);
        }
        at_ = 0;
    }
    std::array<std::uint32_t, size> state_{};
    std::size_t at_ = size;
};

/// To so many decimals, as it is written.
double rounded(double value, int decimals) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return std::strtod(text, nullptr);
}

struct Between {
    double low;
    double high;
};
struct Hours {
    int least;
    int likeliest;
    int most;
};

class Builder {
public:
    explicit Builder(CityShape const& shape)
        : shape_(shape),
          draw_(shape.seed * 1000003U + static_cast<std::uint64_t>(shape.nodes)),
          districts_(static_cast<std::size_t>(std::max(4, shape.nodes / 250))) {}

    resilience::Network build() {
        regional_roots();
        supply_of_districts();
        if (shape_.has_rings) {
            for (auto const sub : everywhere("sub")) {
                auto& node = network_.nodes[sub];
                node.needs.push_back(need(1, pick("agg", node.district - 1, 2), 24));
            }
        }
        local_technology();
        resources();
        activities();
        services();
        return std::move(network_);
    }

private:
    using Places = std::vector<Index>;

    Places const& everywhere(char const* kind) { return by_kind_[kind]; }

    int share_of_all(double share) const { return static_cast<int>(shape_.nodes * share); }

    /// Loss rate and probability are drawn last, as they are told last.
    Node& add(char const* kind, std::optional<std::size_t> district, std::vector<Need> needs, Between rate,
              Between probability, Hours repair = {4, 12, 48}) {
        auto const place = static_cast<Index>(network_.nodes.size());
        auto& node = network_.nodes.emplace_back();
        node.id = kind + std::to_string(place);
        node.kind = kind;
        node.needs = std::move(needs);
        node.repair = {repair.least * Minutes{60}, repair.likeliest * Minutes{60}, repair.most * Minutes{60}};
        if (rate.high > 0.0) {
            node.losses_per_year = rounded(draw_.between(rate.low, rate.high), 5);
            node.loss_probability = rounded(draw_.between(probability.low, probability.high), 6);
        }
        by_kind_[kind].push_back(place);
        if (district) {
            node.district = static_cast<Index>(*district + 1);
            by_district_[{kind, *district}].push_back(place);
        }
        return node;
    }

    /// Distinct nodes of a kind, nine of ten from the district.
    Places pick(char const* kind, std::size_t district, std::size_t count) {
        auto const& all = by_kind_[kind];
        auto const& local = by_district_[{kind, district}];
        Places picked;
        for (std::size_t tries = 0; picked.size() < std::min(count, all.size()); ++tries) {
            bool const is_local = !local.empty() && tries < 4 * count && draw_.share() < 0.9;
            auto const& pool = is_local ? local : all;
            auto const one = pool[draw_.below(pool.size())];
            if (std::find(picked.begin(), picked.end(), one) == picked.end()) {
                picked.push_back(one);
            }
        }
        return picked;
    }
    /// One with this probability, else two; or the other way round.
    std::size_t one_or_two(double share) { return draw_.share() < share ? 1 : 2; }
    std::size_t two_or_one(double share) { return draw_.share() < share ? 2 : 1; }

    static Need need(std::size_t least, Places of, int hours) {
        auto const most = of.size();
        return {static_cast<Index>(std::min(least, most)), std::move(of), hours * Minutes{60}};
    }

    void regional_roots() {
        static constexpr char const* kinds[] = {"grid", "core", "works", "depot", "hub", "reg"};
        for (int j = 0; j < std::max(12, share_of_all(0.002)); ++j) {
            add(kinds[j % 6], {}, {}, {.01, .2}, {1e-4, 5e-3}, {6, 24, 120});
        }
    }

    void supply_of_districts() {
        auto const count = static_cast<std::size_t>(std::max(12, share_of_all(0.02)));
        for (std::size_t j = 0; j < count; ++j) {
            auto const d = j % districts_;
            auto const kind = count >= 3 * districts_ ? j / districts_ % 3 : j % 3;
            if (kind == 0) {
                add("sub", d, {need(1, pick("grid", d, 2), 0)}, {.02, .3}, {1e-4, 1e-2});
            } else if (kind == 1) {
                auto core = need(1, pick("core", d, 2), 0);
                bool const has_sub = !everywhere("sub").empty();
                auto power = need(1, has_sub ? pick("sub", d, 2) : pick("grid", d, 1), 8);
                add("agg", d, {std::move(core), std::move(power)}, {.05, .5}, {1e-3, 1e-2});
            } else {
                auto water = need(1, pick("works", d, 2), 12);
                auto power = need(1, pick("sub", d, 2), 0);
                add("zone", d, {std::move(water), std::move(power)}, {.05, .5}, {1e-3, 1e-2});
            }
        }
    }

    void local_technology() {
        auto const count = std::max(24, share_of_all(0.10));
        for (int j = 0; j < count; ++j) {
            auto const d = draw_.below(districts_);
            auto t = draw_.share();
            if (count < 100 && j >= 18 && j < 21) {
                t = .99;  // small cities still get every kind
            }
            if (t < .45 || j < 8) {
                auto const many = one_or_two(.4);
                add("sec", d, {need(1, pick("sub", d, many), 0)}, {.02, .3}, {1e-3, 2e-2});
            } else if (t < .80 || j < 14) {
                auto const many = two_or_one(.6);
                auto backhaul = need(1, pick("agg", d, many), 0);
                auto power = need(1, pick("sec", d, 1), 4);
                add("cell", d, {std::move(backhaul), std::move(power)}, {.1, 1}, {1e-3, 2e-2});
            } else if (t < .93 || j < 18) {
                auto water = need(1, pick("zone", d, 2), 6);
                auto power = need(1, pick("sec", d, 1), 2);
                add("pump", d, {std::move(water), std::move(power)}, {.1, 1}, {1e-3, 2e-2});
            } else {
                auto depot = need(1, pick("depot", d, 2), 72);
                auto power = need(1, pick("sec", d, 1), 0);
                auto road = need(1, pick("hub", d, 2), 24);
                add("fuel", d, {std::move(depot), std::move(power), std::move(road)}, {.1, 1}, {1e-3, 2e-2});
            }
        }
    }

    void resources() {
        for (int j = 0; j < share_of_all(0.38); ++j) {
            auto const d = draw_.below(districts_);
            auto const t = draw_.share();
            if (t < .30 || j < 8) {
                premises(d);
            } else if (t < .62 || j < 16) {
                auto telecom = need(1, pick("cell", d, 3), 12);
                auto road = need(1, pick("hub", d, 3), 24);
                add("staff", d, {std::move(telecom), std::move(road)}, {.2, 2}, {5e-3, 5e-2}, {8, 48, 240});
            } else if (t < .84 || j < 20) {
                system(d, j);
            } else {
                auto upstream = need(1, pick("reg", d, 2), 72);
                auto road = need(1, pick("hub", d, 2), 24);
                auto fuel = need(1, pick("fuel", d, 3), 48);
                add("supp", d, {std::move(upstream), std::move(road), std::move(fuel)}, {.1, 1}, {1e-3, 3e-2},
                    {24, 96, 720});
            }
        }
    }
    void premises(std::size_t d) {
        std::vector<Need> needs;
        auto const many = one_or_two(.7);
        auto power = pick("sec", d, many);
        needs.push_back(need(1, std::move(power), draw_.one_of({0, 0, 0, 2, 8, 24, 72})));
        needs.push_back(need(1, pick("pump", d, 1), 12));
        if (draw_.share() < .3) {
            needs.push_back(need(1, pick("fuel", d, 2), 48));
        }
        add("prem", d, std::move(needs), {.01, .2}, {1e-4, 1e-2}, {12, 72, 720});
    }
    void system(std::size_t d, int j) {
        std::vector<Need> needs;
        auto const many = one_or_two(.6);
        needs.push_back(need(1, pick("prem", d, many), 0));
        needs.push_back(need(1, pick("agg", d, 2), 0));
        auto power = pick("sec", d, 1);
        needs.push_back(need(1, std::move(power), draw_.one_of({1, 4, 12})));
        if (j > 60 && draw_.share() < .5) {
            needs.push_back(need(1, pick("it", d, 1), 0));
        }
        add("it", d, std::move(needs), {.2, 3}, {1e-3, 3e-2}, {1, 6, 72});
    }

    void activities() {
        for (int j = 0; j < share_of_all(0.40); ++j) {
            auto const d = draw_.below(districts_);
            auto const staff = 6 + draw_.below(7);
            auto const systems = 1 + draw_.below(3);
            std::vector<Need> needs;
            auto const many = two_or_one(.7);
            auto halls = pick("prem", d, many);
            needs.push_back(need(1, std::move(halls), draw_.one_of({0, 0, 1, 4})));
            auto const least = static_cast<std::size_t>(static_cast<double>(staff) * .7);
            needs.push_back(need(std::max<std::size_t>(1, least), pick("staff", d, staff), 0));
            auto cells = pick("cell", d, 2);
            needs.push_back(need(1, std::move(cells), draw_.one_of({0, 1, 4})));
            auto suppliers = pick("supp", d, 2);
            needs.push_back(need(1, std::move(suppliers), draw_.one_of({24, 48, 96})));
            for (auto const one : pick("it", d, systems)) {
                Places of{one};
                if (!(draw_.share() < .6)) {
                    auto const other = pick("it", d, 1)[0];
                    if (other != one) {
                        of.push_back(other);
                    }
                }
                needs.push_back(need(1, std::move(of), draw_.one_of({0, 0, 2, 8})));
            }
            add("act", d, std::move(needs), {.05, .5}, {1e-3, 1e-2});
        }
    }

    void services() {
        auto const rest = static_cast<std::size_t>(shape_.nodes) - network_.nodes.size();
        for (std::size_t j = 0; j < rest; ++j) {
            auto const d = draw_.below(districts_);
            auto const count = 5 + draw_.below(16);
            auto const least = static_cast<double>(count) * draw_.one_of({.5, .6, .8, 1.0});
            auto capacity =
                need(std::max<std::size_t>(1, static_cast<std::size_t>(least)), pick("act", d, count), 0);
            auto command = need(1, pick("staff", d, 3), 0);
            auto& node = add("svc", d, {std::move(capacity), std::move(command)}, {0, 0}, {0, 0});
            node.is_service = true;
            node.tolerable = draw_.one_of({1, 4, 8, 24, 72, 168}) * Minutes{60};
            auto const rate = rounded(draw_.between(1, 1000), 2);
            node.harm = {{*node.tolerable, 0.0}, {*node.tolerable + 60, rate}};
        }
    }

    CityShape shape_;
    Twister draw_;
    std::size_t districts_;
    resilience::Network network_;
    std::map<std::string, Places> by_kind_;
    std::map<std::pair<std::string, std::size_t>, Places> by_district_;
};

}  // namespace

resilience::Network city_of(CityShape const& shape) {
    return Builder{shape}.build();
}

std::optional<KnownFigures> known_figures(int nodes) {
    switch (nodes) {
        case 1'000:
            return KnownFigures{2'161, 14'453};
        case 10'000:
            return KnownFigures{25'246, 237'941};
        case 100'000:
            return KnownFigures{287'922, 2'773'880};
        default:
            return std::nullopt;
    }
}

}  // namespace varn::bench
