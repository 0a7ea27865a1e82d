#pragma once
// What is searched, in the order that hits of equal merit stand in. What is not named here is found by
// nobody.
#include <memory>

#include "platform/search.h"

namespace varn::app {

/// The index of everything that people read.
std::unique_ptr<search::Index> search_index();

}  // namespace varn::app
