// HTTP ↔ the questions to the town's network. What is asked with a body changes nothing.
#include "analysis.h"
#include "continuity/api.h"

namespace varn::continuity {
namespace {

using http::Call;

http::Parameter const in_form{"form", Kind::text, "city-dep"};
http::Parameter const for_service{"service", Kind::id, "01903f5e-0000-7000-8000-000000000201"};
http::Parameter const up_to_order{"order", Kind::integer, "2"};
http::Parameter const of_scenarios{"scenarios", Kind::integer, "100000"};
http::Parameter const from_seed{"seed", Kind::integer, "1"};

/// A whole number asked for, or what counts when it is not; 0 for what is no number, which no bound allows.
std::int64_t number_asked(Call const& call, std::string_view name, std::int64_t otherwise) {
    constexpr std::size_t digits_max = 9;
    auto const asked = call.asked(name).value_or("");
    if (asked.empty()) {
        return otherwise;
    }
    bool const is_number =
        asked.size() <= digits_max && asked.find_first_not_of("0123456789") == std::string::npos;
    return is_number ? std::stoll(asked) : 0;
}

Result<http::Reply> network_asked(Call const& call) {
    auto const form = call.asked("form").value_or("city-dep");
    auto const service = call.asked("service").value_or("");
    if (form == "open-psa") {
        TRY(text, network_open_psa(call.town, call.actor, service));
        return http::Reply{.content_type = "application/xml", .body = std::move(text)};
    }
    TRY(text, network_text(call.town, call.actor));
    if (form != "city-dep") {
        return invalid("?form", "continuity.no_such_form", {{"given", form}});
    }
    return http::Reply{.body = std::move(text)};
}

http::Route import_route() {
    auto route = http::raw(http::Method::post, "/continuity-network-imports",
                           [](Call const& call) -> Result<http::Reply> {
                               ImportAsk const ask{call.body, Id<Unit>{call.asked("unit").value_or("")},
                                                   call.asked("top").value_or(""),
                                                   call.asked("apply").value_or("false") == "true"};
                               TRY(told, import_network_file(call.town, call.actor, ask, call.language));
                               return http::Reply{.body = json::write(told)};
                           });
    route.answers = &table<NetworkImport>();
    return std::move(route)
        .says("continuity.import_network")
        .accepts("application/json, application/xml, text/plain", http::body_bytes_limit)
        .understands({{"unit", Kind::id, "01903f5e-0000-7000-8000-000000000001"},
                      {"top", Kind::text, "falls-hemtjanst"},
                      {"apply", Kind::boolean, "false"}});
}

}  // namespace

std::vector<http::Route> analysis_routes() {
    constexpr std::int64_t order_default = 2;
    constexpr std::int64_t scenarios_default = 100'000;
    return {
        http::get("/continuity-model", [](Call const& call) { return model_told(call.town, call.actor); })
            .says("continuity.read_model"),
        http::get("/continuity-map", [](Call const& call) { return map_told(call.town, call.actor); })
            .says("continuity.read_map"),
        http::raw(http::Method::get, "/continuity-network", network_asked)
            .says("continuity.read_network")
            .gives("application/json, application/xml")
            .understands({in_form, for_service}),
        http::get("/continuity-weaknesses",
                  [](Call const& call) { return weaknesses_told(call.town, call.actor, call.language); })
            .says("continuity.read_weaknesses"),
        http::get("/continuity-findings",
                  [](Call const& call) { return findings_of_network(call.town, call.actor); })
            .says("continuity.list_findings"),
        http::post(
            "/continuity-finding-acceptances",
            [](Call const& call, findings::AcceptFinding const& ask) {
                return accept_finding_of_network(call.town, call.actor, ask);
            },
            201)
            .says("continuity.accept_finding"),
        http::post(
            "/continuity-chains",
            [](Call const& call, ChainAsk const& ask) {
                return chain_told(call.town, call.actor, call.language, ask);
            },
            200)
            .says("continuity.ask_why"),
        http::post(
            "/continuity-courses",
            [](Call const& call, LossAsk const& ask) { return course_told(call.town, call.actor, ask); }, 200)
            .says("continuity.follow_loss"),
        http::get("/critical-services/{id}/cut-sets",
                  [](Call const& call) {
                      return cut_sets_told(call.town, call.actor, Id<CriticalService>{call.id},
                                           number_asked(call, "order", order_default));
                  })
            .says("continuity.read_cut_sets")
            .understands({up_to_order}),
        http::get("/continuity-importance",
                  [](Call const& call) {
                      return importance_told(call.town, call.actor,
                                             number_asked(call, "scenarios", scenarios_default),
                                             number_asked(call, "seed", 1));
                  })
            .says("continuity.read_importance")
            .understands({of_scenarios, from_seed}),
        http::post(
            "/continuity-comparisons",
            [](Call const& call, ComparisonAsk const& ask) {
                return comparison_told(call.town, call.actor, ask);
            },
            200)
            .says("continuity.compare"),
        import_route(),
    };
}

}  // namespace varn::continuity
