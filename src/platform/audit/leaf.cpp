#include "platform/leaf.h"

#include <sodium.h>

#include <array>

#include "platform/json.h"

namespace varn::audit {
namespace {

/// Random bytes for salts, drawn many at a time: each draw is a call to the system.
class Salts {
public:
    std::string next() {
        if (at_ == drawn_.size()) {
            randombytes_buf(drawn_.data(), drawn_.size());
            at_ = 0;
        }
        auto const salt = hex(std::string_view{drawn_.data() + at_, size});
        at_ += size;
        return salt;
    }

private:
    static constexpr std::size_t size = 16;
    std::array<char, 64 * size> drawn_{};
    std::size_t at_ = drawn_.size();
};

std::string fresh_salt() {
    thread_local Salts mine;
    return mine.next();
}

/// Adds one side of a change: its hash to the leaf, its value and salt to the clear record.
void add_side(std::string const& side, std::optional<std::string> const& value, json::Object& hashed,
              json::Object& clear) {
    if (!value) {
        return;
    }
    auto const salt = fresh_salt();
    hashed.emplace_back(side, salted(salt, *value));
    clear.emplace_back(side, *value);
    clear.emplace_back(side + "_salt", salt);
}

}  // namespace

std::string salted(std::string_view salt_hex, std::string_view value) {
    std::string text{salt_hex};
    text += value;
    return hex(sha256(text));
}

Leaf make_leaf(std::int64_t position, Instant at, Entry const& entry, RowChange const& change) {
    json::Array hashes;
    json::Array clear;
    for (auto const& field : change.fields) {
        json::Object hashed{{"field", field.field}};
        json::Object open{{"field", field.field}};
        add_side("before", field.before, hashed, open);
        add_side("after", field.after, hashed, open);
        hashes.emplace_back(std::move(hashed));
        clear.emplace_back(std::move(open));
    }
    auto const say = [&](std::string const& field, std::string const& said) {
        if (said.empty()) {
            return;
        }
        json::Object hashed{{"field", field}};
        json::Object open{{"field", field}};
        add_side("said", said, hashed, open);
        hashes.emplace_back(std::move(hashed));
        clear.emplace_back(std::move(open));
    };
    say("reason", entry.reason);
    say("acting_for", entry.acting_for);
    json::Value const leaf{json::Object{{"position", position},
                                        {"at", varn::to_text(at)},
                                        {"actor", entry.actor},
                                        {"action", entry.action},
                                        {"entity", change.entity},
                                        {"subject", change.id},
                                        {"changes", std::move(hashes)}}};
    Leaf made;
    made.text = json::canonical(leaf);
    made.clear = json::to_text(json::Value{std::move(clear)});
    made.hash = leaf_hash(made.text);
    return made;
}

}  // namespace varn::audit
