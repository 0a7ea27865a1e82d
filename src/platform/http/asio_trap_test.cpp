// GCC 12 destroys a coroutine lambda's captures twice when the lambda is a temporary of a co_await or
// co_spawn expression (asio issues 1135 and 858). The server uses free coroutines with parameters instead.
// This counts births and deaths in that pattern, as serve() and send_events() use it, so a compiler that
// breaks it is found out.
#include <gtest/gtest.h>

#include <boost/asio.hpp>
#include <string>

namespace {

namespace net = boost::asio;

struct Counted {
    static inline int born = 0;
    static inline int died = 0;
    std::string text = std::string(100, 'x');
    Counted() { ++born; }
    Counted(Counted const& other) : text(other.text) { ++born; }
    Counted(Counted&& other) noexcept : text(std::move(other.text)) { ++born; }
    Counted& operator=(Counted const&) = default;
    Counted& operator=(Counted&&) = default;
    ~Counted() { ++died; }
};

struct Carrier {
    std::shared_ptr<Counted> shared;
    std::optional<Counted> own;
};

net::awaitable<Carrier> inner(std::shared_ptr<Counted> shared, Counted own) {
    co_await net::post(co_await net::this_coro::executor, net::as_tuple(net::use_awaitable));
    EXPECT_EQ(own.text.size(), 100U);
    co_return Carrier{.shared = shared, .own = own};
}

net::awaitable<void> outer(std::shared_ptr<Counted> shared, int& rounds) {
    for (int i = 0; i < 100; ++i) {
        auto const carrier = co_await inner(shared, Counted{});
        EXPECT_EQ(carrier.own->text, shared->text);
        ++rounds;
    }
}

TEST(asio_trap, coroutines_with_parameters_destroy_each_value_once) {
    int rounds = 0;
    {
        net::io_context ioc;
        auto shared = std::make_shared<Counted>();
        net::co_spawn(ioc, outer(shared, rounds),
                      [](std::exception_ptr error) { EXPECT_EQ(error, nullptr); });
        ioc.run();
        EXPECT_EQ(shared.use_count(), 1);
    }
    EXPECT_EQ(rounds, 100);
    EXPECT_EQ(Counted::born, Counted::died);
}

TEST(asio_trap, a_coroutine_that_never_finishes_destroys_each_value_once) {
    Counted::born = 0;
    Counted::died = 0;
    int rounds = 0;
    {
        net::io_context ioc;
        net::co_spawn(ioc, outer(std::make_shared<Counted>(), rounds), net::detached);
        ioc.run_one();
        ioc.run_one();
    }
    EXPECT_LT(rounds, 100);
    EXPECT_GT(Counted::born, 0);
    EXPECT_EQ(Counted::born, Counted::died);
}

net::awaitable<bool> asked(int& questions) {
    ++questions;
    co_return true;
}

net::awaitable<void> loop_without_short_circuit(bool stopping, int& questions) {
    for (;;) {
        if (stopping) {
            break;
        }
        bool const more = co_await asked(questions);
        if (!more || questions == 3) {
            break;
        }
    }
}

// `while (!stopping && co_await …)` asks although it is stopping: GCC 12 awaits before it looks at the left
// side. A server that waited so for its next request could not be stopped. Loops are therefore written as
// above.
TEST(asio_trap, a_loop_that_stops_awaits_nothing_more) {
    for (bool const stopping : {true, false}) {
        int questions = 0;
        net::io_context ioc;
        net::co_spawn(ioc, loop_without_short_circuit(stopping, questions), net::detached);
        ioc.run();
        EXPECT_EQ(questions, stopping ? 0 : 3);
    }
}

}  // namespace
