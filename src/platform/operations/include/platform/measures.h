#pragma once
// What the database tells of itself for measurements.
#include <vector>

#include "platform/db.h"
#include "platform/metrics.h"

namespace varn::operations {

/// Entries in the log, size of the database, jobs by state. What cannot be read is left out.
std::vector<metrics::Gauge> measures(db::Database& database);

}  // namespace varn::operations
