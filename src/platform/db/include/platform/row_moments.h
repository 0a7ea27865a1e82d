#pragma once
// When a row was written, as the history knows it; what it said then is asked for with `as_of`.
#include <string_view>

#include "platform/db.h"

namespace varn::db {

/// A moment at which a row became as it was, and what one field said from then on.
struct RowMoment {
    Instant at;
    std::optional<std::string> told;
};

/// The moments of a row, the latest first; at most `row_moments_max`. `column` is a text of the table that is
/// not secret (who wrote it). Whoever asks has seen the row.
constexpr std::int64_t row_moments_max = 2'000;
Result<std::vector<RowMoment>> moments_of(ReadTx& tx, Table const& table, std::string_view id,
                                          std::string_view column);
/// What a text of a row said from each moment on, the latest first, also when the row is no more. Nothing
/// when the row, or that text of it, is concealed from the eyes that the transaction sees with.
Result<std::vector<RowMoment>> wordings_of(ReadTx& tx, Table const& table, std::string_view id,
                                           std::string_view column);

}  // namespace varn::db

template <>
struct varn::Describe<varn::db::RowMoment> {
    using T = db::RowMoment;
    static constexpr auto value = entity<T>("RowMoment", field<&T::at>({}), field<&T::told>({}));
};
