// The questions of the store that no verb asks by itself, and what is left in the audit.
#include "town_of_programmes.h"

namespace varn::programme {
namespace {

class ProgrammeStore : public ProgrammeTown {
protected:
    void SetUp() override {
        ProgrammeTown::SetUp();
        write_editions();
    }
};
VARN_ON_EVERY_ENGINE(ProgrammeStore);

TEST_P(ProgrammeStore, an_adoption_is_told_in_the_audit_by_whom_and_of_what) {
    ASSERT_TRUE(adopt(town(), strategist, new_edition, {day("2024-04-15"), day("2024-05-01"), {}}, {}));
    db::ReadTx tx{town().db};
    using Texts = std::vector<std::string>;
    EXPECT_EQ(tx.query<std::string>(
                    "SELECT subject FROM audit_entry WHERE action = 'programme.adopt' AND actor = $1 "
                    "ORDER BY position",
                    strategist.account)
                  .value(),
              (Texts{old_edition.text, old_edition.text, new_edition.text}));
}

TEST_P(ProgrammeStore, of_fulfilments_only_the_newest_until_the_date_counts) {
    auto const unit = add_unit("trafiknamnden", UnitKind::committee, "Trafiknämnden");
    auto const catalogue =
        add_catalogue(town(), strategist,
                      {{}, "lag", "Lag", CatalogueKind::law, "SFS", {}, {}, Marker::own, {}, 0})
            .value();
    Requirement rsa;
    rsa.catalogue = catalogue.id;
    rsa.key = "rsa";
    rsa.reference = "1 §";
    rsa.title = "RSA";
    rsa = add_requirement(town(), strategist, rsa).value();
    for (auto const* done : {"2015-01-01", "2019-01-01", "2023-01-01"}) {
        ASSERT_TRUE(add_fulfilment(town(), strategist, {{}, rsa.id, unit, day(done), {}, Marker::own, 0}));
    }
    db::ReadTx tx{town().db};
    auto const until = [&](char const* date) {
        return store::around_edition(tx, new_edition, day(date)).value().town->fulfilments;
    };
    ASSERT_EQ(until("2020-06-01").size(), 1U);
    EXPECT_EQ(until("2020-06-01").at(0).done_on, day("2019-01-01"));
    EXPECT_EQ(until("2024-02-01").at(0).done_on, day("2023-01-01"));
    EXPECT_TRUE(until("2014-12-31").empty());
}

TEST_P(ProgrammeStore, a_part_of_another_edition_is_no_part_of_this) {
    auto const goal = add_part(town(), strategist, part<Goal>(old_edition, "mal", "Mål")).value();
    db::ReadTx tx{town().db};
    EXPECT_TRUE(store::is_part_of<Goal>(tx, goal.id.text, old_edition).value());
    EXPECT_FALSE(store::is_part_of<Goal>(tx, goal.id.text, new_edition).value());
    EXPECT_FALSE(store::is_there<Goal>(tx, old_edition.text).value());
}

}  // namespace
}  // namespace varn::programme
