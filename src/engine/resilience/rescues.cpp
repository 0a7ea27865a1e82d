#include "rescues.h"

#include <algorithm>

namespace varn::resilience {

bool Rescues::holds(MeasureSet chosen) const {
    return std::any_of(sets_.begin(), sets_.end(), [&](MeasureSet set) { return (set & ~chosen) == 0; });
}

void Rescues::add(MeasureSet set) {
    for (auto const known : sets_) {
        if ((known & ~set) == 0) {
            return;
        }
    }
    std::erase_if(sets_, [&](MeasureSet known) { return (set & ~known) == 0; });
    sets_.push_back(set);
}

void Rescues::add(Rescues const& other) {
    for (auto const set : other.sets_) {
        add(set);
    }
}

void Rescues::add_both(Rescues const& a, Rescues const& b) {
    for (auto const one : a.sets_) {
        for (auto const other : b.sets_) {
            add(one | other);
        }
    }
}

void Rescues::sort() {
    std::sort(sets_.begin(), sets_.end());
}

}  // namespace varn::resilience
