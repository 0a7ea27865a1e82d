#pragma once
// What the API is measured against: the same page on the same server by hand, without sign-in, policy,
// routes, descriptions, security headers or log.
#include "platform/db.h"
#include "platform/server.h"

namespace varn::bench {

class ByHand : public http::Application {
public:
    explicit ByHand(db::Database& database) : database_(database) {}
    std::size_t body_bytes_max(http::RequestHead const& head) const override;
    std::optional<http::Response> answer_at_once(http::RequestHead const& head) const override;
    http::Response answer(http::Request const& request) const override;
    http::Response refuse(http::Refusal why, http::RequestHead const* head) const override;

private:
    db::Database& database_;
};

}  // namespace varn::bench
