#pragma once
// The package of an office document: a ZIP archive in memory, read under bounds. Inside platform/uploads
// only; the keeper of minizip here.
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kinds.h"

namespace varn::uploads {

class Package {
public:
    /// Reads the directory. `invalid` when the archive is damaged or locked, has more parts or unpacks to
    /// more than the bounds, a part has a name that leads out of it, or bytes stand where the directory tells
    /// of none (APPNOTE.TXT 6.3, 4.3 and 4.4; without ZIP64, which the bounds make needless). The bytes must
    /// outlive it.
    static Result<Package> open(std::string_view bytes);

    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    /// Of the parts, in the order of the directory.
    std::vector<std::string> const& names() const;

    using Visit = std::function<Result<Done>(std::string const& name, std::string_view content)>;
    /// Unpacks part after part and shows it, until one is refused. `invalid` when a part is damaged or larger
    /// than the directory tells.
    Result<Done> each(Visit const& visit);

private:
    struct Inside;
    explicit Package(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> inside_;
};

/// The bytes of an archive that stands anywhere in these: the end of a directory with a row of it before.
bool has_archive_inside(std::string_view bytes);

}  // namespace varn::uploads
