// From a pack to rows. References are turned into ids without a look-up, since an id in a pack is made of the
// key; that every key is known is seen to by the pack's reader and, once more, by whoever stores the rows.
#include "pack_content.h"

namespace varn::programme {
namespace {

using pack::Cursor;

template <class T>
Id<T> id_for(std::string_view scope, std::string_view key) {
    return Id<T>{pack_id(table<T>().name, scope, key)};
}

/// The id that `field` of an item refers to.
template <class T>
Id<T> refer(Cursor const& item, std::string_view field, std::string_view scope = {}) {
    return id_for<T>(scope, item.required(field));
}
template <class T>
std::optional<Id<T>> refer_if(Cursor const& item, std::string_view field, std::string_view scope = {}) {
    return item.has(field) ? std::optional{refer<T>(item, field, scope)} : std::nullopt;
}

/// Where the writer gave no position, the order in the file is the order.
template <class T>
void place(Cursor const& item, T& row, std::size_t index) {
    if (!item.has("position")) {
        row.position = static_cast<int>(index) + 1;
    }
}

class Reading {
public:
    Reading(pack::Problems& problems, Content& content) : problems_(problems), content_(content) {}

    void read(pack::Pack const& pack) {
        read_units(pack);
        read_scales(pack);
        for (auto const& item : pack::list(pack, "programmes", problems_)) {
            read_programme(item);
        }
        for (auto const& item : pack::list(pack, "topics", problems_)) {
            read_topic(item);
        }
        for (auto const& item : pack::list(pack, "catalogues", problems_)) {
            read_catalogue(item);
        }
        for (auto const& item : pack::list(pack, "fulfilments", problems_)) {
            Fulfilment row;
            item.fill(row, {"requirement", "unit"});
            row.requirement = refer<Requirement>(item, "requirement");
            row.unit = refer<Unit>(item, "unit");
            row.id.text =
                "fulfilment:" + row.requirement.text + "@" + row.unit.text + "@" + to_text(row.done_on);
            content_.fulfilments.push_back(std::move(row));
        }
    }

private:
    void read_units(pack::Pack const& pack) {
        for (auto const& item : pack::list(pack, "units", problems_)) {
            Unit unit;
            item.fill(unit, {"periods"});
            unit.id = id_for<Unit>({}, unit.key);
            for (auto const& inner : item.list("periods")) {
                organisation::UnitPeriod period;
                inner.fill(period, {"parent"});
                period.unit = unit.id;
                period.id.text = "unit_period:" + unit.key + "@" + to_text(period.valid_from);
                content_.unit_periods.push_back(std::move(period));
            }
            content_.units.push_back(std::move(unit));
        }
    }

    /// A row that belongs to the whole town, with nothing but its own fields.
    template <class T>
    T read_plain(Cursor const& item, std::initializer_list<std::string_view> nested = {}) {
        T row;
        item.fill(row, nested);
        row.id = id_for<T>({}, row.key);
        return row;
    }

    void read_scales(pack::Pack const& pack) {
        for (auto const& item : pack::list(pack, "threat_scale", problems_)) {
            auto row = read_plain<ThreatStep>(item);
            place(item, row, content_.threat_steps.size());
            content_.threat_steps.push_back(std::move(row));
        }
        for (auto const& item : pack::list(pack, "threat_categories", problems_)) {
            auto row = read_plain<ThreatCategory>(item);
            place(item, row, content_.threat_categories.size());
            content_.threat_categories.push_back(std::move(row));
        }
    }

    void read_programme(Cursor const& item) {
        auto programme = read_plain<Programme>(item, {"editions"});
        for (auto const& inner : item.list("editions")) {
            read_edition(inner, programme.id);
        }
        content_.programmes.push_back(std::move(programme));
    }

    void read_edition(Cursor const& item, Id<Programme> const& programme) {
        auto edition = read_plain<Edition>(
            item, {"programme", "replaces", "sections", "focus_areas", "goals", "protection_values",
                   "threats", "responsibilities", "drivers", "changes", "links"});
        edition.programme = programme;
        edition.replaces = refer_if<Edition>(item, "replaces");
        read_parts(item.list("sections"), edition, content_.sections);
        read_parts(item.list("focus_areas"), edition, content_.focus_areas);
        read_parts(item.list("goals"), edition, content_.goals);
        read_parts(item.list("protection_values"), edition, content_.protection_values);
        read_parts(item.list("drivers"), edition, content_.drivers);
        read_parts(item.list("threats"), edition, content_.threats,
                   {"category", "lowest_step", "highest_step"}, [](Cursor const& inner, Threat& threat) {
                       threat.category = refer<ThreatCategory>(inner, "category");
                       threat.lowest_step = refer_if<ThreatStep>(inner, "lowest_step");
                       threat.highest_step = refer_if<ThreatStep>(inner, "highest_step");
                   });
        read_parts(item.list("responsibilities"), edition, content_.responsibilities, {"carriers"},
                   [&](Cursor const& inner, Responsibility const& row) {
                       read_carriers(inner, [&](Carrier& carrier) { carrier.responsibility = row.id; });
                   });
        read_parts(item.list("changes"), edition, content_.changes, {"topic", "other_programme", "driver"},
                   [&](Cursor const& inner, Change& change) {
                       change.topic = refer_if<Topic>(inner, "topic");
                       change.other_programme = refer_if<Programme>(inner, "other_programme");
                       change.driver = refer_if<Driver>(inner, "driver", edition.key);
                   });
        for (auto const& inner : item.list("links")) {
            read_links(inner, edition);
        }
        content_.editions.push_back(std::move(edition));
    }

