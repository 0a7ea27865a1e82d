#include "metrics_page.h"

#include "platform/measures.h"

namespace varn::app {
namespace {

constexpr char const* content_type = "text/plain; version=0.0.4; charset=utf-8";

class Page : public http::Application {
public:
    Page(db::Database& database, http::Server const& measured) : database_(database), measured_(measured) {}

    std::size_t body_bytes_max(http::RequestHead const&) const override { return 0; }
    std::optional<http::Response> answer_at_once(http::RequestHead const& head) const override {
        bool const asks = head.path == "/metrics" && (head.method == "GET" || head.method == "HEAD");
        return asks ? std::nullopt : std::optional{http::Response{.status = 404}};
    }
    http::Response answer(http::Request const&) const override {
        auto gauges = operations::measures(database_);
        gauges.push_back({"varn_http_connections", static_cast<double>(measured_.connections())});
        gauges.push_back({"varn_event_streams", static_cast<double>(measured_.streams())});
        return {.headers = {{"Content-Type", content_type}}, .body = metrics::exposition(gauges)};
    }
    http::Response refuse(http::Refusal, http::RequestHead const*) const override { return {.status = 400}; }

private:
    db::Database& database_;
    http::Server const& measured_;
};

}  // namespace

Result<std::unique_ptr<MetricsPage>> MetricsPage::start(config::Settings const& settings,
                                                        db::Database& database,
                                                        http::Server const& measured) {
    std::unique_ptr<MetricsPage> made{new MetricsPage};
    if (!settings.metrics_port) {
        return made;
    }
    made->page_ = std::make_unique<Page>(database, measured);
    http::ServerOptions bounds;
    bounds.address = settings.metrics_address;
    bounds.port = static_cast<std::uint16_t>(*settings.metrics_port);
    bounds.io_threads = 1;
    bounds.workers = 1;
    bounds.connections_max = 20;
    made->server_ = std::make_unique<http::Server>(bounds, *made->page_);
    CHECK(made->server_->listen());
    made->thread_ = std::thread{[server = made->server_.get()] { server->run(); }};
    return made;
}

MetricsPage::~MetricsPage() {
    if (thread_.joinable()) {
        server_->stop();
        thread_.join();
    }
}

std::uint16_t MetricsPage::port() const {
    return server_ ? server_->port() : std::uint16_t{0};
}

}  // namespace varn::app
