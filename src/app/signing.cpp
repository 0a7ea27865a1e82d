#include "signing.h"

#include <filesystem>

#include "notices.h"
#include "platform/i18n.h"
#include "platform/log.h"
#include "platform/read_log.h"

namespace varn::app {

using namespace attestation;

Result<std::vector<std::unique_ptr<HeadSink>>> sinks_of(config::Settings const& settings, Town const& town) {
    std::vector<std::unique_ptr<HeadSink>> sinks;
    if (settings.audit_file) {
        sinks.push_back(file_sink(*settings.audit_file));
    }
    if (settings.audit_syslog) {
        TRY(sink, syslog_sink(*settings.audit_syslog, town));
        sinks.push_back(std::move(sink));
    }
    if (settings.audit_mail) {
        TRY(post, post_of(settings));
        auto const to = outgoing::mail_address(*settings.audit_mail);
        if (!post.server || !post.from || !to) {
            return invalid("audit_mail", "app.audit_mail_unusable");
        }
        sinks.push_back(mail_sink({.server = *post.server,
                                   .from = *post.from,
                                   .to = *to,
                                   .ca_file = post.ca_file,
                                   .language = "sv",
                                   .subject = i18n::text("sv", "app.audit_mail_subject")},
                                  town));
    }
    return sinks;
}

Signing::Signing(Town& town, config::Settings const& settings, std::vector<std::unique_ptr<HeadSink>> sinks)
    : town_(town), settings_(settings), sinks_(std::move(sinks)) {
    prepare();
    thread_ = std::thread{[this] { run(); }};
}

Signing::~Signing() {
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void Signing::run() {
    std::unique_lock lock{mutex_};
    do {
        lock.unlock();
        sign();
        lock.lock();
    } while (!woken_.wait_for(lock, std::chrono::minutes{settings_.audit_sign_minutes},
                              [this] { return stopping_; }));
}

void Signing::prepare() {
    std::error_code ignored;
    std::filesystem::create_directories(settings_.data_directory, ignored);
    if (auto const key = ensure_key(town_, key_file_in(settings_.data_directory)); !key) {
        log::error("audit.no_key", {log::word("key", key.error().key), log::cause(key.error().cause)});
    }
}

void Signing::sign() {
    // First what was read, so that the head covers it.
    if (auto const digest = reads::lay_digest(town_); !digest) {
        log::error("audit.no_digest",
                   {log::word("key", digest.error().key), log::cause(digest.error().cause)});
    }
    if (auto const head = sign_head(town_, key_file_in(settings_.data_directory)); !head) {
        log::error("audit.not_signed", {log::word("key", head.error().key), log::cause(head.error().cause)});
    }
    // What could not be told before is told now, whether or not anything new was signed.
    if (auto const sent = send_heads(town_, sinks_); !sent) {
        log::error("audit.not_sent", {log::word("key", sent.error().key), log::cause(sent.error().cause)});
    }
}

}  // namespace varn::app
