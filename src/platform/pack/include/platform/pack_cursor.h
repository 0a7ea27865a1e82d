#pragma once
// For those who map a pack to rows: walks over nodes and gathers every problem with its place and its cure.
//
//     pack::Problems problems;
//     for (auto const& item : pack::list(pack, "units", problems)) {
//         Unit unit;
//         item.fill(unit, {"periods"});
//         for (auto const& period : item.list("periods")) { ... period.key("parent") ... }
//     }
//     CHECK(problems.outcome());
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/describe.h"
#include "kernel/result.h"
#include "platform/pack.h"

namespace varn::pack {

/// What is wrong, in the order it was found. Bounded: what is left out is counted in a last problem.
class Problems {
public:
    void add(std::string pointer, std::string_view key, Params params = {});
    /// Takes over what another reading found wrong.
    void add(Error const& error);
    bool any() const { return !found_.empty(); }
    std::vector<Problem> const& all() const { return found_; }
    /// Everything that is wrong as one error, or Done.
    Result<Done> outcome() const;

private:
    std::vector<Problem> found_;
    std::size_t left_out_ = 0;
};

/// A node on its way to a row: where it stands, and where problems go. Lives as long as its pack.
class Cursor {
public:
    Cursor(Problems& problems, std::string_view file, Node const& node)
        : problems_(&problems), file_(file), node_(&node) {}

    Node const& node() const { return *node_; }
    /// `stockholm/units.yaml:12:5`.
    std::string place() const;
    /// The place of a member, or of the map where it is missing.
    std::string place(std::string_view field) const;
    /// Blames this node, or the member of that name.
    void blame(std::string_view key, Params params = {}) const {
        problems_->add(place(), key, std::move(params));
    }
    void blame_field(std::string_view field, std::string_view key, Params params = {}) const;

    bool has(std::string_view field) const { return node_->find(field) != nullptr; }
    /// The items of a member that is a list; none when it is absent.
    std::vector<Cursor> list(std::string_view field) const;
    /// The items of this node, which must be a list.
    std::vector<Cursor> items() const;
    /// A member that is a map.
    std::optional<Cursor> map(std::string_view field) const;
    /// The members of this node, which must be a map, with their names.
    std::vector<std::pair<std::string_view, Cursor>> members() const;
    /// The text of this node, which must be a scalar.
    std::optional<std::string_view> text() const;
    /// A member that is a scalar: nothing when absent.
    std::optional<std::string_view> text(std::string_view field) const;
    /// A member that must be there.
    std::string_view required(std::string_view field) const;
    std::optional<Date> date(std::string_view field) const;

    /// Fills the scalar columns of a described struct from the members of the same names: type, choice, date,
    /// length and range are checked by the description, and a member that is neither a column nor in `nested`
    /// is a problem. Ids are the caller's: name them in `nested` and look them up by key. What the server
    /// sets is left alone, and so are booleans, `position` and `marker` when they are absent. True when
    /// nothing was wrong.
    template <class T>
    bool fill(T& into, std::initializer_list<std::string_view> nested = {}) const {
        return fill(table<T>(), &into, nested);
    }
    bool fill(Table const& table, void* into, std::initializer_list<std::string_view> nested) const;

    /// Blames `field` for naming a `kind` that is not there; offers the nearest of `known`.
    void blame_unknown_key(std::string_view field, std::string_view kind,
                           std::vector<std::string> const& known) const;

private:
    bool fill_column(Column const& column, void* into) const;
    Problems* problems_;
    std::string_view file_;
    Node const* node_;
};

/// The items of a top-level list (`units`, `programmes`), through all files of the pack, in order.
std::vector<Cursor> list(Pack const& pack, std::string_view name, Problems& problems);

/// The word of `choices` nearest to `word`, or nothing when none is near.
std::string_view nearest(std::string_view word, std::vector<std::string_view> const& choices);

}  // namespace varn::pack
