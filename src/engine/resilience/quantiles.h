#pragma once
// Draws from distributions of what things cost and how long repairs take, the same on every machine.
//
// Idea: a table of the quantile function, 32 straight pieces to each halving of the tail on either side down
// to one in 17 thousand million; the pieces are found from the exponent and the first digits of a random
// number. The table is made with + - x / and square roots, which IEEE 754 rounds the same everywhere: the
// exponential and the logarithm are series of our own, and densities without a closed quantile are
// integrated. Cost: 2 ns for a draw; 0.3 ms for a table. Source: PERT after Malcolm et al., Operations
// Research 7, 1959 (a beta distribution with weight 4 on the likeliest); inversion, Devroye 1986. Invariant:
// draws lie within least and most; quantiles are right to 1e-4 of the spread (quantiles_test).
#include <bit>
#include <cstdint>
#include <vector>

namespace varn::resilience {

/// e to a power, and the natural logarithm of a positive number, to within 1e-13 relative.
double plain_exp(double power);
double plain_log(double value);

class Quantiles {
public:
    static Quantiles fixed(double value);
    static Quantiles triangular(double least, double likeliest, double most);
    static Quantiles pert(double least, double likeliest, double most);
    /// `spread` is the standard deviation of the logarithm.
    static Quantiles lognormal(double median, double spread);

    static constexpr unsigned bits = 52;
    /// A draw from the last 52 bits of a random number.
    double at(std::uint64_t random) const {
        auto const side = (random >> (bits - 1)) & 1U;
        auto const digits = (random & ((std::uint64_t{1} << (bits - 1)) - 1)) | least_digit;
        auto const number = std::bit_cast<std::uint64_t>(static_cast<double>(digits));
        auto const piece = (number >> 47U) - first_piece;
        auto const within =
            std::bit_cast<double>(((number << 5U) & 0x000fffffffffffffU) | 0x3ff0000000000000U) - 1.0;
        auto const* const value = table_.data() + side * pieces + piece;
        return value[0] + within * (value[1] - value[0]);
    }
    double most() const { return most_; }
    double mean() const { return mean_; }

private:
    static constexpr unsigned least_exponent = 17;
    static constexpr std::uint64_t least_digit = std::uint64_t{1} << least_exponent;
    static constexpr std::uint64_t first_piece = (1023 + least_exponent) * 32;
    static constexpr std::size_t pieces = (bits - 1 - least_exponent) * 32 + 1;

    /// Fills the table from a function of the tail's weight, 0 to 1/2, and of which tail it is.
    template <class Quantile>
    static Quantiles made_of(Quantile const& quantile);

    std::vector<double> table_;  // the lower tail, then the upper one; each from its end to the middle
    double most_ = 0.0, mean_ = 0.0;
};

}  // namespace varn::resilience
