// All submitted answers side by side.
#include <algorithm>

#include "service.h"
#include "similar.h"
#include "wording.h"

namespace varn::consultation {
namespace {

CompiledPart* part_in(std::vector<CompiledPart>& parts, std::optional<AnyId> const& id) {
    auto const found =
        std::find_if(parts.begin(), parts.end(), [&](auto const& one) { return one.part == id; });
    return found == parts.end() ? nullptr : &*found;
}

void count_stance(CompiledPart& part, Stance stance) {
    switch (stance) {
        case Stance::praise:
            ++part.praise;
            break;
        case Stance::question:
            ++part.questions;
            break;
        case Stance::change_proposal:
            ++part.change_proposals;
            break;
        case Stance::shortcoming:
            ++part.shortcomings;
            break;
    }
}

/// Who answered, and how.
Result<Done> add_answers(db::ReadTx& tx, Compilation& made) {
    auto const& id = made.referral.id;
    TRY(asked, store::recipients(tx, id));
    TRY(cases, store::cases_of(tx, id));
    TRY(decisions, store::decisions_of_referral(tx, id));
    TRY(dissents, store::dissent_counts(tx, id));
    made.asked = static_cast<std::int64_t>(asked.size());
    for (std::size_t i = 0; i < choices<Position>.size(); ++i) {
        made.positions.push_back({static_cast<Position>(i), 0});
    }
    for (auto const& one : asked) {
        auto const own = std::find_if(cases.begin(), cases.end(), [&](OpinionCase const& of) {
            return of.recipient == one.id && of.state == CaseState::submitted;
        });
        if (own == cases.end()) {
            continue;
        }
        CompiledAnswer answer;
        answer.recipient = one.id;
        answer.opinion_case = own->id;
        answer.name = one.name;
        answer.outside_town = one.asked_actor.has_value();
        answer.position = own->position;
        answer.submitted_on = own->submitted_on;
        answer.summary = one.summary;
        answer.version = one.version;
        for (auto const& decision : decisions) {
            if (decision.opinion_case == own->id) {
                answer.paragraph = decision.paragraph;
            }
        }
        answer.dissents = dissents[own->id.text];
        if (own->position) {
            ++made.positions[static_cast<std::size_t>(*own->position)].count;
        }
        made.answers.push_back(std::move(answer));
    }
    return Done{};
}

CompiledView shown_of(OpinionView const& view, std::int64_t cluster, Wordings::Titles const& titles) {
    CompiledView shown{view.id,   view.opinion_case,  view.stance, view.part_kind, view.part,
                       view.body, view.text_proposal, {},          cluster,        {}};
    if (titles.then != titles.now) {
        shown.part_then = titles.then;
    }
    return shown;
}

/// What was said, each view with its reply and what it is like.
Result<Done> add_views(db::ReadTx& tx, Compilation& made) {
    TRY(views, store::views_of_referral(tx, made.referral.id));
    TRY(replies, store::replies(tx, made.referral.id));
    TRY(cases, store::cases_of(tx, made.referral.id));
    std::map<std::string, OpinionCase> case_of;
    for (auto& one : cases) {
        case_of.emplace(one.id.text, std::move(one));
    }
    Wordings wordings{tx};
    std::map<std::string, ViewReply> reply_of;
    for (auto& reply : replies) {
        reply_of.emplace(reply.view.text, std::move(reply));
    }
    std::vector<std::string> words;
    words.reserve(views.size());
    for (auto const& view : views) {
        words.push_back(view.body + " " + view.text_proposal.value_or(std::string{}));
    }
    auto const clusters = clusters_of(words);
    for (std::size_t i = 0; i < views.size(); ++i) {
        auto& view = views[i];
        TRY(titles, wordings.of(case_of[view.opinion_case.text], view));
        auto* part = part_in(made.parts, view.part);
        if (part == nullptr) {
            auto title = titles.now ? titles.now : titles.then;
            made.parts.push_back(
                {view.part_kind, view.part, std::move(title).value_or(std::string{}), 0, 0, 0, 0});
            part = &made.parts.back();
        }
        count_stance(*part, view.stance);
        auto shown = shown_of(view, clusters[i], titles);
        auto const reply = reply_of.find(view.id.text);
        if (reply != reply_of.end()) {
            shown.reply = reply->second;
            ++made.replied;
        }
        made.views.push_back(std::move(shown));
    }
    return Done{};
}

}  // namespace

Result<Compilation> compilation(Town& town, Actor const& actor, Id<Referral> const& id) {
    db::ReadTx tx{town.db};
    return compilation_in(tx, actor, id, town.clock.today());
}

Result<Compilation> compilation_in(db::ReadTx& tx, Actor const& actor, Id<Referral> const& id, Date today) {
    CHECK(may_read(actor));
    Compilation made;
    TRY(referral, tx.get(id));
    if (referral.state == ReferralState::draft && !may(actor, "consultation.lead", referral.unit)) {
        return not_found();
    }
    made.referral = std::move(referral);
    TRY(sender, organisation::unit_on(tx, made.referral.unit, today));
    made.sender_name = sender.name;
    made.rights.lead = may(actor, "consultation.lead", made.referral.unit);
    if (made.referral.edition) {
        TRY(parts, store::parts(tx, *made.referral.edition));
        for (auto& part : parts) {
            made.parts.push_back({part.kind, part.id, std::move(part.title), 0, 0, 0, 0});
        }
    }
    CHECK(add_answers(tx, made));
    CHECK(add_views(tx, made));
    TRY(left_out, is_left_out_of(tx, made));
    made.left_out = left_out;
    // Views without a part come last.
    std::stable_partition(made.parts.begin(), made.parts.end(),
                          [](CompiledPart const& part) { return part.part.has_value(); });
    return made;
}

}  // namespace varn::consultation
