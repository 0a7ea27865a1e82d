// From rows to a pack: the same members that pack_read.cpp takes in, in the order people read them.
#include <algorithm>

#include "pack_content.h"
#include "platform/pack_writing.h"

namespace varn::programme {
namespace {

using pack::Node;

class Writing {
public:
    explicit Writing(Content const& content) : content_(content) {
        learn(content.units);
        learn(content.threat_steps);
        learn(content.threat_categories);
        learn(content.programmes);
        learn(content.editions);
        learn(content.sections);
        learn(content.focus_areas);
        learn(content.goals);
        learn(content.protection_values);
        learn(content.threats);
        learn(content.responsibilities);
        learn(content.drivers);
        learn(content.topics);
        learn(content.changes);
        learn(content.requirements);
    }

    Node write() {
        auto root = pack::map_node();
        put_list(root, "threat_scale", content_.threat_steps, [](Node&, ThreatStep const&) {});
        put_list(root, "threat_categories", content_.threat_categories, [](Node&, ThreatCategory const&) {});
        put_list(root, "programmes", content_.programmes,
                 [&](Node& node, Programme const& programme) { put_editions(node, programme); });
        put_list(root, "topics", content_.topics,
                 [&](Node& node, Topic const& topic) { put_topic(node, topic); });
        put_list(root, "catalogues", content_.catalogues,
                 [&](Node& node, Catalogue const& catalogue) { put_requirements(node, catalogue); });
        put_list(root, "fulfilments", content_.fulfilments, [&](Node& node, Fulfilment const& row) {
            put_key(node, "requirement", row.requirement.text);
            put_key(node, "unit", row.unit.text);
        });
        return root;
    }

private:
    template <class T>
    void learn(std::vector<T> const& rows) {
        for (auto const& row : rows) {
            keys_.emplace(row.id.text, row.key);
        }
    }

    void put_key(Node& node, std::string_view field, std::string const& id) const {
        auto const found = keys_.find(id);
        if (found != keys_.end()) {
            pack::put(node, field, std::string_view{found->second});
        }
    }
    template <class Of>
    void put_key_if(Node& node, std::string_view field, std::optional<Id<Of>> const& id) const {
        if (id) {
            put_key(node, field, id->text);
        }
    }

    /// A list of the rows that `own` accepts; nothing at all when there are none.
    template <class T, class More, class Own>
    void put_list(Node& parent, std::string_view name, std::vector<T> const& rows, More more, Own own) {
        std::vector<Node> items;
        for (auto const& row : rows) {
            if (own(row)) {
                auto node = pack::map_node();
                pack::put_fields(node, row);
                more(node, row);
                items.push_back(std::move(node));
            }
        }
        if (!items.empty()) {
            pack::put(parent, name, pack::list_node(std::move(items)));
        }
    }
    template <class T, class More>
    void put_list(Node& parent, std::string_view name, std::vector<T> const& rows, More more) {
        put_list(parent, name, rows, more, [](T const&) { return true; });
    }

    template <class T, class More>
    void put_parts(Node& node, std::string_view name, std::vector<T> const& rows, Edition const& edition,
                   More more) {
        put_list(node, name, rows, more, [&](T const& row) { return row.edition == edition.id; });
    }

    void put_editions(Node& node, Programme const& programme) {
        put_list(
            node, "editions", content_.editions,
            [&](Node& inner, Edition const& edition) {
                put_key_if(inner, "replaces", edition.replaces);
                put_edition(inner, edition);
            },
            [&](Edition const& edition) { return edition.programme == programme.id; });
    }

    void put_edition(Node& node, Edition const& edition) {
        auto const nothing = [](Node&, auto const&) {};
        put_parts(node, "sections", content_.sections, edition, nothing);
        put_parts(node, "focus_areas", content_.focus_areas, edition, nothing);
        put_parts(node, "goals", content_.goals, edition, nothing);
        put_parts(node, "protection_values", content_.protection_values, edition, nothing);
        put_parts(node, "threats", content_.threats, edition, [&](Node& inner, Threat const& threat) {
            put_key(inner, "category", threat.category.text);
            put_key_if(inner, "lowest_step", threat.lowest_step);
            put_key_if(inner, "highest_step", threat.highest_step);
        });
        put_parts(node, "responsibilities", content_.responsibilities, edition,
                  [&](Node& inner, Responsibility const& row) {
                      put_carriers(inner,
                                   [&](Carrier const& carrier) { return carrier.responsibility == row.id; });
                  });
        put_parts(node, "drivers", content_.drivers, edition, nothing);
        put_parts(node, "changes", content_.changes, edition, [&](Node& inner, Change const& change) {
            put_key_if(inner, "topic", change.topic);
            put_key_if(inner, "other_programme", change.other_programme);
            put_key_if(inner, "driver", change.driver);
        });
        put_links(node, edition);
    }

    template <class Own>
    void put_carriers(Node& node, Own own) {
        put_list(
            node, "carriers", content_.carriers,
            [&](Node& inner, Carrier const& carrier) { put_key_if(inner, "unit", carrier.unit); }, own);
    }

    /// One entry for each thing that links go out from, its ends gathered by kind.
    void put_links(Node& node, Edition const& edition) {
        using Ends = std::map<NodeKind, std::vector<std::string>>;
        std::map<std::pair<NodeKind, std::string>, Ends> from;
        for (auto const& link : content_.links) {
            auto const a = keys_.find(link.from_id.text);
            auto const b = keys_.find(link.to_id.text);
            if (link.edition == edition.id && a != keys_.end() && b != keys_.end()) {
                from[{link.from_kind, a->second}][link.to_kind].push_back(b->second);
            }
        }
        std::vector<Node> items;
        for (auto& [end, others] : from) {
            auto item = pack::map_node();
            auto& from_node = pack::put(item, "from", pack::map_node());
            pack::put(from_node, name_of(end.first), std::string_view{end.second});
            auto& to_node = pack::put(item, "to", pack::map_node());
            for (auto& [kind, keys] : others) {
                std::sort(keys.begin(), keys.end());
                auto& list = pack::put(to_node, name_of(kind), pack::list_node());
                for (auto const& key : keys) {
                    list.items.push_back(pack::text_node(key));
                }
            }
            items.push_back(std::move(item));
        }
        if (!items.empty()) {
            pack::put(node, "links", pack::list_node(std::move(items)));
        }
    }

    void put_topic(Node& node, Topic const& topic) {
        put_key_if(node, "shared_owner", topic.shared_owner);
        put_list(
            node, "treatments", content_.treatments,
            [&](Node& inner, TopicTreatment const& row) {
                put_key(inner, "programme", row.programme.text);
                put_key_if(inner, "owner", row.owner);
            },
            [&](TopicTreatment const& row) { return row.topic == topic.id; });
    }

    void put_requirements(Node& node, Catalogue const& catalogue) {
        put_list(
            node, "requirements", content_.requirements,
            [&](Node& inner, Requirement const& row) {
                put_key_if(inner, "edition", row.edition);
                put_carriers(inner, [&](Carrier const& carrier) { return carrier.requirement == row.id; });
            },
            [&](Requirement const& row) { return row.catalogue == catalogue.id; });
    }

    Content const& content_;
    std::map<std::string, std::string> keys_;  // by id
};

}  // namespace

pack::Node to_pack(Content const& content) {
    return Writing{content}.write();
}

}  // namespace varn::programme
