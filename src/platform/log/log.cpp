#include "platform/log.h"

#include <atomic>
#include <cstdio>
#include <mutex>

#include "kernel/id.h"
#include "platform/clock.h"
#include "platform/json.h"

namespace varn::log {
namespace {

constexpr std::size_t word_max = 120;
constexpr std::size_t cause_max = 2'000;

std::atomic<Level> least{Level::info};

struct Outlet {
    std::mutex mutex;
    Sink sink;
};
Outlet& outlet() {
    static Outlet one;
    return one;
}

std::string quoted(std::string_view text) {
    std::string out;
    json::append_text(out, text);
    return out;
}

bool is_word(std::string_view text) {
    constexpr std::string_view marks = "._:/+{}-";
    for (char const c : text) {
        bool const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && marks.find(c) == marks.npos) {
            return false;
        }
    }
    return text.size() <= word_max;
}

/// A library's message in who knows what encoding: what is not UTF-8 becomes question marks, so a line stays
/// JSON.
std::string readable(std::string_view text) {
    std::string out{text.substr(0, cause_max)};
    while (text.size() > cause_max && !out.empty() &&
           (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80) {
        out.pop_back();
    }
    if (!json::parse(quoted(out)).ok()) {
        for (auto& c : out) {
            c = static_cast<unsigned char>(c) < 0x80 ? c : '?';
        }
    }
    return out;
}

}  // namespace

Field number(std::string_view name, long long value) {
    return {name, std::to_string(value)};
}

Field flag(std::string_view name, bool value) {
    return {name, value ? "true" : "false"};
}

Field took(std::chrono::nanoseconds duration) {
    auto const microseconds = std::chrono::duration_cast<std::chrono::microseconds>(duration).count();
    std::string text;
    json::append_number(text, static_cast<double>(microseconds) / 1'000.0);
    return {"took_ms", std::move(text)};
}

Field id(std::string_view name, std::string_view value) {
    bool const nobody = value.empty() || value == "operator" || value == "system";
    return {name, quoted(nobody || is_uuid(value) ? value : "?")};
}

Field word(std::string_view name, std::string_view value) {
    return {name, quoted(is_word(value) ? value : "?")};
}

Field cause(std::string_view text) {
    return {"cause", quoted(readable(text))};
}

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    if (!enabled(level)) {
        return;
    }
    static auto const clock = clock::system_clock();
    std::string line = "{\"time\":\"" + to_text(clock->now()) + "\",\"level\":\"";
    line.append(name_of(level)).append("\",\"event\":").append(word({}, event).json());
    for (auto const& field : fields) {
        line.append(",").append(quoted(field.name())).append(":").append(field.json());
    }
    line += '}';
    std::scoped_lock const lock{outlet().mutex};
    if (outlet().sink) {
        outlet().sink(line);
        return;
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void set_level(Level level) {
    least.store(level, std::memory_order_relaxed);
}

bool enabled(Level level) {
    return level >= least.load(std::memory_order_relaxed);
}

Sink set_sink(Sink sink) {
    std::scoped_lock const lock{outlet().mutex};
    return std::exchange(outlet().sink, std::move(sink));
}

}  // namespace varn::log
