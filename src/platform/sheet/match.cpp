// Cells to the fields of a described type, with the fault of every cell.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "gather.h"
#include "platform/i18n.h"

namespace varn::sheet::detail {
namespace {

using Columns = std::map<std::string, std::size_t, std::less<>>;

bool has_column(Column const& column) {
    return !column.facts.server_set && column.shape->kind != Kind::list && column.shape->kind != Kind::record;
}

/// Lower case for the letters of Swedish headings, spaces in a row as one.
std::string folded(std::string_view text) {
    std::string out;
    bool after_lead = false;
    for (char c : trimmed(text)) {
        auto const byte = static_cast<unsigned char>(c);
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c + 32);
        } else if (after_lead && byte >= 0x80 && byte <= 0x9E && byte != 0x97) {
            c = static_cast<char>(byte + 32);  // À to Þ
        }
        after_lead = byte == 0xC3;
        bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space || out.empty() || out.back() != ' ') {
            out += space ? ' ' : c;
        }
    }
    return out;
}

std::string label(Column const& column, std::string_view language) {
    return column.facts.label.empty() ? std::string{column.name} : i18n::text(language, column.facts.label);
}

bool is_heading_of(Column const& column, std::string const& heading) {
    if (heading == column.name) {
        return true;
    }
    return std::any_of(std::begin(i18n::languages), std::end(i18n::languages),
                       [&](auto language) { return heading == folded(label(column, language)); });
}

/// Without the spaces that group thousands, and with a decimal point.
std::string plain_number(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const rest = text.substr(i);
        if (rest.starts_with("\u00a0")) {
            i += 1;
        } else if (rest.starts_with("\u202f") || rest.starts_with("\u2009")) {
            i += 2;
        } else if (rest.starts_with("\u2212")) {
            out += '-';
            i += 2;
        } else if (text[i] != ' ') {
            out += text[i] == ',' ? '.' : text[i];
        }
    }
    return out;
}

std::optional<double> number_of(std::string_view text) {
    auto const plain = plain_number(text);
    double number = 0;
    auto const* last = plain.data() + plain.size();
    auto const read = std::from_chars(plain.data(), last, number, std::chars_format::fixed);
    bool const good = read.ec == std::errc{} && read.ptr == last && std::isfinite(number);
    return good ? std::optional{number} : std::nullopt;
}

std::optional<bool> truth_of(std::string_view text) {
    auto const word = folded(text);
    for (auto const* yes : {"ja", "yes", "true", "sant", "1", "x"}) {
        if (word == yes) {
            return true;
        }
    }
    for (auto const* no : {"nej", "no", "false", "falskt", "0"}) {
        if (word == no) {
            return false;
        }
    }
    return std::nullopt;
}

std::string date_text(std::string_view text) {
    bool const packed = text.size() == 8 && text.find_first_not_of("0123456789") == text.npos;
    return packed
               ? std::string{text.substr(0, 4)}.append("-").append(text, 4, 2).append("-").append(text, 6, 2)
               : std::string{text};
}

std::string choice_label(Column const& column, std::string_view name, std::string_view language) {
    auto const key = std::string{column.facts.label} + "." + std::string{name};
    return i18n::known(language, key) ? i18n::text(language, key) : std::string{};
}

std::string_view choice_name(Column const& column, std::string_view text) {
    auto const word = folded(text);
    for (auto const name : column.shape->choices) {
        if (word == name) {
            return name;
        }
        for (auto const language : i18n::languages) {
            if (auto const words = choice_label(column, name, language);
                !words.empty() && word == folded(words)) {
                return name;
            }
        }
    }
    return {};
}

struct Fault {
    std::string_view key;
    Params params = {};
};
using Outcome = std::optional<Fault>;

Params bounds(long long minimum, long long maximum) {
    return {{"minimum", std::to_string(minimum)}, {"maximum", std::to_string(maximum)}};
}

Outcome put_text(Column const& column, std::string_view text, void* into) {
    std::size_t characters = 0;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        characters += (byte & 0xC0) != 0x80 ? 1U : 0U;
        if ((byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F) {
            return Fault{"sheet.control_character"};
        }
    }
    if (std::cmp_less(characters, column.facts.length_min) ||
        std::cmp_greater(characters, column.facts.length_max)) {
        return Fault{"sheet.length", bounds(std::max(1, column.facts.length_min), column.facts.length_max)};
    }
    if (column.facts.key && !is_key(text)) {
        return Fault{"sheet.key"};
    }
    std::string clean{text};
    std::erase(clean, '\r');
    column.shape->put(into, View{std::string_view{clean}});
    return std::nullopt;
}

Outcome put_integer(Column const& column, std::string_view text, void* into) {
    auto const number = number_of(text);
    if (!number || std::trunc(*number) != *number) {
        return Fault{"sheet.whole_number"};
    }
    auto const& facts = column.facts;
    bool const fits = *number >= static_cast<double>(facts.number_min) &&
                      *number <= static_cast<double>(facts.number_max) && std::abs(*number) < 9e15;
    if (!fits || !column.shape->put(into, View{static_cast<std::int64_t>(*number)})) {
        return Fault{"sheet.range", bounds(facts.number_min, facts.number_max)};
    }
    return std::nullopt;
}

Outcome put_choice(Column const& column, std::string_view text, void* into) {
    auto const name = choice_name(column, text);
    if (!name.empty() && column.shape->put(into, View{name})) {
        return std::nullopt;
    }
    std::string names;
    for (auto const choice : column.shape->choices) {
        names += (names.empty() ? "" : ", ") + std::string{choice};
    }
    return Fault{"sheet.choice", {{"choices", names}}};
}

