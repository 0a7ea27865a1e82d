// A submitted case as an archive package: the case, its decision and its documents, mapped as
// docs/formats/archive-package.md says (domain: FGS Ärendehantering).
#include "platform/archive.h"

#include <algorithm>

#include "platform/i18n.h"
#include "service.h"

namespace varn::consultation {
namespace {

using archive::DateType;

std::string arch_text(std::string_view name, Params const& params = {}) {
    return i18n::text("sv", "consultation.archive." + std::string{name}, params);
}

archive::Dated on_day(DateType type, Date day) {
    return {type, day, {}};
}

archive::Record record_of(std::string identifier, std::string title, int number,
                          archive::Direction direction) {
    archive::Record record;
    record.system_identifier = identifier;
    record.object_id = std::move(identifier);
    record.title = std::move(title);
    record.running_number = number;
    record.direction = direction;
    return record;
}

/// A document of ours in the form that is kept.
Result<archive::File> kept_file(documents::Document const& document, documents::Style const& style,
                                std::string name) {
    TRY(pdf, documents::write_pdf(document, style));
    archive::File file;
    file.name = std::move(name);
    file.media_type = "application/pdf";
    file.bytes = std::move(pdf.bytes);
    file.title = document.title;
    file.format = "PDF/A-2a";
    return file;
}

archive::Action action_of_decision(DecisionShown const& shown, std::string const& unit_name) {
    auto const& decision = shown.decision;
    archive::Action action;
    action.text = decision.words;
    action.type = arch_text("decision");
    action.dates.push_back(on_day(DateType::decision, decision.decided_on));
    auto who = decision.decided_by.value_or(unit_name);
    if (decision.paragraph) {
        action.motivation = arch_text("paragraph", {{"paragraph", *decision.paragraph}});
    }
    action.agents.push_back({archive::AgentType::authorising_person, std::move(who), unit_name, {}, {}});
    return action;
}

void describe_case(CaseView const& view, archive::Case& made) {
    auto const& own = view.opinion_case;
    made.system_identifier = own.id.text;
    made.object_id = own.diary_number.value_or(own.id.text);
    made.title = own.title;
    made.status = archive::CaseStatus::closed;
    if (own.diary_number) {
        made.extra_ids.push_back({arch_text("diary_number"), *own.diary_number});
    }
    if (own.sender_diary_number) {
        made.relations.push_back({archive::RelationType::own_relation_definition, *own.sender_diary_number,
                                  arch_text("sender_diary_number")});
    }
    made.agents.push_back({archive::AgentType::creator, view.unit_name, view.unit_name, {}, {}});
    made.agents.push_back({archive::AgentType::sender, own.sender, own.sender, {}, {}});
    if (own.officer) {
        made.agents.push_back({archive::AgentType::responsible_person, *own.officer, view.unit_name,
                               own.department.value_or(std::string{}), arch_text("officer")});
    }
    made.dates.push_back(on_day(DateType::received, own.received_on));
    made.dates.push_back(on_day(DateType::decision_deadline, own.due_on));
    made.dates.push_back(on_day(DateType::closed, own.submitted_on.value_or(own.due_on)));
    if (view.left_out) {
        made.notes.push_back({i18n::text("sv", "consultation.document.left_out"), arch_text("secrecy"), {}});
    }
    for (auto const& step : view.steps) {
        archive::Action action;
        action.text = step.title;
        action.type = arch_text("step");
        if (step.done_on) {
            action.dates.push_back(on_day(DateType::end, *step.done_on));
        }
        made.actions.push_back(std::move(action));
    }
    for (auto const& decision : view.decisions) {
        made.actions.push_back(action_of_decision(decision, view.unit_name));
        for (auto const& dissent : decision.dissents) {
            made.notes.push_back(
                {dissent.authors + ": " + dissent.body,
                 i18n::text("sv", "consultation.dissent_kind." + std::string{name_of(dissent.kind)}),
                 decision.decision.decided_on});
        }
    }
}

/// The files of the case and of the remiss, each a record of its own.
Result<Done> add_file_records(Town& town, Actor const& actor, CaseView const& view, archive::Case& made) {
    for (auto const& [files, direction] : {std::pair{&view.received, archive::Direction::incoming},
                                           std::pair{&view.files, archive::Direction::internal}}) {
        for (auto const& shown : *files) {
            TRY(given, read_file(town, actor, shown.id));
            auto record =
                record_of(shown.id.text, shown.title, static_cast<int>(made.records.size()) + 1, direction);
            record.type = arch_text("attachment");
            if (shown.reference) {
                record.extra_ids.push_back({arch_text("diary_number"), *shown.reference});
            }
            archive::File file;
            file.name = shown.file_name;
            file.media_type = shown.media_type;
            file.bytes = std::move(given.bytes);
            file.title = shown.title;
            record.files.push_back(std::move(file));
            made.records.push_back(std::move(record));
        }
    }
    return Done{};
}

Result<Done> add_documents(Town& town, Actor const& actor, CaseView const& view,
                           documents::Style const& style, archive::Case& made) {
    auto const& own = view.opinion_case;
    TRY(opinion, opinion_document(town, actor, own.id));
    TRY(opinion_file, kept_file(opinion, style, "tjansteutlatande.pdf"));
    auto record = record_of(own.id.text + "-opinion", opinion.title,
                            static_cast<int>(made.records.size()) + 1, archive::Direction::outgoing);
    record.type = opinion.kind;
    record.dates.push_back(on_day(DateType::created, opinion.letterhead.date));
    for (auto const& one : view.signatures) {
        record.agents.push_back({archive::AgentType::main_signatory,
                                 one.signature.name,
                                 view.unit_name,
                                 {},
                                 one.signature.title});
    }
    record.files.push_back(std::move(opinion_file));
    made.records.push_back(std::move(record));
    if (view.decisions.empty()) {
        return Done{};
    }
    TRY(minutes, decision_document(town, actor, own.id));
    TRY(minutes_file, kept_file(minutes, style, "protokollsutdrag.pdf"));
    auto decided = record_of(own.id.text + "-decision", minutes.title,
                             static_cast<int>(made.records.size()) + 1, archive::Direction::outgoing);
    decided.type = minutes.kind;
    decided.dates.push_back(on_day(DateType::decision, minutes.letterhead.date));
    decided.files.push_back(std::move(minutes_file));
    made.records.push_back(std::move(decided));
    return Done{};
}

}  // namespace

Result<std::string> archive_package(Town& town, Actor const& actor, Id<OpinionCase> const& id,
                                    documents::Style const& style, std::string const& product_version) {
    TRY(view, case_view(town, actor, id));
    if (view.opinion_case.state != CaseState::submitted || view.opinion_case.external) {
        return Error{ErrorCode::conflict, "consultation.submit_first", {}, {}, {}};
    }
    archive::Submission submission;
    submission.package_id = "varn-" + id.text;
    describe_case(view, submission.content);
    CHECK(add_file_records(town, actor, view, submission.content));
    CHECK(add_documents(town, actor, view, style, submission.content));
    submission.archival_creator = {view.unit_name, {}};
    submission.submitter = {view.unit_name, {}};
    submission.contact_name = view.opinion_case.officer.value_or(view.unit_name);
    submission.software_name = "Värn";
    submission.software_version = product_version;
    submission.made_at = start_of(town.clock.today());
    TRY(package, archive::write_package(submission));
    return package.bytes;
}

}  // namespace varn::consultation
