#include "filter.h"

#include <algorithm>
#include <array>

#include "fault.h"

namespace varn::scim {
namespace {

constexpr std::array<std::string_view, 9> operations{"eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string lower(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
    return out;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_word(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '$';
}

Error not_a_filter() {
    return fault("invalidFilter", "scim.filter");
}

/// Recursive descent over one text; every step goes forward, and depth and number are bounded.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    Result<Filter> whole() {
        TRY(filter, any(0));
        skip_space();
        if (at_ != text_.size()) {
            return not_a_filter();
        }
        return std::move(filter);
    }

    Result<PatchPath> whole_path() {
        TRY(path, this->path());
        PatchPath read{path, {}};
        if (take('[')) {
            if (!read.path.sub.empty()) {
                return not_a_filter();
            }
            TRY(which, any(0));
            read.which = std::move(which);
            skip_space();
            if (!take(']')) {
                return not_a_filter();
            }
            if (take('.')) {
                read.path.sub = word();
                if (read.path.sub.empty()) {
                    return not_a_filter();
                }
            }
        }
        if (at_ != text_.size()) {
            return not_a_filter();
        }
        return read;
    }

private:
    void skip_space() {
        while (at_ < text_.size() && text_[at_] == ' ') {
            ++at_;
        }
    }
    bool take(char c) {
        if (at_ < text_.size() && text_[at_] == c) {
            ++at_;
            return true;
        }
        return false;
    }
    /// Takes a word of the grammar, when it stands here alone: `and`, `or`, `not`, `pr`.
    bool take_word(std::string_view word) {
        auto const end = at_ + word.size();
        bool const here =
            same_name(text_.substr(at_, word.size()), word) && (end >= text_.size() || !is_word(text_[end]));
        at_ = here ? end : at_;
        return here;
    }
    std::string word() {
        auto const from = at_;
        if (at_ < text_.size() && (is_letter(text_[at_]) || text_[at_] == '$')) {
            while (at_ < text_.size() && is_word(text_[at_])) {
                ++at_;
            }
        }
        return std::string{text_.substr(from, at_ - from)};
    }
    Result<Path> path() {
        // urn:ietf:params:scim:schemas:core:2.0:User:userName: what stands after the last colon.
        if (same_name(text_.substr(at_, 4), "urn:")) {
            auto const end = std::min(text_.find_first_of(" []()\"", at_), text_.size());
            auto const colon = text_.substr(0, end).rfind(':');
            at_ = colon + 1;
        }
        Path read{word(), {}};
        if (!read.attribute.empty() && take('.')) {
            read.sub = word();
            if (read.sub.empty()) {
                return not_a_filter();
            }
        }
        if (read.attribute.empty()) {
            return not_a_filter();
        }
        return read;
    }
    Result<json::Value> value() {
        auto const from = at_;
        if (take('"')) {
            while (at_ < text_.size() && text_[at_] != '"') {
                at_ += text_[at_] == '\\' ? 2U : 1U;
            }
            at_ = std::min(at_, text_.size());
            if (!take('"')) {
                return not_a_filter();
            }
        } else {
            at_ = std::min(text_.find_first_of(" )]", at_), text_.size());
        }
        auto read = json::parse(text_.substr(from, at_ - from));
        if (!read || read.value().array() != nullptr || read.value().object() != nullptr) {
            return not_a_filter();
        }
        return std::move(read).value();
    }
    bool is_too_much(int depth) { return depth > filter_depth_max || ++parts_ > filter_parts_max; }

    Result<Filter> any(int depth) { return joined(depth, Filter::Kind::any); }

    /// Parts with `or` between them, or one level down with `and`, which binds tighter.
    Result<Filter> joined(int depth, Filter::Kind kind) {
        bool const outer = kind == Filter::Kind::any;
        Filter all{.kind = kind};
        do {
            skip_space();
            TRY(part, outer ? joined(depth, Filter::Kind::all) : one(depth));
            all.parts.push_back(std::move(part));
            skip_space();
        } while (take_word(outer ? "or" : "and"));
        return all.parts.size() == 1 ? std::move(all.parts.front()) : std::move(all);
    }

