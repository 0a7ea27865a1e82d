// Described objects straight to text: two loops over tables, no tree in between.
#include "platform/json.h"

namespace varn::json::detail {
namespace {

struct Writer {
    std::string& out;
    Scratch scratch;  // one for all fields, so that its room is used again

    bool absent(Shape const& shape, void const* value) {
        if (!shape.optional) {
            return false;
        }
        return shape.kind == Kind::record ? shape.inside(value) == nullptr
                                          : std::holds_alternative<std::monostate>(shape.get(value, scratch));
    }

    void scalar(Shape const& shape, void const* value) {
        auto const view = shape.get(value, scratch);
        if (auto const* text = std::get_if<std::string_view>(&view)) {
            append_text(out, *text);
        } else if (auto const* whole = std::get_if<std::int64_t>(&view)) {
            append_number(out, *whole);
        } else if (auto const* number = std::get_if<double>(&view)) {
            append_number(out, *number);
        } else if (auto const* flag = std::get_if<bool>(&view)) {
            out += *flag ? "true" : "false";
        } else {
            out += "null";
        }
    }

    void list(Shape const& shape, void const* value) {
        out += '[';
        for (std::size_t i = 0; i < shape.size(value); ++i) {
            if (i > 0) {
                out += ',';
            }
            any(*shape.element, shape.at(value, i));
        }
        out += ']';
    }

    void record(Table const& table, void const* object) {
        out += '{';
        bool first = true;
        for (auto const& column : table.columns) {
            auto const* value = column.of(object);
            if (absent(*column.shape, value)) {
                continue;
            }
            out += first ? "\"" : ",\"";
            out += column.name;
            out += "\":";
            any(*column.shape, value);
            first = false;
        }
        out += '}';
    }

    void any(Shape const& shape, void const* value) {
        if (shape.kind == Kind::list) {
            list(shape, value);
        } else if (shape.kind != Kind::record) {
            scalar(shape, value);
        } else if (auto const* object = shape.inside(value)) {
            record(shape.record(), object);
        } else {
            out += "null";
        }
    }
};

}  // namespace

void write(std::string& out, Table const& table, void const* record) {
    Writer{out, {}}.record(table, record);
}

void write_value(std::string& out, Shape const& shape, void const* value) {
    Writer{out, {}}.any(shape, value);
}

}  // namespace varn::json::detail
