#include "worker_pool.h"

#include <utility>

namespace varn::http {

WorkerPool::WorkerPool(int workers, std::size_t queued_max) : queued_max_(queued_max) {
    for (int i = 0; i < workers; ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

bool WorkerPool::offer(std::function<void()> job) {
    {
        std::lock_guard const lock(mutex_);
        if (closed_ || queue_.size() >= queued_max_) {
            return false;
        }
        queue_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void WorkerPool::join() {
    {
        std::lock_guard const lock(mutex_);
        closed_ = true;
        queue_.clear();
    }
    changed_.notify_all();
    for (auto& thread : threads_) {
        thread.join();
    }
    threads_.clear();
}

void WorkerPool::work() {
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
            if (closed_) {
                return;
            }
            job = std::move(queue_.front());
            queue_.pop_front();
        }
        job();
    }
}

}  // namespace varn::http
