// PostgreSQL behind the seam: prepared statements, text format, SQLSTATE as it comes.
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <functional>
#include <map>

#include "connection.h"

namespace varn::db {
namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;
constexpr std::size_t statements_max = 400;

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

class PostgresConnection final : public Connection {
public:
    explicit PostgresConnection(PGconn* handle) : handle_(handle) {}
    ~PostgresConnection() override { PQfinish(handle_); }

    Result<Done> script(std::string const& sql) override {
        Answer const answer{PQexec(handle_, sql.c_str())};
        return check(answer.get(), sql);
    }

    Result<std::int64_t> run(std::string_view sql, View const* arguments, std::size_t count,
                             detail::Sink const* sink) override {
        TRY(name, prepared(sql));
        std::vector<std::array<char, 40>> numbers(count);
        std::vector<std::string> texts(count);
        std::vector<char const*> values(count);
        for (std::size_t i = 0; i < count; ++i) {
            values[i] = written(arguments[i], numbers[i], texts[i]);
        }
        Answer const answer{PQexecPrepared(handle_, name.c_str(), static_cast<int>(count), values.data(),
                                           nullptr, nullptr, 0)};
        CHECK(check(answer.get(), sql));
        int const rows = PQntuples(answer.get());
        for (int i = 0; sink != nullptr && i < rows; ++i) {
            PostgresRow row{answer.get(), i};
            if (!sink->row(sink->context, row)) {
                return internal("a row does not fit what was asked for: " + std::string{sql});
            }
        }
        std::int64_t touched = 0;
        std::string_view const text = PQcmdTuples(answer.get());
        std::from_chars(text.data(), text.data() + text.size(), touched);
        return touched;
    }

    bool is_alive() override { return PQstatus(handle_) == CONNECTION_OK; }

    Result<Done> copy_begin(std::string const& sql) override {
        Answer const answer{PQexec(handle_, sql.c_str())};
        return PQresultStatus(answer.get()) == PGRES_COPY_IN ? Result<Done>{Done{}}
                                                             : check(answer.get(), sql);
    }
    Result<Done> copy_put(std::string_view rows) override {
        if (!rows.empty() && PQputCopyData(handle_, rows.data(), static_cast<int>(rows.size())) != 1) {
            return failure("08006", PQerrorMessage(handle_));
        }
        return Done{};
    }
    Result<Done> copy_end() override {
        if (PQputCopyEnd(handle_, nullptr) != 1) {
            return failure("08006", PQerrorMessage(handle_));
        }
        Result<Done> outcome = Done{};
        while (auto* result = PQgetResult(handle_)) {
            Answer const answer{result};
            if (outcome.ok()) {
                outcome = check(answer.get(), "COPY");
            }
        }
        return outcome;
    }

private:
    Result<Done> check(PGresult* result, std::string_view sql) {
        auto const status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
            return Done{};
        }
        auto const* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        return failure(state != nullptr ? state : "08006",
                       std::string{PQresultErrorMessage(result)} + " in: " + std::string{sql});
    }

    Result<std::string> prepared(std::string_view sql) {
        if (auto const known = statements_.find(sql); known != statements_.end()) {
            return known->second;
        }
        if (statements_.size() >= statements_max) {
            statements_.clear();
            CHECK(script("DEALLOCATE ALL"));
        }
        auto name = "s" + std::to_string(++made_);
        Answer const answer{
            PQprepare(handle_, name.c_str(), render(sql, Engine::postgres).c_str(), 0, nullptr)};
        CHECK(check(answer.get(), sql));
        statements_.emplace(std::string{sql}, name);
        return name;
    }

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

    PGconn* handle_;
    std::map<std::string, std::string, std::less<>> statements_;
    std::uint64_t made_ = 0;
};

}  // namespace

Result<std::unique_ptr<Connection>> open_postgres(std::string const& url) {
    auto* handle = PQconnectdb(url.c_str());
    if (PQstatus(handle) != CONNECTION_OK) {
        std::string cause = PQerrorMessage(handle);
        PQfinish(handle);
        return Error{ErrorCode::unavailable, "db.unreachable", {}, {}, std::move(cause)};
    }
    PQsetNoticeProcessor(
        handle, [](void*, char const*) {}, nullptr);
    auto connection = std::make_unique<PostgresConnection>(handle);
    CHECK(connection->script(
        "SET client_encoding = 'UTF8'; SET statement_timeout = '60s'; SET lock_timeout = '10s'"));
    return std::unique_ptr<Connection>{std::move(connection)};
}

}  // namespace varn::db
