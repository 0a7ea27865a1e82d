// Reminding those who have not answered: by themselves on the round's days, or at once when the centre asks.
#include <algorithm>
#include <set>

#include "followup/notices.h"
#include "service.h"

namespace varn::followup {
namespace {

using Title = Result<std::optional<std::string>>;

constexpr int early_morning = 6 * 60 + 30;

Title sheet_title(Town& town, Actor const& actor, std::string const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(sheet, tx.get(Id<Sheet>{id}));
    TRY(round, tx.get(sheet.round));
    TRY(unit, organisation::unit_on(tx, sheet.unit, round.tree_on.value_or(town.clock.today())));
    return std::optional{round.name + ", " + unit.name};
}

Title round_title(Town& town, Actor const& actor, std::string const& id) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(round, tx.get(Id<Round>{id}));
    return std::optional{round.name};
}

/// What the days of a round ask for today: which kind, and under which word it is told once.
struct DueWord {
    notify::Kind const* kind = nullptr;
    std::string once;
};
DueWord word_of(Round const& round, Date today) {
    if (today > round.due) {
        if (round.remind_every_days == 0) {
            return {};
        }
        auto const times = (today.days - round.due.days - 1) / round.remind_every_days;
        return {&late, to_text(round.due) + "/late/" + std::to_string(times)};
    }
    if (round.remind_before_days > 0 && plus_days(round.due, -round.remind_before_days) <= today) {
        return {&due_soon, to_text(round.due) + "/before"};
    }
    return {};
}

std::vector<std::string> accounts_of(std::vector<store::Answerer> const& people) {
    std::vector<std::string> accounts;
    for (auto const& one : people) {
        accounts.push_back(one.account.text);
    }
    return accounts;
}

/// Tells of one round; how many sheets wait.
Result<int> remind_of(Town& town, Round const& round, DueWord const& word) {
    db::WriteTx tx{town.db};
    TRY(sheets, store::sheets(tx, round.id));
    TRY(answerers, Answerers::on(tx, town.clock.today()));
    int waiting = 0;
    for (auto const& sheet : sheets) {
        if (rules::counts(sheet.status)) {
            continue;
        }
        ++waiting;
        CHECK(notify::tell(town, tx,
                           {.kind = *word.kind,
                            .to = accounts_of(answerers.of(sheet.unit)),
                            .subject = sheet.id.text,
                            .by = {},
                            .once = sheet.id.text + "/" + std::to_string(sheet.turn) + "/" + word.once}));
    }
    if (waiting > 0) {
        auto entry = audit::entry(Actor{"system", "system", {}}, "followup.remind");
        entry.entity = "follow_up_round";
        entry.subject = round.id.text;
        CHECK(std::move(tx).commit(entry));
    }
    return waiting;
}

}  // namespace

Result<Answerers> Answerers::on(db::ReadTx& tx, Date day) {
    Answerers made;
    TRY(all, store::answerers(tx, day));
    TRY(units, organisation::units_on(tx, day));
    made.all_ = std::move(all);
    for (auto const& unit : units) {
        if (unit.parent) {
            made.parent_.emplace(unit.id.text, unit.parent->text);
        }
    }
    return made;
}

std::vector<store::Answerer> Answerers::of(Id<Unit> const& unit) const {
    std::set<std::string> seen;
    for (std::optional<std::string> at = unit.text; at && seen.insert(*at).second;) {
        std::vector<store::Answerer> found;
        std::copy_if(all_.begin(), all_.end(), std::back_inserter(found),
                     [&](store::Answerer const& one) { return one.unit.text == *at; });
        if (!found.empty()) {
            return found;
        }
        auto const parent = parent_.find(*at);
        at = parent == parent_.end() ? std::nullopt : std::optional{parent->second};
    }
    return {};
}

Result<int> remind(Town& town) {
    std::vector<Round> open;
    {
        db::ReadTx tx{town.db};
        TRY(rounds, store::open_rounds(tx));
        open = std::move(rounds);
    }
    int all = 0;
    for (auto const& round : open) {
        auto const word = word_of(round, town.clock.today());
        if (word.kind != nullptr) {
            TRY(waiting, remind_of(town, round, word));
            all += waiting;
        }
    }
    return all;
}

Result<Reminded> remind_now(Town& town, Actor const& actor, Id<Round> const& id, Reminding const& ask) {
    db::WriteTx tx{town.db};
    TRY(round, tx.get(id));
    CHECK(auth::judge(policy(), actor, "followup.lead", std::nullopt));
    CHECK(rules::must_be_open(round));
    TRY(sheets, store::sheets(tx, id));
    TRY(answerers, Answerers::on(tx, town.clock.today()));
    for (std::size_t i = 0; i < ask.sheets.size(); ++i) {
        bool const there = std::any_of(sheets.begin(), sheets.end(),
                                       [&](Sheet const& sheet) { return sheet.id == ask.sheets[i]; });
        if (!there) {
            return invalid("/sheets/" + std::to_string(i), "followup.sheet_not_there");
        }
    }
    Reminded reminded;
    for (auto const& sheet : sheets) {
        bool const named = ask.sheets.empty() ||
                           std::find(ask.sheets.begin(), ask.sheets.end(), sheet.id) != ask.sheets.end();
        if (!named || rules::counts(sheet.status)) {
            continue;
        }
        auto const people = answerers.of(sheet.unit);
        TRY(unit, organisation::unit_on(tx, sheet.unit, *round.tree_on));
        RemindedUnit told{sheet.id, unit.name, {}};
        for (auto const& one : people) {
            told.names.push_back(one.name);
        }
        CHECK(notify::tell(town, tx,
                           {.kind = unit_reminded,
                            .to = accounts_of(people),
                            .subject = sheet.id.text,
                            .by = actor.account}));
        reminded.units.push_back(std::move(told));
    }
    auto entry = audit::entry(actor, "followup.lead", "reminded");
    entry.entity = "follow_up_round";
    entry.subject = id.text;
    CHECK(std::move(tx).commit(entry));
    return reminded;
}

void add_titles(notify::Titles& titles) {
    titles["follow_up_sheet"] = sheet_title;
    titles["follow_up_round"] = round_title;
}

jobs::Kind reminding() {
    return {.name = "followup.remind",
            .run = [](jobs::Work& work) -> Result<std::string> {
                TRY(waiting, remind(work.town()));
                return std::to_string(waiting);
            },
            .schedule = {.daily_at_minute = early_morning}};
}

}  // namespace varn::followup
