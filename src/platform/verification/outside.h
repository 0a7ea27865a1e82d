#pragma once
// What hangs on the log: the heads that were signed of it, and the log of readings whose digests it holds.
#include <map>
#include <set>

#include "platform/signed_note.h"
#include "reading.h"

namespace varn::verification {

/// Signed heads, held against the roots that the leaves give.
class Heads {
public:
    explicit Heads(Findings& findings) : findings_(findings) {}
    /// The keys that have ever signed.
    Result<Done> load_keys(Reading& tx);
    /// The heads of sizes after `first` and up to `last`.
    Result<Done> load(Reading& tx, std::int64_t first, std::int64_t last);
    /// The root of the first `size` leaves, as far as it can be told.
    void take(std::int64_t size, audit::Hash const& root);
    /// Whatever has not met its root does not belong to this log.
    void finish();

private:
    Findings& findings_;
    std::map<std::string, audit::VerifierKey> keys_;
    std::map<std::int64_t, std::string> notes_;
};

/// Holds the log of readings against its digests; those of `weeded` may lack their rows.
Result<Done> walk_readings(Reading& tx, Findings& findings, std::set<std::string> const& weeded);

}  // namespace varn::verification
