#pragma once
// Workbooks built by hand, also those that no program would write. For the tests.
#include <minizip/unzip.h>
#include <minizip/zip.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace varn::sheet::sample {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP archive of these parts.
inline std::string zip(Parts const& parts) {
    std::string path = (std::filesystem::temp_directory_path() / "varn-sheet-test-XXXXXX").string();
    ::close(::mkstemp(path.data()));
    auto* archive = zipOpen64(path.c_str(), APPEND_STATUS_CREATE);
    for (auto const& [name, text] : parts) {
        zip_fileinfo const info{};
        zipOpenNewFileInZip64(archive, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 6,
                              0);
        zipWriteInFileInZip(archive, text.data(), static_cast<unsigned>(text.size()));
        zipCloseFileInZip(archive);
    }
    zipClose(archive, nullptr);
    std::ifstream in{path, std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    std::filesystem::remove(path);
    return bytes;
}

/// A part of a ZIP archive; empty when there is none.
inline std::string part(std::string const& bytes, std::string const& name) {
    std::string path = (std::filesystem::temp_directory_path() / "varn-sheet-test-XXXXXX").string();
    ::close(::mkstemp(path.data()));
    std::ofstream{path, std::ios::binary} << bytes;
    std::string found;
    auto* archive = unzOpen64(path.c_str());
    if (archive != nullptr && unzLocateFile(archive, name.c_str(), 1) == UNZ_OK &&
        unzOpenCurrentFile(archive) == UNZ_OK) {
        char buffer[4096];
        for (int read = 0; (read = unzReadCurrentFile(archive, buffer, sizeof buffer)) > 0;) {
            found.append(buffer, static_cast<std::size_t>(read));
        }
    }
    unzClose(archive);
    std::filesystem::remove(path);
    return found;
}

/// The parts around a sheet.
inline Parts around(std::string sheet_data) {
    return {
        {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="Dold" state="hidden" r:id="rId9"/>)"
                            R"(<sheet name="Blad" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)"},
        {"xl/styles.xml",
         R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/>)"
         R"(<numFmt numFmtId="165" formatCode="0.00&quot; dygn&quot;"/></numFmts>)"
         R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
         R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/><xf numFmtId="165"/>)"
         R"(<xf numFmtId="20"/></cellXfs></styleSheet>)"},
        {"xl/sharedStrings.xml",
         R"(<sst><si><t>Namn</t></si><si><r><t>Över</t></r><r><t xml:space="preserve"> ån</t></r><rPh><t>x</t></rPh></si></sst>)"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData>" + std::move(sheet_data) + "</sheetData></worksheet>"}};
}

}  // namespace varn::sheet::sample
