// Reminding those who have not answered: by themselves on the remiss's days, or at once when the one who asks
// wants it.
#include <algorithm>

#include "consultation/notices.h"
#include "platform/holding.h"
#include "platform/notices.h"
#include "service.h"

namespace varn::consultation {
namespace {

using FoundTitle = Result<std::optional<std::string>>;

constexpr int before_seven = 6 * 60 + 40;

FoundTitle case_title(Town& town, Actor const& actor, std::string const& id) {
    db::ReadTx tx{town.db};
    TRY(found, readable_case(tx, actor, Id<OpinionCase>{id}));
    TRY(unit, organisation::unit_on(tx, found.unit, town.clock.today()));
    return std::optional{found.title + ", " + unit.name};
}

FoundTitle referral_title(Town& town, Actor const& actor, std::string const& id) {
    TRY(view, referral_view(town, actor, Id<Referral>{id}));
    return std::optional{view.referral.title};
}

/// What the days of a remiss ask for today of one who has until `due`: which kind, and under which word it is
/// told once.
struct DayWord {
    notify::Kind const* kind = nullptr;
    std::string once;
};
DayWord word_on(Referral const& referral, Date due, Date today) {
    if (today > due) {
        if (referral.remind_every_days == 0) {
            return {};
        }
        auto const times = (today.days - due.days - 1) / referral.remind_every_days;
        return {&answer_late, to_text(due) + "/late/" + std::to_string(times)};
    }
    if (referral.remind_before_days > 0 && plus_days(due, -referral.remind_before_days) <= today) {
        return {&answer_due_soon, to_text(due) + "/before"};
    }
    return {};
}

Result<int> remind_of(Town& town, Referral const& referral) {
    auto const today = town.clock.today();
    db::WriteTx tx{town.db};
    TRY(cases, store::cases_of(tx, referral.id));
    int waiting = 0;
    for (auto const& one : cases) {
        auto const word = word_on(referral, one.due_on, today);
        if (one.state == CaseState::submitted || word.kind == nullptr) {
            continue;
        }
        ++waiting;
        TRY(people, organisation::writers_of(tx, one.unit, today));
        CHECK(notify::tell(town, tx,
                           {.kind = *word.kind,
                            .to = std::move(people),
                            .subject = one.id.text,
                            .by = {},
                            .once = one.id.text + "/" + word.once}));
    }
    if (waiting > 0) {
        CHECK(std::move(tx).commit(entry_about(Actor{"system", "system", {}}, "consultation.remind",
                                               table<Referral>(), referral.id.text)));
    }
    return waiting;
}

/// `invalid` with the place of one who was not asked.
Result<Done> must_be_among(std::vector<Recipient> const& asked, std::vector<Id<Recipient>> const& named) {
    for (std::size_t i = 0; i < named.size(); ++i) {
        bool const is_there =
            std::any_of(asked.begin(), asked.end(), [&](Recipient const& one) { return one.id == named[i]; });
        if (!is_there) {
            return invalid("/recipients/" + std::to_string(i), "consultation.not_there");
        }
    }
    return Done{};
}

}  // namespace

void add_titles(notify::Titles& titles) {
    titles["opinion_case"] = case_title;
    titles["referral"] = referral_title;
}

Result<int> remind(Town& town) {
    std::vector<Referral> all;
    {
        db::ReadTx tx{town.db};
        TRY(found, store::referrals(tx));
        all = std::move(found);
    }
    int waiting = 0;
    for (auto const& one : all) {
        if (one.state == ReferralState::sent) {
            TRY(told, remind_of(town, one));
            waiting += told;
        }
    }
    return waiting;
}

Result<ReferralReminded> remind_now(Town& town, Actor const& actor, Id<Referral> const& id,
                                    ReferralReminding const& ask) {
    CHECK(may_read(actor));
    auto const today = town.clock.today();
    db::WriteTx tx{town.db};
    CHECK(tx.get(id));
    CHECK(db::hold(tx, id));
    TRY(referral, tx.get(id));
    CHECK(auth::judge(policy(), actor, "consultation.lead", referral.unit.text));
    CHECK(rules::must_be_sent(referral));
    TRY(asked, store::recipients(tx, id));
    CHECK(must_be_among(asked, ask.recipients));
    ReferralReminded told;
    for (auto const& one : asked) {
        bool const is_named =
            ask.recipients.empty() ||
            std::find(ask.recipients.begin(), ask.recipients.end(), one.id) != ask.recipients.end();
        TRY(own, store::case_of(tx, one.id));
        if (!is_named || !own || own->state == CaseState::submitted) {
            continue;
        }
        if (one.reminded_on == today) {
            told.names_before.push_back(one.name);
            continue;
        }
        TRY(people, organisation::writers_of(tx, own->unit, today));
        CHECK(notify::tell(town, tx,
                           {.kind = answer_reminded,
                            .to = std::move(people),
                            .subject = own->id.text,
                            .by = actor.account}));
        auto after = one;
        after.reminded_on = today;
        TRY(permit, auth::decide<Recipient>(policy(), actor, "consultation.lead", auth::place_of(one)));
        CHECK(tx.update(permit, one, after));
        told.names.push_back(one.name);
    }
    if (!told.names.empty()) {
        CHECK(std::move(tx).commit(entry_about(actor, "consultation.lead", table<Referral>(), id.text)));
    }
    return told;
}

jobs::Kind reminding() {
    return {.name = "consultation.remind",
            .run = [](jobs::Work& work) -> Result<std::string> {
                TRY(waiting, remind(work.town()));
                return std::to_string(waiting);
            },
            .schedule = {.daily_at_minute = before_seven}};
}

}  // namespace varn::consultation
