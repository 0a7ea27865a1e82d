#pragma once
// What the risk context tells of scales, rounds and analyses, and what it is asked.
#include <vector>

#include "risk/model.h"

namespace varn::risk {

/// A set of scales with its steps. A set that an opened round uses is locked.
struct ScaleSetView {
    ScaleSet scale_set;
    std::vector<ScaleStep> steps;
    bool is_locked = false;
    int version = 0;
};
/// The next number of a set, with the same steps.
struct ScaleSetRenewal {
    std::string key;
    std::string name;
};

/// A heading of the analysis, and what belongs under it.
struct HeadingGuidance {
    int number = 0;
    std::string field;  // of the analysis
    std::string title_sv;
    std::string title_en;
    std::string guidance_sv;
    std::string guidance_en;
};

/// Whom a round asks: units that make an analysis of their own, units that take part in other ways, and
/// others.
struct RoundOpening {
    std::vector<Id<Unit>> units;
    std::vector<Id<Unit>> other_units;
    std::vector<Id<ExternalActor>> external_actors;
};
/// Closed for good. What is not approved stays so, which must be said.
struct RoundClosing {
    bool with_unapproved = false;
};
struct AnalysisReminding {
    std::vector<Id<Analysis>> analyses;  // all that are not handed in when none is named
};
struct AnalysesReminded {
    std::int64_t analyses = 0;
    std::int64_t people = 0;
};

/// A round and how far it has come.
struct RoundView {
    AnalysisRound round;
    std::string edition_title;
    std::string scale_set_name;
    std::int64_t analyses = 0;
    std::int64_t handed_in = 0;  // the approved among them
    std::int64_t approved = 0;
    std::int64_t participants = 0;
    std::int64_t unanswered = 0;  // participants that have said nothing
    std::int64_t days_late = 0;
    bool may_lead = false;
    int version = 0;
};

struct RiskContact {
    std::string name;
    std::string duty;
    std::optional<std::string> phone;
    std::optional<std::string> email;
};
/// An analysis in a list: whose it is, how far it has come, and whom to call when it is not handed in.
struct AnalysisLine {
    Id<Analysis> analysis;
    std::optional<Id<Unit>> unit;
    std::string unit_name;  // empty for the whole town
    AnalysisState state{};
    std::optional<Participation> participation;
    std::int64_t risks = 0;
    std::int64_t waiting = 0;  // copied risks without an answer
    Date due;
    std::int64_t days_late = 0;
    std::optional<Date> approved_on;
    std::vector<RiskContact> contacts;
};

/// An analysis with everything that stands beside it.
struct AnalysisView {
    Analysis analysis;
    std::string unit_name;
    AnalysisRound round;
    std::vector<CapabilityAssessment> capabilities;
    std::vector<AnalysisStep> steps;  // oldest first
    std::int64_t risks = 0;
    std::int64_t waiting = 0;
    bool may_write = false;
    bool may_approve = false;
    int version = 0;
};

struct AnalysisHandIn {
    std::optional<std::string> words;
};
/// Who approved it, and when.
struct AnalysisApproval {
    std::string approved_by;
    std::optional<Date> approved_on;  // today when absent
};
struct AnalysisReopening {
    std::string words;
};
/// The analysis still holds, on a day of the year (LEH 2 kap. 1 § is followed up every year).
struct AnalysisConfirmation {
    std::optional<Date> confirmed_on;  // today when absent
    std::optional<std::string> words;
};

}  // namespace varn::risk

#include "risk/views_described.h"
