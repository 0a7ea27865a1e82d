#pragma once
// When something is mailed.
#include <optional>

#include "platform/notice_settings.h"

namespace varn::notify {

/// When a notice of today is mailed to somebody who chose so; nothing for the inbox alone.
std::optional<Instant> due_at(Settings const& settings, Delivery delivery, Instant now);
/// How somebody is told of a kind: as chosen, else as the standard; the standard too where "off" was chosen
/// for what has become mandatory.
Delivery delivery_of(Settings const& settings, Kind const& kind);
/// How long a mail waits after so many attempts that failed.
std::int64_t wait_after(int attempts);

/// The choices of kept settings, and back.
std::vector<Chosen> chosen_of(std::string_view choices);
std::string choices_of(std::vector<Chosen> chosen);

}  // namespace varn::notify
