#pragma once
// The registers in spreadsheets: shown first, taken in all or nothing, and given out so that they can be
// taken in again unchanged. Everything goes by its key.
#include "organisation/views.h"
#include "service.h"

namespace varn::continuity {

/// Which register a file is of. Needs name services and resources that stand in theirs already.
enum class Register { services, resources, needs };

struct ServiceRow {
    std::string key;
    std::string name;
    std::string unit;
    std::optional<std::string> body;
    std::optional<std::string> run_by_unit;
    std::optional<std::string> run_by_actor;
    std::optional<std::string> sector;
    std::optional<std::string> societal_function;
    std::optional<std::int64_t> tolerable_minutes;
    std::optional<std::int64_t> target_minutes;
    std::optional<std::string> lowest_service_level;
    std::int64_t restart_minutes = 0;
    std::optional<double> harm_per_hour;
    std::optional<Date> ended_on;
};

struct ResourceRow {
    std::string key;
    std::string name;
    std::string unit;
    ResourceClass kind{};
    std::optional<std::string> body;
    std::optional<std::string> supplier;
    std::optional<std::string> agreement;
    std::optional<Date> tested_on;
    std::int64_t repair_minutes = 0;
    std::int64_t restart_minutes = 0;
    double losses_per_year = 0.0;
    bool is_black_start = false;
    std::optional<Date> ended_on;
};

/// A need goes by what it belongs to and its name.
struct NeedRow {
    std::optional<std::string> service;
    std::optional<std::string> resource;
    std::string what;
    int needed = 1;
    std::optional<std::string> services;   // keys, with commas between
    std::optional<std::string> resources;  // keys, with commas between
    std::int64_t buffer_minutes = 0;
    std::optional<std::int64_t> refill_minutes;
    std::optional<std::string> agreement;
    std::optional<Date> tested_on;
    std::optional<std::string> note;
};

/// What the file would do (`apply` false), or does. Problems are told in the preview; applying with problems
/// is `invalid` and stores nothing.
Result<organisation::ImportPreview> import_register(Town& town, Actor const& actor, Register which,
                                                    std::string_view file, bool apply,
                                                    std::string_view language);
/// What goes on, as rows that can be taken in again. Of needs those that are seen whole.
Result<std::vector<ServiceRow>> export_services(Town& town, Actor const& actor);
Result<std::vector<ResourceRow>> export_resources(Town& town, Actor const& actor);
Result<std::vector<NeedRow>> export_needs(Town& town, Actor const& actor);

std::vector<http::Route> register_sheet_routes();

}  // namespace varn::continuity

namespace varn::continuity::facts {

/// A key of something in another register.
constexpr FieldFacts key_of(std::string_view label, std::string_view example) {
    return {.label = label, .example = example, .length_max = 80};
}
/// Keys of several, with commas between.
constexpr FieldFacts keys_of(std::string_view label, std::string_view example) {
    return {.label = label, .example = example, .length_max = 20000};
}
inline constexpr FieldFacts row_key{
    .label = "common.key", .example = "hemtjanst-norra", .key = true, .length_min = 1, .length_max = 80};

}  // namespace varn::continuity::facts

template <>
struct varn::Describe<varn::continuity::ServiceRow> {
    using T = continuity::ServiceRow;
    static constexpr auto value = entity<T>(
        "ServiceRow", field<&T::key>(continuity::facts::row_key),
        field<&T::name>({.label = "continuity.service_name", .example = "Hemtjänst", .length_min = 1}),
        field<&T::unit>(continuity::facts::key_of("organisation.unit", "aldrenamnden")),
        field<&T::body>({.label = "continuity.service_body",
                         .example = "Mat, medicin och tillsyn till 9 000 personer i hemmet.",
                         .length_max = 4000}),
        field<&T::run_by_unit>(continuity::facts::key_of("continuity.run_by_unit", "aldreforvaltningen")),
        field<&T::run_by_actor>(continuity::facts::key_of("continuity.run_by_actor", "norrskens-omsorg")),
        field<&T::sector>(continuity::facts::key_of("organisation.sector", "halsa-vard-och-omsorg")),
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
        field<&T::ended_on>(continuity::facts::ended_on));
};

template <>
struct varn::Describe<varn::continuity::ResourceRow> {
    using T = continuity::ResourceRow;
    static constexpr auto value = entity<T>(
        "ResourceRow", field<&T::key>(continuity::facts::row_key),
        field<&T::name>({.label = "continuity.resource_name", .example = "Ställverk Norra", .length_min = 1}),
        field<&T::unit>(continuity::facts::key_of("organisation.unit", "aldrenamnden")),
        field<&T::kind>({.label = "continuity.resource_kind", .example = "power"}),
        field<&T::body>({.label = "continuity.resource_body",
                         .example = "Matar hela Norra Skuggan.",
                         .length_max = 4000}),
        field<&T::supplier>(continuity::facts::key_of("continuity.supplier", "norrskens-bransle")),
        field<&T::agreement>(continuity::facts::agreement),
        field<&T::tested_on>(continuity::facts::tested_on),
        field<&T::repair_minutes>({.label = "continuity.repair_minutes",
                                   .example = "480",
                                   .number_min = 1,
                                   .number_max = continuity::minutes_max}),
        field<&T::restart_minutes>(continuity::facts::restart_minutes),
        field<&T::losses_per_year>({.label = "continuity.losses_per_year", .example = "0.2"}),
        field<&T::is_black_start>({.label = "continuity.is_black_start", .example = "false"}),
        field<&T::ended_on>(continuity::facts::ended_on));
};

template <>
struct varn::Describe<varn::continuity::NeedRow> {
    using T = continuity::NeedRow;
    static constexpr auto value = entity<T>(
        "NeedRow", field<&T::service>(continuity::facts::key_of("continuity.need_of_service", "hemtjanst")),
        field<&T::resource>(continuity::facts::key_of("continuity.need_of_resource", "datahall-1")),
        field<&T::what>(continuity::facts::what), field<&T::needed>(continuity::facts::needed),
        field<&T::services>(continuity::facts::keys_of("continuity.met_by_services", "tvatt")),
        field<&T::resources>(continuity::facts::keys_of("continuity.met_by_resources", "elnat, reservkraft")),
        field<&T::buffer_minutes>(continuity::facts::buffer_minutes),
        field<&T::refill_minutes>(continuity::facts::refill_minutes),
        field<&T::agreement>(continuity::facts::agreement),
        field<&T::tested_on>(continuity::facts::tested_on), field<&T::note>(continuity::facts::note));
};
