#pragma once
// Technical rows that are kept, or not, together with what somebody does: a job that sends the notice, a line
// of a search index. For platform parts only: the house test refuses it in a context.
#include "platform/db.h"

namespace varn::db {

/// Statements within a transaction that writes, without history and audit of their own.
class Alongside {
public:
    explicit Alongside(WriteTx& tx) : tx_(tx) {}
    explicit Alongside(Housekeeping& tx) : tx_(tx) {}
    /// Runs one statement; the number of rows it touched.
    template <class... Args>
    Result<std::int64_t> exec(std::string_view sql, Args const&... args) {
        Scratch scratch[sizeof...(Args) + 1];
        View views[sizeof...(Args) + 1];
        std::size_t at = 0;
        ((views[at] = Within::view_of(args, scratch[at]), ++at), ...);
        return (tx_.*(&Within::run))(sql, views, sizeof...(Args), nullptr);
    }
    /// The same transaction, for questions.
    ReadTx& tx() { return tx_; }

private:
    /// Names what a transaction keeps for its own kind.
    struct Within : ReadTx {
        using ReadTx::run;
        using ReadTx::view_of;
    };
    ReadTx& tx_;
};

}  // namespace varn::db
