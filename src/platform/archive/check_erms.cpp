#include <algorithm>
#include <array>
#include <charconv>

#include "checking.h"
#include "names.h"

namespace varn::archive {
namespace {

using Node = XmlTree::Node;
using Words = std::span<std::string_view const>;

/// A child that an element must have. What several kinds of parents call by one name is told apart by the
/// parent's own name.
struct ChildRule {
    std::string_view element;
    std::string_view child;
};
constexpr std::array<ChildRule, 20> child_rules{{{"erms", "control"},
                                                 {"aggregations", "aggregation"},
                                                 {"records", "record"},
                                                 {"aggregation", "objectId"},
                                                 {"record", "objectId"},
                                                 {"control", "identification"},
                                                 {"control", "maintenanceInformation"},
                                                 {"maintenanceInformation", "maintenanceStatus"},
                                                 {"maintenanceInformation", "maintenanceAgency"},
                                                 {"maintenanceInformation", "maintenanceHistory"},
                                                 {"maintenanceAgency", "agencyName"},
                                                 {"maintenanceHistory", "maintenanceEvent"},
                                                 {"maintenanceEvent", "eventType"},
                                                 {"maintenanceEvent", "eventDateTime"},
                                                 {"maintenanceEvent", "agent"},
                                                 {"agent", "name"},
                                                 {"restriction", "regulation"},
                                                 {"action", "actionText"},
                                                 {"disposal", "dates"},
                                                 {"keywords", "keyword"}}};

constexpr std::array<std::string_view, 7> aggregation_types{
    "caseFile", "class", "component", "file", "subfile", "volume", "own_aggregation_definition"};
constexpr std::array<std::string_view, 46> date_types{"aggregated",
                                                      "appraisal",
                                                      "archived",
                                                      "archiving",
                                                      "captured",
                                                      "checked_in",
                                                      "checked_out",
                                                      "classification",
                                                      "closed",
                                                      "confidentiality_assessed",
                                                      "created",
                                                      "decision",
                                                      "decision_date",
                                                      "decision_deadline",
                                                      "decrypted",
                                                      "deleted",
                                                      "destroyed",
                                                      "dispatch",
                                                      "encrypted",
                                                      "end",
                                                      "expedited",
                                                      "expiration",
                                                      "finished",
                                                      "first_used",
                                                      "last_addition",
                                                      "last_addition_timestamp",
                                                      "last_reviewed",
                                                      "loan",
                                                      "main_signature",
                                                      "modified",
                                                      "moved",
                                                      "opened",
                                                      "opening_date",
                                                      "originated",
                                                      "other_signature",
                                                      "ownership_start",
                                                      "prepared",
                                                      "received",
                                                      "received_at_location",
                                                      "relocated",
                                                      "rendered",
                                                      "reviewed",
                                                      "sent",
                                                      "start",
                                                      "take_back",
                                                      "transferred"};
constexpr std::array<std::string_view, 25> agent_types{
    "administrator",  "agent",     "archiver",       "authorising_person", "borrower", "counterpart",
    "creator",        "custodian", "deliverer",      "dispatcher",         "editor",   "ipp_owner",
    "main_signatory", "mover",     "opening_person", "other_signatory",    "owner",    "reader",
    "recipient",      "receiver",  "relocator",      "responsible_person", "sender",   "user",
    "other"};
constexpr std::array<std::string_view, 22> relation_types{"replaces",
                                                          "is_replaced_with",
                                                          "reference",
                                                          "referenced_by",
                                                          "demands",
                                                          "needed_by",
                                                          "contains",
                                                          "part_of",
                                                          "other_format_version",
                                                          "another_format_version_of",
                                                          "has_version",
                                                          "is_version_of",
                                                          "is_redacted_version_of",
                                                          "has_redacted_version",
                                                          "rendition_version_of",
                                                          "has_rendition_version",
                                                          "is_child_of",
                                                          "is_parent_of",
                                                          "moved",
                                                          "moved_from",
                                                          "deleted",
                                                          "own_relation_definition"};
constexpr std::array<std::string_view, 4> restriction_types{"confidential", "gdpr", "integrity",
                                                            "other_type"};
constexpr std::array<std::string_view, 6> directions{
    "incoming",   "outgoing", "internal_memo_for_follow-up", "internal_memo_without_follow-up",
    "case_draft", "other"};
constexpr std::array<std::string_view, 10> statuses{"ad_acta",     "closed",      "expedited", "initiated",
                                                    "in_progress", "obliterated", "on_hold",   "open",
                                                    "prepared",    "received"};
constexpr std::array<std::string_view, 8> maintenance_statuses{"cancelled", "created", "deleted", "derived",
                                                               "new",       "revised", "unknown", "updated"};
constexpr std::array<std::string_view, 7> event_types{"created", "revised", "deleted", "cancelled",
                                                      "derived", "updated", "unknown"};
constexpr std::array<std::string_view, 9> disposal_types{
    "action_due", "applied",       "confirmation_due",       "disposal_date",
    "lifted",     "overdue_alert", "retention_period_start", "retention_period_end",
    "other_date"};
constexpr std::array<std::string_view, 12> address_types{
    "postal_address", "postal_code", "postal_city", "post_box", "municipality_code", "municipality",
    "parish",         "parish_code", "province",    "county",   "country",           "other"};
constexpr std::array<std::string_view, 6> contact_types{"phonenumber", "mobilenumber", "fax",
                                                        "email",       "homepage",     "other"};
constexpr std::array<std::string_view, 4> truths{"true", "false", "1", "0"};

/// An attribute that must be said (or may be left out), one of a list when there is a list. With the value
/// `own` the attribute `named` must say which (erms.sch).
struct WordRule {
    std::string_view element;
    std::string_view attribute;
    Words words = {};
    std::string_view own = {};
    std::string_view named = {};
    bool may_be_left_out = false;
};
std::array<WordRule, 22> const& word_rules() {
    static std::array<WordRule, 22> const rules{{
        {"aggregation", "systemIdentifier"},
        {"aggregation", "aggregationType", aggregation_types, "own_aggregation_definition",
         "otherAggregationType"},
        {"record", "systemIdentifier"},
        {"date", "dateType", date_types, "other", "otherDateType"},
        {"actionDate", "dateType", date_types, "other", "otherDateType"},
        {"disposalDate", "dateType", disposal_types, "other_date", "otherDisposalDateType"},
        {"agent", "agentType", agent_types, "other", "otherAgentType"},
        {"relation", "relationType", relation_types, "own_relation_definition", "otherRelationType"},
        {"restriction", "restrictionType", restriction_types, "other_type", "otherRestrictionType"},
        {"direction", "directionDefinition", directions, "other", "otherDirectionDefinition"},
        {"addressLine", "adressType", address_types, "other", "otherAddressLineType"},
        {"contactLine", "contactType", contact_types, "other", "otherContactLineType"},
        {"status", "value", statuses, "", "", true},
        {"maintenanceStatus", "value", maintenance_statuses},
        {"eventType", "value", event_types},
        {"extraId", "extraIdType"},
        {"identification", "identificationType"},
        {"otherTitle", "titleType"},
        {"disposal", "disposable", truths},
        {"eSignature", "present", truths},
        {"appendix", "name"},
        {"appendix", "path"},
    }};
    return rules;
}

class ErmsCheck {
public:
    ErmsCheck(XmlTree const& tree, std::string const& path, Checking& all)
        : tree_(tree), path_(path), all_(all) {}

