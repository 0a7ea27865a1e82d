// The packs of the product: they load, from the binary as from their folders, and hold what they promise.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "platform/pack.h"
#include "platform/pack_cursor.h"
#include "platform/pack_writing.h"

namespace varn::pack {
namespace {

std::vector<Pack> loaded(std::string_view name) {
    auto packs = load(name);
    if (!packs.ok()) {
        for (auto const& problem : packs.error().problems) {
            std::string params;
            for (auto const& [key, value] : problem.params) {
                params += " " + key + "=" + value;
            }
            ADD_FAILURE() << problem.pointer << " " << problem.key << params;
        }
        return {};
    }
    return std::move(packs).value();
}

Pack stockholm() {
    auto packs = loaded("stockholm");
    return packs.empty() ? Pack{} : packs.back();
}

/// Every node of a pack, with what it stands under.
void walk(Node const& node, std::string_view name,
          std::function<void(std::string_view, Node const&)> const& visit) {
    visit(name, node);
    for (auto const& item : node.items) {
        walk(item, name, visit);
    }
    for (auto const& member : node.members) {
        walk(member.value, member.name, visit);
    }
}

std::string text_of(Node const& node, std::string_view name) {
    auto const* value = node.find(name);
    return value != nullptr ? value->text : "";
}

std::vector<Node> all(Pack const& pack, std::string_view list_name) {
    Problems problems;
    std::vector<Node> found;
    for (auto const& cursor : list(pack, list_name, problems)) {
        found.push_back(cursor.node());
    }
    return found;
}

Node edition(Pack const& pack, std::string_view key) {
    for (auto const& programme : all(pack, "programmes")) {
        if (auto const* editions = programme.find("editions")) {
            for (auto const& item : editions->items) {
                if (text_of(item, "key") == key) {
                    return item;
                }
            }
        }
    }
    return {};
}

std::map<std::string, int> count_by(Node const& parent, std::string_view list_name, std::string_view field) {
    std::map<std::string, int> counts;
    for (auto const& item : parent.find(list_name)->items) {
        ++counts[text_of(item, field)];
    }
    return counts;
}

std::set<std::string> linked(Node const& of, std::string_view from, std::string_view to) {
    std::set<std::string> keys;
    for (auto const& link : of.find("links")->items) {
        auto const* targets = link.find("to")->find(to);
        if (link.find("from")->find(from) != nullptr && targets != nullptr) {
            for (auto const& target : targets->items) {
                keys.insert(target.text);
            }
        }
    }
    return keys;
}

int units_on(Pack const& pack, std::string_view kind, std::string_view day) {
    int count = 0;
    for (auto const& unit : all(pack, "units")) {
        auto const to = text_of(unit, "valid_to");
        count +=
            text_of(unit, "kind") == kind && text_of(unit, "valid_from") <= day && (to.empty() || day <= to);
    }
    return count;
}

}  // namespace

TEST(Content, loads_from_the_binary_as_from_the_folders) {
    for (auto const& name : builtin_names()) {
        auto const inside = loaded(name);
        auto const outside = loaded(std::string{VARN_PACKS} + "/" + name);
        ASSERT_EQ(inside.size(), outside.size());
        for (std::size_t i = 0; i < inside.size(); ++i) {
            EXPECT_TRUE(write_pack(inside[i]) == write_pack(outside[i])) << name;
        }
    }
}

TEST(Content, comes_back_the_same_after_being_written) {
    for (auto const& pack : loaded("stockholm")) {
        auto const files = write_pack(pack);
        std::vector<assets::File> written;
        for (auto const& [name, text] : files) {
            written.push_back({name, text});
        }
        auto const again = read_pack(written, pack.key);
        ASSERT_TRUE(again.ok()) << again.error().problems.front().pointer;
        EXPECT_TRUE(write_pack(again.value()) == files) << pack.key;
    }
}

TEST(Content, gives_every_fact_a_marker_and_a_source) {
    static std::set<std::string_view> const facts{
        "units",       "national_sectors", "sectors",  "external_actors", "threat_scale", "threat_categories",
        "programmes",  "editions",         "sections", "focus_areas",     "goals",        "protection_values",
        "threats",     "responsibilities", "drivers",  "changes",         "topics",       "catalogues",
        "requirements"};
    for (auto const& pack : loaded("stockholm")) {
        for (auto const& file : pack.files) {
            walk(file.root, "", [&](std::string_view name, Node const& node) {
                if (node.form == Form::map && facts.contains(name)) {
                    auto const marker = text_of(node, "marker");
                    EXPECT_TRUE(marker == "verified" || marker == "editable_default" || marker == "example")
                        << file.name << ":" << node.line;
                    EXPECT_FALSE(text_of(node, "source").empty()) << file.name << ":" << node.line;
                }
                if (node.form == Form::map && (name == "people" || name == "fulfilments")) {
                    EXPECT_EQ(text_of(node, "marker"), "fictional") << file.name << ":" << node.line;
                }
            });
        }
    }
}

TEST(Content, invents_every_person_and_address) {
    auto const people = all(stockholm(), "people");
    EXPECT_GT(people.size(), 10U);
    for (auto const& person : people) {
        EXPECT_TRUE(text_of(person, "email").ends_with(".invalid")) << text_of(person, "name");
        EXPECT_TRUE(text_of(person, "phone").starts_with("08-000 00 ")) << text_of(person, "name");
    }
}

TEST(Content, merges_the_district_committees_on_their_day) {
    auto const pack = stockholm();
    EXPECT_EQ(units_on(pack, "district_committee", "2023-06-30"), 13);
    EXPECT_EQ(units_on(pack, "district_committee", "2023-07-01"), 11);
    EXPECT_EQ(all(pack, "successions").size(), 4U);
    EXPECT_EQ(units_on(pack, "department", "2023-12-31"), 0);
    EXPECT_EQ(units_on(pack, "department", "2024-02-01"), 1);
}

TEST(Content, has_twelve_national_sectors_ten_of_them_from_the_start) {
    auto const sectors = all(loaded("sverige").front(), "national_sectors");
    std::map<std::string, int> by_day;
    for (auto const& sector : sectors) {
        ++by_day[text_of(sector, "valid_from")];
    }
    EXPECT_EQ(by_day, (std::map<std::string, int>{{"2022-10-01", 10}, {"2025-07-22", 2}}));
}

TEST(Content, stands_where_the_remiss_stood) {
    auto const revised = edition(stockholm(), "sakerhetsprogram-2024");
    EXPECT_EQ(text_of(revised, "diary_number"), "KS 2023/1267");
    EXPECT_EQ(text_of(revised, "status"), "consultation");
    EXPECT_EQ(text_of(revised, "consultation_due"), "2024-03-01");
    EXPECT_EQ(revised.find("adopted_on"), nullptr);
    EXPECT_EQ(text_of(revised, "replaces"), "sakerhetsprogram-2020");
    EXPECT_EQ(revised.find("focus_areas")->items.size(), 4U);
    EXPECT_EQ(revised.find("drivers")->items.size(), 3U);
    EXPECT_EQ(count_by(revised, "changes", "kind"),
              (std::map<std::string, int>{{"merged", 1}, {"moved_out", 2}}));
    auto const before = edition(stockholm(), "sakerhetsprogram-2020");
    EXPECT_EQ(text_of(before, "adopted_on"), "2020-03-23");
    EXPECT_EQ(text_of(before, "valid_to"), "2023-12-31");
    EXPECT_EQ(before.find("focus_areas")->items.size(), 5U);
}

TEST(Content, reproduces_the_gap_that_was_found_by_hand) {
    auto const revised = edition(stockholm(), "sakerhetsprogram-2024");
    EXPECT_EQ(linked(revised, "goal", "focus_area"),
              (std::set<std::string>{"beredskap", "sakerhetsskydd", "personsakerhet"}));
    auto const kinds = count_by(revised, "goals", "kind");
    EXPECT_FALSE(kinds.contains("everyday_accident"));
    auto const goals = static_cast<int>(revised.find("goals")->items.size());
    EXPECT_GE(goals, 5);
    EXPECT_GE(kinds.at("societal_disturbance") * 100, goals * 80);
    std::set<std::string> values;
    for (auto const& value : revised.find("protection_values")->items) {
        values.insert(text_of(value, "key"));
    }
    EXPECT_EQ(linked(revised, "goal", "protection_value"), values);
}

TEST(Content, moves_each_topic_to_a_programme_that_treats_it) {
    auto const pack = stockholm();
    std::map<std::string, std::set<std::string>> treated;
    for (auto const& topic : all(pack, "topics")) {
        for (auto const& treatment : topic.find("treatments")->items) {
            if (text_of(treatment, "valid_to").empty()) {
                treated[text_of(topic, "key")].insert(text_of(treatment, "programme"));
            }
        }
    }
    auto const revised = edition(pack, "sakerhetsprogram-2024");
    for (auto const& change : revised.find("changes")->items) {
        if (text_of(change, "kind") == "moved_out") {
            EXPECT_TRUE(treated[text_of(change, "topic")].contains(text_of(change, "other_programme")));
        }
    }
    EXPECT_EQ(treated["hot-mot-medarbetare"].size(), 2U);
}

TEST(Content, gives_the_demo_one_account_for_each_role) {
    auto const pack = stockholm();
    EXPECT_TRUE(pack.demo);
    ASSERT_TRUE(pack.today);
    EXPECT_EQ(to_text(*pack.today), "2024-02-01");
    std::set<std::string> roles;
    for (auto const& account : all(pack, "accounts")) {
        roles.insert(text_of(account, "role"));
    }
    EXPECT_EQ(roles, (std::set<std::string>{"administrator", "strategist", "coordinator", "head", "auditor",
                                            "reader"}));
}

}  // namespace varn::pack
