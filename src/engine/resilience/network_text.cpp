#include "engine/network_text.h"

#include <array>
#include <charconv>

#include "coverage_line.h"

namespace varn::resilience {
namespace {

using coverage::Line;
using coverage::wrong;

/// Four million bytes are too few for a network of a hundred thousand nodes.
constexpr coverage::TextLimits limits{.bytes_max = 100'000'000, .lines_max = 2'000'000};

std::optional<double> number_of(std::string_view text) {
    double value = 0.0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() ? std::optional{value} : std::nullopt;
}

/// Reads the nodes of a text, and then, when all are known, the needs: a ring could not be written otherwise.
class Reader {
public:
    Result<Done> read_node(std::string_view text) {
        TRY(line, Line::take_apart(text, limits));
        if (line.word == "need") {
            return Done{};
        }
        if (line.word != "node" && line.word != "service") {
            return wrong("resilience.unknown_word", {{"word", std::string{line.word}}});
        }
        CHECK(node(line));
        return finish(line);
    }
    Result<Done> read_need(std::string_view text) {
        TRY(line, Line::take_apart(text, limits));
        if (line.word != "need") {
            return Done{};
        }
        CHECK(need(line));
        return finish(line);
    }
    Network take() { return std::move(network_); }

private:
    static Result<Done> finish(Line const& line) {
        if (auto const finished = line.finish(); !finished) {
            auto const& told = finished.error().problems.front();
            return wrong("resilience.unknown_attribute", told.params);
        }
        return Done{};
    }
    /// The one value of an attribute, if the line has it.
    static Result<std::optional<std::string_view>> value(Line& line, std::string_view attribute) {
        auto const words = line.words(attribute);
        if (words.size() > 1) {
            return wrong("coverage_text.only_one", attribute);
        }
        return words.empty() ? std::nullopt : std::optional{words.front()};
    }
    static Result<std::optional<Minutes>> time(Line& line, std::string_view attribute) {
        TRY(text, value(line, attribute));
        if (!text) {
            return std::optional<Minutes>{};
        }
        auto const minutes = minutes_of(*text);
        if (!minutes) {
            return wrong("resilience.bad_time", attribute);
        }
        return minutes;
    }
    static Result<Done> amount(Line& line, std::string_view attribute, double& into) {
        TRY(text, value(line, attribute));
        if (text) {
            auto const amount = number_of(*text);
            if (!amount) {
                return wrong("resilience.bad_amount", attribute);
            }
            into = *amount;
        }
        return Done{};
    }

    Result<Done> node(Line& line) {
        auto const [place, is_new] =
            keys_.emplace(std::string{line.key}, static_cast<Index>(network_.nodes.size()));
        if (!is_new) {
            return wrong("resilience.id_twice", {{"id", std::string{line.key}}});
        }
        Node made;
        made.id = std::string{line.key};
        made.name = std::string{line.text};
        made.is_service = line.word == "service";
        TRY(kind, value(line, "kind"));
        made.kind = std::string{kind.value_or("")};
        CHECK(amount(line, "p", made.loss_probability));
        CHECK(amount(line, "losses", made.losses_per_year));
        TRY(restart, time(line, "restart"));
        made.restart = restart.value_or(0);
        TRY(tolerable, time(line, "tolerable"));
        made.tolerable = tolerable;
        TRY(district, line.number("district", 0, 1'000'000));
        made.district = static_cast<Index>(district.value_or(0));
        CHECK(repair(line, made));
        double harm = 0.0;
        CHECK(amount(line, "harm", harm));
        if (harm > 0.0) {  // so much an hour beyond what is tolerable
            auto const from = made.tolerable.value_or(0);
            made.harm = {{from, 0.0}, {from + 60, harm}};
        }
        network_.nodes.push_back(std::move(made));
        return Done{};
    }

    static Result<Done> repair(Line& line, Node& made) {
        auto const words = line.words("repair");
        if (words.empty()) {
            return Done{};
        }
        std::array<Minutes, 3> times{};
        if (words.size() != 1 && words.size() != 3) {
            return wrong("resilience.bad_repair");
        }
        for (std::size_t i = 0; i < times.size(); ++i) {
            auto const minutes = minutes_of(words[words.size() == 1 ? 0 : i]);
            if (!minutes) {
                return wrong("resilience.bad_repair");
            }
            times[i] = *minutes;
        }
        made.repair = {times[0], times[1], times[2]};
        return Done{};
    }

    Result<Done> need(Line& line) {
        auto const owner = keys_.find(line.key);
        if (owner == keys_.end()) {
            return wrong("coverage_text.unknown_key", {{"name", "need"}, {"key", std::string{line.key}}});
        }
        Need made;
        TRY(members, line.list("of", keys_));
        made.of = members;
        TRY(least, line.number("least", 1, 65'535));
        made.least = static_cast<Index>(least.value_or(1));
        TRY(buffer, time(line, "buffer"));
        made.buffer = buffer.value_or(0);
        TRY(kind, value(line, "kind"));
        made.kind = std::string{kind.value_or("")};
        TRY(refill, value(line, "refill"));
        if (refill) {
            made.refill = minutes_of(*refill);
            if (!made.refill && *refill != "never") {
                return wrong("resilience.bad_time", "refill");
            }
        }
        network_.nodes[owner->second].needs.push_back(std::move(made));
        return Done{};
    }

    Network network_;
    coverage::Keys keys_;
};

}  // namespace

std::optional<Minutes> minutes_of(std::string_view text) {
    Minutes whole = 0;
    if (text.empty()) {
        return std::nullopt;
    }
    while (!text.empty()) {
        Minutes amount = 0;
        auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), amount);
        if (failure != std::errc{} || amount < 0 || amount > 1'000'000'000) {
            return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        auto const unit = text.substr(0, std::min(text.find_first_of("0123456789"), text.size()));
        auto const scale = unit == "d" ? 1440 : unit == "h" ? 60 : unit == "min" || unit.empty() ? 1 : 0;
        if (scale == 0) {
            return std::nullopt;
        }
        whole += amount * scale;
        text.remove_prefix(unit.size());
    }
    return whole;
}

Result<NetworkFixture> read_network(std::string_view text) {
    Reader reader;
    TRY(nodes,
        coverage::each_line(text, limits, [&](std::string_view line) { return reader.read_node(line); }));
    TRY(expected,
        coverage::each_line(text, limits, [&](std::string_view line) { return reader.read_need(line); }));
    NetworkFixture fixture{reader.take(), std::string{expected}};
    CHECK(validate(fixture.network));
    return fixture;
}

}  // namespace varn::resilience
