// The register of risks as a spreadsheet: what a question asks for, as people write it.
#include "platform/i18n.h"
#include "platform/sheet.h"
#include "service_risks.h"

namespace varn::risk {

/// A risk as a row.
struct RiskRow {
    std::string round;
    std::string unit;
    int number = 0;
    std::string title;
    std::string cause;
    std::string event;
    std::string consequence;
    std::string kind;
    std::optional<int> likelihood;
    std::optional<int> intention;
    std::optional<int> antagonist_capability;
    std::optional<int> opportunity;
    std::string levels;  // "individen 3, funktionalitet 4"
    std::optional<int> highest;
    std::optional<std::string> existing_protection;
    std::optional<std::string> vulnerability;
    std::string treatment;
    std::optional<int> residual_likelihood;
    std::optional<int> highest_residual;
    std::string standing;
    std::int64_t measures = 0;
};

}  // namespace varn::risk

template <>
struct varn::Describe<varn::risk::RiskRow> {
    using T = risk::RiskRow;
    static constexpr auto value = entity<T>(
        "RiskRow", field<&T::round>({.label = "risk.round"}), field<&T::unit>({.label = "organisation.unit"}),
        field<&T::number>({.label = "risk.number"}), field<&T::title>(risk::facts::title),
        field<&T::cause>({.label = "risk.cause"}), field<&T::event>({.label = "risk.event"}),
        field<&T::consequence>({.label = "risk.consequence"}), field<&T::kind>({.label = "risk.kind"}),
        field<&T::likelihood>({.label = "risk.likelihood"}),
        field<&T::intention>({.label = "risk.intention"}),
        field<&T::antagonist_capability>({.label = "risk.antagonist_capability"}),
        field<&T::opportunity>({.label = "risk.opportunity"}),
        field<&T::levels>({.label = "risk.consequences"}), field<&T::highest>({.label = "risk.highest"}),
        field<&T::existing_protection>({.label = "risk.existing_protection"}),
        field<&T::vulnerability>({.label = "risk.vulnerability"}),
        field<&T::treatment>({.label = "risk.treatment"}),
        field<&T::residual_likelihood>({.label = "risk.residual_likelihood"}),
        field<&T::highest_residual>({.label = "risk.highest_residual"}),
        field<&T::standing>({.label = "risk.standing"}), field<&T::measures>({.label = "risk.measures"}));
};

namespace varn::risk {
namespace {

constexpr std::string_view risk_sheet_types =
    "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<std::vector<RiskRow>> rows_of(db::ReadTx& tx, std::vector<RiskView> const& views,
                                     std::string_view language) {
    std::map<std::string, std::string> keys;
    std::vector<RiskRow> rows;
    for (auto const& view : views) {
        auto const& risk = view.risk;
        std::string levels;
        for (auto const& one : view.consequences) {
            auto& key = keys[one.protection_value.text];
            if (key.empty()) {
                TRY(value, tx.get(one.protection_value));
                key = value.key;
            }
            levels += (levels.empty() ? "" : ", ") + key + " " + std::to_string(one.level);
        }
        auto treatment = risk.treatment
                             ? i18n::text(language, "risk.treatment." + std::string{name_of(*risk.treatment)})
                             : std::string{};
        rows.push_back({view.round_name,
                        view.unit_name,
                        risk.number,
                        risk.title,
                        risk.cause,
                        risk.event,
                        risk.consequence,
                        view.kind_title,
                        risk.likelihood,
                        risk.intention,
                        risk.antagonist_capability,
                        risk.opportunity,
                        std::move(levels),
                        view.highest,
                        risk.existing_protection,
                        risk.vulnerability,
                        std::move(treatment),
                        risk.residual_likelihood,
                        view.highest_residual,
                        i18n::text(language, "risk.standing." + std::string{name_of(risk.standing)}),
                        view.measures});
    }
    return rows;
}

Result<http::Reply> send_risks(http::Call const& call) {
    CHECK(may_read(call.actor));
    TRY(question, risk_question_of(call));
    auto const format = call.asked("format").value_or("xlsx");
    if (format != "csv" && format != "xlsx") {
        return invalid("?format", "risk.export_format");
    }
    db::ReadTx tx{call.town.db};
    TRY(views, all_risk_views(tx, call.actor, question, call.town.clock.today()));
    TRY(rows, rows_of(tx, views, call.language));
    auto const document = sheet::document("risker", rows, call.language);
    if (format == "csv") {
        return http::Reply{.content_type = "text/csv; charset=utf-8",
                           .body = sheet::write_csv(document),
                           .headers = {{"Content-Disposition", "attachment; filename=\"risker.csv\""}}};
    }
    TRY(bytes, sheet::write_xlsx(document));
    return http::Reply{.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                       .body = std::move(bytes),
                       .headers = {{"Content-Disposition", "attachment; filename=\"risker.xlsx\""}}};
}

}  // namespace

http::Route risk_export_route() {
    auto asked = risk_question_parameters();
    asked.push_back({"format", Kind::text, "xlsx"});
    return http::raw(http::Method::get, "/risk-export", send_risks)
        .says("risk.export_risks")
        .gives(risk_sheet_types)
        .understands(std::move(asked));
}

}  // namespace varn::risk
