#include "platform/static_files.h"

#include "wire.h"

namespace varn::http {
namespace {

constexpr std::string_view page_of_pages = "/index.html";

/// A page that the web routes by itself: the browser wants HTML, and the path does not look like a file.
bool is_page(RequestHead const& head, std::string_view path) {
    auto const last = path.substr(path.rfind('/') + 1);
    return last.find('.') == std::string_view::npos &&
           wire::quality_of(head.header("accept").value_or(""), "text/html").value_or(0) > 0;
}

bool takes(std::string_view accepted, std::string_view encoding) {
    auto const quality = wire::quality_of(accepted, encoding);
    return quality ? *quality > 0 : wire::quality_of(accepted, "*").value_or(0) > 0;
}

}  // namespace

std::optional<Response> static_file(RequestHead const& head, FindAsset const& find) {
    if (head.method != "GET" && head.method != "HEAD") {
        return std::nullopt;
    }
    auto const path = wire::percent_decoded(head.path, false);
    if (!path) {
        return std::nullopt;
    }
    auto const* asset = find(*path);
    if (asset == nullptr && (*path == "/" || is_page(head, *path))) {
        asset = find(page_of_pages);
    }
    if (asset == nullptr) {
        return std::nullopt;
    }
    auto const accepted = head.header("accept-encoding").value_or("");
    bool const br = !asset->br.empty() && takes(accepted, "br");
    bool const gz = !br && !asset->gz.empty() && takes(accepted, "gzip");
    std::string const tag = '"' + std::string(asset->etag) + (br ? "-br" : gz ? "-gz" : "") + '"';
    Response response;
    response.headers = {
        {"ETag", tag},
        {"Cache-Control", asset->immutable ? "public, max-age=31536000, immutable" : "no-cache"}};
    if (!asset->br.empty() || !asset->gz.empty()) {
        response.headers.emplace_back("Vary", "Accept-Encoding");
    }
    if (wire::names_tag(head.header("if-none-match").value_or(""), tag)) {
        response.status = 304;
        return response;
    }
    response.headers.emplace_back("Content-Type", asset->type);
    if (br || gz) {
        response.headers.emplace_back("Content-Encoding", br ? "br" : "gzip");
    }
    response.file = br ? asset->br : gz ? asset->gz : asset->raw;
    return response;
}

}  // namespace varn::http
