// The demonstration's remiss, as the pack tells it: the seed's facts in our own words, all else made up and
// marked so.
#include "consultation/demo.h"

#include "inventing.h"

namespace varn::consultation {
namespace {

/// A remiss under way into the database.
class Inventing : Keeping {
public:
    using Keeping::Keeping;

    Result<Done> learn() {
        TRY(units, organisation::unit_keys(tx_));
        invented_.units = std::move(units);
        return Done{};
    }
    Result<Done> write(Cursor const& item) {
        CHECK(referral(item));
        CHECK(changes(item));
        CHECK(recipients(item));
        for (auto const& answer : item.list("answers")) {
            CHECK(write_answer(town_, tx_, invented_, answer));
        }
        return Done{};
    }

private:
    Result<Done> referral(Cursor const& item) {
        Referral row;
        TRY(sender, unit_of(item, "sender"));
        TRY(edition, tx_.by_key<Edition>(item.required("edition")));
        row.unit = sender;
        row.key = item.required("key");
        row.title = item.required("title");
        row.diary_number = text_in(item, "diary_number");
        row.edition = edition ? std::optional{edition->id} : std::nullopt;
        row.purpose = item.required("purpose");
        row.instructions = text_in(item, "instructions");
        row.due_on = item.date("due_on").value_or(town_.clock.today());
        row.sent_on = item.date("sent_on");
        row.remind_before_days = 14;
        row.remind_every_days = 7;
        row.state = ReferralState::sent;
        row.marker = Marker::example;
        TRY(made, keep(std::move(row), "consultation.lead"));
        invented_.referral = std::move(made);
        int position = 0;
        for (auto const& question : item.list("questions")) {
            ReferralQuestion asked;
            asked.unit = invented_.referral.unit;
            asked.referral = invented_.referral.id;
            asked.body = question.text().value_or("");
            asked.position = ++position;
            CHECK(keep(std::move(asked), "consultation.lead"));
        }
        return Done{};
    }
    /// Changes of the draft that answers led to.
    Result<Done> changes(Cursor const& item) {
        for (auto const& one : item.list("changes")) {
            programme::Change change;
            change.edition = invented_.referral.edition.value_or(Id<Edition>{});
            change.key = one.required("key");
            change.kind = choice_in(one, "kind", programme::ChangeKind::changed);
            change.title = one.required("title");
            change.body = text_in(one, "body");
            change.position = 90;
            change.marker = choice_in(one, "marker", Marker::fictional);
            change.source = text_in(one, "source");
            change.id = town_.new_id<programme::Change>();
            change.version = 1;
            TRY(permit, auth::decide<programme::Change>(programme::policy(), writer_, "programme.write",
                                                        std::nullopt));
            CHECK(tx_.insert(permit, change));
            invented_.changes.emplace(change.key, change.id);
        }
        return Done{};
    }
    /// Every board, and those outside that the pack names.
    Result<Done> recipients(Cursor const& item) {
        using Kind = organisation::UnitKind;
        TRY(all, organisation::units_on(tx_, town_.clock.today()));
        for (auto const& unit : all) {
            bool const is_board = unit.kind == Kind::committee || unit.kind == Kind::district_committee ||
                                  unit.kind == Kind::company;
            if (!is_board) {
                continue;
            }
            Recipient row;
            row.asked_unit = unit.id;
            row.name = unit.name;
            CHECK(ask(std::move(row), &unit));
        }
        for (auto const& key : item.list("actors")) {
            TRY(actor, tx_.by_key<ExternalActor>(key.text().value_or("")));
            if (actor) {
                Recipient row;
                row.asked_actor = actor->id;
                row.name = actor->name;
                CHECK(ask(std::move(row), nullptr));
            }
        }
        return Done{};
    }
    Result<Done> ask(Recipient row, organisation::UnitView const* unit) {
        row.unit = invented_.referral.unit;
        row.referral = invented_.referral.id;
        TRY(made, keep(std::move(row), "consultation.lead"));
        if (unit == nullptr) {
            return Done{};
        }
        TRY(sender, organisation::unit_on(tx_, invented_.referral.unit, town_.clock.today()));
        OpinionCase opened;
        opened.unit = unit->id;
        opened.referral = invented_.referral.id;
        opened.recipient = made.id;
        opened.title = invented_.referral.title;
        opened.sender = sender.name;
        opened.sender_diary_number = invented_.referral.diary_number;
        opened.received_on = invented_.referral.sent_on.value_or(town_.clock.today());
        opened.due_on = invented_.referral.due_on;
        opened.marker = Marker::fictional;
        TRY(begun, begin_case(town_, tx_, writer_, std::move(opened), std::nullopt));
        invented_.cases.emplace(unit->id.text, begun);
        invented_.recipients.emplace(unit->id.text, made);
        CHECK(meeting_at(unit->id, *date_of(2024, 2, 15)));
        CHECK(meeting_at(unit->id, *date_of(2024, 3, 14)));
        return Done{};
    }
};

}  // namespace

Result<Done> write_demo(Town& town, pack::Pack const& pack) {
    db::WriteTx tx{town.db};
    TRY(known, store::referrals(tx));
    pack::Problems problems;
    auto const items = pack::list(pack, "referrals", problems);
    if (!known.empty() || items.empty()) {
        return problems.outcome();
    }
    Invented invented;
    Inventing inventing{town, tx, invented};
    CHECK(inventing.learn());
    for (auto const& item : items) {
        CHECK(inventing.write(item));
    }
    CHECK(problems.outcome());
    return std::move(tx).commit(audit::entry(auth::operator_actor(), "consultation.write", "demo"));
}

}  // namespace varn::consultation
