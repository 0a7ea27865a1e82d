// What an engine says in its own codes, in the house's words.
#include <gtest/gtest.h>

#include "connection.h"

namespace varn::db {
namespace {

TEST(Failures, what_waiting_cures_is_told_from_what_it_does_not) {
    auto const key = [](char const* state) { return failure(state, "cause").key; };
    EXPECT_EQ(key("53100"), "db.storage_full");
    EXPECT_EQ(key("58030"), "db.storage");
    EXPECT_EQ(key("53300"), "db.busy");
    EXPECT_EQ(key("40001"), "db.busy");
    EXPECT_EQ(key("57P01"), "db.unreachable");
    for (auto const* state : {"53100", "58030", "53300", "40001", "57P01"}) {
        EXPECT_EQ(failure(state, "cause").code, ErrorCode::unavailable) << state;
    }
}

TEST(Failures, what_nobody_foresaw_is_internal) {
    EXPECT_EQ(failure("42601", "syntax").code, ErrorCode::internal);
}

}  // namespace
}  // namespace varn::db
