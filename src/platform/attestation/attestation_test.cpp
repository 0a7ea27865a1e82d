// Signed heads: made when the log grew, refused when it was rewritten, handed from key to key, told outside.
#include "platform/attestation.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "log_sample.h"
#include "platform/mail_server.h"
#include "platform/signed_note.h"

namespace varn::attestation {
namespace {

using testing::somebody;

class Signing : public attestation_testing::Pebbles {
protected:
    std::vector<AuditKey> all_keys() {
        db::ReadTx tx{town().db};
        return keys(tx).value();
    }
    static audit::VerifierKey verifier(AuditKey const& key) {
        return audit::verifier_of_text(key.key).value();
    }
    Result<AuditKey> rotate(bool lost = false, auth::Role role = auth::Role::administrator) {
        clock_.move_to(Instant{clock_.now().milliseconds + 1000});
        return rotate_key(town(), key_file(), somebody(role), {.reason = "årlig", .lost = lost});
    }
};
VARN_ON_EVERY_ENGINE(Signing);

TEST_P(Signing, the_first_head_makes_a_key_that_its_owner_alone_may_read) {
    lay(3);
    auto const head = signed_head();
    EXPECT_EQ(head.size, 4) << "the key is an entry of its own";
    ASSERT_EQ(all_keys().size(), 1U);
    EXPECT_TRUE(audit::is_signed_by(head.note, verifier(all_keys().front())));
    struct stat facts {};
    ASSERT_EQ(::stat(key_file().c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777U, 0600U);
    db::ReadTx tx{town().db};
    auto const said = audit::checkpoint_of_text(audit::read_note(head.note)->text).value();
    EXPECT_EQ(audit::hex(said.root),
              tx.scalar<std::string>("SELECT root FROM audit_entry WHERE position = 4").value());
}

TEST_P(Signing, a_log_that_has_not_grown_is_not_signed_again) {
    lay(1);
    auto const head = signed_head();
    EXPECT_EQ(signed_head().note, head.note);
    lay(1);
    EXPECT_EQ(signed_head().size, head.size + 1);
    EXPECT_EQ(audit_size(), head.size + 1) << "signing itself is no entry";
}

TEST_P(Signing, a_rewritten_log_is_not_signed) {
    lay(300);
    signed_head();
    lay(1);
    rewrite_everything(150);
    auto const refused = sign_head(town(), key_file());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().key, "attestation.rewritten");
}

TEST_P(Signing, spoilt_nodes_are_no_rewriting) {
    lay(300);
    signed_head();
    tamper("UPDATE audit_block SET node = $1", audit::hex(audit::sha256("x")));
    lay(1);
    EXPECT_TRUE(sign_head(town(), key_file()).ok());
}

TEST_P(Signing, the_old_key_hands_over_to_the_new) {
    lay(1);
    signed_head();
    ASSERT_TRUE(rotate().ok());
    lay(1);
    auto const head = signed_head();
    auto const two = all_keys();
    ASSERT_EQ(two.size(), 2U);
    EXPECT_EQ(head.key_id, two[1].key_id);
    EXPECT_TRUE(two[0].valid_to && !two[1].valid_to);
    EXPECT_TRUE(audit::is_signed_by(two[1].handover.value(), verifier(two[0])));
    EXPECT_TRUE(audit::is_signed_by(head.note, verifier(two[1])));
    EXPECT_EQ(verifier(two[0]).name, verifier(two[1]).name);
    db::ReadTx tx{town().db};
    EXPECT_EQ(
        tx.scalar<std::int64_t>("SELECT COUNT(*) FROM audit_entry WHERE action = 'audit.rotate_key'").value(),
        3);
}

TEST_P(Signing, an_interrupted_rotation_is_finished_by_the_next_signing) {
    lay(1);
    signed_head();
    std::filesystem::copy_file(key_file(), folder_ / "old");
    ASSERT_TRUE(rotate().ok());
    std::filesystem::rename(key_file(), folder_ / "audit.key.new");
    std::filesystem::rename(folder_ / "old", key_file());
    lay(1);
    EXPECT_EQ(signed_head().key_id, all_keys().back().key_id);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "audit.key.new"));
}

TEST_P(Signing, a_lost_key_is_told_and_its_successor_has_no_handover) {
    lay(1);
    signed_head();
    std::filesystem::remove(key_file());
    lay(1);
    EXPECT_EQ(sign_head(town(), key_file()).error().key, "attestation.key_lost");
    EXPECT_EQ(rotate().error().key, "attestation.key_lost");
    ASSERT_TRUE(rotate(true).ok());
    EXPECT_FALSE(all_keys().back().handover);
    EXPECT_TRUE(sign_head(town(), key_file()).ok());
}

TEST_P(Signing, a_key_that_others_may_read_does_not_sign) {
    lay(1);
    signed_head();
    ASSERT_EQ(::chmod(key_file().c_str(), 0640), 0);
    EXPECT_EQ(sign_head(town(), key_file()).error().key, "attestation.key_file_open");
}

