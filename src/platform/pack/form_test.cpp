// The form of a pack, as the published schema tells it, and how packs are put together.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "form.h"
#include "platform/pack.h"
#include "platform/pack_writing.h"

namespace varn::pack {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view head = "format: 1\nkey: prov\ntitle: Prov\nversion: \"1\"\nlanguage: sv\n";
constexpr std::string_view good_unit =
    "  - key: a\n    kind: committee\n    valid_from: 2020-01-01\n    periods:\n"
    "      - {name: A, valid_from: 2020-01-01}\n";

std::vector<std::string> told(Error const& error) {
    std::vector<std::string> all;
    for (auto const& problem : error.problems) {
        all.push_back(problem.pointer + " " + problem.key);
    }
    return all;
}

using Told = std::vector<std::string>;

/// What is wrong with a pack of one content file.
Told problems_of(std::string_view content, std::string_view more_head = "files: [c.yaml]\n") {
    auto const manifest = std::string{head} + std::string{more_head};
    assets::File const files[] = {{"pack.yaml", manifest}, {"c.yaml", content}};
    auto const pack = read_pack(files, "prov");
    return pack.ok() ? Told{} : told(pack.error());
}

/// A folder that is gone when the test is over.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("varn-pack-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() { fs::remove_all(path_); }
    void write(std::string const& name, std::string_view text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << text;
    }
    std::string path(std::string const& name = "") const { return (path_ / name).string(); }

private:
    fs::path path_;
};

}  // namespace

TEST(Form, accepts_what_the_schema_describes) {
    EXPECT_EQ(problems_of("units:\n" + std::string{good_unit}), Told{});
    EXPECT_EQ(problems_of("units: []\n"), Told{});
}

TEST(Form, tells_of_every_mistake_in_every_file_at_once) {
    EXPECT_EQ(
        problems_of("units:\n"
                    "  - key: A\n"
                    "    kind: nämnd\n"
                    "    valid_from: 2020-13-01\n"
                    "    perods: []\n"
                    "  - nothing\n"
                    "sektors: []\n"),
        (Told{"prov/c.yaml:2:10 pack.key_form", "prov/c.yaml:3:11 pack.choice", "prov/c.yaml:4:17 pack.date",
              "prov/c.yaml:5:5 pack.unknown_field_near", "prov/c.yaml:2:5 pack.missing",
              "prov/c.yaml:6:5 pack.type_map", "prov/c.yaml:7:1 pack.unknown_field_near"}));
}

TEST(Form, knows_numbers_truth_values_lists_and_lengths) {
    EXPECT_EQ(
        problems_of("catalogues:\n"
                    "  - key: k\n    title: \"   \"\n    kind: law\n    reference: 2006:544\n"
                    "    requirements:\n"
                    "      - {key: r, reference: 1, title: T, is_document: ja, interval_months: \"12\"}\n"
                    "      - {key: s, reference: 1, title: T, interval_months: 601}\n"
                    "      - {key: t, reference: 1, title: [T], carriers: x}\n"
                    "      - {key: u, reference: 1, title: T, carriers: [{}]}\n"
                    "      - {key: v, reference: 1, title: T, carriers: [{unit_kind: company, unit: a}]}\n"),
        (Told{"prov/c.yaml:3:12 pack.blank", "prov/c.yaml:7:55 pack.type_boolean",
              "prov/c.yaml:7:76 pack.type_number", "prov/c.yaml:8:59 pack.range",
              "prov/c.yaml:9:39 pack.type_text", "prov/c.yaml:9:54 pack.type_list",
              "prov/c.yaml:10:53 pack.one_of", "prov/c.yaml:11:53 pack.one_of"}));
}

TEST(Form, knows_fractions_and_what_is_none) {
    auto const step = [](std::string const& from) {
        return problems_of(
            "scale_sets:\n  - key: s\n    name: S\n    steps:\n      - {scale: likelihood, level: 1, "
            "name: A, yearly_from: " +
            from + "}\n");
    };
    for (auto const* fine : {"0", "0.001", "12", "1e-3"}) {
        EXPECT_EQ(step(fine), Told{}) << fine;
    }
    for (auto const* none : {"inf", "nan", "infinity", "\"1\"", "ofta"}) {
        EXPECT_EQ(step(none), Told{"prov/c.yaml:5:61 pack.type_fraction"}) << none;
    }
    EXPECT_EQ(step("-0.5"), Told{"prov/c.yaml:5:61 pack.range"});
}

