#pragma once
// How a long reckoning is run from the command line: by several threads, watched on a terminal, and broken
// off by Ctrl-C. The engine knows none of these.
#include <atomic>
#include <mutex>
#include <string>
#include <thread>

#include "cli/command.h"
#include "engine/monte_carlo.h"

namespace varn::app {

/// While it stands, Ctrl-C asks the reckoning to stop instead of ending the process; a second one ends it.
class BreakOff {
public:
    BreakOff();
    ~BreakOff();
    BreakOff(BreakOff const&) = delete;
    BreakOff& operator=(BreakOff const&) = delete;
    static std::atomic<bool> const* asked();
};

/// "Monte Carlo: 42 %" on standard error, when that is a terminal and the answer is not there yet.
class Progress {
public:
    /// `what` is a text key.
    Progress(Context const& context, std::string_view what, std::uint64_t total);
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;
    /// More is done; from any thread.
    void add(std::uint64_t more);
    /// Watches one part of the work, told by how much of it is done.
    resilience::Watch watch();

private:
    bool is_shown_;
    std::string what_;
    std::uint64_t total_;
    std::atomic<std::uint64_t> done_ = 0;
    std::mutex writing_;
    std::uint64_t shown_ = 101;  // percent
};

/// Parts [0, total) in ranges, by so many threads that each take the next when they are ready. `begin` makes
/// what a thread works with, `work(with, range, watch)` gives a part, `join(into, part)` adds it, in the
/// order of the ranges. The first error is the answer.
template <class Part, class Begin, class Work, class Join>
Result<Part> in_ranges(std::uint64_t total, std::uint64_t threads, std::uint64_t ranges, Progress& progress,
                       Begin const& begin, Work const& work, Join const& join) {
    ranges = std::max<std::uint64_t>(1, std::min(total, ranges));
    std::vector<std::optional<Result<Part>>> parts(ranges);
    std::atomic<std::uint64_t> next = 0;
    std::atomic<bool> has_failed = false;
    auto const go = [&] {
        auto with = begin();
        for (auto at = next++; at < ranges && !has_failed; at = next++) {
            auto const watch = progress.watch();
            parts[at] =
                work(with, resilience::BlockRange{total * at / ranges, total * (at + 1) / ranges}, watch);
            has_failed = has_failed || !parts[at]->ok();
        }
    };
    std::vector<std::thread> others;
    for (std::uint64_t i = 1; i < std::min(threads, ranges); ++i) {
        others.emplace_back(go);
    }
    go();
    for (auto& one : others) {
        one.join();
    }
    for (auto& part : parts) {
        if (part && !part->ok()) {
            return std::move(*part);
        }
    }
    auto all = std::move(*parts[0]);
    for (std::size_t i = 1; i < parts.size(); ++i) {
        join(all.value(), parts[i]->value());
    }
    return all;
}

}  // namespace varn::app
