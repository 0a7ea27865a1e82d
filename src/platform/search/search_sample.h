#pragma once
// Papers that all read, contacts that the units' own read, and a town of them. For tests.
#include <algorithm>
#include <array>

#include "platform/assets.h"
#include "platform/search.h"
#include "platform/testing.h"

namespace varn::search {

struct Paper {
    Id<Paper> id;
    std::string key;
    std::string title;
    std::optional<std::string> body;
    std::optional<std::string> password;
    int version = 0;
};
struct Contact {
    Id<Contact> id;
    std::string name;
    std::string note;
    std::optional<AnyId> unit;
    std::optional<Id<Paper>> paper;
};

inline constexpr std::string_view sample_sql = R"(
CREATE ENTITY paper (
    id {text} NOT NULL PRIMARY KEY,
    key {text} NOT NULL,
    title {text} NOT NULL,
    body {text},
    password {text},
    version {int} NOT NULL
);
CREATE ENTITY contact (
    id {text} NOT NULL PRIMARY KEY,
    name {text} NOT NULL,
    note {text} NOT NULL,
    unit {text},
    paper {text}
);
)";

inline constexpr std::array sample_rules{
    auth::Rule{"paper.read", auth::Role::reader, auth::Reach::whole_town},
    auth::Rule{"paper.read", auth::Role::coordinator, auth::Reach::whole_town},
    auth::Rule{"contact.read", auth::Role::coordinator, auth::Reach::own_unit},
    auth::Rule{"paper.write", auth::Role::administrator, auth::Reach::own_unit}};

}  // namespace varn::search

template <>
struct varn::Describe<varn::search::Paper> {
    using P = search::Paper;
    static constexpr auto value = entity<P>(
        "paper", field<&P::id>({.fixed = true, .server_set = true}), field<&P::key>({.key = true}),
        field<&P::title>({}), field<&P::body>({.length_max = 100000}),
        field<&P::password>({.secrecy = Secrecy::secret}), field<&P::version>({.server_set = true}));
};
template <>
struct varn::Describe<varn::search::Contact> {
    using C = search::Contact;
    static constexpr auto value =
        entity<C>("contact", field<&C::id>({.fixed = true, .server_set = true}), field<&C::name>({}),
                  field<&C::note>({}), field<&C::unit>({.owner_unit = true}), field<&C::paper>({}));
};

namespace varn::search {

inline constexpr char const* unit_a = "00000000-0000-7000-8000-00000000000a";
inline constexpr char const* unit_b = "00000000-0000-7000-8000-00000000000b";

/// A town whose papers and contacts are followed by an index.
class SearchTown : public testing::TownTest {
protected:
    SearchTown()
        : index_({{&table<Paper>(), "paper.read"}, {&table<Contact>(), "contact.read"}},
                 {{"paper", "paper", "paper", "id", "title"}}) {}

    void SetUp() override {
        auto all = search_migrations();
        all.push_back({"sample/0001_sample", sample_sql});
        migrate(all);
        db::accompany(town().db, index_);
        town().db.know({&table<Paper>(), &table<Contact>()});
        ASSERT_TRUE(index_.ensure(town().db).ok());
    }

    Paper paper(std::string title, std::optional<std::string> body = {}) {
        Paper paper{town().new_id<Paper>(), "nyckel", std::move(title), std::move(body), "hemligtord", 1};
        keep(paper, paper.title);
        return paper;
    }
    Contact contact(std::string name, std::string note, std::optional<std::string> unit = {}) {
        Contact contact{town().new_id<Contact>(), std::move(name), std::move(note), {}, {}};
        if (unit) {
            contact.unit = AnyId{*unit};
        }
        keep(contact, contact.name);
        return contact;
    }
    template <class T>
    void keep(T const& row, std::string const& name) {
        db::WriteTx tx{town().db};
        auto const permit = writing<T>(row);
        ASSERT_TRUE(tx.insert(permit, row).ok()) << name;
        ASSERT_TRUE(std::move(tx).commit(audit::entry(writer_, "paper.write")).ok()) << name;
    }
    template <class T>
    auth::Permit<T> writing(T const& row) {
        return auth::decide<T>(sample_rules, writer_, "paper.write", auth::place_of(row)).value();
    }

    /// The titles that somebody finds, in order.
    std::vector<std::string> titles(std::string words, auth::Actor const& actor) {
        return titles_of(found({std::move(words), {}, {}, 100, {}}, actor));
    }
    std::vector<std::string> titles(std::string words) { return titles(std::move(words), reader_); }
    Found found(Search const& search, auth::Actor const& actor) {
        auto answer = index_.find(town().db, {actor, rules_}, search);
        EXPECT_TRUE(answer.ok()) << (answer.ok() ? "" : answer.error().key + " " + answer.error().cause);
        return answer ? std::move(answer).value() : Found{};
    }
    static std::vector<std::string> titles_of(Found const& found) {
        std::vector<std::string> titles;
        for (auto const& hit : found.hits) {
            std::string title;
            for (auto const& piece : hit.title) {
                title += piece.text;
            }
            titles.push_back(std::move(title));
        }
        return titles;
    }

    Index const index_;
    std::vector<auth::Rules> const rules_{sample_rules};
    auth::Actor const writer_ = testing::somebody(auth::Role::administrator);
    auth::Actor const reader_ = testing::somebody(auth::Role::reader);
    auth::Actor const coordinator_ = testing::somebody(auth::Role::coordinator);
    auth::Actor const coordinator_a_ = testing::somebody(auth::Role::coordinator, {unit_a});
};

}  // namespace varn::search
