// A Value measured against a description, field by field, without stopping at the first fault.
#include <cmath>
#include <limits>

#include "bounds.h"
#include "parse.h"
#include "platform/json.h"
#include "problems.h"

namespace varn::json::detail {
namespace {

std::string_view word_for(Kind kind) {
    switch (kind) {
        case Kind::integer:
            return "integer";
        case Kind::real:
            return "number";
        case Kind::boolean:
            return "boolean";
        case Kind::list:
            return "array";
        case Kind::record:
            return "object";
        default:
            return "string";
    }
}

std::string_view word_for(Value const& value) {
    static constexpr std::string_view words[] = {"null",   "boolean", "integer", "number",
                                                 "string", "array",   "object"};
    return words[value.held.index()];
}

bool is_null(Value const& value) {
    return std::holds_alternative<std::nullptr_t>(value.held);
}

template <class Names>
std::string joined(Names const& names) {
    std::string text;
    for (auto const& name : names) {
        text += text.empty() ? "" : ", ";
        text += name;
    }
    return text;
}

/// Counts characters, and finds what no text field may hold: control characters other than line feed
/// and tab, and what is no character.
struct TextLook {
    std::size_t characters = 0;
    bool blank = true;
    bool control = false;

    explicit TextLook(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto const byte = static_cast<unsigned char>(text[i]);
            auto const next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
            characters += (byte & 0xC0) != 0x80 ? 1U : 0U;
            bool const no_break_space = byte == 0xC2 && next == 0xA0;
            bool const space = byte == ' ' || byte == '\n' || byte == '\t' || no_break_space;
            blank = blank && (space || (byte == 0xA0 && i > 0));
            auto const third = i + 2 < text.size() ? static_cast<unsigned char>(text[i + 2]) : 0U;
            // U+FFFE and U+FFFF are no characters, and XML cannot hold them.
            bool const no_character = byte == 0xEF && next == 0xBF && third >= 0xBE;
            control = control || (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F ||
                      (byte == 0xC2 && next >= 0x80 && next <= 0x9F) || no_character;
        }
    }
};

struct Field {
    Shape const& shape;
    FieldFacts const& facts;
    void* into;
};

class Reader {
public:
    explicit Reader(Problems& problems) : problems_(problems) {}

    void record(Value const& value, Table const& table, void* into, Place const& place, Reading reading) {
        auto const* members = value.object();
        if (members == nullptr) {
            return wrong_type(value, Kind::record, place);
        }
        for (auto const& [name, held] : *members) {
            Place const here{&place, name};
            if (problems_.full()) {
                return;
            }
            if (auto const* column = table.find(name)) {
                member(held, *column, into, here, reading);
            } else {
                unknown(table, name, here, reading);
            }
        }
        if (reading != Reading::changed) {
            require_all(value, table, place, reading);
        }
    }

private:
    void member(Value const& value, Column const& column, void* into, Place const& place, Reading reading) {
        if (column.facts.server_set && reading != Reading::whole) {
            return problems_.add(place.pointer(), "json.server_set");
        }
        if (column.facts.fixed && reading == Reading::changed) {
            return problems_.add(place.pointer(), "json.fixed");
        }
        field(value, {*column.shape, column.facts, column.in(into)}, place,
              reading == Reading::whole ? Reading::whole : Reading::created);
    }

    void unknown(Table const& table, std::string_view name, Place const& place, Reading reading) {
        std::vector<std::string_view> known;
        for (auto const& column : table.columns) {
            if (reading == Reading::whole || !is_refused(column.facts, reading == Reading::changed)) {
                known.push_back(column.name);
            }
        }
        problems_.add(place.pointer(), "json.unknown",
                      {{"name", std::string{name}}, {"fields", joined(known)}});
    }

    void require_all(Value const& value, Table const& table, Place const& place, Reading reading) {
        for (auto const& column : table.columns) {
            bool const wanted =
                !column.shape->optional && !(reading == Reading::created && column.facts.server_set);
            if (wanted && value.find(column.name) == nullptr) {
                problems_.add(Place{&place, column.name}.pointer(), "json.required");
            }
        }
    }

    void field(Value const& value, Field const& field, Place const& place, Reading nested) {
        auto const& shape = field.shape;
        if (is_null(value) && shape.optional) {
            return shape.clear != nullptr ? shape.clear(field.into) : void(shape.put(field.into, View{}));
        }
        switch (shape.kind) {
            case Kind::list:
                return list(value, field, place, nested);
            case Kind::record:
                if (value.object() == nullptr) {
                    return wrong_type(value, Kind::record, place);
                }
                return record(value, shape.record(), emptied(field), place, nested);
            case Kind::integer:
                return integer(value, field, place);
            case Kind::real:
                return real(value, field, place);
            case Kind::boolean:
                if (auto const* flag = std::get_if<bool>(&value.held)) {
                    return void(shape.put(field.into, View{*flag}));
                }
                return wrong_type(value, Kind::boolean, place);
            default:
                return text(value, field, place);
        }
    }

