#include "example.h"

#include <algorithm>
#include <charconv>

namespace varn::http {
namespace {

constexpr int depth_max = 4;  // a record inside a record inside …

json::Value value_of(Shape const& shape, FieldFacts const& facts, Shown shown, int depth);

bool is_shown(Column const& column, Shown shown) {
    bool const given_by_the_server = column.facts.server_set && shown != Shown::answer;
    return !given_by_the_server && !(column.facts.fixed && shown == Shown::change);
}

json::Value record_of(Table const& table, Shown shown, int depth) {
    json::Object members;
    for (auto const& column : table.columns) {
        bool const endless =
            depth >= depth_max && column.shape->optional && column.shape->kind == Kind::record;
        if (is_shown(column, shown) && !endless) {
            members.emplace_back(column.name, value_of(*column.shape, column.facts, shown, depth));
        }
    }
    return members;
}

json::Value value_of(Shape const& shape, FieldFacts const& facts, Shown shown, int depth) {
    switch (shape.kind) {
        case Kind::record:
            // What stands inside a change is always given whole.
            return record_of(shape.record(), shown == Shown::change ? Shown::creation : shown, depth + 1);
        case Kind::list:
            return depth >= depth_max ? json::Array{}
                                      : json::Array{value_of(*shape.element, facts, shown, depth)};
        case Kind::choice: {
            bool const known =
                std::find(shape.choices.begin(), shape.choices.end(), facts.example) != shape.choices.end();
            return json::Value{known ? facts.example : shape.choices.front()};
        }
        case Kind::text:
            return facts.example.empty() ? json::Value{facts.key ? "exempel" : "Exempel"}
                                         : json::Value{facts.example};
        default:
            return example_of(shape.kind, facts.example);
    }
}

}  // namespace

json::Value example_of(Kind kind, std::string_view written) {
    auto const* const end = written.data() + written.size();
    switch (kind) {
        case Kind::integer: {
            std::int64_t number = 1;
            std::from_chars(written.data(), end, number);
            return number;
        }
        case Kind::real: {
            double number = 1.5;
            std::from_chars(written.data(), end, number);
            return number;
        }
        case Kind::boolean:
            return written == "true";
        case Kind::date:
            return written.empty() ? json::Value{"2024-02-01"} : json::Value{written};
        case Kind::instant:
            return written.empty() ? json::Value{"2024-02-01T12:00:00.000Z"} : json::Value{written};
        case Kind::id:
            return written.empty() ? json::Value{"01903f5e-0000-7000-8000-000000000001"}
                                   : json::Value{written};
        default:
            return written.empty() ? json::Value{"exempel"} : json::Value{written};
    }
}

json::Value example_of(Table const& table, Shown shown) {
    return record_of(table, shown, 0);
}

}  // namespace varn::http
