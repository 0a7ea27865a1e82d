#include "tally.h"

#include <bit>

#include "wide.h"

namespace varn::resilience {
namespace {

constexpr std::size_t most_planes = 32;  // nodes are numbered in 32 bits

/// Adds two bits to one: the sum stays, what is carried is given back.
template <class V>
[[gnu::always_inline]] inline void full_add(V& sum, V const& a, V const& b, V& carried) {
    V const either = sum ^ a;
    carried = (sum & a) | (either & b);
    sum = either ^ b;
}

/// Eight more bits into the digits of the sums.
template <class V>
[[gnu::always_inline]] inline void add_eight(V const* x, V* plane, std::size_t step, std::size_t planes) {
    V twos_a, twos_b, fours_a, fours_b, carried;
    full_add(plane[0], x[0], x[1], twos_a);
    full_add(plane[0], x[2], x[3], twos_b);
    full_add(plane[step], twos_a, twos_b, fours_a);
    full_add(plane[0], x[4], x[5], twos_a);
    full_add(plane[0], x[6], x[7], twos_b);
    full_add(plane[step], twos_a, twos_b, fours_b);
    full_add(plane[2 * step], fours_a, fours_b, carried);
    for (std::size_t j = 3; j < planes; ++j) {
        V const next = plane[j * step] & carried;
        plane[j * step] ^= carried;
        carried = next;
    }
}

template <class V>
[[gnu::always_inline]] inline void add_all(Lanes const* lanes, std::span<Index const> nodes, Lanes* digits,
                                           std::size_t planes, std::uint64_t* by_node) {
    constexpr std::size_t parts = sizeof(Lanes) / sizeof(V);
    static constexpr Lanes nothing;
    for (std::size_t from = 0; from < nodes.size(); from += 8) {
        Lanes const* eight[8];
        for (std::size_t i = 0; i < 8; ++i) {
            eight[i] = from + i < nodes.size() ? lanes + nodes.data()[from + i] : &nothing;
        }
        for (std::size_t part = 0; part < parts; ++part) {
            V x[8];
#pragma GCC unroll 8
            for (std::size_t i = 0; i < 8; ++i) {
                x[i] = reinterpret_cast<V const*>(eight[i])[part];
            }
            add_eight(x, reinterpret_cast<V*>(digits) + part, parts, planes);
        }
        for (std::size_t i = 0; i < 8 && from + i < nodes.size(); ++i) {
            for (auto const word : eight[i]->word) {
                by_node[from + i] += static_cast<std::uint64_t>(std::popcount(word));
            }
        }
    }
}

/// A square of eight bits by eight, rows becoming columns.
std::uint64_t turned(std::uint64_t square) {
    auto const swap = [&](unsigned by, std::uint64_t mask) {
        auto const differ = (square ^ (square >> by)) & mask;
        square ^= differ ^ (differ << by);
    };
    swap(7, 0x00aa00aa00aa00aaU);
    swap(14, 0x0000cccc0000ccccU);
    swap(28, 0x00000000f0f0f0f0U);
    return square;
}

void read_off(Lanes const* digits, std::size_t planes, std::uint64_t weight, std::uint64_t* by_lane) {
    for (std::size_t low = 0; low < planes; low += 8) {
        for (std::size_t lane = 0; lane < lanes_in_word; lane += 8) {
            std::uint64_t square = 0;
            for (std::size_t j = low; j < std::min(low + 8, planes); ++j) {
                square |= (digits[j].word[lane / 64] >> (lane % 64) & 0xffU) << (8 * (j - low));
            }
            square = turned(square);
            for (std::size_t i = 0; i < 8; ++i) {
                by_lane[lane + i] += ((square >> (8 * i) & 0xffU) << low) * weight;
            }
        }
    }
}

void add_scalar(Lanes const* lanes, std::span<Index const> nodes, Lanes* digits, std::size_t planes,
                std::uint64_t* by_node) {
    add_all<Scalar>(lanes, nodes, digits, planes, by_node);
}

#ifdef VARN_HAS_WIDE_LANES
void add_sse(Lanes const* lanes, std::span<Index const> nodes, Lanes* digits, std::size_t planes,
             std::uint64_t* by_node) {
    add_all<Sse>(lanes, nodes, digits, planes, by_node);
}
[[gnu::target("avx2,popcnt")]] void add_avx(Lanes const* lanes, std::span<Index const> nodes, Lanes* digits,
                                            std::size_t planes, std::uint64_t* by_node) {
    add_all<Avx>(lanes, nodes, digits, planes, by_node);
}
[[gnu::target("avx512f,popcnt")]] void add_avx512(Lanes const* lanes, std::span<Index const> nodes,
                                                  Lanes* digits, std::size_t planes, std::uint64_t* by_node) {
    add_all<Avx512>(lanes, nodes, digits, planes, by_node);
}
#endif

}  // namespace

void tally(std::span<Lanes const> lanes, std::span<Index const> nodes, std::uint64_t weight, Width width,
           std::uint64_t* by_lane, std::uint64_t* by_node) {
    ASSERT(has_width(width));
    auto const planes = std::max<std::size_t>(3, static_cast<std::size_t>(std::bit_width(nodes.size())));
    Lanes digits[most_planes];
    switch (width) {
#ifdef VARN_HAS_WIDE_LANES
        case Width::sse:
            add_sse(lanes.data(), nodes, digits, planes, by_node);
            break;
        case Width::avx:
            add_avx(lanes.data(), nodes, digits, planes, by_node);
            break;
        case Width::avx512:
            add_avx512(lanes.data(), nodes, digits, planes, by_node);
            break;
#endif
        default:
            add_scalar(lanes.data(), nodes, digits, planes, by_node);
    }
    read_off(digits, planes, weight, by_lane);
}

}  // namespace varn::resilience
