#pragma once
// How much a diagram may cost, and whether somebody has lost patience.
//
// Idea: the kernels never fail in the middle of a formula; they halt. From then on every operation returns at
// once and what it returns means nothing, so callers ask `halted()` where they would look at the result.
// Cost: the cancel flag is read every 4 096 steps, well within a millisecond. Invariant: what is counted is
// nodes and steps, never time, so the same input halts at the same place on every machine.
#include <atomic>
#include <cstddef>
#include <cstdint>

#include "kernel/result.h"

namespace varn::resilience {

enum class Halt { no, paused, too_many, cancelled };

class Effort {
public:
    explicit Effort(std::size_t nodes, std::atomic<bool> const* cancel = nullptr)
        : nodes_(nodes), cancel_(cancel) {}

    /// Nodes that may stand at the same time.
    std::size_t nodes() const { return nodes_; }
    Halt halt() const { return halt_; }
    bool halted() const { return halt_ != Halt::no; }
    void stop(Halt why) { halt_ = why; }
    std::uint64_t steps() const { return done_; }
    /// From now on work pauses after so many steps in all, to the nearest 4 096. What has been remembered
    /// stays, so that doing it again goes quickly.
    void allow(std::uint64_t steps) {
        allowed_ = steps;
        halt_ = halt_ == Halt::paused ? Halt::no : halt_;
    }
    /// One step done; false when it was one too many.
    bool step() {
        if ((++done_ & 0xfff) != 0) {
            return true;
        }
        if (done_ > allowed_) {
            halt_ = Halt::paused;
        }
        return is_wanted() && !halted();
    }
    /// For walks over many things that are no steps: false when it is time to stop.
    bool goes_on(std::size_t at) { return (at & 0xffff) != 0 || is_wanted(); }
    /// False when somebody has lost patience.
    bool is_wanted() {
        if (cancel_ != nullptr && cancel_->load(std::memory_order_relaxed)) {
            halt_ = Halt::cancelled;
        }
        return halt_ != Halt::cancelled;
    }

private:
    std::size_t nodes_;
    std::uint64_t allowed_ = UINT64_MAX;
    std::uint64_t done_ = 0;
    std::atomic<bool> const* cancel_;
    Halt halt_ = Halt::no;
};

}  // namespace varn::resilience
