// Who may read what, and a case put together.
#include <algorithm>

#include "content.h"
#include "deadlines.h"
#include "service.h"
#include "wording.h"

namespace varn::consultation {
namespace {

using Names = std::map<std::string, std::string>;

std::optional<std::string> name_in(Names const& names, std::optional<std::string> const& account) {
    auto const found = account ? names.find(*account) : names.end();
    return found == names.end() ? std::nullopt : std::optional{found->second};
}

Result<Done> add_referral_to(db::ReadTx& tx, CaseView& view) {
    if (!view.opinion_case.referral) {
        return Done{};
    }
    TRY(referral, tx.get(*view.opinion_case.referral));
    TRY(questions, store::questions(tx, referral.id));
    TRY(received, store::files_of_referral(tx, referral.id));
    if (referral.edition) {
        TRY(edition, tx.find(*referral.edition));
        if (edition) {
            view.edition_title = edition->title;
        }
    }
    view.questions = std::move(questions);
    view.received = std::move(received);
    view.referral = std::move(referral);
    return Done{};
}

/// What is written, and its one number.
Result<Done> add_text(db::ReadTx& tx, Actor const& actor, CaseView& view, Instant now, Names const& names) {
    auto const& id = view.opinion_case.id;
    TRY(sections, store::sections(tx, id));
    TRY(views, store::views(tx, id));
    TRY(files, store::files_of_case(tx, id));
    TRY(comments, store::comments(tx, id));
    TRY(steps, store::steps(tx, id));
    view.content_hash = content_hash(view.opinion_case, sections, views, steps, files);
    view.steps = std::move(steps);
    for (auto& comment : comments) {
        auto name = name_in(names, comment.written_by).value_or(std::string{});
        view.comments.push_back({std::move(comment), std::move(name)});
    }
    for (auto& section : sections) {
        SectionShown shown;
        bool const is_held = section.held_until && *section.held_until > now;
        shown.held_by_name = is_held ? name_in(names, section.held_by) : std::nullopt;
        shown.held_by_me = is_held && section.held_by == actor.account;
        shown.written_by_name = name_in(names, section.written_by);
        shown.comments = std::count_if(view.comments.begin(), view.comments.end(), [&](auto const& one) {
            return one.comment.section == section.id && one.comment.state == CommentState::open;
        });
        shown.section = std::move(section);
        view.sections.push_back(std::move(shown));
    }
    Wordings wordings{tx};
    for (auto& one : views) {
        ViewShown shown;
        TRY(titles, wordings.of(view.opinion_case, one));
        shown.part_title = std::move(titles.then);
        shown.view = std::move(one);
        view.views.push_back(std::move(shown));
    }
    view.files = std::move(files);
    return Done{};
}

Result<Done> add_signatures(db::ReadTx& tx, Actor const& actor, CaseView& view) {
    TRY(signatures, store::signatures(tx, view.opinion_case.id));
    for (auto& one : signatures) {
        SignatureShown shown;
        if (one.signed_at) {
            bool const same = one.signed_hash == view.content_hash;
            shown.state = same ? SignatureState::stands : SignatureState::is_void;
        }
        shown.signature = std::move(one);
        view.signatures.push_back(std::move(shown));
    }
    auto const right = auth::judge(policy(), actor, "consultation.sign", view.opinion_case.unit.text);
    for (auto& one : view.signatures) {
        one.mine_to_sign =
            view.rights.sign && right &&
            rules::must_be_free_to_sign(view, one.signature.id, {actor.account, right.value().acting_for})
                .ok();
    }
    return Done{};
}

Result<Done> add_decisions(db::ReadTx& tx, CaseView& view, Date today) {
    auto const& own = view.opinion_case;
    TRY(meetings, store::meetings(tx, own.unit, std::min(own.received_on, today)));
    view.deadlines = plan_deadlines(meetings, own.due_on, today, own.meeting);
    TRY(decisions, store::decisions(tx, own.id));
    for (auto& decision : decisions) {
        TRY(dissents, store::dissents(tx, decision.id));
        view.decisions.push_back(with_days(std::move(decision), std::move(dissents), meetings));
    }
    return Done{};
}

}  // namespace

Result<Done> may_read(Actor const& actor) {
    CHECK(auth::judge(policy(), actor, "consultation.read", std::nullopt));
    return Done{};
}

bool may(Actor const& actor, std::string_view action, Id<Unit> const& unit) {
    return auth::judge(policy(), actor, action, unit.text).ok();
}

audit::Entry entry_about(Actor const& actor, std::string_view action, Table const& table,
                         std::string const& subject) {
    auto entry = audit::entry(actor, std::string{action});
    entry.entity = table.name;
    entry.subject = subject;
    return entry;
}

Result<OpinionCase> readable_case(db::ReadTx& tx, Actor const& actor, Id<OpinionCase> const& id) {
    CHECK(may_read(actor));
    TRY(found, tx.get(id));
    if (found.state == CaseState::submitted || may(actor, "consultation.read_draft", found.unit)) {
        return found;
    }
    return not_found();
}

Result<CaseView> case_in(db::ReadTx& tx, Actor const& actor, OpinionCase opinion_case, Instant now,
                         Date today) {
    CaseView view;
    view.version = opinion_case.version;
    view.opinion_case = std::move(opinion_case);
    auto const& own = view.opinion_case;
    TRY(submitted_at, submission_of(tx, own));
    view.submitted_at = submitted_at;
    bool const is_open = own.state == CaseState::preparing;
    bool const leads = own.external && may(actor, "consultation.lead", own.unit);
    view.rights = {leads || (is_open && may(actor, "consultation.write", own.unit)),
                   is_open && may(actor, "consultation.comment", own.unit),
                   is_open && may(actor, "consultation.sign", own.unit),
                   !own.external && may(actor, "consultation.decide", own.unit)};
    TRY(unit, organisation::unit_on(tx, own.unit, today));
    view.unit_name = unit.name;
    if (own.external && own.recipient) {
        TRY(recipient, tx.get(*own.recipient));
        view.unit_name = recipient.name;
    }
    CHECK(add_referral_to(tx, view));
    TRY(names, store::account_names(tx));
    CHECK(add_text(tx, actor, view, now, names));
    // What colleagues said on the way is the unit's own, also when the answer is everybody's.
    if (!may(actor, "consultation.read_draft", own.unit)) {
        view.comments.clear();
        for (auto& section : view.sections) {
            section.comments = 0;
        }
        for (auto& step : view.steps) {
            step.words.reset();
        }
    }
    CHECK(add_decisions(tx, view, today));
    // What was decided on is what was signed, also for who does not see all of it.
    for (auto const& one : view.decisions) {
        if (!is_open && !own.external && rules::submits(one.decision.outcome)) {
            view.content_hash = one.decision.content_hash;
        }
    }
    CHECK(add_signatures(tx, actor, view));
    if (own.referral) {
        TRY(replies, store::replies(tx, *own.referral));
        for (auto& reply : replies) {
            bool const is_ours = std::any_of(view.views.begin(), view.views.end(),
                                             [&](auto const& one) { return one.view.id == reply.view; });
            if (is_ours) {
                view.replies.push_back(std::move(reply));
            }
        }
    }
    TRY(left_out, is_left_out_of(tx, view));
    view.left_out = left_out;
    view.gaps = is_open ? rules::gaps_of(view) : std::vector<CaseGap>{};
    return view;
}

Result<CaseView> case_view(Town& town, Actor const& actor, Id<OpinionCase> const& id) {
    db::ReadTx tx{town.db};
    TRY(opinion_case, readable_case(tx, actor, id));
    return case_in(tx, actor, std::move(opinion_case), town.clock.now(), town.clock.today());
}

Result<Page<CaseLine>> cases(Town& town, Actor const& actor, Window window) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    auto const today = town.clock.today();
    TRY(found, store::cases_page(tx, auth::scope(policy(), actor, "consultation.read_draft"), window));
    TRY(signed_counts, store::signed_counts(tx, found.items));
    TRY(units, organisation::units_on(tx, today));
    std::map<std::string, std::string> names;
    for (auto const& unit : units) {
        names[unit.id.text] = unit.name;
    }
    Page<CaseLine> page;
    page.total = found.total;
    for (auto& one : found.items) {
        CaseLine line;
        line.unit_name = names[one.unit.text];
        if (one.meeting) {
            TRY(meeting, tx.find(*one.meeting));
            line.meeting_on = meeting ? std::optional{meeting->held_on} : std::nullopt;
        }
        line.signed_by = signed_counts[one.id.text];
        line.days_left = one.due_on.days - today.days;
        line.version = one.version;
        line.opinion_case = std::move(one);
        page.items.push_back(std::move(line));
    }
    return page;
}

}  // namespace varn::consultation
