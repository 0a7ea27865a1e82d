#include "platform/config.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

extern char** environ;  // NOLINT: POSIX names it so

namespace varn::config {
namespace {

constexpr std::size_t file_max = 64 * 1024;
constexpr std::string_view prefix = "VARN_";

/// True for what the program knows of the environment besides its settings: where they stand, in which
/// language to speak, and what its tests are told.
bool is_no_setting(std::string_view name) {
    return name == "VARN_CONFIG" || name == "VARN_LANGUAGE" || name.starts_with("VARN_TEST");
}

std::string flag_of(std::string_view name) {
    std::string flag = "--" + std::string{name};
    std::replace(flag.begin(), flag.end(), '_', '-');
    return flag;
}

std::string variable_of(std::string_view name) {
    std::string variable{prefix};
    for (char const c : name) {
        variable += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return variable;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r";
    auto const begin = text.find_first_not_of(space);
    return begin == text.npos ? std::string_view{}
                              : text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

template <class Names>
std::string joined(Names const& names) {
    std::string text;
    for (auto const& name : names) {
        text += (text.empty() ? "" : ", ") + std::string{name};
    }
    return text;
}

std::string all_names() {
    std::vector<std::string_view> names;
    for (auto const& column : table<Settings>().columns) {
        names.push_back(column.name);
    }
    return joined(names);
}

class Loader {
public:
    Loader() { loaded_.origins.resize(table<Settings>().columns.size()); }

    void file(std::string const& path) {
        std::error_code code;
        std::ifstream in{path, std::ios::binary};
        if (std::filesystem::is_directory(path, code) || !in) {
            return complain(path, "config.file_missing");
        }
        std::string text(file_max + 1, '\0');
        in.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(in.gcount()));
        if (text.size() > file_max) {
            return complain(path, "config.file_too_large", {{"maximum", std::to_string(file_max)}});
        }
        int number = 0;
        for (std::size_t at = 0; at < text.size();) {
            auto const end = std::min(text.find('\n', at), text.size());
            line(path + " line " + std::to_string(++number),
                 trimmed(std::string_view{text}.substr(at, end - at)));
            at = end + 1;
        }
    }

    void environment(std::vector<std::pair<std::string, std::string>> const& variables) {
        for (auto const& variable : variables) {
            auto const& name = variable.first;
            if (!name.starts_with(prefix) || is_no_setting(name)) {
                continue;
            }
            auto const columns = table<Settings>().columns;
            auto const column = std::find_if(columns.begin(), columns.end(),
                                             [&](auto const& c) { return variable_of(c.name) == name; });
            if (column == columns.end()) {
                complain(name, "config.unknown", {{"names", all_names()}});
            } else {
                set(*column, variable.second, name);
            }
        }
    }

    void arguments(std::vector<std::string> const& arguments) {
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            auto const& argument = arguments[i];
            auto const equals = argument.find('=');
            auto const flag = argument.substr(0, equals);
            auto const* column = flagged(flag);
            if (column == nullptr) {
                loaded_.rest.push_back(argument);
            } else if (equals != argument.npos) {
                set(*column, argument.substr(equals + 1), flag);
            } else if (i + 1 < arguments.size() && !arguments[i + 1].starts_with("--") &&
                       (column->shape->kind != Kind::boolean || is_flag_word(arguments[i + 1]))) {
                set(*column, arguments[++i], flag);
            } else if (column->shape->kind == Kind::boolean) {
                set(*column, "true", flag);
            } else {
                complain(flag, "config.value_missing", {{"example", std::string{column->facts.example}}});
            }
        }
    }

    Result<Loaded> finish() && {
        if (!problems_.empty()) {
            return Error{ErrorCode::invalid, "config.invalid", {}, std::move(problems_), {}};
        }
        return std::move(loaded_);
    }

private:
    static bool is_flag_word(std::string_view text) { return text == "true" || text == "false"; }

    static Column const* flagged(std::string_view flag) {
        for (auto const& column : table<Settings>().columns) {
            if (flag_of(column.name) == flag) {
                return &column;
            }
        }
        return nullptr;
    }

    void line(std::string const& place, std::string_view text) {
        if (text.empty() || text.front() == '#') {
            return;
        }
        auto const equals = text.find('=');
        if (equals == text.npos) {
            return complain(place, "config.no_equals");
        }
        auto const name = trimmed(text.substr(0, equals));
        if (auto const* column = table<Settings>().find(name)) {
            set(*column, trimmed(text.substr(equals + 1)), place);
        } else {
            complain(place, "config.unknown", {{"names", all_names()}});
        }
    }

    void set(Column const& column, std::string_view text, std::string const& place) {
        auto* into = column.in(&loaded_.settings);
        auto const index = static_cast<std::size_t>(&column - table<Settings>().columns.data());
        auto const& facts = column.facts;
        if (text.empty()) {
            return complain(place, "config.value_missing", {{"example", std::string{facts.example}}});
        }
        loaded_.origins[index] = place;
        switch (column.shape->kind) {
            case Kind::integer:
                return set_number(column, text, place);
            case Kind::boolean:
                if (!is_flag_word(text)) {
                    return complain(place, "config.not_yes_or_no");
                }
                return void(column.shape->put(into, View{text == "true"}));
            case Kind::choice:
                if (!column.shape->put(into, View{text})) {
                    complain(place, "config.not_a_choice", {{"choices", joined(column.shape->choices)}});
                }
                return;
            case Kind::date:
                if (!column.shape->put(into, View{text})) {
                    complain(place, "config.not_a_date");
                }
                return;
            default:
                if (std::cmp_greater(text.size(), facts.length_max)) {
                    return complain(place, "config.too_long",
                                    {{"maximum", std::to_string(facts.length_max)}});
                }
                column.shape->put(into, View{text});
        }
    }

    void set_number(Column const& column, std::string_view text, std::string const& place) {
        std::int64_t number = 0;
        auto const* end = text.data() + text.size();
        auto const read = std::from_chars(text.data(), end, number);
        bool const fits = read.ec == std::errc{} && read.ptr == end && number >= column.facts.number_min &&
                          number <= column.facts.number_max;
        if (!fits || !column.shape->put(column.in(&loaded_.settings), View{number})) {
            complain(place, "config.not_in_range",
                     {{"minimum", std::to_string(column.facts.number_min)},
                      {"maximum", std::to_string(column.facts.number_max)}});
        }
    }

    void complain(std::string place, std::string_view key, Params params = {}) {
        problems_.push_back({std::move(place), std::string{key}, std::move(params)});
    }

    Loaded loaded_;
    std::vector<Problem> problems_;
};

/// Takes `--config FILE` out of the arguments; the environment's VARN_CONFIG when there is none.
std::string take_file(Given& given) {
    auto& arguments = given.arguments;
    for (auto at = arguments.begin(); at != arguments.end(); ++at) {
        if (*at == "--config" && at + 1 != arguments.end()) {
            auto path = *(at + 1);
            arguments.erase(at, at + 2);
            return path;
        }
        if (at->starts_with("--config=")) {
            auto path = at->substr(9);
            arguments.erase(at);
            return path;
        }
    }
    for (auto const& [name, value] : given.environment) {
        if (name == "VARN_CONFIG") {
            return value;
        }
    }
    return {};
}

std::string value_text(Column const& column, Settings const& settings) {
    Scratch scratch;
    auto const view = column.shape->get(column.of(&settings), scratch);
    std::string value;
    if (auto const* text = std::get_if<std::string_view>(&view)) {
        value = *text;
    } else if (auto const* number = std::get_if<std::int64_t>(&view)) {
        value = std::to_string(*number);
    } else if (auto const* flag = std::get_if<bool>(&view)) {
        value = *flag ? "true" : "false";
    }
    return column.facts.secrecy == Secrecy::secret ? masked(value) : value;
}

}  // namespace

Given given(std::vector<std::string> arguments) {
    Given all{std::move(arguments), {}};
    for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
        std::string_view const text{*entry};
        auto const equals = text.find('=');
        if (text.starts_with(prefix) && equals != text.npos) {
            all.environment.emplace_back(text.substr(0, equals), text.substr(equals + 1));
        }
    }
    return all;
}

