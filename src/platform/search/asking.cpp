#include "asking.h"

#include <algorithm>
#include <set>

#include "platform/search_words.h"

namespace varn::search {
namespace {

void keep(Sets& sets, Sets const& others) {
    for (std::size_t kind = 0; kind < sets.size(); ++kind) {
        sets[kind].keep(others[kind]);
    }
}

void join(Sets& sets, Sets const& others) {
    for (std::size_t kind = 0; kind < sets.size(); ++kind) {
        sets[kind].join(others[kind]);
    }
}

void drop(Sets& sets, Sets const& others) {
    for (std::size_t kind = 0; kind < sets.size(); ++kind) {
        sets[kind].drop(others[kind]);
    }
}

/// Leaves in every tier only what answers at all.
void nest(Weighed& weighed) {
    for (std::size_t tier = 0; tier < at_all; ++tier) {
        keep(weighed.tier[tier], weighed.tier[at_all]);
    }
}

}  // namespace

Reach reach_of(std::vector<KindFacts> const& kinds, Reader const& reader) {
    Reach reach{std::vector<bool>(kinds.size()), std::vector<std::vector<std::string>>(kinds.size()), {}};
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        bool everything = false;
        auto& units = reach.units[kind];
        for (auto const& rules : reader.rules) {
            auto const scope = auth::scope(rules, reader.actor, kinds[kind].searched.action);
            everything = everything || scope.everything;
            units.insert(units.end(), scope.units.begin(), scope.units.end());
        }
        // What no unit owns belongs to the whole town: whoever reads for some units does not read it.
        if (everything || kinds[kind].fields.owner == nullptr) {
            units.clear();
        }
        reach.readable[kind] = everything || !units.empty();
        if (reach.readable[kind]) {
            reach.names.push_back(kinds[kind].searched.table->name);
        }
    }
    return reach;
}

Result<Asking> Asking::begin(db::ReadTx& tx, std::vector<KindFacts> const& kinds, Reach const& reach) {
    Asking asking{tx, kinds, reach};
    TRY(state, store::state(tx));
    TRY(late, store::lately(tx, state.folded, asking.names_));
    asking.late_rows_ = std::move(late);
    for (auto const& row : asking.late_rows_) {
        asking.late_.push_back({asking.kind_of(row.kind), row.number, read_document(row.words)});
    }
    TRY(gone, store::gone(tx));
    asking.gone_ = std::move(gone);
    return asking;
}

std::size_t Asking::kind_of(std::string_view name) const {
    auto const found = std::find_if(kinds_.begin(), kinds_.end(),
                                    [&](auto const& kind) { return kind.searched.table->name == name; });
    return static_cast<std::size_t>(found - kinds_.begin());
}

void Asking::add(Sets& sets, std::vector<store::PieceRow> const& pieces) const {
    for (auto const& piece : pieces) {
        auto const kind = kind_of(piece.kind);
        if (kind < sets.size()) {
            each_number(piece.numbers, piece.first, [&](std::int64_t number) { sets[kind].add(number); });
        }
    }
}

Result<Sets> Asking::listed(std::string const& term) const {
    auto sets = nothing();
    TRY(pieces, store::list(tx_, term, names_));
    add(sets, pieces);
    return sets;
}

Result<Sets> Asking::same(char of, AskedWord const& asked) const {
    TRY(sets, listed(term(of, asked.stem)));
    if (asked.is_beginning) {
        TRY(more, store::lists_from(tx_, term(of, asked.folded), names_));
        add(sets, more);
    }
    for (auto const& late : late_) {
        auto const& fields = late.document.fields;
        bool found = false;
        if (of == title_begins) {
            found = !fields.empty() && !fields.front().stems.empty() &&
                    match(asked, fields.front().stems.front()) == Match::same;
        } else {
            auto const how = match(asked, late.document);
            found = of == in_title ? how.in_title : how.in_text;
        }
        if (found) {
            sets[late.kind].add(late.number);
        }
    }
    return sets;
}

