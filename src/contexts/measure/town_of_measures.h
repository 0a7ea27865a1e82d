#pragma once
// For tests: a small town with two committees, a department below one of them, a sector and somebody who
// works there; and those who may and may not.
#include <gtest/gtest.h>

#include "organisation/api.h"
#include "platform/accounts.h"
#include "platform/i18n.h"
#include "platform/intake.h"
#include "platform/notices.h"
#include "platform/testing.h"
#include "service.h"

namespace varn::measure {

inline Date day(char const* text) {
    return *parse_date(text);
}

class MeasureTown : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {notify::telling_migrations(), organisation::migrations(), migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        city = add_unit("stad", organisation::UnitKind::city_board, "Kommunstyrelsen", {});
        traffic = add_unit("trafik", organisation::UnitKind::committee, "Trafiknämnden", city);
        tunnels = add_unit("tunnlar", organisation::UnitKind::department, "Tunnlar", traffic);
        schools = add_unit("skola", organisation::UnitKind::committee, "Utbildningsnämnden", city);
        add_person_and_sector();
        coordinator = testing::somebody(auth::Role::coordinator, {traffic.text, tunnels.text});
        head = testing::somebody(auth::Role::head, {traffic.text, tunnels.text});
        elsewhere = testing::somebody(auth::Role::coordinator, {schools.text});
    }

    template <class T>
    auth::Permit<T> permit() const {
        return auth::decide<T>(intake_policy(), strategist, "pack.import", std::nullopt).value();
    }
    Id<Unit> add_unit(std::string key, organisation::UnitKind kind, std::string name,
                      std::optional<Id<Unit>> parent) {
        db::WriteTx tx{town().db};
        Unit const unit{town().new_id<Unit>(),
                        std::move(key),
                        kind,
                        {},
                        day("2000-01-01"),
                        {},
                        organisation::Marker::own,
                        {},
                        1};
        organisation::UnitPeriod const period{town().new_id<organisation::UnitPeriod>(),
                                              unit.id,
                                              std::move(name),
                                              {},
                                              std::move(parent),
                                              day("2000-01-01"),
                                              {},
                                              1};
        EXPECT_TRUE(tx.insert(permit<Unit>(), unit));
        EXPECT_TRUE(tx.insert(permit<organisation::UnitPeriod>(), period));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        return unit.id;
    }
    void add_person_and_sector() {
        db::WriteTx tx{town().db};
        Person const somebody{town().new_id<Person>(),   "vera", "Vera Exempelsson", traffic, {}, {},
                              organisation::Marker::own, 1};
        organisation::Sector const transport{town().new_id<organisation::Sector>(),
                                             "transporter",
                                             "Transporter",
                                             {},
                                             traffic,
                                             day("2023-01-01"),
                                             {},
                                             organisation::Marker::own,
                                             {},
                                             1};
        EXPECT_TRUE(tx.insert(permit<Person>(), somebody));
        EXPECT_TRUE(tx.insert(permit<organisation::Sector>(), transport));
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        vera = somebody.id;
        sector = transport.id;
    }

    NewMeasure wanted(Id<Unit> const& owner, std::string title, char const* due = "2024-06-30") const {
        NewMeasure ask;
        ask.title = std::move(title);
        ask.owner = owner;
        ask.due = day(due);
        return ask;
    }
    /// A measure of the traffic committee's own, entered by its coordinator.
    Measure entered(std::string title, char const* due = "2024-06-30") {
        return enter_measure(town(), coordinator, wanted(traffic, std::move(title), due)).value();
    }
    static json::Change<Measure> change(std::string text) { return json::Change<Measure>{std::move(text)}; }
    MeasurePage page_of(Id<Measure> const& id) { return measure_page(town(), reader, id).value(); }
    std::vector<std::string> titles(Question const& question) {
        std::vector<std::string> all;
        auto const page = list_measures(town(), reader, question, {500, 0});
        EXPECT_TRUE(page.ok());
        for (auto const& view : page.value().items) {
            all.push_back(view.measure.title);
        }
        return all;
    }

    /// "/words measure.done_needs_effect" for every fault, in order.
    static std::vector<std::string> faults(Error const& error) {
        std::vector<std::string> all;
        for (auto const& problem : error.problems) {
            all.push_back(problem.pointer + " " + problem.key);
        }
        return all;
    }
    template <class T>
    static std::vector<std::string> faults(Result<T> const& result) {
        return result.ok() ? std::vector<std::string>{"it went well"} : faults(result.error());
    }
    template <class T>
    static ErrorCode code(Result<T> const& result) {
        EXPECT_FALSE(result.ok());
        return result.ok() ? ErrorCode::internal : result.error().code;
    }

    auth::Actor const strategist = testing::somebody(auth::Role::strategist);
    auth::Actor const reader = testing::somebody(auth::Role::reader);
    auth::Actor const auditor = testing::somebody(auth::Role::auditor);
    auth::Actor const administrator = testing::somebody(auth::Role::administrator);
    auth::Actor coordinator;
    auth::Actor head;
    auth::Actor elsewhere;
    Id<Unit> city, traffic, tunnels, schools;
    Id<Person> vera;
    Id<organisation::Sector> sector;
};

using Texts = std::vector<std::string>;
/// An id that nothing has.
inline std::string const made_up = "01903f5e-0000-7000-8000-00000000dead";

}  // namespace varn::measure
