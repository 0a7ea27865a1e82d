// Two who write in one opinion at once, on every engine: nobody lets go of what another holds.
#include <thread>

#include "town_of_remisses.h"

namespace varn::consultation {
namespace {

class SectionRaces : public RemissTown {
protected:
    void SetUp() override {
        RemissTown::SetUp();
        sent_remiss();
        held = section(case_of_unit(traffic).id, SectionKind::views).id;
    }
    void hold(Actor const& actor, SectionHold const& ask) {
        auto const done = hold_section(town(), actor, held, ask);
        // Who comes late to let go is told so, or has nothing to let go of.
        if (!done) {
            EXPECT_TRUE(ask.release);
            EXPECT_EQ(done.error().key, "consultation.section_is_held");
        }
    }
    std::optional<std::string> holder() {
        db::ReadTx tx{town().db};
        return tx.get(held).value().held_by;
    }
    Id<OpinionSection> held;
};
VARN_ON_EVERY_ENGINE(SectionRaces);

TEST_P(SectionRaces, who_lets_go_does_not_let_go_of_what_another_has_taken_over) {
    for (int i = 0; i < 25; ++i) {
        hold(at_traffic, SectionHold{true, false});
        std::thread lets_go{[&] { hold(at_traffic, SectionHold{false, true}); }};
        std::thread takes_over{[&] { hold(other_head, SectionHold{true, false}); }};
        lets_go.join();
        takes_over.join();
        EXPECT_EQ(holder(), other_head.account) << "round " << i;
    }
}

}  // namespace
}  // namespace varn::consultation