Result<Sets> Asking::compounds(AskedWord const& asked) const {
    auto sets = nothing();
    if (asked.is_beginning || asked.is_exact) {
        return sets;
    }
    std::vector<std::string> terms;
    if (letters_of(asked.stem) >= part_letters_min) {
        TRY(words, store::words_with(tx_, asked.stem));
        for (auto const& word : words) {
            terms.push_back(term(in_text, word));
        }
    }
    for (auto const other : synonyms_of(asked.stem)) {
        terms.push_back(term(in_text, other));
    }
    TRY(pieces, store::lists_of(tx_, terms, names_));
    add(sets, pieces);
    for (auto const& late : late_) {
        if (match(asked, late.document).in_compound) {
            sets[late.kind].add(late.number);
        }
    }
    return sets;
}

Result<Done> Asking::lay_on(AskedWord const& asked, Weighed& weighed, bool is_first) const {
    TRY(title, same(in_title, asked));
    TRY(text, same(in_text, asked));
    TRY(all, compounds(asked));
    join(all, text);
    auto const lay = [&](Tier tier, Sets& sets) {
        if (is_first) {
            weighed.tier[tier] = std::move(sets);
        } else {
            keep(weighed.tier[tier], sets);
        }
    };
    lay(by_title, title);
    lay(by_text, text);
    lay(at_all, all);
    return Done{};
}

Result<Done> Asking::raise(Question const& question, Weighed& weighed) const {
    weighed.tier[from_beginning] = weighed.tier[by_title];
    TRY(begins, same(title_begins, question.first.front()));
    keep(weighed.tier[from_beginning], begins);
    weighed.tier[exactly] = weighed.tier[from_beginning];
    TRY(long_as_this, listed(term(title_length, std::to_string(question.length))));
    for (auto const& late : late_) {
        auto const& fields = late.document.fields;
        if (!fields.empty() && fields.front().stems.size() == question.length) {
            long_as_this[late.kind].add(late.number);
        }
    }
    keep(weighed.tier[exactly], long_as_this);
    return Done{};
}

Result<Done> Asking::leave_out(Question const& question, Weighed& weighed) const {
    auto& all = weighed.tier[at_all];
    for (auto const& word : question.words) {
        if (word.is_excluded) {
            TRY(with, same(in_text, word));
            drop(all, with);
        }
    }
    for (auto const& gone : gone_) {
        auto const kind = kind_of(gone.kind);
        if (kind < all.size()) {
            all[kind].remove(gone.number);
        }
    }
    return Done{};
}

Result<Done> Asking::bound(std::optional<std::string> const& within, Sets& sets) const {
    if (within) {
        TRY(inside, listed(term(refers_to, *within)));
        for (auto const& late : late_) {
            auto const& references = late.document.references;
            if (std::find(references.begin(), references.end(), *within) != references.end()) {
                inside[late.kind].add(late.number);
            }
        }
        keep(sets, inside);
    }
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
        if (reach_.units[kind].empty()) {
            continue;
        }
        Numbers own;
        for (auto const& unit : reach_.units[kind]) {
            TRY(owned, listed(term(owned_by, unit)));
            own.join(owned[kind]);
            for (auto const& late : late_) {
                if (late.kind == kind && late.document.owner == unit) {
                    own.add(late.number);
                }
            }
        }
        sets[kind].keep(own);
    }
    return Done{};
}

bool Asking::is_within(std::size_t kind, Document const& document,
                       std::optional<std::string> const& within) const {
    auto const& references = document.references;
    auto const& units = reach_.units[kind];
    return (!within || std::find(references.begin(), references.end(), *within) != references.end()) &&
           (units.empty() || std::find(units.begin(), units.end(), document.owner) != units.end());
}

