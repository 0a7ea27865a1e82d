#pragma once
// Values on their way to PostgreSQL and back, as text. Private to platform/db.
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "platform/db.h"

namespace varn::db {

class PostgresRow final : public Row {
public:
    PostgresRow(PGresult* result, int row) : result_(result), row_(row) {}
    View text(int column) override {
        if (PQgetisnull(result_, row_, column) != 0) {
            return {};
        }
        return std::string_view{PQgetvalue(result_, row_, column),
                                static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    View integer(int column) override { return number<std::int64_t>(column); }
    View real(int column) override { return number<double>(column); }
    int columns() const override { return PQnfields(result_); }

private:
    template <class T>
    View number(int column) {
        auto const view = text(column);
        auto const* written = std::get_if<std::string_view>(&view);
        T value{};
        if (written == nullptr ||
            std::from_chars(written->data(), written->data() + written->size(), value).ec != std::errc{}) {
            return {};
        }
        return value;
    }
    PGresult* result_;
    int row_;
};

/// The values of a statement as libpq wants them.
class Values {
public:
    Values(View const* arguments, std::size_t count) : numbers_(count), texts_(count), pointers_(count) {
        for (std::size_t i = 0; i < count; ++i) {
            pointers_[i] = written(arguments[i], numbers_[i], texts_[i]);
        }
    }
    int count() const { return static_cast<int>(pointers_.size()); }
    char const* const* data() const { return pointers_.data(); }

private:
    static char const* written(View const& view, std::array<char, 40>& number, std::string& text) {
        auto digits = [&](auto value) -> char const* {
            *std::to_chars(number.data(), number.data() + number.size() - 1, value).ptr = '\0';
            return number.data();
        };
        if (auto const* whole = std::get_if<std::int64_t>(&view)) {
            return digits(*whole);
        }
        if (auto const* real = std::get_if<double>(&view)) {
            return digits(*real);
        }
        if (auto const* flag = std::get_if<bool>(&view)) {
            return *flag ? "1" : "0";
        }
        if (auto const* given = std::get_if<std::string_view>(&view)) {
            text.assign(*given);
            return text.c_str();
        }
        return nullptr;
    }
    std::vector<std::array<char, 40>> numbers_;
    std::vector<std::string> texts_;
    std::vector<char const*> pointers_;
};

}  // namespace varn::db