TEST(Form, asks_for_quotation_marks_where_others_would_read_a_number) {
    EXPECT_EQ(
        problems_of(
            "threat_scale:\n  - {key: 112, title: 112}\n  - {key: \"113\", title: true}\n  - {key: 1e3, "
            "title: T}\n"),
        (Told{"prov/c.yaml:2:11 pack.quote_text", "prov/c.yaml:4:11 pack.quote_text"}));
}

TEST(Form, refuses_a_key_that_is_made_twice_and_says_where_it_was_first) {
    auto const told = problems_of("units:\n" + std::string{good_unit} + std::string{good_unit});
    EXPECT_EQ(told, (Told{"prov/c.yaml:7:10 pack.duplicate_key"}));
}

TEST(Form, keeps_the_keys_of_an_edition_to_itself) {
    auto const edition = [](std::string const& key) {
        return "      - {key: " + key +
               ", title: T, status: draft, goals: [{key: g, title: G, kind: antagonistic, "
               "ability: handle}]}\n";
    };
    EXPECT_EQ(
        problems_of("programmes:\n  - key: p\n    name: P\n    editions:\n" + edition("e1") + edition("e2")),
        Told{});
    EXPECT_EQ(
        problems_of("programmes:\n  - key: p\n    name: P\n    editions:\n" + edition("e1") + edition("e1")),
        (Told{"prov/c.yaml:6:15 pack.duplicate_key", "prov/c.yaml:6:58 pack.duplicate_key"}));
}

TEST(Form, lets_only_a_demo_carry_accounts_and_a_day) {
    std::string_view const accounts = "accounts: [{user_name: a, name: A, role: reader}]\n";
    EXPECT_EQ(problems_of(accounts), (Told{"prov/c.yaml:1:11 pack.demo_only"}));
    EXPECT_EQ(problems_of(accounts, "demo: true\ntoday: 2024-02-01\nfiles: [c.yaml]\n"), Told{});
    EXPECT_EQ(problems_of("units: []\n", "today: 2024-02-01\nfiles: [c.yaml]\n"),
              (Told{"prov/pack.yaml:6:8 pack.demo_only"}));
    EXPECT_EQ(
        problems_of("accounts: [{user_name: a, name: A, role: king}]\n", "demo: true\nfiles: [c.yaml]\n"),
        (Told{"prov/c.yaml:1:42 pack.choice"}));
}

TEST(Form, names_files_that_are_missing_extra_twice_or_elsewhere) {
    EXPECT_EQ(problems_of("units: []\n", "files: [c.yaml, d.yaml]\n"),
              (Told{"prov/pack.yaml:6:17 pack.file_missing"}));
    EXPECT_EQ(problems_of("units: []\n", "files: [c.yaml, c.yaml]\n"),
              (Told{"prov/pack.yaml:6:17 pack.file_twice"}));
    EXPECT_EQ(problems_of("units: []\n", "files: [../../etc/passwd]\n"),
              (Told{"prov/pack.yaml:6:9 pack.file_name"}));
    EXPECT_EQ(problems_of("units: []\n", "files: [pack.yaml]\n"),
              (Told{"prov/pack.yaml:6:9 pack.file_missing", "prov/c.yaml pack.unlisted_file"}));
    EXPECT_EQ(problems_of("units: []\n", "files: []\n"), (Told{"prov/pack.yaml:6:8 pack.count"}));
}

