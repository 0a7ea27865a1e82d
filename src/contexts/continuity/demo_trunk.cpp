// The key nodes of the invented town: what everything else hangs on. Three weaknesses are planted here. Both
// contracts for fuel are filled at one and the same depot. On the island of Kvarnön the switchgear is steered
// over a net that is fed by the switchgear, so that neither starts without the other. And the island has one
// pump. What the first of them means is seen on the islet of Tärnskär, whose home stands for 31 hours.
#include <array>

#include "demo_town.h"

namespace varn::continuity {
namespace {

constexpr std::int64_t an_hour = 60;
constexpr std::int64_t a_day = 24 * an_hour;

/// A service of the whole town.
struct Central {
    std::string_view key;  // of the row and of its text
    std::string_view unit;
    std::int64_t tolerable;
    double harm;
    std::string_view sector = {};
};
constexpr std::string_view care_sector = "halsa-vard-och-omsorg-stad";
constexpr std::array central_services{
    Central{"trygghetslarm", "aldrenamnden", an_hour, 900, care_sector},
    Central{"kontaktcenter", "servicenamnden", a_day, 40},
    Central{"larmmottagning", "kommunstyrelsen", an_hour, 700, "raddning-och-skydd"},
    Central{"krisledning", "kommunstyrelsen", 2 * an_hour, 400, "ordning-och-sakerhet-stad"},
    Central{"loner", "servicenamnden", 5 * a_day, 60, "ekonomi-och-betalningar"},
    Central{"leverantorsbetalning", "servicenamnden", 10 * a_day, 30, "ekonomi-och-betalningar"},
    Central{"ekonomiskt-bistand", "socialnamnden", 3 * a_day, 120, "ekonomi-och-betalningar"},
    Central{"socialjour", "socialnamnden", 2 * an_hour, 500, care_sector},
    Central{"skyddat-boende", "socialnamnden", 4 * an_hour, 350, care_sector},
    Central{"trafikledning", "trafiknamnden", 2 * an_hour, 300, "transporter"},
    Central{"vaghallning", "trafiknamnden", a_day, 80, "transporter"},
    Central{"tunnelovervakning", "trafiknamnden", an_hour, 450, "transporter"},
    Central{"dricksvatten", "stockholm-vatten-och-avfall", 4 * an_hour, 1200, "livsmedel-och-dricksvatten"},
    Central{"avlopp", "stockholm-vatten-och-avfall", 8 * an_hour, 500, "livsmedel-och-dricksvatten"},
    Central{"avfallshamtning", "avfallsnamnden", 4 * a_day, 60},
    Central{"begravning", "kyrkogardsnamnden", 7 * a_day, 20},
    Central{"livsmedelskontroll", "miljo-och-halsoskyddsnamnden", 5 * a_day, 20,
            "livsmedel-och-dricksvatten"},
    Central{"hamnverksamhet", "stockholms-hamnar", a_day, 200, "transporter"},
    Central{"stadsfiber", "stokab", 2 * an_hour, 300, "elektroniska-kommunikationer"},
    Central{"godmanskap", "overformyndarnamnden", 10 * a_day, 15},
};

/// Resources of one kind with numbers: `feed-1`, `feed-2`.
std::vector<Member> numbered(InventedTown& town, std::string const& text, int count, std::string_view unit,
                             Ways const& ways) {
    std::vector<Member> made;
    for (int i = 1; i <= count; ++i) {
        town.at({}, i);
        made.push_back(town.resource(text + "-" + std::to_string(i), text, unit, ways));
    }
    return made;
}

void invent_fuel(InventedTown& town, Trunk& trunk) {
    town.provided_by(town.supplier("ostra-kajens-depa"), "DEMO 2018/44");
    auto const depot = town.resource(std::string{planted::depot}, planted::depot, "kommunstyrelsen",
                                     {ResourceClass::common_cause, 3 * a_day, 0.05});
    town.need(depot, "power", trunk.feeds, {12 * an_hour});
    // Nothing is filled here yet, and nobody provides it: what a second depot would mean can be weighed.
    town.provided_by({});
    town.resource("drivmedelsdepa-vastra", "drivmedelsdepa-vastra", "kommunstyrelsen",
                  {ResourceClass::fuel, 2 * a_day, 0.05});
    town.provided_by(town.supplier("norrskens-bransle"), "DEMO 2023/118");
    trunk.fuel.push_back(town.resource(std::string{planted::fuel_contract_one}, planted::fuel_contract_one,
                                       "servicenamnden", {ResourceClass::fuel, a_day, 0.1}));
    town.provided_by(town.supplier("skargardens-drivmedel"), "DEMO 2023/119");
    trunk.fuel.push_back(town.resource(std::string{planted::fuel_contract_two}, planted::fuel_contract_two,
                                       "servicenamnden", {ResourceClass::fuel, a_day, 0.1}));
    town.provided_by({});
    for (auto const& contract : trunk.fuel) {
        town.need(contract, "fuel", {depot});
    }
}

void invent_supplies(InventedTown& town, Trunk& trunk) {
    town.provided_by(town.supplier("malarens-livs"), "DEMO 2022/7");
    trunk.food = numbered(town, "matgrossist", 2, "servicenamnden", {ResourceClass::food, 2 * a_day, 0.2});
    town.provided_by(town.supplier("vita-bjorken"), "DEMO 2022/31");
    trunk.medicine =
        numbered(town, "lakemedelslager", 2, "aldrenamnden", {ResourceClass::medicine, a_day, 0.1});
    town.provided_by(town.supplier("ekorrens-betaltjanst"), "DEMO 2021/90");
    trunk.payments = town.resource("betalformedling", "betalformedling", "servicenamnden",
                                   {ResourceClass::payments, 8 * an_hour, 0.5, 30});
    town.provided_by({});
    for (auto const& store : trunk.food) {
        town.need(store, "fuel", trunk.fuel, {2 * a_day});
    }
    for (auto const& store : trunk.medicine) {
        town.need(store, "power", trunk.feeds, {a_day});
    }
}

void invent_it(InventedTown& town, Trunk& trunk) {
    auto const halls = numbered(town, "datahall", 2, "kommunstyrelsen", {ResourceClass::it, a_day, 0.1, 90});
    for (auto const& hall : halls) {
        town.need(hall, "power", trunk.feeds, {2 * a_day, 6 * an_hour});
        town.need(hall, "telecom", trunk.telecom);
    }
    auto const directory = town.resource("katalogtjanst", "katalogtjanst", "kommunstyrelsen",
                                         {ResourceClass::it, 6 * an_hour, 0.3, 60});
    town.need(directory, "it", halls);
    auto const system = [&](std::string const& key, std::string_view unit) {
        auto const made = town.resource(key, key, unit, {ResourceClass::it, 8 * an_hour, 0.6, 45});
        town.need(made, "it", halls);
        town.need(made, "sign_in", {directory}, {30});
        return made;
    };
    trunk.care_records = system("omsorgssystem", "aldrenamnden");
    trunk.school_platform = system("skolplattform", "utbildningsnamnden");
    trunk.switchboard = system("vaxel", "servicenamnden");
}

/// The island: a grid and a water zone of its own, with what is planted in them.
void invent_island(InventedTown& town, Trunk const& trunk) {
    auto const gear = town.resource(std::string{planted::ring_power}, planted::ring_power,
                                    "stockholms-hamnar", {ResourceClass::power, 6 * an_hour, 0.2, 15});
    auto const net = town.resource(std::string{planted::ring_telecom}, planted::ring_telecom, "stokab",
                                   {ResourceClass::telecom, 4 * an_hour, 0.3, 10});
    town.need(gear, "power", trunk.feeds);
    town.need(gear, "steering", {net});
    town.need(net, "power", {gear});
    auto const pump = town.resource(std::string{planted::pump}, planted::pump, "stockholm-vatten-och-avfall",
                                    {ResourceClass::water, 2 * a_day, 0.15, 20});
    town.need(pump, "power", {gear}, {8 * an_hour, 2 * an_hour});
    town.need(pump, "water", trunk.waterworks);
    for (int i = 1; i <= 6; ++i) {
        town.at({}, i);
        auto const home = town.service("aldreboende-kvarnon-" + std::to_string(i), "island_home",
                                       "aldrenamnden", {4 * an_hour, 250, 15, care_sector});
        town.need(home, "water", {pump}, {3 * an_hour});
        town.need(home, "power", {gear}, {2 * an_hour});
    }
}

/// The islet that no cable reaches: a generator with fuel for a day, and batteries at the home for seven
/// hours.
void invent_islet(InventedTown& town, Trunk const& trunk) {
    auto const generator = town.resource("elverk-tarnskar", "elverk-tarnskar", "aldrenamnden",
                                         {ResourceClass::power, 8 * an_hour, 0.3, 10});
    town.need(generator, "fuel", trunk.fuel, {a_day, 6 * an_hour});
    auto const home = town.service(std::string{planted::islet_home}, planted::islet_home, "aldrenamnden",
                                   {6 * an_hour, 220, 20, care_sector});
    town.need(home, "power", {generator}, {7 * an_hour, 4 * an_hour});
    town.need(home, "food", trunk.food, {5 * a_day});
}

void invent_central_services(InventedTown& town, Trunk const& trunk) {
    for (auto const& one : central_services) {
        auto const staff = town.resource("personal-" + std::string{one.key}, "staff." + std::string{one.key},
                                         one.unit, {ResourceClass::staff, 2 * a_day, 0.1});
        auto const made = town.service(std::string{one.key}, one.key, one.unit,
                                       {one.tolerable, one.harm, one.tolerable / 6, one.sector});
        town.need(made, "staff", {staff}, {2 * an_hour});
        town.need(made, "power", trunk.feeds, {8 * an_hour, 4 * an_hour});
        town.need(made, "telecom", trunk.telecom, {an_hour});
        if (one.harm < 100) {
            town.need(made, "switchboard", {trunk.switchboard}, {4 * an_hour});
        }
        town.plan(made, one.harm > 200);
    }
    auto const last = [&](std::string_view key) {
        for (auto const& row : town.services) {
            if (row.key == key) {
                return Member{row.id, {}, row.name};
            }
        }
        return Member{};
    };
    town.need(last("dricksvatten"), "water", trunk.waterworks);
    for (auto const* paying : {"loner", "leverantorsbetalning", "ekonomiskt-bistand"}) {
        town.need(last(paying), "payments", {trunk.payments}, {a_day});
    }
}

}  // namespace

Trunk invent_trunk(InventedTown& town) {
    Trunk trunk;
    town.provided_by(town.supplier("trollviks-elnat"), "DEMO 2020/1");
    trunk.feeds =
        numbered(town, "inmatning", 3, "kommunstyrelsen", {ResourceClass::power, 6 * an_hour, 0.05, 10});
    town.provided_by(town.supplier("malarnod-tele"), "DEMO 2021/14");
    trunk.telecom =
        numbered(town, "telekarna", 2, "kommunstyrelsen", {ResourceClass::telecom, 8 * an_hour, 0.1, 30});
    town.provided_by(town.supplier("fridas-fjarrvarme"), "DEMO 2019/5");
    trunk.heat = numbered(town, "varmeverk", 3, "kommunstyrelsen", {ResourceClass::heat, a_day, 0.2, 120});
    town.provided_by({});
    trunk.waterworks = numbered(town, "vattenverk", 2, "stockholm-vatten-och-avfall",
                                {ResourceClass::water, 2 * a_day, 0.05, 60});
    for (auto const& core : trunk.telecom) {
        town.need(core, "power", trunk.feeds, {a_day, 8 * an_hour});
    }
    for (auto const* works : {&trunk.heat, &trunk.waterworks}) {
        for (auto const& one : *works) {
            town.need(one, "power", trunk.feeds, {12 * an_hour, 4 * an_hour});
        }
    }
    invent_fuel(town, trunk);
    invent_supplies(town, trunk);
    invent_it(town, trunk);
    invent_island(town, trunk);
    invent_islet(town, trunk);
    invent_central_services(town, trunk);
    return trunk;
}

}  // namespace varn::continuity
