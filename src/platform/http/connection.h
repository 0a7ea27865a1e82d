#pragma once
// What connections are made of. Included, with reading.h and serving.h, by server.cpp alone: the only
// translation unit that pays for Asio and Beast.
//
// Two traps of GCC 12, both watched by asio_trap_test.cpp: it destroys a capturing lambda twice when it is a
// coroutine and a temporary of a co_await or co_spawn expression, so every coroutine here is a free function
// with parameters; and it awaits what stands to the right of && or || whatever the left side says, so a
// co_await never stands there.
#include <array>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <map>
#include <unordered_set>
#include <utility>

#include "kernel/result.h"
#include "platform/events.h"
#include "platform/server.h"
#include "wire.h"
#include "worker_pool.h"

namespace varn::http {

namespace net = boost::asio;
namespace beast = boost::beast;
using tcp = net::ip::tcp;
using std::chrono::milliseconds;
using Parser = beast::http::request_parser<beast::http::string_body>;
inline constexpr auto returned = net::as_tuple(net::use_awaitable);

struct Connection;

/// What the connections of all loops share.
struct House {
    ServerOptions options;
    Application const& application;
    std::atomic<std::size_t> connections = 0;
    std::atomic<std::size_t> streams = 0;
    std::atomic<std::size_t> body_bytes = 0;
    std::function<void()> all_gone;  // called once the server stops and has no connection left
    WorkerPool workers;

    House(ServerOptions given, Application const& answers)
        : options(std::move(given)), application(answers), workers(options.workers, options.queued_max) {}
};

/// One thread with its own io_context; what belongs to a loop is touched by its thread alone.
struct Loop {
    House& house;
    // Declared before the io_context, because connections that still live when it ends take leave of these.
    std::unordered_set<Connection*> connections;
    std::unordered_set<Connection*> streams;
    std::map<EventHub*, std::uint64_t> followed;
    std::atomic<bool> wake_pending = false;
    bool stopping = false;
    bool over = false;
    net::io_context ioc{1};
    net::steady_timer last_moment{ioc};
    net::executor_work_guard<net::io_context::executor_type> work{ioc.get_executor()};

    explicit Loop(House& of) : house(of) {}
    ~Loop() {
        over = true;
        for (auto const& [hub, listener] : followed) {
            hub->forget(listener);
        }
    }
    void follow(EventHub& hub);
    void wake_streams();
    void stop();
    void stop_now();
    void take_leave_of(Connection& connection);
};

/// A claim on a counter that has an upper bound, given back at the end.
class Claim {
public:
    Claim() = default;
    Claim(Claim const&) = delete;
    Claim& operator=(Claim const&) = delete;
    ~Claim() {
        if (counter_ != nullptr) {
            *counter_ -= count_;
        }
    }
    bool take(std::atomic<std::size_t>& counter, std::size_t count, std::size_t count_max) {
        if (counter.fetch_add(count) + count > count_max) {
            counter -= count;
            return false;
        }
        counter_ = &counter;
        count_ = count;
        return true;
    }

private:
    std::atomic<std::size_t>* counter_ = nullptr;
    std::size_t count_ = 0;
};

struct Connection : std::enable_shared_from_this<Connection> {
    Loop& loop;
    tcp::socket socket;
    net::steady_timer deadline;
    net::steady_timer wake;  // a worker has answered, or a hub has something new
    std::uint64_t allowance = 0;
    bool timed_out = false;
    bool idle = true;
    bool gone = false;
    std::array<char, 8> probe{};

    Connection(Loop& of, tcp::socket accepted)
        : loop(of), socket(std::move(accepted)), deadline(of.ioc), wake(of.ioc) {
        loop.connections.insert(this);
    }
    ~Connection() { loop.take_leave_of(*this); }

    ServerOptions const& options() const { return loop.house.options; }
    Application const& application() const { return loop.house.application; }

    /// What is read or written from here on must be done within `time`, or it is cancelled.
    void allow(milliseconds time) {
        timed_out = false;
        ++allowance;
        cancel_after(time, allowance);
    }
    /// Nothing is pending, so nothing is measured.
    void allow_for_ever() {
        ++allowance;
        deadline.cancel();
    }

private:
    void cancel_after(milliseconds time, std::uint64_t given) {
        deadline.expires_after(time);
        deadline.async_wait([weak = weak_from_this(), given](beast::error_code error) {
            auto const self = weak.lock();
            if (error || !self || self->allowance != given) {
                return;
            }
            self->timed_out = true;
            beast::error_code ignored;
            self->socket.cancel(ignored);
            // A composed operation may have been between two steps, so it is told again until it ends.
            self->cancel_after(milliseconds{50}, given);
        });
    }
};

/// A request on its way through a worker. Shared by the connection and the worker, because either may go
/// first.
struct Job {
    Request request;
    Claim body;
    bool keep_alive = false;
    bool head_only = false;
    Response response;
    bool answered = false;
};

}  // namespace varn::http
