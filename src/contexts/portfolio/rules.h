#pragma once
// The rules of the trade, each named as the sentence it is. A rule that is broken answers with the place and
// the cure.
#include "store.h"

namespace varn::portfolio::rules {

/// An effect names what its kind is about and nothing else, all of it is there and goes on, and what it
/// changes becomes better than it is today. All faults at once.
Result<Done> must_be_sound(db::ReadTx& tx, MeasureEffect const& effect);

/// What an effect changes, as it is today; absent where it adds something.
Result<std::optional<double>> as_it_is(db::ReadTx& tx, MeasureEffect const& effect);

Result<Done> must_lie_within(std::optional<std::int64_t> number, std::int64_t least, std::int64_t most,
                             std::string pointer);

}  // namespace varn::portfolio::rules