/// What is hidden as a whole is out for good; what is hidden in part is weighed by what is seen of it.
Result<Done> Asking::take_out_hidden(Weighed& weighed) {
    TRY(whole, store::hidden(tx_, names_));
    TRY(partly, store::partly_hidden(tx_, names_));
    for (auto const* rows : {&whole, &partly}) {
        for (auto const& row : *rows) {
            weighed.tier[at_all][kind_of(row.kind)].remove(row.number);
        }
    }
    std::set<std::int64_t> gone;
    for (auto const& row : whole) {
        gone.insert(row.number);
    }
    std::erase_if(partly, [&](auto const& row) { return gone.contains(row.number); });
    partly_hidden_ = std::move(partly);
    return Done{};
}

void Asking::put_in_visible(Question const& question, std::optional<std::string> const& within,
                            Weighed& weighed) const {
    for (std::size_t i = 0; i < partly_hidden_.size();) {
        auto const& row = partly_hidden_[i];
        auto document = read_document(row.words);
        for (; i < partly_hidden_.size() && partly_hidden_[i].number == row.number; ++i) {
            hide(document, partly_hidden_[i].part);
        }
        auto const kind = kind_of(row.kind);
        auto const how = is_within(kind, document, within) ? merit(question, document) : std::nullopt;
        for (std::size_t tier = how.value_or(at_all); how && tier <= at_all; ++tier) {
            weighed.tier[tier][kind].add(row.number);
        }
    }
}

Result<Done> Asking::hold_to_phrases(std::vector<Phrase> const& phrases, Weighed& weighed) const {
    if (phrases.empty()) {
        return Done{};
    }
    std::vector<std::int64_t> candidates;
    in_order(weighed, reach_.readable, [&](std::size_t, std::int64_t number) {
        weighed.is_partial = candidates.size() == phrase_candidates_max;
        if (!weighed.is_partial) {
            candidates.push_back(number);
        }
        return !weighed.is_partial;
    });
    TRY(rows, store::documents(tx_, candidates));
    auto held = nothing();
    for (auto const& row : rows) {
        auto const document = read_document(row.words);
        bool const holds = std::all_of(phrases.begin(), phrases.end(), [&](auto const& phrase) {
            return has_phrase(document, phrase) != phrase.is_excluded;
        });
        auto const kind = kind_of(row.kind);
        if (holds && kind < held.size()) {
            held[kind].add(row.number);
        }
    }
    keep(weighed.tier[at_all], held);
    nest(weighed);
    return Done{};
}

Result<Weighed> Asking::weigh(Question const& question, std::optional<std::string> const& within) {
    Weighed weighed;
    weighed.tier.fill(nothing());
    if (within) {
        TRY(unseen, store::is_hidden(tx_, *within));
        if (unseen) {
            return weighed;  // as if there were no such thing
        }
    }
    bool is_first = true;
    for (auto const& word : question.words) {
        if (word.is_excluded) {
            continue;
        }
        CHECK(lay_on(word, weighed, is_first));
        is_first = false;
    }
    if (is_first) {
        return weighed;
    }
    CHECK(raise(question, weighed));
    CHECK(leave_out(question, weighed));
    CHECK(bound(within, weighed.tier[at_all]));
    CHECK(take_out_hidden(weighed));
    nest(weighed);
    CHECK(hold_to_phrases(question.phrases, weighed));
    put_in_visible(question, within, weighed);
    return weighed;
}

void in_order(Weighed const& weighed, std::vector<bool> const& kinds,
              std::function<bool(std::size_t kind, std::int64_t number)> const& see) {
    bool more = true;
    for (std::size_t tier = 0; tier < tiers && more; ++tier) {
        for (std::size_t kind = 0; kind < kinds.size() && more; ++kind) {
            if (!kinds[kind]) {
                continue;
            }
            weighed.tier[tier][kind].each_from_greatest([&](std::int64_t number) {
                bool const better = tier > 0 && weighed.tier[tier - 1][kind].has(number);
                more = better || see(kind, number);
                return more;
            });
        }
    }
}

}  // namespace varn::search
