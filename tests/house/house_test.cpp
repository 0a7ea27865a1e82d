// house_test ROOT               judges the house; prints what is broken, and fails if anything is
// house_test --must-break ROOT  judges every bad house in tests/house/bad; each must break its own rule and
// no other
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "rules/rules.h"

namespace house {

std::vector<Rule> const& rules() {
    static std::vector<Rule> const all = {{"api_size", api_size},
                                          {"avoided_words", avoided_words},
                                          {"context_rooms", context_rooms},
                                          {"decisions", decisions},
                                          {"doc_links", doc_links},
                                          {"door_size", door_size},
                                          {"file_size", file_size},
                                          {"function_size", function_size},
                                          {"glossary_entities", glossary_entities},
                                          {"housekeeping", housekeeping},
                                          {"includes", includes},
                                          {"keepers", keepers},
                                          {"map_order", map_order},
                                          {"no_drawers", no_drawers},
                                          {"no_machine_paths", no_machine_paths},
                                          {"no_parent_includes", no_parent_includes},
                                          {"one_clock", one_clock},
                                          {"own_tables", own_tables},
                                          {"pure_engine", pure_engine},
                                          {"sql_stays", sql_stays},
                                          {"text_keys", text_keys},
                                          {"text_languages", text_languages},
                                          {"three_actors", three_actors}};
    return all;
}

}  // namespace house

namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t bytes_max = 4'000'000;  // larger files are data, not text somebody wrote

bool is_skipped(fs::path const& folder, std::string const& relative) {
    static std::vector<std::string> const names = {".git", "build",  "node_modules",
                                                   "dist", ".tools", ".stamps"};
    auto const name = folder.filename().string();
    return std::find(names.begin(), names.end(), name) != names.end() || relative == "var" ||
           relative == "tests/house/bad";
}

house::Source read(fs::path const& file, std::string path) {
    std::ifstream in(file, std::ios::binary);
    house::Source source;
    source.path = std::move(path);
    source.text.assign(std::istreambuf_iterator<char>(in), {});
    if (source.text.find('\0') != std::string::npos) {
        source.text.clear();  // not text; that it exists is all that matters
    }
    source.lines = static_cast<std::size_t>(std::count(source.text.begin(), source.text.end(), '\n'));
    bool const data = source.path.ends_with(".sql") || source.path.ends_with(".json");
    if (source.is_cpp() || source.is_script() || data) {
        source.tokens = house::tokens_of(source.text, source.is_cpp());
    }
    if (source.is_cpp()) {
        source.includes = house::includes_of(source.text);
    }
    return source;
}

house::House load(fs::path const& root, house::House const* base) {
    house::House house{{}, base};
    for (auto at = fs::recursive_directory_iterator(root); at != fs::recursive_directory_iterator(); ++at) {
        auto const relative = fs::relative(at->path(), root).generic_string();
        if (at->is_directory() && is_skipped(at->path(), relative)) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file() && at->file_size() <= bytes_max) {
            house.files.push_back(read(at->path(), relative));
        }
    }
    std::sort(house.files.begin(), house.files.end(),
              [](auto const& a, auto const& b) { return a.path < b.path; });
    return house;
}

/// The findings of every rule that finds something.
std::map<std::string, house::Findings> judge(house::House const& house) {
    std::map<std::string, house::Findings> broken;
    for (auto const& rule : house::rules()) {
        if (auto found = rule.check(house); !found.empty()) {
            broken[std::string{rule.name}] = std::move(found);
        }
    }
    return broken;
}

void print(std::map<std::string, house::Findings> const& broken) {
    for (auto const& [rule, found] : broken) {
        for (auto const& one : found) {
            std::cout << rule << ": " << one.place << ": " << one.what << '\n';
        }
    }
}

/// Judges the bad houses: `rule/` or `rule--case/`. Returns how many rules or houses are not as they should
/// be.
int judge_bad_houses(fs::path const& root, house::House const& real) {
    std::set<std::string> unproven;
    for (auto const& rule : house::rules()) {
        unproven.insert(std::string{rule.name});
    }
    int wrong = 0;
    for (auto const& folder : fs::directory_iterator(root / "tests/house/bad")) {
        auto const name = folder.path().filename().string();
        auto const rule = name.substr(0, name.find("--"));
        auto const broken = judge(load(folder.path(), &real));
        bool const right = broken.size() == 1 && broken.contains(rule);
        unproven.erase(right ? rule : std::string{});
        std::cout << (right ? "red, as it must: " : "WRONG: ") << name << '\n';
        if (!right) {
            ++wrong;
            print(broken);
        }
    }
    for (auto const& rule : unproven) {
        ++wrong;
        std::cout << "WRONG: no bad house shows that the rule " << rule << " can go red\n";
    }
    return wrong;
}

}  // namespace

int main(int count, char** arguments) {
    std::vector<std::string> const given(arguments + 1, arguments + count);
    bool const must_break = given.size() == 2 && given[0] == "--must-break";
    if (given.size() != (must_break ? 2U : 1U)) {
        std::cerr << "usage: house_test [--must-break] ROOT\n";
        return 2;
    }
    auto const real = load(given.back(), nullptr);
    if (must_break) {
        return judge_bad_houses(given.back(), real) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    auto const broken = judge(real);
    print(broken);
    std::cout << (broken.empty() ? "the house stands: " : "broken rules: ")
              << (broken.empty() ? house::rules().size() : broken.size()) << " of " << house::rules().size()
              << '\n';
    return broken.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}
