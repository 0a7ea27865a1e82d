#pragma once
// A described struct of the tests, with a column of each kind that packs give.
#include <optional>
#include <string>

#include "kernel/describe.h"

namespace varn::pack {

enum class Colour { red, green };

struct Sample {
    Id<Sample> id;
    std::string key;
    std::string title;
    Colour colour{};
    int number = 0;
    bool flag = false;
    std::optional<Date> due;
    int position = 0;
    std::optional<std::string> note;
};

}  // namespace varn::pack

template <>
struct varn::Describe<varn::pack::Sample> {
    using S = pack::Sample;
    static constexpr auto value = entity<S>(
        "sample", field<&S::id>({.label = "x", .fixed = true, .server_set = true}),
        field<&S::key>({.label = "x", .key = true, .length_max = 80}),
        field<&S::title>({.label = "x", .length_min = 1, .length_max = 20}),
        field<&S::colour>({.label = "x"}),
        field<&S::number>({.label = "x", .number_min = 1, .number_max = 10}), field<&S::flag>({.label = "x"}),
        field<&S::due>({.label = "x"}), field<&S::position>({.label = "x"}), field<&S::note>({.label = "x"}));
};
