// All answers as the remissammanställning of an utlåtande: who was asked, what each says in a sentence, and
// the views part by part with what was replied.
#include <algorithm>

#include "document_words.h"
#include "platform/prose.h"
#include "service.h"

namespace varn::consultation {
namespace {

using CompiledBlocks = std::vector<documents::Block>;

void add_positions(CompiledBlocks& blocks, Compilation const& made) {
    documents::Table table;
    table.caption = doc_text("positions_caption");
    table.columns = {{4}, {1, documents::Align::end}};
    table.header = {{doc_text("position"), doc_text("count")}};
    for (auto const& one : made.positions) {
        table.rows.push_back({choice_text("position", one.position), std::to_string(one.count)});
    }
    table.rows.push_back(
        {doc_text("no_answer"), std::to_string(made.asked - static_cast<std::int64_t>(made.answers.size()))});
    blocks.push_back(std::move(table));
}

/// Who was asked and what each says, one sentence each (as under Beredning in an utlåtande).
void add_instances(CompiledBlocks& blocks, Compilation const& made) {
    documents::Table table;
    table.caption = doc_text("instances_caption");
    table.columns = {{1.6}, {1.3}, {1.1}, {3}};
    table.header = {
        {doc_text("instance"), doc_text("position"), doc_text("submitted"), doc_text("in_short")}};
    for (auto const& one : made.answers) {
        auto submitted = one.submitted_on ? to_text(*one.submitted_on) : std::string{};
        if (one.paragraph) {
            submitted += "\n" + *one.paragraph;
        }
        auto words = one.summary.value_or(std::string{});
        if (one.dissents > 0) {
            words +=
                (words.empty() ? "" : "\n") + doc_text("dissents", {{"count", std::to_string(one.dissents)}});
        }
        table.rows.push_back({one.name, one.position ? choice_text("position", *one.position) : std::string{},
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
    table.header = {{doc_text("instance"), doc_text("stance"), doc_text("view"), doc_text("reply")}};
    for (auto const& view : made.views) {
        if (view.part != part.part) {
            continue;
        }
        auto words = view.body;
        if (view.text_proposal) {
            words += "\n" + doc_text("text_proposal", {{"text", *view.text_proposal}});
        }
        if (view.part_then) {
            words += "\n" + doc_text("part_then", {{"part", *view.part_then}});
        }
        std::string reply;
        if (view.reply) {
            reply = choice_text("reply", view.reply->reply) + ". " + view.reply->why;
        }
        table.rows.push_back({name_of_answer(made, view.opinion_case), choice_text("stance", view.stance),
                              std::move(words), std::move(reply)});
    }
    if (table.rows.empty()) {
        return;
    }
    auto const title = part.part ? part.title : doc_text("whole");
    table.caption = doc_text("part_caption", {{"part", title}});
    blocks.push_back(documents::Heading{2, title, true, {}});
    blocks.push_back(std::move(table));
}

/// The views of each answer as they were written, for those who want to read on.
Result<Done> add_full_texts(CompiledBlocks& blocks, db::ReadTx& tx, Compilation const& made) {
    TRY(sections, store::texts_of_referral(tx, made.referral.id));
    std::map<std::string, CompiledBlocks> text_of;  // by case
    for (auto const& section : sections) {
        auto& text = text_of[section.opinion_case.text];
        text.push_back(documents::Heading{3, section.title, false, {}});
        for (auto& block : prose::blocks(*section.body, 3)) {
            text.push_back(std::move(block));
        }
    }
    bool is_begun = false;
    for (auto const& answer : made.answers) {
        auto const text = text_of.find(answer.opinion_case.text);
        if (text == text_of.end()) {
            continue;
        }
        if (!is_begun) {
            blocks.push_back(documents::Heading{1, doc_text("full_texts"), true, {}});
            is_begun = true;
        }
        blocks.push_back(documents::Heading{2, answer.name, true, {}});
        for (auto& block : text->second) {
            blocks.push_back(std::move(block));
        }
    }
    return Done{};
}

}  // namespace

Result<documents::Document> compilation_document(Town& town, Actor const& actor, Id<Referral> const& id) {
    db::ReadTx tx{town.db};
    TRY(made, compilation_in(tx, actor, id, town.clock.today()));
    documents::Document document;
    document.language = "sv";
    document.kind = doc_text("compilation");
    document.title = doc_text("compilation_title", {{"title", made.referral.title}});
    document.letterhead.unit = made.sender_name;
    document.letterhead.diary_number = made.referral.diary_number.value_or(std::string{});
    document.letterhead.date = town.clock.today();
    document.made_at = start_of(document.letterhead.date);
    auto& blocks = document.blocks;
    if (made.referral.marker == Marker::fictional || made.referral.marker == Marker::example) {
        blocks.push_back(documents::Paragraph{documents::Text{{doc_text("fictional"), true}}});
    }
    if (made.left_out) {
        blocks.push_back(documents::Paragraph{documents::Text{{doc_text("left_out_of_answers"), true}}});
    }
    blocks.push_back(documents::Paragraph{
        doc_text("about", {{"title", made.referral.title},
                           {"asked", std::to_string(made.asked)},
                           {"answered", std::to_string(made.answers.size())},
                           {"views", std::to_string(made.views.size())},
                           {"due", documents::written_date(made.referral.due_on, "sv")}})});
    add_positions(blocks, made);
    blocks.push_back(documents::Heading{1, doc_text("preparation"), true, {}});
    blocks.push_back(
        documents::Paragraph{doc_text("preparation_words", {{"purpose", made.referral.purpose}})});
    add_instances(blocks, made);
    if (!made.views.empty()) {
        blocks.push_back(documents::Heading{1, doc_text("views_by_part"), true, {}});
        for (auto const& part : made.parts) {
            add_part(blocks, made, part);
        }
    }
    CHECK(add_full_texts(blocks, tx, made));
    return document;
}

}  // namespace varn::consultation
