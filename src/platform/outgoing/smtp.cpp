#include <cstring>

#include "curl.h"

namespace varn::outgoing {
namespace {

struct Sending {
    std::string bytes;
    std::size_t at = 0;
};

std::size_t give(char* into, std::size_t, std::size_t room, void* from) {
    auto& sending = *static_cast<Sending*>(from);
    auto const count = std::min(room, sending.bytes.size() - sending.at);
    std::memcpy(into, sending.bytes.data() + sending.at, count);
    sending.at += count;
    return count;
}

Told told(CURLcode outcome, long code) {
    if (outcome == CURLE_OK) {
        return {Delivery::taken_over, static_cast<int>(code), {}};
    }
    // A password that is not taken is our fault and mended by an administrator, not a fault of the mail.
    bool const never = code >= 500 && code < 600 && code != 530 && code != 535 &&
                       outcome != CURLE_LOGIN_DENIED && outcome != CURLE_USE_SSL_FAILED;
    return {never ? Delivery::refused : Delivery::refused_for_now, static_cast<int>(code),
            curl_easy_strerror(outcome)};
}

}  // namespace

Told hand_over(MailServer const& server, Mail const& mail, Bounds const& bounds) {
    auto const curl = begin(server.url, bounds);
    Sending sending{.bytes = to_bytes(mail)};
    Lines to;
    append(to, "<" + mail.to.text() + ">");
    bool const plain = is_to_this_machine(server.url) && bounds.ca_file.empty();
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl.get(), CURLOPT_USE_SSL,
                     static_cast<long>(plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!server.user.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_USERNAME, server.user.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, server.password.c_str());
    }
    auto const from = "<" + mail.from.text() + ">";
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(sending.bytes.size()));
    curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, give);
    curl_easy_setopt(curl.get(), CURLOPT_READDATA, &sending);
    auto const outcome = curl_easy_perform(curl.get());
    long code = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &code);
    return told(outcome, code);
}

Result<Done> mail_server_answers(MailServer const& server, Bounds const& bounds) {
    auto const curl = begin(server.url, bounds);
    bool const plain = is_to_this_machine(server.url) && bounds.ca_file.empty();
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl.get(), CURLOPT_USE_SSL,
                     static_cast<long>(plain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    curl_easy_setopt(curl.get(), CURLOPT_CONNECT_ONLY, 1L);
    auto const outcome = curl_easy_perform(curl.get());
    return outcome == CURLE_OK
               ? Result<Done>{Done{}}
               : Error{ErrorCode::unavailable, "outgoing.no_answer", {}, {}, curl_easy_strerror(outcome)};
}

}  // namespace varn::outgoing
