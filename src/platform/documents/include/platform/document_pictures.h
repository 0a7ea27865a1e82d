#pragma once
// What a document shows as a picture: charts as data, and drawings of one's own. The writers draw them.
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace varn::documents {

/// A state that a reader should see at a glance. Never colour alone: what bears a tone also has a text, and
/// where a cell has none, the style's sign for the tone is written.
enum class Tone { none, good, notice, warning, danger, muted };

/// The values of one series, as many as the chart has categories; absent where nothing is known. A tone gives
/// its bars the colour of that state.
struct Series {
    std::string name{};
    std::vector<std::optional<double>> values{};
    Tone tone = Tone::none;
};
/// Upright bars, side by side or stacked. A bar with room bears its value, a series its own pattern.
struct BarChart {
    std::vector<std::string> categories{};
    std::vector<Series> series{};
    bool stacked = false;
    std::string unit{};  // what the scale counts: "antal", "kr"
};
/// A line for each series, told apart by marker and dash. `target` is drawn as a level of its own.
struct LineChart {
    std::vector<std::string> categories{};
    std::vector<Series> series{};
    std::string unit{};
    std::optional<double> target{};
    std::string target_name{};
};
/// One square of a heat map; its text stands in it.
struct HeatCell {
    std::string text{};
    Tone tone = Tone::none;
};
/// A grid such as likelihood × consequence; `cells` are rows from the top.
struct HeatMap {
    std::string rows_title{};
    std::string columns_title{};
    std::vector<std::string> rows{};
    std::vector<std::string> columns{};
    std::vector<std::vector<HeatCell>> cells{};
};
/// What binds two things, by their places in the columns; `is_firm` when there is no way round it.
struct Link {
    std::size_t from = 0;
    std::size_t to = 0;
    double weight = 1;  // above 0
    bool is_firm = true;
};
/// Things in two columns, and bands between them as wide as what binds them. Every thing has a bond. The
/// names of firm and loose bonds stand in the legend; without them there is none.
struct LinkMap {
    std::string from_title{};
    std::string to_title{};
    std::vector<std::string> from{};
    std::vector<std::string> to{};
    std::vector<Link> links{};
    std::string firm_name{};
    std::string loose_name{};
};
/// A picture of one's own: SVG of paths and basic shapes (docs/formats/document-style.md). No text, no
/// references, nothing that runs.
struct Drawing {
    std::string svg{};
};
/// A picture with its caption. `alt` says in words what the picture shows, for those who do not see it.
struct Figure {
    std::string caption{};  // without number
    std::string alt{};
    std::variant<BarChart, LineChart, HeatMap, LinkMap, Drawing> picture{};
    double height_mm = 75;  // 20 to 200; the width is that of the text
};

}  // namespace varn::documents
