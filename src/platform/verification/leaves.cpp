#include "leaves.h"

#include <algorithm>
#include <array>

namespace varn::verification {
namespace {

constexpr std::size_t salt_length = 32;
constexpr std::array<std::string_view, 3> sides{"before", "after", "said"};

Side& side_of(FieldStep& step, std::size_t index) {
    return index == 0 ? step.before : index == 1 ? step.after : step.said;
}

std::string const* text_of(json::Value const& object, std::string_view name) {
    auto const* member = object.find(name);
    return member != nullptr ? member->text() : nullptr;
}

/// One change of a leaf: a field and the hashes of its sides, and nothing else.
std::optional<FieldStep> step_of(json::Value const& change) {
    auto const* field = change.object() != nullptr ? text_of(change, "field") : nullptr;
    if (field == nullptr) {
        return std::nullopt;
    }
    FieldStep step{*field, {}, {}, {}};
    std::size_t members = 1;
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (change.find(sides[i]) == nullptr) {
            continue;
        }
        auto const* text = text_of(change, sides[i]);
        auto const hash = text != nullptr ? audit::hash_of_hex(*text) : std::nullopt;
        if (!hash) {
            return std::nullopt;
        }
        side_of(step, i).hash = *hash;
        ++members;
    }
    return change.object()->size() == members ? std::optional{std::move(step)} : std::nullopt;
}

bool is_salt(std::string const& text) {
    return text.size() == salt_length && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

/// Lays one clear record beside the step that has all the hashes it speaks of.
bool lay_beside(json::Value const& open, std::vector<FieldStep>& steps) {
    auto const* field = open.object() != nullptr ? text_of(open, "field") : nullptr;
    if (field == nullptr) {
        return false;
    }
    std::size_t members = 1;
    FieldStep given{*field, {}, {}, {}};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        auto const* value = text_of(open, sides[i]);
        auto const* salt = text_of(open, std::string{sides[i]} + "_salt");
        if ((value == nullptr) != (salt == nullptr) || (salt != nullptr && !is_salt(*salt))) {
            return false;
        }
        if (value != nullptr) {
            side_of(given, i).value = *value;
            side_of(given, i).salt = *salt;
            members += 2;
        }
    }
    auto const fits = [&](FieldStep& step) {
        for (std::size_t i = 0; i < sides.size(); ++i) {
            auto const& mine = side_of(step, i);
            if (side_of(given, i).value && (!mine.hash || mine.value)) {
                return false;
            }
        }
        return step.field == *field;
    };
    auto const step = std::find_if(steps.begin(), steps.end(), fits);
    if (step == steps.end() || open.object()->size() != members) {
        return false;
    }
    for (std::size_t i = 0; i < sides.size(); ++i) {
        if (side_of(given, i).value) {
            side_of(*step, i).value = std::move(side_of(given, i).value);
            side_of(*step, i).salt = std::move(side_of(given, i).salt);
        }
    }
    return true;
}

}  // namespace

ReadLeaf read_leaf(std::string const& text) {
    ReadLeaf leaf;
    auto parsed = json::parse(text);
    if (!parsed) {
        return leaf;
    }
    leaf.content = std::move(parsed).value();
    auto const* object = leaf.content.object();
    if (object == nullptr) {
        return leaf;
    }
    auto const* position = leaf.content.find("position");
    if (position != nullptr && std::holds_alternative<std::int64_t>(position->held)) {
        leaf.told_position = std::get<std::int64_t>(position->held);
    }
    auto const* changes = leaf.content.find("changes");
    if (object->size() != 7 || changes == nullptr || changes->array() == nullptr) {
        return leaf;
    }
    for (auto const& change : *changes->array()) {
        auto step = step_of(change);
        if (!step) {
            return leaf;
        }
        leaf.steps.push_back(std::move(*step));
    }
    leaf.readable = json::canonical(leaf.content) == text;
    return leaf;
}

bool read_clear(std::string const& text, std::vector<FieldStep>& steps) {
    auto const parsed = json::parse(text);
    if (!parsed || parsed.value().array() == nullptr || json::to_text(parsed.value()) != text) {
        return false;
    }
    auto const& records = *parsed.value().array();
    return std::all_of(records.begin(), records.end(),
                       [&](json::Value const& open) { return lay_beside(open, steps); });
}

bool gives(std::string_view salt, std::string_view value, audit::Hash const& hash) {
    std::string text{salt};
    text += value;
    return audit::sha256(text) == hash;
}

}  // namespace varn::verification
