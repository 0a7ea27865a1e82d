#include "jwt.h"

#include <cmath>

#include "base64url.h"
#include "refusal.h"

namespace varn::oidc {
namespace {

/// One part of a token as a JSON object; nothing when it is none.
std::optional<json::Value> object_in(std::string_view part) {
    auto const text = base64url_decoded(part);
    if (!text) {
        return std::nullopt;
    }
    auto value = json::parse(*text);
    if (!value || value.value().object() == nullptr) {
        return std::nullopt;
    }
    return std::move(value).value();
}

}  // namespace

std::optional<std::string> text_claim(json::Value const& claims, std::string_view name) {
    auto const* claim = claims.find(name);
    auto const* text = claim != nullptr ? claim->text() : nullptr;
    return text != nullptr ? std::optional{*text} : std::nullopt;
}

std::optional<std::int64_t> time_claim(json::Value const& claims, std::string_view name) {
    constexpr std::int64_t latest = 253'402'300'799;  // the year 9999
    auto const* claim = claims.find(name);
    if (claim == nullptr) {
        return std::nullopt;
    }
    if (auto const* whole = std::get_if<std::int64_t>(&claim->held)) {
        return *whole >= 0 && *whole <= latest ? std::optional{*whole} : std::nullopt;
    }
    if (auto const* real = std::get_if<double>(&claim->held)) {
        bool const sensible = *real >= 0 && *real <= static_cast<double>(latest);
        return sensible ? std::optional{static_cast<std::int64_t>(std::floor(*real))} : std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::vector<std::string>> texts_claim(json::Value const& claims, std::string_view name) {
    auto const* claim = claims.find(name);
    if (claim == nullptr) {
        return std::nullopt;
    }
    if (auto const* one = claim->text()) {
        return std::vector{*one};
    }
    auto const* list = claim->array();
    if (list == nullptr) {
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (auto const& element : *list) {
        auto const* text = element.text();
        if (text == nullptr) {
            return std::nullopt;
        }
        texts.push_back(*text);
    }
    return texts;
}

Result<Jwt> parse_jwt(std::string_view compact) {
    auto const first = compact.find('.');
    auto const second = first == std::string_view::npos ? first : compact.find('.', first + 1);
    if (compact.size() > jwt_bytes_max || second == std::string_view::npos ||
        compact.find('.', second + 1) != std::string_view::npos) {
        return refused("token_form");
    }
    auto const header = object_in(compact.substr(0, first));
    auto claims = object_in(compact.substr(first + 1, second - first - 1));
    auto signature = base64url_decoded(compact.substr(second + 1));
    if (!header || !claims || !signature) {
        return refused("token_form");
    }
    auto const algorithm = text_claim(*header, "alg").value_or("");
    if (algorithm != "RS256" && algorithm != "PS256" && algorithm != "ES256") {
        return refused("token_algorithm");
    }
    if (header->find("crit") != nullptr) {
        return refused("token_critical");
    }
    return Jwt{.algorithm = algorithm,
               .key_id = text_claim(*header, "kid").value_or(""),
               .type = text_claim(*header, "typ").value_or(""),
               .claims = std::move(*claims),
               .signed_text = std::string{compact.substr(0, second)},
               .signature = std::move(*signature)};
}

}  // namespace varn::oidc
