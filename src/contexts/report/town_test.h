#pragma once
// The product's own demonstration with its rounds of made-up answers, for the tests of reports.
#include <gtest/gtest.h>

#include <algorithm>

#include "facts.h"
#include "organisation/api.h"
#include "planning/demo.h"
#include "platform/accounts.h"
#include "platform/document_style.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/pack.h"
#include "platform/seconding.h"
#include "platform/secrecy.h"
#include "platform/testing.h"

namespace varn::report {

class StockholmTown : public testing::TownTest {
protected:
    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more :
             {notify::telling_migrations(), seconding::seconding_migrations(), secrecy::secrecy_migrations(),
              findings::findings_migrations(), organisation::migrations(), measure::migrations(),
              programme::migrations(), planning::migrations(), followup::migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        auto const administrator = testing::somebody(auth::Role::administrator);
        {
            db::WriteTx tx{town().db};
            Intake intake{town(), tx, administrator};
            auto const packs = pack::load("stockholm").value();
            for (auto const& pack : packs) {
                ASSERT_TRUE(organisation::import_pack(intake, pack));
                ASSERT_TRUE(programme::import_pack(intake, pack));
            }
            ASSERT_TRUE(std::move(tx).commit(audit::entry(administrator, "pack.import")));
        }
        auto const planned = planning::write_demo(town());
        ASSERT_TRUE(planned) << planned.error().key << planned.error().cause;
        auto const made = followup::add_demo_rounds(town(), "sakerhetsprogram-2024", 2024);
        ASSERT_TRUE(made) << made.error().key << made.error().cause;
        db::ReadTx tx{town().db};
        auto const rounds = followup::opened_rounds(tx).value();
        ASSERT_FALSE(rounds.empty());
        round_ = rounds.front().id;
        rolled_ = followup::roll_up(tx, round_).value();
    }

    documents::Document document(Ask ask) {
        auto made = round_report(town(), reader_, ask);
        EXPECT_TRUE(made.ok()) << (made.ok() ? "" : made.error().key + made.error().cause);
        return made.ok() ? std::move(made).value() : documents::Document{};
    }
    std::string text(Ask ask) {
        return documents::write_text(document(std::move(ask)), documents::default_style()).value();
    }
    /// The units that the round knows, and after them those that it does not, as they were on its last day.
    std::vector<followup::RollUpUnit> everybody() {
        auto all = rolled_.units;
        db::ReadTx tx{town().db};
        auto const keys = organisation::unit_keys(tx).value();
        for (auto const& [key, id] : keys) {
            if (std::none_of(rolled_.units.begin(), rolled_.units.end(),
                             [&, unit = id](auto const& one) { return one.unit == unit; })) {
                followup::RollUpUnit other;
                other.unit = id;
                other.name = organisation::unit_on(tx, id, rolled_.round.period_to).value().name;
                all.push_back(std::move(other));
            }
        }
        return all;
    }
    Ask city(std::string language = "sv") const { return {round_, {}, std::move(language)}; }
    followup::RollUpUnit const& some_unit() const {
        return *std::find_if(rolled_.units.begin(), rolled_.units.end(), [](auto const& one) {
            return one.is_asked && one.status == followup::SheetStatus::accepted;
        });
    }

    auth::Actor reader_ = testing::somebody(auth::Role::reader);
    Id<followup::Round> round_;
    followup::RollUp rolled_;
};

}  // namespace varn::report
