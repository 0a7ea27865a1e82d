#include "folding.h"

#include <chrono>

#include "platform/log.h"

namespace varn::app {

Folding::Folding(db::Database& database, search::Index const& index)
    : thread_([this, &database, &index] { fold_now_and_then(database, index); }) {}

Folding::~Folding() {
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void Folding::fold_now_and_then(db::Database& database, search::Index const& index) {
    constexpr std::chrono::seconds pause{1};
    constexpr std::chrono::milliseconds turn{20};  // for those who wait to write
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        auto const folded = index.fold(database);
        if (!folded) {
            log::warning("search.not_folded", {log::cause(folded.error().cause)});
        }
        bool const is_more = folded && folded.value() > 0;
        lock.lock();
        auto const stopped = [this] { return stopping_; };
        if (is_more) {
            woken_.wait_for(lock, turn, stopped);
        } else {
            woken_.wait_for(lock, pause, stopped);
        }
    }
}

}  // namespace varn::app
