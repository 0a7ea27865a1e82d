// What an edition says, and the registers that all editions share.
#include "routes.h"

namespace varn::programme {

std::vector<http::Route> part_routes() {
    return {
        paged("/editions/{id}/sections", list_parts<Section>).says("programme.list_sections"),
        create("/sections", add_part<Section>).says("programme.add_section"),
        stored<Section>("/sections/{id}").says("programme.read_section"),
        change("/sections/{id}", change_part<Section>).says("programme.change_section"),
        paged("/editions/{id}/focus-areas", list_parts<FocusArea>).says("programme.list_focus_areas"),
        create("/focus-areas", add_part<FocusArea>).says("programme.add_focus_area"),
        stored<FocusArea>("/focus-areas/{id}").says("programme.read_focus_area"),
        change("/focus-areas/{id}", change_part<FocusArea>).says("programme.change_focus_area"),
        paged("/editions/{id}/goals", list_parts<Goal>).says("programme.list_goals"),
        create("/goals", add_part<Goal>).says("programme.add_goal"),
        stored<Goal>("/goals/{id}").says("programme.read_goal"),
        change("/goals/{id}", change_part<Goal>).says("programme.change_goal"),
        paged("/editions/{id}/protection-values", list_parts<ProtectionValue>)
            .says("programme.list_protection_values"),
        create("/protection-values", add_part<ProtectionValue>).says("programme.add_protection_value"),
        stored<ProtectionValue>("/protection-values/{id}").says("programme.read_protection_value"),
        change("/protection-values/{id}", change_part<ProtectionValue>)
            .says("programme.change_protection_value"),
        paged("/editions/{id}/threats", list_parts<Threat>).says("programme.list_threats"),
        create("/threats", add_part<Threat>).says("programme.add_threat"),
        stored<Threat>("/threats/{id}").says("programme.read_threat"),
        change("/threats/{id}", change_part<Threat>).says("programme.change_threat"),
        paged("/editions/{id}/responsibilities", list_parts<Responsibility>)
            .says("programme.list_responsibilities"),
        create("/responsibilities", add_part<Responsibility>).says("programme.add_responsibility"),
        stored<Responsibility>("/responsibilities/{id}").says("programme.read_responsibility"),
        change("/responsibilities/{id}", change_part<Responsibility>).says("programme.change_responsibility"),
        paged("/editions/{id}/drivers", list_parts<Driver>).says("programme.list_drivers"),
        create("/drivers", add_part<Driver>).says("programme.add_driver"),
        stored<Driver>("/drivers/{id}").says("programme.read_driver"),
        change("/drivers/{id}", change_part<Driver>).says("programme.change_driver"),
        paged("/editions/{id}/changes", list_parts<Change>).says("programme.list_changes"),
        create("/changes", add_part<Change>).says("programme.add_change"),
        stored<Change>("/changes/{id}").says("programme.read_change"),
        change("/changes/{id}", change_part<Change>).says("programme.change_change"),
        paged("/editions/{id}/links", list_links).says("programme.list_links"),
        create("/links", add_link).says("programme.add_link"),
        unlinked("/links/{id}", remove_link).says("programme.remove_link"),
        create("/carriers", add_carrier).says("programme.add_carrier"),
        unlinked("/carriers/{id}", remove_carrier).says("programme.remove_carrier"),
        undated("/threat-steps", list_threat_steps).says("programme.list_threat_steps"),
        create("/threat-steps", add_threat_step).says("programme.add_threat_step"),
        change("/threat-steps/{id}", change_threat_step).says("programme.change_threat_step"),
        undated("/threat-categories", list_threat_categories).says("programme.list_threat_categories"),
        create("/threat-categories", add_threat_category).says("programme.add_threat_category"),
        change("/threat-categories/{id}", change_threat_category).says("programme.change_threat_category"),
        undated("/topics", list_topics).says("programme.list_topics"),
        create("/topics", add_topic).says("programme.add_topic"),
        viewed("/topics/{id}", topic_view).says("programme.read_topic"),
        change("/topics/{id}", change_topic).says("programme.change_topic"),
        create("/topic-treatments", add_treatment).says("programme.add_treatment"),
        unlinked("/topic-treatments/{id}", remove_treatment).says("programme.remove_treatment"),
    };
}

}  // namespace varn::programme
