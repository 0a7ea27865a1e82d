#pragma once
// How the parts that views speak of read when the answer was given. A draft goes on being changed while its
// answers are weighed, and an answer speaks of the words it was given.
#include "platform/row_moments.h"
#include "store.h"

namespace varn::consultation {

/// When an answer was submitted; nothing while it is prepared.
Result<std::optional<Instant>> submission_of(db::ReadTx& tx, OpinionCase const& opinion_case);

/// The titles of parts, then and now. Asks once for each part, whatever the number of views.
class Wordings {
public:
    explicit Wordings(db::ReadTx& tx) : tx_(tx) {}

    struct Titles {
        std::optional<std::string> now;   // nothing when the part is no more
        std::optional<std::string> then;  // when the answer was submitted; as now while it is prepared
    };
    /// Of the part that a view of a case speaks of; neither when it speaks of the whole.
    Result<Titles> of(OpinionCase const& opinion_case, OpinionView const& view);

private:
    struct Known {
        std::optional<std::string> now;
        std::vector<db::RowMoment> before;  // the latest first
    };
    Result<Known const*> known(OpinionView const& view);
    Result<std::optional<Instant>> moment_of(OpinionCase const& opinion_case, OpinionView const& view);

    db::ReadTx& tx_;
    std::map<std::string, Known> parts_;
    std::map<std::string, std::optional<Instant>> submissions_;
};

}  // namespace varn::consultation
