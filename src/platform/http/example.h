#pragma once
// Inside platform/http: complete examples for the API description, from the examples in the descriptions.
#include "platform/http.h"

namespace varn::http {

/// Which fields an example shows.
enum class Shown { answer, creation, change };

/// A whole record, every field filled in. A field without an example gets a plain value of its kind; a record
/// inside itself gets an empty list or is left out.
json::Value example_of(Table const& table, Shown shown);
/// One scalar of a kind, from its example as written.
json::Value example_of(Kind kind, std::string_view written);

}  // namespace varn::http
