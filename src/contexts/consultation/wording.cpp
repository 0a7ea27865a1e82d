#include "wording.h"

#include <algorithm>

namespace varn::consultation {
namespace {

/// Where the parts of a kind are kept; nothing for units, whose names have days of their own.
Table const* table_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::section:
            return &table<programme::Section>();
        case NodeKind::focus_area:
            return &table<programme::FocusArea>();
        case NodeKind::goal:
            return &table<programme::Goal>();
        case NodeKind::protection_value:
            return &table<programme::ProtectionValue>();
        case NodeKind::threat:
            return &table<programme::Threat>();
        case NodeKind::responsibility:
            return &table<programme::Responsibility>();
        case NodeKind::requirement:
            return &table<programme::Requirement>();
        case NodeKind::driver:
            return &table<programme::Driver>();
        case NodeKind::change:
            return &table<programme::Change>();
        case NodeKind::topic:
            return &table<programme::Topic>();
        case NodeKind::unit:
            break;
    }
    return nullptr;
}

}  // namespace

Result<std::optional<Instant>> submission_of(db::ReadTx& tx, OpinionCase const& opinion_case) {
    std::optional<Instant> at;
    if (opinion_case.state != CaseState::submitted) {
        return at;
    }
    TRY(moments, db::moments_of(tx, table<OpinionCase>(), opinion_case.id.text, "state"));
    for (auto const& one : moments) {
        if (one.told != name_of(CaseState::submitted)) {
            break;
        }
        at = one.at;
    }
    return at;
}

Result<std::optional<Instant>> Wordings::moment_of(OpinionCase const& opinion_case, OpinionView const& view) {
    if (opinion_case.external) {
        // Its views are written by the one who asked, one by one after it came in.
        TRY(moments, db::moments_of(tx_, table<OpinionView>(), view.id.text, "opinion_case"));
        return moments.empty() ? std::nullopt : std::optional{moments.front().at};
    }
    auto found = submissions_.find(opinion_case.id.text);
    if (found == submissions_.end()) {
        TRY(at, submission_of(tx_, opinion_case));
        found = submissions_.emplace(opinion_case.id.text, at).first;
    }
    return found->second;
}

Result<Wordings::Known const*> Wordings::known(OpinionView const& view) {
    auto found = parts_.find(view.part->text);
    if (found == parts_.end()) {
        Known made;
        if (auto const node = programme::node(tx_, *view.part_kind, view.part->text)) {
            made.now = node.value().title;
        }
        if (auto const* kept_in = table_of(*view.part_kind)) {
            TRY(before, db::wordings_of(tx_, *kept_in, view.part->text, "title"));
            made.before = std::move(before);
        }
        found = parts_.emplace(view.part->text, std::move(made)).first;
    }
    return &found->second;
}

Result<Wordings::Titles> Wordings::of(OpinionCase const& opinion_case, OpinionView const& view) {
    if (!view.part || !view.part_kind) {
        return Titles{};
    }
    TRY(part, known(view));
    TRY(moment, moment_of(opinion_case, view));
    Titles titles{part->now, part->now};
    if (moment) {
        auto const at = std::find_if(part->before.begin(), part->before.end(),
                                     [&](db::RowMoment const& one) { return one.at <= *moment; });
        if (at != part->before.end() && at->told) {
            titles.then = at->told;
        }
    }
    return titles;
}

}  // namespace varn::consultation
