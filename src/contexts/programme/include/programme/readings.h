#pragma once
// What is read out of a whole edition, or out of two: the document with its margin, the matrix goal × focus
// area × unit, and how one edition became the next.
#include "platform/intake.h"
#include "programme/views.h"

namespace varn::programme {

// The document with its margin.

/// A part of an edition as it stands in the document: what it hangs on, and the findings about it.
struct DocumentPart {
    NodeView node;
    std::optional<std::string> body;
    std::vector<NodeView> margin;
    std::vector<std::string> findings;  // rule ids
};
struct DocumentSection {
    Section section;
    std::vector<DocumentPart> parts;
    std::vector<NodeView> margin;
    std::vector<std::string> findings;
};
struct Document {
    EditionView edition;
    std::vector<DocumentSection> sections;
    std::vector<DocumentPart> elsewhere;  // parts that no section takes up
};

// The matrix goal × focus area × unit.

struct MatrixGoal {
    NodeView node;
    GoalKind goal_kind{};
    Ability ability{};
    bool civil_defence = false;
    std::vector<Id<FocusArea>> focus_areas;
    std::vector<Id<ProtectionValue>> protection_values;
    std::vector<Id<Unit>> units;
    bool is_hole = false;  // serves no focus area
};
struct MatrixFocusArea {
    NodeView node;
    std::int64_t goals = 0;
    bool is_hole = false;  // no goal serves it
};
struct GoalBalance {
    GoalKind goal_kind{};
    std::int64_t goals = 0;
};
struct Matrix {
    std::vector<MatrixFocusArea> focus_areas;
    std::vector<MatrixGoal> goals;
    std::vector<AppliesTo> units;
    std::vector<GoalBalance> balance;
};

// Comparison of two editions.

enum class SegmentKind { same, added, removed };
/// A run of words that two texts share, or that one of them lacks.
struct Segment {
    SegmentKind kind{};
    std::string text;
};

/// What became of a part between two editions.
enum class Fate { same, changed, added, removed, moved_out, moved_in, merged };
/// What became of a link that hung on a part.
enum class LinkFate { kept, lost, gained };
struct LinkEffect {
    NodeView node;  // the other end
    LinkFate fate{};
};
struct ComparedPart {
    NodeKind kind{};
    Fate fate{};
    std::vector<NodeView> before;  // several when they were merged
    std::optional<NodeView> after;
    std::int64_t likeness = 0;  // 0 to 100, of the words
    std::vector<Segment> title;
    std::vector<Segment> body;
    std::vector<FieldDifference> fields;  // what changed that is no text
    std::optional<Id<Change>> change;     // the declared change that explains it
    std::optional<Id<Programme>> other_programme;
    std::optional<std::string> other_programme_name;
    std::vector<LinkEffect> links;
};
/// A change that the later edition declares, with where its topic moved and what it concerns.
struct DeclaredChange {
    Change change;
    std::optional<std::string> topic_title;
    std::optional<std::string> other_programme_name;
    std::optional<std::string> driver_title;
    std::vector<NodeView> concerns;
};
struct FateCount {
    Fate fate{};
    std::int64_t parts = 0;
};
struct Comparison {
    EditionView before;
    EditionView after;
    std::vector<DeclaredChange> declared;
    std::vector<FateCount> counts;
    std::vector<ComparedPart> parts;
};

}  // namespace varn::programme

#include "programme/readings_described.h"
