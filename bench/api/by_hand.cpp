#include "by_hand.h"

#include <charconv>

namespace varn::bench {
namespace {

constexpr std::string_view filter = "WHERE $1 = '' AND $2 = '' AND $3 = ''";

/// A reader that hands the columns over as they come.
class Reading : public db::ReadTx {
public:
    using db::ReadTx::ReadTx;
    using db::ReadTx::run_with;
};

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (char const c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else {
            out += c;
        }
    }
    out += '"';
}

enum class Form { text, whole, flag };
struct Member {
    std::string_view name;
    Form form = Form::text;
};
constexpr Member members[] = {{"\"id\":"},
                              {"\"catalogue\":"},
                              {"\"edition\":"},
                              {"\"key\":"},
                              {"\"reference\":"},
                              {"\"title\":"},
                              {"\"body\":"},
                              {"\"is_document\":", Form::flag},
                              {"\"interval_months\":", Form::whole},
                              {"\"mandate_deadline_months\":", Form::whole},
                              {"\"valid_from\":"},
                              {"\"valid_to\":"},
                              {"\"marker\":"},
                              {"\"source\":"},
                              {"\"version\":", Form::whole}};

bool append_row(void* context, db::Row& row) {
    auto& out = *static_cast<std::string*>(context);
    out += out.back() == '[' ? "{" : ",{";
    for (int i = 0; i < static_cast<int>(std::size(members)); ++i) {
        auto const& member = members[i];
        auto const value = member.form == Form::text ? row.text(i) : row.integer(i);
        if (std::holds_alternative<std::monostate>(value)) {
            continue;
        }
        out += out.back() == '{' ? "" : ",";
        out += member.name;
        if (member.form == Form::text) {
            append_quoted(out, std::get<std::string_view>(value));
        } else if (member.form == Form::flag) {
            out += std::get<std::int64_t>(value) != 0 ? "true" : "false";
        } else {
            out += std::to_string(std::get<std::int64_t>(value));
        }
    }
    out += '}';
    return true;
}

bool keep_count(void* context, db::Row& row) {
    *static_cast<std::int64_t*>(context) = std::get<std::int64_t>(row.integer(0));
    return true;
}

std::int64_t offset_in(std::string_view query) {
    constexpr std::string_view name = "offset=";
    std::int64_t offset = 0;
    if (auto const at = query.find(name); at != std::string_view::npos) {
        std::from_chars(query.data() + at + name.size(), query.data() + query.size(), offset);
    }
    return offset;
}

}  // namespace

std::size_t ByHand::body_bytes_max(http::RequestHead const&) const {
    return 0;
}
std::optional<http::Response> ByHand::answer_at_once(http::RequestHead const&) const {
    return std::nullopt;
}
http::Response ByHand::refuse(http::Refusal, http::RequestHead const*) const {
    return {.status = 400};
}

http::Response ByHand::answer(http::Request const& request) const {
    static std::string const page =
        "SELECT id, catalogue, edition, key, reference, title, body, is_document, interval_months, "
        "mandate_deadline_months, valid_from, valid_to, marker, source, version FROM requirement " +
        std::string{filter} + " ORDER BY key LIMIT $4 OFFSET $5";
    static std::string const count = "SELECT COUNT(*) FROM requirement " + std::string{filter};
    Reading tx{database_};
    std::string body = "{\"items\":[";
    std::int64_t total = 0;
    db::detail::Sink const rows{&body, append_row};
    db::detail::Sink const counted{&total, keep_count};
    if (!tx.run_with(page, &rows, "", "", "", std::int64_t{50}, offset_in(request.head.query)) ||
        !tx.run_with(count, &counted, "", "", "")) {
        return {.status = 500};
    }
    body += "],\"total\":" + std::to_string(total) + "}";
    return {.headers = {{"Content-Type", "application/json"}}, .body = std::move(body)};
}

}  // namespace varn::bench
