#include "loss_bits.h"

#include <algorithm>
#include <bit>

namespace varn::resilience {
namespace {

constexpr double seldom_below = 1.0 / 16.0;
constexpr std::uint64_t beyond_all = std::uint64_t{1} << 63U;  // draws have 63 bits

/// The least double not below this one with two digits after the leading one.
double next_table(double probability) {
    constexpr auto rest = (std::uint64_t{1} << 50U) - 1;
    return std::bit_cast<double>((std::bit_cast<std::uint64_t>(probability) + rest) & ~rest);
}

}  // namespace

LossBits::LossBits(std::span<Source const> sources) : tables_(1) {
    std::vector<double> distinct;
    for (auto const& source : sources) {
        if (source.probability > 0.0 && source.probability < seldom_below) {
            distinct.push_back(next_table(source.probability));
        }
    }
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    for (auto const probability : distinct) {
        add_table(probability);
    }
    for (auto const& [number, probability] : sources) {
        Node node{0, number, 0};
        if (probability >= seldom_below) {
            node.table = many;
            often_.push_back({static_cast<Index>(nodes_.size()), probability});
        } else if (probability > 0.0) {
            auto const table = next_table(probability);
            auto const at = std::lower_bound(distinct.begin(), distinct.end(), table) - distinct.begin();
            node.table = static_cast<std::uint16_t>(at + 1);
            node.kept = static_cast<std::uint64_t>(probability / table * 0x1p55);
            most_drawn_ += tables_[node.table].rounds * round_size;
        }
        nodes_.push_back(node);
    }
}

/// Threshold k is P(at most k lost) in 63 bits: as many are lost as there are thresholds not above the draw.
void LossBits::add_table(double probability) {
    auto const first = static_cast<std::uint32_t>(thresholds_.size());
    auto const stays = 1.0 - probability;
    auto exactly = stays;
    for (int i = 0; i < 9; ++i) {
        exactly *= exactly;  // to the power of 512
    }
    auto const odds = probability / stays;
    auto at_most = exactly;
    for (std::size_t k = 0; at_most < 1.0 && exactly > 0x1p-66 && k < lanes_in_word; ++k) {
        thresholds_.push_back(static_cast<std::uint64_t>(at_most * 0x1p63));
        exactly *= static_cast<double>(lanes_in_word - k) / static_cast<double>(k + 1) * odds;
        at_most += exactly;
    }
    while (thresholds_.size() % round_size != 0) {
        thresholds_.push_back(beyond_all);
    }
    tables_.push_back({first, static_cast<std::uint32_t>((thresholds_.size() - first) / round_size)});
}

LossBits::Drawn LossBits::room() const {
    Drawn drawn;
    drawn.lanes.resize(most_drawn_ + 1);  // what is not kept is written too
    drawn.end.resize(nodes_.size());
    drawn.often.resize(often_.size());
    return drawn;
}

/// How many of the scenarios lose the node: as many as there are thresholds not above the draw.
inline std::uint32_t LossBits::count(Table const& table, std::uint64_t hash) const {
    auto const draw = hash >> 1U;
    auto const* threshold = thresholds_.data() + table.first;
    std::uint32_t count = 0;
    for (std::uint32_t round = 0; round < table.rounds && count == round * round_size; ++round) {
#pragma GCC unroll 8
        for (std::size_t i = 0; i < round_size; ++i) {
            count += draw >= *threshold++ ? 1U : 0U;
        }
    }
    return count;
}

/// The losses a batch of nodes may have, one after the other, whatever node they are of: their number is
/// known before the loop begins, so its end is not misjudged once for every node. Of each hash nine bits say
/// the lane, the rest whether the loss is kept.
inline std::uint16_t* LossBits::place(Batch& batch, Lanes* lanes, std::uint16_t* const out) const {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < batch.size; ++i) {
        auto const at = batch.at[i];
        auto const node = batch.first + at;
        auto const drawn = Stream::mix(batch.hashes[at], batch.end[at] - static_cast<std::uint32_t>(i));
        auto lane = drawn & 511U;
        std::uint64_t const is_kept = drawn >> 9U < nodes_.data()[node].kept ? 1 : 0;
        auto& word = lanes[node].word[lane >> 6U];
        if ((word >> (lane & 63U) & is_kept) != 0) {
            lane = another(drawn, lanes[node]);
        } else {
            word |= is_kept << (lane & 63U);
        }
        batch.kept[i] = static_cast<std::uint16_t>(kept);
        out[kept] = static_cast<std::uint16_t>(lane);
        kept += is_kept;
    }
    batch.kept[batch.size] = static_cast<std::uint16_t>(kept);
    return out + kept;
}