TEST(Form, refuses_a_manifest_it_does_not_know) {
    assets::File const none[] = {{"c.yaml", "units: []\n"}};
    EXPECT_EQ(told(read_pack(none, "prov").error()), (Told{"prov/pack.yaml pack.no_manifest"}));
    assets::File const later[] = {
        {"pack.yaml", "format: 2\nkey: p\ntitle: P\nversion: 1\nlanguage: sv\nfiles: [a.yaml]\n"}};
    EXPECT_EQ(told(read_pack(later, "prov").error()), (Told{"prov/pack.yaml:1:9 pack.range"}));
    assets::File const empty[] = {{"pack.yaml", ""}};
    EXPECT_EQ(told(read_pack(empty, "prov").error()), (Told{"prov/pack.yaml:0:0 pack.type_map"}));
}

TEST(Form, bounds_the_nodes_and_bytes_of_a_whole_pack) {
    std::string const manifest = std::string{head} + "files: [a.yaml, b.yaml]\n";
    std::string const units = "units:\n" + std::string{good_unit};
    assets::File const files[] = {{"pack.yaml", manifest}, {"a.yaml", units}, {"b.yaml", units}};
    Limits limits;
    limits.nodes_max = 40;
    EXPECT_EQ(read_pack(files, "prov", limits).error().problems.front().key, "pack.nodes");
    limits = {};
    limits.pack_bytes_max = 100;
    EXPECT_EQ(read_pack(files, "prov", limits).error().problems.front().key, "pack.pack_size");
    limits = {};
    limits.files_max = 2;
    EXPECT_EQ(read_pack(files, "prov", limits).error().problems.front().key, "pack.files");
}

TEST(Load, reads_a_folder_and_what_it_needs_beside_it) {
    Folder const folder;
    folder.write("base/pack.yaml",
                 "format: 1\nkey: base\ntitle: B\nversion: 1\nlanguage: sv\nfiles: [u.yaml]\n");
    folder.write("base/u.yaml", "units:\n" + std::string{good_unit});
    folder.write("own/pack.yaml",
                 "format: 1\nkey: own\ntitle: O\nversion: 1\nlanguage: sv\nneeds: [base]\nfiles: [p.yaml]\n");
    folder.write("own/p.yaml", "people:\n  - {key: p, name: P, unit: a}\n");
    auto const packs = load(folder.path("own"));
    ASSERT_TRUE(packs.ok()) << told(packs.error()).front();
    ASSERT_EQ(packs.value().size(), 2U);
    EXPECT_EQ(packs.value()[0].key, "base");
    EXPECT_EQ(packs.value()[1].key, "own");

    folder.write("own/p.yaml", "people:\n  - {key: p, name: P, unit: ab}\n");
    EXPECT_EQ(told(load(folder.path("own")).error()), (Told{"own/p.yaml:2:29 pack.unknown_key_near"}));
    folder.write("base/u.yaml", "units:\n\t- a\n");
    EXPECT_EQ(told(load(folder.path("own")).error()), (Told{"base/u.yaml:2:1 pack.tab"}));
}

TEST(Load, refuses_circles_and_packs_that_are_not_there) {
    Folder const folder;
    folder.write("a/pack.yaml",
                 "format: 1\nkey: a\ntitle: A\nversion: 1\nlanguage: sv\nneeds: [b]\nfiles: [u.yaml]\n");
    folder.write("a/u.yaml", "units: []\n");
    EXPECT_EQ(load(folder.path("a")).error().problems.front().key, "pack.not_found");
    folder.write("b/pack.yaml",
                 "format: 1\nkey: b\ntitle: B\nversion: 1\nlanguage: sv\nneeds: [a]\nfiles: [u.yaml]\n");
    folder.write("b/u.yaml", "units: []\n");
    EXPECT_EQ(load(folder.path("a")).error().problems.front().key, "pack.need_circle");
    EXPECT_EQ(load("uppsala").error().problems.front().key, "pack.not_found");
    EXPECT_EQ(read_pack(folder.path("nowhere")).error().problems.front().key, "pack.no_folder");
}

TEST(Load, refuses_a_folder_where_a_file_should_be) {
    Folder const folder;
    folder.write("a/pack.yaml", std::string{head} + "files: [u.yaml]\n");
    fs::create_directories(folder.path("a/u.yaml"));
    EXPECT_EQ(told(read_pack(folder.path("a")).error()), (Told{"a/u.yaml pack.unreadable"}));
}

}  // namespace varn::pack
