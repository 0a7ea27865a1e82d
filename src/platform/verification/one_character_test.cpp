// One changed character, anywhere in the log, the history or the present, is found every time.
#include <algorithm>
#include <random>

#include "verification_sample.h"

namespace varn::verification_testing {
namespace {

struct Place {
    std::string table;
    std::string column;
    bool number = false;
    std::string key;  // how a row of the table is told
};

class OneCharacter : public Notes {
protected:
    void SetUp() override {
        Notes::SetUp();
        fill();
        drop_triggers();
    }
    static std::vector<Place> places() {
        std::vector<Place> all;
        for (auto const* column :
             {"position", "at", "actor", "action", "entity", "subject", "leaf", "root"}) {
            all.push_back({"audit_entry", column, column == std::string_view{"position"}, "position"});
        }
        all.push_back({"audit_clear", "content", false, "position"});
        all.push_back({"audit_clear", "position", true, "position"});
        all.push_back({"audit_tree", "size", true, "id"});
        all.push_back({"audit_tree", "frontier", false, "id"});
        all.push_back({"audit_tree", "at", false, "id"});
        for (auto const* entity : {&table<Note>(), &table<Pin>()}) {
            auto const name = std::string{entity->name};
            for (auto const& column : entity->columns) {
                auto const kind = column.shape->kind;
                bool const number = kind == Kind::integer || kind == Kind::boolean || kind == Kind::real;
                all.push_back({name, std::string{column.name}, number, "id"});
                all.push_back({name + "_history", std::string{column.name}, number, "audit_position"});
            }
            all.push_back({name + "_history", "known_from", false, "audit_position"});
            all.push_back({name + "_history", "known_to", false, "audit_position"});
            all.push_back({name + "_history", "audit_position", true, "audit_position"});
        }
        return all;
    }
    std::vector<std::string> keys(Place const& place) {
        db::ReadTx tx{town().db};
        return tx
            .query<std::string>("SELECT CAST(" + place.key + " AS TEXT) FROM " + place.table + " ORDER BY " +
                                place.key)
            .value();
    }
    std::optional<std::string> value(Place const& place, std::string const& key) {
        db::ReadTx tx{town().db};
        auto const rows =
            tx.query<std::string>("SELECT COALESCE(CAST(" + place.column + " AS TEXT), '<null>') FROM " +
                                      place.table + " WHERE CAST(" + place.key + " AS TEXT) = $1",
                                  key)
                .value();
        return rows.at(0) == "<null>" ? std::nullopt : std::optional{rows.at(0)};
    }
    ::testing::AssertionResult put(Place const& place, std::string const& key,
                                   std::optional<std::string> const& to) {
        auto const assigned = !to ? std::string{"NULL"} : place.number ? *to : "CAST($1 AS TEXT)";
        auto const sql = "UPDATE " + place.table + " SET " + place.column + " = " + assigned +
                         " WHERE CAST(" + place.key + " AS TEXT) = ";
        if (to && !place.number) {
            return tamper(sql + "$2", *to, key);
        }
        return tamper(sql + "$1", key);
    }
    /// Another text of the same length, one character apart; a value where there was none.
    std::string flipped(Place const& place, std::optional<std::string> const& old) {
        if (!old) {
            return place.number ? "7" : "x";
        }
        auto text = *old;
        for (;;) {
            auto const at = random_() % text.size();
            auto const byte = static_cast<unsigned char>(text[at]);
            if (place.number ? text[at] < '0' || text[at] > '9' : byte < 0x20 || byte >= 0x7f) {
                continue;
            }
            auto const low = place.number ? '0' : ' ';
            auto const width = place.number ? 10U : 95U;
            text[at] = static_cast<char>(low + static_cast<int>(random_() % width));
            if (text != *old && (!place.number || std::stod(text) != std::stod(*old))) {
                return text;
            }
            text = *old;
        }
    }
    std::mt19937 random_{20240201};
};
VARN_ON_EVERY_ENGINE(OneCharacter);

TEST_P(OneCharacter, is_always_found) {
    int refused = 0;
    int tried = 0;
    for (auto const& place : places()) {
        int const times = place.column == "leaf" || place.column == "content" ? 25 : 5;
        for (int i = 0; i < times; ++i) {
            auto const all = keys(place);
            auto const key = all.at(random_() % all.size());
            auto const old = value(place, key);
            auto const fresh = flipped(place, old);
            if (place.column == place.key && std::count(all.begin(), all.end(), fresh) > 0) {
                continue;  // two rows could not be told apart when it is put back
            }
            ++tried;
            if (!put(place, key, fresh)) {
                ++refused;  // the database itself would not have it
                continue;
            }
            auto const outcome = verdict({.batch = 4, .findings_max = 5});
            EXPECT_FALSE(outcome.sound) << place.table << "." << place.column << " of " << key << ": "
                                        << old.value_or("<null>") << " became " << fresh;
            auto const where = place.column == place.key ? fresh : key;
            ASSERT_TRUE(put(place, where, old)) << place.table << "." << place.column;
        }
    }
    EXPECT_TRUE(verdict().sound) << "everything was put back";
    EXPECT_LT(refused, tried / 8) << refused << " of " << tried;
}

}  // namespace
}  // namespace varn::verification_testing
