#pragma once
// Mails that say that something waits in the inbox, and nothing of what. Sent by jobs, at least once, with a
// Message-ID that stays the same.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/job_runner.h"
#include "platform/notice_settings.h"
#include "platform/outgoing.h"

namespace varn::notify {

/// Where mails go. Without a server nobody is mailed and the inbox is all there is.
struct Post {
    std::optional<outgoing::MailServer> server = {};
    std::optional<outgoing::MailAddress> from = {};
    std::string ca_file = {};
    std::string link = {};  // the product's public address, empty when it has none
    int timeout_ms = 30'000;
};

/// All that a mailbox is told: kinds, how many of each, and where to read. There is no room for anything that
/// somebody wrote.
struct MailFacts {
    std::string language;
    std::vector<std::pair<Kind const*, std::int64_t>> kinds;
    std::string link;
};
struct MailWords {
    std::string subject;
    std::string text;
};
MailWords mail_words(MailFacts const& facts);

/// What one round of sending did.
struct Round {
    int made = 0;
    int sent = 0;
    int failed = 0;
};
/// Gathers what is due into mails, sends those that wait, and orders the next round. It stops when `goes_on`
/// says no.
Result<Round> send_due(Town& town, Kinds const& kinds, Post const& post,
                       std::function<bool()> const& goes_on = nullptr);

/// The jobs: sending, and weeding of what is old.
std::vector<jobs::Kind> mail_jobs(Kinds kinds, Post post);

}  // namespace varn::notify