/// Puts the text of a cell into its field.
Outcome put_cell(Column const& column, std::string_view text, void* into) {
    switch (column.shape->kind) {
        case Kind::text:
            return put_text(column, text, into);
        case Kind::integer:
            return put_integer(column, text, into);
        case Kind::choice:
            return put_choice(column, text, into);
        case Kind::real: {
            auto const number = number_of(text);
            return number && column.shape->put(into, View{*number}) ? Outcome{} : Fault{"sheet.number"};
        }
        case Kind::boolean: {
            auto const truth = truth_of(text);
            return truth && column.shape->put(into, View{*truth}) ? Outcome{} : Fault{"sheet.yes_or_no"};
        }
        case Kind::date: {
            auto const date = date_text(text);
            return column.shape->put(into, View{std::string_view{date}}) ? Outcome{} : Fault{"sheet.date"};
        }
        case Kind::instant:
            return column.shape->put(into, View{text}) ? Outcome{} : Fault{"sheet.instant"};
        default:
            return column.shape->put(into, View{text}) ? Outcome{} : Fault{"sheet.id"};
    }
}

class Matcher {
public:
    Matcher(Sheet const& sheet, Table const& table) : sheet_(sheet), table_(table) {}

    void match_headings() {
        auto const& cells = sheet_.headings.cells;
        columns_.resize(cells.size());
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (trimmed(cells[i]).empty()) {
                continue;
            }
            auto const heading = folded(cells[i]);
            auto const found = std::find_if(
                table_.columns.begin(), table_.columns.end(),
                [&](auto const& column) { return has_column(column) && is_heading_of(column, heading); });
            if (found == table_.columns.end()) {
                complain(sheet_.headings.number, i,
                         {"sheet.unknown_heading", {{"heading", cells[i]}, {"headings", all()}}});
            } else if (!places_.emplace(found->name, i).second) {
                complain(sheet_.headings.number, i, {"sheet.duplicate_heading", {{"heading", cells[i]}}});
            } else {
                columns_[i] = &*found;
            }
        }
        for (auto const& column : table_.columns) {
            if (has_column(column) && !column.shape->optional && !places_.contains(column.name)) {
                problems_.push_back(
                    {"row " + std::to_string(sheet_.headings.number),
                     "sheet.missing_heading",
                     {{"heading", label(column, i18n::languages[0])}, {"field", std::string{column.name}}}});
            }
        }
    }

    void match_row(Row const& row, void* into) {
        for (std::size_t i = 0; i < std::max(row.cells.size(), columns_.size()); ++i) {
            auto const cell = i < row.cells.size() ? trimmed(row.cells[i]) : std::string_view{};
            auto const* column = i < columns_.size() ? columns_[i] : nullptr;
            if (column == nullptr) {
                if (!cell.empty() && has_no_heading(i)) {
                    complain(row.number, i, {"sheet.no_heading"});
                }
            } else if (!cell.empty()) {
                if (auto fault = put_cell(*column, cell, column->in(into))) {
                    complain(row.number, i, std::move(*fault));
                }
            } else if (!column->shape->optional) {
                complain(row.number, i, {"sheet.required"});
            }
        }
    }

    bool full() const { return problems_.size() >= problems_max; }

    Result<Columns> finish() && {
        if (!problems_.empty()) {
            return Error{ErrorCode::invalid, "sheet.invalid", {}, std::move(problems_), {}};
        }
        return std::move(places_);
    }

private:
    bool has_no_heading(std::size_t column) const {
        return column >= columns_.size() || trimmed(sheet_.headings.cells[column]).empty();
    }
    std::string all() const {
        std::string names;
        for (auto const& column : table_.columns) {
            if (has_column(column)) {
                names += (names.empty() ? "" : ", ") + label(column, i18n::languages[0]);
            }
        }
        return names;
    }
    void complain(int row, std::size_t column, Fault fault) {
        if (!full()) {
            problems_.push_back({place(row, column), std::string{fault.key}, std::move(fault.params)});
        }
    }

    Sheet const& sheet_;
    Table const& table_;
    std::vector<Column const*> columns_;
    Columns places_;
    std::vector<Problem> problems_;
};

std::string cell_text(Column const& column, void const* object) {
    Scratch scratch;
    auto const view = column.shape->get(column.of(object), scratch);
    if (auto const* text = std::get_if<std::string_view>(&view)) {
        return std::string{*text};
    }
    if (auto const* number = std::get_if<std::int64_t>(&view)) {
        return std::to_string(*number);
    }
    if (auto const* number = std::get_if<double>(&view)) {
        char buffer[400];
        auto const end = std::to_chars(buffer, buffer + sizeof buffer, *number, std::chars_format::fixed);
        std::string text{buffer, end.ptr};
        std::replace(text.begin(), text.end(), '.', ',');
        return text;
    }
    auto const* flag = std::get_if<bool>(&view);
    return flag == nullptr ? "" : *flag ? "ja" : "nej";
}

}  // namespace

Result<Columns> match(Sheet const& sheet, Table const& table, Taker taker) {
    Matcher matcher{sheet, table};
    matcher.match_headings();
    for (auto const& row : sheet.rows) {
        if (matcher.full()) {
            break;
        }
        matcher.match_row(row, taker.add(taker.context, row.number));
    }
    return std::move(matcher).finish();
}

std::vector<std::string> headings(Table const& table, std::string_view language) {
    std::vector<std::string> texts;
    for (auto const& column : table.columns) {
        if (has_column(column)) {
            texts.push_back(label(column, language));
        }
    }
    return texts;
}

std::vector<std::string> cells(Table const& table, void const* object) {
    std::vector<std::string> texts;
    for (auto const& column : table.columns) {
        if (has_column(column)) {
            texts.push_back(cell_text(column, object));
        }
    }
    return texts;
}

}  // namespace varn::sheet::detail