    Result<Filter> one(int depth) {
        if (is_too_much(depth)) {
            return not_a_filter();
        }
        auto const before = at_;
        if (take_word("not")) {
            skip_space();
            if (at_ < text_.size() && text_[at_] == '(') {
                TRY(inner, bracketed(depth));
                return Filter{.kind = Filter::Kind::negated, .parts = {std::move(inner)}};
            }
            at_ = before;
        }
        return at_ < text_.size() && text_[at_] == '(' ? bracketed(depth) : about_attribute(depth);
    }
    Result<Filter> bracketed(int depth) {
        ++at_;
        TRY(inner, any(depth + 1));
        skip_space();
        if (!take(')')) {
            return not_a_filter();
        }
        return std::move(inner);
    }
    Result<Filter> about_attribute(int depth) {
        TRY(path, this->path());
        if (take('[')) {
            TRY(inner, any(depth + 1));
            skip_space();
            if (!take(']')) {
                return not_a_filter();
            }
            return Filter{.kind = Filter::Kind::within, .path = path, .parts = {std::move(inner)}};
        }
        if (!take(' ')) {
            return not_a_filter();
        }
        skip_space();
        if (take_word("pr")) {
            return Filter{.kind = Filter::Kind::present, .path = path};
        }
        auto const operation = lower(word());
        if (std::find(operations.begin(), operations.end(), operation) == operations.end() || !take(' ')) {
            return not_a_filter();
        }
        skip_space();
        TRY(value, this->value());
        return Filter{
            .kind = Filter::Kind::compared, .path = path, .operation = operation, .value = std::move(value)};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t parts_ = 0;
};

/// These are compared letter by letter; the rest whatever the case.
bool is_exact(Path const& path) {
    auto const& last = path.sub.empty() ? path.attribute : path.sub;
    return same_name(last, "id") || same_name(last, "externalId") || same_name(last, "value") ||
           same_name(last, "version");
}

bool compare_texts(std::string_view operation, std::string_view a, std::string_view b) {
    if (operation == "eq" || operation == "ne") {
        return (a == b) == (operation == "eq");
    }
    if (operation == "co") {
        return a.find(b) != std::string_view::npos;
    }
    if (operation == "sw" || operation == "ew") {
        return operation == "sw" ? a.starts_with(b) : a.ends_with(b);
    }
    return operation == "gt" ? a > b : operation == "ge" ? a >= b : operation == "lt" ? a < b : a <= b;
}

bool compare_numbers(std::string_view operation, double a, double b) {
    if (operation == "eq" || operation == "ne") {
        return (a == b) == (operation == "eq");
    }
    return operation == "gt"   ? a > b
           : operation == "ge" ? a >= b
           : operation == "lt" ? a < b
                               : operation == "le" && a <= b;
}

std::optional<double> number_in(json::Value const& value) {
    if (auto const* whole = std::get_if<std::int64_t>(&value.held)) {
        return static_cast<double>(*whole);
    }
    auto const* real = std::get_if<double>(&value.held);
    return real != nullptr ? std::optional{*real} : std::nullopt;
}

bool compare_one(Filter const& filter, json::Value const& held) {
    auto const* text = held.text();
    auto const* wanted = filter.value.text();
    if (text != nullptr && wanted != nullptr) {
        return is_exact(filter.path) ? compare_texts(filter.operation, *text, *wanted)
                                     : compare_texts(filter.operation, lower(*text), lower(*wanted));
    }
    auto const* flag = std::get_if<bool>(&held.held);
    auto const* asked = std::get_if<bool>(&filter.value.held);
    if (flag != nullptr && asked != nullptr) {
        return filter.operation == "eq" ? *flag == *asked : filter.operation == "ne" && *flag != *asked;
    }
    auto const number = number_in(held);
    auto const limit = number_in(filter.value);
    if (number && limit) {
        return compare_numbers(filter.operation, *number, *limit);
    }
    return filter.operation == "ne";
}

bool is_something(json::Value const& value) {
    if (auto const* text = value.text()) {
        return !text->empty();
    }
    if (auto const* list = value.array()) {
        return !list->empty();
    }
    auto const* object = value.object();
    return object != nullptr ? !object->empty() : !std::holds_alternative<std::nullptr_t>(value.held);
}

/// Every value that a path leads to; of complex values without a part named, the part called value.
std::vector<json::Value const*> values_at(json::Value const& resource, Path const& path) {
    std::vector<json::Value const*> found;
    auto const* top = member(resource, path.attribute);
    if (top == nullptr) {
        return found;
    }
    auto const add = [&](json::Value const& one) {
        bool const complex = one.object() != nullptr;
        auto const* leaf = !path.sub.empty() ? member(one, path.sub) : complex ? member(one, "value") : &one;
        if (leaf != nullptr) {
            found.push_back(leaf);
        }
    };
    if (auto const* list = top->array()) {
        for (auto const& element : *list) {
            add(element);
        }
    } else {
        add(*top);
    }
    return found;
}

bool within(Filter const& filter, json::Value const& resource) {
    auto const* top = member(resource, filter.path.attribute);
    auto const* list = top != nullptr ? top->array() : nullptr;
    auto const fits = [&](json::Value const& element) { return matches(filter.parts.front(), element); };
    return list != nullptr ? std::any_of(list->begin(), list->end(), fits) : top != nullptr && fits(*top);
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char one, char other) { return lower(one) == lower(other); });
}

json::Value const* member(json::Value const& resource, std::string_view name) {
    auto const* members = resource.object();
    if (members == nullptr) {
        return nullptr;
    }
    auto const hit = std::find_if(members->begin(), members->end(),
                                  [&](auto const& one) { return same_name(one.first, name); });
    return hit == members->end() ? nullptr : &hit->second;
}

Result<Filter> parse_filter(std::string_view text) {
    if (text.size() > filter_bytes_max) {
        return not_a_filter();
    }
    return Reader{text}.whole();
}

Result<PatchPath> parse_path(std::string_view text) {
    auto read =
        text.size() > filter_bytes_max ? Result<PatchPath>{not_a_filter()} : Reader{text}.whole_path();
    if (!read) {
        return fault("invalidPath", "scim.path");
    }
    return read;
}

bool matches(Filter const& filter, json::Value const& resource) {
    auto const holds = [&](Filter const& part) { return matches(part, resource); };
    switch (filter.kind) {
        case Filter::Kind::all:
            return std::all_of(filter.parts.begin(), filter.parts.end(), holds);
        case Filter::Kind::any:
            return std::any_of(filter.parts.begin(), filter.parts.end(), holds);
        case Filter::Kind::negated:
            return !holds(filter.parts.front());
        case Filter::Kind::within:
            return within(filter, resource);
        case Filter::Kind::present:
        case Filter::Kind::compared:
            break;
    }
    auto const values = values_at(resource, filter.path);
    if (filter.kind == Filter::Kind::present) {
        return std::any_of(values.begin(), values.end(), [](auto const* one) { return is_something(*one); });
    }
    auto const fits = [&](auto const* one) { return compare_one(filter, *one); };
    // Unequal to all of them: what is not there is equal to nothing.
    return filter.operation == "ne" ? std::all_of(values.begin(), values.end(), fits)
                                    : std::any_of(values.begin(), values.end(), fits);
}

}  // namespace varn::scim
