#pragma once
// One row of what a database answers.
#include "kernel/shape.h"

namespace varn::db {

/// One row of an answer. Text views live until the next row.
class Row {
public:
    virtual View text(int column) = 0;  // monostate for NULL, in all three
    virtual View integer(int column) = 0;
    virtual View real(int column) = 0;
    virtual int columns() const = 0;
    /// True when a value can be missing that every row has: weeded from the past. It reads as empty then.
    virtual bool may_lack_values() const { return false; }

protected:
    ~Row() = default;
};

}  // namespace varn::db
