#pragma once
// Signing heads of the log, and telling them outside: what an administrator who rewrites everything cannot
// undo.
#include <filesystem>
#include <memory>
#include <vector>

#include "platform/audit_key.h"
#include "platform/outgoing.h"
#include "platform/town.h"

namespace varn::attestation {

/// Who may sign, prove and compare.
auth::Rules attestation_policy();

/// The file of the secret key in a folder of data.
std::filesystem::path key_file_in(std::filesystem::path const& data_directory);

/// Makes the first key of the log when there is none; `conflict` as for `sign_head`.
Result<Done> ensure_key(Town& town, std::filesystem::path const& key_file);
/// Signs the head of the log as it is now, unless it has been; the head. Makes the first key when there is
/// none. `conflict` when the log does not follow on the head that was signed last (then nothing is signed),
/// when the key was lost, or when others may read its file.
Result<SignedHead> sign_head(Town& town, std::filesystem::path const& key_file);

/// How the key is changed.
struct Rotation {
    std::string reason;
    bool lost = false;  // the old key is gone: the new one is not signed by it, and the log says so
};
/// Makes a new key, signed by the old one. `forbidden` unless the policy says so.
Result<AuditKey> rotate_key(Town& town, std::filesystem::path const& key_file, auth::Actor const& actor,
                            Rotation const& rotation);

/// Every key, the oldest first.
Result<std::vector<AuditKey>> keys(db::ReadTx& tx);
/// Signed heads after a size, the smallest first, at most `limit`.
Result<std::vector<SignedHead>> heads_after(db::ReadTx& tx, std::int64_t size, int limit);
/// Signed heads, the latest first, and how many there are.
Result<std::vector<SignedHead>> latest_heads(db::ReadTx& tx, int limit, int offset);
Result<std::int64_t> count_heads(db::ReadTx& tx);
/// The latest signed head.
Result<std::optional<SignedHead>> latest_head(db::ReadTx& tx);

/// A place outside the database where signed heads are kept.
class HeadSink {
public:
    virtual ~HeadSink() = default;
    /// Its name in the settings: "file:/srv/heads.jsonl", "syslog:local".
    virtual std::string const& name() const = 0;
    /// Keeps one head; returns when it is as safe as the place can make it.
    virtual Result<Done> keep(SignedHead const& head) = 0;
    /// How long the place wants to be left in peace; it is then told the latest head alone.
    virtual std::int64_t hours_between() const { return 0; }
};
/// Appends a line of JSON to a file, and syncs it.
std::unique_ptr<HeadSink> file_sink(std::string const& path);
/// Sends a line to `local` (the machine's own syslog), `udp:HOST:PORT` or `tcp:HOST:PORT` (RFC 5424).
/// `invalid` for anything else.
Result<std::unique_ptr<HeadSink>> syslog_sink(std::string const& address, Town const& town);
/// Where a head is mailed, and under which subject.
struct HeadMail {
    outgoing::MailServer server;
    outgoing::MailAddress from;
    outgoing::MailAddress to;
    std::string ca_file = {};
    std::string language;
    std::string subject;
};
/// Mails the latest head, at most once a day.
std::unique_ptr<HeadSink> mail_sink(HeadMail mail, Town const& town);
/// Tells every sink what it has not been told, in order. A sink that fails is tried again the next time; the
/// error is that of the first that failed, after all were tried.
Result<int> send_heads(Town& town, std::vector<std::unique_ptr<HeadSink>> const& sinks);
/// One head as sinks write it: one line of JSON without line feed.
std::string line_of(SignedHead const& head);

}  // namespace varn::attestation
