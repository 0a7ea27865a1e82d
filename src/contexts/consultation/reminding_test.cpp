// Reminding by hand: nobody is reminded twice on one day, and the one who asks is told of it.
#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class Reminding : public RemissTown {
protected:
    std::vector<std::optional<Date>> days_of(Id<Referral> const& id) {
        std::vector<std::optional<Date>> days;
        for (auto const& one : ok(referral_view(town(), strategist, id)).recipients) {
            days.push_back(one.recipient.reminded_on);
        }
        return days;
    }
};
VARN_ON_EVERY_ENGINE(Reminding);

using Names = std::vector<std::string>;

TEST_P(Reminding, who_was_reminded_today_is_not_reminded_again_and_is_named) {
    auto const sent = sent_remiss();
    auto const first = ok(referral_view(town(), strategist, sent.id)).recipients.at(0).recipient;
    auto const once = ok(remind_now(town(), strategist, sent.id, {{first.id}}));
    EXPECT_EQ(once.names, (Names{first.name}));
    EXPECT_TRUE(once.names_before.empty());
    auto const twice = ok(remind_now(town(), strategist, sent.id, {}));
    EXPECT_EQ(twice.names, (Names{"Utbildningsnämnden"}));
    EXPECT_EQ(twice.names_before, (Names{"Trafiknämnden"}));
    auto const before = audit_size();
    auto const thrice = ok(remind_now(town(), strategist, sent.id, {}));
    EXPECT_TRUE(thrice.names.empty());
    EXPECT_EQ(thrice.names_before, (Names{"Trafiknämnden", "Utbildningsnämnden"}));
    EXPECT_EQ(audit_size(), before) << "nobody was told, and nothing is written of it";
}

TEST_P(Reminding, another_day_is_another_reminder_and_the_last_is_shown) {
    auto const sent = sent_remiss();
    using Days = std::vector<std::optional<Date>>;
    EXPECT_EQ(days_of(sent.id), (Days{std::nullopt, std::nullopt}));
    ok(remind_now(town(), strategist, sent.id, {}));
    EXPECT_EQ(days_of(sent.id), (Days{day("2024-02-01"), day("2024-02-01")}));
    clock_.move_to(start_of(day("2024-02-02")));
    EXPECT_EQ(ok(remind_now(town(), strategist, sent.id, {})).names.size(), 2U);
    EXPECT_EQ(days_of(sent.id), (Days{day("2024-02-02"), day("2024-02-02")}));
}

}  // namespace
}  // namespace varn::consultation
