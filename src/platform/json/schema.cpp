// JSON Schema 2020-12 of described types, as OpenAPI 3.1 holds it.
#include <charconv>

#include "bounds.h"
#include "platform/json.h"

namespace varn::json {
namespace {

/// The three faces of an entity: as it is answered, as it is created and as it is changed.
enum class Face { answer, creation, change };

bool is_entity(Table const& table) {
    for (auto const& column : table.columns) {
        if (column.facts.server_set) {
            return true;
        }
    }
    return false;
}

std::string face_name(Table const& table, Face face) {
    auto const name = schema_name(table.name);
    if (face == Face::answer || !is_entity(table)) {
        return name;
    }
    return face == Face::creation ? "New" + name : name + "Change";
}

class Describer {
public:
    Describer(std::map<std::string, Value>& schemas, std::string (*words)(std::string_view))
        : schemas_(schemas), words_(words) {}

    void describe(Table const& table, Face face) {
        auto const name = face_name(table, face);
        if (schemas_.contains(name)) {
            return;
        }
        schemas_[name] = {};  // holds the place, so that a type that contains itself ends
        schemas_[name] = record(table, face);
    }

private:
    Value record(Table const& table, Face face) {
        Object properties;
        Array required;
        for (auto const& column : table.columns) {
            if (face != Face::answer && is_refused(column.facts, face == Face::change)) {
                continue;
            }
            properties.emplace_back(column.name, property(column, face));
            if (face != Face::change && !column.shape->optional) {
                required.emplace_back(column.name);
            }
        }
        Object schema{
            {"type", "object"}, {"additionalProperties", false}, {"properties", std::move(properties)}};
        if (!required.empty()) {
            schema.emplace_back("required", std::move(required));
        }
        return schema;
    }

    Value property(Column const& column, Face face) {
        auto schema = of(*column.shape, column.facts, face);
        if (column.shape->optional && face != Face::answer) {
            schema = or_null(std::move(schema));
        }
        if (!column.facts.label.empty()) {
            schema.emplace_back("description", words_(column.facts.label));
        }
        if (column.facts.server_set) {
            schema.emplace_back("readOnly", true);
        }
        if (!column.facts.example.empty() && column.shape->kind != Kind::record) {
            schema.emplace_back("examples", Array{example(*column.shape, column.facts.example)});
        }
        return schema;
    }

    Object of(Shape const& shape, FieldFacts const& facts, Face face) {
        switch (shape.kind) {
            case Kind::text:
                return text(shape, facts);
            case Kind::integer:
                return {{"type", "integer"},
                        {"minimum", std::int64_t{facts.number_min}},
                        {"maximum", std::int64_t{facts.number_max}}};
            case Kind::real:
                return {{"type", "number"}};
            case Kind::boolean:
                return {{"type", "boolean"}};
            case Kind::date:
                return {{"type", "string"}, {"format", "date"}};
            case Kind::instant:
                return {{"type", "string"}, {"format", "date-time"}};
            case Kind::id:
                return {{"type", "string"}, {"format", "uuid"}};
            case Kind::choice:
                return {{"type", "string"}, {"enum", Array(shape.choices.begin(), shape.choices.end())}};
            case Kind::list:
                return list(shape, facts, face);
            case Kind::record:
                break;
        }
        // What stands inside a creation or a change is always given whole.
        auto const inner = face == Face::change ? Face::creation : face;
        describe(shape.record(), inner);
        return {{"$ref", "#/components/schemas/" + face_name(shape.record(), inner)}};
    }

    static Object text(Shape const& shape, FieldFacts const& facts) {
        Object schema{{"type", "string"},
                      {"minLength", text_length_min(shape, facts)},
                      {"maxLength", facts.length_max}};
        if (facts.key) {
            schema.emplace_back("pattern", "^[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?$");
        }
        return schema;
    }

    Object list(Shape const& shape, FieldFacts const& facts, Face face) {
        Object schema{{"type", "array"}, {"items", of(*shape.element, element_facts(facts), face)}};
        if (facts.length_min > 0) {
            schema.emplace_back("minItems", facts.length_min);
        }
        schema.emplace_back("maxItems", facts.length_max);
        return schema;
    }

    static Object or_null(Object schema) {
        if (schema.front().first == "$ref") {
            return {{"anyOf", Array{std::move(schema), Object{{"type", "null"}}}}};
        }
        schema.front().second = Array{schema.front().second, "null"};
        for (auto& [name, value] : schema) {
            if (name == "enum") {
                std::get<Array>(value.held).emplace_back(nullptr);
            }
        }
        return schema;
    }

    static Value example(Shape const& shape, std::string_view written) {
        if (shape.kind == Kind::list) {
            return Array{example(*shape.element, written)};
        }
        std::int64_t whole = 0;
        double number = 0;
        auto const* end = written.data() + written.size();
        if (shape.kind == Kind::integer && std::from_chars(written.data(), end, whole).ptr == end) {
            return whole;
        }
        if (shape.kind == Kind::real && std::from_chars(written.data(), end, number).ptr == end) {
            return number;
        }
        return shape.kind == Kind::boolean ? Value{written == "true"} : Value{written};
    }

    std::map<std::string, Value>& schemas_;
    std::string (*words_)(std::string_view);
};

}  // namespace

std::string schema_name(std::string_view table_name) {
    std::string name;
    bool upper = true;
    for (char const c : table_name) {
        if (c == '_') {
            upper = true;
            continue;
        }
        name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    return name;
}

void describe_schema(Table const& table, std::map<std::string, Value>& schemas,
                     std::string (*text)(std::string_view key)) {
    Describer describer{schemas, text};
    describer.describe(table, Face::answer);
    if (is_entity(table)) {
        describer.describe(table, Face::creation);
        describer.describe(table, Face::change);
    }
}

}  // namespace varn::json
