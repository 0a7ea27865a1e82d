// Whom to reach: the duties of a unit and of those below it, and those outside the town that it depends on.
#include <algorithm>

#include "continuity/telling.h"
#include "organisation/api.h"
#include "report/api.h"
#include "store.h"
#include "voice.h"

namespace varn::report {
namespace binder {
namespace {

using organisation::DutyView;

struct UnitContacts {
    organisation::UnitView unit;
    std::vector<DutyView> duties;
};
struct ContactFacts {
    Date on;
    std::vector<UnitContacts> units;  // the unit itself first, then those below it by name
    std::vector<organisation::ExternalActor> outsiders;
    std::vector<secrecy::Marking> markings;
};

Result<ContactFacts> gather_contacts(Town& town, auth::Actor const& actor, Id<organisation::Unit> const& id) {
    CHECK(auth::judge(organisation::policy(), actor, "organisation.read", std::nullopt));
    ContactFacts facts;
    facts.on = town.clock.today();
    db::ReadTx tx{town.db};
    CHECK(tx.get(id));
    TRY(below, organisation::with_all_below(tx, id.text, facts.on));
    TRY(all, organisation::units_on(tx, facts.on));
    TRY(top, organisation::unit_on(tx, id, facts.on));
    facts.units.push_back({std::move(top), {}});
    for (auto& one : all) {
        if (one.id != id && std::find(below.begin(), below.end(), one.id.text) != below.end()) {
            facts.units.push_back({std::move(one), {}});
        }
    }
    for (auto& one : facts.units) {
        TRY(duties, organisation::duties_at(tx, one.unit.id, facts.on));
        one.duties = std::move(duties);
    }
    TRY(outsiders, continuity::outsiders_told(tx, actor, below));
    facts.outsiders = std::move(outsiders);
    TRY(markings, store::markings(tx));
    facts.markings = std::move(markings);
    return facts;
}

/// How to reach somebody. Numbers and addresses of people are internal, and in no open extract.
std::string reach(Voice const& voice, MaybeText const& text) {
    return voice.is_open() ? std::string{Voice::dash} : voice.cell(text);
}

void add_duties(Blocks& blocks, Voice& voice, UnitContacts const& one) {
    documents::Table table;
    auto const name = voice.cell(one.unit.name);
    table.caption = voice.say("duties_table", {{"unit", name}});
    table.columns = {{2.3}, {1.9}, {1.4}, {3}};
    table.header = {{voice.word("organisation.duty"), voice.word("organisation.person_name"),
                     voice.word("organisation.phone"), voice.word("organisation.email")}};
    for (auto const& duty : one.duties) {
        auto const what = voice.cell(duty.duty);
        table.rows.push_back({voice.with_mark(duty.deputy_for ? voice.say("deputy", {{"duty", what}}) : what,
                                              Id<organisation::Assignment>{duty.id}),
                              voice.with_mark(voice.cell(duty.person_name), duty.person),
                              reach(voice, duty.phone), reach(voice, duty.email)});
    }
    blocks.push_back(chapter(1, name));
    blocks.push_back(std::move(table));
}

void add_outsiders(Blocks& blocks, ContactFacts const& facts, Voice& voice) {
    blocks.push_back(chapter(1, voice.say("outsiders")));
    if (facts.outsiders.empty()) {
        blocks.push_back(documents::Paragraph{voice.say("no_outsiders")});
        return;
    }
    documents::Table table;
    table.caption = voice.say("outsiders_table");
    table.columns = {{2.2}, {1.2}, {1.7}, {1.4}, {2.7}, {1.5}};
    table.header = {{voice.say("outsider"), voice.say("outsider_kind"), voice.say("contact"),
                     voice.word("organisation.phone"), voice.word("organisation.email"),
                     voice.word("continuity.agreement")}};
    for (auto const& one : facts.outsiders) {
        table.rows.push_back({voice.with_mark(voice.cell(one.name), one.id), voice.cell(one.kind),
                              reach(voice, one.contact), reach(voice, one.phone), reach(voice, one.email),
                              voice.cell(one.agreement)});
    }
    blocks.push_back(std::move(table));  // what is missing is filled in by hand
}

}  // namespace
}  // namespace binder

Result<documents::Document> contact_list(Town& town, auth::Actor const& actor,
                                         Id<organisation::Unit> const& id, Wanted const& wanted) {
    CHECK(auth::judge(policy(), actor, "report.read", std::nullopt));
    CHECK(must_see_nothing_marked(town, wanted));
    TRY(facts, binder::gather_contacts(town, actor, id));
    Voice voice{wanted, std::move(facts.markings)};
    auto const name = voice.cell(facts.units.front().unit.name);
    auto document = framed(
        voice, {voice.say("kind.contacts"), voice.say("title.contacts", {{"unit", name}}), name, facts.on});
    auto& blocks = document.blocks;
    blocks.push_back(documents::Paragraph{voice.say("contacts_hold", {{"day", voice.day(facts.on)}})});
    bool has_duties = false;
    for (auto const& one : facts.units) {
        if (!one.duties.empty()) {
            has_duties = true;
            binder::add_duties(blocks, voice, one);
        }
    }
    if (!has_duties) {
        blocks.push_back(documents::Paragraph{voice.say("no_duties")});
    }
    binder::add_outsiders(blocks, facts, voice);
    bool const is_fictional = facts.units.front().unit.marker == organisation::Marker::fictional;
    say_first(blocks, 0, voice, is_fictional);
    return document;
}

}  // namespace varn::report
