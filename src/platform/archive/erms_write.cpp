// A case in the elements of CITS ERMS 2.1.2, in the order of its schema.
#include "kernel/choice.h"
#include "layout.h"
#include "xml_write.h"

namespace varn::archive {
namespace {

std::string text_of(When const& when) {
    // A day without an hour is midnight without a zone: nobody has said where.
    return std::holds_alternative<Date>(when) ? to_text(std::get<Date>(when)) + "T00:00:00"
                                              : to_text(std::get<Instant>(when));
}

std::string_view direction_word(Direction direction) {
    return direction == Direction::internal ? "internal_memo_without_follow-up" : name_of(direction);
}

void write_date(XmlWriter& xml, std::string_view element, Dated const& date) {
    xml.leaf(element, text_of(date.at),
             {{"dateType", std::string{name_of(date.type)}}, {"otherDateType", date.other_type}});
}

void write_dates(XmlWriter& xml, std::string_view element, std::vector<Dated> const& dates) {
    if (dates.empty()) {
        return;
    }
    xml.open("dates");
    for (auto const& date : dates) {
        write_date(xml, element, date);
    }
    xml.close();
}

void write_agents(XmlWriter& xml, std::vector<Agent> const& agents) {
    if (agents.empty()) {
        return;
    }
    xml.open("agents");
    for (auto const& agent : agents) {
        bool const is_other = agent.type == AgentType::other;
        xml.open("agent", {{"agentType", std::string{name_of(agent.type)}},
                           {"otherAgentType", is_other ? agent.role : std::string{}}});
        xml.leaf("name", agent.name);
        xml.leaf_if("organisation", agent.organisation);
        xml.leaf_if("unitName", agent.unit);
        xml.leaf_if("role", agent.role);
        xml.close();
    }
    xml.close();
}

void write_restrictions(XmlWriter& xml, std::vector<Restriction> const& restrictions) {
    for (auto const& restriction : restrictions) {
        xml.open("restriction", {{"restrictionType", std::string{name_of(restriction.type)}},
                                 {"otherRestrictionType", restriction.other_type}});
        xml.leaf_if("explanatoryText", restriction.explanation);
        xml.leaf("regulation", restriction.regulation);
        xml.close();
    }
}

void write_relations(XmlWriter& xml, std::vector<Relation> const& relations) {
    for (auto const& relation : relations) {
        xml.leaf("relation", relation.to,
                 {{"relationType", std::string{name_of(relation.type)}},
                  {"otherRelationType", relation.other_type}});
    }
}

void write_extra_ids(XmlWriter& xml, std::vector<ExtraId> const& ids) {
    for (auto const& id : ids) {
        xml.leaf("extraId", id.value, {{"extraIdType", id.type}});
    }
}

void write_notes(XmlWriter& xml, std::vector<Note> const& notes) {
    if (notes.empty()) {
        return;
    }
    xml.open("notes");
    for (auto const& note : notes) {
        xml.leaf("note", note.text,
                 {{"noteType", note.type}, {"noteDate", note.at ? text_of(*note.at) : std::string{}}});
    }
    xml.close();
}

void write_actions(XmlWriter& xml, std::vector<Action> const& actions) {
    for (auto const& action : actions) {
        xml.open("action");
        xml.leaf("actionText", action.text);
        xml.leaf_if("actionMotivation", action.motivation);
        xml.leaf_if("actionType", action.type);
        write_dates(xml, "actionDate", action.dates);
        write_agents(xml, action.agents);
        xml.close();
    }
}

void write_files(XmlWriter& xml, Record const& record, Layout const& layout,
                 std::vector<std::size_t> const& numbers) {
    if (numbers.empty()) {
        return;
    }
    xml.open("additionalInformation");
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        auto const& file = record.files[i];
        auto const format = file.format.empty() ? file.media_type : file.format;
        xml.leaf("appendix", "",
                 {{"name", file.name},
                  {"description", file.title},
                  {"fileFormat", format},
                  {"path", layout.data[numbers[i]].path}});
    }
    xml.close();
}

void write_record(XmlWriter& xml, Record const& record, Layout const& layout,
                  std::vector<std::size_t> const& numbers) {
    xml.open("record", {{"systemIdentifier", record.system_identifier}, {"recordType", record.type}});
    xml.leaf("objectId", record.object_id);
    write_extra_ids(xml, record.extra_ids);
    xml.leaf("title", record.title);
    if (record.running_number) {
        xml.leaf("runningNumber", std::to_string(*record.running_number));
    }
    write_relations(xml, record.relations);
    write_restrictions(xml, record.restrictions);
    if (record.direction) {
        xml.leaf("direction", "", {{"directionDefinition", std::string{direction_word(*record.direction)}}});
    }
    write_agents(xml, record.agents);
    xml.leaf_if("description", record.description);
    write_dates(xml, "date", record.dates);
    write_notes(xml, record.notes);
    write_files(xml, record, layout, numbers);
    xml.close();
}

void write_control(XmlWriter& xml, Submission const& submission) {
    xml.open("control");
    xml.leaf("identification", submission.package_id, {{"identificationType", "OBJID"}});
    xml.open("maintenanceInformation");
    xml.leaf("maintenanceStatus", "", {{"value", "new"}});
    xml.open("maintenanceAgency");
    xml.leaf_if("otherAgencyCode", submission.archival_creator.identification_code);
    xml.leaf("agencyName", submission.archival_creator.name);
    xml.close();
    xml.open("maintenanceHistory");
    xml.open("maintenanceEvent");
    xml.leaf("eventType", "", {{"value", "created"}});
    xml.leaf("eventDateTime", to_text(submission.made_at));
    xml.open("agent", {{"agentType", "other"}, {"otherAgentType", "software"}});
    xml.leaf("name", submission.software_name + " " + submission.software_version);
    xml.close();
    xml.close();
    xml.close();
    xml.close();
    xml.close();
}

}  // namespace

std::string write_erms(Submission const& submission, Layout const& layout) {
    auto const& content = submission.content;
    XmlWriter xml;
    xml.open("erms", {{"xmlns", "https://DILCIS.eu/XML/ERMS"},
                      {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"},
                      {"xsi:schemaLocation",
                       "https://DILCIS.eu/XML/ERMS https://citserms.dilcis.eu/schema/ERMS.xsd"}});
    write_control(xml, submission);
    xml.open("aggregations");
    xml.open("aggregation",
             {{"systemIdentifier", content.system_identifier}, {"aggregationType", "caseFile"}});
    xml.leaf("objectId", content.object_id);
    write_extra_ids(xml, content.extra_ids);
    for (auto const& one : content.classifications) {
        xml.leaf("classification", one.name, {{"classificationCode", one.code}});
    }
    if (!content.keywords.empty()) {
        xml.open("keywords");
        for (auto const& keyword : content.keywords) {
            xml.leaf("keyword", keyword);
        }
        xml.close();
    }
    xml.leaf("title", content.title);
    xml.leaf("status", "", {{"value", std::string{name_of(content.status)}}});
    write_relations(xml, content.relations);
    write_restrictions(xml, content.restrictions);
    write_agents(xml, content.agents);
    xml.leaf_if("description", content.description);
    write_dates(xml, "date", content.dates);
    write_actions(xml, content.actions);
    write_notes(xml, content.notes);
    for (std::size_t i = 0; i < content.records.size(); ++i) {
        write_record(xml, content.records[i], layout, layout.of_record[i]);
    }
    xml.close();
    xml.close();
    xml.close();
    return xml.take();
}

}  // namespace varn::archive
