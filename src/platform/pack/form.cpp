#include "form.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scan.h"

namespace varn::assets {
std::span<File const> pack_schema();
}

namespace varn::pack {
namespace {

using json::Value;

constexpr std::string_view key_pattern = "^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$";
constexpr std::string_view date_pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
constexpr std::string_view file_pattern = "^[A-Za-z0-9_-]+\\.yaml$";

bool is_file_name(std::string_view text) {
    auto const stem = text.substr(0, text.size() < 5 ? 0 : text.size() - 5);
    return text.ends_with(".yaml") && !stem.empty() && std::all_of(stem.begin(), stem.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-';
           });
}

/// True for what stands without quotation marks and is no text to other readers of YAML.
bool is_read_as_number(Node const& node) {
    double number = 0;
    auto const* const end = node.text.data() + node.text.size();
    return !node.quoted && (node.text == "true" || node.text == "false" ||
                            std::from_chars(node.text.data(), end, number).ptr == end);
}

std::string_view text_of(Value const& rule, std::string_view name) {
    auto const* value = rule.find(name);
    return value != nullptr && value->text() != nullptr ? std::string_view{*value->text()}
                                                        : std::string_view{};
}

std::int64_t number_of(Value const& rule, std::string_view name, std::int64_t otherwise) {
    auto const* value = rule.find(name);
    auto const* number = value != nullptr ? std::get_if<std::int64_t>(&value->held) : nullptr;
    return number != nullptr ? *number : otherwise;
}

bool has_type(Value const& rule, std::string_view type) {
    auto const* types = rule.find("type");
    if (types == nullptr) {
        return false;
    }
    if (types->text() != nullptr) {
        return *types->text() == type;
    }
    auto const* list = types->array();
    return list != nullptr && std::any_of(list->begin(), list->end(), [&](Value const& value) {
               return value.text() != nullptr && *value.text() == type;
           });
}

std::vector<std::string_view> names_in(Value const* list) {
    std::vector<std::string_view> names;
    if (list != nullptr && list->object() != nullptr) {
        for (auto const& member : *list->object()) {
            names.emplace_back(member.first);
        }
    } else if (list != nullptr && list->array() != nullptr) {
        for (auto const& value : *list->array()) {
            names.emplace_back(*value.text());
        }
    }
    return names;
}

std::string joined(std::vector<std::string_view> const& words) {
    std::string text;
    for (auto const word : words) {
        text += (text.empty() ? "" : ", ") + std::string{word};
    }
    return text;
}

Value const& definition_of(std::string_view name) {
    auto const* all = schema().find("$defs");
    auto const* found = all != nullptr ? all->find(name) : nullptr;
    ASSERT(found != nullptr);
    return *found;
}

class Checker {
public:
    Checker(std::string_view file, Problems& problems, Keys& keys)
        : file_(file), problems_(problems), keys_(keys) {}

    /// `field` is the name the value stands under; it is told in every problem.
    void check(Node const& node, Value const& rule, std::string_view field) {
        if (auto const reference = text_of(rule, "$ref"); !reference.empty()) {
            check(node, definition_of(reference.substr(reference.rfind('/') + 1)), field);
        } else if (has_type(rule, "object")) {
            check_map(node, rule, field);
        } else if (has_type(rule, "array")) {
            check_list(node, rule, field);
        } else if (rule.find("type") != nullptr) {
            check_scalar(node, rule, field);
        }
        if (node.form == Form::scalar) {
            note_key(node, rule);
        }
    }

private:
    std::string place(Node const& node) const { return place_of(file_, node.line, node.column); }
    void blame(Node const& node, std::string_view field, std::string_view key, Params params = {}) {
        params.insert(params.begin(), {"field", std::string{field}});
        problems_.add(place(node), key, std::move(params));
    }