Result<Loaded> load(Given const& from) {
    auto given = from;
    Loader loader;
    if (auto const path = take_file(given); !path.empty()) {
        loader.file(path);
    }
    loader.environment(given.environment);
    loader.arguments(given.arguments);
    return std::move(loader).finish();
}

bool is_given(Loaded const& loaded, std::string_view name) {
    auto const columns = table<Settings>().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name == name) {
            return !loaded.origins.at(i).empty();
        }
    }
    return false;
}

std::vector<Line> describe(Loaded const& loaded) {
    std::vector<Line> lines;
    auto const columns = table<Settings>().columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto const& column = columns[i];
        auto value =
            column.name == "db" ? masked(loaded.settings.db_url()) : value_text(column, loaded.settings);
        lines.push_back({std::string{column.name}, flag_of(column.name), variable_of(column.name),
                         std::move(value), loaded.origins.at(i), std::string{column.facts.label}});
    }
    return lines;
}

std::string masked(std::string_view text) {
    constexpr std::string_view stars = "****";
    std::string out{text};
    // The last @ before the path ends the password, which may hold one itself.
    if (auto const scheme = out.find("://"); scheme != out.npos) {
        auto const begin = scheme + 3;
        auto const at = out.rfind('@', out.find('?', begin));
        auto const colon = out.find(':', begin);
        if (at != out.npos && colon < at) {
            out.replace(colon + 1, at - colon - 1, stars);
        }
    }
    for (auto word = out.find("password="); word != out.npos; word = out.find("password=", word + 1)) {
        auto const begin = word + 9;
        auto const end = std::min(out.find_first_of("& ", begin), out.size());
        out.replace(begin, end - begin, stars);
    }
    return out;
}

}  // namespace varn::config
