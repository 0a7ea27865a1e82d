#pragma once
// Measurements on an address of their own, so that they are not open to whoever reaches the product.
#include <memory>
#include <thread>

#include "platform/config.h"
#include "platform/db.h"
#include "platform/server.h"

namespace varn::app {

/// GET /metrics, and nothing else. Serves from its making to its end.
class MetricsPage {
public:
    /// Serves nothing when the settings name no port. `unavailable` when the address cannot be had.
    static Result<std::unique_ptr<MetricsPage>> start(config::Settings const& settings,
                                                      db::Database& database, http::Server const& measured);
    ~MetricsPage();
    /// The port taken; 0 when nothing is served.
    std::uint16_t port() const;

private:
    MetricsPage() = default;
    std::unique_ptr<http::Application> page_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
};

}  // namespace varn::app
