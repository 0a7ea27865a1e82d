#pragma once
// For tests: a small town with a board that asks and two that answer, a programme out on remiss, and somebody
// of every role.
#include <gtest/gtest.h>

#include "platform/accounts.h"
#include "platform/concealment.h"
#include "platform/findings.h"
#include "platform/i18n.h"
#include "platform/notices.h"
#include "platform/prose.h"
#include "platform/testing.h"
#include "writing.h"

namespace varn::consultation {

inline Date day(char const* text) {
    return *parse_date(text);
}

class RemissTown : public testing::TownTest {
protected:
    using UnitKind = organisation::UnitKind;

    void SetUp() override {
        i18n::load_embedded();
        std::vector<db::Migration> all = auth::auth_migrations();
        for (auto const& more : {notify::telling_migrations(), organisation::migrations(),
                                 programme::migrations(), migrations(), findings::findings_migrations()}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        migrate(all);
        know_what_may_be_marked();
        city_board = add_unit("kommunstyrelsen", UnitKind::city_board, "Kommunstyrelsen");
        traffic = add_unit("trafiknamnden", UnitKind::committee, "Trafiknämnden");
        schools = add_unit("utbildningsnamnden", UnitKind::committee, "Utbildningsnämnden");
        write_programme();
        at_traffic = testing::somebody(auth::Role::coordinator, {traffic.text});
        head = testing::somebody(auth::Role::head, {traffic.text});
        other_head = testing::somebody(auth::Role::head, {traffic.text});
        other_head.account = "00000000-0000-7000-8000-0000000000bb";
        at_schools = testing::somebody(auth::Role::coordinator, {schools.text});
    }

    template <class T>
    void put(db::WriteTx& tx, T const& row) {
        auto permit = auth::decide<T>(intake_policy(), strategist, "pack.import", std::nullopt).value();
        EXPECT_TRUE(tx.insert(permit, row));
    }
    Id<Unit> add_unit(std::string key, UnitKind kind, std::string name) {
        db::WriteTx tx{town().db};
        Unit const unit{
            town().new_id<Unit>(), std::move(key), kind, {}, day("2000-01-01"), {}, Marker::own, {}, 1};
        put(tx, unit);
        put(tx, organisation::UnitPeriod{town().new_id<organisation::UnitPeriod>(),
                                         unit.id,
                                         std::move(name),
                                         {},
                                         {},
                                         day("2000-01-01"),
                                         {},
                                         1});
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
        return unit.id;
    }
    void write_programme() {
        db::WriteTx tx{town().db};
        programme::Programme line;
        line.id = town().new_id<programme::Programme>();
        line.key = "sakerhet";
        line.name = "Säkerhetsprogram";
        line.version = 1;
        put(tx, line);
        Edition made;
        made.id = town().new_id<Edition>();
        made.programme = line.id;
        made.key = "sp-2024";
        made.title = "Säkerhetsprogram 2024";
        made.status = programme::EditionStatus::consultation;
        made.version = 1;
        put(tx, made);
        edition = made.id;
        programme::FocusArea area;
        area.id = town().new_id<programme::FocusArea>();
        area.edition = edition;
        area.key = "olyckor";
        area.title = "Olycksförebyggande arbete";
        area.version = 1;
        put(tx, area);
        accidents = area.id;
        programme::Change change;
        change.id = town().new_id<programme::Change>();
        change.edition = edition;
        change.key = "mal-om-olyckor";
        change.title = "Mål om olyckor";
        change.version = 1;
        put(tx, change);
        added_goal = change.id;
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "pack.import")));
    }

    Referral remiss() const {
        Referral made;
        made.unit = city_board;
        made.key = "sp-2024";
        made.title = "Säkerhetsprogram 2024";
        made.diary_number = "KS 2023/1267";
        made.edition = edition;
        made.purpose = "Yttra er över mål och fokusområden.";
        made.due_on = day("2024-03-01");
        made.remind_before_days = 14;
        made.remind_every_days = 7;
        return made;
    }
    template <class T>
    T ok(Result<T> outcome) {
        EXPECT_TRUE(outcome.ok()) << (outcome.ok() ? "" : outcome.error().key + told(outcome.error()));
        return outcome.ok() ? std::move(outcome).value() : T{};
    }
    static std::string told(Error const& error) {
        std::string all;
        for (auto const& one : error.problems) {
            all += " " + one.pointer + " " + one.key;
        }
        return all + " " + error.cause;
    }
    Recipient recipient(Id<Referral> const& of, Id<Unit> const& unit) const {
        Recipient made;
        made.referral = of;
        made.asked_unit = unit;
        return made;
    }
    /// A remiss that is out to both boards.
    Referral sent_remiss() {
        auto const made = ok(add_referral(town(), strategist, remiss()));
        ok(add_recipient(town(), strategist, recipient(made.id, traffic)));
        ok(add_recipient(town(), strategist, recipient(made.id, schools)));
        return ok(send(town(), strategist, made.id, Sending{}, made.version));
    }
    OpinionCase case_of_unit(Id<Unit> const& unit) {
        db::ReadTx tx{town().db};
        auto const all = store::cases(tx).value();
        for (auto const& one : all) {
            if (one.unit == unit) {
                return one;
            }
        }
        ADD_FAILURE() << "no case";
        return {};
    }
    CaseView seen(Actor const& actor, Id<OpinionCase> const& id) { return ok(case_view(town(), actor, id)); }
    OpinionSection section(Id<OpinionCase> const& id, SectionKind kind) {
        auto const view = seen(at_traffic, id);
        for (auto const& one : view.sections) {
            if (one.section.kind == kind) {
                return one.section;
            }
        }
        ADD_FAILURE() << "no section";
        return {};
    }
    OpinionSection write(Id<OpinionCase> const& id, SectionKind kind, std::string const& words) {
        auto const before = section(id, kind);
        auto const body = "{\"body\":" + quoted(prose::from_plain(words)) + "}";
        return ok(change_section(town(), at_traffic, before.id, before.version,
                                 json::Change<OpinionSection>{body}));
    }
    static std::string quoted(std::string const& text) {
        std::string out;
        json::append_text(out, text);
        return out;
    }
    OpinionView view_on(Id<OpinionCase> const& id, Stance stance, std::string words) const {
        OpinionView made;
        made.opinion_case = id;
        made.stance = stance;
        made.part_kind = NodeKind::focus_area;
        made.part = AnyId{accidents.text};
        made.body = std::move(words);
        return made;
    }
    BoardMeeting meeting_on(char const* on) {
        BoardMeeting made;
        made.unit = traffic;
        made.held_on = day(on);
        return ok(add_meeting(town(), at_traffic, made));
    }
    Signature signer(Id<OpinionCase> const& id, std::string name, std::string title) {
        Signature made;
        made.opinion_case = id;
        made.name = std::move(name);
        made.title = std::move(title);
        return ok(add_to_case(town(), at_traffic, made));
    }
    /// The answer of the traffic board, written and signed by two, with a meeting chosen.
    OpinionCase signed_answer() {
        sent_remiss();
        auto own = case_of_unit(traffic);
        write(own.id, SectionKind::views, "Målen behöver omfatta olyckor.");
        ok(add_to_case(town(), at_traffic,
                       view_on(own.id, Stance::shortcoming, "Inget mål gäller olyckor.")));
        auto const meeting = meeting_on("2024-02-01");
        own = ok(change_case(town(), at_traffic, own.id, own.version,
                             json::Change<OpinionCase>{R"({"position":"supports_with_views","meeting":")" +
                                                       meeting.id.text + "\"}"}));
        auto const first = signer(own.id, "Alva Exempelsson", "Förvaltningschef");
        auto const second = signer(own.id, "Bo Påhittson", "Avdelningschef");
        auto const hash = seen(head, own.id).content_hash;
        ok(sign(town(), head, first.id, Signing{hash}));
        ok(sign(town(), other_head, second.id, Signing{hash}));
        return own;
    }
    BoardDecision decision(OpinionCase const& own, Outcome outcome) const {
        BoardDecision made;
        made.opinion_case = own.id;
        made.meeting = own.meeting;
        made.outcome = outcome;
        made.decided_on = day("2024-02-01");
        made.paragraph = "§ 12";
        made.words = "Nämnden godkänner tjänsteutlåtandet som svar på remissen.";
        made.immediate_verification = true;
        return made;
    }

    /// Conceals from everybody who is cleared for nothing.
    void conceal(std::string entity, std::string subject, std::string part = {}) {
        db::SealingTx tx{town().db};
        tx.conceal({town().new_id<Referral>().text,
                    std::move(entity),
                    std::move(subject),
                    std::move(part),
                    {auth::SecrecyLevel::confidential, {}, {}}});
        EXPECT_TRUE(std::move(tx).commit(audit::entry(strategist, "secrecy.mark")));
    }
    void know_what_may_be_marked() {
        town().db.know({&table<OpinionCase>(), &table<OpinionSection>(), &table<OpinionView>(),
                        &table<PreparationStep>(), &table<Signature>(), &table<BoardDecision>(),
                        &table<Dissent>(), &table<CaseFile>(), &table<ViewReply>(), &table<Recipient>(),
                        &table<programme::FocusArea>()});
    }
    /// Calls `ask` with the town as a view of the database shows it.
    template <class Ask>
    auto with(db::Database view, Ask const& ask) {
        Town seen_town{view, town().clock, town().ids};
        return ask(seen_town);
    }

    Id<Unit> city_board, traffic, schools;
    Id<Edition> edition;
    Id<programme::FocusArea> accidents;
    Id<programme::Change> added_goal;
    Actor const strategist = testing::somebody(auth::Role::strategist);
    Actor const reader = testing::somebody(auth::Role::reader);
    Actor at_traffic, head, other_head, at_schools;
};

}  // namespace varn::consultation