/// A lane that is taken already is drawn anew; this is seldom.
std::uint64_t LossBits::another(std::uint64_t hash, Lanes& into) {
    Stream stream{hash};
    for (;;) {
        auto const lane = stream.next() & 511U;
        if (!into.has(lane)) {
            into.set(lane);
            return lane;
        }
    }
}

/// Draws how often each node of a batch is lost and notes as many candidates.
inline void LossBits::fill(Batch& batch, std::size_t to, std::uint64_t key) const {
    std::uint32_t size = 0;
    for (auto i = batch.first; i < to; ++i) {
        auto const& node = nodes_.data()[i];
        auto const at = static_cast<std::uint16_t>(i - batch.first);
        batch.hashes[at] = Stream::mix(key, node.number + 1);
        auto const drawn = node.table == many ? 0 : count(tables_.data()[node.table], batch.hashes[at]);
        auto* const into = batch.at + size;
        for (std::uint32_t j = 0; j < round_size; ++j) {
            into[j] = at;  // the next node writes over what is too much
        }
        for (auto j = static_cast<std::uint32_t>(round_size); j < drawn; ++j) {
            into[j] = at;
        }
        size += drawn;
        batch.end[at] = size;
    }
    batch.size = size;
}

// Plain pointers: the bounds checks of the standard library cost a quarter of the time here.
void LossBits::draw(std::uint64_t seed, std::uint64_t block, std::span<Lanes> lanes, Drawn& drawn) const {
    ASSERT(lanes.size() == nodes_.size() && drawn.lanes.size() == most_drawn_ + 1);
    auto const key = Stream::mix(Stream::mix(seed, 1), block + 1);
    Batch batch;
    auto* out = drawn.lanes.data();
    for (std::size_t from = 0; from < nodes_.size(); from += in_batch) {
        auto const to = std::min(from + in_batch, nodes_.size());
        std::fill(lanes.data() + from, lanes.data() + to, Lanes{});
        batch.first = from;
        fill(batch, to, key);
        auto const placed = static_cast<std::uint32_t>(out - drawn.lanes.data());
        out = place(batch, lanes.data(), out);
        for (auto i = from; i < to; ++i) {
            drawn.end.data()[i] = placed + batch.kept[batch.end[i - from]];
        }
    }
    for (std::size_t i = 0; i < often_.size(); ++i) {
        auto const& one = often_[i];
        auto const hash = Stream::mix(key, nodes_[one.node].number + 1);
        draw_often(one.probability, Stream{hash}, lanes[one.node]);
        drawn.often[i] = {one.node, lanes[one.node]};
    }
}

/// Lost where a random binary fraction is below the probability: decided at the first digit that differs.
void LossBits::draw_often(double probability, Stream stream, Lanes& into) {
    auto const digits = static_cast<std::uint64_t>(probability * 0x1p60);  // exact: 53 digits from 1/16 on
    Lanes undecided;
    std::uint64_t any = 0;
    for (auto& word : undecided.word) {
        word = ~std::uint64_t{0};
    }
    if (digits >> 60U != 0) {
        into = undecided;
        return;
    }
    for (unsigned digit = 60; digit-- > 0;) {
        bool const is_one = ((digits >> digit) & 1U) != 0;
        any = 0;
        for (std::size_t i = 0; i < 8; ++i) {
            auto const random = stream.next();
            if (is_one) {
                into.word[i] |= undecided.word[i] & ~random;
            }
            undecided.word[i] &= is_one ? random : ~random;
            any |= undecided.word[i];
        }
        if (any == 0) {
            return;
        }
    }
}

}  // namespace varn::resilience
