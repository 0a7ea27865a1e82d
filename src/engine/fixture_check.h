#pragma once
// What the tests of the engine share: files of the tree, texts as flat JSON, and one `check` for every
// fixture.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/coverage_text.h"

namespace varn::engine::testing {

inline std::filesystem::path folder() {
    return ENGINE_FOLDER;
}

inline std::string read_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file.good()) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The fixtures, in order of their names.
inline std::vector<std::filesystem::path> fixtures() {
    std::vector<std::filesystem::path> found;
    for (auto const& entry : std::filesystem::directory_iterator(folder() / "fixtures")) {
        found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// The strings of a flat JSON file with one `"key": "text",` a line and no escapes but `\"`.
inline std::map<std::string, std::string> read_texts(std::string_view language) {
    auto const all = read_file(folder() / "texts" / (std::string(language) + ".json"));
    std::vector<std::string> strings;
    bool inside = false;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i] == '"') {
            inside = !inside;
            if (inside) {
                strings.emplace_back();
            }
        } else if (inside) {
            i += all[i] == '\\' ? 1 : 0;
            strings.back() += all[i];
        }
    }
    std::map<std::string, std::string> texts;
    for (std::size_t i = 0; i + 1 < strings.size(); i += 2) {
        EXPECT_TRUE(texts.emplace(strings[i], strings[i + 1]).second) << "twice: " << strings[i];
    }
    return texts;
}

/// What a person would read of an error, for messages of failing tests.
inline std::string told(Error const& error) {
    return error.problems.empty() ? error.key
                                  : error.problems.front().pointer + ": " + error.problems.front().key;
}

inline coverage::Fixture fixture_of(std::string_view text) {
    auto fixture = coverage::read_fixture(text);
    EXPECT_TRUE(fixture.ok()) << told(fixture.error());
    return fixture ? std::move(fixture).value() : coverage::Fixture{};
}

inline std::vector<Finding> findings_of(coverage::Fixture const& fixture) {
    if (fixture.input.editions.empty()) {
        return {};  // could not be read, and that has been said
    }
    auto findings = coverage::analyse(fixture.input, fixture.question);
    EXPECT_TRUE(findings.ok()) << told(findings.error());
    return findings ? std::move(findings).value() : std::vector<Finding>{};
}

/// Findings as a fixture writes them, a line each.
inline std::string lines_of(std::vector<Finding> const& findings) {
    std::string lines;
    for (auto const& finding : findings) {
        lines += to_line(finding) + '\n';
    }
    return lines;
}

/// Reads a fixture, analyses it and compares the findings with what it expects.
inline void check(std::string_view text) {
    auto const fixture = fixture_of(text);
    EXPECT_EQ(lines_of(findings_of(fixture)), fixture.expected);
}

}  // namespace varn::engine::testing
