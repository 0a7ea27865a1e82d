// A context's SQL names its own tables and those of rooms it is granted, always as {table}.
#include <algorithm>

#include "rules.h"

namespace house {
namespace {

struct Asking {
    std::map<std::string, std::string> owners;
    std::map<std::string, std::set<std::string>> granted;

    std::string wrong(std::string const& room, std::string const& table, bool braced, bool writes) const {
        auto const owner = owners.find(table);
        if (owner == owners.end()) {
            return braced ? "{" + table + "} is created by no migration" : "";
        }
        if (!braced && owner->second != "platform") {
            return "write {" + table + "}, so that history can stand in for it";
        }
        if (owner->second == room) {
            return "";
        }
        if (writes) {
            return room + " writes {" + table + "}, which is " + owner->second + "'s";
        }
        auto const doors = granted.find(room);
        bool const may = doors != granted.end() && doors->second.contains(owner->second);
        return may ? "" : room + " is not granted " + owner->second + ", whose table " + table + " is";
    }
};

void check(Asking const& asking, Source const& file, Tok const& literal, Findings& found) {
    auto const sql = tokens_of(literal.text, false);
    for (std::size_t i = 0; i + 1 < sql.size(); ++i) {
        bool const writes = sql[i].is("INTO") || (sql[i].is("UPDATE") && !(i > 0 && sql[i - 1].is("DO")));
        if (!writes && !sql[i].is("FROM") && !sql[i].is("JOIN")) {
            continue;
        }
        bool const braced = sql[i + 1].is("{");
        auto const at = i + (braced ? 2 : 1);
        bool const is_list = braced && at < sql.size() && sql[at].is("each");  // values handed over, no table
        if (at >= sql.size() || sql[at].kind != Token::word || is_list) {
            continue;
        }
        auto const what = asking.wrong(room_of(file.path), sql[at].text, braced, writes);
        if (!what.empty()) {
            found.push_back({place(file, literal.line), what});
        }
    }
}

}  // namespace

Findings own_tables(House const& house) {
    Asking asking{tables(house), {}};
    for (auto const& room : read_map(house)) {
        asking.granted[room.name] = {room.granted.begin(), room.granted.end()};
    }
    Findings found;
    for (auto const& file : house.files) {
        if (!file.under("src/contexts/") || !file.is_cpp() || !file.name().starts_with("store")) {
            continue;
        }
        for (auto const& tok : file.tokens) {
            if (tok.kind == Token::text) {
                check(asking, file, tok, found);
            }
        }
    }
    return found;
}

}  // namespace house
