#include "cli/reckoning.h"

#include <signal.h>
#include <unistd.h>

#include <iostream>

#include "platform/i18n.h"

namespace varn::app {
namespace {

std::atomic<bool> is_asked = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // a signal may come at any moment

void ask(int) {
    is_asked = true;
}

}  // namespace

BreakOff::BreakOff() {
    is_asked = false;
    struct sigaction action {};
    action.sa_handler = ask;
    action.sa_flags = SA_RESETHAND;
    sigaction(SIGINT, &action, nullptr);
}

BreakOff::~BreakOff() {
    struct sigaction action {};
    action.sa_handler = SIG_DFL;
    sigaction(SIGINT, &action, nullptr);
}

std::atomic<bool> const* BreakOff::asked() {
    return &is_asked;
}

Progress::Progress(Context const& context, std::string_view what, std::uint64_t total)
    : is_shown_(isatty(STDERR_FILENO) == 1),
      what_(is_shown_ ? i18n::text(context.language, what) : std::string{}),
      total_(std::max<std::uint64_t>(1, total)) {
    add(0);
}

Progress::~Progress() {
    if (is_shown_) {
        std::cerr << "\r\033[K" << std::flush;
    }
}

void Progress::add(std::uint64_t more) {
    auto const percent = std::min<std::uint64_t>(100, (done_ += more) * 100 / total_);
    if (!is_shown_) {
        return;
    }
    std::lock_guard const lock{writing_};
    if (percent != shown_) {
        shown_ = percent;
        std::cerr << '\r' << what_ << ": " << percent << " %" << std::flush;
    }
}

resilience::Watch Progress::watch() {
    return {BreakOff::asked(), [this, before = std::uint64_t{0}](std::uint64_t done) mutable {
                add(done - before), before = done;
            }};
}

}  // namespace varn::app
