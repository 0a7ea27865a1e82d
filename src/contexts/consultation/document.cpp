// The opinion as a tjänsteutlåtande, and its decision as an extract of the minutes. Documents of a Swedish
// town are Swedish, whatever language the screen is in.
#include <algorithm>

#include "document_words.h"
#include "platform/prose.h"
#include "platform/stockholm_time.h"
#include "service.h"

namespace varn::consultation {
namespace {

using Blocks = std::vector<documents::Block>;

void add_all(Blocks& blocks, Blocks more) {
    for (auto& block : more) {
        blocks.push_back(std::move(block));
    }
}

/// Says that something is missing, when what bears a marking is not for the one who reads.
void add_left_out(Blocks& blocks, CaseView const& view) {
    if (view.left_out) {
        blocks.push_back(documents::Paragraph{documents::Text{{doc_text("left_out"), true}}});
    }
}

/// What is written under a heading; the empty prose for nothing.
std::string words_of(OpinionSection const& section) {
    return section.body.value_or(std::string{});
}

SectionShown const* section_of(CaseView const& view, SectionKind kind) {
    auto const found = std::find_if(view.sections.begin(), view.sections.end(),
                                    [&](SectionShown const& one) { return one.section.kind == kind; });
    return found == view.sections.end() ? nullptr : &*found;
}

/// The blocks of a proposal, its numbered points as what is to be decided; everything that was signed stands.
void add_decisions(Blocks& blocks, Blocks proposal) {
    int first = 1;
    for (auto& block : proposal) {
        auto* list = std::get_if<documents::List>(&block);
        bool const is_flat = list != nullptr && list->numbered &&
                             std::all_of(list->items.begin(), list->items.end(),
                                         [](documents::ListItem const& item) { return item.inside.empty(); });
        if (!is_flat) {
            blocks.push_back(std::move(block));
            continue;
        }
        documents::Decisions decisions;
        decisions.first = first;
        for (auto& item : list->items) {
            decisions.points.push_back(std::move(item.text));
        }
        first += static_cast<int>(decisions.points.size());
        blocks.push_back(std::move(decisions));
    }
}

/// The decision that submitted the answer, or the last one before that.
DecisionShown const* decision_of(CaseView const& view) {
    DecisionShown const* found = nullptr;
    for (auto const& one : view.decisions) {
        if (found == nullptr || rules::submits(one.decision.outcome)) {
            found = &one;
        }
    }
    return found == nullptr || view.opinion_case.state == CaseState::submitted ? found
                                                                               : &view.decisions.back();
}

/// Who signs: with the day, when all have signed what stands here, else with room for it.
void add_signatures_to(Blocks& blocks, CaseView const& view) {
    if (view.signatures.empty()) {
        return;
    }
    bool const all_stand = std::all_of(view.signatures.begin(), view.signatures.end(),
                                       [](auto const& one) { return one.state == SignatureState::stands; });
    documents::Signatures room;
    documents::KeyValues done;
    for (auto const& one : view.signatures) {
        auto const& own = one.signature;
        room.signers.push_back({own.name, own.title});
        auto const on = own.signed_at ? clock::stockholm_time(*own.signed_at).day : Date{};
        done.pairs.emplace_back(
            own.title,
            documents::Text{{own.name, true},
                            {"\n" + doc_text("signed", {{"day", documents::written_date(on, "sv")}})}});
    }
    if (!all_stand) {
        blocks.push_back(std::move(room));
        return;
    }
    done.pairs.emplace_back(doc_text("signed_content"), documents::Text{view.content_hash});
    blocks.push_back(std::move(done));
}

/// What is to be decided, point by point, and who signs for it.
void add_proposal(Blocks& blocks, CaseView const& view) {
    auto const* proposal = section_of(view, SectionKind::proposal);
    if (proposal != nullptr) {
        blocks.push_back(documents::Heading{1, proposal->section.title, false, {}});
        add_decisions(blocks, prose::blocks(words_of(proposal->section), 1));
    }
    add_signatures_to(blocks, view);
}

/// All views in one table: what they are, what they speak of, and what is proposed instead.
void add_views_table(Blocks& blocks, CaseView const& view) {
    if (view.views.empty()) {
        return;
    }
    documents::Table table;
    table.caption = doc_text("views_caption");
    table.columns = {{0.4, documents::Align::start}, {1.6}, {1.2}, {4}};
    table.header = {{doc_text("number"), doc_text("part"), doc_text("stance"), doc_text("view")}};
    int number = 0;
    for (auto const& one : view.views) {
        auto words = one.view.body;
        if (one.view.text_proposal) {
            words += "\n" + doc_text("text_proposal", {{"text", *one.view.text_proposal}});
        }
        if (one.view.witness) {
            words += "\n" + doc_text("witness", {{"text", *one.view.witness}});
        }
        table.rows.push_back({std::to_string(++number), one.part_title.value_or(doc_text("whole")),
                              choice_text("stance", one.view.stance), std::move(words)});
    }
    blocks.push_back(std::move(table));
}

void add_attachments(Blocks& blocks, CaseView const& view) {
    documents::Attachments attachments;
    for (auto const* files : {&view.received, &view.files}) {
        for (auto const& file : *files) {
            attachments.items.push_back({file.title, file.reference.value_or(std::string{})});
        }
    }
    if (attachments.items.empty() && view.referral) {
        attachments.items.push_back(
            {view.referral->title, view.referral->diary_number
                                       ? doc_text("diary", {{"number", *view.referral->diary_number}})
                                       : std::string{}});
    }
    if (!attachments.items.empty()) {
        blocks.push_back(std::move(attachments));
    }
}

void add_preparation_steps(Blocks& blocks, CaseView const& view) {
    documents::List list;
    for (auto const& step : view.steps) {
        auto words = step.title;
        if (step.participants) {
            words += ": " + *step.participants;
        }
        if (step.done_on) {
            words += " (" + to_text(*step.done_on) + ")";
        }
        list.items.push_back({documents::Text{std::move(words)}, {}, false});
    }
    if (!list.items.empty()) {
        blocks.push_back(std::move(list));
    }
}

std::optional<Date> meeting_day(CaseView const& view) {
    if (view.opinion_case.state == CaseState::submitted && decision_of(view) != nullptr) {
        return decision_of(view)->decision.decided_on;
    }
    for (auto const& one : view.deadlines.meetings) {
        if (view.opinion_case.meeting == one.meeting.id) {
            return one.meeting.held_on;
        }
    }
    return view.decisions.empty() ? std::nullopt : std::optional{view.decisions.back().decision.decided_on};
}

documents::Document head_of(Town& town, CaseView const& view, organisation::UnitView const& unit) {
    auto const& own = view.opinion_case;
    documents::Document document;
    document.language = "sv";
    document.title = own.title;
    document.letterhead.unit = unit.administration.value_or(unit.name);
    document.letterhead.diary_number = own.diary_number.value_or(std::string{});
    document.letterhead.date = town.clock.today();
    if (own.officer) {
        document.letterhead.case_officer.push_back(*own.officer);
    }
    if (own.department) {
        document.letterhead.case_officer.push_back(*own.department);
    }
    return document;
}

/// The day a document bears: of the last signature that stands, else today.
Date day_of_document(Town& town, CaseView const& view) {
    std::optional<Instant> last;
    for (auto const& one : view.signatures) {
        if (one.state == SignatureState::stands && (!last || *one.signature.signed_at > *last)) {
            last = one.signature.signed_at;
        }
    }
    return last ? clock::stockholm_time(*last).day
                : view.opinion_case.submitted_on.value_or(town.clock.today());
}

Result<std::pair<CaseView, organisation::UnitView>> case_and_unit(Town& town, Actor const& actor,
                                                                  Id<OpinionCase> const& id) {
    TRY(view, case_view(town, actor, id));
    db::ReadTx tx{town.db};
    TRY(unit, organisation::unit_on(tx, view.opinion_case.unit, town.clock.today()));
    return std::pair{std::move(view), std::move(unit)};
}

}  // namespace

Result<documents::Document> opinion_document(Town& town, Actor const& actor, Id<OpinionCase> const& id) {
    TRY(found, case_and_unit(town, actor, id));
    auto const& [view, unit] = found;
    auto document = head_of(town, view, unit);
    document.kind = doc_text("opinion");
    document.title = doc_text("opinion_title", {{"title", view.opinion_case.title}});
    document.letterhead.date = day_of_document(town, view);
    document.made_at = start_of(document.letterhead.date);
    auto recipient = unit.name;
    if (auto const day = meeting_day(view)) {
        recipient += " " + to_text(*day);
    }
    document.letterhead.recipient = {std::move(recipient)};
    auto& blocks = document.blocks;
    if (view.opinion_case.marker == Marker::fictional) {
        blocks.push_back(documents::Paragraph{documents::Text{{doc_text("fictional"), true}}});
    }
    add_left_out(blocks, view);
    add_proposal(blocks, view);
    for (auto const& one : view.sections) {
        auto const kind = one.section.kind;
        bool const says = one.section.body.has_value() ||
                          (kind == SectionKind::preparation && !view.steps.empty()) ||
                          (kind == SectionKind::views && !view.views.empty());
        if (kind == SectionKind::proposal || !says) {
            continue;
        }
        blocks.push_back(documents::Heading{1, one.section.title, true, {}});
        add_all(blocks, prose::blocks(words_of(one.section), 1));
        if (kind == SectionKind::preparation) {
            add_preparation_steps(blocks, view);
        }
        if (kind == SectionKind::views) {
            add_views_table(blocks, view);
        }
    }
    add_attachments(blocks, view);
    return document;
}

Result<documents::Document> decision_document(Town& town, Actor const& actor, Id<OpinionCase> const& id) {
    TRY(found, case_and_unit(town, actor, id));
    auto const& [view, unit] = found;
    if (view.decisions.empty()) {
        return Error{ErrorCode::conflict, "consultation.decide_first", {}, {}, {}};
    }
    auto const& last = *decision_of(view);
    auto document = head_of(town, view, unit);
    document.kind = doc_text("minutes");
    document.title = doc_text("minutes_title", {{"title", view.opinion_case.title}});
    document.letterhead.unit = unit.name;
    document.letterhead.date = last.decision.decided_on;
    document.made_at = start_of(document.letterhead.date);
    auto& blocks = document.blocks;
    add_left_out(blocks, view);
    documents::KeyValues facts;
    auto const fact = [&](std::string_view what, std::optional<std::string> const& value) {
        if (value && !value->empty()) {
            facts.pairs.emplace_back(doc_text(what), documents::Text{*value});
        }
    };
    auto const day = [](std::optional<Date> const& on) {
        return on ? std::optional{to_text(*on)} : std::nullopt;
    };
    fact("decided_on", to_text(last.decision.decided_on));
    fact("way", choice_text("way", last.decision.way));
    fact("decided_by", last.decision.decided_by);
    fact("agenda_item", last.decision.agenda_item);
    fact("paragraph", last.decision.paragraph);
    fact("outcome", choice_text("outcome", last.decision.outcome));
    fact("verified_on", last.decision.immediate_verification ? std::optional{doc_text("at_once")}
                                                             : day(last.decision.verified_on));
    fact("posted_on", day(last.decision.posted_on));
    fact("reported_on", day(last.decision.reported_on));
    fact("content_hash", last.decision.content_hash);
    blocks.push_back(std::move(facts));
    blocks.push_back(documents::Heading{1, doc_text("decision"), false, {}});
    add_all(blocks, prose::blocks(prose::from_plain(last.decision.words), 1));
    for (auto const& one : last.dissents) {
        blocks.push_back(documents::Heading{1, choice_text("dissent_kind", one.kind), false, {}});
        blocks.push_back(documents::Paragraph{documents::Text{{one.authors, true}}, true});
        add_all(blocks, prose::blocks(prose::from_plain(one.body), 1));
    }
    return document;
}

}  // namespace varn::consultation
