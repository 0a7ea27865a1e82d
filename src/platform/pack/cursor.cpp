#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "platform/pack_cursor.h"
#include "scan.h"

namespace varn::pack {
namespace {

/// More problems than this are not listed: nobody reads them, and an answer must be bounded.
constexpr std::size_t problems_max = 200;
/// Longer words are not compared: the cost grows with the square of the length.
constexpr std::size_t word_max = 80;

bool is_among(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// How many letters must be changed, added or taken away to make one word of the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::array<std::size_t, word_max + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            auto const above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

std::string joined(std::span<std::string_view const> words) {
    std::string text;
    for (auto const word : words) {
        text += (text.empty() ? "" : ", ") + std::string{word};
    }
    return text;
}

/// A column that a pack gives as a plain value.
bool is_plain_column(Column const& column) {
    auto const kind = column.shape->kind;
    return !column.facts.server_set && kind != Kind::id && kind != Kind::list && kind != Kind::record;
}

bool may_be_left_out(Column const& column) {
    return column.shape->optional || column.shape->kind == Kind::boolean || column.name == "position" ||
           column.name == "marker";
}

std::string_view key_for(Kind kind) {
    switch (kind) {
        case Kind::integer:
        case Kind::real:
            return "pack.type_number";
        case Kind::boolean:
            return "pack.type_boolean";
        case Kind::date:
            return "pack.date";
        case Kind::choice:
            return "pack.choice";
        default:
            return "pack.type_text";
    }
}

View as_view(Kind kind, Node const& node) {
    auto const& text = node.text;
    if (kind == Kind::boolean) {
        return !node.quoted && (text == "true" || text == "false") ? View{text == "true"} : View{};
    }
    if (kind == Kind::integer || kind == Kind::real) {
        std::int64_t whole = 0;
        auto const* const end = text.data() + text.size();
        auto const read = std::from_chars(text.data(), end, whole);
        if (!node.quoted && !text.empty() && read.ptr == end && read.ec == std::errc{}) {
            return whole;
        }
        double real = 0;
        bool const is_real = kind == Kind::real && !node.quoted && !text.empty() &&
                             std::from_chars(text.data(), end, real).ptr == end && std::isfinite(real);
        return is_real ? View{real} : View{};
    }
    return std::string_view{text};
}

}  // namespace

void Problems::add(std::string pointer, std::string_view key, Params params) {
    if (found_.size() < problems_max) {
        found_.push_back({std::move(pointer), std::string{key}, std::move(params)});
    } else {
        ++left_out_;
    }
}

void Problems::add(Error const& error) {
    for (auto const& problem : error.problems) {
        add(problem.pointer, problem.key, problem.params);
    }
    if (error.problems.empty()) {
        add("", error.key, error.params);
    }
}

Result<Done> Problems::outcome() const {
    if (found_.empty()) {
        return Done{};
    }
    Error error{ErrorCode::invalid, "pack.invalid", {}, found_, {}};
    if (left_out_ > 0) {
        error.problems.push_back({"", "pack.more", {{"count", std::to_string(left_out_)}}});
    }
    return error;
}

std::string_view nearest(std::string_view word, std::vector<std::string_view> const& choices) {
    std::string_view best;
    auto least = (word.size() < 4 ? 1 : std::max<std::size_t>(2, word.size() / 3)) + 1;
    for (auto const choice : choices) {
        bool const comparable = word.size() <= word_max && choice.size() <= word_max;
        auto const steps = comparable ? distance(word, choice) : least;
        if (steps < least) {
            least = steps;
            best = choice;
        }
    }
    return best;
}

std::string Cursor::place() const {
    return place_of(file_, node_->line, node_->column);
}

std::string Cursor::place(std::string_view field) const {
    for (auto const& member : node_->members) {
        if (member.name == field) {
            auto const& at = member.value;
            return at.line > 0 ? place_of(file_, at.line, at.column)
                               : place_of(file_, member.line, member.column);
        }
    }
    return place();
}

void Cursor::blame_field(std::string_view field, std::string_view key, Params params) const {
    params.insert(params.begin(), {"field", std::string{field}});
    problems_->add(place(field), key, std::move(params));
}

std::vector<Cursor> Cursor::items() const {
    std::vector<Cursor> found;
    if (node_->form != Form::list) {
        blame("pack.type_list");
        return found;
    }
    found.reserve(node_->items.size());
    for (auto const& item : node_->items) {
        found.emplace_back(*problems_, file_, item);
    }
    return found;
}

std::vector<Cursor> Cursor::list(std::string_view field) const {
    auto const* value = node_->find(field);
    if (value != nullptr && value->form != Form::list) {
        blame_field(field, "pack.type_list");
    }
    return value != nullptr && value->form == Form::list ? Cursor{*problems_, file_, *value}.items()
                                                         : std::vector<Cursor>{};
}

std::optional<Cursor> Cursor::map(std::string_view field) const {
    auto const* value = node_->find(field);
    if (value != nullptr && value->form != Form::map) {
        blame_field(field, "pack.type_map");
        return std::nullopt;
    }
    return value != nullptr ? std::optional<Cursor>{Cursor{*problems_, file_, *value}} : std::nullopt;
}

std::vector<std::pair<std::string_view, Cursor>> Cursor::members() const {
    std::vector<std::pair<std::string_view, Cursor>> found;
    if (node_->form != Form::map) {
        blame("pack.type_map");
    }
    for (auto const& member : node_->members) {
        found.emplace_back(member.name, Cursor{*problems_, file_, member.value});
    }
    return found;
}

std::optional<std::string_view> Cursor::text() const {
    if (node_->form != Form::scalar) {
        blame("pack.type_text");
        return std::nullopt;
    }
    return node_->text;
}

std::optional<std::string_view> Cursor::text(std::string_view field) const {
    auto const* value = node_->find(field);
    if (value != nullptr && value->form != Form::scalar) {
        blame_field(field, "pack.type_text");
        return std::nullopt;
    }
    return value != nullptr ? std::optional<std::string_view>{value->text} : std::nullopt;
}

std::string_view Cursor::required(std::string_view field) const {
    if (!has(field)) {
        blame_field(field, "pack.missing");
    }
    return text(field).value_or(std::string_view{});
}

std::optional<Date> Cursor::date(std::string_view field) const {
    auto const value = text(field);
    auto const date = value ? parse_date(*value) : std::nullopt;
    if (value && !date) {
        blame_field(field, "pack.date", {{"given", std::string{*value}}});
    }
    return date;
}

void Cursor::blame_unknown_key(std::string_view field, std::string_view kind,
                               std::vector<std::string> const& known) const {
    auto const given = std::string{text(field).value_or(std::string_view{})};
    auto const near = nearest(given, {known.begin(), known.end()});
    Params params{{"kind", std::string{kind}}, {"given", given}};
    if (near.empty()) {
        blame_field(field, "pack.unknown_key", std::move(params));
    } else {
        params.emplace_back("near", near);
        blame_field(field, "pack.unknown_key_near", std::move(params));
    }
}

bool Cursor::fill_column(Column const& column, void* into) const {
    auto const* value = node_->find(column.name);
    if (value == nullptr) {
        if (!may_be_left_out(column)) {
            blame_field(column.name, "pack.missing");
            return false;
        }
        return true;
    }
    auto const& shape = *column.shape;
    auto const& facts = column.facts;
    auto const view = value->form == Form::scalar ? as_view(shape.kind, *value) : View{};
    if (std::holds_alternative<std::monostate>(view) || !shape.put(column.in(into), view)) {
        blame_field(column.name, key_for(shape.kind),
                    {{"given", value->text}, {"choices", joined(shape.choices)}});
        return false;
    }
    if (auto const* number = std::get_if<std::int64_t>(&view);
        number != nullptr && (*number < facts.number_min || *number > facts.number_max)) {
        blame_field(
            column.name, "pack.range",
            {{"minimum", std::to_string(facts.number_min)}, {"maximum", std::to_string(facts.number_max)}});
        return false;
    }
    auto const length = static_cast<long long>(characters(value->text));
    if (shape.kind == Kind::text && (length < facts.length_min || length > facts.length_max)) {
        blame_field(
            column.name, "pack.length",
            {{"minimum", std::to_string(facts.length_min)}, {"maximum", std::to_string(facts.length_max)}});
        return false;
    }
    if (facts.key && !is_key(value->text)) {
        blame_field(column.name, "pack.key_form", {{"given", value->text}});
        return false;
    }
    return true;
}

bool Cursor::fill(Table const& table, void* into, std::initializer_list<std::string_view> nested) const {
    if (node_->form != Form::map) {
        blame("pack.type_map");
        return false;
    }
    bool good = true;
    std::vector<std::string_view> known{nested};
    for (auto const& column : table.columns) {
        if (is_plain_column(column) && !is_among(column.name, nested)) {
            known.push_back(column.name);
            good = fill_column(column, into) && good;
        }
    }
    for (auto const& member : node_->members) {
        if (std::find(known.begin(), known.end(), member.name) == known.end()) {
            auto const near = nearest(member.name, known);
            auto const where = place_of(file_, member.line, member.column);
            if (near.empty()) {
                problems_->add(where, "pack.unknown_field",
                               {{"field", member.name}, {"fields", joined(known)}});
            } else {
                problems_->add(where, "pack.unknown_field_near",
                               {{"field", member.name}, {"near", std::string{near}}});
            }
            good = false;
        }
    }
    return good;
}

std::vector<Cursor> list(Pack const& pack, std::string_view name, Problems& problems) {
    std::vector<Cursor> found;
    for (auto const& file : pack.files) {
        auto const items = Cursor{problems, file.name, file.root}.list(name);
        found.insert(found.end(), items.begin(), items.end());
    }
    return found;
}

}  // namespace varn::pack
