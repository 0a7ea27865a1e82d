#include "platform/server.h"

#include <list>
#include <thread>

#include "serving.h"

namespace varn::http {

void Loop::follow(EventHub& hub) {
    if (followed.contains(&hub)) {
        return;
    }
    followed[&hub] = hub.call_when_published([this] {
        if (!wake_pending.exchange(true)) {
            net::post(ioc, [this] { wake_streams(); });
        }
    });
}

void Loop::wake_streams() {
    wake_pending = false;
    for (auto* const stream : streams) {
        stream->wake.cancel();
    }
}

void Loop::stop() {
    if (std::exchange(stopping, true)) {
        stop_now();  // asked twice
        return;
    }
    work.reset();
    for (auto* const connection : connections) {
        if (connection->idle) {
            beast::error_code ignored;
            connection->socket.cancel(ignored);
        }
    }
    wake_streams();
    if (!connections.empty()) {
        last_moment.expires_after(house.options.shutdown_time);
        last_moment.async_wait([this](beast::error_code error) {
            if (!error) {
                stop_now();
            }
        });
    }
    if (house.connections == 0) {
        house.all_gone();
    }
}

void Loop::stop_now() {
    for (auto* const connection : connections) {
        beast::error_code ignored;
        connection->socket.close(ignored);
    }
    house.all_gone();
    ioc.stop();
}

void Loop::take_leave_of(Connection& connection) {
    connections.erase(&connection);
    auto const left = --house.connections;
    if (over || !stopping) {
        return;
    }
    if (connections.empty()) {
        last_moment.cancel();
    }
    if (left == 0) {
        house.all_gone();
    }
}

namespace {

/// Starts serving a connection, on the thread of its loop.
void welcome(Loop& loop, tcp::socket socket) {
    beast::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto connection = std::make_shared<Connection>(loop, std::move(socket));
    net::co_spawn(loop.ioc, serve(std::move(connection)), [](std::exception_ptr) {
        // Out of memory, or a socket that failed in its own way: this connection ends, the others go on.
    });
}

/// Turns a connection away that there is no room for, without waiting for it.
void turn_away(House const& house, tcp::socket socket) {
    auto const response = house.application.refuse(Refusal::busy, nullptr);
    auto const text = wire::head_text(response, response.body.size(), false, {}) + response.body;
    beast::error_code ignored;
    socket.non_blocking(true, ignored);
    socket.write_some(net::buffer(text), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    std::array<char, 4096> rest{};
    socket.read_some(net::buffer(rest), ignored);
}

net::awaitable<void> accept(tcp::acceptor& acceptor, std::list<Loop>& loops, House& house) {
    auto next = loops.begin();
    net::steady_timer pause(loops.front().ioc);
    while (acceptor.is_open()) {
        auto [error, socket] = co_await acceptor.async_accept(next->ioc, returned);
        if (!acceptor.is_open()) {
            co_return;
        }
        if (error) {  // out of descriptors, most likely: they come back
            pause.expires_after(milliseconds{50});
            co_await pause.async_wait(returned);
            continue;
        }
        if (house.connections.fetch_add(1) >= house.options.connections_max) {
            --house.connections;
            turn_away(house, std::move(socket));
            continue;
        }
        auto& loop = *next;
        next = std::next(next) == loops.end() ? loops.begin() : std::next(next);
        net::post(loop.ioc,
                  [&loop, taken = std::move(socket)]() mutable { welcome(loop, std::move(taken)); });
    }
}

}  // namespace

struct Server::Impl {
    House house;
    std::list<Loop> loops;
    tcp::acceptor acceptor;
    net::signal_set signals;

    Impl(ServerOptions options, Application const& application)
        : house(std::move(options), application),
          loops(make_loops(house)),
          acceptor(loops.front().ioc),
          signals(loops.front().ioc) {
        // A signal that is waited for keeps its loop running, so it is let go with the last connection.
        house.all_gone = [this] {
            net::post(loops.front().ioc, [this] {
                beast::error_code ignored;
                signals.cancel(ignored);
            });
        };
    }
    ~Impl() { house.workers.join(); }

    static std::list<Loop> make_loops(House& house) {
        std::list<Loop> made;
        for (int i = 0; i < std::max(house.options.io_threads, 1); ++i) {
            made.emplace_back(house);
        }
        return made;
    }

    void stop_all() {
        beast::error_code ignored;
        acceptor.close(ignored);
        for (auto& loop : loops) {
            net::post(loop.ioc, [&loop] { loop.stop(); });
        }
    }

    void await_signal() {
        signals.async_wait([this](beast::error_code error, int) {
            if (!error) {
                stop_all();
                await_signal();
            }
        });
    }
};

Server::Server(ServerOptions options, Application const& application)
    : impl_(std::make_unique<Impl>(std::move(options), application)) {}
Server::~Server() = default;

Result<Done> Server::listen() {
    auto const& options = impl_->house.options;
    beast::error_code error;
    auto const address = net::ip::make_address(options.address, error);
    if (error) {
        return invalid("address", "http.address_unreadable", {{"address", options.address}});
    }
    tcp::endpoint const endpoint(address, options.port);
    auto& acceptor = impl_->acceptor;
    auto const unavailable = [&](char const* step) {
        return Error{ErrorCode::unavailable,
                     "http.address_unavailable",
                     {{"address", options.address}, {"port", std::to_string(options.port)}},
                     {},
                     std::string(step) + ": " + error.message()};
    };
    if (acceptor.open(endpoint.protocol(), error)) {
        return unavailable("open");
    }
    acceptor.set_option(net::socket_base::reuse_address(true), error);
    if (acceptor.bind(endpoint, error)) {
        return unavailable("bind");
    }
    if (acceptor.listen(net::socket_base::max_listen_connections, error)) {
        return unavailable("listen");
    }
    return Done{};
}

std::uint16_t Server::port() const {
    beast::error_code ignored;
    return impl_->acceptor.local_endpoint(ignored).port();
}

std::size_t Server::connections() const {
    return impl_->house.connections.load();
}
std::size_t Server::streams() const {
    return impl_->house.streams.load();
}

void Server::run() {
    auto& loops = impl_->loops;
    auto& first = loops.front();
    if (impl_->house.options.stop_on_signal) {
        impl_->signals.add(SIGTERM);
        impl_->signals.add(SIGINT);
        impl_->await_signal();
    }
    net::co_spawn(first.ioc, accept(impl_->acceptor, loops, impl_->house), [](std::exception_ptr) {});
    std::vector<std::thread> threads;
    for (auto loop = std::next(loops.begin()); loop != loops.end(); ++loop) {
        threads.emplace_back([loop] { loop->ioc.run(); });
    }
    first.ioc.run();
    for (auto& thread : threads) {
        thread.join();
    }
    impl_->house.workers.join();
}

void Server::stop() {
    net::post(impl_->loops.front().ioc, [impl = impl_.get()] { impl->stop_all(); });
}

}  // namespace varn::http
