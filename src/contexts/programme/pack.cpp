// Taking a pack in, and giving one out. Rows are found by their keys; what is already so is not touched.
#include <algorithm>

#include "pack_content.h"
#include "programme/api.h"
#include "store.h"

namespace varn::programme {
namespace {

/// A row that was read from a pack, on its way into the town: its references become ids of the town's own
/// rows.
class Settling {
public:
    Settling(Intake& intake, Content existing) : intake_(intake), existing_(std::move(existing)) {}

    Result<Done> settle(Content wanted) {
        for (auto const& unit : existing_.units) {
            ids_[pack_id("unit", {}, unit.key)] = unit.id.text;
        }
        CHECK(settle_all(std::move(wanted.threat_steps), existing_.threat_steps));
        CHECK(settle_all(std::move(wanted.threat_categories), existing_.threat_categories));
        CHECK(settle_all(std::move(wanted.programmes), existing_.programmes));
        CHECK(settle_all(std::move(wanted.topics), existing_.topics));
        CHECK(settle_treatments(std::move(wanted.treatments)));
        CHECK(settle_editions(std::move(wanted.editions)));
        CHECK(settle_all(std::move(wanted.sections), existing_.sections));
        CHECK(settle_all(std::move(wanted.focus_areas), existing_.focus_areas));
        CHECK(settle_all(std::move(wanted.goals), existing_.goals));
        CHECK(settle_all(std::move(wanted.protection_values), existing_.protection_values));
        CHECK(settle_all(std::move(wanted.threats), existing_.threats));
        CHECK(settle_all(std::move(wanted.responsibilities), existing_.responsibilities));
        CHECK(settle_all(std::move(wanted.drivers), existing_.drivers));
        CHECK(settle_all(std::move(wanted.changes), existing_.changes));
        CHECK(settle_all(std::move(wanted.catalogues), existing_.catalogues));
        CHECK(settle_all(std::move(wanted.requirements), existing_.requirements));
        CHECK(settle_carriers(std::move(wanted.carriers)));
        CHECK(settle_links(std::move(wanted.links)));
        return settle_fulfilments(std::move(wanted.fulfilments));
    }

private:
    /// Turns every reference of a row from a pack's id into the town's. Fails on one that nobody knows.
    Result<Done> refer(Table const& table, void* row, std::string const& name) const {
        for (auto const& column : table.columns) {
            Scratch scratch;
            auto const view =
                column.shape->kind == Kind::id ? column.shape->get(column.of(row), scratch) : View{};
            auto const* id = std::get_if<std::string_view>(&view);
            if (id == nullptr || id->empty() || column.name == "id") {
                continue;
            }
            auto const known = ids_.find(*id);
            if (known == ids_.end()) {
                return invalid(std::string{table.name} + " " + name, "programme.reference_unknown",
                               {{"field", std::string{column.name}}, {"reference", std::string{*id}}});
            }
            auto const own = known->second;
            column.shape->put(column.in(row), std::string_view{own});
        }
        return Done{};
    }

    /// The row of the town with the same key in the same place.
    template <class T>
    static std::string place_of(T const& row) {
        if constexpr (requires {
                          row.position;
                          row.edition;
                      }) {
            return row.edition.text + "/" + row.key;
        } else {
            return row.key;
        }
    }

    template <class T>
    Result<Done> settle_all(std::vector<T> wanted, std::vector<T> const& existing) {
        std::map<std::string, T const*> found;
        for (auto const& row : existing) {
            found.emplace(place_of(row), &row);
        }
        // What the pack does not bring may still be referred to.
        for (auto const& row : existing) {
            ids_.emplace(known_as(row), row.id.text);
        }
        for (auto& row : wanted) {
            CHECK(put(row, found));
        }
        return Done{};
    }

    template <class T>
    std::string known_as(T const& row) const {
        if constexpr (requires {
                          row.position;
                          row.edition;
                      }) {
            auto const edition = edition_keys_.find(row.edition.text);
            return pack_id(table<T>().name, edition == edition_keys_.end() ? "" : edition->second, row.key);
        } else {
            return pack_id(table<T>().name, {}, row.key);
        }
    }

