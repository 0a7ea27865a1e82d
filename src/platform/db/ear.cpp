#include "ear.h"

#include <libpq-fe.h>
#include <poll.h>

#include <charconv>

#include "connection.h"
#include "postgres.h"

namespace varn::db {
namespace {

std::optional<std::int64_t> number(char const* text) {
    std::string_view const view = text;
    std::int64_t value = 0;
    auto const read = std::from_chars(view.data(), view.data() + view.size(), value);
    return read.ec == std::errc{} ? std::optional{value} : std::nullopt;
}

class PostgresEar final : public Ear {
public:
    explicit PostgresEar(PGconn* handle) : handle_(handle) {}
    ~PostgresEar() override { PQfinish(handle_); }

    Result<Done> listen() {
        PQsetNoticeProcessor(
            handle_, [](void*, char const*) {}, nullptr);
        TRY(ignored, ask("LISTEN varn"));
        return Done{};
    }

    Result<std::optional<std::int64_t>> wait(std::chrono::milliseconds most, int stop) override {
        auto latest = told();
        if (latest) {
            return latest;
        }
        pollfd both[] = {{PQsocket(handle_), POLLIN, 0}, {stop, POLLIN, 0}};
        (void)poll(both, 2, static_cast<int>(most.count()));
        if (both[0].revents != 0 && PQconsumeInput(handle_) != 1) {
            return lost();
        }
        return told();
    }

    Result<std::int64_t> size() override {
        TRY(answer, ask("SELECT size FROM audit_tree"));
        return answer.value_or(0);
    }

private:
    std::optional<std::int64_t> told() {
        std::optional<std::int64_t> latest;
        while (auto* note = PQnotifies(handle_)) {
            auto const position = number(note->extra);
            latest = std::max(latest.value_or(0), position.value_or(0));
            PQfreemem(note);
        }
        return latest;
    }

    Error lost() { return failure("08006", PQerrorMessage(handle_)); }

    Result<std::optional<std::int64_t>> ask(char const* sql) {
        auto* answer = PQexec(handle_, sql);
        auto const status = PQresultStatus(answer);
        auto const found = status == PGRES_TUPLES_OK && PQntuples(answer) == 1
                               ? number(PQgetvalue(answer, 0, 0))
                               : std::nullopt;
        PQclear(answer);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            return lost();
        }
        return found;
    }

    PGconn* handle_;
};

}  // namespace

Result<std::unique_ptr<Ear>> open_ear(std::string const& url) {
    auto* handle = connect_postgres(url);
    if (PQstatus(handle) != CONNECTION_OK) {
        std::string cause = PQerrorMessage(handle);
        PQfinish(handle);
        return failure("08001", std::move(cause));
    }
    auto ear = std::make_unique<PostgresEar>(handle);
    CHECK(ear->listen());
    return std::unique_ptr<Ear>{std::move(ear)};
}

}  // namespace varn::db
