#pragma once
// Where the rows of an answer go, and how a row becomes a described object.
#include "kernel/describe.h"
#include "platform/database.h"

namespace varn::db::detail {

/// Where the rows of an answer go; `row` returns false for a row that does not fit what was asked for.
struct Sink {
    void* context;
    bool (*row)(void* context, Row& row);
};
/// Fills a described object from the columns of a row, in order.
bool fill(Row& row, Table const& table, void* object);
/// Sets one scalar from one column.
bool put_column(Row& row, int column, Shape const& shape, void* into);

}  // namespace varn::db::detail
