#include "curl.h"

#include <mutex>

namespace varn::outgoing {
namespace {

int watch(void* goes_on, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return (*static_cast<std::function<bool()> const*>(goes_on))() ? 0 : 1;
}

}  // namespace

Curl begin(std::string const& url, Bounds const& bounds) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    Curl curl{curl_easy_init()};
    ASSERT(curl);
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(bounds.timeout_ms));
    curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(bounds.timeout_ms));
    curl_easy_setopt(curl.get(), CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!bounds.ca_file.empty()) {
        curl_easy_setopt(curl.get(), CURLOPT_CAINFO, bounds.ca_file.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_CAPATH, nullptr);
    }
    if (bounds.goes_on) {
        curl_easy_setopt(curl.get(), CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl.get(), CURLOPT_XFERINFOFUNCTION, watch);
        curl_easy_setopt(curl.get(), CURLOPT_XFERINFODATA,
                         const_cast<std::function<bool()>*>(&bounds.goes_on));
    }
    return curl;
}

void append(Lines& lines, std::string const& line) {
    auto* longer = curl_slist_append(lines.get(), line.c_str());
    ASSERT(longer != nullptr);
    static_cast<void>(lines.release());
    lines.reset(longer);
}

bool is_to_this_machine(std::string_view url) {
    auto const scheme = url.find("://");
    if (scheme == url.npos) {
        return false;
    }
    auto host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#"));
    if (host.find_first_of("@\\") != host.npos) {
        return false;  // where the host begins is read differently by different readers
    }
    if (host.starts_with("[::1]")) {
        host.remove_prefix(5);
        return host.empty() || host.front() == ':';
    }
    host = host.substr(0, host.find(':'));
    return host == "127.0.0.1" || host == "localhost";
}

}  // namespace varn::outgoing
