#pragma once
// What has been worked out from the database and is kept while that holds (ReadTx::kept). Private to
// platform/db.
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace varn::db {

/// One thing that is kept. `made_at` and `checked_at` are positions of the log: nothing it was made from
/// changed between them.
struct KeptThing {
    std::mutex making;  // held while it is looked at and made: many who ask at once wait for one
    std::shared_ptr<void const> value;
    std::int64_t made_at = 0;
    std::int64_t checked_at = 0;
};

/// The things that are kept, by name; the least lately asked for gives way when there are too many.
class Shelf {
public:
    std::shared_ptr<KeptThing> thing(std::string const& key) {
        std::lock_guard const lock{mutex_};
        auto& place = places_[key];
        if (!place.thing) {
            place.thing = std::make_shared<KeptThing>();
        }
        place.asked = ++asked_;
        auto thing = place.thing;
        if (places_.size() > most) {
            auto oldest = places_.begin();
            for (auto at = places_.begin(); at != places_.end(); ++at) {
                if (at->second.asked < oldest->second.asked) {
                    oldest = at;
                }
            }
            places_.erase(oldest);
        }
        return thing;
    }

private:
    static constexpr std::size_t most = 16;  // a large town's registers take some megabytes each
    struct Place {
        std::shared_ptr<KeptThing> thing;
        std::uint64_t asked = 0;
    };
    std::mutex mutex_;
    std::map<std::string, Place> places_;
    std::uint64_t asked_ = 0;
};

}  // namespace varn::db
