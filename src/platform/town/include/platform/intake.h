#pragma once
// Taking in what somebody else wrote down: a pack, a spreadsheet. Rows are found by what they are called,
// added or changed in one transaction, and what is already so is left alone. The same run tells what it would
// do (a plan that is dropped) and does it (a plan that is committed).
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/town.h"

namespace varn {

/// What an intake does to a row.
enum class IntakeKind { added, changed };

struct FieldDifference {
    std::string field;
    std::string before;
    std::string after;
};

/// One line of the plan.
struct PlannedRow {
    IntakeKind kind{};
    std::string entity;  // table
    std::string name;    // what a person knows it by
    std::vector<FieldDifference> fields;
};

/// What an intake did, or would do.
struct IntakePlan {
    std::vector<PlannedRow> rows;
    std::int64_t unchanged = 0;
};

/// The rights to take in: action `pack.import`, for administrators and strategists of the whole town.
auth::Rules intake_policy();

/// An intake under way.
class Intake {
public:
    Intake(Town& town, db::WriteTx& tx, auth::Actor const& actor) : town_(town), tx_(tx), actor_(actor) {}

    /// Makes the town have `wanted`: added when there is no `existing`, changed where they differ in what
    /// people may set, left alone otherwise. A fixed field that differs is a `conflict` naming the row.
    template <class T>
    Result<T> put(std::optional<T> existing, T wanted, std::string const& name) {
        TRY(permit, auth::decide<T>(intake_policy(), actor_, "pack.import", std::nullopt));
        if (!existing) {
            wanted.id = town_.new_id<T>();
            if constexpr (requires { wanted.version; }) {
                wanted.version = 1;
            }
            CHECK(tx_.insert(permit, wanted));
            note_added(table<T>(), &wanted, name);
            return wanted;
        }
        wanted.id = existing->id;
        if constexpr (requires { wanted.version; }) {
            wanted.version = existing->version;
        }
        TRY(differs, note_changed(table<T>(), &*existing, &wanted, name));
        if (!differs) {
            return *existing;
        }
        CHECK(tx_.update(permit, *existing, wanted));
        return wanted;
    }

    Town& town() { return town_; }
    db::WriteTx& tx() { return tx_; }
    auth::Actor const& actor() const { return actor_; }
    IntakePlan const& plan() const { return plan_; }

private:
    void note_added(Table const& table, void const* row, std::string const& name);
    Result<bool> note_changed(Table const& table, void const* before, void const* after,
                              std::string const& name);

    Town& town_;
    db::WriteTx& tx_;
    auth::Actor const& actor_;
    IntakePlan plan_;
};

}  // namespace varn

template <>
struct varn::Describe<varn::FieldDifference> {
    using F = FieldDifference;
    static constexpr auto value = entity<F>(
        "FieldDifference", field<&F::field>({.label = "intake.field", .example = "title"}),
        field<&F::before>({.label = "intake.before", .example = "Gammal titel", .length_max = 100000}),
        field<&F::after>({.label = "intake.after", .example = "Ny titel", .length_max = 100000}));
};
template <>
struct varn::Describe<varn::PlannedRow> {
    using P = PlannedRow;
    static constexpr auto value =
        entity<P>("PlannedRow", field<&P::kind>({.label = "intake.kind", .example = "added"}),
                  field<&P::entity>({.label = "intake.entity", .example = "unit"}),
                  field<&P::name>({.label = "intake.name", .example = "trafiknamnden"}),
                  field<&P::fields>({.label = "intake.fields", .length_max = 100}));
};
template <>
struct varn::Describe<varn::IntakePlan> {
    using P = IntakePlan;
    static constexpr auto value =
        entity<P>("IntakePlan", field<&P::rows>({.label = "intake.rows", .length_max = 100000}),
                  field<&P::unchanged>({.label = "intake.unchanged", .example = "120"}));
};
