// PostgreSQL behind the seam: prepared statements, text format, SQLSTATE as it comes. Statements whose
// answers nobody waits for travel together (libpq's pipeline), since each journey costs more than the work.
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <map>

#include "connection.h"
#include "postgres.h"
#include "postgres_values.h"

namespace varn::db {
namespace {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;
constexpr std::size_t statements_max = 400;
// What the server has to say about them must fit where it waits for us, or both would wait for each other.
constexpr std::size_t pending_max = 200;

/// True when a failure means that this connection, or the server behind it, is of no more use.
bool is_gone(std::string_view state) {
    return state.substr(0, 2) == "08" || state == "57P01" || state == "57P02" || state == "57P03" ||
           state == "25006";
}

class PostgresConnection final : public Connection {
public:
    PostgresConnection(std::string url, PGconn* handle) : url_(std::move(url)), handle_(handle) { hear(); }
    ~PostgresConnection() override { PQfinish(handle_); }

    Result<Done> script(std::string const& sql) override {
        CHECK(leave_pipeline());
        Answer const answer{PQexec(handle_, sql.c_str())};
        return check(answer.get(), sql);
    }

    Result<Done> begin(bool writing) override {
        begin_ = writing ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
        return Done{};
    }

    Result<std::int64_t> run(std::string_view sql, View const* arguments, std::size_t count,
                             detail::Sink const* sink) override {
        auto const* begin = begin_;
        auto answer = ask(sql, arguments, count, sink);
        // Lost while it lay idle: nothing of this transaction was done, so it begins anew on another
        // connection.
        if (!answer && gone_ && begin != nullptr && reopen()) {
            begin_ = begin;
            answer = ask(sql, arguments, count, sink);
        }
        return answer;
    }

    Result<Done> queue(std::string_view sql, View const* arguments, std::size_t count) override {
        CHECK(send(sql, arguments, count));
        if (pending_.size() >= pending_max) {
            CHECK(drain(nullptr));
        }
        return Done{};
    }

    Result<Done> commit(std::string const& told) override {
        if (begin_ != nullptr) {
            begin_ = nullptr;  // nothing was asked for
            return Done{};
        }
        if (!told.empty()) {
            View const values[] = {std::string_view{told}};
            CHECK(send("SELECT pg_notify('varn', $1)", values, 1));
        }
        // What is queued may fail, and then nothing is kept: that is told as it is. But when COMMIT itself
        // has left and no answer comes, or the standby's word was not waited for, nobody here knows.
        warned_ = false;
        CHECK(send_plain("COMMIT"));
        auto const kept = drain(nullptr);
        if ((!kept && gone_) || warned_) {
            return Error{
                ErrorCode::unavailable, "db.unsure", {}, {}, kept ? "warned at commit" : kept.error().cause};
        }
        CHECK(kept);
        if (latest_tag_ != "COMMIT") {
            return internal("a transaction that had failed was to be kept");
        }
        return Done{};
    }

    bool rollback() override {
        if (begin_ != nullptr) {
            begin_ = nullptr;
            return true;
        }
        if (!pending_.empty()) {
            (void)drain(nullptr);
        }
        // Its answer is read when the connection is used next.
        return !gone_ && send_plain("ROLLBACK").ok() && PQpipelineSync(handle_) == 1 && (left_ = true);
    }

    Result<Done> copy_begin(std::string const& sql) override {
        CHECK(leave_pipeline());
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

    bool is_alive() override { return !gone_ && PQstatus(handle_) == CONNECTION_OK; }

private:
    struct Pending {
        std::string sql;
        bool prepares = false;
    };

    /// Warnings are heard for the sake of one: that a commit was not waited for by its standby.
    void hear() {
        PQsetNoticeReceiver(
            handle_,
            [](void* self, PGresult const* notice) {
                auto const* severity = PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED);
                if (severity != nullptr && std::string_view{severity} == "WARNING") {
                    static_cast<PostgresConnection*>(self)->warned_ = true;
                }
            },
            this);
    }

    bool reopen() {
        auto* fresh = connect_postgres(url_);
        if (PQstatus(fresh) != CONNECTION_OK) {
            PQfinish(fresh);
            return false;
        }
        PQfinish(handle_);
        handle_ = fresh;
        hear();
        statements_.clear();
        pending_.clear();
        left_ = gone_ = false;
        return true;
    }

    /// For what libpq cannot send in a pipeline.
    Result<Done> leave_pipeline() {
        if (auto const* begin = std::exchange(begin_, nullptr)) {
            CHECK(send_plain(begin));
        }
        CHECK(drain(nullptr));
        PQexitPipelineMode(handle_);
        return Done{};
    }

    Error lost() {
        gone_ = true;
        return failure("08006", PQerrorMessage(handle_));
    }

    Result<Done> check(PGresult* result, std::string_view sql) {
        auto const status = PQresultStatus(result);
        if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
            return Done{};
        }
        auto const* told = PQresultErrorField(result, PG_DIAG_SQLSTATE);
        std::string_view const state = told != nullptr ? told : "08006";
        gone_ = gone_ || is_gone(state) || PQstatus(handle_) != CONNECTION_OK;
        return failure(gone_ ? "08006" : state,
                       std::string{PQresultErrorMessage(result)} + " in: " + std::string{sql});
    }

    Result<std::int64_t> ask(std::string_view sql, View const* arguments, std::size_t count,
                             detail::Sink const* sink) {
        CHECK(send(sql, arguments, count));
        return drain(sink);
    }

