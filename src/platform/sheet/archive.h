#pragma once
// A ZIP archive in memory, read under caps. Inside platform/sheet only; the keeper of minizip.
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "kernel/result.h"

namespace varn::sheet {

class Archive {
public:
    /// Opens the archive; the bytes must outlive it.
    static Result<Archive> open(std::string_view bytes);

    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;
    ~Archive();

    bool has(std::string const& name);
    /// Feeds an entry piece by piece to `take`, until it says no. Fails when the entry is missing, locked,
    /// broken or unpacks to more than the caps allow.
    Result<Done> stream(std::string const& name, std::function<bool(std::string_view piece)> const& take);

private:
    struct Inside;
    explicit Archive(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

}  // namespace varn::sheet
