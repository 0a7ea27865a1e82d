#include "roots.h"

namespace varn::verification {
namespace {

constexpr std::size_t kept_max = 1000;

}  // namespace

void Roots::take(std::int64_t position, std::int64_t told, std::string_view leaf, std::string_view root) {
    auto const shift = told - position;
    if (told != 0 && shift != 0) {
        if (!runs_.empty() && runs_.back().to == position - 1 && runs_.back().shift == shift) {
            runs_.back().to = position;
        } else if (runs_.size() < kept_max) {
            runs_.push_back({position, position, shift});
        }
    }
    if (broken_) {
        return;
    }
    tree_.append(audit::leaf_hash(leaf));
    if (tree_.size() == stored_.size) {
        at_stored_size_ = tree_.to_text();
    }
    if (audit::hex(tree_.root()) == root) {
        judge_unfit(true);
    } else if (unfit_.size() < kept_max) {
        unfit_.push_back(position);
    }
}

void Roots::judge_unfit(bool all_fits_in_the_end) {
    if (!unfit_.empty() && !all_fits_in_the_end) {
        findings_.add({Deviation::leaf_changed, unfit_.front(), {}, {}, {}});
        unfit_.clear();
    }
    for (auto const position : unfit_) {
        findings_.add({Deviation::root_changed, position, {}, {}, {}});
    }
    unfit_.clear();
}

void Roots::gap() {
    judge_unfit(false);
    broken_ = true;
}

void Roots::judge_runs(std::int64_t last) {
    for (auto const& run : runs_) {
        if (run.to == last && run.shift > 0) {
            findings_.add({Deviation::entry_removed, run.from, {}, {}, {}});
        } else if (run.to == last && run.shift < 0 && run.from != last) {
            findings_.add({Deviation::entry_inserted, run.from + run.shift, {}, {}, {}});
        } else {
            findings_.add_run(Deviation::entry_moved, run.from, run.to);
        }
    }
}

void Roots::finish(std::int64_t last, std::string const& at) {
    judge_runs(last);
    auto const differs = [&](char const* field) {
        findings_.add({Deviation::tree_differs, std::nullopt, "audit_tree", std::nullopt, field});
    };
    if (!stored_.there) {
        judge_unfit(false);
        return differs("id");
    }
    bool const fits = !broken_ && tree_.to_text() == stored_.frontier;
    bool const told = !fits && !unfit_.empty();  // that the frontier differs, by the leaf that changed
    judge_unfit(fits);
    if (last < stored_.size && !fits) {
        findings_.add_run(Deviation::entry_missing, last + 1, stored_.size);
        return;
    }
    if (last > stored_.size && !broken_ && !fits && at_stored_size_ == stored_.frontier) {
        findings_.add_run(Deviation::entry_inserted, stored_.size + 1, last);
        return;
    }
    if (last != stored_.size) {
        differs("size");
    }
    if (!broken_ && !fits && !told) {
        differs("frontier");
    }
    if (last > 0 && at != stored_.at) {
        differs("at");
    }
}

}  // namespace varn::verification
