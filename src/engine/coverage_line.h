#pragma once
// One line of a fixture, `word key name=value … "text"`, taken apart, and typed access to its attributes.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/coverage_text.h"
#include "kernel/choice.h"

namespace varn::coverage {

/// The keys of one kind of thing, and the place of each.
using Keys = std::map<std::string, Index, std::less<>>;

/// A failure of one line. The reader adds the number of the line.
inline Error wrong(std::string_view key, Params params = {}) {
    return invalid({}, std::string(key), std::move(params));
}
inline Error wrong(std::string_view key, std::string_view name) {
    return wrong(key, {{"name", std::string(name)}});
}

/// Reads a text line by line, empty ones and comments left out, until `----`; the answer is what stands after
/// it. Fails at the first line that `read` does not take, with its number.
Result<std::string_view> each_line(std::string_view text, TextLimits const& limits,
                                   std::function<Result<Done>(std::string_view)> const& read);

/// A list of names as a person is told them.
std::string joined(std::vector<std::string_view> const& names);

class Line {
public:
    /// Takes a line apart. Fails when it has no key, or quotes or attributes that cannot be understood.
    static Result<Line> take_apart(std::string_view text, TextLimits const& limits);

    std::string_view word;
    std::string_view key;
    std::string_view text;

    /// The thing's name: its text, or its key when it has none.
    Name name() const { return {std::string(key), std::string(text.empty() ? key : text)}; }

    // Each of these reads the attribute of that name, if the line has it, and fails when it is no such value.
    Result<bool> flag(std::string_view attribute);
    Result<std::optional<Date>> date(std::string_view attribute);
    Result<std::optional<int>> number(std::string_view attribute, int least, int most);
    Result<std::vector<Index>> list(std::string_view attribute, Keys const& keys);
    Result<std::optional<Index>> one(std::string_view attribute, Keys const& keys);
    template <class E>
    Result<std::optional<E>> choice(std::string_view attribute) {
        auto const* held = take(attribute);
        if (held == nullptr) {
            return std::optional<E>{};
        }
        auto const value = choice_of<E>(held->value);
        if (!value) {
            return wrong("coverage_text.bad_choice",
                         {{"name", std::string(attribute)},
                          {"choices", joined({choices<E>.begin(), choices<E>.end()})}});
        }
        return value;
    }
    /// `from=` and `to=`, in that order.
    Result<Period> period();
    /// The values of a list that are no keys but words.
    std::vector<std::string_view> words(std::string_view attribute);

    /// Fails when an attribute is left that nobody has asked for.
    Result<Done> finish() const;

private:
    struct Attribute {
        std::string_view name;
        std::string_view value;
        bool bare = false;
        bool taken = false;
    };
    Attribute const* take(std::string_view attribute);
    Result<bool> take_piece(std::string_view piece);

    std::vector<Attribute> attributes_;
    std::size_t list_max_ = 0;
};

}  // namespace varn::coverage
