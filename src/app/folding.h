#pragma once
// Puts what was written lately into the lists of search while the server runs, so that the lists, not the
// latest rows one by one, are what a question reads.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/search.h"

namespace varn::app {

class Folding {
public:
    Folding(db::Database& database, search::Index const& index);
    ~Folding();
    Folding(Folding const&) = delete;
    Folding& operator=(Folding const&) = delete;

private:
    void fold_now_and_then(db::Database& database, search::Index const& index);

    std::mutex mutex_;
    std::condition_variable woken_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace varn::app
