#pragma once
// The only bundle handed around: what a verb needs of the world. Built once in app/, and once in the test
// fixture.
#include <functional>
#include <string>
#include <vector>

#include "platform/access.h"
#include "platform/clock.h"
#include "platform/db.h"
#include "platform/migration.h"

namespace varn {

struct Town {
    db::Database& db;
    clock::Clock const& clock;
    clock::Ids& ids;

    template <class T>
    Id<T> new_id() const {
        return Id<T>{ids.next()};
    }
};

}  // namespace varn
