#pragma once
// For tests: a small register whose rows are added, changed and removed, and the means to tamper with it.
#include <array>

#include "platform/testing.h"
#include "platform/verification.h"

namespace varn::verification_testing {

enum class Mood { calm, worried };

struct Note {
    Id<Note> id;
    std::string title;
    Mood mood{};
    bool urgent = false;
    std::optional<Date> due;
    double weight = 0;
    std::optional<std::string> reason;
    int version = 0;
};

struct Pin {
    Id<Pin> id;
    Id<Note> note;
};

}  // namespace varn::verification_testing

template <>
struct varn::Describe<varn::verification_testing::Note> {
    using N = verification_testing::Note;
    static constexpr auto value =
        entity<N>("note", field<&N::id>({.fixed = true, .server_set = true}), field<&N::title>({}),
                  field<&N::mood>({}), field<&N::urgent>({}), field<&N::due>({}), field<&N::weight>({}),
                  field<&N::reason>({}), field<&N::version>({.server_set = true}));
};

template <>
struct varn::Describe<varn::verification_testing::Pin> {
    using P = verification_testing::Pin;
    static constexpr auto value =
        entity<P>("pin", field<&P::id>({.fixed = true, .server_set = true}), field<&P::note>({}));
};

namespace varn::verification_testing {

inline constexpr std::array rules{auth::Rule{"note.write", auth::Role::strategist, auth::Reach::whole_town}};

inline constexpr std::string_view tables_text = R"(
CREATE ENTITY note (
    id {text} NOT NULL PRIMARY KEY,
    title {text} NOT NULL,
    mood {text} NOT NULL,
    urgent {int} NOT NULL,
    due {text},
    weight {real} NOT NULL,
    reason {text},
    version {int} NOT NULL
);
CREATE ENTITY pin (
    id {text} NOT NULL PRIMARY KEY,
    note {text} NOT NULL
);
)";

class Notes : public testing::TownTest {
protected:
    void SetUp() override { migrate({{"sample/0001", tables_text}}); }

    Note note(std::string title) {
        return {town().new_id<Note>(), std::move(title), Mood::calm, false, {}, 0.25, {}, 1};
    }
    auth::Permit<Note> permit() {
        return auth::decide<Note>(rules, testing::somebody(auth::Role::strategist), "note.write", {}).value();
    }
    auth::Permit<Pin> pin_permit() {
        return auth::decide<Pin>(rules, testing::somebody(auth::Role::strategist), "note.write", {}).value();
    }
    static audit::Entry entry(std::string reason = {}) {
        return {"anna", "note.write", {}, {}, std::move(reason)};
    }

    Note added(std::string title) {
        auto made = note(std::move(title));
        db::WriteTx tx{town().db};
        EXPECT_TRUE(tx.insert(permit(), made));
        EXPECT_TRUE(std::move(tx).commit(entry()));
        tick();
        return made;
    }
    void change(Note const& before, Note after, std::string reason = {}) {
        db::WriteTx tx{town().db};
        EXPECT_TRUE(tx.update(permit(), before, after));
        EXPECT_TRUE(std::move(tx).commit(entry(std::move(reason))));
        tick();
    }
    void tick() { clock_.move_to(Instant{clock_.now().milliseconds + 1000}); }

    /// Three notes that have been changed, one that is gone, several rows in one transaction, words only.
    void fill() {
        auto const first = added("Brandskydd");
        auto const second = added("Översvämning i Årsta");
        auto const gone = added("Tas bort");
        auto changed = first;
        changed.title = "Brandskydd på skolor";
        changed.urgent = true;
        changed.due = parse_date("2024-06-30");
        change(first, changed, "Efter brandskyddskontroll");
        change_many(second, gone);
        db::WriteTx said{town().db};
        EXPECT_TRUE(std::move(said).commit({"anna", "session.begin", "note", first.id.text, ""}));
    }
    void change_many(Note const& second, Note const& gone) {
        auto const third = note("Sabotage");
        auto heavier = third;
        heavier.weight = 12.5;
        heavier.reason = "omprövat";
        auto worried = second;
        worried.mood = Mood::worried;
        Pin const kept{town().new_id<Pin>(), third.id};
        db::WriteTx tx{town().db};
        EXPECT_TRUE(tx.insert(permit(), third) && tx.update(permit(), third, heavier) &&
                    tx.update(permit(), second, worried) && tx.remove(permit(), gone) &&
                    tx.insert(pin_permit(), kept));
        EXPECT_TRUE(std::move(tx).commit(entry()));
        tick();
    }

    verification::Verdict verdict(verification::Limits limits = {.batch = 3, .findings_max = 100}) {
        static std::array<Table const*, 2> const entities{&table<Note>(), &table<Pin>()};
        auto result = verification::verify(town().db, entities, limits);
        EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().cause);
        return result.ok() ? std::move(result).value() : verification::Verdict{};
    }
    /// What was found, one word each: "entry_missing 17", "value_differs note.title".
    std::vector<std::string> found() {
        std::vector<std::string> words;
        for (auto const& finding : verdict().findings) {
            std::string word{name_of(finding.code)};
            word += finding.entity ? " " + *finding.entity : "";
            word += finding.field ? "." + *finding.field : "";
            word += finding.position ? " " + std::to_string(*finding.position) : "";
            words.push_back(word);
        }
        return words;
    }

    /// What somebody with the keys to the database can do.
    template <class... Args>
    ::testing::AssertionResult tamper(std::string_view sql, Args const&... args) {
        db::Housekeeping tx{town().db};
        auto const touched = tx.exec(sql, args...);
        if (!touched) {
            return testing_failure(touched.error().cause);
        }
        if (!std::move(tx).commit()) {
            return testing_failure("not committed");
        }
        return touched.value() == 0 ? testing_failure("no row was touched") : ::testing::AssertionSuccess();
    }
    static ::testing::AssertionResult testing_failure(std::string const& why) {
        return ::testing::AssertionFailure() << why;
    }
    void drop_triggers() {
        bool const sqlite = GetParam() == "sqlite";
        for (auto const* trigger : {"audit_entry_is_never_changed", "audit_entry_is_never_removed"}) {
            if (sqlite || trigger == std::string_view{"audit_entry_is_never_changed"}) {
                db::Housekeeping tx{town().db};
                ASSERT_TRUE(
                    tx.exec(std::string{"DROP TRIGGER "} + trigger + (sqlite ? "" : " ON audit_entry")));
                ASSERT_TRUE(std::move(tx).commit());
            }
        }
    }
};

}  // namespace varn::verification_testing
