#include "platform/secrecy.h"

#include <algorithm>
#include <array>

#include "platform/assets.h"
#include "platform/db_migrations.h"
#include "records.h"

namespace varn::assets {
std::span<File const> secrecy_migrations();
}

namespace varn::secrecy {

/// Whose a row is, and what it is called.
struct NamedRow {
    std::string owner;
    std::optional<std::string> title;
};

}  // namespace varn::secrecy

template <>
struct varn::Describe<varn::secrecy::NamedRow> {
    using N = secrecy::NamedRow;
    static constexpr auto value = entity<N>("named_row", field<&N::owner>({}), field<&N::title>({}));
};

namespace varn::secrecy {
namespace {

bool bears_markings(Table const& table) {
    return table.name != "marking" && table.name != "proposal";
}

/// What a record is called; the first of these that its kind has.
constexpr std::array<std::string_view, 5> called_by{"title", "name", "reference", "key", "user_name"};

/// What is asked of a table to know whose a row is and what it is called.
std::string question_of(Table const& table) {
    std::string owner = "''";
    std::string title = "NULL";
    for (auto const& column : table.columns) {
        if (column.facts.owner_unit) {
            owner = "COALESCE(" + std::string{column.name} + ", '')";
        }
    }
    for (auto const name : called_by) {
        if (table.find(name) != nullptr) {
            title = name;
            break;
        }
    }
    return "SELECT " + owner + ", " + title + " FROM {" + std::string{table.name} + "} WHERE id = $1";
}

bool sees(db::Database const& database, auth::Seal const& seal) {
    auto const& sight = database.viewpoint().sight;
    return !sight || auth::may_see(*sight, seal);
}

void check_form(Table const& table, Ceiling ceiling, MarkingToAdd const& ask,
                std::vector<Problem>& problems) {
    if (ask.part) {
        auto const* column = table.find(*ask.part);
        if (column == nullptr || !db::can_be_masked(*column)) {
            problems.push_back({"/part", "secrecy.part_cannot_be_marked", {{"part", *ask.part}}});
        }
    }
    if (ask.level != auth::SecrecyLevel::internal && !ask.legal_ground) {
        problems.push_back({"/legal_ground", "secrecy.ground_needed", {}});
    }
    if (ask.level > ceiling.highest) {
        problems.push_back(
            {"/level", "secrecy.above_ceiling", {{"highest", std::string{name_of(ceiling.highest)}}}});
    }
}

Result<Done> end_in(db::SealingTx& tx, Town& town, auth::Permit<Marking> const& permit, Marking& marking) {
    auto const before = marking;
    marking.ended_on = town.clock.today();
    CHECK(tx.update(permit, before, marking));
    tx.reveal(marking.id.text);
    return Done{};
}

Result<Marking> load(db::ReadTx& tx, Id<Marking> const& id) {
    TRY(marking, tx.get(id));
    if (marking.ended_on) {
        return Error{ErrorCode::conflict, "secrecy.already_ended", {}, {}, {}};
    }
    return std::move(marking);
}

}  // namespace

Result<Record> record_of(db::ReadTx& tx, db::Database const& database, AnyId const& subject) {
    for (auto const* table : database.known()) {
        if (!bears_markings(*table)) {
            continue;
        }
        TRY(found, tx.query<NamedRow>(question_of(*table), subject));
        if (!found.empty()) {
            auto& row = found.front();
            return Record{table, row.owner.empty() ? auth::Place{} : auth::Place{row.owner},
                          std::move(row.title)};
        }
    }
    return not_found();
}

auth::Seal Marking::seal() const {
    return {level, unit ? std::optional{unit->text} : std::nullopt,
            matter ? std::optional{matter->text} : std::nullopt};
}

std::vector<db::Migration> secrecy_migrations() {
    return db::migrations_of("secrecy", assets::secrecy_migrations());
}

Result<Marking> mark(Town& town, auth::Actor const& actor, Ceiling ceiling, MarkingToAdd const& ask) {
    db::SealingTx tx{town.db};
    TRY(record, record_of(tx, town.db, ask.subject));
    // Whoever marks must have the right where the record stands, so that nobody hides what is another's.
    CHECK(auth::judge(policy(), actor, "secrecy.mark", record.place));
    Marking const made{.id = town.new_id<Marking>(),
                       .entity = std::string{record.table->name},
                       .subject = ask.subject,
                       .part = ask.part,
                       .level = ask.level,
                       .legal_ground = ask.legal_ground,
                       .reason = ask.reason,
                       .unit = ask.unit || !record.place ? ask.unit : std::optional{AnyId{*record.place}},
                       .matter = ask.matter,
                       .marked_on = town.clock.today(),
                       .ended_on = {},
                       .version = 1};
    std::vector<Problem> problems;
    check_form(*record.table, ceiling, ask, problems);
    if (!sees(town.db, made.seal())) {
        problems.push_back({ask.matter ? "/matter" : "/unit", "secrecy.hides_from_yourself", {}});
    }
    if (!problems.empty()) {
        return Error{ErrorCode::invalid, "common.invalid", {}, std::move(problems), {}};
    }
    TRY(permit, auth::decide<Marking>(policy(), actor, "secrecy.mark", auth::place_of(made)));
    CHECK(tx.insert(permit, made));
    tx.conceal({made.id.text, made.entity, made.subject.text, made.part.value_or(""), made.seal()});
    if (made.part) {
        // The marking itself is known to whoever sees the record; why it was set is not.
        tx.conceal({made.id.text, "marking", made.id.text, "reason", made.seal()});
    }
    CHECK(std::move(tx).commit(audit::entry(actor, "secrecy.mark", {})));
    return made;
}

Result<std::vector<MarkingView>> markings(Town& town, auth::Actor const& actor, AnyId const& subject) {
    CHECK(auth::judge(policy(), actor, "secrecy.read", std::nullopt));
    db::ReadTx tx{town.db};
    CHECK(record_of(tx, town.db, subject));
    TRY(found, tx.select<Marking>("WHERE subject = $1 ORDER BY CASE WHEN ended_on IS NULL THEN 0 ELSE 1 END, "
                                  "marked_on DESC, id DESC",
                                  subject));
    std::vector<MarkingView> views;
    for (auto& marking : found) {
        bool const hides = !marking.ended_on && !sees(town.db, marking.seal());
        TRY(open, tx.first<seconding::Proposal>("WHERE subject = $1 AND state = 'open'", marking.id));
        auto const proposal = open ? std::optional{AnyId{open->id.text}} : std::nullopt;
        views.push_back({std::move(marking), hides, proposal});
    }
    return views;
}

Result<MarkingEnding> end(Town& town, auth::Actor const& actor, Id<Marking> const& id,
                          EndMarking const& ask) {
    std::optional<Marking> found;
    auth::Place place;
    bool alone = false;
    {
        db::SealingTx tx{town.db};
        TRY(marking, load(tx, id));
        place = auth::place_of(marking);
        if (!sees(town.db, marking.seal())) {
            return Error{ErrorCode::forbidden, "auth.forbidden", {{"action", "secrecy.release"}}, {}, {}};
        }
        alone = marking.level == auth::SecrecyLevel::internal;
        if (alone) {
            TRY(permit, auth::decide<Marking>(policy(), actor, "secrecy.mark", place));
            CHECK(end_in(tx, town, permit, marking));
            CHECK(std::move(tx).commit(audit::entry(actor, "secrecy.release", ask.reason)));
        }
        found = std::move(marking);
    }
    if (alone) {
        return MarkingEnding{std::move(*found), {}};
    }
    TRY(proposal, seconding::propose(town, actor, policy(),
                                     {.action = "secrecy.release",
                                      .entity = "marking",
                                      .subject = id.text,
                                      .place = place,
                                      .content = "{}",
                                      .reason = ask.reason}));
    return MarkingEnding{std::move(*found), AnyId{proposal.id.text}};
}

Result<std::vector<MarkablePart>> markable_parts(Town& town, auth::Actor const& actor, AnyId const& subject) {
    CHECK(auth::judge(policy(), actor, "secrecy.read", std::nullopt));
    db::ReadTx tx{town.db};
    TRY(record, record_of(tx, town.db, subject));
    std::vector<MarkablePart> parts;
    for (auto const& column : record.table->columns) {
        if (db::can_be_masked(column)) {
            parts.push_back({std::string{column.name}, std::string{column.facts.label}});
        }
    }
    return parts;
}

seconding::Verb release_verb(MayRead may_read) {
    seconding::Verb verb;
    verb.action = "secrecy.release";
    verb.rules = policy();
    verb.perform = [](Town& town, db::SealingTx& tx, auth::Actor const& actor,
                      seconding::Proposal const& proposal) -> Result<Done> {
        TRY(marking, load(tx, Id<Marking>{proposal.subject.text}));
        TRY(permit, auth::decide_second<Marking>(policy(), actor, "secrecy.release", proposal.proposed()));
        return end_in(tx, town, permit, marking);
    };
    verb.about = [may_read = std::move(may_read)](
                     Town& town, auth::Actor const& actor,
                     seconding::Proposal const& proposal) -> Result<std::optional<seconding::About>> {
        db::ReadTx tx{town.db};
        auto const marking = tx.get(Id<Marking>{proposal.subject.text});
        if (!marking) {
            return seconding::unless_hidden(marking.error());
        }
        auto const& subject = marking.value().subject;
        auto record = record_of(tx, town.db, subject);
        if (!record) {
            return seconding::unless_hidden(record.error());
        }
        auto& found = record.value();
        std::string const entity{found.table->name};
        bool const named = !may_read || may_read(actor, entity, found.place);
        return std::optional{
            seconding::About{entity, subject, named ? std::move(found.title) : std::nullopt}};
    };
    return verb;
}

}  // namespace varn::secrecy
