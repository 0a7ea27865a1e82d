// The town as its years are worked out from it, read in one view.
#include "choosing.h"
#include "organisation/api.h"
#include "rules.h"

namespace varn::portfolio {
namespace {

/// So many times a frequency may be lower or higher than stated: who verified it, who judged it, and what
/// stands in for a judgement.
constexpr double factor_verified = 1.5;
constexpr double factor_judged = 2.0;
constexpr double factor_rough = 4.0;

double factor_of(Resource const& row, Roughness& roughness) {
    if (row.losses_per_year <= 0.0) {
        ++roughness.never_lost;
        return 1.0;
    }
    if (row.marker == continuity::Marker::verified) {
        ++roughness.verified;
        return factor_verified;
    }
    if (row.marker == continuity::Marker::own) {
        ++roughness.judged;
        return factor_judged;
    }
    ++roughness.rough;
    return factor_rough;
}

}  // namespace

Result<std::vector<double>> factors_of(db::ReadTx& tx, continuity::TownNetwork const& town,
                                       Roughness& roughness) {
    std::vector<double> factors(town.network.nodes.size(), 1.0);
    TRY(resources, store::resources(tx));
    for (auto const& row : resources) {
        factors[town.places.at(row.id.text)] = factor_of(row, roughness);
    }
    return factors;
}

Result<YearsInput> years_input(db::ReadTx& tx, auth::Actor const& actor, Date today) {
    YearsInput input;
    TRY(seen, continuity::town_network(tx, actor));
    input.town = seen;
    auto const nodes = seen->network.nodes.size();
    input.units.assign(nodes, {});
    TRY(services, store::services(tx));
    for (auto const& row : services) {
        input.units[seen->places.at(row.id.text)] = row.unit.text;
        input.roughness.services_without_harm += row.harm_per_hour.value_or(0.0) > 0.0 ? 0 : 1;
        input.roughness.services_without_tolerable += row.tolerable_minutes ? 0 : 1;
    }
    TRY(factors, factors_of(tx, *seen, input.roughness));
    input.factors = std::move(factors);
    TRY(units, organisation::units_on(tx, today));
    for (auto const& unit : units) {
        input.unit_names[unit.id.text] = unit.name;
    }
    TRY(values, store::consequences(tx));
    for (auto const& one : values) {
        auto const place = seen->places.find(one.service);
        if (place != seen->places.end()) {
            input.of_value[one.value].push_back(place->second);
            input.value_titles[one.value] = one.title;
        }
    }
    return input;
}

double losses_of(YearsInput const& input, YearsAsk const& ask) {
    double rates = 0.0;
    for (auto const& node : input.town->network.nodes) {
        rates += node.losses_per_year;
    }
    return rates * static_cast<double>(ask.years.value_or(years_default));
}

}  // namespace varn::portfolio
