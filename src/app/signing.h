#pragma once
// Signs the log while the server runs, and tells the places outside.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/attestation.h"
#include "platform/config.h"

namespace varn::app {

/// The places outside that the settings name.
Result<std::vector<std::unique_ptr<attestation::HeadSink>>> sinks_of(config::Settings const& settings,
                                                                     Town const& town);

/// A thread that signs at the beginning and each so many minutes, when the log has grown. The key is there
/// before the constructor returns, so that its entry stands before those of any request.
class Signing {
public:
    Signing(Town& town, config::Settings const& settings,
            std::vector<std::unique_ptr<attestation::HeadSink>> sinks);
    ~Signing();
    Signing(Signing const&) = delete;
    Signing& operator=(Signing const&) = delete;

private:
    void prepare();
    void run();
    void sign();

    Town& town_;
    config::Settings const settings_;
    std::vector<std::unique_ptr<attestation::HeadSink>> const sinks_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace varn::app