TEST_P(Signing, only_an_administrator_of_the_town_changes_the_key) {
    lay(1);
    signed_head();
    auto const size = audit_size();
    EXPECT_EQ(rotate(false, auth::Role::auditor).error().code, ErrorCode::forbidden);
    EXPECT_EQ(rotate_key(town(), key_file(), somebody(auth::Role::administrator, {"unit"}), {}).error().code,
              ErrorCode::forbidden);
    EXPECT_EQ(audit_size(), size);
}

std::string content(std::filesystem::path const& file) {
    std::ifstream in{file};
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// A sink that takes `room` heads and then fails.
class Brittle : public HeadSink {
public:
    std::string const& name() const override { return name_; }
    Result<Done> keep(SignedHead const& head) override {
        if (room-- <= 0) {
            return Error{ErrorCode::unavailable, "attestation.not_sent", {}, {}, {}};
        }
        kept.push_back(head.size);
        return Done{};
    }
    int room = 1;
    std::vector<std::int64_t> kept;

private:
    std::string name_ = "brittle";
};

TEST_P(Signing, every_place_is_told_every_head_once_and_in_order_whatever_fails_between) {
    std::vector<std::unique_ptr<HeadSink>> sinks;
    sinks.push_back(std::make_unique<Brittle>());
    auto& brittle = static_cast<Brittle&>(*sinks.front());
    sinks.push_back(file_sink(folder_ / "heads.jsonl"));
    for (int i = 0; i < 3; ++i) {
        lay(1);
        signed_head();
    }
    EXPECT_FALSE(send_heads(town(), sinks).ok());
    EXPECT_EQ(brittle.kept.size(), 1U);
    brittle.room = 10;
    EXPECT_EQ(send_heads(town(), sinks).value(), 2);
    EXPECT_EQ(brittle.kept, (std::vector<std::int64_t>{2, 3, 4}));
    EXPECT_EQ(send_heads(town(), sinks).value(), 0);
    db::ReadTx tx{town().db};
    auto const compared = compare(tx, content(folder_ / "heads.jsonl"), verifier(all_keys().front())).value();
    EXPECT_EQ(compared.heads, 3);
    EXPECT_TRUE(compared.findings.empty());
}

TEST_P(Signing, a_syslog_elsewhere_gets_a_line_that_can_be_compared) {
    int const ear = ::socket(AF_INET, SOCK_DGRAM, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof here;
    ASSERT_EQ(::bind(ear, reinterpret_cast<sockaddr*>(&here), sizeof here), 0);
    ASSERT_EQ(::getsockname(ear, reinterpret_cast<sockaddr*>(&here), &length), 0);
    lay(1);
    auto const head = signed_head();
    std::vector<std::unique_ptr<HeadSink>> sinks;
    sinks.push_back(syslog_sink("udp:127.0.0.1:" + std::to_string(ntohs(here.sin_port)), town()).value());
    EXPECT_EQ(send_heads(town(), sinks).value(), 1);
    std::string got(4000, '\0');
    got.resize(static_cast<std::size_t>(::recv(ear, got.data(), got.size(), 0)));
    ::close(ear);
    EXPECT_TRUE(got.starts_with("<109>1 2024-02-01T")) << got;
    EXPECT_NE(got.find(" varn - audit-head - {\"size\":2,"), std::string::npos) << got;
    db::ReadTx tx{town().db};
    EXPECT_TRUE(compare(tx, got, std::nullopt).value().findings.empty());
    for (auto const* address : {"", "udp:", "udp:host", "udp:host:", "tls:host:514", "file"}) {
        EXPECT_FALSE(syslog_sink(address, town()).ok()) << address;
    }
}

TEST_P(Signing, a_mailbox_gets_the_latest_head_once_a_day) {
    testing::MailServer server;
    std::vector<std::unique_ptr<HeadSink>> sinks;
    sinks.push_back(mail_sink({.server = {.url = server.url()},
                               .from = outgoing::mail_address("varn@staden.example").value(),
                               .to = outgoing::mail_address("revisor@staden.example").value(),
                               .language = "sv",
                               .subject = "Sigill"},
                              town()));
    for (int i = 0; i < 3; ++i) {
        lay(1);
        signed_head();
    }
    EXPECT_EQ(send_heads(town(), sinks).value(), 1);
    lay(1);
    signed_head();
    EXPECT_EQ(send_heads(town(), sinks).value(), 0) << "within the same day";
    clock_.move_to(Instant{clock_.now().milliseconds + 25 * 3'600'000LL});
    EXPECT_EQ(send_heads(town(), sinks).value(), 1);
    EXPECT_EQ(send_heads(town(), sinks).value(), 0) << "it has been told";
    ASSERT_EQ(server.mails().size(), 2U);
    EXPECT_NE(server.mails().at(0).find("revisor@staden.example"), std::string::npos);
}

}  // namespace
}  // namespace varn::attestation