    /// The record of a field without anything that was in it: in a change it is replaced, not merged.
    static void* emptied(Field const& field) {
        auto* object = field.shape.emplace(field.into);
        for (auto const& column : field.shape.record().columns) {
            auto const& shape = *column.shape;
            if (shape.clear != nullptr) {
                shape.clear(column.in(object));
            } else if (shape.optional) {
                shape.put(column.in(object), View{});
            }
        }
        return object;
    }

    void list(Value const& value, Field const& field, Place const& place, Reading nested) {
        auto const* array = value.array();
        if (array == nullptr) {
            return wrong_type(value, Kind::list, place);
        }
        field.shape.clear(field.into);
        if (!right_length(array->size(), field.facts.length_min, field.facts.length_max)) {
            return problems_.add(place.pointer(), "json.count",
                                 bounds(field.facts.length_min, field.facts.length_max));
        }
        auto const facts = element_facts(field.facts);
        for (std::size_t i = 0; i < array->size() && !problems_.full(); ++i) {
            Place const here{.up = &place, .index = i, .is_element = true};
            this->field((*array)[i], {*field.shape.element, facts, field.shape.append(field.into)}, here,
                        nested);
        }
    }

    void integer(Value const& value, Field const& field, Place const& place) {
        auto const* whole = std::get_if<std::int64_t>(&value.held);
        auto const* number = std::get_if<double>(&value.held);
        constexpr double exact = 9'007'199'254'740'992.0;
        std::int64_t wanted = 0;
        bool fits = true;
        if (whole != nullptr) {
            wanted = *whole;
        } else if (number != nullptr && std::trunc(*number) == *number) {
            fits = std::abs(*number) <= exact;
            wanted = fits ? static_cast<std::int64_t>(*number) : 0;
        } else {
            return wrong_type(value, Kind::integer, place);
        }
        fits = fits && wanted >= field.facts.number_min && wanted <= field.facts.number_max;
        if (!fits || !field.shape.put(field.into, View{wanted})) {
            problems_.add(place.pointer(), "json.range",
                          {{"minimum", std::to_string(field.facts.number_min)},
                           {"maximum", std::to_string(narrowed_max(field, fits))}});
        }
    }
    /// The limit to tell: when the facts allow a number that the C++ type cannot hold, it is a 32-bit one.
    static long long narrowed_max(Field const& field, bool within_facts) {
        constexpr long long int_max = std::numeric_limits<std::int32_t>::max();
        return within_facts ? std::min(int_max, field.facts.number_max) : field.facts.number_max;
    }

    void real(Value const& value, Field const& field, Place const& place) {
        if (auto const* whole = std::get_if<std::int64_t>(&value.held)) {
            field.shape.put(field.into, View{*whole});
        } else if (auto const* number = std::get_if<double>(&value.held)) {
            field.shape.put(field.into, View{*number});
        } else {
            wrong_type(value, Kind::real, place);
        }
    }

    void text(Value const& value, Field const& field, Place const& place) {
        auto const* text = value.text();
        if (text == nullptr) {
            return wrong_type(value, field.shape.kind, place);
        }
        if (field.shape.kind == Kind::text && !right_text(*text, field, place)) {
            return;
        }
        if (field.shape.put(field.into, View{std::string_view{*text}})) {
            return;
        }
        switch (field.shape.kind) {
            case Kind::choice:
                return problems_.add(place.pointer(), "json.choice",
                                     {{"choices", joined(field.shape.choices)}});
            case Kind::date:
                return problems_.add(place.pointer(), "json.format_date");
            case Kind::instant:
                return problems_.add(place.pointer(), "json.format_instant");
            default:
                return problems_.add(place.pointer(), "json.format_id");
        }
    }

    bool right_text(std::string_view text, Field const& field, Place const& place) {
        TextLook const look{text};
        if (look.control) {
            problems_.add(place.pointer(), "json.control_character");
        } else if (look.blank && !field.shape.optional) {
            problems_.add(place.pointer(), "json.blank");
        } else if (!right_length(look.characters, field.facts.length_min, field.facts.length_max)) {
            problems_.add(place.pointer(), "json.length",
                          bounds(text_length_min(field.shape, field.facts), field.facts.length_max));
        } else if (field.facts.key && !is_key(text)) {
            problems_.add(place.pointer(), "json.format_key");
        } else {
            return true;
        }
        return false;
    }

    static bool right_length(std::size_t length, int minimum, int maximum) {
        return std::cmp_greater_equal(length, minimum) && std::cmp_less_equal(length, maximum);
    }
    static Params bounds(int minimum, int maximum) {
        return {{"minimum", std::to_string(minimum)}, {"maximum", std::to_string(maximum)}};
    }

    void wrong_type(Value const& value, Kind wanted, Place const& place) {
        problems_.add(place.pointer(), "json.type",
                      {{"expected", std::string{word_for(wanted)}}, {"found", std::string{word_for(value)}}});
    }

    Problems& problems_;
};

}  // namespace

Result<Done> read(std::string_view text, Table const& table, void* into, Reading reading) {
    Problems problems;
    auto const value = parse_into(text, problems);
    if (value) {
        Reader{problems}.record(*value, table, into, Place{}, reading);
    }
    if (problems.any()) {
        return std::move(problems).error();
    }
    return Done{};
}

}  // namespace varn::json::detail
