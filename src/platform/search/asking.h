#pragma once
// One question being answered: lists are read, laid together and weighed. Private to platform/search.
#include "kinds.h"

namespace varn::search {

/// Numbers, kind by kind.
using Sets = std::vector<Numbers>;

/// What answers a question: a document stands in every set from its own tier to the last.
struct Weighed {
    std::array<Sets, tiers> tier;
    bool is_partial = false;
};

/// Kinds that somebody may read; for some of them her own units' alone.
struct Reach {
    std::vector<bool> readable;
    std::vector<std::vector<std::string>> units;  // empty for all units
    std::vector<std::string_view> names;
};
Reach reach_of(std::vector<KindFacts> const& kinds, Reader const& reader);

class Asking {
public:
    static Result<Asking> begin(db::ReadTx& tx, std::vector<KindFacts> const& kinds, Reach const& reach);
    Result<Weighed> weigh(Question const& question, std::optional<std::string> const& within);

private:
    struct Late {
        std::size_t kind;
        std::int64_t number;
        Document document;
    };

    Asking(db::ReadTx& tx, std::vector<KindFacts> const& kinds, Reach const& reach)
        : tx_(tx), kinds_(kinds), reach_(reach), names_(store::names_of(reach.names)) {}
    Sets nothing() const { return Sets(kinds_.size()); }
    std::size_t kind_of(std::string_view name) const;
    void add(Sets& sets, std::vector<store::PieceRow> const& pieces) const;
    Result<Sets> listed(std::string const& term) const;
    Result<Sets> same(char of, AskedWord const& asked) const;
    Result<Sets> compounds(AskedWord const& asked) const;
    Result<Done> lay_on(AskedWord const& asked, Weighed& weighed, bool is_first) const;
    Result<Done> raise(Question const& question, Weighed& weighed) const;
    Result<Done> leave_out(Question const& question, Weighed& weighed) const;
    Result<Done> bound(std::optional<std::string> const& within, Sets& sets) const;
    bool is_within(std::size_t kind, Document const& document,
                   std::optional<std::string> const& within) const;
    Result<Done> take_out_hidden(Weighed& weighed);
    void put_in_visible(Question const& question, std::optional<std::string> const& within,
                        Weighed& weighed) const;
    Result<Done> hold_to_phrases(std::vector<Phrase> const& phrases, Weighed& weighed) const;

    db::ReadTx& tx_;
    std::vector<KindFacts> const& kinds_;
    Reach const& reach_;
    store::KindNames names_;
    std::vector<store::DocumentRow> late_rows_;
    std::vector<Late> late_;
    std::vector<store::GoneRow> gone_;
    std::vector<store::HiddenRow> partly_hidden_;  // by number
};

/// Calls `see` with the documents in the order of answers, until it says false.
void in_order(Weighed const& weighed, std::vector<bool> const& kinds,
              std::function<bool(std::size_t kind, std::int64_t number)> const& see);

}  // namespace varn::search
