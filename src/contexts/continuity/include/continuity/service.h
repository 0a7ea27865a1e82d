#pragma once
// Critical services (samhällsviktig verksamhet), and what it means that one is down for so long.
#include "continuity/facts.h"

namespace varn::continuity {

/// Something that the town must keep going. Times are whole minutes. What it needs stands in `Need`.
struct CriticalService {
    Id<CriticalService> id;
    Id<Unit> unit;  // answers for it, whoever runs it
    std::string key;
    std::string name;
    std::optional<std::string> body;
    std::optional<Id<Unit>> run_by_unit;
    std::optional<Id<ExternalActor>> run_by_actor;  // instead of a unit
    std::optional<Id<Sector>> sector;
    std::optional<std::string> societal_function;     // the function of society it belongs to
    std::optional<std::int64_t> tolerable_minutes;    // MTPD: the longest outage that can be borne
    std::optional<std::int64_t> target_minutes;       // until when it is to work again
    std::optional<std::string> lowest_service_level;  // what can be borne meanwhile
    std::int64_t restart_minutes = 0;                 // from when its needs are back to when it works
    std::optional<double> harm_per_hour;              // beyond what is tolerable
    std::optional<Date> ended_on;                     // no longer run, and left out of the town's network
    Marker marker{};
    int version = 0;
};

/// What it means to one of the things that are protected that the service has been down for so long.
struct ServiceConsequence {
    Id<ServiceConsequence> id;
    Id<Unit> unit;
    Id<CriticalService> service;
    Id<ProtectionValue> protection_value;
    std::int64_t after_minutes = 0;
    int level = 0;  // 1, very limited, to 5, disastrous
    std::optional<std::string> words;
    int version = 0;
};

}  // namespace varn::continuity

template <>
struct varn::Describe<varn::continuity::CriticalService> {
    using T = continuity::CriticalService;
    static constexpr auto value = entity<T>(
        "critical_service", field<&T::id>(organisation::facts::id), field<&T::unit>(continuity::facts::unit),
        field<&T::key>(organisation::facts::key),
        field<&T::name>({.label = "continuity.service_name", .example = "Hemtjänst", .length_min = 1}),
        field<&T::body>({.label = "continuity.service_body",
                         .example = "Mat, medicin och tillsyn till 9 000 personer i hemmet.",
                         .length_max = 4000}),
        field<&T::run_by_unit>({.label = "continuity.run_by_unit",
                                .example = "01903f5e-0000-7000-8000-000000000001",
                                .mention = true}),
        field<&T::run_by_actor>({.label = "continuity.run_by_actor",
                                 .example = "01903f5e-0000-7000-8000-000000000009",
                                 .mention = true}),
        field<&T::sector>({.label = "organisation.sector",
                           .example = "01903f5e-0000-7000-8000-000000000007",
                           .mention = true}),
        field<&T::societal_function>(
            {.label = "continuity.societal_function", .example = "Omsorg om äldre", .length_max = 200}),
        field<&T::tolerable_minutes>({.label = "continuity.tolerable_minutes",
                                      .example = "240",
                                      .number_max = continuity::minutes_max}),
        field<&T::target_minutes>(
            {.label = "continuity.target_minutes", .example = "180", .number_max = continuity::minutes_max}),
        field<&T::lowest_service_level>({.label = "continuity.lowest_service_level",
                                         .example = "Medicin och mat till dem som inte klarar sig själva.",
                                         .length_max = 2000}),
        field<&T::restart_minutes>(continuity::facts::restart_minutes),
        field<&T::harm_per_hour>({.label = "continuity.harm_per_hour", .example = "900"}),
        field<&T::ended_on>(continuity::facts::ended_on), field<&T::marker>(organisation::facts::marker),
        field<&T::version>(organisation::facts::version));
};

template <>
struct varn::Describe<varn::continuity::ServiceConsequence> {
    using T = continuity::ServiceConsequence;
    static constexpr auto value = entity<T>(
        "service_consequence", field<&T::id>(organisation::facts::id),
        field<&T::unit>(continuity::facts::unit_of_what_it_hangs_on),
        field<&T::service>(continuity::facts::service),
        field<&T::protection_value>({.label = "continuity.protection_value",
                                     .example = "01903f5e-0000-7000-8000-000000000033",
                                     .fixed = true}),
        field<&T::after_minutes>({.label = "continuity.after_minutes",
                                  .example = "1440",
                                  .fixed = true,
                                  .number_max = continuity::minutes_max}),
        field<&T::level>({.label = "continuity.level", .example = "3", .number_min = 1, .number_max = 5}),
        field<&T::words>({.label = "continuity.consequence_words",
                          .example = "Brukare blir utan insulin.",
                          .length_max = 2000}),
        field<&T::version>(organisation::facts::version));
};
