#pragma once
// Files as people hand them over, and as nobody should, built in memory: none is ever written to a disk. For
// the tests.
#include <minizip/zip.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace varn::uploads::sample {

using Parts = std::vector<std::pair<std::string, std::string>>;

struct Written {
    std::string bytes;
    std::size_t at = 0;
};

inline zlib_filefunc64_def memory_of(Written& file) {
    return {[](voidpf self, void const*, int) { return self; },
            [](voidpf, voidpf, void*, uLong) { return uLong{0}; },
            [](voidpf, voidpf stream, void const* buffer, uLong size) {
                auto& to = *static_cast<Written*>(stream);
                to.bytes.resize(std::max(to.bytes.size(), to.at + size));
                std::memcpy(to.bytes.data() + to.at, buffer, size);
                to.at += size;
                return size;
            },
            [](voidpf, voidpf stream) { return ZPOS64_T{static_cast<Written*>(stream)->at}; },
            [](voidpf, voidpf stream, ZPOS64_T offset, int origin) {
                auto& to = *static_cast<Written*>(stream);
                to.at = offset + (origin == ZLIB_FILEFUNC_SEEK_CUR   ? to.at
                                  : origin == ZLIB_FILEFUNC_SEEK_END ? to.bytes.size()
                                                                     : 0);
                return 0L;
            },
            [](voidpf, voidpf) { return 0; },
            [](voidpf, voidpf) { return 0; },
            &file};
}

/// A ZIP archive of these parts; what is named `mimetype` is not packed.
inline std::string zip(Parts const& parts, char const* comment = nullptr) {
    Written file;
    auto functions = memory_of(file);
    auto* const archive = zipOpen2_64("memory", APPEND_STATUS_CREATE, nullptr, &functions);
    for (auto const& [name, content] : parts) {
        zip_fileinfo const info{};
        zipOpenNewFileInZip(archive, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                            name == "mimetype" ? 0 : Z_DEFLATED, 6);
        zipWriteInFileInZip(archive, content.data(), static_cast<unsigned>(content.size()));
        zipCloseFileInZip(archive);
    }
    zipClose(archive, comment);
    return file.bytes;
}

inline std::string little_number(std::size_t value, int bytes) {
    std::string written;
    for (int i = 0; i < bytes; ++i, value >>= 8U) {
        written += static_cast<char>(value & 0xffU);
    }
    return written;
}
/// The archive that a program writes when it cannot go back: sizes follow the bytes, with or without a mark.
inline std::string streamed_zip(Parts const& parts, std::string const& mark,
                                std::string const& between = "") {
    std::string bytes;
    std::string rows;
    for (auto const& [name, content] : parts) {
        auto const sizes =
            little_number(crc32_z(0, reinterpret_cast<Bytef const*>(content.data()), content.size()), 4) +
            little_number(content.size(), 4) + little_number(content.size(), 4);
        std::string const head{"\x14\0\x08\0\0\0\0\0\0\0", 10};  // version, sizes follow, not packed, no time
        rows += std::string{"PK\1\2\x14\0", 6} + head + sizes + little_number(name.size(), 2) +
                std::string(12, '\0') + little_number(bytes.size(), 4) + name;
        bytes += "PK\3\4" + head + std::string(12, '\0') + little_number(name.size(), 2) +
                 std::string(2, '\0') + name + content + mark + sizes + between;
    }
    auto const count = little_number(parts.size(), 2);
    return bytes + rows + "PK\5\6" + std::string(4, '\0') + count + count + little_number(rows.size(), 4) +
           little_number(bytes.size(), 4) + std::string(2, '\0');
}

inline std::string relationships(std::string const& inside) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + inside +
           "</Relationships>";
}
inline std::string relationship(std::string const& type, std::string const& target,
                                std::string const& mode = "") {
    return "<Relationship Id=\"rId7\" "
           "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
           type + "\" Target=\"" + target + "\"" + (mode.empty() ? "" : " TargetMode=\"" + mode + "\"") +
           "/>";
}

/// A DOCX, with what else it is to hold.
inline Parts docx(Parts const& more = {}, std::string const& types = "", std::string const& relations = "") {
    Parts parts{
        {"[Content_Types].xml",
         "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Types><Default Extension=\"xml\" "
         "ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
         "ContentType=\"application/"
         "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>" +
             types + "</Types>"},
        {"_rels/.rels", relationships(relationship("officeDocument", "word/document.xml"))},
        {"word/document.xml",
         "<?xml version='1.0' encoding='utf-8'?><w:document xmlns:w=\"w\"><w:body/></w:document>"},
        {"word/_rels/document.xml.rels", relationships(relationship("styles", "styles.xml") + relations)}};
    parts.insert(parts.end(), more.begin(), more.end());
    return parts;
}

/// An ODT whose content holds this.
inline Parts odt(std::string const& content = "", Parts const& more = {}) {
    Parts parts{
        {"mimetype", "application/vnd.oasis.opendocument.text"},
        {"content.xml",
         "<office:document-content xmlns:office=\"o\" xmlns:xlink=\"x\" xmlns:draw=\"d\" xmlns:text=\"t\" "
         "xmlns:script=\"s\"><office:scripts/>" +
             content + "</office:document-content>"},
        {"META-INF/manifest.xml", "<manifest:manifest xmlns:manifest=\"m\"/>"},
        {"Configurations2/accelerator/current.xml", ""},
        {"Configurations2/menubar/", ""}};
    parts.insert(parts.end(), more.begin(), more.end());
    return parts;
}

inline std::string png_number(std::size_t value) {
    std::string bytes;
    for (unsigned const bits : {24U, 16U, 8U, 0U}) {
        bytes += static_cast<char>((value >> bits) & 0xffU);
    }
    return bytes;
}
inline std::string png_chunk(std::string const& type, std::string const& data) {
    auto const body = type + data;
    auto const checksum = crc32_z(0, reinterpret_cast<Bytef const*>(body.data()), body.size());
    return png_number(data.size()) + body + png_number(checksum);
}
/// A grey PNG of this size, all of it but its pixels.
inline std::string png(std::size_t width = 1, std::size_t height = 1, std::string const& more = "") {
    std::string const one_pixel{"\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01", 10};
    return "\x89PNG\r\n\x1a\n" +
           png_chunk("IHDR", png_number(width) + png_number(height) + std::string{"\x08\0\0\0\0", 5}) + more +
           png_chunk("IDAT", one_pixel) + png_chunk("IEND", "");
}
/// A JPEG of 16 × 16 grey pixels.
inline std::string jpeg(std::string const& height = std::string{"\x00\x10", 2}) {
    return std::string{"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", 20} +
           std::string{"\xff\xc0\x00\x0b\x08", 5} + height + std::string{"\x00\x10\x01\x01\x11\x00", 6} +
           std::string{"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00", 10} + "\x12\x34\x56\xff\xd9";
}
/// A PDF whose catalogue holds this.
inline std::string pdf(std::string const& inside = "") {
    return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + inside +
           " >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\nxref\n0 1\n"
           "trailer\n<< /Root 1 0 R /Size 3 >>\nstartxref\n9\n%%EOF\n";
}

}  // namespace varn::uploads::sample
