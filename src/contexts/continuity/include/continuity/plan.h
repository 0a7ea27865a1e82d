#pragma once
// Continuity plans: what is done when a service, or what it stands on, is lost, whatever the cause; and how
// that was tried.
#include "continuity/service.h"

namespace varn::continuity {

/// Does the plan hold at a level of preparedness?
enum class Holds { unanswered, yes, no };
enum class ApprovalState { draft, approved };

/// The plan of one service. It asks for no scenario (SEED-17), and for each of three levels of preparedness
/// what is added and whether it holds (SEED-16). What is changed is a draft until it is approved again.
struct ContinuityPlan {
    Id<ContinuityPlan> id;
    Id<Unit> unit;
    Id<CriticalService> service;
    std::optional<std::string> reserve_routines;
    std::optional<std::string> body;
    std::optional<std::string> back_registration;  // what is entered afterwards
    std::optional<std::string> contacts;
    std::optional<std::string> peace_adds;
    Holds peace_holds{};
    std::optional<std::string> heightened_adds;
    Holds heightened_holds{};
    std::optional<std::string> highest_adds;
    Holds highest_holds{};
    ApprovalState state{};
    std::optional<Date> approved_on;
    std::optional<std::string> approved_by;  // account
    Marker marker{};
    int version = 0;
};

enum class TestKind { test, exercise };
enum class TestResult { held, held_partly, did_not_hold };

/// A plan was tested or exercised.
struct PlanTest {
    Id<PlanTest> id;
    Id<Unit> unit;
    Id<ContinuityPlan> plan;
    TestKind kind{};
    Date held_on;
    TestResult result{};
    std::optional<std::string> words;
    int version = 0;
};

}  // namespace varn::continuity

namespace varn::continuity::facts {

inline constexpr FieldFacts adds{
    .label = "continuity.adds", .example = "Krigsplacerad personal bemannar tre skift.", .length_max = 4000};
inline constexpr FieldFacts holds{.label = "continuity.holds", .example = "yes"};

}  // namespace varn::continuity::facts

template <>
struct varn::Describe<varn::continuity::ContinuityPlan> {
    using T = continuity::ContinuityPlan;
    static constexpr auto value = entity<T>(
        "continuity_plan", field<&T::id>(organisation::facts::id),
        field<&T::unit>(continuity::facts::unit_of_what_it_hangs_on),
        field<&T::service>(continuity::facts::service),
        field<&T::reserve_routines>({.label = "continuity.reserve_routines",
                                     .example = "Besökslistor skrivs ut varje fredag.",
                                     .length_max = 20000}),
        field<&T::body>({.label = "continuity.plan_body",
                         .example = "Enhetschefen beslutar att planen gäller.",
                         .length_max = 20000}),
        field<&T::back_registration>({.label = "continuity.back_registration",
                                      .example = "Utförda besök förs in inom två dygn.",
                                      .length_max = 4000}),
        field<&T::contacts>({.label = "continuity.contacts",
                             .example = "Tjänsteperson i beredskap, växeln.",
                             .length_max = 4000}),
        field<&T::peace_adds>(continuity::facts::adds), field<&T::peace_holds>(continuity::facts::holds),
        field<&T::heightened_adds>(continuity::facts::adds),
        field<&T::heightened_holds>(continuity::facts::holds),
        field<&T::highest_adds>(continuity::facts::adds), field<&T::highest_holds>(continuity::facts::holds),
        field<&T::state>({.label = "continuity.approval_state", .example = "draft", .server_set = true}),
        field<&T::approved_on>(
            {.label = "continuity.approved_on", .example = "2024-02-01", .server_set = true}),
        field<&T::approved_by>({.label = "continuity.approved_by",
                                .example = "01903f5e-0000-7000-8000-000000000011",
                                .server_set = true}),
        field<&T::marker>(organisation::facts::marker), field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::PlanTest> {
    using T = continuity::PlanTest;
    static constexpr auto value = entity<T>(
        "plan_test", field<&T::id>(organisation::facts::id),
        field<&T::unit>(continuity::facts::unit_of_what_it_hangs_on),
        field<&T::plan>(
            {.label = "continuity.plan", .example = "01903f5e-0000-7000-8000-000000000204", .fixed = true}),
        field<&T::kind>({.label = "continuity.test_kind", .example = "exercise"}),
        field<&T::held_on>({.label = "continuity.held_on", .example = "2023-11-14"}),
        field<&T::result>({.label = "continuity.test_result", .example = "held_partly"}),
        field<&T::words>({.label = "continuity.test_words",
                          .example = "Reservkraften startade, listorna var gamla.",
                          .length_max = 4000}),
        field<&T::version>(organisation::facts::version));
};
