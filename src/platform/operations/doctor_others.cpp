// Other servers that this one depends on.
#include "doctor.h"
#include "platform/outgoing.h"

namespace varn::operations {
namespace {

struct Service {
    std::string key;
    std::string issuer;
};

}  // namespace
}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::Service> {
    using S = operations::Service;
    static constexpr auto value = entity<S>("service", field<&S::key>({}), field<&S::issuer>({}));
};

namespace varn::operations {
namespace {

constexpr int patience_ms = 5'000;

void examine_mail(config::Settings const& settings, Findings& found) {
    if (!settings.smtp_url) {
        return found.ok("mail", "operations.doctor_mail_unset");
    }
    outgoing::Bounds const bounds{.timeout_ms = patience_ms, .ca_file = settings.smtp_ca_file.value_or("")};
    Params const params{{"url", *settings.smtp_url}};
    if (outgoing::mail_server_answers({.url = *settings.smtp_url}, bounds)) {
        found.ok("mail", "operations.doctor_mail_answers", params);
    } else {
        found.fail("mail", "operations.doctor_mail_silent", params);
    }
}

void examine_services(config::Settings const& settings, db::Database& database, Findings& found) {
    db::ReadTx tx{database};
    auto const services =
        tx.query<Service>("SELECT key, issuer FROM identity_provider WHERE status = 'active' ORDER BY key");
    if (!services) {
        return;  // told already by what was said of the database
    }
    outgoing::Bounds const bounds{.timeout_ms = patience_ms,
                                  .ca_file = settings.provider_ca_file.value_or("")};
    for (auto const& one : services.value()) {
        auto const slash = one.issuer.ends_with('/') ? "" : "/";
        auto const answer = outgoing::ask({one.issuer + slash + ".well-known/openid-configuration"}, bounds);
        Params const params{{"name", one.key}, {"url", one.issuer}};
        if (answer && answer.value().status == 200) {
            found.ok("sign_in", "operations.doctor_service_answers", params);
        } else {
            found.fail("sign_in", "operations.doctor_service_silent", params);
        }
    }
}

}  // namespace

void examine_others(config::Settings const& settings, db::Database& database, Findings& found) {
    examine_mail(settings, found);
    examine_services(settings, database, found);
}

}  // namespace varn::operations