    void run() {
        bool const has_content = !tree_.children(XmlTree::root, Space::erms, "aggregations").empty() ||
                                 !tree_.children(XmlTree::root, Space::erms, "records").empty();
        if (!has_content) {
            fault("erms/aggregations", XmlTree::root, "archive.fault.no_element",
                  {{"child", "aggregations"}});
        }
        for (Node node = 0; node < tree_.size(); ++node) {
            if (tree_.space(node) == Space::erms) {
                look_at(node);
            }
        }
    }

private:
    void fault(std::string const& place, Node node, std::string_view key, Params params = {}) {
        params.emplace_back("element", tree_.name(node));
        all_.fault("ERMS:" + place, path_, tree_.line(node), key, std::move(params));
    }

    void look_at(Node node) {
        auto const name = tree_.name(node);
        all_.report.counted.aggregations += name == "aggregation" ? 1U : 0U;
        all_.report.counted.records += name == "record" ? 1U : 0U;
        for (auto const& rule : child_rules) {
            if (rule.element == name && tree_.children(node, Space::erms, rule.child).empty()) {
                fault(std::string{name} + "/" + std::string{rule.child}, node, "archive.fault.no_element",
                      {{"child", std::string{rule.child}}});
            }
        }
        for (auto const& rule : word_rules()) {
            if (rule.element == name) {
                check_word(node, rule);
            }
        }
        check_values(node, name);
        if (name == "appendix") {
            check_appendix(node);
        }
    }

