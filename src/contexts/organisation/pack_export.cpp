// The organisation as the lists of a pack: what import_pack reads, written back.
#include "organisation/api.h"
#include "store.h"

namespace varn::organisation {
namespace {

using pack::Node;

/// Ids of a table, and the keys they are known by in a pack.
template <class T>
Result<std::map<std::string, std::string>> keys_of(db::ReadTx& tx) {
    TRY(rows, tx.all_by_key<T>());
    std::map<std::string, std::string> keys;
    for (auto const& row : rows) {
        keys.emplace(row.id.text, row.key);
    }
    return keys;
}

class Giving {
public:
    explicit Giving(db::ReadTx& tx) : tx_(tx) {}

    Result<Node> give() {
        TRY(units, keys_of<Unit>(tx_));
        TRY(people, keys_of<Person>(tx_));
        TRY(nationals, keys_of<NationalSector>(tx_));
        units_ = std::move(units);
        people_ = std::move(people);
        nationals_ = std::move(nationals);
        auto root = pack::map_node();
        CHECK(put_list(root, "units", &Giving::units));
        CHECK(put_list(root, "successions", &Giving::successions));
        CHECK(put_list(root, "people", &Giving::people));
        CHECK(put_list(root, "assignments", &Giving::assignments));
        CHECK(put_list(root, "national_sectors", &Giving::plain<NationalSector>));
        CHECK(put_list(root, "sectors", &Giving::sectors));
        CHECK(put_list(root, "external_actors", &Giving::plain<ExternalActor>));
        return root;
    }

private:
    Result<Done> put_list(Node& root, std::string_view name, Result<std::vector<Node>> (Giving::*make)()) {
        TRY(items, (this->*make)());
        if (!items.empty()) {
            pack::put(root, name, pack::list_node(std::move(items)));
        }
        return Done{};
    }

    template <class T>
    Result<std::vector<Node>> plain() {
        TRY(rows, tx_.all_by_key<T>());
        std::vector<Node> items;
        for (auto const& row : rows) {
            pack::put_fields(items.emplace_back(pack::map_node()), row);
        }
        return items;
    }

    Result<std::vector<Node>> units() {
        TRY(rows, tx_.all_by_key<Unit>());
        std::vector<Node> items;
        for (auto const& row : rows) {
            auto& item = items.emplace_back(pack::map_node());
            pack::put_fields(item, row);
            TRY(periods, store::periods(tx_, row.id));
            std::vector<Node> nested;
            for (auto const& period : periods) {
                auto& one = nested.emplace_back(pack::map_node());
                pack::put_fields(one, period);
                if (period.parent) {
                    pack::put(one, "parent", units_.at(period.parent->text));
                }
            }
            pack::put(item, "periods", pack::list_node(std::move(nested)));
        }
        return items;
    }

    Result<std::vector<Node>> successions() {
        TRY(rows, store::successions(tx_));
        std::vector<Node> items;
        for (auto const& row : rows) {
            auto& item = items.emplace_back(pack::map_node());
            pack::put(item, "predecessor", units_.at(row.predecessor.text));
            pack::put(item, "successor", units_.at(row.successor.text));
            pack::put_fields(item, row);
        }
        return items;
    }

    Result<std::vector<Node>> people() {
        TRY(rows, tx_.all_by_key<Person>());
        std::vector<Node> items;
        for (auto const& row : rows) {
            auto& item = items.emplace_back(pack::map_node());
            pack::put_fields(item, row);
            pack::put(item, "unit", units_.at(row.unit.text));
        }
        return items;
    }

    Node assignment(Assignment const& row, bool deputy) {
        auto item = pack::map_node();
        if (!deputy) {
            pack::put(item, "unit", units_.at(row.unit.text));
        }
        pack::put(item, "person", people_.at(row.person.text));
        if (deputy) {
            pack::put_fields(item, row, {"duty"});
        } else {
            pack::put_fields(item, row);
        }
        return item;
    }

    Result<std::vector<Node>> assignments() {
        TRY(rows, store::assignments(tx_));
        std::vector<Node> items;
        for (auto const& row : rows) {
            if (row.deputy_for) {
                continue;
            }
            auto item = assignment(row, false);
            std::vector<Node> deputies;
            for (auto const& other : rows) {
                if (other.deputy_for == row.id) {
                    deputies.push_back(assignment(other, true));
                }
            }
            if (!deputies.empty()) {
                pack::put(item, "deputies", pack::list_node(std::move(deputies)));
            }
            items.push_back(std::move(item));
        }
        return items;
    }

    Result<std::vector<Node>> sectors() {
        TRY(rows, tx_.all_by_key<Sector>());
        TRY(members, store::all_members(tx_));
        TRY(mirrors, store::all_mirrors(tx_));
        std::vector<Node> items;
        for (auto const& row : rows) {
            auto& item = items.emplace_back(pack::map_node());
            pack::put_fields(item, row);
            pack::put(item, "lead", units_.at(row.lead.text));
            std::vector<Node> taking_part;
            for (auto const& member : members) {
                if (member.sector == row.id) {
                    auto& one = taking_part.emplace_back(pack::map_node());
                    pack::put(one, "unit", units_.at(member.unit.text));
                    pack::put_fields(one, member);
                }
            }
            std::vector<Node> mirrored;
            for (auto const& mirror : mirrors) {
                if (mirror.sector == row.id) {
                    auto& one = mirrored.emplace_back(pack::map_node());
                    pack::put(one, "national_sector", nationals_.at(mirror.national_sector.text));
                    pack::put_fields(one, mirror);
                }
            }
            pack::put(item, "members", pack::list_node(std::move(taking_part)));
            pack::put(item, "mirrors", pack::list_node(std::move(mirrored)));
        }
        return items;
    }

    db::ReadTx& tx_;
    std::map<std::string, std::string> units_;
    std::map<std::string, std::string> people_;
    std::map<std::string, std::string> nationals_;
};

}  // namespace

Result<Node> export_pack(db::ReadTx& tx) {
    return Giving{tx}.give();
}

}  // namespace varn::organisation
