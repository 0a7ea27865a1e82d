#pragma once
// What this context tells people of: measures that are soon due, due, and long late.
#include <functional>

#include "platform/inbox.h"

namespace varn::measure {

inline constexpr notify::Kind due_soon{"measure.due_soon", "measure", notify::Delivery::daily};
inline constexpr notify::Kind due_now{"measure.due_now", "measure", notify::Delivery::daily};
inline constexpr notify::Kind long_late{"measure.long_late", "measure", notify::Delivery::daily};

/// How to find what a measure is called, for who may see it.
void add_titles(notify::Titles& titles);

/// How a notice is passed on, in the transaction that asks.
using Teller = std::function<Result<Done>(notify::Notice const& notice)>;
/// Tells of every open measure that is soon due (the owner's coordinators), due (the same) or late by so
/// many days that its head is to know. Each is told once for a due date, however often this runs; a due date
/// that is moved is told anew. How many measures there was something to tell of.
Result<int> remind(db::ReadTx& tx, Date today, Teller const& tell);

}  // namespace varn::measure
