// Only platform/clock asks what time it is or draws a random number. A clock is passed, never summoned. And
// what day an instant was is asked of the clock on the wall here: day_of tells it in UTC, another day before
// two in the morning.
#include <algorithm>
#include <array>

#include "rules.h"

namespace house {

Findings one_clock(House const& house) {
    static constexpr std::array<std::string_view, 12> words = {
        "system_clock", "utc_clock",     "gettimeofday", "clock_gettime", "localtime", "localtime_r",
        "gmtime",       "random_device", "mt19937",      "mt19937_64",    "getrandom", "arc4random"};
    Findings found;
    for (auto const& file : house.files) {
        if (!file.is_cpp() || !file.under("src/") || file.under("src/platform/clock/")) {
            continue;
        }
        for (std::size_t i = 0; i < file.tokens.size(); ++i) {
            auto const& tok = file.tokens[i];
            // A function of ours that makes a clock may be called system_clock(); asking the machine may not.
            bool const asks =
                i + 2 < file.tokens.size() && tok.is("system_clock") && !file.tokens[i + 1].is("(");
            bool const other = tok.kind == Token::word && tok.text != "system_clock" &&
                               std::find(words.begin(), words.end(), tok.text) != words.end();
            // A test may draw numbers from a generator that it seeds itself.
            bool const seeded = tok.text.starts_with("mt19937") && is_for_tests(house, file);
            if ((asks || other) && !seeded) {
                found.push_back(
                    {place(file, tok.line), tok.text + " outside platform/clock: take a Clock or Ids"});
            }
            bool const of_people = file.under("src/contexts/") || file.under("src/app/");
            if (of_people && tok.is("day_of") && !is_for_tests(house, file)) {
                found.push_back(
                    {place(file, tok.line),
                     "day_of tells the day in UTC: ask clock::stockholm_time for that of people"});
            }
        }
    }
    return found;
}

}  // namespace house
