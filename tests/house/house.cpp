#include "house.h"

#include <algorithm>

namespace house {
namespace {

std::vector<std::string> quoted_names(std::string_view cell) {
    std::vector<std::string> names;
    for (std::size_t at = cell.find('`'); at != std::string_view::npos;) {
        auto const end = cell.find('`', at + 1);
        if (end == std::string_view::npos) {
            break;
        }
        names.emplace_back(cell.substr(at + 1, end - at - 1));
        at = cell.find('`', end + 1);
    }
    return names;
}

std::string literals(Source const& file) {
    std::string all;
    for (auto const& tok : file.tokens) {
        if (tok.kind == Token::text) {
            all += tok.text + "\n";
        }
    }
    return all;
}

}  // namespace

Source const* House::find(std::string_view path) const {
    auto const hit =
        std::lower_bound(files.begin(), files.end(), path,
                         [](Source const& file, std::string_view wanted) { return file.path < wanted; });
    return hit != files.end() && hit->path == path ? &*hit : nullptr;
}

Source const* House::lent(std::string_view path) const {
    auto const* own = find(path);
    return own == nullptr && base != nullptr ? base->find(path) : own;
}

bool House::has_folder(std::string_view folder) const {
    return std::any_of(files.begin(), files.end(), [&](Source const& file) { return file.under(folder); });
}

std::set<std::string> House::contexts() const {
    std::string_view const folder = "src/contexts/";
    std::set<std::string> names;
    for (auto const& file : files) {
        auto const end = file.path.find('/', folder.size());
        if (file.under(folder) && end != std::string::npos) {
            names.insert(file.path.substr(folder.size(), end - folder.size()));
        }
    }
    return names;
}

std::vector<Room> read_map(House const& house) {
    std::vector<Room> rooms;
    auto const* map = house.lent("house.map");
    if (map == nullptr) {
        return rooms;
    }
    std::size_t number = 0;
    for (auto const line : lines_of(map->text)) {
        ++number;
        auto const colon = line.find(':');
        if (line.starts_with('#') || colon == std::string_view::npos) {
            continue;
        }
        rooms.push_back(
            {std::string{trim(line.substr(0, colon))}, split(line.substr(colon + 1), ' '), number});
    }
    return rooms;
}

std::string room_of(std::string_view path) {
    for (std::string_view const folder : {"src/contexts/", "web/src/contexts/", "src/"}) {
        if (path.starts_with(folder)) {
            auto const end = path.find('/', folder.size());
            return end == std::string_view::npos
                       ? ""
                       : std::string{path.substr(folder.size(), end - folder.size())};
        }
    }
    return "";
}

std::string_view text_of(Source const* source) {
    return source == nullptr ? std::string_view{} : source->text;
}

std::string place(Source const& source, std::size_t line) {
    return source.path + ":" + std::to_string(line);
}

std::map<std::string, std::size_t> exceptions(House const& house, std::string_view rule) {
    std::map<std::string, std::size_t> known;
    auto const* list = house.find("tests/house/exceptions/" + std::string{rule} + ".txt");
    if (list == nullptr) {
        return known;
    }
    for (auto line : lines_of(list->text)) {
        line = trim(line);
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        auto const space = line.rfind(' ');
        bool const sized = space != std::string_view::npos &&
                           line.find_first_not_of("0123456789", space + 1) == std::string_view::npos;
        known[std::string{trim(line.substr(0, sized ? space : line.size()))}] =
            sized ? std::stoul(std::string{line.substr(space + 1)}) : 0;
    }
    return known;
}

Findings within(House const& house, std::string_view rule, std::map<std::string, std::size_t> const& sizes,
                std::size_t limit) {
    auto const known = exceptions(house, rule);
    std::string const list = "tests/house/exceptions/" + std::string{rule} + ".txt";
    Findings found;
    for (auto const& [where, size] : sizes) {
        auto const hit = known.find(where);
        auto const allowed = hit == known.end() ? limit : hit->second;
        if (size > allowed) {
            found.push_back({where, "is " + std::to_string(size) + ", at most " + std::to_string(allowed) +
                                        " is allowed: split it"});
        } else if (hit != known.end() && size < allowed) {
            found.push_back(
                {list, where + " has shrunk to " + std::to_string(size) + ": lower or drop its line"});
        }
    }
    for (auto const& [where, size] : known) {
        if (!sizes.contains(where)) {
            found.push_back({list, where + " is gone: drop its line"});
        }
    }
    return found;
}

bool is_for_tests(House const& house, Source const& file) {
    if (file.is_test() || !file.path.ends_with(".h")) {
        return file.is_test();
    }
    bool by_tests = false;
    for (auto const& other : house.files) {
        bool const includes =
            std::any_of(other.includes.begin(), other.includes.end(),
                        [&](Include const& include) { return file.path.ends_with("/" + include.path); });
        if (includes && !other.is_test()) {
            return false;
        }
        by_tests = by_tests || includes;
    }
    return by_tests;
}

std::map<std::string, std::string> tables(House const& house) {
    std::map<std::string, std::string> owners;
    for (auto const& file : house.files) {
        bool const migration =
            file.path.ends_with(".sql") && file.path.find("/migrations/") != std::string::npos;
        if (!file.under("src/") || !(migration || (file.under("src/platform/") && file.is_cpp()))) {
            continue;
        }
        auto const tokens = tokens_of(migration ? file.text : literals(file), false);
        for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
            if (!tokens[i].is("CREATE") || !(tokens[i + 1].is("ENTITY") || tokens[i + 1].is("TABLE"))) {
                continue;
            }
            auto at = i + 2;
            at += tokens[at].is("IF") ? 3 : 0;
            at += at < tokens.size() && tokens[at].is("{") ? 1 : 0;
            if (at < tokens.size()) {
                owners[tokens[at].text] = room_of(file.path);
            }
        }
    }
    return owners;
}

std::vector<Term> glossary(House const& house) {
    std::vector<Term> terms;
    auto const* file = house.find("docs/glossary.md");
    if (file == nullptr) {
        return terms;
    }
    std::size_t number = 0;
    for (auto const line : lines_of(file->text)) {
        ++number;
        auto const cells = split(line, '|');
        if (!line.starts_with('|') || cells.size() != 5 || line.starts_with("|--") ||
            line.starts_with("| --")) {
            continue;
        }
        terms.push_back({quoted_names(cells[1]), quoted_names(cells[3]), number});
    }
    return terms;
}

}  // namespace house
