#pragma once
// Threads that answer requests, and a queue before them with an end.
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace varn::http {

class WorkerPool {
public:
    WorkerPool(int workers, std::size_t queued_max);
    ~WorkerPool() { join(); }

    /// Queues a job; false when the queue is full or closed. A job must not throw.
    bool offer(std::function<void()> job);
    /// Waits for the jobs that run, drops those that do not, and ends the threads.
    void join();

private:
    void work();

    std::size_t const queued_max_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool closed_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace varn::http
