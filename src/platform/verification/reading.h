#pragma once
// Rows as they lie in the database, for tables known at run time only.
#include "platform/db.h"
#include "platform/verification.h"

namespace varn::verification {

/// One consistent view, read row by row.
class Reading : public db::ReadTx {
public:
    using ReadTx::ReadTx;
    template <class EachRow>
    Result<Done> each(std::string_view sql, std::vector<View> const& arguments, EachRow each_row) {
        db::detail::Sink const sink{&each_row, [](void* context, db::Row& row) {
                                        (*static_cast<EachRow*>(context))(row);
                                        return true;
                                    }};
        CHECK(run(sql, arguments.data(), arguments.size(), &sink));
        return Done{};
    }
};

/// A column as text; nothing for NULL.
std::optional<std::string> text_at(db::Row& row, int column);
std::int64_t integer_at(db::Row& row, int column);

using Texts = std::vector<std::optional<std::string>>;
/// The columns of a table from `first` on, each as the audit hashes its kind.
Texts texts_of(db::Row& row, Table const& table, int first);
std::string column_names(Table const& table);

/// What was found, bounded.
class Findings {
public:
    explicit Findings(std::size_t most) : most_(most) {}
    void add(Finding finding, std::int64_t times = 1) {
        count_ += times;
        if (list_.size() < most_) {
            list_.push_back(std::move(finding));
        }
    }
    /// One finding for each position of a run; those that are not told are counted all the same.
    void add_run(Deviation code, std::int64_t first, std::int64_t last) {
        for (auto at = first; at <= last; ++at) {
            bool const full = list_.size() >= most_;
            add({code, at, {}, {}, {}}, full ? last - at + 1 : 1);
            if (full) {
                return;
            }
        }
    }
    std::int64_t count() const { return count_; }
    std::vector<Finding> take() { return std::move(list_); }

private:
    std::size_t most_;
    std::int64_t count_ = 0;
    std::vector<Finding> list_;
};

}  // namespace varn::verification
