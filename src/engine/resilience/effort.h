#pragma once
// How much a diagram may cost, and whether somebody has lost patience.
//
// Idea: the kernels never fail in the middle of a formula; they halt. From then on every operation returns at
// once and what it returns means nothing, so callers ask `halted()` where they would look at the result.
// Cost: the cancel flag is read every 4 096 steps and every 16 384 nodes of a walk, well within a
// millisecond; long arrays are filled and moved in pieces, as a gigabyte of fresh memory takes half a second.
// Invariant: what is counted is nodes and steps, never time, so the same input halts at the same place on
// every machine.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

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
    bool goes_on(std::size_t at) { return at % in_piece != 0 || is_wanted(); }
    /// Makes an array anew, of equal items. False when it was not finished: then its size is anything.
    template <class T>
    bool renew(std::vector<T>& items, std::size_t size, T const& item) {
        items.clear();
        items.reserve(size);
        while (items.size() < size && is_wanted()) {
            items.resize(std::min(size, items.size() + in_piece), item);
        }
        return items.size() == size;
    }
    /// Moves an array to where it has room for so many. False when it stayed where it was.
    template <class T>
    bool move(std::vector<T>& items, std::size_t room) {
        std::vector<T> moved;
        moved.reserve(room);
        while (moved.size() < items.size() && is_wanted()) {
            auto const first = items.begin() + static_cast<std::ptrdiff_t>(moved.size());
            auto const left = items.size() - moved.size();
            moved.insert(moved.end(), first, first + static_cast<std::ptrdiff_t>(std::min(left, in_piece)));
        }
        if (moved.size() == items.size()) {
            items.swap(moved);
            return true;
        }
        return false;
    }
    /// Adds an item to an array that may be long.
    template <class T>
    bool add(std::vector<T>& items, T const& item) {
        if (items.size() == items.capacity() && !move(items, std::max<std::size_t>(64, 2 * items.size()))) {
            return false;
        }
        items.push_back(item);
        return true;
    }
    /// False when somebody has lost patience.
    bool is_wanted() {
        ++asked_;
        if (cancel_ != nullptr && cancel_->load(std::memory_order_relaxed)) {
            halt_ = Halt::cancelled;
        }
        return halt_ != Halt::cancelled;
    }

    /// How often that was asked.
    std::uint64_t asked() const { return asked_; }

    static constexpr std::size_t in_piece = std::size_t{1} << 14U;

private:
    std::size_t nodes_;
    std::uint64_t allowed_ = UINT64_MAX;
    std::uint64_t done_ = 0;
    std::uint64_t asked_ = 0;
    std::atomic<bool> const* cancel_;
    Halt halt_ = Halt::no;
};

}  // namespace varn::resilience
