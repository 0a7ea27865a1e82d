#pragma once
// What both writers of XLSX need. Inside platform/sheet only. This version of libxlsxwriter writes to a file
// only, so a temporary one carries the bytes.
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "gather.h"

namespace varn::sheet {

inline constexpr double width_min = 8;
inline constexpr double width_max = 60;
inline constexpr std::size_t sheet_name_max = 31;

class TemporaryFile {
public:
    TemporaryFile() {
        std::error_code code;
        path_ = (std::filesystem::temp_directory_path(code) / "varn-sheet-XXXXXX").string();
        if (int const descriptor = ::mkstemp(path_.data()); descriptor >= 0) {
            ::close(descriptor);
            made_ = true;
        }
    }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    ~TemporaryFile() {
        if (made_) {
            std::error_code code;
            std::filesystem::remove(path_, code);
        }
    }
    bool made() const { return made_; }
    std::string const& path() const { return path_; }
    std::string bytes() const {
        std::ifstream in{path_, std::ios::binary};
        return {std::istreambuf_iterator<char>{in}, {}};
    }

private:
    std::string path_;
    bool made_ = false;
};

inline std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// Excel forbids some characters in the name of a sheet, and more than 31 of any.
inline std::string sheet_name(std::string_view title) {
    std::string name;
    for (char const c : title) {
        bool const forbidden = std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos;
        name += forbidden || static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    while (characters(name) > sheet_name_max) {
        do {
            name.pop_back();
        } while (!is_utf8(name));
    }
    return trimmed(name).empty() ? "Sheet1" : std::string{trimmed(name)};
}

/// What XML cannot hold becomes a space.
inline std::string xml_text(std::string_view text) {
    std::string out{text};
    for (auto& c : out) {
        auto const byte = static_cast<unsigned char>(c);
        c = byte < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
    return out;
}

}  // namespace varn::sheet