    template <class T>
    Result<Done> put(T& row, std::map<std::string, T const*> const& found) {
        auto const written = row.id.text;
        CHECK(refer(table<T>(), &row, row.key));
        auto const hit = found.find(place_of(row));
        TRY(kept, intake_.put(hit == found.end() ? std::optional<T>{} : std::optional<T>{*hit->second}, row,
                              row.key));
        ids_[written] = kept.id.text;
        return Done{};
    }

    /// An edition may replace one that stands later in the pack, so they are taken in the order of their
    /// lineage.
    Result<Done> settle_editions(std::vector<Edition> wanted) {
        std::map<std::string, Edition const*> found;
        for (auto const& edition : existing_.editions) {
            found.emplace(edition.key, &edition);
            ids_.emplace(pack_id("edition", {}, edition.key), edition.id.text);
            edition_keys_[edition.id.text] = edition.key;
        }
        std::vector<Edition> waiting = std::move(wanted);
        while (!waiting.empty()) {
            std::vector<Edition> later;
            for (auto& edition : waiting) {
                bool const waits =
                    edition.replaces && std::any_of(waiting.begin(), waiting.end(), [&](auto const& e) {
                        return e.id == *edition.replaces && !ids_.contains(e.id.text);
                    });
                if (waits) {
                    later.push_back(edition);
                    continue;
                }
                CHECK(put(edition, found));
                edition_keys_[ids_[pack_id("edition", {}, edition.key)]] = edition.key;
            }
            if (later.size() == waiting.size()) {
                return invalid("edition " + later.front().key, "programme.lineage_circle");
            }
            waiting = std::move(later);
        }
        return Done{};
    }

    /// Rows without a key of their own are known by what they join.
    template <class T, class Name>
    Result<Done> settle_joining(std::vector<T> wanted, std::vector<T> const& existing, Name name) {
        std::map<std::string, T const*> found;
        for (auto const& row : existing) {
            found.emplace(name(row), &row);
        }
        for (auto& row : wanted) {
            auto const written = row.id.text;
            CHECK(refer(table<T>(), &row, written));
            auto const hit = found.find(name(row));
            CHECK(intake_.put(hit == found.end() ? std::optional<T>{} : std::optional<T>{*hit->second}, row,
                              written));
        }
        return Done{};
    }

    Result<Done> settle_treatments(std::vector<TopicTreatment> wanted) {
        return settle_joining(std::move(wanted), existing_.treatments, [](TopicTreatment const& row) {
            return row.topic.text + row.programme.text + to_text(row.valid_from);
        });
    }
    Result<Done> settle_carriers(std::vector<Carrier> wanted) {
        return settle_joining(std::move(wanted), existing_.carriers, [](Carrier const& row) {
            return (row.responsibility ? row.responsibility->text
                    : row.requirement  ? row.requirement->text
                                       : "") +
                   (row.unit ? row.unit->text : std::string{name_of(row.unit_kind.value_or(UnitKind{}))});
        });
    }
    Result<Done> settle_links(std::vector<Link> wanted) {
        return settle_joining(std::move(wanted), existing_.links, [](Link const& row) {
            return row.edition.text + row.from_id.text + row.to_id.text;
        });
    }
    Result<Done> settle_fulfilments(std::vector<Fulfilment> wanted) {
        return settle_joining(std::move(wanted), existing_.fulfilments, [](Fulfilment const& row) {
            return row.requirement.text + row.unit.text + to_text(row.done_on);
        });
    }

    Intake& intake_;
    Content const existing_;
    std::map<std::string, std::string, std::less<>> ids_;  // the town's id by a pack's
    std::map<std::string, std::string> edition_keys_;      // by the town's id
};

}  // namespace

Result<Done> import_pack(Intake& intake, pack::Pack const& pack) {
    TRY(wanted, content_of({&pack, 1}));
    TRY(existing, store::everything(intake.tx()));
    return Settling{intake, std::move(existing)}.settle(std::move(wanted));
}

Result<pack::Node> export_pack(db::ReadTx& tx) {
    TRY(content, store::everything(tx));
    return to_pack(content);
}

}  // namespace varn::programme
