// What the reader promises: every fault at once with its place, nothing foreign let in, nothing half done.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "platform/json.h"
#include "sample.h"

namespace varn::json {
namespace {

using sample::Mood;
using sample::Plan;
using sample::Step;

constexpr std::string_view id = "0190a1b2-c3d4-7000-8000-000000000001";

std::string whole_plan() {
    return R"({"id":"0190a1b2-c3d4-7000-8000-000000000001","version":3,"code":"plan-1","title":"Åska över ön",)"
           R"("note":"a\nb","mood":"in_alarm","likelihood":4,"cost":-5,"share":0.25,"open":true,)"
           R"("adopted":"2024-02-29","sent":"2024-02-01T12:00:00.250Z","names":["x"],)"
           R"("steps":[{"what":"ring","due":"2024-03-01"},{"what":"gå"}],"first":{"what":"se"}})";
}

constexpr std::string_view new_plan =
    R"({"code":"plan-1","title":"Åska","mood":"calm","likelihood":1,"share":1,"open":false,"names":[],)"
    R"("steps":[],"first":{"what":"se"}})";

/// The problems of a failure as pointer -> key.
template <class T>
std::map<std::string, std::string> faults(Result<T> const& result) {
    std::map<std::string, std::string> found;
    if (result.ok()) {
        return found;
    }
    EXPECT_EQ(result.error().code, ErrorCode::invalid);
    for (auto const& problem : result.error().problems) {
        found[problem.pointer] = problem.key;
    }
    return found;
}

using Faults = std::map<std::string, std::string>;

/// The new plan with one member replaced.
std::string with(std::string_view name, std::string_view value) {
    auto plan = parse(new_plan);
    auto& members = std::get<Object>(plan.value().held);
    std::erase_if(members, [&](auto const& member) { return member.first == name; });
    auto text = to_text(plan.value());
    text.pop_back();
    return text + ",\"" + std::string{name} + "\":" + std::string{value} + "}";
}

std::string fault_of(std::string_view name, std::string_view value) {
    auto const found = faults(read<Plan>(with(name, value), Reading::created));
    if (found.empty()) {
        return "";
    }
    EXPECT_EQ(found.size(), 1U);
    EXPECT_EQ(found.begin()->first, "/" + std::string{name});
    return found.begin()->second;
}

TEST(Read, a_whole_record_comes_back_as_it_was_written) {
    auto const plan = read<Plan>(whole_plan());
    ASSERT_TRUE(plan.ok()) << plan.error().problems.at(0).pointer << plan.error().problems.at(0).key;
    EXPECT_EQ(plan.value().title, "Åska över ön");
    EXPECT_EQ(plan.value().mood, Mood::in_alarm);
    EXPECT_FALSE(plan.value().earlier_mood);
    EXPECT_EQ(plan.value().cost, -5);
    EXPECT_EQ(to_text(*plan.value().adopted), "2024-02-29");
    EXPECT_EQ(plan.value().steps.at(1).what, "gå");
    EXPECT_EQ(write(plan.value()), whole_plan());
}

TEST(Read, tells_every_fault_at_once_with_its_place) {
    auto const found = faults(read<Plan>(
        R"({"code":"Plan 1","title":"x","mood":"glad","likelihood":9,"share":"much","adopted":"2024-02-30",)"
        R"("names":["a",7],"steps":[{"what":"ok"},{"whut":"x","due":"soon"}],"first":[],"a/b~c":1})",
        Reading::created));
    EXPECT_EQ(found, (Faults{{"/code", "json.format_key"},
                             {"/title", "json.length"},
                             {"/mood", "json.choice"},
                             {"/likelihood", "json.range"},
                             {"/share", "json.type"},
                             {"/adopted", "json.format_date"},
                             {"/names/1", "json.type"},
                             {"/steps/1/whut", "json.unknown"},
                             {"/steps/1/due", "json.format_date"},
                             {"/steps/1/what", "json.required"},
                             {"/first", "json.type"},
                             {"/open", "json.required"},
                             {"/a~1b~0c", "json.unknown"}}));
}

TEST(Read, a_creation_may_not_say_what_the_server_sets) {
    EXPECT_TRUE(read<Plan>(new_plan, Reading::created).ok());
    EXPECT_EQ(fault_of("version", "1"), "json.server_set");
    EXPECT_EQ(fault_of("id", "\"" + std::string{id} + "\""), "json.server_set");
    EXPECT_EQ(faults(read<Plan>(new_plan)),
              (Faults{{"/id", "json.required"}, {"/version", "json.required"}}));
}

TEST(Read, texts_are_measured_in_characters_and_say_something) {
    EXPECT_EQ(fault_of("title", R"("åäöåäöåäöåäö")"), "");
    EXPECT_EQ(fault_of("title", R"("åäöåäöåäöåäöå")"), "json.length");
    EXPECT_EQ(fault_of("title", R"("  \n ")"), "json.blank");
    EXPECT_EQ(fault_of("title", "\"\u00a0\u00a0\""), "json.blank");
    EXPECT_EQ(fault_of("title", R"("")"), "json.blank");
    EXPECT_EQ(fault_of("title", R"("a\u0000b")"), "json.control_character");
    EXPECT_EQ(fault_of("title", R"("a\rb")"), "json.control_character");
    EXPECT_EQ(fault_of("title", R"("a\u009fb")"), "json.control_character");
    EXPECT_EQ(fault_of("title", R"("a\ufffeb")"), "json.control_character");
    EXPECT_EQ(fault_of("title", R"("a\uffff")"), "json.control_character");
    EXPECT_EQ(fault_of("title", R"("a\ufffdb")"), "");
    EXPECT_EQ(fault_of("title", R"("a\tb\nc")"), "");
    EXPECT_EQ(fault_of("note", R"("")"), "");
    EXPECT_EQ(fault_of("code", R"("-a")"), "json.format_key");
}

TEST(Read, scalars_are_of_their_kind_and_within_their_limits) {
    EXPECT_EQ(fault_of("likelihood", "5"), "");
    EXPECT_EQ(fault_of("likelihood", "5.0"), "");
    EXPECT_EQ(fault_of("likelihood", "0"), "json.range");
    EXPECT_EQ(fault_of("likelihood", "2.5"), "json.type");
    EXPECT_EQ(fault_of("likelihood", "\"2\""), "json.type");
    EXPECT_EQ(fault_of("likelihood", "18446744073709551615"), "json.range");
    EXPECT_EQ(fault_of("share", "-1e3"), "");
    EXPECT_EQ(fault_of("share", "1e999"), "json.number");
    EXPECT_EQ(fault_of("open", "0"), "json.type");
    EXPECT_EQ(fault_of("mood", "\"Calm\""), "json.choice");
    EXPECT_EQ(fault_of("sent", "\"2024-02-01 12:00\""), "json.format_instant");
    EXPECT_EQ(fault_of("parent", "\"0190A1B2-C3D4-7000-8000-000000000001\""), "json.format_id");
    EXPECT_EQ(fault_of("names", R"(["a","b","c","d"])"), "json.count");
    EXPECT_EQ(fault_of("last", R"({"what":"slut"})"), "");
}

TEST(Read, an_optional_field_may_be_null_and_no_other) {
    EXPECT_EQ(fault_of("note", "null"), "");
    EXPECT_EQ(fault_of("last", "null"), "");
    EXPECT_EQ(fault_of("title", "null"), "json.type");
    EXPECT_EQ(fault_of("names", "null"), "json.type");
    EXPECT_EQ(fault_of("first", "null"), "json.type");
}

TEST(Read, the_choice_names_its_choices_and_the_unknown_field_its_neighbours) {
    auto const choice = read<Plan>(with("mood", "\"glad\""), Reading::created);
    EXPECT_EQ(choice.error().problems.at(0).params.at(0).second, "calm, wary, in_alarm");
    auto const unknown = read<Step>(R"({"what":"a","wen":1})");
    EXPECT_EQ(unknown.error().problems.at(0).params, (Params{{"name", "wen"}, {"fields", "what, due"}}));
}

TEST(Change, leaves_untouched_what_it_does_not_name) {
    auto const plan = read<Plan>(whole_plan()).value();
    auto const changed =
        Change<Plan>{R"({"title":"Ny","note":null,"steps":[{"what":"en"}],"last":{"what":"z"}})"}.onto(plan);
    ASSERT_TRUE(changed.ok());
    EXPECT_EQ(changed.value().title, "Ny");
    EXPECT_FALSE(changed.value().note);
    ASSERT_EQ(changed.value().steps.size(), 1U);
    EXPECT_EQ(changed.value().steps[0].what, "en");
    EXPECT_EQ(changed.value().last->what, "z");
    EXPECT_EQ(changed.value().likelihood, 4);
    EXPECT_EQ(write(Change<Plan>{"{}"}.onto(plan).value()), write(plan));
    EXPECT_FALSE(Change<Plan>{R"({"last":null})"}.onto(changed.value()).value().last);
}

TEST(Change, replaces_a_record_and_does_not_merge_it) {
    auto plan = read<Plan>(whole_plan()).value();
    plan.first.due = parse_date("2024-01-01");
    auto const changed = Change<Plan>{R"({"first":{"what":"ny"}})"}.onto(plan);
    EXPECT_EQ(changed.value().first.what, "ny");
    EXPECT_FALSE(changed.value().first.due);
}

TEST(Change, may_not_touch_what_is_fixed_or_set_by_the_server) {
    auto const plan = read<Plan>(whole_plan()).value();
    auto const found = faults(
        Change<Plan>{R"({"id":"x","version":4,"code":"plan-1","title":null,"likelihood":6,"x":1})"}.onto(
            plan));
    EXPECT_EQ(found, (Faults{{"/id", "json.server_set"},
                             {"/version", "json.server_set"},
                             {"/code", "json.fixed"},
                             {"/title", "json.type"},
                             {"/likelihood", "json.range"},
                             {"/x", "json.unknown"}}));
}

TEST(Parse, refuses_what_is_not_json_and_says_where) {
    for (auto const* bad : {"", " ", "{", "[1,]", "{\"a\":1,}", "nul", "1 2", "{'a':1}", "\"\xff\"",
                            "\"\\ud800\"", "[1] x", "// c\n1", "NaN", "\"a\nb\"", "01", "+1"}) {
        EXPECT_EQ(faults(parse(bad)), (Faults{{"", "json.syntax"}})) << bad;
    }
    auto const error = parse("{\n \"a\": x}").error();
    EXPECT_EQ(error.problems.at(0).params, (Params{{"position", "8"}, {"line", "2"}, {"column", "7"}}));
}

TEST(Parse, refuses_duplicate_members_at_every_depth) {
    EXPECT_EQ(faults(parse(R"({"a":1,"b":[0,{"x":1,"y":2,"x":3}],"a":2,"a":3})")),
              (Faults{{"/a", "json.duplicate"}, {"/b/1/x", "json.duplicate"}}));
    EXPECT_EQ(faults(read<Step>(R"({"what":"a","what":"b"})")), (Faults{{"/what", "json.duplicate"}}));
    // The same name written with an escape is the same name.
    EXPECT_EQ(faults(parse(R"({"a":1,"\u0061":2})")), (Faults{{"/a", "json.duplicate"}}));
}

TEST(Parse, is_bounded_in_depth_and_in_what_it_complains_of) {
    EXPECT_TRUE(parse(std::string(32, '[') + std::string(32, ']')).ok());
    EXPECT_EQ(faults(parse(std::string(33, '[') + std::string(33, ']'))), (Faults{{"", "json.depth"}}));
    std::string many = "{";
    for (int i = 0; i < 1'000; ++i) {
        many += (i ? ",\"x" : "\"x") + std::to_string(i) + "\":1";
    }
    EXPECT_EQ(read<Step>(many + "}").error().problems.size(), 50U);
}

TEST(Parse, reads_numbers_to_the_last_digit) {
    for (double const number :
         {0.1, 1.0 / 3, 1e23, 9007199254740993.0, 5e-324, 1.7976931348623157e308, 123456.789e-10}) {
        std::string text;
        append_number(text, number);
        auto const value = parse(text);
        ASSERT_TRUE(value.ok()) << text;
        auto const* whole = std::get_if<std::int64_t>(&value.value().held);
        EXPECT_EQ(whole ? static_cast<double>(*whole) : std::get<double>(value.value().held), number) << text;
    }
    EXPECT_EQ(std::get<std::int64_t>(parse("-9223372036854775808").value().held), INT64_MIN);
}

Plan random_plan(std::mt19937& random) {
    auto const pick = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
    static constexpr std::string_view letters[] = {"a", "Å", "\"", "\\", "\n", "€", "😀", "/"};
    auto const word = [&](int least, int most) {
        std::string text = "o";
        for (int i = least + pick(most - least); i > 1; --i) {
            text += letters[pick(7)];
        }
        return text;
    };
    Plan plan;
    plan.id.text = id;
    plan.version = pick(1000);
    plan.code = "k" + std::to_string(pick(9999));
    plan.title = word(2, 12);
    plan.mood = static_cast<Mood>(pick(2));
    plan.likelihood = 1 + pick(4);
    plan.share = std::ldexp(static_cast<double>(random()) - 2e9, pick(200) - 100);
    plan.open = pick(1) == 1;
    plan.first.what = word(1, 20);
    if (pick(1)) {
        plan.note = word(1, 200);
        plan.cost = pick(100'000) - 1000;
        plan.earlier_mood = Mood::wary;
        plan.last = Step{word(1, 20), Date{pick(40'000)}};
    }
    if (pick(1)) {
        plan.adopted = Date{pick(40'000)};
        plan.sent = Instant{static_cast<std::int64_t>(random()) * 997};
        plan.parent = Id<Plan>{std::string{id}};
    }
    for (int i = pick(3); i > 0; --i) {
        plan.names.push_back(word(1, 30));
        plan.steps.push_back({word(1, 20), pick(1) ? std::optional{Date{pick(40'000)}} : std::nullopt});
    }
    return plan;
}

TEST(Read, gives_back_whatever_the_writer_wrote) {
    std::mt19937 random{7};
    for (int i = 0; i < 500; ++i) {
        auto const plan = random_plan(random);
        auto const text = write(plan);
        auto const again = read<Plan>(text);
        ASSERT_TRUE(again.ok()) << text << again.error().problems.at(0).pointer;
        EXPECT_EQ(write(again.value()), text);
        EXPECT_EQ(to_text(parse(text).value()), text);
    }
}

TEST(Read, survives_mutated_input_and_accepts_nothing_it_would_not_write) {
    std::mt19937 random{11};
    static constexpr std::string_view bytes = "{}[]\",:0919.eE+-\\u/ntrufalse \n\x80\xff\xc3";
    auto const start = whole_plan();
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto text = start;
        for (unsigned n = 1 + random() % 4; n > 0; --n) {
            auto const at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text[at] = bytes[random() % bytes.size()];
                    break;
                case 1:
                    text.erase(at, 1 + random() % 8);
                    break;
                default:
                    text.insert(at, 1, bytes[random() % bytes.size()]);
            }
            if (text.empty()) {
                text = "{";
            }
        }
        auto const plan = read<Plan>(text);
        if (plan.ok()) {
            ++accepted;
            auto const written = write(plan.value());
            auto const again = read<Plan>(written);
            ASSERT_TRUE(again.ok()) << text;
            EXPECT_EQ(write(again.value()), written);
        } else {
            EXPECT_FALSE(plan.error().problems.empty());
        }
    }
    EXPECT_GT(accepted, 100);
}

}  // namespace
}  // namespace varn::json