    template <class T>
    void read_parts(std::vector<Cursor> const& items, Edition const& edition, std::vector<T>& into) {
        read_parts(items, edition, into, {}, [](Cursor const&, T&) {});
    }
    template <class T, class More>
    void read_parts(std::vector<Cursor> const& items, Edition const& edition, std::vector<T>& into,
                    std::initializer_list<std::string_view> nested, More more) {
        std::size_t index = 0;
        for (auto const& item : items) {
            T row;
            item.fill(row, nested);
            row.id = id_for<T>(edition.key, row.key);
            row.edition = edition.id;
            place(item, row, index++);
            more(item, row);
            into.push_back(std::move(row));
        }
    }

    template <class Own>
    void read_carriers(Cursor const& owner, Own own) {
        for (auto const& item : owner.list("carriers")) {
            Carrier carrier;
            item.fill(carrier, {"unit", "responsibility", "requirement"});
            carrier.unit = refer_if<Unit>(item, "unit");
            own(carrier);
            carrier.id.text =
                "carrier:" + (carrier.responsibility ? carrier.responsibility->text : std::string{}) +
                (carrier.requirement ? carrier.requirement->text : std::string{}) + "@" +
                (carrier.unit ? carrier.unit->text
                              : std::string{name_of(carrier.unit_kind.value_or(UnitKind{}))});
            content_.carriers.push_back(std::move(carrier));
        }
    }

    /// `{from: {goal: a}, to: {focus_area: [x, y], topic: [z]}}` is three links.
    void read_links(Cursor const& item, Edition const& edition) {
        auto const from = item.map("from");
        auto const to = item.map("to");
        if (!from || !to) {
            return;
        }
        for (auto const& [from_kind, from_value] : from->members()) {
            for (auto const& [to_kind, to_values] : to->members()) {
                for (auto const& to_value : to_values.items()) {
                    add_link(edition, {from_kind, from_value}, {to_kind, to_value});
                }
            }
        }
    }

    void add_link(Edition const& edition, std::pair<std::string_view, Cursor> const& from,
                  std::pair<std::string_view, Cursor> const& to) {
        auto const from_kind = choice_of<NodeKind>(from.first);
        auto const to_kind = choice_of<NodeKind>(to.first);
        auto const from_key = from.second.text();
        auto const to_key = to.second.text();
        if (!from_kind || !to_kind || !from_key || !to_key) {
            return;  // the form of the pack has been checked; what is no link there was reported there
        }
        auto const end = [&](NodeKind kind, std::string_view key) {
            bool const of_town =
                kind == NodeKind::requirement || kind == NodeKind::topic || kind == NodeKind::unit;
            return AnyId{
                pack_id(name_of(kind), of_town ? std::string_view{} : std::string_view{edition.key}, key)};
        };
        Link link{{}, edition.id, *from_kind, end(*from_kind, *from_key), *to_kind, end(*to_kind, *to_key)};
        if (link.to_kind < link.from_kind) {
            std::swap(link.from_kind, link.to_kind);
            std::swap(link.from_id, link.to_id);
        }
        link.id.text = "link:" + link.from_id.text + "@" + link.to_id.text;
        content_.links.push_back(std::move(link));
    }

    void read_topic(Cursor const& item) {
        auto topic = read_plain<Topic>(item, {"shared_owner", "treatments"});
        topic.shared_owner = refer_if<Unit>(item, "shared_owner");
        for (auto const& inner : item.list("treatments")) {
            TopicTreatment row;
            inner.fill(row, {"topic", "programme", "owner"});
            row.topic = topic.id;
            row.programme = refer<Programme>(inner, "programme");
            row.owner = refer_if<Unit>(inner, "owner");
            row.id.text =
                "topic_treatment:" + topic.key + "@" + row.programme.text + "@" + to_text(row.valid_from);
            content_.treatments.push_back(std::move(row));
        }
        content_.topics.push_back(std::move(topic));
    }

    void read_catalogue(Cursor const& item) {
        auto catalogue = read_plain<Catalogue>(item, {"requirements"});
        for (auto const& inner : item.list("requirements")) {
            auto row = read_plain<Requirement>(inner, {"catalogue", "edition", "carriers"});
            row.catalogue = catalogue.id;
            row.edition = refer_if<Edition>(inner, "edition");
            read_carriers(inner, [&](Carrier& carrier) { carrier.requirement = row.id; });
            content_.requirements.push_back(std::move(row));
        }
        content_.catalogues.push_back(std::move(catalogue));
    }

    pack::Problems& problems_;
    Content& content_;
};

}  // namespace

std::string pack_id(std::string_view table, std::string_view scope, std::string_view key) {
    std::string id{table};
    id += ':';
    if (!scope.empty()) {
        id += scope;
        id += '/';
    }
    return id += key;
}

Result<Content> content_of(std::span<pack::Pack const> packs) {
    pack::Problems problems;
    Content content;
    for (auto const& pack : packs) {
        Reading{problems, content}.read(pack);
    }
    CHECK(problems.outcome());
    return content;
}

}  // namespace varn::programme
