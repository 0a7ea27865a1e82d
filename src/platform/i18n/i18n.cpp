#include "platform/i18n.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <span>

#include "platform/assets.h"
#include "platform/json.h"

namespace varn::assets {
std::span<File const> all_texts_sv();
std::span<File const> all_texts_en();
}  // namespace varn::assets

namespace varn::i18n {
namespace {

using Texts = std::map<std::string, std::string, std::less<>>;

struct Shelf {
    std::shared_mutex mutex;
    std::map<std::string, Texts, std::less<>> languages;
};

Shelf& shelf() {
    static Shelf one;
    return one;
}

/// The text itself; call with the shelf locked. Texts are never taken away, so the pointer stays good.
std::string const* find(Shelf& from, std::string_view language, std::string_view key) {
    auto const texts = from.languages.find(language);
    if (texts == from.languages.end()) {
        return nullptr;
    }
    auto const found = texts->second.find(key);
    return found == texts->second.end() ? nullptr : &found->second;
}

/// The name between the brace at `open` and the next closing one: lower-case letters, digits and underscores.
std::optional<std::string_view> placeholder_at(std::string_view text, std::size_t open) {
    auto const close = text.find('}', open);
    if (close == text.npos || close == open + 1) {
        return std::nullopt;
    }
    auto const name = text.substr(open + 1, close - open - 1);
    bool const plain = std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    return plain ? std::optional{name} : std::nullopt;
}

std::string filled(std::string_view text, Params const& params) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const name = text[i] == '{' ? placeholder_at(text, i) : std::nullopt;
        auto const param = std::find_if(params.begin(), params.end(),
                                        [&](auto const& pair) { return name && pair.first == *name; });
        if (param == params.end()) {
            out += text[i];
        } else {
            out += param->second;
            i += name->size() + 1;
        }
    }
    return out;
}

[[noreturn]] void give_up(std::string const& why) {
    varn::detail::assertion_failed(why.c_str(), __FILE__, __LINE__);
}

}  // namespace

std::string language_of_terminal() {
    for (auto const* name : {"VARN_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        if (char const* value = std::getenv(name); value != nullptr && *value != '\0') {
            return std::string_view{value}.starts_with("en") ? "en" : "sv";
        }
    }
    return "sv";
}

std::string text(std::string_view language, std::string_view key, Params const& params) {
    auto& all = shelf();
    std::string const* found = nullptr;
    {
        std::shared_lock const lock{all.mutex};
        found = find(all, language, key);
        if (found == nullptr) {
            found = find(all, languages[0], key);
        }
    }
    return found ? filled(*found, params) : std::string{key};
}

bool known(std::string_view language, std::string_view key) {
    std::shared_lock const lock{shelf().mutex};
    return find(shelf(), language, key) != nullptr;
}

std::vector<std::string> keys(std::string_view language) {
    std::shared_lock const lock{shelf().mutex};
    std::vector<std::string> names;
    if (auto const texts = shelf().languages.find(language); texts != shelf().languages.end()) {
        for (auto const& [key, words] : texts->second) {
            names.push_back(key);
        }
    }
    return names;
}

std::vector<std::string> placeholders(std::string_view text) {
    std::vector<std::string> names;
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        if (auto const name = placeholder_at(text, open)) {
            names.emplace_back(*name);
        }
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

void add_texts(std::string_view language, std::string_view json) {
    auto const value = json::parse(json);
    if (!value.ok() || value.value().object() == nullptr) {
        auto const& problems = value.ok() ? std::vector<Problem>{} : value.error().problems;
        std::string where;
        for (auto const& problem : problems) {
            where += " " + problem.key + " " + problem.pointer;
            for (auto const& [name, held] : problem.params) {
                where.append(" ").append(name).append("=").append(held);
            }
        }
        give_up("a file of texts is no JSON object:" + where + " in " + std::string{json.substr(0, 60)});
    }
    std::unique_lock const lock{shelf().mutex};
    auto& texts = shelf().languages[std::string{language}];
    for (auto const& [key, held] : *value.value().object()) {
        auto const* words = held.text();
        if (words == nullptr || words->empty()) {
            give_up("the text of " + key + " is no text");
        }
        auto const [at, added] = texts.emplace(key, *words);
        if (!added && at->second != *words) {
            give_up("two texts for " + key + ": \"" + at->second + "\" and \"" + *words + "\"");
        }
    }
}

void load_embedded() {
    static std::once_flag once;
    std::call_once(once, [] {
        for (auto const& file : assets::all_texts_sv()) {
            add_texts("sv", file.bytes);
        }
        for (auto const& file : assets::all_texts_en()) {
            add_texts("en", file.bytes);
        }
    });
}

}  // namespace varn::i18n