    void note_key(Node const& node, Value const& rule) {
        if (auto const kind = text_of(rule, "x-declares"); !kind.empty()) {
            keys_.declare(scope_, std::string{kind}, node, place(node), problems_);
        }
        if (auto const kind = text_of(rule, "x-refers"); !kind.empty()) {
            keys_.refer(scope_, std::string{kind}, node, place(node));
        }
    }

    void check_map(Node const& node, Value const& rule, std::string_view field) {
        if (node.form != Form::map) {
            blame(node, field, "pack.type_map");
            return;
        }
        auto const* properties = rule.find("properties");
        auto const known = names_in(properties);
        auto const outer = scope_;
        bool const opens_scope = rule.find("x-scope") != nullptr;
        std::int64_t given = 0;
        for (auto const& member : node.members) {
            auto const* inner = properties != nullptr ? properties->find(member.name) : nullptr;
            if (inner == nullptr) {
                unknown_field(member, known);
            } else if (member.value.form != Form::nothing) {
                ++given;
                check(member.value, *inner, member.name);
                if (opens_scope && member.name == "key") {
                    scope_ = member.value.text + "/";
                }
            }
        }
        for (auto const name : names_in(rule.find("required"))) {
            if (node.find(name) == nullptr) {
                blame(node, name, "pack.missing");
            }
        }
        if (given < number_of(rule, "minProperties", 0) || given > number_of(rule, "maxProperties", given)) {
            blame(node, field, "pack.one_of", {{"fields", joined(known)}});
        }
        scope_ = outer;
    }

    void unknown_field(Member const& member, std::vector<std::string_view> const& known) {
        auto const where = place_of(file_, member.line, member.column);
        auto const near = nearest(member.name, known);
        if (near.empty()) {
            problems_.add(where, "pack.unknown_field", {{"field", member.name}, {"fields", joined(known)}});
        } else {
            problems_.add(where, "pack.unknown_field_near",
                          {{"field", member.name}, {"near", std::string{near}}});
        }
    }

    void check_list(Node const& node, Value const& rule, std::string_view field) {
        if (node.form != Form::list) {
            blame(node, field, "pack.type_list");
            return;
        }
        auto const count = static_cast<std::int64_t>(node.items.size());
        auto const least = number_of(rule, "minItems", 0);
        auto const most = number_of(rule, "maxItems", count);
        if (count < least || count > most) {
            blame(node, field, "pack.count",
                  {{"minimum", std::to_string(least)}, {"maximum", std::to_string(most)}});
        }
        for (auto const& item : node.items) {
            check(item, *rule.find("items"), field);
        }
    }

    void check_scalar(Node const& node, Value const& rule, std::string_view field) {
        if (has_type(rule, "string")) {
            check_text(node, rule, field);
        } else if (has_type(rule, "boolean")) {
            if (node.form != Form::scalar || node.quoted || (node.text != "true" && node.text != "false")) {
                blame(node, field, "pack.type_boolean", {{"given", node.text}});
            }
        } else if (has_type(rule, "number")) {
            check_number<double>(node, rule, field, "pack.type_fraction");
        } else {
            check_number<std::int64_t>(node, rule, field, "pack.type_number");
        }
    }

    /// Within the bounds of its rule; where that names none there is no bound.
    template <class Number>
    void check_number(Node const& node, Value const& rule, std::string_view field, std::string_view fault) {
        Number number{};
        auto const* const end = node.text.data() + node.text.size();
        auto const read = std::from_chars(node.text.data(), end, number);
        if (node.form != Form::scalar || node.quoted || node.text.empty() || read.ptr != end ||
            read.ec != std::errc{} || !std::isfinite(static_cast<double>(number))) {
            blame(node, field, fault, {{"given", node.text}});
            return;
        }
        bool const has_least = rule.find("minimum") != nullptr;
        bool const has_most = rule.find("maximum") != nullptr;
        auto const least = number_of(rule, "minimum", 0);
        auto const most = number_of(rule, "maximum", 0);
        if ((has_least && number < static_cast<Number>(least)) ||
            (has_most && number > static_cast<Number>(most))) {
            blame(node, field, "pack.range",
                  {{"minimum", has_least ? std::to_string(least) : "−∞"},
                   {"maximum", has_most ? std::to_string(most) : "∞"}});
        }
    }

