// The description of a type says what the reader accepts, in the words of JSON Schema 2020-12.
#include <gtest/gtest.h>

#include "platform/json.h"
#include "sample.h"

namespace varn::json {
namespace {

std::string label(std::string_view key) {
    return "<" + std::string{key} + ">";
}

std::map<std::string, Value> described() {
    std::map<std::string, Value> schemas;
    describe_schema(table<sample::Plan>(), schemas, label);
    return schemas;
}

std::string property(std::string const& type, std::string_view name) {
    auto const schemas = described();
    auto const* properties = schemas.at(type).find("properties");
    auto const* found = properties->find(name);
    return found ? to_text(*found) : "";
}

std::string required(std::string const& type) {
    auto const schemas = described();
    auto const* list = schemas.at(type).find("required");
    return list ? to_text(*list) : "";
}

TEST(Schema, an_entity_has_three_faces_and_its_records_one) {
    std::string names;
    for (auto const& [name, schema] : described()) {
        names += name + " ";
        EXPECT_EQ(to_text(*schema.find("type")), "\"object\"");
        EXPECT_EQ(to_text(*schema.find("additionalProperties")), "false");
    }
    EXPECT_EQ(names, "EmergencyPlan EmergencyPlanChange NewEmergencyPlan Step ");
}

TEST(Schema, limits_formats_and_examples_follow_from_the_facts) {
    EXPECT_EQ(property("EmergencyPlan", "id"),
              R"({"type":"string","format":"uuid","description":"<common.id>","readOnly":true})");
    EXPECT_EQ(
        property("EmergencyPlan", "title"),
        R"({"type":"string","minLength":2,"maxLength":12,"description":"<plan.title>","examples":["Elavbrott"]})");
    EXPECT_EQ(
        property("EmergencyPlan", "likelihood"),
        R"({"type":"integer","minimum":1,"maximum":5,"description":"<plan.likelihood>","examples":[3]})");
    EXPECT_EQ(property("EmergencyPlan", "mood"),
              R"({"type":"string","enum":["calm","wary","in_alarm"],"description":"<plan.mood>"})");
    EXPECT_EQ(property("EmergencyPlan", "adopted"),
              R"({"type":"string","format":"date","description":"<plan.adopted>"})");
    EXPECT_EQ(property("EmergencyPlan", "sent"),
              R"({"type":"string","format":"date-time","description":"<plan.sent>"})");
    EXPECT_EQ(
        property("EmergencyPlan", "steps"),
        R"({"type":"array","items":{"$ref":"#/components/schemas/Step"},"maxItems":200,"description":"<plan.steps>"})");
    EXPECT_EQ(
        property("EmergencyPlan", "names"),
        R"({"type":"array","items":{"type":"string","minLength":1,"maxLength":2000},"maxItems":3,"description":"<plan.names>"})");
    EXPECT_NE(property("EmergencyPlan", "code").find("pattern"), std::string::npos);
}

TEST(Schema, null_is_a_value_only_where_it_can_be_sent) {
    EXPECT_EQ(property("EmergencyPlanChange", "adopted"),
              R"({"type":["string","null"],"format":"date","description":"<plan.adopted>"})");
    EXPECT_EQ(
        property("EmergencyPlanChange", "earlier_mood"),
        R"({"type":["string","null"],"enum":["calm","wary","in_alarm",null],"description":"<plan.earlier_mood>"})");
    EXPECT_EQ(
        property("EmergencyPlanChange", "last"),
        R"({"anyOf":[{"$ref":"#/components/schemas/Step"},{"type":"null"}],"description":"<plan.last>"})");
    EXPECT_EQ(property("EmergencyPlan", "last"),
              R"({"$ref":"#/components/schemas/Step","description":"<plan.last>"})");
}

TEST(Schema, a_creation_lacks_what_the_server_sets_and_a_change_what_is_fixed_too) {
    EXPECT_EQ(property("NewEmergencyPlan", "id"), "");
    EXPECT_EQ(property("NewEmergencyPlan", "version"), "");
    EXPECT_NE(property("NewEmergencyPlan", "code"), "");
    EXPECT_EQ(property("EmergencyPlanChange", "code"), "");
    EXPECT_EQ(
        required("EmergencyPlan"),
        R"(["id","version","code","title","mood","likelihood","share","open","names","steps","first"])");
    EXPECT_EQ(required("NewEmergencyPlan"),
              R"(["code","title","mood","likelihood","share","open","names","steps","first"])");
    EXPECT_EQ(required("EmergencyPlanChange"), "");
}

TEST(Schema, names_are_those_of_the_tables_in_capitals) {
    EXPECT_EQ(schema_name("protection_value"), "ProtectionValue");
    EXPECT_EQ(schema_name("Leaf"), "Leaf");
}

}  // namespace
}  // namespace varn::json
