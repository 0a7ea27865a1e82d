// Two hundred questions over a corpus: the hits that the index gives on every database, the hits that a naive
// scan gives, and the hits that have been read through and stand in tests/golden/search/hits.tsv are the
// same, in the same order. With VARN_GOLDEN_UPDATE set, the file is written anew from the scan.
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "platform/search_words.h"
#include "search_sample.h"

namespace varn::search {
namespace {

std::string const folder = SEARCH_GOLDEN_FOLDER;

std::vector<std::string> lines_of(std::string const& name) {
    std::ifstream file{folder + "/" + name};
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream parts{line};
    for (std::string cell; std::getline(parts, cell, '\t');) {
        cells.push_back(cell);
    }
    return cells;
}

/// A record as the naive scan sees it.
struct Record {
    std::string key;
    int kind = 0;                                  // 0 before 1
    std::vector<std::vector<std::string>> fields;  // stems; the title first
};

std::vector<std::string> stems_of(std::string_view text) {
    std::vector<std::string> stems;
    for (auto& word : words_of(text)) {
        stems.push_back(std::move(word.stem));
    }
    return stems;
}

/// What was typed, read in the plainest way.
struct Wish {
    std::vector<Word> words;
    bool quoted = false;
    bool without = false;
    bool beginning = false;
};

std::vector<Wish> wishes_of(std::string const& typed) {
    std::vector<Wish> wishes;
    std::string rest = typed + " ";
    while (!rest.empty()) {
        Wish wish;
        if (rest.size() > 1 && rest[0] == '-' && rest[1] != ' ') {
            wish.without = true;
            rest.erase(0, 1);
        }
        std::string text;
        if (rest[0] == '"') {
            wish.quoted = true;
            auto const end = rest.find('"', 1);
            text = rest.substr(1, end == std::string::npos ? end : end - 1);
            rest.erase(0, end == std::string::npos ? end : end + 1);
        } else {
            auto const end = rest.find_first_of(" \"");
            text = rest.substr(0, end);
            rest.erase(0, rest[end] == ' ' ? end + 1 : end);
            wish.beginning = text.ends_with('*');
        }
        wish.words = words_of(text);
        if (!wish.words.empty()) {
            wishes.push_back(std::move(wish));
        }
    }
    return wishes;
}

/// 2 for the word itself, 1 for a compound or a synonym, 0 for another word.
int likeness(Wish const& wish, Word const& asked, std::string const& stem) {
    bool const begins = wish.beginning && &asked == &wish.words.back() && letters_of(asked.folded) >= 2;
    if (stem == asked.stem || (begins && stem.rfind(asked.folded, 0) == 0)) {
        return 2;
    }
    if (begins || wish.without || wish.quoted) {
        return 0;
    }
    auto const letters = letters_of(asked.stem);
    for (std::size_t at = 0; letters >= 4 && at + asked.stem.size() <= stem.size(); ++at) {
        auto const left = letters_of(stem.substr(0, at));
        auto const right = letters_of(stem.substr(at + asked.stem.size()));
        if (stem.compare(at, asked.stem.size(), asked.stem) == 0 && left != 1 &&
            (letters > 4 || left == 0 || right == 0)) {
            return 1;
        }
    }
    for (auto const other : synonyms_of(asked.stem)) {
        if (other == stem) {
            return 1;
        }
    }
    return 0;
}

bool stands_in_row(std::vector<std::string> const& stems, std::vector<Word> const& words) {
    for (std::size_t at = 0; at + words.size() <= stems.size(); ++at) {
        bool same = true;
        for (std::size_t i = 0; i < words.size(); ++i) {
            same = same && stems[at + i] == words[i].stem;
        }
        if (same) {
            return true;
        }
    }
    return false;
}

bool any_row(Record const& record, std::vector<Word> const& words) {
    for (auto const& field : record.fields) {
        if (stands_in_row(field, words)) {
            return true;
        }
    }
    return false;
}

bool only_fillers(std::vector<Wish> const& wishes) {
    for (auto const& wish : wishes) {
        for (auto const& word : wish.words) {
            bool const begins = wish.beginning && &word == &wish.words.back() && letters_of(word.folded) >= 2;
            if (!wish.without && (begins || !is_filler(word.folded))) {
                return false;
            }
        }
    }
    return true;
}

/// How well a record answers: 1 best … 5; 0 for not at all.
int merit(Record const& record, std::vector<Wish> const& wishes) {
    bool const fillers_count = only_fillers(wishes);
    int worst = 3;  // in the title
    bool asked_for_any = false;
    std::size_t length = 0;
    bool first_begins = false;
    for (auto const& wish : wishes) {
        if (wish.without) {
            if (any_row(record, wish.words)) {
                return 0;
            }
            continue;
        }
        if (wish.quoted && wish.words.size() > 1 && !any_row(record, wish.words)) {
            return 0;
        }
        for (auto const& word : wish.words) {
            if (length++ == 0) {
                first_begins = !record.fields[0].empty() && likeness(wish, word, record.fields[0][0]) == 2;
            }
            bool const begins = wish.beginning && &word == &wish.words.back() && letters_of(word.folded) >= 2;
            if (!fillers_count && !begins && is_filler(word.folded)) {
                continue;
            }
            asked_for_any = true;
            int best = 0;
            for (auto const& field : record.fields) {
                for (auto const& stem : field) {
                    int const like = likeness(wish, word, stem);
                    best = std::max(best, like == 2 ? (&field == &record.fields[0] ? 3 : 2) : like);
                }
            }
            if (best == 0) {
                return 0;
            }
            worst = std::min(worst, best);
        }
    }
    if (!asked_for_any) {
        return 0;
    }
    if (worst == 3 && first_begins) {
        return record.fields[0].size() == length ? 1 : 2;
    }
    return 6 - worst;
}

class Golden : public SearchTown {
protected:
    void SetUp() override {
        SearchTown::SetUp();
        db::WriteTx tx{town().db};
        for (auto const& line : lines_of("corpus.tsv")) {
            auto cells = cells_of(line);
            cells.resize(4);
            bool const is_paper = cells[1] == "paper";
            records_.push_back({cells[0], is_paper ? 0 : 1, {stems_of(cells[2]), stems_of(cells[3])}});
            Paper const paper{town().new_id<Paper>(), "nyckel", cells[2], cells[3], {}, 1};
            Contact const contact{{paper.id.text}, cells[2], cells[3], {}, {}};
            ASSERT_TRUE(
                (is_paper ? tx.insert(writing(paper), paper) : tx.insert(writing(contact), contact)).ok());
            key_of_[paper.id.text] = cells[0];
        }
        ASSERT_TRUE(std::move(tx).commit(audit::entry(writer_, "paper.write")).ok());
        ASSERT_GT(records_.size(), 300U);
    }

