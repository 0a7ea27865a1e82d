#pragma once
// The roots that the log stores, against those that its leaves give.
#include "platform/merkle.h"
#include "reading.h"

namespace varn::verification {

/// The row of the tree as it is stored.
struct StoredTree {
    bool there = false;
    std::int64_t size = 0;
    std::string frontier;
    std::string at;
};

class Roots {
public:
    Roots(Findings& findings, StoredTree stored) : findings_(findings), stored_(std::move(stored)) {}
    /// The next entry, with the position that its leaf tells (0 when it tells none).
    void take(std::int64_t position, std::int64_t told, std::string_view leaf, std::string_view root);
    /// Entries are missing here: later roots can no longer be recomputed.
    void gap();
    /// Judges what is left, once `last` is the last position and `at` its time.
    void finish(std::int64_t last, std::string const& at);
    std::string root() const { return audit::hex(tree_.root()); }
    /// The root of the entries so far; nothing when some are missing.
    std::optional<audit::Hash> root_so_far() const {
        return broken_ ? std::nullopt : std::optional{tree_.root()};
    }

private:
    struct Run {
        std::int64_t from;
        std::int64_t to;
        std::int64_t shift;
    };
    void judge_unfit(bool all_fits_in_the_end);
    void judge_runs(std::int64_t last);

    Findings& findings_;
    StoredTree stored_;
    audit::Frontier tree_;
    std::string at_stored_size_;       // the frontier when the tree had its stored size
    std::vector<std::int64_t> unfit_;  // positions whose root did not fit since the last that did
    std::vector<Run> runs_;            // entries that tell another position than theirs
    bool broken_ = false;
};

}  // namespace varn::verification
