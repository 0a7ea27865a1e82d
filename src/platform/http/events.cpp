#include "platform/events.h"

#include <algorithm>
#include <utility>

#include "platform/http.h"

namespace varn::http {

std::string to_wire(Event const& event) {
    ASSERT(event.id.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    ASSERT(event.event.find_first_of("\r\n") == std::string::npos);
    std::string out;
    out.reserve(event.id.size() + event.event.size() + event.data.size() + 32);
    if (!event.id.empty()) {
        out.append("id: ").append(event.id).append("\n");
    }
    if (!event.event.empty()) {
        out.append("event: ").append(event.event).append("\n");
    }
    std::string_view rest = event.data;
    for (;;) {
        auto const end = rest.find_first_of("\r\n");
        out.append("data: ").append(rest.substr(0, end)).append("\n");
        if (end == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(rest.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
    }
    return out.append("\n");
}

void EventHub::publish(Event event) {
    auto published = std::make_shared<Published>();
    published->wire = to_wire(event);
    published->event = std::move(event);
    std::lock_guard const lock(mutex_);
    latest_.push_back(std::move(published));
    ++next_;
    if (latest_.size() > kept_) {
        latest_.pop_front();
    }
    for (auto const& [id, wake] : listeners_) {
        wake();
    }
}

std::uint64_t EventHub::position() const {
    std::lock_guard const lock(mutex_);
    return next_;
}

EventHub::Batch EventHub::from(std::uint64_t position, std::size_t count_max) const {
    std::lock_guard const lock(mutex_);
    auto const first = next_ - latest_.size();
    if (position < first) {
        return {.events = {}, .next = next_, .lost = true};
    }
    auto const begin = static_cast<std::size_t>(std::min(position, next_) - first);
    auto const count = std::min(count_max, latest_.size() - begin);
    Batch batch;
    for (auto i = begin; i < begin + count; ++i) {
        batch.events.push_back(latest_[i]);
    }
    batch.next = first + begin + count;
    return batch;
}

std::uint64_t EventHub::position_after(std::uint64_t position, std::string_view id) const {
    std::lock_guard const lock(mutex_);
    auto const first = next_ - latest_.size();
    for (auto i = latest_.size(); i > 0 && first + i > position; --i) {
        if (latest_[i - 1]->event.id == id) {
            return first + i;
        }
    }
    return position;
}

std::uint64_t EventHub::call_when_published(std::function<void()> wake) {
    std::lock_guard const lock(mutex_);
    listeners_.emplace(next_listener_, std::move(wake));
    return next_listener_++;
}

void EventHub::forget(std::uint64_t listener) {
    std::lock_guard const lock(mutex_);
    listeners_.erase(listener);
}

Result<Reply> stream_events(Call const& call, EventHub& hub, LoadAfter const& load_after,
                            std::function<bool(Event const&)> wanted,
                            std::function<bool(Event const&)> ends) {
    // The position is taken before loading: an event published in between is found by both, and then skipped.
    auto stream = std::make_shared<EventStream>(EventStream{.hub = hub,
                                                            .position = hub.position(),
                                                            .missed = {},
                                                            .wanted = std::move(wanted),
                                                            .ends = std::move(ends)});
    if (!call.last_event_id.empty()) {
        TRY(missed, load_after(call.last_event_id));
        if (!missed.empty()) {
            stream->position = hub.position_after(stream->position, missed.back().id);
        }
        if (stream->wanted) {
            std::erase_if(missed, [&](Event const& event) { return !stream->wanted(event); });
        }
        stream->missed = std::move(missed);
    }
    Reply reply{.content_type = "text/event-stream"};
    reply.headers = {{"X-Accel-Buffering", "no"}};
    reply.stream = std::move(stream);
    return reply;
}

}  // namespace varn::http
