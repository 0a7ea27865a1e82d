// Where signed heads go when they leave the database.
#include <fcntl.h>
#include <netdb.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <syslog.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "platform/attestation.h"

namespace varn::attestation {
namespace {

constexpr int heads_at_a_time = 100;
constexpr std::string_view program = "varn";

Error not_kept(std::string const& name, std::string cause) {
    return Error{ErrorCode::unavailable, "attestation.not_sent", {{"where", name}}, {}, std::move(cause)};
}

/// Gives a descriptor back when it goes.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int get() const { return number_; }

private:
    int number_;
};

class FileSink : public HeadSink {
public:
    explicit FileSink(std::string path) : path_(std::move(path)), name_("file:" + path_) {}
    std::string const& name() const override { return name_; }
    Result<Done> keep(SignedHead const& head) override {
        Descriptor const file{
            ::open(path_.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR | S_IRGRP)};
        auto const line = line_of(head) + "\n";
        // One write, so that a line is there whole or, at worst, cut at the end of the file.
        auto const written = file.get() < 0 ? -1 : ::write(file.get(), line.data(), line.size());
        if (std::cmp_not_equal(written, line.size()) || ::fsync(file.get()) != 0) {
            return not_kept(name_, std::strerror(errno));
        }
        return Done{};
    }

private:
    std::string path_;
    std::string name_;
};

class LocalSyslog : public HeadSink {
public:
    std::string const& name() const override { return name_; }
    Result<Done> keep(SignedHead const& head) override {
        ::openlog(program.data(), 0, LOG_AUTHPRIV);
        ::syslog(LOG_NOTICE, "%s", line_of(head).c_str());
        ::closelog();
        return Done{};
    }

private:
    std::string name_ = "syslog:local";
};

class RemoteSyslog : public HeadSink {
public:
    RemoteSyslog(std::string address, bool stream, clock::Clock const& clock)
        : name_("syslog:" + address), stream_(stream), clock_(clock) {
        auto const colon = address.rfind(':');
        auto const from = address.find(':') + 1;
        host_ = address.substr(from, colon - from);
        if (host_.starts_with('[') && host_.ends_with(']')) {
            host_ = host_.substr(1, host_.size() - 2);
        }
        port_ = address.substr(colon + 1);
    }
    std::string const& name() const override { return name_; }
    Result<Done> keep(SignedHead const& head) override {
        addrinfo hints{};
        hints.ai_socktype = stream_ ? SOCK_STREAM : SOCK_DGRAM;
        addrinfo* found = nullptr;
        if (int const failed = ::getaddrinfo(host_.c_str(), port_.c_str(), &hints, &found); failed != 0) {
            return not_kept(name_, ::gai_strerror(failed));
        }
        std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> const all{found, &::freeaddrinfo};
        for (auto const* one = found; one != nullptr; one = one->ai_next) {
            if (sent_to(*one, framed(head))) {
                return Done{};
            }
        }
        return not_kept(name_, std::strerror(errno));
    }

private:
    /// RFC 5424, facility 13 (log audit), severity 5 (notice); over a stream counted as RFC 6587 has it.
    std::string framed(SignedHead const& head) const {
        std::string host(256, '\0');
        ::gethostname(host.data(), host.size() - 1);
        host.resize(std::strlen(host.c_str()));
        auto message = "<109>1 " + to_text(clock_.now()) + " " + (host.empty() ? "-" : host) + " " +
                       std::string{program} + " - audit-head - " + line_of(head);
        return stream_ ? std::to_string(message.size()) + " " + message : message;
    }
    static bool sent_to(addrinfo const& where, std::string const& message) {
        Descriptor const socket{
            ::socket(where.ai_family, where.ai_socktype | SOCK_CLOEXEC, where.ai_protocol)};
        timeval const patience{5, 0};
        ::setsockopt(socket.get(), SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        if (socket.get() < 0 || ::connect(socket.get(), where.ai_addr, where.ai_addrlen) != 0) {
            return false;
        }
        auto const sent = ::send(socket.get(), message.data(), message.size(), MSG_NOSIGNAL);
        return std::cmp_equal(sent, message.size());
    }

    std::string name_;
    bool stream_;
    clock::Clock const& clock_;
    std::string host_;
    std::string port_;
};

class MailSink : public HeadSink {
public:
    MailSink(HeadMail mail, clock::Clock const& clock)
        : mail_(std::move(mail)), name_("mail:" + mail_.to.text()), clock_(clock) {}
    std::string const& name() const override { return name_; }
    std::int64_t hours_between() const override { return 24; }
    Result<Done> keep(SignedHead const& head) override {
        outgoing::Mail const mail{.from = mail_.from,
                                  .to = mail_.to,
                                  .id = "audit-head-" + std::to_string(head.size) + "-" + head.key_id,
                                  .at = clock_.now(),
                                  .language = mail_.language,
                                  .subject = mail_.subject,
                                  .text = head.note + "\n" + line_of(head) + "\n"};
        auto const told = outgoing::hand_over(mail_.server, mail, {.ca_file = mail_.ca_file});
        if (told.delivery != outgoing::Delivery::taken_over) {
            return not_kept(name_, std::to_string(told.code) + " " + told.cause);
        }
        return Done{};
    }

private:
    HeadMail mail_;
    std::string name_;
    clock::Clock const& clock_;
};

/// True while a sink wants to be left in peace.
Result<bool> rests(Town& town, HeadSink const& sink) {
    db::ReadTx tx{town.db};
    TRY(told, tx.query<Instant>("SELECT at FROM audit_sink WHERE name = $1", sink.name()));
    auto const peace = sink.hours_between() * 3'600'000;
    return peace > 0 && !told.empty() && town.clock.now().milliseconds < told.front().milliseconds + peace;
}

Result<std::int64_t> told_until(Town& town, std::string const& sink) {
    db::ReadTx tx{town.db};
    return tx.scalar<std::int64_t>("SELECT COALESCE(MAX(size), 0) FROM audit_sink WHERE name = $1", sink);
}

Result<Done> note_told(Town& town, std::string const& sink, SignedHead const& head) {
    db::Housekeeping tx{town.db};
    CHECK(
        tx.exec("INSERT INTO audit_sink (name, size, at) VALUES ($1, $2, $3) ON CONFLICT (name) "
                "DO UPDATE SET size = excluded.size, at = excluded.at",
                sink, head.size, town.clock.now()));
    return std::move(tx).commit();
}

/// Tells a sink that wants peace the latest head.
Result<int> send_latest(Town& town, HeadSink& sink) {
    TRY(size, told_until(town, sink.name()));
    std::optional<SignedHead> head;
    {
        db::ReadTx tx{town.db};
        TRY(latest, latest_head(tx));
        head = std::move(latest);
    }
    TRY(at_rest, rests(town, sink));
    if (!head || head->size <= size || at_rest) {
        return 0;
    }
    CHECK(sink.keep(*head));
    CHECK(note_told(town, sink.name(), *head));
    return 1;
}

Result<int> send_to(Town& town, HeadSink& sink) {
    if (sink.hours_between() > 0) {
        return send_latest(town, sink);
    }
    int sent = 0;
    TRY(size, told_until(town, sink.name()));
    for (;;) {
        std::vector<SignedHead> heads;
        {
            db::ReadTx tx{town.db};
            TRY(next, heads_after(tx, size, heads_at_a_time));
            heads = std::move(next);
        }
        if (heads.empty()) {
            return sent;
        }
        for (auto const& head : heads) {
            CHECK(sink.keep(head));
            CHECK(note_told(town, sink.name(), head));
            size = head.size;
            ++sent;
        }
    }
}

}  // namespace

std::unique_ptr<HeadSink> file_sink(std::string const& path) {
    return std::make_unique<FileSink>(path);
}

Result<std::unique_ptr<HeadSink>> syslog_sink(std::string const& address, Town const& town) {
    if (address == "local") {
        return std::unique_ptr<HeadSink>{std::make_unique<LocalSyslog>()};
    }
    bool const stream = address.starts_with("tcp:");
    bool const named = (stream || address.starts_with("udp:")) && address.rfind(':') > 4 &&
                       address.rfind(':') + 1 < address.size();
    if (!named) {
        return invalid("audit_syslog", "attestation.syslog_unknown");
    }
    return std::unique_ptr<HeadSink>{std::make_unique<RemoteSyslog>(address, stream, town.clock)};
}

std::unique_ptr<HeadSink> mail_sink(HeadMail mail, Town const& town) {
    return std::make_unique<MailSink>(std::move(mail), town.clock);
}

Result<int> send_heads(Town& town, std::vector<std::unique_ptr<HeadSink>> const& sinks) {
    int sent = 0;
    std::optional<Error> first;
    for (auto const& sink : sinks) {
        auto const told = send_to(town, *sink);
        if (told.ok()) {
            sent += told.value();
        } else if (!first) {
            first = told.error();
        }
    }
    if (first) {
        return std::move(*first);
    }
    return sent;
}

}  // namespace varn::attestation
