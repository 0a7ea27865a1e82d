// Money as people write it.
#include "kronor.h"

#include <gtest/gtest.h>

namespace varn::measure {
namespace {

TEST(Kronor, are_read_as_people_write_them) {
    EXPECT_EQ(ore_of("12500"), 1'250'000);
    EXPECT_EQ(ore_of("12 500"), 1'250'000);
    EXPECT_EQ(ore_of("12\u00a0500,50 kr"), 1'250'050);
    EXPECT_EQ(ore_of("12500.5"), 1'250'050);
    EXPECT_EQ(ore_of("0"), 0);
}

TEST(Kronor, nothing_else_is_a_sum) {
    for (auto const* text :
         {"", " ", "-1", "12,345", "1,", ",5", "tolv", "1.000.000", "1e6", "12 500 000 000 000 000"}) {
        EXPECT_FALSE(ore_of(text).has_value()) << text;
    }
}

TEST(Kronor, are_written_so_that_they_are_read_back) {
    for (std::int64_t const ore : {0LL, 1LL, 10LL, 99LL, 100LL, 101LL, 1'250'050LL, 99'999'999'999'999LL}) {
        EXPECT_EQ(ore_of(kronor_of(ore)), ore) << ore;
    }
    EXPECT_EQ(kronor_of(1'250'000), "12500");
    EXPECT_EQ(kronor_of(1'250'005), "12500,05");
}

}  // namespace
}  // namespace varn::measure
