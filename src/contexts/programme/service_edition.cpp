// Programmes and their editions: registered, sent out, adopted, replaced.
#include "platform/holders.h"
#include "programme/notices.h"
#include "service.h"

namespace varn::programme {
namespace {

Result<Done> check_edition(db::ReadTx& tx, Edition const& edition) {
    CHECK(rules::must_end_after_it_begins(edition.valid_from, edition.valid_to));
    return rules::must_replace_within_its_programme(tx, edition);
}

EditionView view_of(Edition const& edition, std::vector<Edition> const& all,
                    std::string const& programme_name, Date on) {
    auto const standing = rules::standing(edition, all, on);
    EditionView view{edition, standing.state, programme_name, {}, {}, {}, edition.version};
    for (auto const& other : all) {
        if (edition.replaces == other.id) {
            view.replaces_title = other.title;
        }
    }
    if (standing.replaced_by != nullptr) {
        view.replaced_by = standing.replaced_by->id;
        view.replaced_by_title = standing.replaced_by->title;
    }
    return view;
}

bool is_replaced_by_any(Edition const& edition, std::vector<Edition> const& all) {
    return std::any_of(all.begin(), all.end(),
                       [&](Edition const& other) { return other.replaces == edition.id; });
}

Result<ProgrammeView> view_of(db::ReadTx& tx, Programme programme, Date on) {
    TRY(all, store::editions_of(tx, programme.id));
    ProgrammeView view{std::move(programme), {}, {}, 0};
    view.version = view.programme.version;
    for (auto const& edition : all) {
        auto standing = view_of(edition, all, view.programme.name, on);
        if (standing.state == EditionState::in_force) {
            view.in_force = standing;
        }
        if (!is_replaced_by_any(edition, all)) {
            view.newest = std::move(standing);
        }
    }
    return view;
}

/// Those who plan by what was adopted are told.
Result<Done> tell_of_adoption(Town& town, db::WriteTx& tx, Actor const& actor, Edition const& edition) {
    TRY(readers, auth::holders(tx, {auth::Role::strategist, auth::Role::coordinator, auth::Role::head},
                               town.clock.today()));
    return notify::tell(
        town, tx,
        {.kind = edition_adopted, .to = std::move(readers), .subject = edition.id.text, .by = actor.account});
}

}  // namespace

Result<Done> may_read(Town& town, Actor const& actor) {
    CHECK(auth::judge(policy(), actor, reading(town, actor).action, std::nullopt));
    return Done{};
}

Result<EditionView> edition_view(db::ReadTx& tx, Edition const& edition, Date on) {
    TRY(programme, tx.get(edition.programme));
    TRY(all, store::editions_of(tx, edition.programme));
    return view_of(edition, all, programme.name, on);
}

Result<std::optional<EditionView>> edition_in_force(db::ReadTx& tx, Id<Programme> const& programme, Date on) {
    TRY(found, tx.get(programme));
    TRY(view, view_of(tx, std::move(found), on));
    return std::move(view.in_force);
}

Result<Page<ProgrammeView>> list_programmes(Town& town, Actor const& actor, Date on, Window window) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(programmes, store::by_key<Programme>(tx, window));
    Page<ProgrammeView> page{{}, programmes.total};
    for (auto& programme : programmes.items) {
        TRY(view, view_of(tx, std::move(programme), on));
        page.items.push_back(std::move(view));
    }
    return page;
}

Result<ProgrammeView> programme_view(Town& town, Actor const& actor, Id<Programme> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(programme, tx.get(id));
    return view_of(tx, std::move(programme), on);
}

Result<Programme> add_programme(Town& town, Actor const& actor, Programme programme) {
    return add(writing(town, actor), std::move(programme));
}

Result<Programme> change_programme(Town& town, Actor const& actor, Id<Programme> const& id, int version,
                                   json::Change<Programme> const& change) {
    return revise(writing(town, actor), id, version, change);
}

Result<Page<EditionView>> list_editions(Town& town, Actor const& actor, Id<Programme> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(programme, tx.get(id));
    TRY(all, store::editions_of(tx, id));
    Page<EditionView> page{{}, static_cast<std::int64_t>(all.size())};
    for (auto const& edition : all) {
        page.items.push_back(view_of(edition, all, programme.name, on));
    }
    return page;
}

Result<EditionView> edition_view(Town& town, Actor const& actor, Id<Edition> const& id, Date on) {
    CHECK(may_read(town, actor));
    db::ReadTx tx{town.db};
    TRY(edition, tx.get(id));
    return edition_view(tx, edition, on);
}

Result<Edition> add_edition(Town& town, Actor const& actor, Edition edition) {
    return add(writing(town, actor), std::move(edition),
               [](db::ReadTx& tx, Edition const& row) -> Result<Done> {
                   if (auto programme = tx.get(row.programme); !programme) {
                       return invalid("/programme", "programme.not_there");
                   }
                   if (row.status == EditionStatus::adopted) {
                       return invalid("/status", "programme.adopt_instead");
                   }
                   return check_edition(tx, row);
               });
}

Result<Edition> change_edition(Town& town, Actor const& actor, Id<Edition> const& id, int version,
                               json::Change<Edition> const& change) {
    return revise(writing(town, actor), id, version, change,
                  [](db::ReadTx& tx, Edition const& after) -> Result<Done> {
                      TRY(before, tx.get(after.id));
                      CHECK(rules::must_not_be_adopted_by_revision(before, after));
                      return check_edition(tx, after);
                  });
}

Result<Edition> adopt(Town& town, Actor const& actor, Id<Edition> const& id, Adoption const& ask,
                      std::optional<int> version) {
    db::WriteTx tx{town.db};
    TRY(before, tx.get(id));
    TRY(permit, auth::decide<Edition>(policy(), actor, "programme.adopt", auth::place_of(before)));
    if (version && *version != before.version) {
        return Error{ErrorCode::stale, "common.stale", {}, {}, {}};
    }
    CHECK(rules::must_be_proposed(before));
    CHECK(rules::must_end_after_it_begins(ask.valid_from, ask.valid_to));
    auto after = before;
    after.status = EditionStatus::adopted;
    after.adopted_on = ask.adopted_on;
    after.valid_from = ask.valid_from;
    after.valid_to = ask.valid_to;
    if (before.replaces) {
        TRY(replaced, tx.get(*before.replaces));
        CHECK(rules::must_begin_after_the_replaced(replaced, ask.valid_from));
        auto const last_day = plus_days(ask.valid_from, -1);
        // What has already ended stays so: a gap between two editions is a fact that coverage finds.
        if (!replaced.valid_to || last_day < *replaced.valid_to) {
            auto ended = replaced;
            ended.valid_to = last_day;
            CHECK(tx.update(permit, replaced, ended));
        }
    }
    CHECK(tx.update(permit, before, after));
    CHECK(tell_of_adoption(town, tx, actor, after));
    CHECK(std::move(tx).commit(audit::entry(actor, "programme.adopt")));
    return after;
}

}  // namespace varn::programme
