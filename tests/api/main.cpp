// api_test VARN ENGINE [FILE.scenario …]   plays scenarios against the binary VARN on "sqlite" or "postgres"
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "play.h"

namespace scenario {
namespace {

namespace fs = std::filesystem;

class Theatre {
public:
    Theatre(std::string binary, std::string const& engine, fs::path folder)
        : binary_(std::move(binary)), folder_(std::move(folder)), databases_(engine, folder_) {}

    /// Plays a file; true when it went as it says.
    bool play(fs::path const& file) {
        std::ifstream in{file};
        std::string text;
        std::string town = "stockholm";
        std::vector<std::string> flags;
        std::vector<std::string> lines;
        while (std::getline(in, text)) {
            bool const names_town = text.starts_with("town ");
            bool const names_flag = text.starts_with("serve ");
            town = names_town ? text.substr(5) : town;
            if (names_flag) {
                flags.push_back(text.substr(6));
            }
            lines.push_back(names_town || names_flag ? "" : text);
        }
        auto const [known, is_new] = towns_.try_emplace(town);
        if (is_new) {
            known->second = prepare(town, binary_, databases_, folder_);
        }
        if (!known->second.fault.empty()) {
            return complain(file, 0, "the town " + town + ": " + known->second.fault, "");
        }
        auto const database =
            databases_.copy(known->second.database, "varn_play_" + std::to_string(++plays_));
        Server server{binary_, database, folder_, flags};
        if (server.port() == 0) {
            return complain(file, 0, "the server did not begin: " + server.log(), "");
        }
        Play play{server, binary_, known->second.actors, folder_};
        bool const right = play_lines(file, lines, play);
        if (!right) {
            auto const log = server.log();  // what it would not tell a stranger
            std::cout << log.substr(log.size() - std::min<std::size_t>(log.size(), 600)) << '\n';
        }
        requests_ += play.requests();
        auto const stopped = server.stop();
        return right &&
               (stopped || complain(file, lines.size(), "the server did not stop well", server.log()));
    }
    int requests() const { return requests_; }

private:
    static bool play_lines(fs::path const& file, std::vector<std::string> const& lines, Play& play) {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (auto const fault = play.line(lines[i]); !fault.empty()) {
                return complain(file, i + 1, fault, play.last());
            }
        }
        auto const fault = play.end();
        return fault.empty() || complain(file, lines.size(), fault, play.last());
    }
    static bool complain(fs::path const& file, std::size_t line, std::string const& fault,
                         std::string const& last) {
        std::cout << file.string() << ":" << line << ": " << fault << '\n' << last << std::endl;
        return false;
    }

    std::string binary_;
    fs::path folder_;
    Databases databases_;
    std::map<std::string, PreparedTown> towns_;
    int plays_ = 0;
    int requests_ = 0;
};

std::vector<fs::path> scenarios_in(fs::path const& folder) {
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".scenario") {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

int play_all(std::vector<std::string> const& given, fs::path const& folder) {
    Theatre theatre{given[0], given[1], folder};
    std::vector<fs::path> files(given.begin() + 2, given.end());
    if (files.size() == 1 && fs::is_directory(files.front())) {
        files = scenarios_in(files.front());
    }
    std::size_t right = 0;
    for (auto const& file : files) {
        right += theatre.play(file) ? 1 : 0;
    }
    std::cout << right << " of " << files.size() << " scenarios, " << theatre.requests() << " requests\n";
    return right == files.size() && !files.empty() ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace scenario

int main(int count, char** arguments) {
    std::vector<std::string> const given(arguments + 1, arguments + count);
    bool const known = given.size() >= 3 && (given[1] == "sqlite" || given[1] == "postgres");
    if (!known) {
        std::cerr << "usage: api_test VARN sqlite|postgres FOLDER|FILE.scenario…\n";
        return 2;
    }
    if (given[1] == "postgres" && std::getenv("VARN_TEST_POSTGRES") == nullptr) {
        std::cout << "no PostgreSQL here: run with scripts/with-postgres\n";
        return 77;  // skipped, says ctest
    }
    std::string name = (std::filesystem::temp_directory_path() / "varn-api-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        std::cerr << "no folder could be made in " << name << '\n';
        return 1;
    }
    auto const outcome = scenario::play_all(given, name);
    std::filesystem::remove_all(name);
    return outcome;
}