    static bool is_said(std::string const* value) {
        return value != nullptr && value->find_first_not_of(" \t\r\n") != value->npos;
    }

    void check_word(Node node, WordRule const& rule) {
        auto const* value = tree_.attribute(node, rule.attribute);
        auto const place = std::string{rule.element} + "/@" + std::string{rule.attribute};
        if (!is_said(value)) {
            if (!rule.may_be_left_out || value != nullptr) {
                fault(place, node, "archive.fault.no_attribute",
                      {{"attribute", std::string{rule.attribute}}});
            }
            return;
        }
        bool const is_own = !rule.own.empty() && *value == rule.own;
        if (!rule.words.empty() && !is_own &&
            std::find(rule.words.begin(), rule.words.end(), *value) == rule.words.end()) {
            fault(place, node, "archive.fault.value",
                  {{"attribute", std::string{rule.attribute}}, {"value", *value}});
        }
        if (is_own && !is_said(tree_.attribute(node, rule.named))) {
            fault(std::string{rule.element} + "/@" + std::string{rule.named}, node,
                  "archive.fault.no_attribute", {{"attribute", std::string{rule.named}}});
        }
    }

    void check_values(Node node, std::string_view name) {
        auto const& text = tree_.text(node);
        bool const is_time =
            name == "date" || name == "actionDate" || name == "disposalDate" || name == "eventDateTime";
        if (is_time && !is_date_time(text)) {
            fault(std::string{name}, node, "archive.fault.no_time_in", {{"value", text}});
        }
        auto const* note_date = name == "note" ? tree_.attribute(node, "noteDate") : nullptr;
        if (note_date != nullptr && !is_date_time(*note_date)) {
            fault("note/@noteDate", node, "archive.fault.no_time",
                  {{"attribute", "noteDate"}, {"value", *note_date}});
        }
        if (name == "runningNumber" || name == "maxLevelsOfAggregation") {
            int number = 0;
            auto const* const end = text.data() + text.size();
            auto const read = std::from_chars(text.data(), end, number);
            if (read.ec != std::errc{} || read.ptr != end) {
                fault(std::string{name}, node, "archive.fault.no_number_in", {{"value", text}});
            }
        }
        if (name == "objectId" && text.empty()) {
            fault(std::string{name}, node, "archive.fault.is_empty");
        }
    }

    /// The file of a record must be in the package.
    void check_appendix(Node node) {
        auto const* path = tree_.attribute(node, "path");
        if (is_said(path) && !all_.paths.contains(path_of_href(*path))) {
            all_.fault("VARN-MISSING", path_, tree_.line(node), "archive.fault.no_file", {{"file", *path}});
        }
    }

    XmlTree const& tree_;
    std::string const& path_;
    Checking& all_;
};

}  // namespace

void check_erms(XmlTree const& tree, std::string const& path, Checking& all) {
    ErmsCheck{tree, path, all}.run();
}

}  // namespace varn::archive
