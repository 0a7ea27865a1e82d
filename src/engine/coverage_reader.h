#pragma once
// Reads the lines of one fixture into its input: one function per word of the grammar
// (docs/formats/coverage.md).
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "coverage_line.h"

namespace varn::coverage {

class Reader {
public:
    explicit Reader(TextLimits const& limits) : limits_(limits) {}

    /// Reads one line that is neither empty nor a comment.
    Result<Done> read_line(std::string_view text);
    /// The fixture, when it says all it has to.
    Result<Fixture> finish(std::string_view expected);

private:
    Result<Done> declare(Keys& keys, Line const& line, std::size_t place);
    Result<Index> edition_of(Line const& line) const;
    Result<Done> add_links(Line& line, std::string_view attribute, Keys const& keys, std::vector<Link>& links,
                           std::size_t from);
    Result<Carriers> read_carriers(Line& line);
    Result<Done> read_treatments(Line& line, Index topic);

    Result<Done> today(Line& line);
    Result<Done> analyse(Line& line);
    Result<Done> threshold(Line& line);
    Result<Done> mandate(Line& line);
    Result<Done> kind(Line& line);
    Result<Done> unit(Line& line);
    Result<Done> programme(Line& line);
    Result<Done> edition(Line& line);
    Result<Done> focus(Line& line);
    Result<Done> threat(Line& line);
    Result<Done> value(Line& line);
    Result<Done> goal(Line& line);
    Result<Done> responsibility(Line& line);
    Result<Done> requirement(Line& line);
    Result<Done> done(Line& line);
    Result<Done> topic(Line& line);
    Result<Done> moved(Line& line);

    struct Word {
        std::string_view word;
        Result<Done> (Reader::*read)(Line&);
    };
    static constexpr std::array<Word, 19> words{{
        {"today", &Reader::today},
        {"analyse", &Reader::analyse},
        {"expiring-months", &Reader::threshold},
        {"lopsided-goals", &Reader::threshold},
        {"lopsided-percent", &Reader::threshold},
        {"mandate", &Reader::mandate},
        {"kind", &Reader::kind},
        {"unit", &Reader::unit},
        {"programme", &Reader::programme},
        {"edition", &Reader::edition},
        {"focus", &Reader::focus},
        {"threat", &Reader::threat},
        {"value", &Reader::value},
        {"goal", &Reader::goal},
        {"responsibility", &Reader::responsibility},
        {"requirement", &Reader::requirement},
        {"done", &Reader::done},
        {"topic", &Reader::topic},
        {"moved", &Reader::moved},
    }};

    TextLimits limits_;
    Fixture fixture_;
    Input& input_ = fixture_.input;
    std::optional<Date> today_;
    std::optional<Index> asked_;
    Keys kinds_, units_, mandates_, programmes_, editions_, focus_areas_, threats_, values_, goals_,
        responsibilities_, requirements_, topics_;
};

}  // namespace varn::coverage
