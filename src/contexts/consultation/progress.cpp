// How the answers to a remiss stand: for the one who asks, and for everybody.
#include <algorithm>

#include "service.h"

namespace varn::consultation {
namespace {

using CaseOf = std::map<std::string, OpinionCase>;  // by recipient

Result<RecipientLine> line_of(db::ReadTx& tx, Referral const& referral, Recipient recipient,
                              OpinionCase const* own, Date today) {
    RecipientLine line;
    line.due_on = due_of(referral, recipient);
    if (referral.state == ReferralState::draft) {
        line.state = AnswerState::not_sent;
    } else if (own != nullptr && own->state == CaseState::submitted) {
        line.state = AnswerState::submitted;
        line.submitted_on = own->submitted_on;
        line.position = own->position;
    } else {
        line.state = today > line.due_on ? AnswerState::late : AnswerState::preparing;
    }
    if (own != nullptr) {
        line.opinion_case = own->id;
        line.diary_number = own->diary_number;
        if (own->meeting) {
            TRY(meeting, tx.find(*own->meeting));
            line.meeting_on = meeting ? std::optional{meeting->held_on} : std::nullopt;
        }
    }
    line.recipient = std::move(recipient);
    return line;
}

Result<CaseOf> cases_by_recipient(db::ReadTx& tx, Id<Referral> const& id) {
    TRY(cases, store::cases_of(tx, id));
    CaseOf of;
    for (auto& one : cases) {
        if (one.recipient) {
            of.emplace(one.recipient->text, std::move(one));
        }
    }
    return of;
}

/// Why a unit asks for time is between it and the one who asked it.
void keep_request(Actor const& actor, Recipient& recipient) {
    bool const is_asked =
        recipient.asked_unit && may(actor, "consultation.read_draft", *recipient.asked_unit);
    if (!is_asked && !may(actor, "consultation.lead", recipient.unit)) {
        recipient.extension_asked_to.reset();
        recipient.extension_asked_why.reset();
    }
}

Result<std::vector<RecipientLine>> lines_of(db::ReadTx& tx, Actor const& actor, Referral const& referral,
                                            Date today) {
    TRY(asked, store::recipients(tx, referral.id));
    TRY(of, cases_by_recipient(tx, referral.id));
    std::vector<RecipientLine> lines;
    for (auto& one : asked) {
        auto const own = of.find(one.id.text);
        keep_request(actor, one);
        TRY(line, line_of(tx, referral, std::move(one), own == of.end() ? nullptr : &own->second, today));
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace

Result<Page<ReferralLine>> referrals(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(found, store::referrals_page(tx, auth::scope(policy(), actor, "consultation.lead"), window));
    TRY(counts, store::asked_counts(tx, found.items));
    Page<ReferralLine> page;
    page.total = found.total;
    for (auto& one : found.items) {
        TRY(sender, organisation::unit_on(tx, one.unit, town.clock.today()));
        auto const& count = counts[one.id.text];
        ReferralLine line;
        line.sender_name = sender.name;
        line.asked = count.asked;
        line.submitted = count.submitted;
        line.version = one.version;
        line.referral = std::move(one);
        page.items.push_back(std::move(line));
    }
    return page;
}

Result<Referral> referral_of_key(Town& town, Actor const& actor, std::string const& key) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(found, tx.by_key<Referral>(key));
    if (!found || (found->state == ReferralState::draft && !may(actor, "consultation.lead", found->unit))) {
        return not_found();
    }
    return *found;
}

Result<ReferralView> referral_view(Town& town, Actor const& actor, Id<Referral> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    auto const today = town.clock.today();
    ReferralView view;
    TRY(referral, tx.get(id));
    view.rights.lead = may(actor, "consultation.lead", referral.unit);
    if (referral.state == ReferralState::draft && !view.rights.lead) {
        return not_found();
    }
    TRY(sender, organisation::unit_on(tx, referral.unit, today));
    TRY(questions, store::questions(tx, id));
    TRY(files, store::files_of_referral(tx, id));
    TRY(lines, lines_of(tx, actor, referral, today));
    if (referral.edition) {
        TRY(edition, tx.find(*referral.edition));
        if (edition) {
            view.edition_title = edition->title;
        }
    }
    for (std::size_t i = 0; i < choices<AnswerState>.size(); ++i) {
        auto const state = static_cast<AnswerState>(i);
        view.counts.push_back({state, std::count_if(lines.begin(), lines.end(),
                                                    [&](auto const& line) { return line.state == state; })});
    }
    view.sender_name = sender.name;
    view.questions = std::move(questions);
    view.files = std::move(files);
    view.recipients = std::move(lines);
    view.version = referral.version;
    view.referral = std::move(referral);
    return view;
}

Result<Page<AnswerLine>> answer_summary(Town& town, Actor const& actor, Id<Referral> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(referral, tx.get(id));
    if (referral.state == ReferralState::draft) {
        return not_found();
    }
    TRY(lines, lines_of(tx, actor, referral, town.clock.today()));
    Page<AnswerLine> page;
    for (auto& line : lines) {
        page.items.push_back({std::move(line.recipient.name), line.recipient.asked_actor.has_value(),
                              line.position, line.submitted_on});
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

}  // namespace varn::consultation
