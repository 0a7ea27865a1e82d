// Rows by the armful, for what is computed from many of them at once.
#include <array>

#include "store.h"

namespace varn::programme::store {
namespace {

constexpr std::array<std::string_view, 10> registers_of_town{
    "unit",      "unit_period", "programme", "edition",   "topic", "topic_treatment",
    "catalogue", "requirement", "carrier",   "fulfilment"};

constexpr std::array<std::string_view, 10> parts_of_edition{
    "section", "focus_area", "goal", "protection_value", "threat", "responsibility",
    "driver",  "change",     "link", "carrier"};

template <class T>
Result<Done> read(db::ReadTx& tx, std::vector<T>& into, std::string_view order) {
    TRY(rows, tx.select<T>(order));
    into = std::move(rows);
    return Done{};
}

template <class T>
Result<Done> read_parts(db::ReadTx& tx, std::vector<T>& into, Id<Edition> const& edition) {
    TRY(rows, all_parts<T>(tx, edition));
    into.insert(into.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    return Done{};
}

Result<Done> read_registers(db::ReadTx& tx, Content& content) {
    CHECK(read(tx, content.units, "ORDER BY key"));
    CHECK(read(tx, content.unit_periods, "ORDER BY unit, valid_from"));
    CHECK(read(tx, content.programmes, "ORDER BY key"));
    CHECK(read(tx, content.editions, "ORDER BY valid_from, key"));
    CHECK(read(tx, content.topics, "ORDER BY key"));
    CHECK(read(tx, content.treatments, "ORDER BY topic, valid_from, programme"));
    CHECK(read(tx, content.catalogues, "ORDER BY key"));
    return read(tx, content.requirements, "ORDER BY key");
}

Result<Done> read_edition(db::ReadTx& tx, Content& content, Id<Edition> const& edition) {
    CHECK(read_parts(tx, content.sections, edition));
    CHECK(read_parts(tx, content.focus_areas, edition));
    CHECK(read_parts(tx, content.goals, edition));
    CHECK(read_parts(tx, content.protection_values, edition));
    CHECK(read_parts(tx, content.threats, edition));
    CHECK(read_parts(tx, content.responsibilities, edition));
    CHECK(read_parts(tx, content.drivers, edition));
    CHECK(read_parts(tx, content.changes, edition));
    TRY(links, tx.select<Link>("WHERE edition = $1 ORDER BY from_id, to_id", edition));
    content.links.insert(content.links.end(), links.begin(), links.end());
    return Done{};
}

Result<Done> read_newest_fulfilments(db::ReadTx& tx, Content& content, Date on) {
    TRY(rows, tx.select<Fulfilment>(
                  "WHERE done_on = (SELECT MAX(newer.done_on) FROM {fulfilment} AS newer "
                  "WHERE newer.requirement = fulfilment.requirement AND newer.unit = fulfilment.unit "
                  "AND newer.done_on <= $1) ORDER BY requirement, unit",
                  on));
    content.fulfilments = std::move(rows);
    return Done{};
}

/// What belongs to the whole town: read once for all editions and all who ask, until something of it changes.
Result<Content> registers(db::ReadTx& tx, Date on) {
    Content content;
    CHECK(read_registers(tx, content));
    CHECK(read(tx, content.carriers, "WHERE requirement IS NOT NULL ORDER BY id"));
    CHECK(read_newest_fulfilments(tx, content, on));
    return content;
}

/// What belongs to one edition.
Result<Content> edition_alone(db::ReadTx& tx, Id<Edition> const& edition) {
    Content content;
    CHECK(read_edition(tx, content, edition));
    TRY(carriers,
        tx.select<Carrier>(
            "WHERE responsibility IN (SELECT id FROM {responsibility} WHERE edition = $1) ORDER BY id",
            edition));
    content.carriers = std::move(carriers);
    return content;
}

}  // namespace

std::span<std::string_view const> tables_of_registers() {
    return registers_of_town;
}

Result<Content> everything(db::ReadTx& tx) {
    Content content;
    CHECK(read_registers(tx, content));
    CHECK(read(tx, content.threat_steps, "ORDER BY position, key"));
    CHECK(read(tx, content.threat_categories, "ORDER BY position, key"));
    for (auto const& edition : content.editions) {
        CHECK(read_edition(tx, content, edition.id));
    }
    CHECK(read(tx, content.carriers, "ORDER BY responsibility, requirement, unit, unit_kind"));
    CHECK(read(tx, content.fulfilments, "ORDER BY requirement, unit, done_on"));
    return content;
}

Result<Around> around_edition(db::ReadTx& tx, Id<Edition> const& edition, Date on) {
    TRY(town, tx.kept<Content>("programme registers " + to_text(on), registers_of_town,
                               [&] { return registers(tx, on); }));
    TRY(own, tx.kept<Content>("programme parts of " + edition.text, parts_of_edition,
                              [&] { return edition_alone(tx, edition); }));
    return Around{std::move(town), std::move(own)};
}

Result<Content> two_editions(db::ReadTx& tx, Id<Edition> const& one, Id<Edition> const& other) {
    Content content;
    CHECK(read_registers(tx, content));
    CHECK(read_edition(tx, content, one));
    if (one != other) {
        CHECK(read_edition(tx, content, other));
    }
    return content;
}

}  // namespace varn::programme::store
