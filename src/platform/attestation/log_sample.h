#pragma once
// For tests: a log with many entries, and what somebody with the keys to the database can do to it.
#include <filesystem>

#include "platform/leaf.h"
#include "platform/log_proofs.h"
#include "platform/testing.h"

namespace varn::attestation_testing {

struct Pebble {
    Id<Pebble> id;
    std::string colour;
};

}  // namespace varn::attestation_testing

template <>
struct varn::Describe<varn::attestation_testing::Pebble> {
    using P = attestation_testing::Pebble;
    static constexpr auto value =
        entity<P>("pebble", field<&P::id>({.fixed = true, .server_set = true}), field<&P::colour>({}));
};

namespace varn::attestation_testing {

inline constexpr std::array rules{
    auth::Rule{"pebble.write", auth::Role::strategist, auth::Reach::whole_town}};

class Pebbles : public testing::TownTest {
protected:
    void SetUp() override {
        migrate({{"sample/0001",
                  "CREATE ENTITY pebble (\n    id {text} NOT NULL PRIMARY KEY,\n    colour {text} NOT "
                  "NULL\n);"}});
        std::string pattern = (std::filesystem::temp_directory_path() / "varn-keys-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        folder_ = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    void lay(int count) {
        auto const permit =
            auth::decide<Pebble>(rules, testing::somebody(auth::Role::strategist), "pebble.write", {})
                .value();
        db::WriteTx tx{town().db};
        for (int i = 0; i < count; ++i) {
            ASSERT_TRUE(tx.insert(permit, Pebble{town().new_id<Pebble>(), "grey"}));
        }
        ASSERT_TRUE(std::move(tx).commit({"anna", "pebble.write", {}, {}, {}}));
        clock_.move_to(Instant{clock_.now().milliseconds + 1000});
    }
    std::filesystem::path key_file() const { return attestation::key_file_in(folder_); }
    attestation::SignedHead signed_head() { return attestation::sign_head(town(), key_file()).value(); }

    template <class... Args>
    void tamper(std::string_view sql, Args const&... args) {
        db::Housekeeping tx{town().db};
        auto const done = tx.exec(sql, args...);
        ASSERT_TRUE(done.ok()) << done.error().cause;
        ASSERT_TRUE(std::move(tx).commit());
    }
    /// On PostgreSQL one trigger of a table guards against both changing and removing.
    void drop_trigger(std::string const& name, std::string const& table) {
        bool const sqlite = GetParam() == "sqlite";
        auto const one = sqlite ? name : table + "_is_never_changed";
        tamper("DROP TRIGGER IF EXISTS " + one + (sqlite ? "" : " ON " + table));
    }
    /// Rewrites history as well as it can be done: the actor of one entry, and every root, the frontier and
    /// the nodes after it, so that log, tree and rows agree with each other again.
    void rewrite_everything(std::int64_t position) {
        drop_trigger("audit_entry_is_never_changed", "audit_entry");
        auto entries = [&] {
            db::ReadTx tx{town().db};
            return tx.query<std::string>("SELECT leaf FROM audit_entry ORDER BY position").value();
        }();
        audit::Frontier tree;
        db::Housekeeping tx{town().db};
        for (std::size_t i = 0; i < entries.size(); ++i) {
            auto& leaf = entries[i];
            if (std::cmp_equal(i + 1, position)) {
                auto const at = leaf.find("\"anna\"");
                ASSERT_NE(at, std::string::npos);
                leaf.replace(at, 6, "\"bo\"");
            }
            tree.append(audit::leaf_hash(leaf));
            ASSERT_TRUE(tx.exec("UPDATE audit_entry SET leaf = $1, root = $2 WHERE position = $3", leaf,
                                audit::hex(tree.root()), static_cast<std::int64_t>(i + 1)));
        }
        ASSERT_TRUE(tx.exec("UPDATE audit_entry SET actor = 'bo' WHERE position = $1", position));
        ASSERT_TRUE(tx.exec("UPDATE audit_tree SET frontier = $1", tree.to_text()));
        ASSERT_TRUE(tx.exec("DELETE FROM audit_block"));
        ASSERT_TRUE(std::move(tx).commit());
    }
    std::filesystem::path folder_;
};

}  // namespace varn::attestation_testing
