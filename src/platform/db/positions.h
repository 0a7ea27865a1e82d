#pragma once
// How far the log has come, and who wants to know. Private to platform/db.
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>

namespace varn::db {

/// The position of the latest entry that this process knows to be committed. It only grows.
class Positions {
public:
    std::int64_t last() const { return last_.load(); }
    /// Takes a position in, and calls those who want to know when it is a later one.
    void advance(std::int64_t position) {
        auto known = last_.load();
        while (known < position && !last_.compare_exchange_weak(known, position)) {
        }
        if (known < position) {
            std::lock_guard const lock{mutex_};
            for (auto const& [id, heard] : listeners_) {
                heard();
            }
        }
    }
    std::uint64_t call(std::function<void()> heard) {
        std::lock_guard const lock{mutex_};
        listeners_.emplace(++made_, std::move(heard));
        return made_;
    }
    /// After this the function is not called any more.
    void forget(std::uint64_t listener) {
        std::lock_guard const lock{mutex_};
        listeners_.erase(listener);
    }

private:
    std::atomic<std::int64_t> last_{0};
    std::mutex mutex_;
    std::map<std::uint64_t, std::function<void()>> listeners_;
    std::uint64_t made_ = 0;
};

}  // namespace varn::db
