// A case at the one who answers: registered, assigned, and the text of its opinion.
#include <algorithm>

#include "consultation/notices.h"
#include "platform/holders.h"
#include "platform/i18n.h"
#include "platform/prose.h"
#include "writing.h"

namespace varn::consultation {
namespace {

/// "Trafikkontorets", "Stadshus": what belongs to somebody, in Swedish.
std::string owned_by(std::string const& name) {
    bool const hisses = name.ends_with('s') || name.ends_with('x') || name.ends_with('z');
    return hisses ? name : name + "s";
}

/// A heading of a tjänsteutlåtande and what stands under it to begin with. Documents are Swedish.
OpinionSection section_of(OpinionCase const& of, SectionKind kind, organisation::UnitView const& unit) {
    auto const office = unit.administration.value_or(unit.name);
    Params const words{{"unit", unit.name},
                       {"board", in_a_sentence(unit.name)},
                       {"office", office},
                       {"offices", owned_by(office)},
                       {"title", of.title},
                       {"sender", in_a_sentence(of.sender)},
                       {"due", documents::written_date(of.due_on, "sv")}};
    auto const name = std::string{name_of(kind)};
    OpinionSection section;
    section.unit = of.unit;
    section.opinion_case = of.id;
    section.kind = kind;
    section.title = i18n::text("sv", "consultation.section." + name, words);
    section.position = static_cast<int>(kind) + 1;
    section.version = 1;
    bool const is_begun = kind == SectionKind::proposal || kind == SectionKind::referral ||
                          kind == SectionKind::preparation || kind == SectionKind::reasoned_proposal;
    if (is_begun) {
        section.body = prose::from_plain(i18n::text("sv", "consultation.begin." + name, words));
    }
    return section;
}

/// What was left blank is not said.
void drop_blanks(OpinionCase& row) {
    for (auto* field : {&row.diary_number, &row.sender_diary_number, &row.department, &row.officer}) {
        if (*field && (*field)->find_first_not_of(" \t\n") == std::string::npos) {
            field->reset();
        }
    }
}

/// What a case from outside must be sound in.
Result<Done> must_be_a_sound_case(db::ReadTx& tx, OpinionCase const& row) {
    if (row.meeting) {
        CHECK(rules::must_be_a_meeting_of(tx, *row.meeting, row.unit));
    }
    if (row.due_on < row.received_on) {
        return invalid("/due_on", "consultation.due_before_received");
    }
    return Done{};
}

}  // namespace

std::string in_a_sentence(std::string name) {
    bool const is_body = name.ends_with("styrelsen") || name.ends_with("nämnden");
    if (is_body && name[0] >= 'A' && name[0] <= 'Z') {
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
    }
    return name;
}

Result<OpinionCase> begin_case(Town& town, db::WriteTx& tx, Actor const& actor, OpinionCase opinion_case,
                               auth::Place const& place) {
    auto const action = place ? std::string_view{"consultation.write"} : "consultation.lead";
    TRY(permit, auth::decide<OpinionCase>(policy(), actor, action, place));
    TRY(to_section, auth::decide<OpinionSection>(policy(), actor, action, place));
    opinion_case.id = town.new_id<OpinionCase>();
    opinion_case.version = 1;
    TRY(unit, organisation::unit_on(tx, opinion_case.unit, town.clock.today()));
    CHECK(tx.insert(permit, opinion_case));
    for (std::size_t i = 0; i + 1 < choices<SectionKind>.size(); ++i) {
        auto section = section_of(opinion_case, static_cast<SectionKind>(i), unit);
        section.id = town.new_id<OpinionSection>();
        CHECK(tx.insert(to_section, section));
    }
    return opinion_case;
}

Result<OpinionCase> add_case(Town& town, Actor const& actor, OpinionCase opinion_case) {
    CHECK(may_read(actor));
    db::WriteTx tx{town.db};
    CHECK(auth::judge(policy(), actor, "consultation.write", opinion_case.unit.text));
    drop_blanks(opinion_case);
    CHECK(must_be_a_sound_case(tx, opinion_case));
    auto const place = opinion_case.unit.text;
    TRY(made, begin_case(town, tx, actor, std::move(opinion_case), place));
    CHECK(std::move(tx).commit(audit::entry(actor, "consultation.write")));
    return made;
}

Result<OpinionCase> change_case(Town& town, Actor const& actor, Id<OpinionCase> const& id, int version,
                                json::Change<OpinionCase> const& change) {
    return writing_in(
        town, actor, id, "consultation.write",
        [&](db::WriteTx& tx, OpinionCase const& before) -> Result<OpinionCase> {
            CHECK(rules::must_be_current(version, before.version));
            TRY(after, change.onto(before));
            drop_blanks(after);
            CHECK(must_be_a_sound_case(tx, after));
            if (before.referral && (after.due_on != before.due_on || after.sender != before.sender)) {
                return invalid(after.due_on != before.due_on ? "/due_on" : "/sender",
                               "consultation.set_by_the_sender");
            }
            auto const action = before.external ? "consultation.lead" : "consultation.write";
            TRY(permit, auth::decide<OpinionCase>(policy(), actor, action, before.unit.text));
            CHECK(tx.update(permit, before, after));
            CHECK(std::move(tx).commit(audit::entry(actor, action)));
            return after;
        });
}

Result<Recipient> ask_for_time(Town& town, Actor const& actor, Id<OpinionCase> const& id,
                               Extension const& ask) {
    return writing_in(
        town, actor, id, "consultation.write",
        [&](db::WriteTx& tx, OpinionCase const& of) -> Result<Recipient> {
            if (!of.recipient || !of.referral) {
                return Error{ErrorCode::conflict, "consultation.ask_the_sender_outside", {}, {}, {}};
            }
            TRY(referral, tx.get(*of.referral));
            CHECK(rules::must_be_sent(referral));
            if (ask.extended_to <= of.due_on) {
                return invalid("/extended_to", "consultation.extend_beyond", {{"day", to_text(of.due_on)}});
            }
            TRY(before, tx.get(*of.recipient));
            auto after = before;
            after.extension_asked_to = ask.extended_to;
            after.extension_asked_why = ask.why;
            // The row is the sender's, what is written in it is the asker's: her right to write the case is
            // the right to ask.
            TRY(permit, auth::decide<Recipient>(policy(), actor, "consultation.ask_time", std::nullopt));
            CHECK(tx.update(permit, before, after));
            TRY(people,
                auth::holders(tx, {auth::Role::strategist}, town.clock.today(), auth::Holding::whole_town));
            CHECK(notify::tell(town, tx,
                               {.kind = extension_asked,
                                .to = std::move(people),
                                .subject = of.referral->text,
                                .by = actor.account}));
            CHECK(std::move(tx).commit(audit::entry(actor, "consultation.ask_time")));
            return after;
        });
}

}  // namespace varn::consultation
