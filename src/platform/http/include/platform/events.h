#pragma once
// Server-sent events. Any thread publishes to a hub; each client reads from the hub's memory of the latest
// events at its own pace, so a slow client costs nothing and is dropped when it falls behind. It comes back
// with Last-Event-ID and gets what it missed from the callback of its route (ADR 0004, 0007: this is a view
// of what was written, not a bus between contexts).
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "platform/sight.h"

namespace varn::http {

struct Call;
struct Reply;

/// One event: `id` comes back as Last-Event-ID (without line breaks), `event` is its name, `data` its text.
struct Event {
    std::string id;
    std::string event;
    std::string data;
    std::vector<auth::Seal> seals = {};  // on what it tells of: for those who see through all of them
    std::string subject = {};            // id of what it tells of, for those who choose among events
};

/// An event as it goes over the wire. Line breaks in `data` become several data lines; in id and name they
/// are refused by assertion.
std::string to_wire(Event const& event);

/// The latest events, in the order of publishing. Safe to use from several threads.
class EventHub {
public:
    /// An event as it was published, encoded once for all clients.
    struct Published {
        Event event;
        std::string wire;
    };
    /// What was published from a position on; `lost` when the hub remembers only later ones.
    struct Batch {
        std::vector<std::shared_ptr<Published const>> events;
        std::uint64_t next = 0;
        bool lost = false;
    };

    /// Remembers the latest `kept` events.
    explicit EventHub(std::size_t kept = 1024) : kept_(kept) {}

    /// Sends an event to everybody who listens. Never waits for a client.
    void publish(Event event);
    /// The position after the latest event.
    std::uint64_t position() const;
    /// At most `count_max` events from `position` on.
    Batch from(std::uint64_t position, std::size_t count_max = 64) const;
    /// The position after the event of that id if it was published at `position` or later; `position`
    /// otherwise.
    std::uint64_t position_after(std::uint64_t position, std::string_view id) const;

    /// Has `wake` called after every publishing, until `forget`. It must not block nor call the hub.
    std::uint64_t call_when_published(std::function<void()> wake);
    void forget(std::uint64_t listener);

private:
    std::size_t const kept_;
    mutable std::mutex mutex_;
    std::deque<std::shared_ptr<Published const>> latest_;
    std::uint64_t next_ = 0;  // position of the next event
    std::map<std::uint64_t, std::function<void()>> listeners_;
    std::uint64_t next_listener_ = 0;
};

/// A stream about to begin: first what was missed, then what is published from `position` on.
struct EventStream {
    EventHub& hub;
    std::uint64_t position = 0;
    std::vector<Event> missed;
    std::function<bool(Event const&)>
        wanted;  // asked on the socket's thread: quick, and about nothing but the event
    std::function<bool(Event const&)> ends;  // likewise: after such an event the client is to be asked anew
};

/// Loads the events after an id, in order; `invalid` for an id that never was.
using LoadAfter = std::function<Result<std::vector<Event>>(std::string_view id)>;

/// The reply of a route that streams: the hub's events that the caller `wanted` (all when absent), after
/// those that `load_after` finds missed since the call's Last-Event-ID. No event is left out or sent twice in
/// between, if the hub publishes what `load_after` can already find. The stream is over after an event that
/// `ends` it, for instance because the caller's rights may be others now: the client comes back by itself and
/// is asked who it is. `wanted` and `ends` outlive the call, so they hold copies of what they need.
Result<Reply> stream_events(Call const& call, EventHub& hub, LoadAfter const& load_after,
                            std::function<bool(Event const&)> wanted = nullptr,
                            std::function<bool(Event const&)> ends = nullptr);

}  // namespace varn::http
