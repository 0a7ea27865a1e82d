#pragma once
// How the documents of a binder speak: their language, what may be said of what is marked, and how times,
// days and levels are written.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kernel/describe.h"
#include "platform/documents.h"
#include "platform/marking.h"
#include "report/dossier.h"

namespace varn::report {

using Blocks = std::vector<documents::Block>;
using MaybeText = std::optional<std::string>;

class Voice {
public:
    Voice(Wanted wanted, std::vector<secrecy::Marking> markings);

    Wanted const& wanted() const { return wanted_; }
    bool is_open() const { return wanted_.extract == Extract::open; }

    /// A text of this context, `dossier.` and its name.
    std::string say(std::string_view name, Params const& params = {}) const;
    /// Any text of the product.
    std::string word(std::string_view key) const;
    /// A name of an enumeration, out of `dossier.` and its kind.
    template <class E>
    std::string name(std::string_view kind, E value) const {
        return say(std::string{kind} + "." + std::string{name_of(value)});
    }
    std::string day(Date date) const { return documents::written_date(date, wanted_.language); }
    std::string day(std::optional<Date> const& date) const {
        return date ? to_text(*date) : std::string{dash};
    }
    /// A number with its thousands parted by spaces that do not break.
    std::string count(std::int64_t number) const;
    /// Whole minutes as people say them: "1 dygn 6 tim".
    std::string minutes(std::int64_t minutes) const;
    std::string minutes(std::optional<std::int64_t> const& minutes) const;

    /// A text as this document may show it. Nothing for what is empty, nor in an open extract for what is
    /// marked; elsewhere that it is marked is said in its place.
    MaybeText shown(std::string const& text) const;
    MaybeText shown(MaybeText const& text) const { return text ? shown(*text) : std::nullopt; }
    /// The same with a dash for nothing.
    template <class T>
    std::string cell(T const& text) const {
        return shown(text).value_or(std::string{dash});
    }

    /// What is marked on a record or on parts of it, with the legal ground: a line for each. Empty in an open
    /// extract, and remembered for `grounds`.
    template <class T>
    std::string marked(Id<T> const& id) {
        return marked(id.text, table<T>());
    }
    /// The same of one field of a record alone, to stand where the field does.
    std::string marked_part(std::string const& id, std::string_view part);
    /// A text of a table, and under it what `marked` says.
    template <class T>
    std::string with_mark(std::string text, Id<T> const& id) {
        auto const note = marked(id);
        return note.empty() ? text : std::move(text) + "\n" + note;
    }
    /// The legal grounds of all that was marked so far, each once.
    std::set<std::string> const& grounds() const { return grounds_; }
    bool has_marked() const { return has_marked_; }

    static constexpr std::string_view dash = "\xE2\x80\x93";

private:
    std::string marked(std::string const& id, Table const& table);
    /// The legal ground of a marking, written out and remembered; empty for what is internal.
    std::string ground_of(secrecy::Marking const& marking);

    Wanted wanted_;
    std::multimap<std::string, secrecy::Marking> markings_;  // by subject
    std::set<std::string> grounds_;
    bool has_marked_ = false;
};

/// The legal ground as it is written out: "OSL 18:13" is "OSL 18 kap. 13 §" in Swedish.
std::string written_ground(std::string const& ground, std::string const& language);

/// Fails when an open extract is asked of a town that shows what is marked.
Result<Done> must_see_nothing_marked(Town const& town, Wanted const& wanted);

/// The frame of a document: kind, title, letterhead and day.
struct Frame {
    std::string kind;
    std::string title;
    std::string unit;
    Date on;
};
documents::Document framed(Voice const& voice, Frame frame);
/// Says at `at` what a reader must know first: that it is made up, that it is an open extract, or that parts
/// are marked. Called when all else has been said.
void say_first(Blocks& blocks, std::size_t at, Voice const& voice, bool is_fictional);

/// Running text of people: paragraphs between empty lines, lists of lines that begin with a dash.
void add_prose(Blocks& blocks, std::string const& text);
/// A table without the columns in which no row says anything; the first is kept.
documents::Table without_empty_columns(documents::Table table);
documents::Heading chapter(int level, std::string text);
documents::Paragraph line(std::string text);
/// Facts in two columns, those without a value left out.
class Details {
public:
    explicit Details(Voice const& voice) : voice_(voice) {}
    template <class T>
    Details& fact(std::string what, T const& value) {
        if (auto text = voice_.shown(value)) {
            made_.pairs.emplace_back(std::move(what), documents::Text{std::move(*text)});
        }
        return *this;
    }
    void put(Blocks& blocks) {
        if (!made_.pairs.empty()) {
            blocks.push_back(std::move(made_));
        }
    }

private:
    Voice const& voice_;
    documents::KeyValues made_;
};

}  // namespace varn::report
