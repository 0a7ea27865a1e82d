#include "asked.h"

#include <charconv>

#include "engine/network_text.h"

namespace varn::mpi {
namespace {

Result<Done> take_number(std::string const& flag, std::string const& value, std::uint64_t least,
                         std::uint64_t most, std::uint64_t& into) {
    auto const* const end = value.data() + value.size();
    auto const read = std::from_chars(value.data(), end, into);
    if (read.ec != std::errc{} || read.ptr != end || into < least || into > most) {
        return invalid(flag, "app.number_wanted",
                       {{"least", std::to_string(least)}, {"max", std::to_string(most)}});
    }
    return Done{};
}

Result<Done> take(std::string const& flag, std::string const& value, Asked& asked) {
    if (flag == "--monte-carlo") {
        return take_number(flag, value, 1, 100'000'000, asked.scenarios);
    }
    if (flag == "--seed") {
        return take_number(flag, value, 0, UINT64_MAX, asked.seed);
    }
    if (flag == "--top") {
        return take_number(flag, value, 0, 1'000'000, asked.top);
    }
    if (flag == "--horizon") {
        auto const minutes = resilience::minutes_of(value);
        if (!minutes || *minutes == 0) {
            return invalid(flag, "resilience.bad_time", {{"name", flag}});
        }
        asked.horizon = *minutes;
        return Done{};
    }
    return invalid(flag, "app.flag_unknown", {{"flag", flag}});
}

}  // namespace

Result<Asked> asked_by(std::vector<std::string> const& words) {
    Asked asked;
    std::vector<std::string> plain;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (!word.starts_with("--")) {
            plain.push_back(word);
        } else if (word == "--n2") {
            asked.pairs = true;
        } else if (word != "--json") {  // there is no other form
            auto const equals = word.find('=');
            bool const is_next = equals == std::string::npos;
            if (is_next && i + 1 == words.size()) {
                return invalid(word, "app.flag_without_value", {{"flag", word}});
            }
            CHECK(take(word.substr(0, equals), is_next ? words[++i] : word.substr(equals + 1), asked));
        }
    }
    bool const asks = asked.pairs || asked.scenarios > 0;
    if (plain.size() != 2 || plain[0] != "network" || !asks) {
        return invalid("", "app.usage", {{"usage", std::string{usage}}});
    }
    asked.file = plain[1];
    return asked;
}

}  // namespace varn::mpi
