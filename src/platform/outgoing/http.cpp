#include <algorithm>

#include "curl.h"

namespace varn::outgoing {
namespace {

struct Reading {
    HttpAnswer answer;
    std::size_t bytes_max;
    std::size_t header_bytes = 0;
    bool too_large = false;
};

constexpr std::size_t header_bytes_max = 64 * 1024;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    auto const from = text.find_first_not_of(space);
    return from == text.npos ? std::string_view{}
                             : text.substr(from, text.find_last_not_of(space) - from + 1);
}

std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& reading = *static_cast<Reading*>(into);
    if (count > reading.bytes_max - reading.answer.body.size()) {
        reading.too_large = true;
        return 0;
    }
    reading.answer.body.append(bytes, count);
    return count;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& reading = *static_cast<Reading*>(into);
    reading.header_bytes += count;
    if (reading.header_bytes > header_bytes_max) {
        reading.too_large = true;
        return 0;
    }
    std::string_view const line{bytes, count};
    if (line.starts_with("HTTP/")) {
        reading.answer.headers.clear();  // an interim answer came before this one
    } else if (auto const colon = line.find(':'); colon != line.npos) {
        reading.answer.headers.emplace_back(lower(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    return count;
}

bool is_one_line(std::string_view text) {
    return text.find_first_of(std::string_view{"\r\n\0", 3}) == text.npos;
}

Result<Done> must_be_askable(HttpRequest const& request) {
    bool const encrypted = request.url.starts_with("https://");
    bool const near = request.url.starts_with("http://") && is_to_this_machine(request.url);
    bool clean = is_one_line(request.url) && is_one_line(request.method);
    for (auto const& [name, value] : request.headers) {
        clean = clean && is_one_line(name) && is_one_line(value);
    }
    if ((!encrypted && !near) || !clean) {
        return invalid("/url", "outgoing.url_not_allowed");
    }
    return Done{};
}

}  // namespace

std::string percent_encoded(std::string_view text) {
    static constexpr char const* digits = "0123456789ABCDEF";
    std::string out;
    for (char const c : text) {
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
        } else {
            auto const byte = static_cast<unsigned char>(c);
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return out;
}

std::optional<std::string> HttpAnswer::header(std::string_view name) const {
    for (auto const& [one, value] : headers) {
        if (one == name) {
            return value;
        }
    }
    return std::nullopt;
}

Result<HttpAnswer> ask(HttpRequest const& request, Bounds const& bounds) {
    CHECK(must_be_askable(request));
    auto const curl = begin(request.url, bounds);
    Reading reading{.answer = {}, .bytes_max = bounds.bytes_max};
    Lines headers;
    for (auto const& [name, value] : request.headers) {
        append(headers, value.empty() ? name + ";" : name + ": " + value);
    }
    append(headers, "Expect:");
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_USERAGENT, "varn");
    if (!request.body.empty() || request.method == "POST") {
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
        curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, request.body.data());
    }
    curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, request.method.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reading);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &reading);
    auto const outcome = curl_easy_perform(curl.get());
    if (reading.too_large) {
        return Error{ErrorCode::too_large,
                     "outgoing.answer_too_large",
                     {{"maximum", std::to_string(bounds.bytes_max)}},
                     {},
                     {}};
    }
    if (outcome != CURLE_OK) {
        return Error{ErrorCode::unavailable, "outgoing.no_answer", {}, {}, curl_easy_strerror(outcome)};
    }
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    reading.answer.status = static_cast<int>(status);
    return std::move(reading.answer);
}

}  // namespace varn::outgoing
