// One part of the invented town. What hangs on what is drawn; how many there are of each is not.
#include <algorithm>

#include "demo_town.h"

namespace varn::continuity {
namespace {

constexpr std::int64_t an_hour_here = 60;
constexpr std::int64_t a_day_here = 24 * an_hour_here;
constexpr std::string_view care = "halsa-vard-och-omsorg-stad";
constexpr std::string_view schooling = "utbildning";

class District {
public:
    District(InventedTown& town, Trunk const& trunk, std::string const& unit, std::string const& place)
        : town_(town), trunk_(trunk), unit_(unit), place_(place), prefix_(unit + "-") {}

    void invent() {
        invent_grid();
        invent_telecom();
        invent_water_and_heat();
        invent_reserves();
        invent_staff_and_premises();
        invent_care();
        invent_schools();
        invent_administration();
    }

private:
    using Members = std::vector<Member>;

    Members many(std::string_view text, int count, Ways const& ways) {
        Members made;
        for (int i = 1; i <= count; ++i) {
            town_.at(place_, i);
            made.push_back(
                town_.resource(prefix_ + std::string{text} + "-" + std::to_string(i), text, unit_, ways));
        }
        return made;
    }
    Member one_of(Members const& members) { return members[town_.draw().below(members.size())]; }
    /// So many different ones, neighbours in the list.
    Members some_of(Members const& members, std::size_t count) {
        Members some;
        auto const first = town_.draw().below(members.size());
        for (std::size_t i = 0; i < std::min(count, members.size()); ++i) {
            some.push_back(members[(first + i) % members.size()]);
        }
        return some;
    }

    void invent_grid() {
        auto const duct = many("kabelkulvert", 1, {ResourceClass::area, 3 * a_day_here, 0.02});
        auto const gear = many("fordelningsstation", 2, {ResourceClass::power, 8 * an_hour_here, 0.08, 10});
        for (auto const& one : gear) {
            town_.need(one, "power", trunk_.feeds);
            town_.need(one, "duct", duct);
        }
        grid_ = many("natstation", 20, {ResourceClass::power, 4 * an_hour_here, 0.1, 5});
        for (auto const& one : grid_) {
            town_.need(one, "power", town_.draw().happens(60) ? gear : Members{one_of(gear)});
        }
    }
    void invent_telecom() {
        auto const fibre = many("fibernod", 4, {ResourceClass::telecom, 6 * an_hour_here, 0.2, 10});
        for (auto const& one : fibre) {
            town_.need(one, "telecom", trunk_.telecom);
            town_.need(one, "power", {one_of(grid_)}, {4 * an_hour_here, 3 * an_hour_here});
        }
        masts_ = many("basstation", 6, {ResourceClass::telecom, 8 * an_hour_here, 0.3, 10});
        for (auto const& one : masts_) {
            town_.need(one, "telecom", {one_of(fibre)});
            town_.need(one, "power", {one_of(grid_)}, {2 * an_hour_here, 2 * an_hour_here});
        }
    }
    void invent_water_and_heat() {
        auto const pumps = many("pumpstation", 2, {ResourceClass::water, a_day_here, 0.1, 15});
        for (auto const& one : pumps) {
            town_.need(one, "power", some_of(grid_, 2));
            town_.need(one, "water", trunk_.waterworks);
        }
        zones_ = many("tryckzon", 3, {ResourceClass::water, 12 * an_hour_here, 0.1, 20});
        for (auto const& one : zones_) {
            town_.need(one, "water", pumps, {3 * an_hour_here, 6 * an_hour_here});
        }
        heat_ = many("fjarrvarmecentral", 4, {ResourceClass::heat, a_day_here, 0.2, 60});
        for (auto const& one : heat_) {
            town_.need(one, "heat", trunk_.heat, {2 * an_hour_here, 60, 2});
            town_.need(one, "power", {one_of(grid_)});
        }
    }
    void invent_reserves() {
        diesel_ = many("reservkraft", 8, {ResourceClass::equipment, a_day_here, 0.4});
        vehicles_ = many("fordonspool", 4, {ResourceClass::transport, a_day_here, 0.2});
        for (auto const& one : diesel_) {
            town_.need(one, "fuel", trunk_.fuel, {a_day_here, 6 * an_hour_here});
        }
        for (auto const& one : vehicles_) {
            town_.need(one, "fuel", trunk_.fuel, {2 * a_day_here, 6 * an_hour_here});
        }
        meals_ = many("matleverans", 2, {ResourceClass::food, a_day_here, 0.3});
        for (auto const& one : meals_) {
            town_.need(one, "food", trunk_.food, {a_day_here});
            town_.need(one, "fuel", trunk_.fuel, {2 * a_day_here});
        }
        medicine_ = many("apoteksleverans", 1, {ResourceClass::medicine, a_day_here, 0.2});
        town_.need(medicine_.front(), "medicine", trunk_.medicine, {2 * a_day_here});
    }
    void invent_staff_and_premises() {
        carers_ = many("vardpersonal", 8, {ResourceClass::staff, 2 * a_day_here, 0.3});
        teachers_ = many("skolpersonal", 8, {ResourceClass::staff, 2 * a_day_here, 0.3});
        office_ = many("handlaggare", 3, {ResourceClass::staff, 2 * a_day_here, 0.2});
        premises_ = many("lokal", 32, {ResourceClass::premises, 5 * a_day_here, 0.03});
        for (auto const& one : premises_) {
            town_.need(one, "power", {one_of(grid_)}, {an_hour_here});
            town_.need(one, "heat", {one_of(heat_)}, {18 * an_hour_here, 6 * an_hour_here});
        }
    }

