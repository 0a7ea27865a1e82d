#pragma once
// What is searched, worked out once from the descriptions. Private to platform/search.
#include <map>

#include "document.h"
#include "store.h"

namespace varn::search {

struct KindFacts {
    Searched searched;
    Fields fields;
    /// The row of each id of `$1`, seen from the asker's viewpoint, as one text: its id, its text fields, its
    /// references and the id of its page, each ended by `value_end`.
    std::string rows_sql;
};

inline constexpr char value_end = '\x1f';

struct Index::Kinds {
    std::vector<KindFacts> all;
    std::vector<Called> called;
    std::map<std::string, std::size_t, std::less<>> by_name;
    std::string made_for;  // tells whether an index fits what is searched now
};

/// The values of a text of `rows_sql`.
std::vector<std::string_view> values_of(std::string_view joined);
/// The SQL of a column as a text that is never absent, ended by `value_end`.
std::string ended(std::string_view column);

}  // namespace varn::search
