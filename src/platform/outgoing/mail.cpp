#include <array>

#include "platform/outgoing.h"

namespace varn::outgoing {
namespace {

constexpr std::size_t address_length_max = 254;
constexpr std::string_view end_of_line = "\r\n";

bool is_printable(char c) {
    return c > ' ' && c < '\x7f';
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        auto const left = bytes.size() - at;
        auto const byte = [&](std::size_t i) -> unsigned {
            return i < left ? static_cast<unsigned char>(bytes[at + i]) : 0U;
        };
        unsigned const three = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (unsigned i = 0; i < 4; ++i) {
            out += i <= left ? letters[three >> (18 - 6 * i) & 63U] : '=';
        }
    }
    return out;
}

/// True for a byte in the middle of a character of UTF-8.
bool goes_on(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// A header's words (RFC 2047): pieces of whole characters, each on a line of its own that is short enough.
std::string encoded_words(std::string_view text) {
    constexpr std::size_t piece_max = 39;  // 52 characters of base64
    std::string out;
    do {
        auto length = std::min(piece_max, text.size());
        while (length < text.size() && length > piece_max - 4 && goes_on(text[length])) {
            --length;
        }
        out += out.empty() ? "" : "\r\n ";
        out += "=?UTF-8?B?" + base64(text.substr(0, length)) + "?=";
        text.remove_prefix(length);
    } while (!text.empty());
    return out;
}

std::string body_lines(std::string_view text) {
    constexpr std::size_t line_max = 76;
    auto const all = base64(text);
    std::string out;
    for (std::size_t at = 0; at < all.size(); at += line_max) {
        out.append(all, at, line_max).append(end_of_line);
    }
    return out;
}

/// RFC 5322: `Thu, 01 Feb 2024 11:30:00 +0000`.
std::string mail_date(Instant at) {
    constexpr std::array<char const*, 7> days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    constexpr std::array<char const*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const text = to_text(at);  // YYYY-MM-DDThh:mm:ss.fffZ
    auto const weekday = (day_of(at).days % 7 + 7) % 7;
    auto const month = static_cast<std::size_t>((text[5] - '0') * 10 + text[6] - '0' - 1);
    return std::string{days.at(static_cast<std::size_t>(weekday))} + ", " + text.substr(8, 2) + " " +
           months.at(month) + " " + text.substr(0, 4) + " " + text.substr(11, 8) + " +0000";
}

}  // namespace

std::optional<MailAddress> mail_address(std::string_view text) {
    auto const at = text.find('@');
    if (at == 0 || at == text.npos || at + 1 == text.size() || text.size() > address_length_max) {
        return std::nullopt;
    }
    for (char const c : text) {
        if (!is_printable(c) || std::string_view{"<>()[],;:\\\""}.find(c) != std::string_view::npos) {
            return std::nullopt;
        }
    }
    auto const host = text.substr(at + 1);
    if (host.find('@') != host.npos || host.starts_with('.') || host.ends_with('.')) {
        return std::nullopt;
    }
    return MailAddress{std::string{text}};
}

std::string to_bytes(Mail const& mail) {
    for (char const c : mail.id + mail.language) {
        ASSERT(is_printable(c) && c != '<' && c != '>');
    }
    auto const& from = mail.from.text();
    std::string out;
    auto const line = [&](std::string_view name, std::string_view value) {
        out.append(name).append(": ").append(value).append(end_of_line);
    };
    line("Date", mail_date(mail.at));
    line("From", from);
    line("To", mail.to.text());
    line("Message-ID", "<" + mail.id + from.substr(from.find('@')) + ">");
    line("Subject", encoded_words(mail.subject));
    line("Auto-Submitted", "auto-generated");
    line("Content-Language", mail.language);
    line("MIME-Version", "1.0");
    line("Content-Type", "text/plain; charset=utf-8");
    line("Content-Transfer-Encoding", "base64");
    return out.append(end_of_line).append(body_lines(mail.text));
}

}  // namespace varn::outgoing