    Member service(std::string const& text, int number, Bears const& bears) {
        town_.at(place_, number);
        return town_.service(prefix_ + text + "-" + std::to_string(number), text, unit_, bears);
    }
    void invent_care() {
        for (int i = 1; i <= 12; ++i) {
            auto const home = service("aldreboende", i, {6 * an_hour_here, 220, 20, care});
            auto power = Members{one_of(grid_), one_of(diesel_)};
            town_.need(home, "power", std::move(power), {an_hour_here / 6});
            town_.need(home, "water", {one_of(zones_)}, {8 * an_hour_here, 4 * an_hour_here});
            town_.need(home, "staff", some_of(carers_, 3), {6 * an_hour_here, 60, 2});
            town_.need(home, "food", meals_, {a_day_here});
            town_.need(home, "medicine", medicine_, {2 * a_day_here});
            town_.need(home, "heat", {one_of(heat_)}, {12 * an_hour_here, 6 * an_hour_here});
            town_.plan(home, town_.draw().happens(55));
        }
        for (int i = 1; i <= 12; ++i) {
            auto const round = service("hemtjanst", i, {4 * an_hour_here, 150, 30, care});
            town_.need(round, "staff", some_of(carers_, 3), {4 * an_hour_here, 60, 2});
            town_.need(round, "transport", some_of(vehicles_, 2), {2 * an_hour_here});
            town_.need(round, "it", {trunk_.care_records}, {a_day_here, 2 * an_hour_here});
            town_.need(round, "telecom", some_of(masts_, 2), {2 * an_hour_here});
            if (town_.draw().happens(50)) {
                town_.plan(round, town_.draw().happens(40));
            }
        }
        for (int i = 1; i <= 14; ++i) {
            auto const home = service("lss-boende", i, {8 * an_hour_here, 120, 20, care});
            town_.need(home, "premises", {one_of(premises_)}, {2 * an_hour_here});
            town_.need(home, "staff", some_of(carers_, 2), {6 * an_hour_here});
        }
    }
    void invent_schools() {
        Members kitchens;
        for (int i = 1; i <= 4; ++i) {
            kitchens.push_back(service("storkok", i, {a_day_here, 40, 60, "livsmedel-och-dricksvatten"}));
            town_.need(kitchens.back(), "power", {one_of(grid_)});
            town_.need(kitchens.back(), "food", meals_, {2 * a_day_here});
        }
        for (int i = 1; i <= 50; ++i) {
            auto const school = service("forskola", i, {a_day_here, 20, 60, schooling});
            town_.need(school, "premises", {one_of(premises_)}, {2 * an_hour_here});
            town_.need(school, "staff", some_of(teachers_, 2), {4 * an_hour_here});
        }
        for (int i = 1; i <= 14; ++i) {
            auto const school = service("skola", i, {2 * a_day_here, 25, 60, schooling});
            town_.need(school, "premises", {one_of(premises_)}, {2 * an_hour_here});
            town_.need(school, "staff", some_of(teachers_, 3), {4 * an_hour_here, 60, 2});
            town_.need(school, "food", {one_of(kitchens)}, {5 * an_hour_here});
            town_.need(school, "it", {trunk_.school_platform}, {3 * a_day_here, 60});
        }
    }
    void invent_administration() {
        for (auto const& [text, sector] : {std::pair{"stadsdelsledning", "ordning-och-sakerhet-stad"},
                                           {"orosanmalan", care.data()},
                                           {"bistandsbeslut", care.data()},
                                           {"trygghetspunkt", "raddning-och-skydd"}}) {
            auto const office = service(text, 1, {a_day_here, 60, 60, sector});
            town_.need(office, "staff", some_of(office_, 2), {4 * an_hour_here});
            town_.need(office, "premises", {one_of(premises_)}, {8 * an_hour_here});
            town_.need(office, "telecom", some_of(masts_, 2), {8 * an_hour_here});
            town_.plan(office, town_.draw().happens(50));
        }
    }

    InventedTown& town_;
    Trunk const& trunk_;
    std::string unit_;
    std::string place_;
    std::string prefix_;
    Members grid_, masts_, zones_, heat_, diesel_, vehicles_, meals_, medicine_;
    Members carers_, teachers_, office_, premises_;
};

}  // namespace

void invent_district(InventedTown& town, Trunk const& trunk, std::string const& unit,
                     std::string const& place) {
    District{town, trunk, unit, place}.invent();
}

}  // namespace varn::continuity
