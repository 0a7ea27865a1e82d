// Idea: one writer and one reader of whole numbers; a length is believed only when so many numbers are left.
// Cost: 8 bytes a number, read and written once. Invariant: what is read is what was written, or an error.
#include "engine/partial_results.h"

namespace varn::resilience {
namespace {

constexpr std::string_view loss_counts_kind = "VRNLOSS1";
constexpr std::string_view pair_totals_kind = "VRNPAIR1";
constexpr std::size_t number_size = 8;

class NumberWriter {
public:
    NumberWriter(std::string_view kind, std::size_t numbers) {
        bytes_.reserve(kind.size() + number_size * numbers);
        bytes_ = kind;
    }
    void number(std::uint64_t value) {
        char low_first[number_size];
        for (auto& byte : low_first) {
            byte = static_cast<char>(value & 0xffU);
            value >>= 8U;
        }
        bytes_.append(low_first, number_size);
    }
    void wide(Wide value) {
        number(static_cast<std::uint64_t>(value));
        number(static_cast<std::uint64_t>(value >> 64U));
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Reads 0 past the end, and remembers that it did.
class NumberReader {
public:
    NumberReader(std::string_view bytes, std::string_view kind)
        : rest_(bytes), is_sound_(bytes.starts_with(kind)) {
        rest_.remove_prefix(is_sound_ ? kind.size() : bytes.size());
    }
    std::uint64_t number() {
        if (rest_.size() < number_size) {
            is_sound_ = false;
            rest_ = {};
            return 0;
        }
        std::uint64_t value = 0;
        for (auto i = number_size; i-- > 0;) {
            value = value << 8U | static_cast<unsigned char>(rest_[i]);
        }
        rest_.remove_prefix(number_size);
        return value;
    }
    Wide wide() {
        auto const low = number();
        return Wide{number()} << 64U | low;
    }
    /// A length, of things of at least so many numbers each.
    std::size_t length(std::size_t numbers_each) {
        auto const told = number();
        auto const fits = told <= rest_.size() / number_size / numbers_each;
        is_sound_ = is_sound_ && fits;
        return fits ? static_cast<std::size_t>(told) : 0;
    }
    Index place(std::size_t nodes) {
        auto const told = number();
        is_sound_ = is_sound_ && told < nodes;
        return static_cast<Index>(told);
    }
    void expect(bool claim) { is_sound_ = is_sound_ && claim; }
    bool is_whole() const { return is_sound_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool is_sound_;
};

Error no_partial_result() {
    return invalid("", "resilience.no_partial_result");
}

}  // namespace

std::string to_bytes(LossCounts const& counts) {
    auto const nodes = counts.fallen.size();
    NumberWriter writer{loss_counts_kind, 6 + 4 * nodes};
    writer.number(counts.scenarios);
    writer.wide(counts.harm);
    writer.wide(counts.harm_squared);
    writer.number(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        writer.number(counts.fallen[i]);
        writer.number(counts.lost[i]);
        writer.wide(counts.harm_when_lost[i]);
    }
    return writer.take();
}

Result<LossCounts> loss_counts_of(std::string_view bytes, std::size_t nodes) {
    NumberReader reader{bytes, loss_counts_kind};
    LossCounts counts;
    counts.scenarios = reader.number();
    counts.harm = reader.wide();
    counts.harm_squared = reader.wide();
    auto const told = reader.length(4);
    reader.expect(told == nodes);
    for (std::size_t i = 0; i < told; ++i) {
        counts.fallen.push_back(reader.number());
        counts.lost.push_back(reader.number());
        counts.harm_when_lost.push_back(reader.wide());
    }
    if (!reader.is_whole()) {
        return no_partial_result();
    }
    return counts;
}

std::string to_bytes(PairLossTotals const& totals) {
    NumberWriter writer{pair_totals_kind, 2 + 4 * totals.worst.size()};
    writer.number(totals.cut_pairs);
    writer.number(totals.worst.size());
    for (auto const& pair : totals.worst) {
        writer.number(pair.a);
        writer.number(pair.b);
        writer.number(pair.services.size());
        for (auto const service : pair.services) {
            writer.number(service);
        }
    }
    return writer.take();
}

Result<PairLossTotals> pair_totals_of(std::string_view bytes, std::size_t nodes) {
    NumberReader reader{bytes, pair_totals_kind};
    PairLossTotals totals;
    totals.cut_pairs = reader.number();
    for (auto pairs = reader.length(3); pairs > 0; --pairs) {
        PairLoss pair{reader.place(nodes), reader.place(nodes), {}};
        for (auto services = reader.length(1); services > 0; --services) {
            pair.services.push_back(reader.place(nodes));
        }
        totals.worst.push_back(std::move(pair));
    }
    if (!reader.is_whole()) {
        return no_partial_result();
    }
    return totals;
}

}  // namespace varn::resilience
