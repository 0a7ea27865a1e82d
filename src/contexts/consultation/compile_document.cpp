// All answers as the remissammanställning of an utlåtande: who was asked, what each says in a sentence, and
// the views part by part with what was replied.
#include <algorithm>

#include "platform/i18n.h"
#include "platform/prose.h"
#include "service.h"

namespace varn::consultation {
namespace {

using CompiledBlocks = std::vector<documents::Block>;

std::string said(std::string_view name, Params const& params = {}) {
    return i18n::text("sv", "consultation.document." + std::string{name}, params);
}
template <class E>
std::string named(std::string_view kind, E value) {
    return i18n::text("sv", "consultation." + std::string{kind} + "." + std::string{name_of(value)});
}

void add_positions(CompiledBlocks& blocks, Compilation const& made) {
    documents::Table table;
    table.caption = said("positions_caption");
    table.columns = {{4}, {1, documents::Align::end}};
    table.header = {{said("position"), said("count")}};
    for (auto const& one : made.positions) {
        table.rows.push_back({named("position", one.position), std::to_string(one.count)});
    }
    table.rows.push_back(
        {said("no_answer"), std::to_string(made.asked - static_cast<std::int64_t>(made.answers.size()))});
    blocks.push_back(std::move(table));
}

/// Who was asked and what each says, one sentence each (as under Beredning in an utlåtande).
void add_instances(CompiledBlocks& blocks, Compilation const& made) {
    documents::Table table;
    table.caption = said("instances_caption");
    table.columns = {{1.6}, {1.3}, {1.1}, {3}};
    table.header = {{said("instance"), said("position"), said("submitted"), said("in_short")}};
    for (auto const& one : made.answers) {
        auto submitted = one.submitted_on ? to_text(*one.submitted_on) : std::string{};
        if (one.paragraph) {
            submitted += "\n" + *one.paragraph;
        }
        auto words = one.summary.value_or(std::string{});
        if (one.dissents > 0) {
            words +=
                (words.empty() ? "" : "\n") + said("dissents", {{"count", std::to_string(one.dissents)}});
        }
        table.rows.push_back({one.name, one.position ? named("position", *one.position) : std::string{},
                              std::move(submitted), std::move(words)});
    }
    if (!table.rows.empty()) {
        blocks.push_back(std::move(table));
    }
}

std::string name_of_answer(Compilation const& made, Id<OpinionCase> const& id) {
    auto const found = std::find_if(made.answers.begin(), made.answers.end(),
                                    [&](CompiledAnswer const& one) { return one.opinion_case == id; });
    return found == made.answers.end() ? std::string{} : found->name;
}

void add_part(CompiledBlocks& blocks, Compilation const& made, CompiledPart const& part) {
    documents::Table table;
    table.columns = {{1.4}, {1.1}, {3}, {2.2}};
    table.header = {{said("instance"), said("stance"), said("view"), said("reply")}};
    for (auto const& view : made.views) {
        if (view.part != part.part) {
            continue;
        }
        auto words = view.body;
        if (view.text_proposal) {
            words += "\n" + said("text_proposal", {{"text", *view.text_proposal}});
        }
        std::string reply;
        if (view.reply) {
            reply = named("reply", view.reply->reply) + ". " + view.reply->why;
        }
        table.rows.push_back({name_of_answer(made, view.opinion_case), named("stance", view.stance),
                              std::move(words), std::move(reply)});
    }
    if (table.rows.empty()) {
        return;
    }
    auto const title = part.part ? part.title : said("whole");
    table.caption = said("part_caption", {{"part", title}});
    blocks.push_back(documents::Heading{2, title, true, {}});
    blocks.push_back(std::move(table));
}

/// The views of each answer as they were written, for those who want to read on.
Result<Done> add_full_texts(CompiledBlocks& blocks, Town& town, Actor const& actor, Compilation const& made) {
    bool is_begun = false;
    for (auto const& answer : made.answers) {
        TRY(view, case_view(town, actor, answer.opinion_case));
        CompiledBlocks text;
        for (auto const& one : view.sections) {
            bool const counts = one.section.kind == SectionKind::summary ||
                                one.section.kind == SectionKind::views ||
                                one.section.kind == SectionKind::reasoned_proposal;
            if (counts && one.section.body) {
                text.push_back(documents::Heading{3, one.section.title, false, {}});
                for (auto& block : prose::blocks(*one.section.body, 3)) {
                    text.push_back(std::move(block));
                }
            }
        }
        if (text.empty()) {
            continue;
        }
        if (!is_begun) {
            blocks.push_back(documents::Heading{1, said("full_texts"), true, {}});
            is_begun = true;
        }
        blocks.push_back(documents::Heading{2, answer.name, true, {}});
        for (auto& block : text) {
            blocks.push_back(std::move(block));
        }
    }
    return Done{};
}

}  // namespace

Result<documents::Document> compilation_document(Town& town, Actor const& actor, Id<Referral> const& id) {
    TRY(made, compilation(town, actor, id));
    documents::Document document;
    document.language = "sv";
    document.kind = said("compilation");
    document.title = said("compilation_title", {{"title", made.referral.title}});
    document.letterhead.unit = made.sender_name;
    document.letterhead.diary_number = made.referral.diary_number.value_or(std::string{});
    document.letterhead.date = town.clock.today();
    document.made_at = start_of(document.letterhead.date);
    auto& blocks = document.blocks;
    if (made.referral.marker == Marker::fictional || made.referral.marker == Marker::example) {
        blocks.push_back(documents::Paragraph{documents::Text{{said("fictional"), true}}});
    }
    blocks.push_back(
        documents::Paragraph{said("about", {{"title", made.referral.title},
                                            {"asked", std::to_string(made.asked)},
                                            {"answered", std::to_string(made.answers.size())},
                                            {"views", std::to_string(made.views.size())},
                                            {"due", documents::written_date(made.referral.due_on, "sv")}})});
    add_positions(blocks, made);
    blocks.push_back(documents::Heading{1, said("preparation"), true, {}});
    blocks.push_back(documents::Paragraph{said("preparation_words", {{"purpose", made.referral.purpose}})});
    add_instances(blocks, made);
    if (!made.views.empty()) {
        blocks.push_back(documents::Heading{1, said("views_by_part"), true, {}});
        for (auto const& part : made.parts) {
            add_part(blocks, made, part);
        }
    }
    CHECK(add_full_texts(blocks, town, actor, made));
    return document;
}

}  // namespace varn::consultation
