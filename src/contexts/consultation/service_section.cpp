// Writing in a section: who writes holds it, others read it meanwhile and may take it over.
#include "platform/prose.h"
#include "platform/row_moments.h"
#include "writing.h"

namespace varn::consultation {
namespace {

// Whoever stops writing lets go by herself after so long; every save begins it anew.
constexpr std::int64_t hold_milliseconds = 5LL * 60 * 1000;

bool is_held_by_another(OpinionSection const& section, Actor const& actor, Instant now) {
    return section.held_by && *section.held_by != actor.account && section.held_until &&
           *section.held_until > now;
}

void let_hold(OpinionSection& section, Actor const& actor, Instant now) {
    section.held_by = actor.account;
    section.held_until = Instant{now.milliseconds + hold_milliseconds};
}

Result<Done> must_not_be_held(db::ReadTx& tx, OpinionSection const& section, Actor const& actor,
                              Instant now) {
    if (!is_held_by_another(section, actor, now)) {
        return Done{};
    }
    TRY(names, store::account_names(tx));
    return Error{
        ErrorCode::conflict, "consultation.section_is_held", {{"name", names[*section.held_by]}}, {}, {}};
}

/// Changes a section in its case and keeps it.
template <class Change>
Result<OpinionSection> with_section(Town& town, Actor const& actor, Id<OpinionSection> const& id,
                                    Change const& change) {
    TRY(of, case_of_row(town, actor, id));
    return writing_in(town, actor, of, "consultation.write",
                      [&](db::WriteTx& tx, OpinionCase const&) -> Result<OpinionSection> {
                          TRY(before, tx.get(id));
                          TRY(after, change(tx, before));
                          TRY(permit, auth::decide<OpinionSection>(policy(), actor, "consultation.write",
                                                                   auth::place_of(before)));
                          CHECK(tx.update(permit, before, after));
                          CHECK(std::move(tx).commit(audit::entry(actor, "consultation.write")));
                          return after;
                      });
}

}  // namespace

Result<Done> check(db::ReadTx&, OpinionSection const* before, OpinionSection& row) {
    // Those of the form are made with the case; a heading of one's own comes in addition.
    if (before == nullptr && row.kind != SectionKind::own) {
        return invalid("/kind", "consultation.only_own_headings");
    }
    TRY(body, prose::canonical(row.body.value_or(std::string{})));
    row.body = prose::is_empty(body) ? std::nullopt : std::optional{std::move(body)};
    return Done{};
}

Result<Done> check(db::ReadTx& tx, OpinionView const* before, OpinionView& row) {
    // What has been replied to stands; only an answer from outside could still be changed then.
    if (before != nullptr) {
        TRY(reply, store::reply_to(tx, before->id));
        if (reply) {
            return Error{ErrorCode::conflict, "consultation.is_replied_to", {}, {}, {}};
        }
    }
    return rules::must_name_a_part(tx, row);
}

Result<Done> check(db::ReadTx&, Signature const* before, Signature& row) {
    // Who signed is who stands there: another name is another line.
    bool const is_another = before != nullptr && (before->name != row.name || before->title != row.title);
    if (is_another && before->signed_at) {
        return Error{ErrorCode::conflict, "consultation.has_signed", {}, {}, {}};
    }
    return Done{};
}

Result<Done> must_have_room(db::ReadTx& tx, Table const& table, Id<OpinionCase> const& id) {
    std::int64_t most = rules::rows_max;
    if (table.name == varn::table<Signature>().name) {
        most = rules::signers_max;
    } else if (table.name == varn::table<OpinionSection>().name) {
        most = rules::sections_max;
    }
    TRY(count, store::rows_of_case(tx, table, id));
    if (count >= most) {
        return Error{
            ErrorCode::too_many, "consultation.rows_too_many", {{"maximum", std::to_string(most)}}, {}, {}};
    }
    return Done{};
}

Result<Done> check(db::ReadTx& tx, OpinionComment const*, OpinionComment& row) {
    if (row.section) {
        TRY(section, tx.find(*row.section));
        if (!section || section->opinion_case != row.opinion_case) {
            return invalid("/section", "consultation.not_there");
        }
    }
    return Done{};
}

Result<OpinionSection> hold_section(Town& town, Actor const& actor, Id<OpinionSection> const& id,
                                    SectionHold const& ask) {
    auto const now = town.clock.now();
    if (ask.release && ask.take_over) {
        return invalid("/take_over", "consultation.release_or_take_over");
    }
    if (ask.release) {
        TRY(shown, read_section(town, actor, id));
        if (shown.section.held_by != actor.account) {
            return shown.section;  // nothing to let go of, and nothing written
        }
    }
    return with_section(town, actor, id,
                        [&](db::WriteTx& tx, OpinionSection const& before) -> Result<OpinionSection> {
                            auto after = before;
                            if (ask.release) {
                                // Somebody may have taken over since it was read.
                                CHECK(must_not_be_held(tx, before, actor, now));
                                after.held_by.reset();
                                after.held_until.reset();
                                return after;
                            }
                            if (!ask.take_over) {
                                CHECK(must_not_be_held(tx, before, actor, now));
                            }
                            let_hold(after, actor, now);
                            return after;
                        });
}

Result<OpinionSection> change_section(Town& town, Actor const& actor, Id<OpinionSection> const& id,
                                      int version, json::Change<OpinionSection> const& change) {
    auto const now = town.clock.now();
    return with_section(town, actor, id,
                        [&](db::WriteTx& tx, OpinionSection const& before) -> Result<OpinionSection> {
                            CHECK(must_not_be_held(tx, before, actor, now));
                            CHECK(rules::must_be_current(version, before.version));
                            TRY(after, change.onto(before));
                            CHECK(check(tx, &before, after));
                            after.written_by = actor.account;
                            after.written_at = now;
                            let_hold(after, actor, now);
                            return after;
                        });
}

Result<Done> remove_section(Town& town, Actor const& actor, Id<OpinionSection> const& id) {
    TRY(of, case_of_row(town, actor, id));
    auto const now = town.clock.now();
    return writing_in(
        town, actor, of, "consultation.write", [&](db::WriteTx& tx, OpinionCase const&) -> Result<Done> {
            TRY(section, tx.get(id));
            if (section.kind != SectionKind::own) {
                return Error{ErrorCode::conflict, "consultation.only_own_headings", {}, {}, {}};
            }
            CHECK(must_not_be_held(tx, section, actor, now));
            // What was said about it goes with it; both stay in the history.
            TRY(comments, store::comments(tx, of));
            for (auto const& comment : comments) {
                if (comment.section == id) {
                    TRY(permit, auth::decide<OpinionComment>(policy(), actor, "consultation.comment",
                                                             auth::place_of(comment)));
                    CHECK(tx.remove(permit, comment));
                }
            }
            TRY(permit,
                auth::decide<OpinionSection>(policy(), actor, "consultation.write", auth::place_of(section)));
            CHECK(tx.remove(permit, section));
            return std::move(tx).commit(audit::entry(actor, "consultation.write"));
        });
}

Result<SectionShown> read_section(Town& town, Actor const& actor, Id<OpinionSection> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(section, tx.get(id));
    CHECK(readable_case(tx, actor, section.opinion_case));
    TRY(names, store::account_names(tx));
    SectionShown shown;
    if (section.written_by) {
        shown.written_by_name = names[*section.written_by];
    }
    shown.section = std::move(section);
    return shown;
}

Result<Page<SectionMoment>> section_moments(Town& town, Actor const& actor, Id<OpinionSection> const& id) {
    CHECK(may_read(actor));
    db::ReadTx tx{town.db};
    TRY(section, tx.get(id));
    // Earlier wordings are the unit's own, also when the answer is everybody's.
    if (!may(actor, "consultation.read_draft", section.unit)) {
        return not_found();
    }
    TRY(moments, db::moments_of(tx, table<OpinionSection>(), id.text, "written_by"));
    TRY(names, store::account_names(tx));
    Page<SectionMoment> page;
    for (auto const& one : moments) {
        SectionMoment moment{one.at, {}};
        if (one.told) {
            moment.by = names[*one.told];
        }
        page.items.push_back(std::move(moment));
    }
    page.total = static_cast<std::int64_t>(page.items.size());
    return page;
}

}  // namespace varn::consultation
