#pragma once
// A secrecy marking (sekretessmarkering, OSL 5:5): which record, or which field of it, is kept from those who
// are not cleared for it, on what ground, and who weighed it. A marking is never taken away, it is ended.
#include <optional>
#include <string>

#include "kernel/describe.h"
#include "platform/sight.h"

namespace varn::secrecy {

struct Marking {
    Id<Marking> id;
    std::string entity;               // table of the record
    AnyId subject;                    // the record
    std::optional<std::string> part;  // the field; the whole record when absent
    auth::SecrecyLevel level{};
    std::optional<std::string> legal_ground;  // "OSL 18:13"; needed above internal
    std::string reason;
    std::optional<AnyId> unit;    // whose it is, and how far it reaches; the whole town's when absent
    std::optional<AnyId> matter;  // a circle of its own: only those admitted to this matter
    Date marked_on;
    std::optional<Date> ended_on;
    int version = 0;

    auth::Seal seal() const;
};

/// What is asked for when something is marked.
struct MarkingToAdd {
    AnyId subject;
    std::optional<std::string> part;
    auth::SecrecyLevel level{};
    std::optional<std::string> legal_ground;
    std::string reason;
    std::optional<AnyId> unit;
    std::optional<AnyId> matter;
};

/// A marking as somebody may know of it: `reason` is masked when what it keeps is.
struct MarkingView {
    Marking marking;
    bool hides = false;             // from the one who asks
    std::optional<AnyId> proposal;  // open, to end it
};

/// Why a marking is ended.
struct EndMarking {
    std::string reason;
};

/// What became of the wish to end a marking: ended, or proposed for another to confirm.
struct MarkingEnding {
    Marking marking;
    std::optional<AnyId> proposal;
};

/// A field of a record that can be marked by itself.
struct MarkablePart {
    std::string part;
    std::string label;  // text key
};

}  // namespace varn::secrecy

namespace varn::secrecy::facts {
inline constexpr FieldFacts part{
    .label = "secrecy.part", .example = "description", .fixed = true, .length_max = 60};
inline constexpr FieldFacts level{.label = "secrecy.level", .example = "confidential", .fixed = true};
inline constexpr FieldFacts ground{.label = "secrecy.legal_ground",
                                   .example = "OSL 18:13",
                                   .fixed = true,
                                   .length_min = 1,
                                   .length_max = 100};
inline constexpr FieldFacts reason{.label = "secrecy.reason",
                                   .example = "Beroendet kan utnyttjas.",
                                   .secrecy = Secrecy::internal,
                                   .fixed = true,
                                   .length_min = 1,
                                   .length_max = 2000};
inline constexpr FieldFacts unit{.label = "secrecy.unit",
                                 .example = "01903f5e-0000-7000-8000-000000000001",
                                 .fixed = true,
                                 .owner_unit = true,
                                 .mention = true};
inline constexpr FieldFacts matter{.label = "secrecy.matter",
                                   .example = "01903f5e-0000-7000-8000-000000000041",
                                   .fixed = true,
                                   .mention = true};
inline constexpr FieldFacts subject{
    .label = "secrecy.subject", .example = "01903f5e-0000-7000-8000-000000000020", .fixed = true};
}  // namespace varn::secrecy::facts

template <>
struct varn::Describe<varn::secrecy::Marking> {
    using M = secrecy::Marking;
    static constexpr auto value = entity<M>(
        "marking",
        field<&M::id>({.label = "common.id",
                       .example = "01903f5e-0000-7000-8000-000000000032",
                       .fixed = true,
                       .server_set = true}),
        field<&M::entity>({.label = "secrecy.entity", .example = "goal", .fixed = true, .server_set = true}),
        field<&M::subject>(secrecy::facts::subject), field<&M::part>(secrecy::facts::part),
        field<&M::level>(secrecy::facts::level), field<&M::legal_ground>(secrecy::facts::ground),
        field<&M::reason>(secrecy::facts::reason), field<&M::unit>(secrecy::facts::unit),
        field<&M::matter>(secrecy::facts::matter),
        field<&M::marked_on>(
            {.label = "secrecy.marked_on", .example = "2024-02-01", .fixed = true, .server_set = true}),
        field<&M::ended_on>({.label = "secrecy.ended_on", .example = "2024-12-31", .server_set = true}),
        field<&M::version>({.label = "common.version", .example = "1", .server_set = true}));
};

template <>
struct varn::Describe<varn::secrecy::MarkingToAdd> {
    using M = secrecy::MarkingToAdd;
    static constexpr auto value =
        entity<M>("marking_to_add", field<&M::subject>(secrecy::facts::subject),
                  field<&M::part>(secrecy::facts::part), field<&M::level>(secrecy::facts::level),
                  field<&M::legal_ground>(secrecy::facts::ground), field<&M::reason>(secrecy::facts::reason),
                  field<&M::unit>(secrecy::facts::unit), field<&M::matter>(secrecy::facts::matter));
};

template <>
struct varn::Describe<varn::secrecy::MarkingView> {
    using V = secrecy::MarkingView;
    static constexpr auto value =
        entity<V>("marking_view", field<&V::marking>({.label = "secrecy.marking"}),
                  field<&V::hides>({.label = "secrecy.hides", .example = "true"}),
                  field<&V::proposal>(
                      {.label = "secrecy.proposal", .example = "01903f5e-0000-7000-8000-000000000031"}));
};

template <>
struct varn::Describe<varn::secrecy::EndMarking> {
    using E = secrecy::EndMarking;
    static constexpr auto value = entity<E>("end_marking", field<&E::reason>(secrecy::facts::reason));
};

template <>
struct varn::Describe<varn::secrecy::MarkingEnding> {
    using E = secrecy::MarkingEnding;
    static constexpr auto value =
        entity<E>("marking_ending", field<&E::marking>({.label = "secrecy.marking"}),
                  field<&E::proposal>(
                      {.label = "secrecy.proposal", .example = "01903f5e-0000-7000-8000-000000000031"}));
};

template <>
struct varn::Describe<varn::secrecy::MarkablePart> {
    using P = secrecy::MarkablePart;
    static constexpr auto value =
        entity<P>("markable_part", field<&P::part>(secrecy::facts::part),
                  field<&P::label>({.label = "secrecy.part_label", .example = "programme.description"}));
};
