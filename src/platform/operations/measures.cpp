#include "platform/measures.h"

#include "kernel/describe.h"

namespace varn::operations {
namespace {

struct Counted {
    std::string state;
    std::int64_t jobs = 0;
};

}  // namespace
}  // namespace varn::operations

template <>
struct varn::Describe<varn::operations::Counted> {
    using C = operations::Counted;
    static constexpr auto value = entity<C>("counted", field<&C::state>({}), field<&C::jobs>({}));
};

namespace varn::operations {

std::vector<metrics::Gauge> measures(db::Database& database) {
    std::vector<metrics::Gauge> told;
    db::ReadTx tx{database};
    auto const add = [&](char const* name, Result<std::int64_t> const& value) {
        if (value) {
            told.push_back({name, static_cast<double>(value.value())});
        }
    };
    auto const entries = tx.scalar<std::int64_t>("SELECT size FROM audit_tree");
    told.push_back({"varn_database_up", entries ? 1.0 : 0.0});
    add("varn_audit_entries", entries);
    add("varn_database_bytes",
        tx.scalar<std::int64_t>(database.engine() == db::Engine::sqlite
                                    ? "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
                                    : "SELECT pg_database_size(current_database())"));
    auto const jobs = tx.query<Counted>("SELECT state, count(*) FROM job GROUP BY state ORDER BY state");
    if (jobs) {
        for (auto const& one : jobs.value()) {
            told.push_back({"varn_jobs{state=\"" + one.state + "\"}", static_cast<double>(one.jobs)});
        }
    }
    return told;
}

}  // namespace varn::operations