    Result<Done> send_plain(char const* sql) {
        read_what_is_left();
        if (PQpipelineStatus(handle_) == PQ_PIPELINE_OFF && PQenterPipelineMode(handle_) != 1) {
            return lost();
        }
        if (PQsendQueryParams(handle_, sql, 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) {
            return lost();
        }
        pending_.push_back({sql});
        return Done{};
    }

    Result<Done> send(std::string_view sql, View const* arguments, std::size_t count) {
        if (begin_ != nullptr) {
            auto const* begin = begin_;
            begin_ = nullptr;
            CHECK(send_plain(begin));
        }
        read_what_is_left();
        if (PQpipelineStatus(handle_) == PQ_PIPELINE_OFF && PQenterPipelineMode(handle_) != 1) {
            return lost();
        }
        TRY(name, prepared(sql));
        Values const values{arguments, count};
        if (PQsendQueryPrepared(handle_, name.c_str(), values.count(), values.data(), nullptr, nullptr, 0) !=
            1) {
            return lost();
        }
        pending_.push_back({std::string{sql}});
        return Done{};
    }

    Result<std::string> prepared(std::string_view sql) {
        if (auto const known = statements_.find(sql); known != statements_.end()) {
            return known->second;
        }
        if (statements_.size() >= statements_max) {
            statements_.clear();
            CHECK(send_plain("DEALLOCATE ALL"));
        }
        auto name = "s" + std::to_string(++made_);
        if (PQsendPrepare(handle_, name.c_str(), render(sql, Engine::postgres).c_str(), 0, nullptr) != 1) {
            return lost();
        }
        pending_.push_back({std::string{sql}, true});
        statements_.emplace(std::string{sql}, name);
        return name;
    }

    /// The answer of a rollback that nobody waited for.
    void read_what_is_left() {
        if (left_) {
            left_ = false;
            (void)read(nullptr);
        }
    }

    /// Sends what is pending and reads every answer: the first failure, or what the last statement brought.
    Result<std::int64_t> drain(detail::Sink const* sink) {
        read_what_is_left();
        if (pending_.empty()) {
            return std::int64_t{0};
        }
        if (PQpipelineSync(handle_) != 1) {
            return lost();
        }
        return read(sink);
    }

    Result<std::int64_t> read(detail::Sink const* sink) {
        std::optional<Error> failed;
        std::int64_t touched = 0;
        auto const pending = std::exchange(pending_, {});
        for (auto const& one : pending) {
            Answer const answer{PQgetResult(handle_)};
            if (!answer && PQstatus(handle_) != CONNECTION_OK) {
                return failed ? *failed : lost();
            }
            bool const aborted = PQresultStatus(answer.get()) == PGRES_PIPELINE_ABORTED;
            auto const fine = aborted ? Result<Done>{internal("not tried")} : check(answer.get(), one.sql);
            if (!fine && one.prepares) {
                statements_.erase(one.sql);
            }
            if (!fine && !failed && !aborted) {
                failed = fine.error();
            }
            if (fine && !failed && &one == &pending.back()) {
                auto const count = taken(answer.get(), one.sql, sink);
                count ? void(touched = count.value()) : void(failed = count.error());
            }
            Answer const end{PQgetResult(handle_)};
        }
        Answer const sync{PQgetResult(handle_)};
        if (failed) {
            return std::move(*failed);
        }
        return touched;
    }

    Result<std::int64_t> taken(PGresult* answer, std::string_view sql, detail::Sink const* sink) {
        int const rows = PQntuples(answer);
        for (int i = 0; sink != nullptr && i < rows; ++i) {
            PostgresRow row{answer, i};
            if (!sink->row(sink->context, row)) {
                return internal("a row does not fit what was asked for: " + std::string{sql});
            }
        }
        latest_tag_ = PQcmdStatus(answer);
        std::int64_t touched = 0;
        std::string_view const text = PQcmdTuples(answer);
        std::from_chars(text.data(), text.data() + text.size(), touched);
        return touched;
    }

    std::string const url_;
    PGconn* handle_;
    std::map<std::string, std::string, std::less<>> statements_;
    std::uint64_t made_ = 0;
    std::vector<Pending> pending_;
    char const* begin_ = nullptr;  // to be sent with the first statement
    bool left_ = false;            // a rollback's answer is still to be read
    bool gone_ = false;
    bool warned_ = false;
    std::string latest_tag_;
};

}  // namespace

pg_conn* connect_postgres(std::string const& url) {
    // What the address says wins over these. A host that went down without a word is noticed within seconds.
    constexpr std::array names{"connect_timeout",
                               "keepalives_idle",
                               "keepalives_interval",
                               "keepalives_count",
                               "tcp_user_timeout",
                               "client_encoding",
                               "options",
                               "dbname"};
    std::array<char const*, 9> const values{
        "3",         "5",    "3", "3", "10000", "UTF8", "-c statement_timeout=60s -c lock_timeout=10s",
        url.c_str(), nullptr};
    std::array<char const*, 9> keys{};
    std::copy(names.begin(), names.end(), keys.begin());
    return PQconnectdbParams(keys.data(), values.data(), 1);
}

Result<std::unique_ptr<Connection>> open_postgres(std::string const& url) {
    auto* handle = connect_postgres(url);
    if (PQstatus(handle) != CONNECTION_OK) {
        std::string cause = PQerrorMessage(handle);
        PQfinish(handle);
        return Error{ErrorCode::unavailable, "db.unreachable", {}, {}, std::move(cause)};
    }
    return std::unique_ptr<Connection>{std::make_unique<PostgresConnection>(url, handle)};
}

}  // namespace varn::db
