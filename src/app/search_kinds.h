#pragma once
// What is searched, in the order that hits of equal merit stand in. What is not named here is found by
// nobody.
#include <memory>
#include <optional>
#include <string_view>

#include "platform/search.h"

namespace varn::app {

/// The action that reads the rows of a table; nothing for what is not searched.
std::optional<std::string_view> action_to_read(std::string_view table);
/// The index of everything that people read.
std::unique_ptr<search::Index> search_index();

}  // namespace varn::app