    std::string scanned(std::string const& question) const {
        auto const wishes = wishes_of(question);
        std::map<std::pair<int, int>, std::string> tiers;
        for (auto const& record : records_) {
            if (int const how = merit(record, wishes); how > 0) {
                auto& keys = tiers[{how, record.kind}];
                keys = " " + record.key + keys;  // the latest first
            }
        }
        std::string keys;
        for (auto const& [tier, some] : tiers) {
            keys += some;
        }
        return keys;
    }

    std::string answered(std::string const& question) {
        std::string keys;
        std::int64_t told = 0;
        std::int64_t total = 1;
        for (int offset = 0; told < total && offset < 1000; offset += 100) {
            auto const page = found({question, {}, {}, 100, offset}, coordinator_);
            total = page.total;
            told += static_cast<std::int64_t>(page.hits.size());
            for (auto const& hit : page.hits) {
                keys += " " + key_of_[hit.id.text];
            }
        }
        EXPECT_EQ(told, total) << question;
        return keys;
    }

    std::vector<Record> records_;
    std::map<std::string, std::string> key_of_;
};
VARN_ON_EVERY_ENGINE(Golden);

TEST_P(Golden, two_hundred_questions_have_the_hits_that_stand_in_the_file) {
    auto const questions = lines_of("queries.txt");
    ASSERT_GE(questions.size(), 200U);
    if (std::getenv("VARN_GOLDEN_UPDATE") != nullptr) {
        std::ofstream file{folder + "/hits.tsv"};
        for (auto const& question : questions) {
            file << question << '\t' << scanned(question) << '\n';
        }
    }
    auto const expected = lines_of("hits.tsv");
    ASSERT_EQ(expected.size(), questions.size());
    for (bool const folded : {false, true}) {
        while (folded && index_.fold(town().db, 1).value() > 0) {
        }
        for (std::size_t i = 0; i < questions.size(); ++i) {
            auto const keys = answered(questions[i]);
            EXPECT_EQ(questions[i] + "\t" + keys, expected[i]) << "folded: " << folded;
            EXPECT_EQ(scanned(questions[i]), keys) << questions[i];
        }
    }
}

}  // namespace
}  // namespace varn::search