    void check_text(Node const& node, Value const& rule, std::string_view field) {
        if (node.form != Form::scalar) {
            blame(node, field, "pack.type_text");
            return;
        }
        if (auto const choices = names_in(rule.find("enum"));
            !choices.empty() && std::find(choices.begin(), choices.end(), node.text) == choices.end()) {
            blame(node, field, "pack.choice", {{"given", node.text}, {"choices", joined(choices)}});
            return;
        }
        if (!has_type(rule, "number") && is_read_as_number(node)) {
            blame(node, field, "pack.quote_text", {{"given", node.text}});
            return;
        }
        auto const pattern = text_of(rule, "pattern");
        ASSERT(pattern.empty() || pattern == key_pattern || pattern == date_pattern ||
               pattern == file_pattern);
        if (pattern == key_pattern && !is_key(node.text)) {
            blame(node, field, "pack.key_form", {{"given", node.text}});
        } else if (pattern == date_pattern && !parse_date(node.text)) {
            blame(node, field, "pack.date", {{"given", node.text}});
        } else if (pattern == file_pattern && !is_file_name(node.text)) {
            blame(node, field, "pack.file_name", {{"given", node.text}});
        }
        auto const length = static_cast<std::int64_t>(characters(node.text));
        auto const least = number_of(rule, "minLength", 0);
        auto const most = number_of(rule, "maxLength", length);
        if (length < least || length > most) {
            blame(node, field, "pack.length",
                  {{"minimum", std::to_string(least)}, {"maximum", std::to_string(most)}});
        } else if (least > 0 && node.text.find_first_not_of(" \n\t") == std::string::npos) {
            blame(node, field, "pack.blank");
        }
    }

    std::string_view file_;
    Problems& problems_;
    Keys& keys_;
    std::string scope_;
};

}  // namespace

void Keys::declare(std::string const& scope, std::string const& kind, Node const& node, std::string place,
                   Problems& problems) {
    // An edition is known to all; only what stands inside it is its own.
    auto const [made, is_new] = made_[scope + kind].emplace(node.text, place);
    if (!is_new) {
        problems.add(std::move(place), "pack.duplicate_key",
                     {{"kind", kind}, {"given", node.text}, {"first", made->second}});
    }
}

void Keys::refer(std::string scope, std::string kind, Node const& node, std::string place) {
    used_.push_back({std::move(scope), std::move(kind), node.text, std::move(place)});
}

void Keys::resolve(Problems& problems) const {
    for (auto const& use : used_) {
        std::vector<std::string_view> known;
        bool found = false;
        for (auto const& kind : {use.scope + use.kind, use.kind}) {
            auto const made = made_.find(kind);
            if (made == made_.end()) {
                continue;
            }
            found = found || made->second.contains(use.key);
            for (auto const& entry : made->second) {
                known.emplace_back(entry.first);
            }
        }
        if (found) {
            continue;
        }
        auto const near = nearest(use.key, known);
        if (near.empty()) {
            problems.add(use.place, "pack.unknown_key", {{"kind", use.kind}, {"given", use.key}});
        } else {
            problems.add(use.place, "pack.unknown_key_near",
                         {{"kind", use.kind}, {"given", use.key}, {"near", std::string{near}}});
        }
    }
}

void check_form(File const& file, std::string_view definition, Problems& problems, Keys& keys) {
    Checker{file.name, problems, keys}.check(file.root, definition_of(definition), file.name);
}

json::Value const& schema() {
    static Value const parsed = [] {
        auto const files = assets::pack_schema();
        ASSERT(files.size() == 1);
        return json::parse(files.front().bytes).value();
    }();
    return parsed;
}

}  // namespace varn::pack
